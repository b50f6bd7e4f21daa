-- A search for a word that many share looks at no more of the newest contacts than it takes (0048 looked at 5 000).
create or replace function private.newest_contacts(p_org uuid, p_name text, p_identity text, p_before uuid, p_limit int,
  p_among uuid[] default null) returns uuid[]
language plpgsql stable set search_path = pg_catalog, app, public
as $$
declare
  v_before constant uuid := coalesce(p_before, 'ffffffff-ffff-ffff-ffff-ffffffffffff');
  v_alive constant text := ' and exists (select from app.contacts c where c.org_id = $1 and c.id = i.contact_id and c.merged_into is null)';
  v_among text;
  v_all text;
  v_found uuid[];
begin
  if p_identity is null then
    v_among := 'select array(select c.id from (select id, search_text from app.contacts where org_id = $1 and merged_into is null and id < $2
                order by id desc limit $4) c where ' || p_name || ' order by 1 desc limit $3)';
    v_all := 'select (array_agg(c.id order by c.id desc))[1:$3] from app.contacts c
               where c.org_id = $1 and c.merged_into is null and c.id < $2 and ' || p_name
      || case when p_among is null then '' else ' and c.id = any ($4)' end;
  elsif p_name is null then
    v_among := 'select array(select distinct i.contact_id from (select contact_id, value from app.channel_identities where org_id = $1 and contact_id < $2
                order by contact_id desc limit $4) i where ' || p_identity || v_alive || ' order by 1 desc limit $3)';
    v_all := 'select (array_agg(distinct i.contact_id order by i.contact_id desc))[1:$3] from app.channel_identities i
               where i.org_id = $1 and i.contact_id < $2 and ' || p_identity || v_alive
      || case when p_among is null then '' else ' and i.contact_id = any ($4)' end;
  else
    v_all := 'select (array_agg(distinct c.id order by c.id desc))[1:$3] from app.contacts c join app.channel_identities i on i.org_id = $1 and i.contact_id = c.id
               where c.org_id = $1 and c.merged_into is null and c.id < $2 and ' || p_name || ' and ' || p_identity
      || case when p_among is null then '' else ' and c.id = any ($4)' end;
  end if;
  if v_among is not null and p_among is null and p_limit <= 101 then
    execute v_among into v_found using p_org, v_before, p_limit, 300;
    if cardinality(v_found) >= p_limit then return v_found; end if;
    if cardinality(v_found) * 10 >= p_limit then
      -- As many as the first look promises, and half as many again.
      execute v_among into v_found using p_org, v_before, p_limit, least(5000, 450 * p_limit / cardinality(v_found));
      if cardinality(v_found) >= p_limit then return v_found; end if;
    end if;
  end if;
  execute v_all into v_found using p_org, v_before, p_limit, p_among;
  return coalesce(v_found, '{}');
end $$;

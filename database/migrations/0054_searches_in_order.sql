-- What a search costs where one organisation holds half a million annonces and a million dossiers (bench/GROWTH.md).

-- The stock of one city and kind by price: what most searches are matched with.
create index annonces_stock_kind on app.annonces
  (org_id, transaction, price_currency, city_key, property_type, price_amount desc, id desc)
  where status = 'PUBLISHED' and price_amount is not null;

-- Numbers from their end: how they are dictated, and written without the country.
create index channel_identities_end on app.channel_identities (org_id, reverse(value) text_pattern_ops);
-- Until there are figures about the new index it is thought to find one in two hundred.
analyze app.channel_identities;

-- What an annonce must contain to be found, each word a regular expression: the word itself where annonces have it, else
-- those it may be meant for. Null when nothing can be found.
create function app.annonce_patterns(p_query text) returns text[]
language plpgsql stable security definer set search_path = pg_catalog, app, public
as $$
declare
  v_org constant uuid := app.current_org();
  v_word text;
  v_known boolean;
  v_near text[];
  v_found text[] := '{}';
begin
  for v_word in
    select w from regexp_split_to_table(app.search_fold(btrim(p_query)), '\s+') with ordinality s (w, n)
     where w ~ '[[:alnum:]]' order by n limit 6
  loop
    v_known := length(v_word) < 3
      or exists (select from app.search_words s where s.org_id = v_org and s.kind = 'ANNONCE' and s.key = v_word and s.word = v_word);
    if not v_known then
      execute format('select exists (select from app.annonces where org_id = $1 and search_text like %L)', private.like_part(v_word))
        into v_known using v_org;
    end if;
    v_near := case when v_known then array[v_word] else private.near_words(v_org, 'ANNONCE', v_word) end;
    if v_near = '{}' then return null; end if;
    v_found := v_found || (select string_agg(regexp_replace(w, '([^[:alnum:][:space:]])', '\\\1', 'g'), '|') from unnest(v_near) w);
  end loop;
  return nullif(v_found, '{}');
end $$;

-- As in 0048; a long number is looked for by its end first.
create or replace function private.contacts_matching(p_org uuid, p_query text, p_near boolean, p_limit int, p_before uuid default null,
  p_among uuid[] default null) returns uuid[]
language plpgsql stable set search_path = pg_catalog, app, public
as $$
declare
  v_count int;
  v_known boolean := true;
  v_name text;
  v_identity text;
  v_found uuid[] := '{}';
  v_near text[];
  v_part text;
  t record;
begin
  select count(*) into v_count from private.search_terms(p_query);
  if v_count = 0 then return v_found; end if;

  for t in select * from private.search_terms(p_query) loop
    if v_count = 1 and length(t.digits) >= 8 then
      -- So many figures are the end of a number, if of any.
      v_found := private.newest_contacts(p_org, null, format('reverse(i.value) like %L', reverse(t.digits) || '%'), p_before, p_limit, p_among);
      if v_found <> '{}' then return v_found; end if;
    end if;
    v_part := format('i.value like %L', private.like_part(coalesce(t.digits, t.word)));
    if v_count = 1 then
      v_found := private.newest_contacts(p_org, format('c.search_text like %L', private.like_part(t.word)), null, p_before, p_limit, p_among);
      if length(coalesce(t.digits, t.word)) >= 3 then
        v_found := array(select distinct x from unnest(v_found || private.newest_contacts(p_org, null, v_part, p_before, p_limit, p_among)) x
                          order by x desc limit p_limit);
      end if;
    elsif length(t.digits) >= 5 then v_identity := concat_ws(' and ', v_identity, v_part);
    elsif private.is_name(p_org, t.word) then
      v_name := concat_ws(' and ', v_name, format('c.search_text like %L', private.like_part(t.word)));
    elsif private.is_identity(p_org, coalesce(t.digits, t.word)) then
      v_identity := concat_ws(' and ', v_identity, v_part);
    else v_known := false;
    end if;
  end loop;
  if v_count > 1 and v_known then v_found := private.newest_contacts(p_org, v_name, v_identity, p_before, p_limit, p_among); end if;
  if v_found <> '{}' or not p_near then return v_found; end if;
  -- Behind the last exact page no near ones follow.
  if p_before is not null and private.contacts_matching(p_org, p_query, false, 1, null, p_among) <> '{}' then return v_found; end if;

  v_name := null;
  v_identity := null;
  v_known := v_known and v_count > 1;
  for t in select * from private.search_terms(p_query) loop
    -- Numbers and addresses are not corrected, nor is anything with a figure in it.
    if t.digits is not null or (t.word ~ '[^[:alpha:]]' and private.is_identity(p_org, t.word)) then
      v_identity := concat_ws(' and ', v_identity, format('i.value like %L', private.like_part(coalesce(t.digits, t.word))));
      continue;
    elsif t.word ~ '[^[:alpha:]]' and private.is_name(p_org, t.word) then
      v_name := concat_ws(' and ', v_name, format('c.search_text like %L', private.like_part(t.word)));
      continue;
    elsif t.word ~ '[0-9]' then return v_found;
    end if;
    for v_part in select w from regexp_split_to_table(t.word, '[^[:alpha:]]+') w where w <> '' loop
      v_near := private.near_words(p_org, 'CONTACT', v_part);
      if private.is_name(p_org, v_part) then
        v_near := case when v_known then v_near else '{}' end || v_part;
      elsif v_near = '{}' and private.is_identity(p_org, v_part) then
        v_identity := concat_ws(' and ', v_identity, format('i.value like %L', private.like_part(v_part)));
        continue;
      end if;
      if v_near = '{}' then return v_found; end if;
      v_name := concat_ws(' and ', v_name,
        (select '(' || string_agg(format('c.search_text like %L', private.like_part(w)), ' or ') || ')' from unnest(v_near) w));
    end loop;
  end loop;
  if v_name is null then return v_found; end if;
  return private.newest_contacts(p_org, v_name, v_identity, p_before, p_limit, p_among);
end $$;

-- As in 0052; one match among the first is enough to look further.
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
    if v_found <> '{}' then
      -- As many as the first look promises, and half as many again. One or two of a name that a thousand have are few by
      -- chance; all of them would be read next.
      execute v_among into v_found using p_org, v_before, p_limit, least(5000, 450 * p_limit / cardinality(v_found));
      if cardinality(v_found) >= p_limit then return v_found; end if;
    end if;
  end if;
  execute v_all into v_found using p_org, v_before, p_limit, p_among;
  return coalesce(v_found, '{}');
end $$;

-- As in 0048; papers of a name that many have are looked for among the newest papers, not among all of that name.
create or replace function private.papers_of(p_org uuid, p_words text, p_near boolean, p_where text, p_limit int, p_own uuid[], p_people uuid[])
returns uuid[]
language plpgsql stable set search_path = pg_catalog, app, public
as $$
declare
  v_people uuid[];
  v_dossiers uuid[];
  v_annonces uuid[];
  v_found uuid[];
begin
  if not exists (select from app.documents where org_id = p_org and removed_at is null) then return '{}'; end if;
  if p_own is null and p_limit <= 101 and p_words ~ '^[[:alpha:]]{3,40}$' then
    -- A name that many have: among the newest papers, whose they are.
    execute 'select array(select k.id from (select k.* from app.documents k where ' || p_where || ' order by k.id desc limit 1000) k
              where (select c.search_text from app.contacts c where c.org_id = $1
                        and c.id = coalesce(k.contact_id, (select d.contact_id from app.dossiers d where d.org_id = $1 and d.id = k.dossier_id))) like $3
                 or (select a.search_text from app.annonces a where a.org_id = $1 and a.id = k.annonce_id) like $3
              order by k.id desc limit $2)' into v_found using p_org, p_limit, private.like_part(p_words);
    if cardinality(v_found) >= p_limit then return v_found; end if;
  end if;
  v_people := private.contacts_matching(p_org, p_words, p_near, 1000, null, p_people);
  execute format('select (array_agg(coalesce(merged_into, id) order by id desc))[1:1000] from app.dossiers where org_id = $1 and lower(reference) like %L',
    private.like_part(p_words)) into v_dossiers using p_org;
  v_dossiers := v_dossiers || array(select d.id from app.dossiers d where d.org_id = p_org and d.contact_id = any (v_people));
  v_annonces := array(select app.search_annonces(p_words, 500));
  if v_people = '{}' and v_dossiers = '{}' and v_annonces = '{}' then return '{}'; end if;
  execute 'select (array_agg(k.id order by k.id desc))[1:$2] from app.documents k
            where (k.contact_id = any ($5) or k.dossier_id = any ($6) or k.annonce_id = any ($7)) and ' || p_where
    into v_found using p_org, p_limit, p_own, p_people, v_people, v_dossiers, v_annonces;
  return coalesce(v_found, '{}');
end $$;

-- Tasks by the words of their title, as other searches compare them.
create index tasks_search on app.tasks using gin (org_id, app.search_fold(title) public.gin_trgm_ops);

-- Every word must be a part of the title. The organisation is read from the context alone; what the caller may see is
-- decided by who asks.
create function app.search_tasks(p_query text, p_limit int default 500) returns setof uuid
language plpgsql stable rows 50 security definer set search_path = pg_catalog, app, public
as $$
declare
  v_where text;
begin
  if app.current_org() is null then return; end if;
  select string_agg(format('app.search_fold(title) like %L', '%' || replace(replace(replace(t.word, '\', '\\'), '%', '\%'), '_', '\_') || '%'), ' and ')
    into v_where from private.search_terms(p_query) t;
  if v_where is null then return; end if;
  return query execute 'select id from app.tasks where org_id = $1 and ' || v_where || ' order by id desc limit $2'
    using app.current_org(), least(p_limit, 500);
end $$;

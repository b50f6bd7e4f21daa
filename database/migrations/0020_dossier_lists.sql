-- Lists of dossiers by score, open or not; the board of one member; search by reference, name, number or address in one narrow door.

drop index app.dossiers_score;
create index dossiers_score on app.dossiers (org_id, score desc nulls last, id desc);
create index dossiers_board on app.dossiers (org_id, assignee_id, case_type, status, last_activity_at desc, id desc);
create index dossiers_reference on app.dossiers using gin (org_id, lower(reference) public.gin_trgm_ops);

drop function app.contacts_containing(text, text, int);

-- Dossiers by a part of their reference, of the person's name (p_text), or of a number or address (p_identity; empty:
-- not asked). Under row-level security a trigram operator cannot use its index (it is not leakproof): this narrow door
-- may, and reads the organisation from the context alone. What the caller may see is decided by who asks.
create function app.dossiers_containing(p_text text, p_identity text) returns setof uuid
language plpgsql stable rows 200 security definer set search_path = pg_catalog, app, public
as $$
declare
  v_org constant uuid := app.current_org();
  v_text constant text := '%' || replace(replace(replace(lower(p_text), '\', '\\'), '%', '\%'), '_', '\_') || '%';
  v_identity constant text := '%' || replace(replace(replace(lower(p_identity), '\', '\\'), '%', '\%'), '_', '\_') || '%';
begin
  return query
    select d.id from app.dossiers d where d.org_id = v_org and lower(d.reference) like v_text
    union
    select d.id from app.contacts c join app.dossiers d on d.org_id = v_org and d.contact_id = c.id
     where c.org_id = v_org and lower(c.display_name) like v_text;
  if p_identity <> '' then
    return query
      select d.id from app.channel_identities i join app.dossiers d on d.org_id = v_org and d.contact_id = i.contact_id
       where i.org_id = v_org and i.value like v_identity;
  end if;
end $$;

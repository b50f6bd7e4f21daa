-- Dossiers and notes: lists by opening date, the load of each member, notes that are edited or withdrawn.

create index dossiers_opened on app.dossiers (org_id, opened_at desc, id desc);
create index dossiers_load on app.dossiers (org_id, assignee_id) where is_open and assignee_id is not null;

-- A withdrawn note (by its author, within minutes) is not shown at all; a redacted one is shown as redacted.
alter table app.activities add column edited_at timestamptz, add column deleted_at timestamptz;

create index tasks_recent on app.tasks (org_id, due_at, id);

-- Contacts by a part of a name, number or address. Under row-level security a trigram operator cannot use its index (it
-- is not leakproof): this narrow door may, and reads the organisation from the context alone. At most p_limit ids.
create function app.contacts_containing(p_text text, p_digits text, p_limit int default 1000) returns setof uuid
language plpgsql stable security definer set search_path = pg_catalog, app, public
as $$
declare
  v_like constant text := '%' || replace(replace(replace(lower(p_text), '\', '\\'), '%', '\%'), '_', '\_') || '%';
begin
  return query
    select c.id from app.contacts c where c.org_id = app.current_org() and lower(c.display_name) like v_like
    union
    select i.contact_id from app.channel_identities i
     where i.org_id = app.current_org() and (i.value like v_like or (p_digits <> '' and i.value like '%' || p_digits || '%'))
    limit least(p_limit, 1000);
end $$;

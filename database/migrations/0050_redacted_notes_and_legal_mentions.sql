-- A redacted note loses its earlier texts in the rows too; what a branch must print about itself has its shape.

-- ---------------------------------------------------------------- redacted notes

-- Blanks every text a redacted note had, in its versions and in what the audit kept of them; the digests the audit chain
-- holds stay. A note is redacted first, by who may: this only finishes it. How many versions it had; null for a note that
-- is not there or still stands.
create function app.forget_note(p_note uuid) returns int
language plpgsql volatile security definer set search_path = pg_catalog, app
as $$
declare
  v_org constant uuid := app.current_org();
  v_versions uuid[];
begin
  if v_org is null or not exists (select from app.activities a
       where a.org_id = v_org and a.id = p_note and a.type = 'NOTE' and a.redacted_at is not null and a.body is null) then
    return null;
  end if;
  v_versions := array(select v.id from app.note_versions v where v.org_id = v_org and v.activity_id = p_note);
  perform set_config('atlas.erasing', 'on', true);
  update app.note_versions set body = '—', content = null where org_id = v_org and id = any (v_versions);
  perform set_config('atlas.erasing', 'off', true);
  update app.audit_values v set changes = null, salt = null, erased_at = app.app_now()
    from app.audit_entries e
   where e.org_id = v_org and v.org_id = v_org and v.entry_id = e.id and v.erased_at is null
     and e.entity = 'note_versions' and e.entity_id = any (v_versions::text[]);
  return cardinality(v_versions);
end $$;
alter function app.forget_note owner to atlas_definer;

-- Those redacted before.
do $$
declare n record;
begin
  for n in select a.org_id, a.id from app.activities a
            where a.type = 'NOTE' and a.redacted_at is not null and a.body is null
              and exists (select from app.note_versions v where v.org_id = a.org_id and v.activity_id = a.id) loop
    perform set_config('app.org_id', n.org_id::text, true);
    perform app.forget_note(n.id);
  end loop;
  perform set_config('app.org_id', '', true);
end $$;

-- ---------------------------------------------------------------- legal mentions of a branch

alter table app.branches add constraint branches_legal_check check (jsonb_typeof(legal) = 'object');

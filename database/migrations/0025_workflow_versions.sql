-- A version of a workflow is never edited: running dossiers stand on it. A change is a new version.

create function private.keep_workflow_version() returns trigger
language plpgsql set search_path = pg_catalog
as $$
begin
  if (new.id, new.code, new.version) is distinct from (old.id, old.code, old.version) or new.definition is distinct from old.definition then
    raise exception 'a version of a workflow is never edited' using errcode = 'AT012';
  end if;
  return new;
end $$;
create trigger keep_version before update on app.workflow_versions for each row execute function private.keep_workflow_version();

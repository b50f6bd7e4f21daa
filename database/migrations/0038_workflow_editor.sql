-- Editing workflows: a draft per workflow, who made which version and why, and the moving of running dossiers onto a new one.

alter table app.workflow_versions add column note text check (char_length(note) <= 500);
alter table app.workflow_versions add column copied_from uuid;
alter table app.workflow_versions add column created_by text;
-- Versions from before were made with their organisation; from now on the actor is known.
alter table app.workflow_versions alter column created_by set default app.current_actor();
alter table app.workflow_versions add foreign key (org_id, copied_from) references app.workflow_versions;

create or replace function private.keep_workflow_version() returns trigger
language plpgsql set search_path = pg_catalog
as $$
begin
  if (new.id, new.code, new.version, new.definition, new.note, new.copied_from, new.created_by, new.created_at)
     is distinct from (old.id, old.code, old.version, old.definition, old.note, old.copied_from, old.created_by, old.created_at) then
    raise exception 'a version of a workflow is never edited' using errcode = 'AT012';
  end if;
  return new;
end $$;

-- One draft per workflow. Its definition may be wrong in every way but its shape: it is checked when it is activated.
create table app.workflow_drafts (
  org_id uuid,
  id uuid not null default uuidv7(),
  code text not null,
  base_id uuid not null,
  copied_from uuid,
  definition jsonb not null,
  version int not null default 1,
  updated_by text not null default app.current_actor(),
  updated_at timestamptz not null default app.app_now(),
  primary key (org_id, id),
  unique (org_id, code),
  foreign key (org_id, base_id) references app.workflow_versions,
  foreign key (org_id, copied_from) references app.workflow_versions
);
-- The audit tells that there is a draft; what it became stands in the version it is activated as.
select private.protect_table('app.workflow_drafts', 'select, insert, update, delete', true, array['definition', 'version', 'updated_by', 'updated_at']);

-- Running dossiers on their way to a version. `cursor_id` is the last one looked at; `left_behind` tells of the first
-- that stay where they are, and why.
create table app.workflow_migrations (
  org_id uuid,
  id uuid not null default uuidv7(),
  code text not null,
  workflow_version_id uuid not null,
  mapping jsonb not null,
  state text not null default 'RUNNING' check (state in ('RUNNING', 'DONE')),
  total int not null check (total >= 0),
  moved int not null default 0,
  restated int not null default 0,
  skipped int not null default 0,
  left_count int not null default 0,
  left_behind jsonb not null default '[]',
  cursor_id uuid,
  created_by text not null default app.current_actor(),
  created_at timestamptz not null default app.app_now(),
  finished_at timestamptz,
  primary key (org_id, id),
  foreign key (org_id, workflow_version_id) references app.workflow_versions,
  check ((state = 'DONE') = (finished_at is not null))
);
create unique index workflow_migrations_one on app.workflow_migrations (org_id, code) where state = 'RUNNING';
create index workflow_migrations_code on app.workflow_migrations (org_id, code, id desc);
select private.protect_table('app.workflow_migrations', 'select, insert, update', false);

-- Running dossiers of a workflow in a stable order, for batches and for a page of examples.
create index dossiers_running on app.dossiers (org_id, case_type, id) where is_open;

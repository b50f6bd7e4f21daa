-- Lists as people keep them: filters saved under a name, columns in one's own order, orders that an index gives.

-- ---------------------------------------------------------------- saved views

create table app.saved_views (
  org_id uuid,
  id uuid not null default uuidv7(),
  owner_id uuid not null,
  list text not null check (list in ('DOSSIERS', 'ANNONCES', 'CONTACTS', 'TASKS')),
  name text not null check (char_length(name) between 1 and 80 and name = btrim(name)),
  -- As the list's own query takes it; judged again whenever it is read (modules/saved-views).
  filter jsonb not null check (jsonb_typeof(filter) = 'object' and pg_column_size(filter) <= 8192),
  columns text[] not null default '{}' check (cardinality(columns) <= 30),
  sort text check (char_length(sort) <= 40),
  -- Told to the team: the definition alone, everybody reads their own rows with it.
  shared boolean not null default false,
  created_at timestamptz not null default app.app_now(),
  deleted_at timestamptz,
  version int not null default 1,
  primary key (org_id, id),
  foreign key (org_id, owner_id) references app.members
);
create unique index saved_views_name on app.saved_views (org_id, owner_id, list, lower(name)) where deleted_at is null;
create index saved_views_shared on app.saved_views (org_id, list, lower(name)) where shared and deleted_at is null;
select private.protect_table('app.saved_views', 'select, insert, update');

-- What a person chose for a list: the columns in their order, the view it opens with.
create table app.list_preferences (
  org_id uuid,
  user_id uuid not null,
  list text not null check (list in ('DOSSIERS', 'ANNONCES', 'CONTACTS', 'TASKS')),
  columns text[] check (cardinality(columns) <= 30),
  default_view_id uuid,
  primary key (org_id, user_id, list),
  foreign key (org_id, user_id) references app.members,
  foreign key (org_id, default_view_id) references app.saved_views
);
create index list_preferences_default on app.list_preferences (org_id, default_view_id) where default_view_id is not null;
select private.protect_table('app.list_preferences', 'select, insert, update', false);

-- ---------------------------------------------------------------- orders of lists

-- How long a dossier has stood where it stands; the poorest listings; people by name. Each is read both ways.
create index dossiers_since on app.dossiers (org_id, status_since, id);
create index annonces_quality on app.annonces (org_id, quality_score, id);
create index contacts_name on app.contacts (org_id, app.search_fold(display_name), id) where merged_into is null;

-- ---------------------------------------------------------------- one change to many records

create table app.bulk_changes (
  org_id uuid,
  id uuid not null default uuidv7(),
  user_id uuid not null,
  -- The roles it was asked under: it does no more than its caller could then, and no more than they can now.
  roles text[] not null,
  locale text not null check (locale in ('fr', 'ar', 'en')),
  list text not null check (list in ('DOSSIERS', 'ANNONCES')),
  command jsonb not null,
  state text not null default 'RUNNING' check (state in ('RUNNING', 'DONE', 'CANCELLED', 'UNDOING', 'UNDONE')),
  total int not null check (total between 1 and 2000),
  started_at timestamptz not null default app.app_now(),
  finished_at timestamptz,
  undo_until timestamptz,
  primary key (org_id, id),
  foreign key (org_id, user_id) references app.members,
  check ((state = 'RUNNING') = (finished_at is null)),
  check ((finished_at is null) = (undo_until is null))
);
-- One at a time per person: of two that start at once the second is refused.
create unique index bulk_changes_one on app.bulk_changes (org_id, user_id) where state in ('RUNNING', 'UNDOING');
create index bulk_changes_mine on app.bulk_changes (org_id, user_id, id desc);
select private.protect_table('app.bulk_changes', 'select, insert, update');

-- The records of a change, fixed when it starts, each with the version it then had. `entity_id` is a dossier or an annonce,
-- as the list says, and may be one that the caller cannot see: then its line says so. What each change did is in the audit
-- of the record itself.
create table app.bulk_change_items (
  org_id uuid,
  bulk_id uuid not null,
  position int not null,
  entity_id uuid not null,
  reference text,
  version int not null,
  before jsonb not null,
  state text not null default 'WAITING' check (state in ('WAITING', 'DONE', 'SAME', 'REFUSED', 'SKIPPED', 'UNDONE', 'KEPT')),
  after_version int,
  refusal jsonb,
  primary key (org_id, bulk_id, position),
  unique (org_id, bulk_id, entity_id),
  foreign key (org_id, bulk_id) references app.bulk_changes,
  check ((refusal is not null) = (state in ('REFUSED', 'KEPT'))),
  check ((after_version is not null) = (state in ('DONE', 'UNDONE', 'KEPT')))
);
create index bulk_change_items_left on app.bulk_change_items (org_id, bulk_id, position) where state in ('WAITING', 'DONE');
select private.protect_table('app.bulk_change_items', 'select, insert, update', false);

-- Codes an organisation chooses from: reasons, sources, categories of tasks, kinds of papers. The product's own codes need
-- no row (modules/reference-data): a row overrides one of them or adds one of the organisation's own.

create table app.reference_values (
  org_id uuid,
  id uuid not null default uuidv7(),
  list text not null check (list in ('LOSS_REASON', 'WON_REASON', 'SOURCE', 'TASK_CATEGORY', 'DOCUMENT_TYPE')),
  code text not null check (code ~ '^[A-Z][A-Z0-9_]{1,39}$'),
  -- Absent: the product's own word, or, for an organisation's own code, the French one.
  label_fr text check (char_length(label_fr) between 1 and 60 and label_fr = btrim(label_fr)),
  label_ar text check (char_length(label_ar) between 1 and 60 and label_ar = btrim(label_ar)),
  label_en text check (char_length(label_en) between 1 and 60 and label_en = btrim(label_en)),
  active boolean not null default true,
  created_at timestamptz not null default app.app_now(),
  -- Taken away while nothing used it; its words stay for what once spoke of it.
  deleted_at timestamptz,
  version int not null default 1,
  primary key (org_id, id),
  constraint reference_values_code unique (org_id, list, code)
);
-- No right to change list and code: what is stored under a code keeps its meaning.
select private.protect_table('app.reference_values',
  'select, insert, update (label_fr, label_ar, label_en, active, deleted_at, version)');

-- The order of a list; codes it does not name follow. Held by every change of the list, so that two wait for each other.
create table app.reference_lists (
  org_id uuid,
  id uuid not null default uuidv7(),
  list text not null check (list in ('LOSS_REASON', 'WON_REASON', 'SOURCE', 'TASK_CATEGORY', 'DOCUMENT_TYPE')),
  codes text[] not null default '{}' check (cardinality(codes) <= 500),
  version int not null default 0,
  primary key (org_id, id),
  constraint reference_lists_one unique (org_id, list)
);
select private.protect_table('app.reference_lists', 'select, insert, update (codes, version)');

-- What uses the codes no longer lists them: the use cases ask the organisation's list, the database keeps the form.
alter table app.dossiers
  drop constraint dossiers_source_check,
  add constraint dossiers_source_code check (source ~ '^[A-Z][A-Z0-9_]{1,39}$'),
  add constraint dossiers_loss_reason_code check (loss_reason ~ '^[A-Z][A-Z0-9_]{1,39}$'),
  add constraint dossiers_won_reason_code check (won_reason ~ '^[A-Z][A-Z0-9_]{1,39}$');
alter table app.tasks
  drop constraint tasks_category_check,
  add constraint tasks_category_code check (category ~ '^[A-Z][A-Z0-9_]{1,39}$');
alter table app.documents
  drop constraint documents_type_check,
  add constraint documents_type_code check (type ~ '^[A-Z][A-Z0-9_]{1,39}$');

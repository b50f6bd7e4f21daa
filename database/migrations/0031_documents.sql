-- Papers of a dossier, an annonce or a contact: asked for, received as versions of a file, checked, running out.

create table app.documents (
  org_id uuid,
  id uuid not null default uuidv7(),
  dossier_id uuid,
  annonce_id uuid,
  contact_id uuid,
  type text not null check (type in ('ID_CARD', 'PASSPORT', 'PROOF_OF_ADDRESS', 'PAY_SLIP', 'TAX_NOTICE', 'BANK_STATEMENT',
    'FINANCING_APPROVAL', 'TITLE_DEED', 'MANDATE', 'SALE_AGREEMENT', 'LEASE', 'DPE', 'PLAN', 'OTHER')),
  title text check (char_length(title) between 1 and 120),
  state text not null default 'REQUESTED' check (state in ('REQUESTED', 'RECEIVED', 'CHECKED', 'REJECTED')),
  visibility text not null default 'TEAM' check (visibility in ('TEAM', 'MANAGERS')),
  note text check (char_length(note) <= 1000),
  due_on date,
  expires_on date,
  -- the day of expiry that the timeline has told already
  expiry_told date,
  current_number int,
  requested_at timestamptz,
  requested_by text,
  received_at timestamptz,
  received_by text,
  checked_at timestamptz,
  checked_by text,
  rejected_at timestamptz,
  rejected_by text,
  reject_reason text check (char_length(reject_reason) between 1 and 500),
  removed_at timestamptz,
  removed_by text,
  remove_reason text check (char_length(remove_reason) between 1 and 500),
  created_by text not null default app.current_actor(),
  created_at timestamptz not null default app.app_now(),
  version int not null default 1,
  primary key (org_id, id),
  foreign key (org_id, dossier_id) references app.dossiers,
  foreign key (org_id, annonce_id) references app.annonces,
  foreign key (org_id, contact_id) references app.contacts,
  constraint documents_one_subject check (num_nonnulls(dossier_id, annonce_id, contact_id) = 1),
  constraint documents_file_behind_state check ((state = 'REQUESTED') = (current_number is null)),
  constraint documents_checked check (state <> 'CHECKED' or checked_at is not null),
  constraint documents_rejected check (state <> 'REJECTED' or (rejected_at is not null and reject_reason is not null)),
  constraint documents_removed check ((removed_at is null) = (remove_reason is null))
);
create index documents_dossier on app.documents (org_id, dossier_id, id desc) where dossier_id is not null;
create index documents_annonce on app.documents (org_id, annonce_id, id desc) where annonce_id is not null;
create index documents_contact on app.documents (org_id, contact_id, id desc) where contact_id is not null;
-- The same paper is asked for once; several pay slips are told apart by their titles.
create unique index documents_asked_once on app.documents
  (org_id, coalesce(dossier_id, annonce_id, contact_id), type, lower(coalesce(title, '')), visibility)
  where state = 'REQUESTED' and removed_at is null;
select private.protect_table('app.documents', 'select, insert, update');

-- Every file that came. Never changed: an old version stays what it was.
create table app.document_versions (
  org_id uuid,
  id uuid not null default uuidv7(),
  document_id uuid not null,
  number int not null check (number > 0),
  file_hash text not null check (file_hash ~ '^[0-9a-f]{64}$'),
  thumb_hash text check (thumb_hash ~ '^[0-9a-f]{64}$'),
  name text not null check (char_length(name) between 1 and 160),
  media_type text not null,
  size bigint not null check (size > 0),
  uploaded_by text not null default app.current_actor(),
  uploaded_at timestamptz not null default app.app_now(),
  primary key (org_id, id),
  unique (org_id, document_id, number),
  foreign key (org_id, document_id) references app.documents
);
select private.protect_table('app.document_versions', 'select, insert');

-- A state that says "received" points to a file that exists: no code path can say so without one.
alter table app.documents add constraint documents_current_version
  foreign key (org_id, id, current_number) references app.document_versions (org_id, document_id, number);

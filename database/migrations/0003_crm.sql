-- Annonces, contacts, dossiers, workflows, timeline, consents, decisions.

-- ---------------------------------------------------------------- workflows

create table app.workflow_versions (
  org_id uuid,
  id uuid not null default uuidv7(),
  code text not null,
  version int not null,
  definition jsonb not null,
  active boolean not null default false,
  created_at timestamptz not null default app.app_now(),
  primary key (org_id, id),
  unique (org_id, code, version)
);
create unique index workflow_versions_active on app.workflow_versions (org_id, code) where active;
select private.protect_table('app.workflow_versions', 'select, insert, update');

-- ---------------------------------------------------------------- contacts

create table app.contacts (
  org_id uuid,
  id uuid not null default uuidv7(),
  kind text not null default 'PERSON' check (kind in ('PERSON', 'COMPANY')),
  first_name text check (char_length(first_name) <= 120),
  last_name text check (char_length(last_name) <= 120),
  display_name text not null check (char_length(display_name) between 1 and 200),
  locale text check (locale in ('fr', 'ar', 'en', 'darija')),
  country char(2),
  note text check (char_length(note) <= 5000),
  last_inbound_at timestamptz,
  merged_into uuid,
  erased_at timestamptz,
  version int not null default 1,
  created_at timestamptz not null default app.app_now(),
  updated_at timestamptz not null default app.app_now(),
  primary key (org_id, id)
);
create index contacts_recent on app.contacts (org_id, id desc) where merged_into is null;
create index contacts_name on app.contacts using gin (org_id, lower(display_name) gin_trgm_ops);
select private.protect_table('app.contacts', 'select, insert, update', true, array['last_inbound_at']);

-- How a contact is reached. None is mandatory: a WhatsApp person may have no phone number.
create table app.channel_identities (
  org_id uuid,
  id uuid not null default uuidv7(),
  contact_id uuid not null,
  kind text not null check (kind in ('PHONE', 'EMAIL', 'WHATSAPP_BSUID')),
  value text not null check (char_length(value) between 1 and 200),
  raw text,
  is_primary boolean not null default false,
  created_at timestamptz not null default app.app_now(),
  primary key (org_id, id),
  unique (org_id, kind, value),
  foreign key (org_id, contact_id) references app.contacts
);
create index channel_identities_contact on app.channel_identities (org_id, contact_id);
create index channel_identities_value on app.channel_identities using gin (org_id, value gin_trgm_ops);
select private.protect_table('app.channel_identities');

-- ---------------------------------------------------------------- annonces

create table app.annonces (
  org_id uuid,
  id uuid not null default uuidv7(),
  branch_id uuid not null,
  reference text not null,
  status text not null default 'DRAFT',
  workflow_version_id uuid not null,
  title text not null check (char_length(title) between 10 and 120),
  description text not null default '' check (char_length(description) <= 5000),
  transaction text not null check (transaction in ('SALE', 'RENT')),
  property_type text not null check (property_type in ('APARTMENT', 'VILLA', 'HOUSE', 'STUDIO', 'RIAD', 'LAND', 'OFFICE', 'SHOP', 'FARM', 'ROOM')),
  price_amount bigint check (price_amount > 0 and price_amount < 100000000000000),
  price_currency char(3) not null check (price_currency in ('MAD', 'EUR')),
  rent_period text check (rent_period in ('MONTH', 'WEEK', 'DAY')),
  surface numeric(10, 2) check (surface > 0),
  land_surface numeric(12, 2) check (land_surface > 0),
  rooms int check (rooms between 0 and 100),
  bedrooms int check (bedrooms between 0 and 100),
  bathrooms int check (bathrooms between 0 and 100),
  floor int check (floor between -5 and 200),
  floors int check (floors between 0 and 200),
  year_built int check (year_built between 1000 and 2100),
  furnished boolean,
  features text[] not null default '{}',
  city text not null,
  zone text,
  address text,
  address_precision text not null default 'ZONE' check (address_precision in ('EXACT', 'STREET', 'ZONE')),
  latitude double precision check (latitude between -90 and 90),
  longitude double precision check (longitude between -180 and 180),
  owner_contact_id uuid,
  mandate jsonb,
  fees jsonb,
  energy jsonb,
  title_deed jsonb,
  closing jsonb,
  moderation_reason text,
  quality_score int not null default 0 check (quality_score between 0 and 100),
  quality_missing text[] not null default '{}',
  published_at timestamptz,
  version int not null default 1,
  created_by text not null default app.current_actor(),
  created_at timestamptz not null default app.app_now(),
  updated_at timestamptz not null default app.app_now(),
  primary key (org_id, id),
  unique (org_id, reference),
  foreign key (org_id, branch_id) references app.branches,
  foreign key (org_id, workflow_version_id) references app.workflow_versions,
  foreign key (org_id, owner_contact_id) references app.contacts,
  check ((transaction = 'RENT') = (rent_period is not null))
);
create index annonces_recent on app.annonces (org_id, updated_at desc, id desc);
create index annonces_status on app.annonces (org_id, status, updated_at desc, id desc);
create index annonces_price on app.annonces (org_id, price_amount, id);
create index annonces_match on app.annonces (org_id, transaction, price_amount) where status = 'PUBLISHED';
create index annonces_owner on app.annonces (org_id, owner_contact_id) where owner_contact_id is not null;
create index annonces_search on app.annonces using gin (org_id, lower(title || ' ' || reference || ' ' || city || ' ' || coalesce(zone, '')) gin_trgm_ops);
select private.protect_table('app.annonces', 'select, insert, update');

create table app.annonce_photos (
  org_id uuid,
  id uuid not null default uuidv7(),
  annonce_id uuid not null,
  position int not null,
  is_cover boolean not null default false,
  alt text check (char_length(alt) <= 300),
  width int not null,
  height int not null,
  perceptual_hash text not null,
  files jsonb not null,
  created_at timestamptz not null default app.app_now(),
  primary key (org_id, id),
  foreign key (org_id, annonce_id) references app.annonces
);
create index annonce_photos_order on app.annonce_photos (org_id, annonce_id, position);
select private.protect_table('app.annonce_photos');

create table app.annonce_prices (
  org_id uuid,
  id uuid not null default uuidv7(),
  annonce_id uuid not null,
  amount bigint not null,
  currency char(3) not null,
  at timestamptz not null default app.app_now(),
  actor text not null default app.current_actor(),
  primary key (org_id, id),
  foreign key (org_id, annonce_id) references app.annonces
);
create index annonce_prices_annonce on app.annonce_prices (org_id, annonce_id, at);
select private.protect_table('app.annonce_prices', 'select, insert', false);

create table app.annonce_status_history (
  org_id uuid,
  id uuid not null default uuidv7(),
  annonce_id uuid not null,
  from_status text,
  to_status text not null,
  fields jsonb not null default '{}',
  at timestamptz not null default app.app_now(),
  actor text not null default app.current_actor(),
  primary key (org_id, id),
  foreign key (org_id, annonce_id) references app.annonces
);
create index annonce_status_history_annonce on app.annonce_status_history (org_id, annonce_id, at);
select private.protect_table('app.annonce_status_history', 'select, insert', false);

-- ---------------------------------------------------------------- dossiers

create table app.dossiers (
  org_id uuid,
  id uuid not null default uuidv7(),
  branch_id uuid not null,
  reference text not null,
  case_type text not null,
  workflow_version_id uuid not null,
  status text not null,
  status_since timestamptz not null default app.app_now(),
  held_from text,
  closed_from text,
  is_open boolean not null default true,
  source text not null check (source in ('WHATSAPP', 'PHONE_CALL', 'SMS', 'EMAIL', 'FACEBOOK', 'INSTAGRAM', 'AVITO', 'MUBAWAB',
    'SELOGER', 'LEBONCOIN', 'PORTAL', 'WEBSITE', 'WALK_IN', 'REFERRAL', 'PARTNER', 'IMPORT', 'B2B_FORM', 'OTHER')),
  contact_id uuid not null,
  annonce_id uuid,
  assignee_id uuid,
  budget_min bigint check (budget_min >= 0),
  budget_max bigint check (budget_max >= 0),
  currency char(3) not null check (currency in ('MAD', 'EUR')),
  criteria jsonb not null default '{}',
  expected_value bigint check (expected_value >= 0),
  score int check (score between 0 and 100),
  band text check (band in ('HOT', 'WARM', 'COLD')),
  score_decision_id uuid,
  loss_reason text,
  won_reason text,
  duplicate_reason text,
  first_response_due_at timestamptz,
  first_response_at timestamptz,
  last_activity_at timestamptz not null default app.app_now(),
  opened_at timestamptz not null default app.app_now(),
  closed_at timestamptz,
  version int not null default 1,
  created_by text not null default app.current_actor(),
  primary key (org_id, id),
  unique (org_id, reference),
  foreign key (org_id, branch_id) references app.branches,
  foreign key (org_id, workflow_version_id) references app.workflow_versions,
  foreign key (org_id, contact_id) references app.contacts,
  foreign key (org_id, annonce_id) references app.annonces,
  foreign key (org_id, assignee_id) references app.members,
  check (budget_min is null or budget_max is null or budget_min <= budget_max)
);
-- One open search per contact and branch; a person may override with a reason.
create unique index dossiers_one_open on app.dossiers (org_id, branch_id, contact_id, case_type)
  where is_open and duplicate_reason is null and case_type in ('LEAD_BUY', 'LEAD_RENT');
create index dossiers_activity on app.dossiers (org_id, last_activity_at desc, id desc);
create index dossiers_open_activity on app.dossiers (org_id, case_type, last_activity_at desc, id desc) where is_open;
create index dossiers_status on app.dossiers (org_id, case_type, status, last_activity_at desc, id desc);
create index dossiers_assignee on app.dossiers (org_id, assignee_id, last_activity_at desc, id desc);
create index dossiers_score on app.dossiers (org_id, score desc nulls last, id desc) where is_open;
create index dossiers_contact on app.dossiers (org_id, contact_id);
create index dossiers_annonce on app.dossiers (org_id, annonce_id) where annonce_id is not null;
select private.protect_table('app.dossiers', 'select, insert, update', true, array['last_activity_at', 'status_since']);

create table app.dossier_status_history (
  org_id uuid,
  id uuid not null default uuidv7(),
  dossier_id uuid not null,
  from_status text,
  to_status text not null,
  fields jsonb not null default '{}',
  at timestamptz not null default app.app_now(),
  actor text not null default app.current_actor(),
  primary key (org_id, id),
  foreign key (org_id, dossier_id) references app.dossiers
);
create index dossier_status_history_dossier on app.dossier_status_history (org_id, dossier_id, id);
select private.protect_table('app.dossier_status_history', 'select, insert', false);

create table app.dossier_interests (
  org_id uuid,
  id uuid not null default uuidv7(),
  dossier_id uuid not null,
  annonce_id uuid not null,
  state text not null check (state in ('INTERESTED', 'PROPOSED', 'VISITED', 'REFUSED', 'OFFERED')),
  opinion text check (char_length(opinion) <= 2000),
  reason text check (char_length(reason) <= 500),
  at timestamptz not null default app.app_now(),
  primary key (org_id, id),
  unique (org_id, dossier_id, annonce_id),
  foreign key (org_id, dossier_id) references app.dossiers,
  foreign key (org_id, annonce_id) references app.annonces
);
create index dossier_interests_annonce on app.dossier_interests (org_id, annonce_id);
select private.protect_table('app.dossier_interests', 'select, insert, update');

create table app.parties (
  org_id uuid,
  id uuid not null default uuidv7(),
  dossier_id uuid,
  annonce_id uuid,
  contact_id uuid not null,
  role text not null check (role in ('BUYER', 'SELLER', 'TENANT', 'LANDLORD', 'GUARANTOR', 'AGENT', 'NOTARY', 'BANK', 'DEVELOPER', 'OTHER')),
  share numeric(6, 3) check (share > 0 and share <= 100),
  note text check (char_length(note) <= 1000),
  position int not null default 0,
  is_primary boolean not null default false,
  created_at timestamptz not null default app.app_now(),
  primary key (org_id, id),
  foreign key (org_id, dossier_id) references app.dossiers,
  foreign key (org_id, annonce_id) references app.annonces,
  foreign key (org_id, contact_id) references app.contacts,
  check (num_nonnulls(dossier_id, annonce_id) = 1)
);
create unique index parties_one_primary on app.parties (org_id, dossier_id) where is_primary and dossier_id is not null;
create index parties_dossier on app.parties (org_id, dossier_id) where dossier_id is not null;
create index parties_annonce on app.parties (org_id, annonce_id) where annonce_id is not null;
create index parties_contact on app.parties (org_id, contact_id);
select private.protect_table('app.parties');

-- ---------------------------------------------------------------- timeline and tasks

create table app.activities (
  org_id uuid,
  id uuid not null default uuidv7(),
  dossier_id uuid,
  contact_id uuid,
  annonce_id uuid,
  type text not null check (type in ('NOTE', 'TASK', 'STATUS_CHANGE', 'MESSAGE_LOG', 'APPOINTMENT_LOG', 'DOCUMENT_LOG', 'CONSENT_LOG', 'ASSIGNMENT', 'DECISION', 'SYSTEM')),
  code text not null,
  params jsonb not null default '{}',
  body text check (char_length(body) <= 20000),
  channel text,
  direction text check (direction in ('IN', 'OUT')),
  ref_kind text,
  ref_id uuid,
  actor text not null default app.current_actor(),
  at timestamptz not null default app.app_now(),
  redacted_at timestamptz,
  primary key (org_id, id)
);
create index activities_dossier on app.activities (org_id, dossier_id, id desc) where dossier_id is not null;
create index activities_contact on app.activities (org_id, contact_id, id desc) where contact_id is not null;
create index activities_annonce on app.activities (org_id, annonce_id, id desc) where annonce_id is not null;
select private.protect_table('app.activities', 'select, insert, update', false);

create table app.note_versions (
  org_id uuid,
  id uuid not null default uuidv7(),
  activity_id uuid not null,
  body text not null,
  actor text not null default app.current_actor(),
  at timestamptz not null default app.app_now(),
  primary key (org_id, id),
  foreign key (org_id, activity_id) references app.activities
);
create index note_versions_activity on app.note_versions (org_id, activity_id, id);
select private.protect_table('app.note_versions', 'select, insert');

create table app.tasks (
  org_id uuid,
  id uuid not null default uuidv7(),
  dossier_id uuid,
  title text not null check (char_length(title) between 1 and 200),
  category text not null default 'OTHER' check (category in ('CALL_BACK', 'SEND_MESSAGE', 'REQUEST_DOCS', 'REVIEW_DOCS', 'PREPARE_VISIT', 'FOLLOW_UP_VISIT', 'NEGOTIATE', 'SCHEDULE_SIGNING', 'OTHER')),
  state text not null default 'OPEN' check (state in ('OPEN', 'DONE', 'CANCELLED')),
  due_at timestamptz,
  assignee_id uuid,
  created_by text not null default app.current_actor(),
  created_at timestamptz not null default app.app_now(),
  completed_at timestamptz,
  version int not null default 1,
  primary key (org_id, id),
  foreign key (org_id, dossier_id) references app.dossiers,
  foreign key (org_id, assignee_id) references app.members
);
create index tasks_open on app.tasks (org_id, assignee_id, due_at) where state = 'OPEN';
create index tasks_dossier on app.tasks (org_id, dossier_id) where dossier_id is not null;
select private.protect_table('app.tasks', 'select, insert, update');

-- ---------------------------------------------------------------- consents

-- What a person said, once said, stays said: append-only, with its proof.
create table app.consent_events (
  org_id uuid,
  id uuid not null default uuidv7(),
  identity_id uuid not null,
  contact_id uuid not null,
  channel text not null check (channel in ('WHATSAPP', 'SMS', 'EMAIL', 'PHONE')),
  purpose text not null check (purpose in ('REPLY', 'CONTACT', 'MARKETING')),
  state text not null check (state in ('PENDING', 'GRANTED', 'DENIED', 'REVOKED', 'EXPIRED')),
  source text not null check (source in ('WHATSAPP_INBOUND', 'PORTAL_FORM', 'PAPER', 'IMPORT', 'UI', 'API', 'EMAIL_CONFIRM', 'POLICY')),
  at timestamptz not null default app.app_now(),
  expires_at timestamptz,
  captured_by text not null default app.current_actor(),
  text_shown text check (char_length(text_shown) <= 5000),
  text_version text,
  evidence jsonb,
  primary key (org_id, id),
  foreign key (org_id, identity_id) references app.channel_identities,
  foreign key (org_id, contact_id) references app.contacts,
  check (state <> 'GRANTED' or (evidence is not null and evidence <> '{}'::jsonb)),
  check (not (purpose = 'MARKETING' and state = 'GRANTED' and source = 'WHATSAPP_INBOUND'))
);
create index consent_events_contact on app.consent_events (org_id, contact_id, id desc);
select private.protect_table('app.consent_events', 'select, insert');

-- The state that follows from the events; the row that revoking and claiming for sending both lock.
create table app.consent_states (
  org_id uuid,
  identity_id uuid not null,
  channel text not null,
  purpose text not null,
  contact_id uuid not null,
  state text not null,
  since timestamptz not null,
  expires_at timestamptz,
  event_id uuid not null,
  primary key (org_id, identity_id, channel, purpose)
);
create index consent_states_contact on app.consent_states (org_id, contact_id);
select private.protect_table('app.consent_states', 'select', false);
drop trigger aa_append_only on app.consent_states;

create function private.apply_consent() returns trigger
language plpgsql security definer set search_path = pg_catalog, app
as $$
begin
  insert into app.consent_states (org_id, identity_id, channel, purpose, contact_id, state, since, expires_at, event_id)
  values (new.org_id, new.identity_id, new.channel, new.purpose, new.contact_id, new.state, new.at, new.expires_at, new.id)
  on conflict (org_id, identity_id, channel, purpose) do update
    set contact_id = excluded.contact_id, state = excluded.state, since = excluded.since,
        expires_at = excluded.expires_at, event_id = excluded.event_id;
  return null;
end $$;
create trigger apply_consent after insert on app.consent_events for each row execute function private.apply_consent();

-- Expiry is judged here, by the guard itself. With p_lock the row is held so that a revocation waits or is seen.
create function private.consent_live(p_org uuid, p_identity uuid, p_channel text, p_purpose text) returns boolean
language plpgsql security definer set search_path = pg_catalog, app
as $$
declare s app.consent_states;
begin
  select * into s from app.consent_states
   where org_id = p_org and identity_id = p_identity and channel = p_channel and purpose = p_purpose for share;
  return found and s.state = 'GRANTED' and (s.expires_at is null or s.expires_at > app.app_now());
end $$;

-- ---------------------------------------------------------------- decisions (Glass Box)

create table app.decisions (
  org_id uuid,
  id uuid not null default uuidv7(),
  kind text not null,
  subject_kind text not null,
  subject_id uuid not null,
  engine text not null,
  engine_version text not null,
  inputs jsonb not null,
  inputs_hash text not null,
  factors jsonb not null,
  result jsonb not null,
  confidence real,
  alternatives jsonb not null default '[]',
  duration_ms real not null default 0,
  actor text not null default app.current_actor(),
  at timestamptz not null default app.app_now(),
  primary key (org_id, id)
);
create index decisions_subject on app.decisions (org_id, subject_kind, subject_id, id desc);
create index decisions_kind on app.decisions (org_id, kind, id desc);
select private.protect_table('app.decisions', 'select, insert', false);

create table app.decision_overrides (
  org_id uuid,
  id uuid not null default uuidv7(),
  decision_id uuid not null,
  reason text not null check (char_length(reason) between 1 and 1000),
  result jsonb not null,
  actor text not null default app.current_actor(),
  at timestamptz not null default app.app_now(),
  primary key (org_id, id),
  foreign key (org_id, decision_id) references app.decisions
);
create index decision_overrides_decision on app.decision_overrides (org_id, decision_id, id desc);
select private.protect_table('app.decision_overrides', 'select, insert');

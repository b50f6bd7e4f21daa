-- Appointments: a database constraint keeps one agent out of two places.

-- Adding minutes to an instant does not depend on any zone, so immutable is true here.
create function app.taken_range(p_starts timestamptz, p_ends timestamptz, p_buffer int) returns tstzrange
language sql immutable parallel safe
as $$ select tstzrange(p_starts, p_ends + make_interval(mins => p_buffer), '[)') $$;

create table app.appointments (
  org_id uuid,
  id uuid not null default uuidv7(),
  branch_id uuid not null,
  type text not null check (type in ('VISIT', 'CALL', 'OFFICE_MEETING', 'OWNER_VISIT', 'NOTARY_MEETING', 'SIGNING', 'SITE_VISIT', 'VIDEO_CALL')),
  state text not null default 'SCHEDULED' check (state in ('SCHEDULED', 'CONFIRMED', 'DONE', 'NO_SHOW', 'CANCELLED')),
  starts_at timestamptz not null,
  ends_at timestamptz not null check (ends_at > starts_at and ends_at <= starts_at + interval '24 hours'),
  timezone text not null,
  buffer_minutes int not null default 0 check (buffer_minutes between 0 and 240),
  -- time taken from the agent: the meeting and the way to the next one
  taken tstzrange not null generated always as (app.taken_range(starts_at, ends_at, buffer_minutes)) stored,
  agent_id uuid not null,
  dossier_id uuid,
  contact_id uuid,
  annonce_id uuid,
  place text check (char_length(place) <= 300),
  note text check (char_length(note) <= 2000),
  outcome text check (char_length(outcome) <= 2000),
  cancel_reason text check (char_length(cancel_reason) <= 500),
  overlap_confirmed boolean not null default false,
  created_by text not null default app.current_actor(),
  created_at timestamptz not null default app.app_now(),
  version int not null default 1,
  primary key (org_id, id),
  foreign key (org_id, branch_id) references app.branches,
  foreign key (org_id, agent_id) references app.members,
  foreign key (org_id, dossier_id) references app.dossiers,
  foreign key (org_id, contact_id) references app.contacts,
  foreign key (org_id, annonce_id) references app.annonces,
  constraint appointments_one_place exclude using gist (org_id with =, agent_id with =, taken with &&)
    where (state in ('SCHEDULED', 'CONFIRMED') and not overlap_confirmed)
);
create index appointments_agenda on app.appointments (org_id, starts_at, id);
create index appointments_agent on app.appointments (org_id, agent_id, starts_at);
create index appointments_dossier on app.appointments (org_id, dossier_id, starts_at) where dossier_id is not null;
create index appointments_contact on app.appointments (org_id, contact_id) where contact_id is not null;
select private.protect_table('app.appointments', 'select, insert, update');

create table app.appointment_history (
  org_id uuid,
  id uuid not null default uuidv7(),
  appointment_id uuid not null,
  change text not null check (change in ('BOOKED', 'CONFIRMED', 'RESCHEDULED', 'CANCELLED', 'DONE', 'NO_SHOW', 'REASSIGNED')),
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  reason text,
  actor text not null default app.current_actor(),
  at timestamptz not null default app.app_now(),
  primary key (org_id, id),
  foreign key (org_id, appointment_id) references app.appointments
);
create index appointment_history_appointment on app.appointment_history (org_id, appointment_id, id);
select private.protect_table('app.appointment_history', 'select, insert', false);

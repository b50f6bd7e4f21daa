-- Reminders of appointments: one row for each that was due, so that none is ever given twice.

create table app.reminders (
  org_id uuid,
  id uuid not null default uuidv7(),
  appointment_id uuid not null,
  minutes_before int not null check (minutes_before between 5 and 20160),
  -- The beginning it reminded of: an appointment that is moved is another occasion.
  starts_at timestamptz not null,
  state text not null check (state in ('SENT', 'NOT_SENT', 'SKIPPED')),
  -- Why it was not sent, or skipped.
  reason text check (char_length(reason) between 1 and 60),
  message_id uuid,
  -- What a person has to do instead.
  task_id uuid,
  answer text check (answer in ('CONFIRMED', 'MOVE_ASKED', 'CANCELLED')),
  at timestamptz not null default app.app_now(),
  primary key (org_id, id),
  unique (org_id, appointment_id, minutes_before, starts_at),
  foreign key (org_id, appointment_id) references app.appointments,
  foreign key (org_id, message_id) references app.messages,
  foreign key (org_id, task_id) references app.tasks,
  check ((state = 'SENT') = (message_id is not null)),
  check ((state = 'SENT') = (reason is null))
);
create index reminders_message on app.reminders (org_id, message_id) where message_id is not null;
select private.protect_table('app.reminders', 'select, insert, update');

-- Quick replies of a template in their order, as its text in the provider's review.
alter table app.message_templates add column buttons jsonb not null default '[]';

-- What a member is told in the app, by mail and by push, and how they want to be told.

-- One row per kind and thing while it is unread: a burst raises the count instead of adding rows. Titles are not stored:
-- they are made of what the reader may see when they read.
create table app.notifications (
  org_id uuid,
  id uuid not null default uuidv7(),
  user_id uuid not null,
  kind text not null check (kind in ('DOSSIER_ASSIGNED', 'DOSSIERS_HANDED_OVER', 'MENTIONED', 'TASK_ASSIGNED', 'TASK_DUE',
    'FIRST_RESPONSE_LATE', 'APPOINTMENT_BOOKED', 'APPOINTMENT_MOVED', 'APPOINTMENT_CANCELLED', 'OFFER_RECEIVED',
    'OFFER_ACCEPTED', 'DOCUMENT_RECEIVED', 'CONVERSATION_WAITING')),
  subject_kind text not null check (subject_kind in ('DOSSIER', 'TASK', 'APPOINTMENT', 'CONVERSATION', 'MEMBER')),
  subject_id uuid not null,
  -- the last note, offer or document of the subject that this tells of
  detail_id uuid,
  actor text not null default app.current_actor(),
  count int not null default 1 check (count > 0),
  -- where it shows; mail and push: whether it still waits for them
  in_app boolean not null default true,
  mail_due boolean not null default false,
  push_due boolean not null default false,
  created_at timestamptz not null default app.app_now(),
  told_at timestamptz not null default app.app_now(),
  read_at timestamptz,
  primary key (org_id, id),
  foreign key (org_id, user_id) references app.members
);
create unique index notifications_one_unread on app.notifications (org_id, user_id, kind, subject_id) where read_at is null;
create index notifications_list on app.notifications (org_id, user_id, told_at desc, id desc) where in_app;
create index notifications_unread on app.notifications (org_id, user_id, told_at desc, id desc) where read_at is null;
-- Not audited: what happened is audited where it happened.
select private.protect_table('app.notifications', 'select, insert, update', false);

-- How a member wants to be told; who has no row has the defaults of the application.
create table app.notification_preferences (
  org_id uuid,
  user_id uuid not null,
  -- {kind: {inApp, email, push}}, only what differs from the defaults
  channels jsonb not null default '{}' check (jsonb_typeof(channels) = 'object'),
  -- minutes after midnight; push is held in between
  quiet_from smallint check (quiet_from between 0 and 1439),
  quiet_to smallint check (quiet_to between 0 and 1439),
  -- ISO weekdays on which quiet hours begin
  quiet_days smallint[] not null default '{1,2,3,4,5,6,7}' check (quiet_days <@ array[1,2,3,4,5,6,7]::smallint[]),
  digest text not null default 'WEEKDAYS' check (digest in ('OFF', 'DAILY', 'WEEKDAYS')),
  digest_hour smallint not null default 8 check (digest_hour between 0 and 23),
  timezone text,
  version int not null default 1,
  primary key (org_id, user_id),
  foreign key (org_id, user_id) references app.members,
  constraint notification_preferences_quiet check ((quiet_from is null) = (quiet_to is null) and quiet_from <> quiet_to)
);
select private.protect_table('app.notification_preferences', 'select, insert, update');

-- One digest per member and local day, written before the mail leaves: a crash in between never sends a second one.
create table app.notification_digests (
  org_id uuid,
  user_id uuid not null,
  day date not null,
  created_at timestamptz not null default app.app_now(),
  notifications int not null,
  primary key (org_id, user_id, day),
  foreign key (org_id, user_id) references app.members
);
select private.protect_table('app.notification_digests', 'select, insert, delete', false);

-- Browsers that take push for a member. Endpoint and keys are sealed: whoever knows them could send there.
create table app.push_subscriptions (
  org_id uuid,
  id uuid not null default uuidv7(),
  user_id uuid not null,
  endpoint_hash bytea not null,
  sealed bytea not null,
  device text not null check (char_length(device) between 1 and 80),
  created_at timestamptz not null default app.app_now(),
  last_sent_at timestamptz,
  primary key (org_id, id),
  unique (org_id, endpoint_hash),
  foreign key (org_id, user_id) references app.members
);
create index push_subscriptions_member on app.push_subscriptions (org_id, user_id, id);
select private.protect_table('app.push_subscriptions', 'select, insert, update, delete', true, array['endpoint_hash', 'sealed', 'last_sent_at']);

-- Channel accounts, the way in (raw events), conversations, messages, the way out (attempts), jobs.

create table app.channel_accounts (
  org_id uuid,
  id uuid not null default uuidv7(),
  branch_id uuid not null,
  kind text not null check (kind in ('WHATSAPP_CLOUD')),
  app_key text not null references platform.provider_apps,
  display_name text not null,
  display_phone text not null,
  phone_number_id text not null,
  waba_id text not null,
  credentials_sealed bytea,
  status text not null default 'ACTIVE' check (status in ('ACTIVE', 'PAUSED', 'DISABLED')),
  status_reason text,
  paused_until timestamptz,
  agent_enabled boolean not null default true,
  quality_rating text,
  messages_per_second int not null default 80 check (messages_per_second between 1 and 1000),
  created_at timestamptz not null default app.app_now(),
  version int not null default 1,
  primary key (org_id, id),
  foreign key (org_id, branch_id) references app.branches
);
create unique index channel_accounts_number on app.channel_accounts (phone_number_id);
create index channel_accounts_waba on app.channel_accounts (waba_id);
select private.protect_table('app.channel_accounts', 'select, insert, update', true, array['credentials_sealed']);

-- Signed but unreadable deliveries, kept whole for a look and a replay.
create table platform.quarantined_webhooks (
  id uuid primary key default uuidv7(),
  app_key text not null,
  received_at timestamptz not null default now(),
  reason text not null,
  body bytea not null,
  replayed_at timestamptz
);
grant select, insert, update on platform.quarantined_webhooks to atlas_app;

-- The raw event store: one row per provider event, deduplicated by the provider's id, never edited in its facts.
create table app.inbound_events (
  org_id uuid,
  id uuid not null default uuidv7(),
  account_id uuid not null,
  kind text not null check (kind in ('MESSAGE', 'STATUS', 'ECHO', 'OTHER')),
  dedupe_key text not null,
  order_key text not null,
  payload jsonb not null,
  received_at timestamptz not null default app.app_now(),
  state text not null default 'PENDING' check (state in ('PENDING', 'DONE', 'QUARANTINED')),
  attempts int not null default 0,
  due_at timestamptz not null default app.app_now(),
  lease_until timestamptz,
  processed_at timestamptz,
  error text,
  primary key (org_id, id),
  unique (org_id, dedupe_key)
);
create index inbound_events_pending on app.inbound_events (due_at, id) where state = 'PENDING';
create index inbound_events_order on app.inbound_events (org_id, order_key, id) where state = 'PENDING';
create index inbound_events_quarantine on app.inbound_events (org_id, id desc) where state = 'QUARANTINED';
select private.protect_table('app.inbound_events', 'select, update', false);

create table app.conversations (
  org_id uuid,
  id uuid not null default uuidv7(),
  account_id uuid not null,
  channel text not null check (channel in ('WHATSAPP', 'SMS', 'EMAIL')),
  contact_id uuid not null,
  identity_id uuid not null,
  dossier_id uuid,
  branch_id uuid not null,
  assignee_id uuid,
  handled_by text not null default 'AGENT' check (handled_by in ('AGENT', 'HUMAN')),
  handling_reason text,
  handling_since timestamptz not null default app.app_now(),
  needs_human boolean not null default false,
  last_at timestamptz not null default app.app_now(),
  last_direction text,
  last_type text,
  last_author text,
  last_text text,
  last_inbound_at timestamptz,
  window_expires_at timestamptz,
  waiting_since timestamptz,
  unread_count int not null default 0,
  agent_state jsonb not null default '{}',
  typing_user_id uuid,
  typing_until timestamptz,
  created_at timestamptz not null default app.app_now(),
  primary key (org_id, id),
  unique (org_id, account_id, identity_id),
  foreign key (org_id, account_id) references app.channel_accounts,
  foreign key (org_id, contact_id) references app.contacts,
  foreign key (org_id, identity_id) references app.channel_identities,
  foreign key (org_id, dossier_id) references app.dossiers,
  foreign key (org_id, branch_id) references app.branches
);
create index conversations_recent on app.conversations (org_id, last_at desc, id desc);
create index conversations_waiting on app.conversations (org_id, waiting_since, id) where waiting_since is not null;
create index conversations_assignee on app.conversations (org_id, assignee_id, last_at desc, id desc);
create index conversations_dossier on app.conversations (org_id, dossier_id);
create index conversations_contact on app.conversations (org_id, contact_id);
select private.protect_table('app.conversations', 'select, insert, update', true,
  array['last_at', 'last_direction', 'last_type', 'last_author', 'last_text', 'last_inbound_at', 'window_expires_at', 'waiting_since',
        'unread_count', 'agent_state', 'typing_user_id', 'typing_until']);

create table app.messages (
  org_id uuid,
  id uuid not null default uuidv7(),
  conversation_id uuid not null,
  contact_id uuid not null,
  dossier_id uuid,
  account_id uuid not null,
  identity_id uuid not null,
  channel text not null check (channel in ('WHATSAPP', 'SMS', 'EMAIL')),
  direction text not null check (direction in ('IN', 'OUT')),
  origin text not null check (origin in ('PROVIDER', 'APP', 'API', 'AGENT', 'REMINDER', 'ECHO')),
  type text not null,
  text text,
  payload jsonb not null default '{}',
  media jsonb,
  provider_id text,
  reply_to_provider_id text,
  status text not null check (status in ('RECEIVED', 'QUEUED', 'SENDING', 'ACCEPTED', 'SENT', 'DELIVERED', 'READ', 'FAILED', 'DEAD', 'CANCELLED', 'UNKNOWN')),
  purpose text check (purpose in ('REPLY', 'CONTACT', 'MARKETING')),
  author text not null default app.current_actor(),
  at timestamptz not null default app.app_now(),
  reactions jsonb not null default '[]',
  understanding jsonb,
  citations jsonb not null default '[]',
  decision_id uuid,
  edited_at timestamptz,
  deleted_at timestamptz,
  -- the way out
  due_at timestamptz,
  lease_until timestamptz,
  attempts int not null default 0,
  unknown_since timestamptz,
  failure_code text,
  failure_cause text,
  accepted_at timestamptz,
  sent_at timestamptz,
  delivered_at timestamptz,
  read_at timestamptz,
  failed_at timestamptz,
  primary key (org_id, id),
  foreign key (org_id, conversation_id) references app.conversations,
  foreign key (org_id, account_id) references app.channel_accounts,
  foreign key (org_id, identity_id) references app.channel_identities,
  check (direction = 'IN' or purpose is not null or origin = 'ECHO'),
  check (direction = 'OUT' or status = 'RECEIVED'),
  check (origin <> 'ECHO' or status in ('SENT', 'DELIVERED', 'READ')),
  check (status <> 'QUEUED' or due_at is not null)
);
create unique index messages_provider on app.messages (org_id, account_id, provider_id) where provider_id is not null;
create index messages_thread on app.messages (org_id, conversation_id, at desc, id desc);
create index messages_dossier on app.messages (org_id, dossier_id, at desc) where dossier_id is not null;
create index messages_queue on app.messages (org_id, account_id, due_at, id) where status = 'QUEUED';
create index messages_sending on app.messages (lease_until) where status = 'SENDING';
create index messages_unknown on app.messages (unknown_since) where status = 'UNKNOWN';
create index messages_open_out on app.messages (org_id, conversation_id, id) where status in ('QUEUED', 'SENDING');
create index messages_dead on app.messages (org_id, id desc) where status in ('DEAD', 'FAILED');
select private.protect_table('app.messages', 'select, insert, update', true,
  array['text', 'payload', 'media', 'understanding', 'citations', 'reactions', 'due_at', 'lease_until', 'attempts', 'unknown_since', 'decision_id',
        'accepted_at', 'sent_at', 'delivered_at', 'read_at', 'failed_at', 'provider_id', 'status']);

-- The database's own no: no outbound row, and no move to SENDING, without a live consent.
create function private.guard_outbound() returns trigger
language plpgsql security definer set search_path = pg_catalog, app
as $$
begin
  if new.direction = 'OUT' and new.origin <> 'ECHO'
     and (tg_op = 'INSERT' or (new.status = 'SENDING' and old.status <> 'SENDING')
          or new.identity_id <> old.identity_id or new.channel <> old.channel or new.purpose is distinct from old.purpose)
     and not private.consent_live(new.org_id, new.identity_id, new.channel, new.purpose) then
    raise exception 'no live consent for % on %', new.purpose, new.channel using errcode = 'AT010';
  end if;
  if tg_op = 'UPDATE' and (new.direction <> old.direction or new.origin <> old.origin) then
    raise exception 'direction and origin of a message never change' using errcode = 'AT011';
  end if;
  return new;
end $$;
create trigger guard_outbound before insert or update on app.messages for each row execute function private.guard_outbound();

-- One row per try. A retry or a replay is a new row; an old one only moves forward.
create table app.message_attempts (
  org_id uuid,
  message_id uuid not null,
  n int not null,
  state text not null check (state in ('STARTED', 'ACCEPTED', 'REJECTED', 'NOT_SENT', 'UNKNOWN')),
  provider_id text,
  error_class text,
  error_code text,
  cause text,
  started_at timestamptz not null default app.app_now(),
  finished_at timestamptz,
  primary key (org_id, message_id, n),
  foreign key (org_id, message_id) references app.messages
);
create index message_attempts_provider on app.message_attempts (org_id, provider_id) where provider_id is not null;
select private.protect_table('app.message_attempts', 'select, insert, update', false);

-- Statuses that came before our own answer (or for a number we do not know the message of yet).
create table app.orphan_statuses (
  org_id uuid,
  id uuid not null default uuidv7(),
  provider_id text not null,
  payload jsonb not null,
  at timestamptz not null default app.app_now(),
  primary key (org_id, id)
);
create index orphan_statuses_provider on app.orphan_statuses (org_id, provider_id);
select private.protect_table('app.orphan_statuses', 'select, insert, delete', false);

create table app.message_templates (
  org_id uuid,
  id uuid not null default uuidv7(),
  account_id uuid not null,
  name text not null,
  language text not null,
  category text not null check (category in ('MARKETING', 'UTILITY', 'AUTHENTICATION')),
  status text not null default 'APPROVED',
  body text not null,
  variables jsonb not null default '[]',
  version int not null default 1,
  primary key (org_id, id),
  unique (org_id, account_id, name, language),
  foreign key (org_id, account_id) references app.channel_accounts
);
select private.protect_table('app.message_templates', 'select, insert, update');

create table app.idempotency_keys (
  org_id uuid,
  key text not null check (char_length(key) between 1 and 200),
  actor text not null,
  request_hash text not null,
  status int not null,
  body jsonb not null,
  created_at timestamptz not null default app.app_now(),
  primary key (org_id, actor, key)
);
select private.protect_table('app.idempotency_keys', 'select, insert', false);

-- ---------------------------------------------------------------- work that waits (leases of seconds, injected time)

create table app.jobs (
  org_id uuid,
  id uuid not null default uuidv7(),
  kind text not null,
  key text not null,
  payload jsonb not null default '{}',
  due_at timestamptz not null default app.app_now(),
  state text not null default 'PENDING' check (state in ('PENDING', 'DONE', 'DEAD')),
  generation int not null default 1,
  attempts int not null default 0,
  max_attempts int not null default 8,
  lease_until timestamptz,
  error text,
  actor text not null default app.current_actor(),
  correlation_id text default app.current_correlation(),
  created_at timestamptz not null default app.app_now(),
  finished_at timestamptz,
  primary key (org_id, id)
);
create unique index jobs_one_pending on app.jobs (org_id, kind, key) where state = 'PENDING';
create index jobs_due on app.jobs (due_at, id) where state = 'PENDING';
create index jobs_dead on app.jobs (org_id, id desc) where state = 'DEAD';
select private.protect_table('app.jobs', 'select, insert, update, delete', false);

-- ---------------------------------------------------------------- narrow doors across organisations

create function app.provider_app(p_key text) returns table (kind text, secret_sealed bytea, verify_token_sealed bytea)
language sql stable security definer set search_path = pg_catalog, platform
as $$ select kind, secret_sealed, verify_token_sealed from platform.provider_apps where key = p_key $$;

-- Routes parsed events to their organisations, in one round trip. A number owned by another provider app is as
-- unknown as one nobody owns: an app's secret cannot speak for another's number.
create function app.store_inbound(p_app_key text, p_events jsonb)
returns table (stored int, duplicates int, unknown int)
language plpgsql security definer set search_path = pg_catalog, app
as $$
declare v_known int; v_total int;
begin
  v_total := jsonb_array_length(p_events);
  with e as (
    select x.*, row_number() over () as n
      from jsonb_to_recordset(p_events) as x (kind text, number text, waba text, dedupe_key text, order_key text, payload jsonb)
  ), routed as (
    select e.*, a.org_id, a.id as account_id from e
      join lateral (select c.org_id, c.id from app.channel_accounts c
                     where c.app_key = p_app_key and c.status <> 'DISABLED'
                       and (c.phone_number_id = e.number or (e.number is null and c.waba_id = e.waba))
                     order by c.id) a on true
  ), written as (
    insert into app.inbound_events (org_id, account_id, kind, dedupe_key, order_key, payload)
    select org_id, account_id, kind, dedupe_key, order_key, payload from routed order by n
    on conflict (org_id, dedupe_key) do nothing returning 1
  )
  select (select count(*)::int from written), (select count(*)::int from routed), (select count(distinct n)::int from routed)
    into stored, duplicates, v_known;
  duplicates := duplicates - stored;
  unknown := v_total - v_known;
  return next;
end $$;

-- Takes due events under a lease, one per ordering key at a time, oldest first.
create function app.claim_inbound(p_limit int, p_lease interval)
returns table (org_id uuid, id uuid, account_id uuid, kind text, order_key text, payload jsonb, received_at timestamptz, attempts int)
language sql security definer set search_path = pg_catalog, app
as $$
  update app.inbound_events t set lease_until = app.app_now() + p_lease, attempts = t.attempts + 1
    from (
      select e.org_id, e.id from app.inbound_events e
       where e.state = 'PENDING' and e.due_at <= app.app_now() and (e.lease_until is null or e.lease_until <= app.app_now())
         and not exists (select 1 from app.inbound_events b
                          where b.org_id = e.org_id and b.order_key = e.order_key and b.state = 'PENDING' and b.id < e.id)
       order by e.due_at, e.id limit p_limit for update skip locked
    ) c
   where t.org_id = c.org_id and t.id = c.id
  returning t.org_id, t.id, t.account_id, t.kind, t.order_key, t.payload, t.received_at, t.attempts
$$;

-- Takes due messages to send: fair across numbers, in order within a conversation, never without a live consent.
-- What has lost its consent since it was queued is cancelled here, with the reason.
create function app.claim_outbound(p_per_account int, p_limit int, p_lease interval)
returns table (org_id uuid, id uuid, conversation_id uuid, account_id uuid, n int)
language plpgsql security definer set search_path = pg_catalog, app
as $$
declare r record;
begin
  for r in
    with recursive accounts as (
      (select m.org_id, m.account_id from app.messages m where m.status = 'QUEUED' order by m.org_id, m.account_id limit 1)
      union all
      select x.org_id, x.account_id from accounts a,
        lateral (select m.org_id, m.account_id from app.messages m
                  where m.status = 'QUEUED' and (m.org_id, m.account_id) > (a.org_id, a.account_id)
                  order by m.org_id, m.account_id limit 1) x
    )
    select q.* from accounts a
      join app.channel_accounts c on c.org_id = a.org_id and c.id = a.account_id
       and (c.status = 'ACTIVE' or (c.status = 'PAUSED' and c.paused_until <= app.app_now())),
      lateral (
        select m.org_id, m.id, m.conversation_id, m.account_id, m.identity_id, m.channel, m.purpose, m.attempts
          from app.messages m
         where m.org_id = a.org_id and m.account_id = a.account_id and m.status = 'QUEUED' and m.due_at <= app.app_now()
           and not exists (select 1 from app.messages b
                            where b.org_id = m.org_id and b.conversation_id = m.conversation_id
                              and b.status in ('QUEUED', 'SENDING') and b.id < m.id
                              and (b.status = 'SENDING' or b.due_at <= app.app_now()))
         order by m.due_at, m.id limit p_per_account for update skip locked
      ) q
    limit p_limit
  loop
    if private.consent_live(r.org_id, r.identity_id, r.channel, r.purpose) then
      update app.messages m set status = 'SENDING', lease_until = app.app_now() + p_lease, attempts = r.attempts + 1
       where m.org_id = r.org_id and m.id = r.id;
      insert into app.message_attempts (org_id, message_id, n, state) values (r.org_id, r.id, r.attempts + 1, 'STARTED');
      org_id := r.org_id; id := r.id; conversation_id := r.conversation_id; account_id := r.account_id; n := r.attempts + 1;
      return next;
    else
      update app.messages m set status = 'CANCELLED', failure_code = 'CONSENT_REQUIRED', failed_at = app.app_now()
       where m.org_id = r.org_id and m.id = r.id;
    end if;
  end loop;
end $$;

-- A lease that ran out means: we do not know whether it left. Never resent blindly.
create function app.expire_sending() returns table (org_id uuid, id uuid)
language plpgsql security definer set search_path = pg_catalog, app
as $$
begin
  return query
  with late as (
    select m.org_id, m.id, m.attempts from app.messages m
     where m.status = 'SENDING' and m.lease_until <= app.app_now() limit 500 for update skip locked
  ), marked as (
    update app.messages m set status = 'UNKNOWN', unknown_since = app.app_now(), lease_until = null
      from late l where m.org_id = l.org_id and m.id = l.id returning m.org_id, m.id, l.attempts
  ), tried as (
    update app.message_attempts t set state = 'UNKNOWN', finished_at = app.app_now()
      from marked k where t.org_id = k.org_id and t.message_id = k.id and t.n = k.attempts and t.state = 'STARTED'
    returning t.org_id
  )
  select k.org_id, k.id from marked k;
end $$;

create function app.unknown_due(p_before timestamptz) returns table (org_id uuid, id uuid)
language sql stable security definer set search_path = pg_catalog, app
as $$ select m.org_id, m.id from app.messages m where m.status = 'UNKNOWN' and m.unknown_since <= p_before order by m.unknown_since limit 500 $$;

create function app.claim_jobs(p_kinds text[], p_limit int, p_lease interval)
returns table (org_id uuid, id uuid, kind text, key text, payload jsonb, generation int, attempts int, max_attempts int, actor text, correlation_id text)
language sql security definer set search_path = pg_catalog, app
as $$
  update app.jobs t set lease_until = app.app_now() + p_lease, attempts = t.attempts + 1
    from (select j.org_id, j.id from app.jobs j
           where j.state = 'PENDING' and j.kind = any (p_kinds) and j.due_at <= app.app_now()
             and (j.lease_until is null or j.lease_until <= app.app_now())
           order by j.due_at, j.id limit p_limit for update skip locked) c
   where t.org_id = c.org_id and t.id = c.id
  returning t.org_id, t.id, t.kind, t.key, t.payload, t.generation, t.attempts, t.max_attempts, t.actor, t.correlation_id
$$;

-- Figures for operations and health; no content.
create function app.queue_figures()
returns table (inbound_pending bigint, outbound_queued bigint, outbound_unknown bigint, jobs_pending bigint, jobs_dead bigint, unsealed bigint)
language sql stable security definer set search_path = pg_catalog, app
as $$
  select (select count(*) from app.inbound_events where state = 'PENDING'),
         (select count(*) from app.messages where status = 'QUEUED'),
         (select count(*) from app.messages where status = 'UNKNOWN'),
         (select count(*) from app.jobs where state = 'PENDING'),
         (select count(*) from app.jobs where state = 'DEAD'),
         (select count(*) from app.audit_unsealed)
$$;

-- Letters of a mailbox are also fetched from its server (IMAP), beside those that are handed over signed.

-- Where they are fetched from: the server with its credentials, sealed, and the folder. Letters from before are never read.
alter table app.channel_accounts
  add column imap_sealed bytea,
  add column imap_folder text check (char_length(imap_folder) between 1 and 250),
  add column imap_since timestamptz,
  add constraint channel_accounts_imap check
    (num_nonnulls(imap_sealed, imap_folder, imap_since) in (0, 3) and (imap_sealed is null or kind = 'SMTP'));
-- The audit tells that it was set up, by whom and when; never the credentials.
drop trigger zz_audit on app.channel_accounts;
create trigger zz_audit after insert or update or delete on app.channel_accounts
  for each row execute function private.audit_row('credentials_sealed', 'imap_sealed');

-- How far a mailbox was read. Written every minute, so not audited; gone when it is to begin anew at its newest letter.
create table app.imap_places (
  org_id uuid,
  account_id uuid not null,
  -- Numbers of letters (UIDs) hold under one validity.
  validity text not null check (char_length(validity) <= 40),
  last_uid bigint not null check (last_uid >= 0),
  -- After the server numbered anew: up to this number, only letters that arrived since then.
  floor_uid bigint,
  floor_at timestamptz,
  letter_at timestamptz,
  too_large int not null default 0,
  unreadable int not null default 0,
  primary key (org_id, account_id),
  foreign key (org_id, account_id) references app.channel_accounts (org_id, id) on delete cascade,
  constraint imap_places_floor check ((floor_uid is null) = (floor_at is null))
);
select private.protect_table('app.imap_places', 'select, insert, update, delete', false);

-- What became of the last readings of a mailbox. `read_at`: when the last that was complete began.
create table app.imap_readings (
  org_id uuid,
  account_id uuid not null,
  read_at timestamptz,
  error text check (error in ('private', 'unreachable', 'tls', 'sign_in', 'folder', 'server')),
  failures int not null default 0,
  failed_since timestamptz,
  -- The letter on which it ended, and how often in a row.
  failed_uid bigint,
  failed_times int not null default 0,
  primary key (org_id, account_id),
  foreign key (org_id, account_id) references app.channel_accounts (org_id, id) on delete cascade,
  constraint imap_readings_error check ((error is null) = (failed_since is null))
);
select private.protect_table('app.imap_readings', 'select, insert, update, delete', false);
create index imap_readings_failed on app.imap_readings (error, failed_since) where error is not null;

-- Stores the events of a letter that was found in a mailbox of the caller's organisation; what is there already stays as it
-- is, whichever way it came in.
create function app.store_fetched(p_account uuid, p_events jsonb) returns table (stored int, duplicates int)
language sql volatile security definer set search_path = pg_catalog, app
as $$
  with e as (
    select x.*, row_number() over () as n
      from jsonb_to_recordset(p_events) as x (kind text, dedupe_key text, order_key text, payload jsonb)
  ), written as (
    insert into app.inbound_events (org_id, account_id, kind, dedupe_key, order_key, payload)
    select c.org_id, c.id, e.kind, e.dedupe_key, e.order_key, e.payload
      from e, app.channel_accounts c
     where c.org_id = app.current_org() and c.id = p_account and c.imap_sealed is not null and c.status <> 'DISABLED'
     order by e.n
    on conflict (org_id, dedupe_key) do nothing returning 1
  )
  select (select count(*) from written)::int, ((select count(*) from e) - (select count(*) from written))::int
$$;

-- As in 0059, with the mailboxes that cannot be read.
create or replace function app.messaging_figures() returns table (name text, label text, value double precision)
language sql stable security definer set search_path = pg_catalog, app
as $$
  select 'queue_oldest', 'inbound', coalesce(max(extract(epoch from app.app_now() - e.due_at)), 0)
    from (select i.due_at from app.inbound_events i where i.state = 'PENDING' and i.due_at <= app.app_now() order by i.due_at limit 1) e
  union all
  select 'queue_oldest', 'jobs', coalesce(max(extract(epoch from app.app_now() - j.due_at)), 0)
    from (select w.due_at from app.jobs w where w.state = 'PENDING' and w.due_at <= app.app_now() order by w.due_at limit 1) j
  union all
  select 'queue_oldest', 'outbound', coalesce(max(extract(epoch from app.app_now() - f.due_at)), 0)
    from app.channel_accounts a,
         lateral (select m.due_at from app.messages m
                   where m.org_id = a.org_id and m.account_id = a.id and m.status = 'QUEUED' and m.due_at <= app.app_now()
                   order by m.due_at limit 1) f
   where a.status = 'ACTIVE' or (a.status = 'PAUSED' and a.paused_until <= app.app_now())
  union all
  -- Entries of the audit wait a moment for their seal; one that waits long is not covered by the chain.
  select 'queue_oldest', 'seals', coalesce(extract(epoch from app.app_now() - min(e.at)), 0)
    from (select u.org_id, u.entry_id from app.audit_unsealed u order by u.entry_id limit 1) u
    join app.audit_entries e on e.org_id = u.org_id and e.id = u.entry_id
  union all
  select 'dead_letters', s.status, count(m.status)
    from (values ('DEAD'), ('FAILED')) s (status)
    left join (select d.status from app.messages d where d.status in ('DEAD', 'FAILED') and d.discarded_at is null limit 10000) m
      on m.status = s.status
   group by s.status
  union all
  select 'quarantined', 'events', count(*) from (select from app.inbound_events q where q.state = 'QUARANTINED' limit 10000) x
  union all
  -- A pause that is over is none, though the row still says so: claims see it the same way.
  select 'accounts', s.status, count(a.status) from (values ('ACTIVE'), ('PAUSED'), ('DISABLED')) s (status)
    left join (select case when c.status = 'PAUSED' and c.paused_until <= app.app_now() then 'ACTIVE' else c.status end as status
                 from app.channel_accounts c) a on a.status = s.status
   group by s.status
  union all
  -- Mailboxes that nobody reads: refused, or out of reach for longer than a server is away for maintenance.
  select 'accounts', 'UNREAD', count(*) from app.imap_readings r join app.channel_accounts c on c.org_id = r.org_id and c.id = r.account_id
   where r.error is not null and c.status <> 'DISABLED'
     and (r.error <> all ('{unreachable,server}') or r.failed_since <= app.app_now() - interval '30 minutes')
  union all
  select 'quality', case when a.quality_rating in ('GREEN', 'YELLOW', 'RED') then a.quality_rating else 'UNKNOWN' end, count(*)
    from app.channel_accounts a where a.status <> 'DISABLED' group by 2
  union all
  select 'tier', case when a.messaging_limit ~ '^TIER_(50|250|1K|2K|10K|100K|UNLIMITED)$' then a.messaging_limit else 'UNKNOWN' end, count(*)
    from app.channel_accounts a where a.status <> 'DISABLED' group by 2
$$;

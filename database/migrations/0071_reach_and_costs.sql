-- What a provider allows and charges: how many people a number may write to first in 24 hours, and what messages cost.

-- Meta's limit for whom one writes to outside an open window (whatsapp-provider-contract.md 1.5); null: as many as one likes,
-- or nobody has said.
alter table app.channel_accounts add column recipients_per_day int generated always as (
  case messaging_limit when 'TIER_50' then 50 when 'TIER_250' then 250 when 'TIER_1K' then 1000 when 'TIER_2K' then 2000
    when 'TIER_10K' then 10000 when 'TIER_100K' then 100000 end) stored;

-- Whom the organisation wrote to first, and when last. The limit belongs to the business, whose numbers share it.
create table app.reached_recipients (
  org_id uuid,
  identity_id uuid not null,
  account_id uuid not null,
  reached_at timestamptz not null,
  primary key (org_id, identity_id),
  foreign key (org_id, identity_id) references app.channel_identities (org_id, id) on delete cascade,
  foreign key (org_id, account_id) references app.channel_accounts (org_id, id) on delete cascade
);
create index reached_recipients_since on app.reached_recipients (org_id, reached_at);
create index reached_recipients_account on app.reached_recipients (org_id, account_id);
select private.protect_table('app.reached_recipients', 'select', false);
drop trigger aa_append_only on app.reached_recipients;

-- What the provider said a message costs, once for each message; the price is the organisation's tariff on that day, in
-- millionths of the currency. Null: the tariff names none.
create table app.message_costs (
  org_id uuid,
  message_id uuid not null,
  account_id uuid not null,
  month date not null,
  market text not null check (market ~ '^([A-Z]{2}|\*)$'),
  category text not null check (category in ('MARKETING', 'UTILITY', 'AUTHENTICATION', 'SERVICE', 'OTHER')),
  free boolean not null,
  micros bigint check (micros >= 0),
  currency text check (currency ~ '^[A-Z]{3}$'),
  at timestamptz not null default app.app_now(),
  primary key (org_id, message_id),
  foreign key (org_id, message_id) references app.messages,
  check (free <= (coalesce(micros, 0) = 0)),
  check ((micros is null) = (currency is null))
);
select private.protect_table('app.message_costs', 'select, insert', false);

-- The sums of a month (UTC) for each number. In sixteen parts: numbers are paid for by many transactions at once.
create table app.message_spend (
  org_id uuid,
  month date not null,
  account_id uuid not null,
  category text not null,
  currency text not null,
  part smallint not null,
  billed int not null default 0,
  free int not null default 0,
  unpriced int not null default 0,
  micros bigint not null default 0,
  primary key (org_id, month, account_id, category, currency, part),
  foreign key (org_id, account_id) references app.channel_accounts (org_id, id) on delete cascade
);
create index message_spend_account on app.message_spend (org_id, account_id);
select private.protect_table('app.message_spend', 'select', false);
drop trigger aa_append_only on app.message_spend;

create function private.count_cost() returns trigger
language plpgsql security definer set search_path = pg_catalog, app
as $$
begin
  insert into app.message_spend as s (org_id, month, account_id, category, currency, part, billed, free, unpriced, micros)
  values (new.org_id, new.month, new.account_id, new.category, coalesce(new.currency, ''),
          (select abs(hashtext(m.contact_id::text)) % 16 from app.messages m where m.org_id = new.org_id and m.id = new.message_id),
          (not new.free and new.micros is not null)::int, new.free::int, (not new.free and new.micros is null)::int, coalesce(new.micros, 0))
  on conflict (org_id, month, account_id, category, currency, part) do update
     set billed = s.billed + excluded.billed, free = s.free + excluded.free, unpriced = s.unpriced + excluded.unpriced,
         micros = s.micros + excluded.micros;
  return null;
end $$;
create trigger count_cost after insert on app.message_costs for each row execute function private.count_cost();

-- Takes due messages to send: fair across numbers, in order within a conversation, never without a live consent, and no
-- more than p_in_flight of one number on the way at once: a provider that hangs holds up its own number, not the others.
-- What has lost its consent since it was queued is cancelled here, with the reason. An organisation that allows itself so
-- many messages a day (UTC) sends no more: its budget is held while messages are taken from it, so that two claims never
-- spend the same part twice; whose budget another claim holds waits for the next turn. So it is with what a number may
-- send in a second: a bucket as large as one second, filled by the database's clock, the only one all processes share.
-- A message that opens a conversation at Meta takes one of the people a number may so reach in 24 hours; those for whom
-- there is no room any more are put off until there is, so that they never stand in the way of the others.
create or replace function app.claim_outbound(p_per_account int, p_in_flight int, p_limit int, p_lease interval)
returns table (org_id uuid, id uuid, conversation_id uuid, account_id uuid, n int)
language sql volatile security definer set search_path = pg_catalog, app
as $$
  with recursive accounts as (
    (select m.org_id, m.account_id from app.messages m where m.status = 'QUEUED' order by m.org_id, m.account_id limit 1)
    union all
    select x.org_id, x.account_id from accounts a,
      lateral (select m.org_id, m.account_id from app.messages m
                where m.status = 'QUEUED' and (m.org_id, m.account_id) > (a.org_id, a.account_id)
                order by m.org_id, m.account_id limit 1) x
  ), budgets as materialized (
    select b.org_id, b.day_limit - case when b.day = (app.app_now() at time zone 'UTC')::date then b.used else 0 end as remaining
      from app.sending_budgets b where b.org_id in (select a.org_id from accounts a) for update skip locked
  ), rates as materialized (
    select r.org_id, r.account_id, private.tokens_now(r, c.messages_per_second) as tokens
      from app.sending_rates r join app.channel_accounts c on c.org_id = r.org_id and c.id = r.account_id
     where (r.org_id, r.account_id) in (select a.org_id, a.account_id from accounts a) for update of r skip locked
  ), working as materialized (
    select a.org_id, a.account_id, b.remaining, floor(r.tokens)::int as tokens, c.kind = 'WHATSAPP_CLOUD' as counted, random() as turn from accounts a
      join rates r on r.org_id = a.org_id and r.account_id = a.account_id and r.tokens >= 1
      join app.channel_accounts c on c.org_id = a.org_id and c.id = a.account_id
       and (c.status = 'ACTIVE' or (c.status = 'PAUSED' and c.paused_until <= app.app_now()))
      left join budgets b on b.org_id = a.org_id
     where case when b.org_id is null then not exists (select from app.sending_budgets x where x.org_id = a.org_id) else b.remaining > 0 end
  ), picked as materialized (
    select q.*, w.remaining from (select * from working order by turn) w,
      lateral (select least(p_per_account, w.tokens, p_in_flight - count(*)) as free from app.messages y
                where y.org_id = w.org_id and y.account_id = w.account_id and y.status = 'SENDING') room,
      lateral (
        select m.org_id, m.id, m.account_id, m.identity_id, m.channel, m.purpose, m.attempts,
               case when w.counted and m.type = 'template' then not exists (select from app.conversations v
                 where v.org_id = m.org_id and v.id = m.conversation_id and v.window_expires_at > app.app_now()) else false end as opens
          from app.messages m
         where m.org_id = w.org_id and m.account_id = w.account_id and m.status = 'QUEUED' and m.due_at <= app.app_now()
           and m.id = (select b.id from app.messages b
                        where b.org_id = m.org_id and b.conversation_id = m.conversation_id
                          and b.status in ('QUEUED', 'SENDING') and (b.status = 'SENDING' or b.due_at <= app.app_now())
                        order by b.id limit 1)
         order by m.due_at, m.id limit greatest(room.free, 0) for update of m skip locked
      ) q
    limit p_limit
  ), reach as materialized (
    select x.org_id, x.account_id, c.recipients_per_day - r.used as room, r.first + interval '24 hours' as free_at
      from (select distinct p.org_id, p.account_id from picked p where p.opens) x
      join app.channel_accounts c on c.org_id = x.org_id and c.id = x.account_id and c.recipients_per_day is not null,
      lateral (select count(*) as used, min(y.reached_at) as first from app.reached_recipients y
                where y.org_id = x.org_id and y.reached_at > app.app_now() - interval '24 hours') r
  ), strangers as materialized (
    select p.id, dense_rank() over (partition by p.org_id order by p.identity_id) as place from picked p
     where p.opens and not exists (select from app.reached_recipients y where y.org_id = p.org_id and y.identity_id = p.identity_id
                                      and y.reached_at > app.app_now() - interval '24 hours')
  ), judged as materialized (
    select p.*, row_number() over (partition by p.org_id) <= coalesce(p.remaining, p_limit) as affordable,
           coalesce(s.place <= h.room, true) as reachable, h.free_at,
           private.consent_live(p.org_id, p.identity_id, p.channel, p.purpose) as may
      from picked p left join strangers s on s.id = p.id left join reach h on h.org_id = p.org_id and h.account_id = p.account_id
  ), sent as (
    update app.messages m set status = 'SENDING', lease_until = app.app_now() + p_lease, attempts = j.attempts + 1
      from judged j where j.may and j.affordable and j.reachable and m.org_id = j.org_id and m.id = j.id
    returning m.org_id, m.id, m.conversation_id, m.account_id, m.identity_id, j.opens, m.attempts as n
  ), withdrawn as (
    update app.messages m set status = 'CANCELLED', failure_code = 'CONSENT_REQUIRED', failed_at = app.app_now()
      from judged j where not j.may and m.org_id = j.org_id and m.id = j.id
  ), put_off as (
    update app.messages m set due_at = greatest(j.free_at, app.app_now() + interval '15 minutes')
      from judged j where j.may and not j.reachable and m.org_id = j.org_id and m.id = j.id
  ), reached as (
    insert into app.reached_recipients (org_id, identity_id, account_id, reached_at)
    select distinct on (s.org_id, s.identity_id) s.org_id, s.identity_id, s.account_id, app.app_now() from sent s where s.opens
    on conflict (org_id, identity_id) do update set account_id = excluded.account_id, reached_at = excluded.reached_at
  ), tried as (
    insert into app.message_attempts (org_id, message_id, n, state) select s.org_id, s.id, s.n, 'STARTED' from sent s
  ), paced as (
    update app.sending_rates r set tokens = x.tokens - t.n, filled_at = clock_timestamp()
      from (select s.org_id, s.account_id, count(*) as n from sent s group by s.org_id, s.account_id) t, rates x
     where r.org_id = t.org_id and r.account_id = t.account_id and x.org_id = t.org_id and x.account_id = t.account_id
  ), spent as (
    update app.sending_budgets b
       set used = t.n + case when b.day = (app.app_now() at time zone 'UTC')::date then b.used else 0 end, day = (app.app_now() at time zone 'UTC')::date
      from (select s.org_id, count(*) as n from sent s group by s.org_id) t where b.org_id = t.org_id
  )
  select s.org_id, s.id, s.conversation_id, s.account_id, s.n from sent s
$$;

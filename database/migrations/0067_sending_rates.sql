-- What a number may send in a second (whatsapp-provider-contract.md: 80, 1000 once the provider raised it).

create table app.sending_rates (
  org_id uuid,
  account_id uuid not null,
  tokens double precision not null default 0,
  -- Long ago: a new number begins with a full bucket.
  filled_at timestamptz not null default 'epoch',
  primary key (org_id, account_id),
  foreign key (org_id, account_id) references app.channel_accounts (org_id, id) on delete cascade
);
insert into app.sending_rates (org_id, account_id) select org_id, id from app.channel_accounts;
select private.protect_table('app.sending_rates', 'select', false);
drop trigger aa_append_only on app.sending_rates;

create function private.keep_rate() returns trigger
language plpgsql security definer set search_path = pg_catalog, app
as $$
begin
  insert into app.sending_rates (org_id, account_id) values (new.org_id, new.id);
  return null;
end $$;
create trigger keep_rate after insert on app.channel_accounts for each row execute function private.keep_rate();

-- What the bucket of a number holds at this moment.
create function private.tokens_now(r app.sending_rates, p_per_second int) returns double precision
language sql volatile set search_path = pg_catalog, app
as $$
  select least(p_per_second, r.tokens + p_per_second * greatest(0, extract(epoch from clock_timestamp() - r.filled_at)))
$$;
grant execute on function private.tokens_now(app.sending_rates, int) to atlas_definer;

-- Takes due messages to send: fair across numbers, in order within a conversation, never without a live consent, and no
-- more than p_in_flight of one number on the way at once: a provider that hangs holds up its own number, not the others.
-- What has lost its consent since it was queued is cancelled here, with the reason. An organisation that allows itself so
-- many messages a day (UTC) sends no more: its budget is held while messages are taken from it, so that two claims never
-- spend the same part twice; whose budget another claim holds waits for the next turn. So it is with what a number may
-- send in a second: a bucket as large as one second, filled by the database's clock, the only one all processes share.
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
    select a.org_id, a.account_id, b.remaining, floor(r.tokens)::int as tokens, random() as turn from accounts a
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
        select m.org_id, m.id, m.identity_id, m.channel, m.purpose, m.attempts
          from app.messages m
         where m.org_id = w.org_id and m.account_id = w.account_id and m.status = 'QUEUED' and m.due_at <= app.app_now()
           and m.id = (select b.id from app.messages b
                        where b.org_id = m.org_id and b.conversation_id = m.conversation_id
                          and b.status in ('QUEUED', 'SENDING') and (b.status = 'SENDING' or b.due_at <= app.app_now())
                        order by b.id limit 1)
         order by m.due_at, m.id limit greatest(room.free, 0) for update of m skip locked
      ) q
    limit p_limit
  ), judged as materialized (
    select p.*, row_number() over (partition by p.org_id) <= coalesce(p.remaining, p_limit) as affordable,
           private.consent_live(p.org_id, p.identity_id, p.channel, p.purpose) as may from picked p
  ), sent as (
    update app.messages m set status = 'SENDING', lease_until = app.app_now() + p_lease, attempts = j.attempts + 1
      from judged j where j.may and j.affordable and m.org_id = j.org_id and m.id = j.id
    returning m.org_id, m.id, m.conversation_id, m.account_id, m.attempts as n
  ), withdrawn as (
    update app.messages m set status = 'CANCELLED', failure_code = 'CONSENT_REQUIRED', failed_at = app.app_now()
      from judged j where not j.may and m.org_id = j.org_id and m.id = j.id
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

-- What "may I contact this person now?" asks beyond consent and window: how much a person had from us of our own accord,
-- and how much an organisation has sent today.

-- What a person got without having written just before: small, replies are not in it.
create index messages_initiative on app.messages (org_id, contact_id, due_at desc) where direction = 'OUT' and purpose <> 'REPLY';

-- One row for each organisation that limits itself. `used` belongs to `day` (UTC): on another day nothing is used yet.
create table app.sending_budgets (
  org_id uuid,
  day_limit int not null check (day_limit > 0),
  day date not null default 'epoch',
  used int not null default 0,
  primary key (org_id),
  foreign key (org_id) references app.organizations
);
select private.protect_table('app.sending_budgets', 'select', false);
drop trigger aa_append_only on app.sending_budgets;

-- The budget follows the setting, whoever writes it; what was used today stays used.
create function private.keep_budget() returns trigger
language plpgsql security definer set search_path = pg_catalog, app
as $$
declare v_limit constant int := (new.settings ->> 'dailyMessages')::int;
begin
  if v_limit is null then
    delete from app.sending_budgets where org_id = new.org_id;
  else
    insert into app.sending_budgets (org_id, day_limit) values (new.org_id, v_limit)
    on conflict (org_id) do update set day_limit = excluded.day_limit;
  end if;
  return null;
end $$;
create trigger keep_budget after insert or update of settings on app.organizations
  for each row when (new.settings ->> 'dailyMessages' is not null) execute function private.keep_budget();
create trigger drop_budget after update of settings on app.organizations
  for each row when (old.settings ->> 'dailyMessages' is not null and new.settings ->> 'dailyMessages' is null) execute function private.keep_budget();

-- Takes due messages to send: fair across numbers, in order within a conversation, never without a live consent, and no
-- more than p_in_flight of one number on the way at once: a provider that hangs holds up its own number, not the others.
-- What has lost its consent since it was queued is cancelled here, with the reason. An organisation that allows itself so
-- many messages a day (UTC) sends no more: its budget is held while messages are taken from it, so that two claims never
-- spend the same part twice; whose budget another claim holds waits for the next turn.
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
  ), working as materialized (
    select a.org_id, a.account_id, b.remaining, random() as turn from accounts a
      join app.channel_accounts c on c.org_id = a.org_id and c.id = a.account_id
       and (c.status = 'ACTIVE' or (c.status = 'PAUSED' and c.paused_until <= app.app_now()))
      left join budgets b on b.org_id = a.org_id
     where case when b.org_id is null then not exists (select from app.sending_budgets x where x.org_id = a.org_id) else b.remaining > 0 end
  ), picked as materialized (
    select q.*, w.remaining from (select * from working order by turn) w,
      lateral (select least(p_per_account, p_in_flight - count(*)) as free from app.messages y
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
  ), spent as (
    update app.sending_budgets b
       set used = t.n + case when b.day = (app.app_now() at time zone 'UTC')::date then b.used else 0 end, day = (app.app_now() at time zone 'UTC')::date
      from (select s.org_id, count(*) as n from sent s group by s.org_id) t where b.org_id = t.org_id
  )
  select s.org_id, s.id, s.conversation_id, s.account_id, s.n from sent s
$$;

-- Claims cost what they take, not what waits. "First of its key" was an anti-join over everything pending, quadratic in a
-- backlog; asked for each row as the smallest id of its key, it is one look into the index.

create or replace function app.claim_inbound(p_limit int, p_lease interval)
returns table (org_id uuid, id uuid, account_id uuid, kind text, order_key text, payload jsonb, received_at timestamptz, attempts int)
language sql volatile security definer set search_path = pg_catalog, app
as $$
  update app.inbound_events t set lease_until = app.app_now() + p_lease, attempts = t.attempts + 1
    from (
      select e.org_id, e.id from app.inbound_events e
       where e.state = 'PENDING' and e.due_at <= app.app_now() and (e.lease_until is null or e.lease_until <= app.app_now())
         and e.id = (select b.id from app.inbound_events b
                      where b.org_id = e.org_id and b.order_key = e.order_key and b.state = 'PENDING' order by b.id limit 1)
       order by e.due_at, e.id limit p_limit for update skip locked
    ) c
   where t.org_id = c.org_id and t.id = c.id
  returning t.org_id, t.id, t.account_id, t.kind, t.order_key, t.payload, t.received_at, t.attempts
$$;

drop function app.claim_outbound(int, int, interval);

-- Takes due messages to send: fair across numbers, in order within a conversation, never without a live consent, and no
-- more than p_in_flight of one number on the way at once: a provider that hangs holds up its own number, not the others.
-- What has lost its consent since it was queued is cancelled here, with the reason.
create function app.claim_outbound(p_per_account int, p_in_flight int, p_limit int, p_lease interval)
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
  ), on_the_way as materialized (
    select m.org_id, m.account_id, count(*) as n from app.messages m where m.status = 'SENDING' group by 1, 2
  ), working as materialized (
    select a.org_id, a.account_id, least(p_per_account, p_in_flight - coalesce(y.n, 0)) as room, random() as turn from accounts a
      join app.channel_accounts c on c.org_id = a.org_id and c.id = a.account_id
       and (c.status = 'ACTIVE' or (c.status = 'PAUSED' and c.paused_until <= app.app_now()))
      left join on_the_way y on y.org_id = a.org_id and y.account_id = a.account_id
     where coalesce(y.n, 0) < p_in_flight
  ), picked as materialized (
    select q.* from (select * from working order by turn) w,
      lateral (
        select m.org_id, m.id, m.identity_id, m.channel, m.purpose, m.attempts
          from app.messages m
         where m.org_id = w.org_id and m.account_id = w.account_id and m.status = 'QUEUED' and m.due_at <= app.app_now()
           and m.id = (select b.id from app.messages b
                        where b.org_id = m.org_id and b.conversation_id = m.conversation_id
                          and b.status in ('QUEUED', 'SENDING') and (b.status = 'SENDING' or b.due_at <= app.app_now())
                        order by b.id limit 1)
         order by m.due_at, m.id limit w.room for update of m skip locked
      ) q
    limit p_limit
  ), judged as materialized (
    select p.*, private.consent_live(p.org_id, p.identity_id, p.channel, p.purpose) as may from picked p
  ), sent as (
    update app.messages m set status = 'SENDING', lease_until = app.app_now() + p_lease, attempts = j.attempts + 1
      from judged j where j.may and m.org_id = j.org_id and m.id = j.id
    returning m.org_id, m.id, m.conversation_id, m.account_id, m.attempts as n
  ), withdrawn as (
    update app.messages m set status = 'CANCELLED', failure_code = 'CONSENT_REQUIRED', failed_at = app.app_now()
      from judged j where not j.may and m.org_id = j.org_id and m.id = j.id
  ), tried as (
    insert into app.message_attempts (org_id, message_id, n, state) select s.org_id, s.id, s.n, 'STARTED' from sent s
  )
  select s.org_id, s.id, s.conversation_id, s.account_id, s.n from sent s
$$;

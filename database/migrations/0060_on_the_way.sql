-- How much of a number is on the way is asked of the number, not of everything that waits: the planner took the index of
-- all open messages for it and read a whole backlog at every claim.
drop index app.messages_sending;
create index messages_sending on app.messages (org_id, account_id, lease_until) where status = 'SENDING';

-- Takes due messages to send: fair across numbers, in order within a conversation, never without a live consent, and no
-- more than p_in_flight of one number on the way at once: a provider that hangs holds up its own number, not the others.
-- What has lost its consent since it was queued is cancelled here, with the reason.
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
  ), working as materialized (
    select a.org_id, a.account_id, random() as turn from accounts a
      join app.channel_accounts c on c.org_id = a.org_id and c.id = a.account_id
       and (c.status = 'ACTIVE' or (c.status = 'PAUSED' and c.paused_until <= app.app_now()))
  ), picked as materialized (
    select q.* from (select * from working order by turn) w,
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

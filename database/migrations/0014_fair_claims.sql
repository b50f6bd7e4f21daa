-- A claim takes from every waiting number in turn: the order of numbers is drawn anew each time.

-- Takes due messages to send: fair across numbers, in order within a conversation, never without a live consent.
-- What has lost its consent since it was queued is cancelled here, with the reason.
create or replace function app.claim_outbound(p_per_account int, p_limit int, p_lease interval)
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
    -- Shuffled: with a fixed order the first busy number would starve the ones behind it.
    select q.* from (select * from accounts order by random()) a
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


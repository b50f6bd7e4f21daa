-- Whether somebody may be written to is asked several times for each message that leaves: here for as little as it takes.

-- As before. Called from functions that set their own search path, and so without one of its own: setting it took longer
-- than the question. Where an organisation lists nobody there is nothing to compute.
create or replace function private.suppression_of(p_org uuid, p_identity uuid, p_purpose text) returns text
language plpgsql stable
as $$
declare v_salt bytea;
begin
  if not exists (select from app.suppressions s where s.org_id = p_org and s.lifted_at is null) then return null; end if;
  select salt into v_salt from platform.suppression_salts where org_id = p_org;
  if v_salt is null then return null; end if;
  -- A number that is listed ends writing to the person by any identity of that kind: WhatsApp knows one person by several.
  return (
    select case s.scope when 'ADDRESS' then 'BOUNCED' else 'LISTED' end from app.channel_identities i
      join app.channel_identities o on o.org_id = i.org_id and o.contact_id = i.contact_id and (o.kind = 'EMAIL') = (i.kind = 'EMAIL')
      join app.suppressions s on s.org_id = i.org_id and s.lifted_at is null
       and s.digest = sha256(v_salt || convert_to(o.kind || ':' || o.value, 'UTF8'))
     where i.org_id = p_org and i.id = p_identity
       and case s.scope when 'ALL' then true when 'ADDRESS' then o.id = i.id else p_purpose = 'MARKETING' end
     order by s.scope = 'ADDRESS' limit 1);
end $$;

create or replace function private.suppressed(p_org uuid, p_identity uuid, p_purpose text) returns boolean
language sql stable
as $$ select private.suppression_of(p_org, p_identity, p_purpose) is not null $$;

-- Takes due messages to send: fair across numbers, in order within a conversation, never without a live consent, and no
-- more than p_in_flight of one number on the way at once: a provider that hangs holds up its own number, not the others.
-- What has lost its consent since it was queued is cancelled here, with the reason. An organisation that allows itself so
-- many messages a day (UTC) sends no more: its budget is held while messages are taken from it, so that two claims never
-- spend the same part twice; whose budget another claim holds waits for the next turn. So it is with what a number may
-- send in a second: a bucket as large as one second, filled by the database's clock, the only one all processes share.
-- A message that opens a conversation at Meta takes one of the people a number may so reach in 24 hours; those for whom
-- there is no room any more are put off until there is, so that they never stand in the way of the others.
-- What is taken is looked at without a lock: the guard of the row holds the consent when the message starts to leave.
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
           exists (select from app.consent_states s where s.org_id = p.org_id and s.identity_id = p.identity_id and s.channel = p.channel
              and s.purpose = p.purpose and s.state = 'GRANTED' and (s.expires_at is null or s.expires_at > app.app_now()))
             and private.suppression_of(p.org_id, p.identity_id, p.purpose) is null as may
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

-- Operations of messaging: dead letters are set aside with a reason, numbers carry what the provider lets them send,
-- replays stand in the audit, and figures across organisations for the metrics.

-- Why somebody decided that a message will not be sent any more; a code, so that it names nobody.
alter table app.messages
  add column discarded_at timestamptz,
  add column discard_reason text
    check (discard_reason in ('ANSWERED_OTHERWISE', 'OUTDATED', 'WRONG_RECIPIENT', 'DUPLICATE', 'TEST')),
  add constraint messages_discarded check ((discarded_at is null) = (discard_reason is null));
select private.audit_changes_only('app.messages');

create index messages_dead_letters on app.messages (org_id, id desc) where status in ('DEAD', 'FAILED') and discarded_at is null;
drop index app.messages_dead;

-- How many persons the provider lets a number write to first in a day ("TIER_1K").
alter table app.channel_accounts add column messaging_limit text;

create or replace function app.record_security_event(p_action text, p_entity text, p_entity_id text, p_details jsonb)
returns uuid
language plpgsql security definer set search_path = pg_catalog, app, public
as $$
begin
  if app.current_org() is null then raise exception 'no organisation in context' using errcode = 'AT002'; end if;
  if p_action not in ('BLOCKED_BY_POLICY', 'READ', 'EXPORT', 'SIGN_IN', 'ERASURE', 'REPLAY') then
    raise exception 'unknown security action %', p_action using errcode = 'AT003';
  end if;
  return private.write_audit(app.current_org(), p_action, p_entity, p_entity_id, p_details);
end $$;

-- Gauges for the metrics, over all organisations; no content, and no label that grows with them. What is counted is
-- bounded: above 10,000 an alarm has long been due.
create function app.messaging_figures() returns table (name text, label text, value double precision)
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
  select 'quality', case when a.quality_rating in ('GREEN', 'YELLOW', 'RED') then a.quality_rating else 'UNKNOWN' end, count(*)
    from app.channel_accounts a where a.status <> 'DISABLED' group by 2
  union all
  select 'tier', case when a.messaging_limit ~ '^TIER_(50|250|1K|2K|10K|100K|UNLIMITED)$' then a.messaging_limit else 'UNKNOWN' end, count(*)
    from app.channel_accounts a where a.status <> 'DISABLED' group by 2
$$;

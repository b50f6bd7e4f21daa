-- As in 0055, with the oldest entry of the audit that waits for its seal (crm.md, Audit: seal lag alarms).
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
  select 'quality', case when a.quality_rating in ('GREEN', 'YELLOW', 'RED') then a.quality_rating else 'UNKNOWN' end, count(*)
    from app.channel_accounts a where a.status <> 'DISABLED' group by 2
  union all
  select 'tier', case when a.messaging_limit ~ '^TIER_(50|250|1K|2K|10K|100K|UNLIMITED)$' then a.messaging_limit else 'UNKNOWN' end, count(*)
    from app.channel_accounts a where a.status <> 'DISABLED' group by 2
$$;

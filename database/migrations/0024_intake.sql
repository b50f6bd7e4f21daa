-- Deliveries that come in the same moment are stored together; each still learns what became of its own events.

drop function app.store_inbound(text, jsonb);

-- Stores events of provider deliveries with the organisations that own their numbers, for the app that signed them; what is
-- there already stays as it is, also when two deliveries of one call bring it. Counts per delivery (its place in the call).
create function app.store_inbound(p_app_key text, p_events jsonb)
returns table (delivery int, stored int, duplicates int, unknown int)
language sql volatile security definer set search_path = pg_catalog, app
as $$
  with e as (
    select x.*, row_number() over () as n
      from jsonb_to_recordset(p_events) as x (delivery int, kind text, number text, waba text, dedupe_key text, order_key text, payload jsonb)
  ), routed as (
    select e.*, a.org_id, a.id as account_id, row_number() over (partition by a.org_id, e.dedupe_key order by e.n) as turn from e
      join lateral (select c.org_id, c.id from app.channel_accounts c
                     where c.app_key = p_app_key and c.status <> 'DISABLED'
                       and (c.phone_number_id = e.number or (e.number is null and c.waba_id = e.waba))
                     order by c.id) a on true
  ), written as (
    insert into app.inbound_events (org_id, account_id, kind, dedupe_key, order_key, payload)
    select org_id, account_id, kind, dedupe_key, order_key, payload from routed where turn = 1 order by n
    on conflict (org_id, dedupe_key) do nothing returning org_id, dedupe_key
  )
  select e.delivery, count(w.dedupe_key)::int, (count(r.n) - count(w.dedupe_key))::int, (count(distinct e.n) - count(distinct r.n))::int
    from e left join routed r on r.n = e.n
    left join written w on r.turn = 1 and w.org_id = r.org_id and w.dedupe_key = r.dedupe_key
   group by e.delivery
$$;

-- The way in, in fewer trips.

-- Holds the ordering key of a provider event until commit, then tells the event's state as it is after that wait; null when
-- it is not there. Two statements, so that the second sees what the holder before us committed.
create function app.hold_inbound(p_order_key text, p_id uuid) returns text
language plpgsql volatile set search_path = pg_catalog, app
as $$
declare v_state text;
begin
  perform pg_advisory_xact_lock(hashtextextended(app.current_org() || ':' || p_order_key, 0));
  select e.state into v_state from app.inbound_events e where e.id = p_id for update;
  return v_state;
end $$;

-- An idempotency key is held and looked up in one trip.

-- Holds a key of an actor until commit, then gives the answer kept for it, as the holder before us left it. Two statements,
-- so that the second sees what was committed during the wait.
create function app.hold_answer(p_actor text, p_key text) returns table (request_hash text, status int, body jsonb)
language plpgsql volatile set search_path = pg_catalog, app
as $$
begin
  perform pg_advisory_xact_lock(hashtextextended(app.current_org() || ':' || p_actor || ':' || p_key, 1));
  return query select k.request_hash, k.status, k.body from app.idempotency_keys k where k.actor = p_actor and k.key = p_key;
end $$;

-- One secret address per member from which a calendar program reads that member's appointments.
create table app.calendar_feeds (
  org_id uuid,
  id uuid not null default uuidv7(),
  user_id uuid not null,
  -- SHA-256 of the secret: the secret itself is told once and kept nowhere
  token_hash bytea not null,
  created_at timestamptz not null default app.app_now(),
  last_read_at timestamptz,
  revoked_at timestamptz,
  primary key (org_id, id),
  foreign key (org_id, user_id) references app.members
);
create unique index calendar_feeds_token on app.calendar_feeds (token_hash);
create unique index calendar_feeds_live on app.calendar_feeds (org_id, user_id) where revoked_at is null;
select private.protect_table('app.calendar_feeds', 'select, insert, update', true, array['token_hash', 'last_read_at']);

-- Whose calendar a secret opens, while it lives and its owner is an active member; nothing of the calendar itself.
create function app.calendar_feed_by_hash(p_hash bytea) returns table (org_id uuid, id uuid, user_id uuid)
language sql stable security definer set search_path = pg_catalog, app
as $$
  select f.org_id, f.id, f.user_id
    from app.calendar_feeds f join app.members m on m.org_id = f.org_id and m.user_id = f.user_id
   where f.token_hash = p_hash and f.revoked_at is null and m.status = 'ACTIVE'
$$;

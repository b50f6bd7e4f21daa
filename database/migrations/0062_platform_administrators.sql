-- Those who keep the platform (access.md, PLATFORM_ADMIN): who they are, what they may ask across organisations, their blocks of
-- annonces, their own audit, and their time-boxed way into an organisation that invites them.

-- ---------------------------------------------------------------- who they are

-- The application reads this table and can never write it: administrators are made at a terminal, as the owner of the database.
create table platform.administrators (
  user_id uuid primary key references auth."user" on delete cascade,
  since timestamptz not null default app.app_now(),
  granted_by text not null check (char_length(granted_by) between 1 and 200)
);
grant select on platform.administrators to atlas_app;

-- What platform administrators did, by whom, with what; values are few and never personal data of an organisation's contacts.
create table platform.audit_entries (
  id uuid primary key default uuidv7(),
  at timestamptz not null default app.app_now(),
  actor text not null default app.current_actor(),
  action text not null check (action in ('GRANT', 'REVOKE', 'LIST_ORGANIZATIONS', 'READ_HEALTH', 'FIND_ANNONCE', 'LIST_BLOCKS', 'BLOCK', 'UNBLOCK')),
  org_id uuid,
  subject_id uuid,
  details jsonb not null default '{}',
  correlation_id text default app.current_correlation()
);
create index platform_audit_actor on platform.audit_entries (actor, id desc);
create trigger aa_append_only before update or delete on platform.audit_entries for each row execute function private.refuse_change();
create trigger aa_no_truncate before truncate on platform.audit_entries execute function private.refuse_change();
grant insert on platform.audit_entries to atlas_app;

-- Refuses unless the person is a platform administrator with a second factor: asked by every function that looks across.
create function private.require_platform_admin(p_user uuid) returns void
language plpgsql stable set search_path = pg_catalog, platform, auth
as $$
begin
  if not exists (select from platform.administrators p join auth."user" u on u.id = p.user_id
                  where p.user_id = p_user and u."twoFactorEnabled") then
    raise exception 'not a platform administrator with a second factor' using errcode = 'AT005';
  end if;
end $$;

-- ---------------------------------------------------------------- organisations, as counters

create index organizations_recent on app.organizations (created_at desc, org_id desc);

-- Organisations with counters, the newest first; no person, no contact, no content. Counts stop one above 10,000.
create function app.platform_organizations(p_user uuid, p_search text, p_before timestamptz, p_before_id uuid, p_limit int)
returns table (org_id uuid, name text, slug text, country char(2), created_at timestamptz, members bigint, open_dossiers bigint,
               published_annonces bigint, last_activity_at timestamptz)
language plpgsql stable security definer set search_path = pg_catalog, app, public
as $$
begin
  perform private.require_platform_admin(p_user);
  return query
    select o.org_id, o.name, o.slug, o.country, o.created_at,
           (select count(*) from (select from app.members m where m.org_id = o.org_id and m.status = 'ACTIVE' and m.guest_until is null limit 10001) x),
           (select count(*) from (select from app.dossiers d where d.org_id = o.org_id and d.is_open limit 10001) x),
           (select count(*) from (select from app.annonces a where a.org_id = o.org_id and a.status = 'PUBLISHED' limit 10001) x),
           (select e.at from app.audit_entries e where e.org_id = o.org_id order by e.id desc limit 1)
      from app.organizations o
     where (p_search is null or strpos(lower(public.unaccent(o.name)), lower(public.unaccent(p_search))) > 0
            or strpos(o.slug, lower(p_search)) > 0 or o.org_id::text = lower(p_search))
       and (p_before is null or (o.created_at, o.org_id) < (p_before, p_before_id))
     order by o.created_at desc, o.org_id desc limit least(p_limit, 101);
end $$;

-- ---------------------------------------------------------------- blocks of annonces

-- Where the annonce stood when it was blocked: lifting undoes what the block did, and no more.
alter table app.annonce_platform_blocks add column held_from text;
create index annonce_platform_blocks_recent on app.annonce_platform_blocks (at desc, annonce_id desc);

-- One annonce that is or was before the public, by reference or id, in one organisation: its face and nothing behind it.
create function app.platform_annonce(p_user uuid, p_org uuid, p_which text)
returns table (org_id uuid, organization text, id uuid, reference text, title text, status text, reason text, blocked_at timestamptz)
language plpgsql stable security definer set search_path = pg_catalog, app
as $$
begin
  perform private.require_platform_admin(p_user);
  return query
    select a.org_id, o.name, a.id, a.reference, a.title, a.status, b.reason, b.at
      from app.annonces a join app.organizations o on o.org_id = a.org_id
      left join app.annonce_platform_blocks b on b.org_id = a.org_id and b.annonce_id = a.id
     where a.org_id = p_org and (a.reference = upper(p_which) or a.id::text = lower(p_which))
       and (a.status in ('PUBLISHED', 'SUSPENDED') or b.annonce_id is not null);
end $$;

-- Blocks in force, the latest first.
create function app.platform_blocks(p_user uuid, p_before timestamptz, p_before_id uuid, p_limit int)
returns table (org_id uuid, organization text, id uuid, reference text, title text, status text, reason text, blocked_at timestamptz)
language plpgsql stable security definer set search_path = pg_catalog, app
as $$
begin
  perform private.require_platform_admin(p_user);
  return query
    select b.org_id, o.name, a.id, a.reference, a.title, a.status, b.reason, b.at
      from app.annonce_platform_blocks b
      join app.annonces a on a.org_id = b.org_id and a.id = b.annonce_id
      join app.organizations o on o.org_id = b.org_id
     where p_before is null or (b.at, b.annonce_id) < (p_before, p_before_id)
     order by b.at desc, b.annonce_id desc limit least(p_limit, 101);
end $$;

-- Blocks an annonce of the organisation in context; the application itself has no right to. The row is held first, so that whoever
-- publishes it in the same moment is refused. Answers BLOCKED, ALREADY or NOT_FOUND.
create function app.block_annonce(p_user uuid, p_annonce uuid, p_reason text) returns text
language plpgsql security definer set search_path = pg_catalog, app
as $$
declare v_status text;
begin
  perform private.require_platform_admin(p_user);
  if app.current_org() is null then raise exception 'no organisation in context' using errcode = 'AT002'; end if;
  select a.status into v_status from app.annonces a where a.org_id = app.current_org() and a.id = p_annonce for update;
  if v_status is null then return 'NOT_FOUND'; end if;
  if exists (select from app.annonce_platform_blocks b where b.org_id = app.current_org() and b.annonce_id = p_annonce) then return 'ALREADY'; end if;
  if v_status not in ('PUBLISHED', 'SUSPENDED') then return 'NOT_FOUND'; end if;
  insert into app.annonce_platform_blocks (org_id, annonce_id, reason, held_from) values (app.current_org(), p_annonce, p_reason, v_status);
  return 'BLOCKED';
end $$;

-- Lifts a block in the organisation in context. Answers where the annonce stood before it; null when there is none.
create function app.unblock_annonce(p_user uuid, p_annonce uuid) returns text
language plpgsql security definer set search_path = pg_catalog, app
as $$
declare v_from text;
begin
  perform private.require_platform_admin(p_user);
  if app.current_org() is null then raise exception 'no organisation in context' using errcode = 'AT002'; end if;
  perform from app.annonces a where a.org_id = app.current_org() and a.id = p_annonce for update;
  delete from app.annonce_platform_blocks b where b.org_id = app.current_org() and b.annonce_id = p_annonce
    returning coalesce(b.held_from, 'SUSPENDED') into v_from;
  return v_from;
end $$;

-- Whatever the way there (a workflow of the organisation's own, an import, a statement by hand): what is blocked is not published.
create function private.refuse_blocked_publication() returns trigger
language plpgsql set search_path = pg_catalog, app
as $$
begin
  if exists (select from app.annonce_platform_blocks b where b.org_id = new.org_id and b.annonce_id = new.id) then
    raise exception 'annonce % is blocked by the platform', new.reference using errcode = 'AT006';
  end if;
  return new;
end $$;
create trigger platform_block before insert or update of status on app.annonces
  for each row when (new.status = 'PUBLISHED') execute function private.refuse_blocked_publication();

-- Members are told of a block.
alter table app.notifications drop constraint notifications_subject_kind_check,
  drop constraint notifications_kind_check,
  add constraint notifications_subject_kind_check check (subject_kind in ('DOSSIER', 'TASK', 'APPOINTMENT', 'CONVERSATION', 'MEMBER', 'ANNONCE')),
  add constraint notifications_kind_check check (kind in ('DOSSIER_ASSIGNED', 'DOSSIERS_HANDED_OVER', 'MENTIONED', 'TASK_ASSIGNED',
    'TASK_REMINDER', 'TASK_DUE', 'FIRST_RESPONSE_LATE', 'APPOINTMENT_BOOKED', 'APPOINTMENT_MOVED', 'APPOINTMENT_CANCELLED',
    'OFFER_RECEIVED', 'OFFER_ACCEPTED', 'DOCUMENT_RECEIVED', 'CONVERSATION_WAITING', 'APPOINTMENT_JOINED',
    'APPOINTMENT_LEFT', 'ANNONCE_BLOCKED', 'ANNONCE_FREED'));

-- ---------------------------------------------------------------- the time-boxed way in

-- Until when a platform administrator is a guest; null for everybody else. Asked wherever a membership is read.
alter table app.members add column guest_until timestamptz,
  add constraint members_guest_roles check (guest_until is null or roles <@ array['AUDITOR', 'AGENT', 'MANAGER']);

-- Whether a member is one at this moment: a guest only until their end, and only while they keep the platform.
create function app.is_active(m app.members) returns boolean
language sql stable set search_path = pg_catalog, app, platform
as $$
  select m.status = 'ACTIVE' and (m.guest_until is null
    or (m.guest_until > app.app_now() and exists (select from platform.administrators p where p.user_id = m.user_id)))
$$;

drop function app.memberships_of(uuid);
create function app.memberships_of(p_user uuid)
returns table (org_id uuid, name text, slug text, country char(2), currency char(3), timezone text, default_locale text,
               member_name text, roles text[], branch_ids uuid[], guest_until timestamptz)
language sql stable security definer set search_path = pg_catalog, app
as $$
  select o.org_id, o.name, o.slug, o.country, o.currency, o.timezone, o.default_locale, m.name, m.roles, m.branch_ids, m.guest_until
    from app.members m join app.organizations o on o.org_id = m.org_id
   where m.user_id = p_user and app.is_active(m) order by o.name
$$;

drop function app.membership(uuid, uuid);
create function app.membership(p_user uuid, p_org uuid)
returns table (roles text[], branch_ids uuid[], settings jsonb, default_locale text, guest_until timestamptz)
language sql stable security definer set search_path = pg_catalog, app
as $$
  select m.roles, m.branch_ids, o.settings, o.default_locale, m.guest_until
    from app.members m join app.organizations o on o.org_id = m.org_id
   where m.user_id = p_user and m.org_id = p_org and app.is_active(m)
$$;

-- As in 0036, for a guest only while they are one.
create or replace function app.calendar_feed_by_hash(p_hash bytea) returns table (org_id uuid, id uuid, user_id uuid)
language sql stable security definer set search_path = pg_catalog, app
as $$
  select f.org_id, f.id, f.user_id
    from app.calendar_feeds f join app.members m on m.org_id = f.org_id and m.user_id = f.user_id
   where f.token_hash = p_hash and f.revoked_at is null and app.is_active(m)
$$;

-- A guest keeps the platform and stays three days at most, whoever writes the row.
create function private.check_guest() returns trigger
language plpgsql set search_path = pg_catalog, app, platform
as $$
begin
  if new.guest_until > app.app_now() + interval '72 hours'
     or not exists (select from platform.administrators p where p.user_id = new.user_id) then
    raise exception 'a guest keeps the platform and stays 72 hours at most' using errcode = 'AT007';
  end if;
  return new;
end $$;
create trigger guest_bounds before insert or update of guest_until on app.members
  for each row when (new.guest_until is not null and new.status = 'ACTIVE') execute function private.check_guest();

-- Organisations, branches, people and what they may do. Sign-in itself lives in schema auth (0003).

create table app.organizations (
  org_id uuid primary key default uuidv7(),
  name text not null check (char_length(name) between 2 and 120),
  slug text not null unique check (slug ~ '^[a-z0-9-]{2,60}$'),
  country char(2) not null check (country in ('MA', 'FR')),
  timezone text not null,
  default_locale text not null default 'fr' check (default_locale in ('fr', 'ar', 'en')),
  currency char(3) not null check (currency in ('MAD', 'EUR')),
  settings jsonb not null default '{}',
  version int not null default 1,
  created_at timestamptz not null default app.app_now()
);
select private.protect_table('app.organizations', 'select, update');

create table app.branches (
  org_id uuid,
  id uuid not null default uuidv7(),
  name text not null check (char_length(name) between 2 and 120),
  city text not null,
  country char(2) not null check (country in ('MA', 'FR')),
  timezone text not null,
  phone_region char(2) not null,
  currency char(3) not null check (currency in ('MAD', 'EUR')),
  address text,
  legal jsonb not null default '{}',
  version int not null default 1,
  created_at timestamptz not null default app.app_now(),
  primary key (org_id, id),
  foreign key (org_id) references app.organizations
);
select private.protect_table('app.branches', 'select, insert, update');

create table app.members (
  org_id uuid,
  user_id uuid not null,
  name text not null,
  email text not null,
  roles text[] not null check (cardinality(roles) > 0
    and roles <@ array['ADMIN_ORG', 'MANAGER', 'AGENT', 'OWNER', 'MODERATOR', 'AUDITOR']),
  branch_ids uuid[] not null default '{}',
  languages text[] not null default '{fr}',
  status text not null default 'ACTIVE' check (status in ('ACTIVE', 'SUSPENDED', 'LEFT')),
  joined_at timestamptz not null default app.app_now(),
  version int not null default 1,
  primary key (org_id, user_id),
  foreign key (org_id) references app.organizations
);
create index members_by_user on app.members (user_id);
select private.protect_table('app.members', 'select, insert, update');

create table app.invitations (
  org_id uuid,
  id uuid not null default uuidv7(),
  email text not null,
  roles text[] not null check (cardinality(roles) > 0
    and roles <@ array['ADMIN_ORG', 'MANAGER', 'AGENT', 'OWNER', 'MODERATOR', 'AUDITOR']),
  branch_ids uuid[] not null default '{}',
  token_hash bytea not null,
  invited_by uuid,
  created_at timestamptz not null default app.app_now(),
  expires_at timestamptz not null,
  accepted_at timestamptz,
  revoked_at timestamptz,
  primary key (org_id, id)
);
create unique index invitations_token on app.invitations (token_hash);
select private.protect_table('app.invitations', 'select, insert, update', true, array['token_hash']);

create table app.api_keys (
  org_id uuid,
  id uuid not null default uuidv7(),
  name text not null check (char_length(name) between 1 and 80),
  prefix text not null,
  secret_hash bytea not null,
  scopes text[] not null,
  created_by uuid,
  created_at timestamptz not null default app.app_now(),
  expires_at timestamptz,
  revoked_at timestamptz,
  last_used_at timestamptz,
  primary key (org_id, id)
);
create unique index api_keys_secret on app.api_keys (secret_hash);
select private.protect_table('app.api_keys', 'select, insert, update', true, array['secret_hash', 'last_used_at']);

create table app.working_hours (
  org_id uuid,
  id uuid not null default uuidv7(),
  user_id uuid not null,
  weekday int not null check (weekday between 1 and 7),
  starts time not null,
  ends time not null check (ends > starts),
  primary key (org_id, id),
  foreign key (org_id, user_id) references app.members
);
create index working_hours_user on app.working_hours (org_id, user_id);
select private.protect_table('app.working_hours');

create table app.absences (
  org_id uuid,
  id uuid not null default uuidv7(),
  user_id uuid not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null check (ends_at > starts_at),
  reason text,
  primary key (org_id, id),
  foreign key (org_id, user_id) references app.members
);
create index absences_user on app.absences (org_id, user_id, starts_at);
select private.protect_table('app.absences');

-- ---------------------------------------------------------------- narrow doors across organisations

-- Organisations of one person, for sign-in. Only of the person named; the caller is the authenticated user.
create function app.memberships_of(p_user uuid)
returns table (org_id uuid, name text, slug text, country char(2), currency char(3), timezone text, default_locale text,
               member_name text, roles text[], branch_ids uuid[])
language sql stable security definer set search_path = pg_catalog, app
as $$
  select o.org_id, o.name, o.slug, o.country, o.currency, o.timezone, o.default_locale, m.name, m.roles, m.branch_ids
    from app.members m join app.organizations o on o.org_id = m.org_id
   where m.user_id = p_user and m.status = 'ACTIVE' order by o.name
$$;

create function app.membership(p_user uuid, p_org uuid)
returns table (roles text[], branch_ids uuid[], settings jsonb, default_locale text)
language sql stable security definer set search_path = pg_catalog, app
as $$
  select m.roles, m.branch_ids, o.settings, o.default_locale
    from app.members m join app.organizations o on o.org_id = m.org_id
   where m.user_id = p_user and m.org_id = p_org and m.status = 'ACTIVE'
$$;

create function app.api_key_by_hash(p_hash bytea)
returns table (org_id uuid, id uuid, scopes text[], settings jsonb, default_locale text)
language sql stable security definer set search_path = pg_catalog, app
as $$
  select k.org_id, k.id, k.scopes, o.settings, o.default_locale
    from app.api_keys k join app.organizations o on o.org_id = k.org_id
   where k.secret_hash = p_hash and k.revoked_at is null and (k.expires_at is null or k.expires_at > app.app_now())
$$;

create function app.invitation_by_hash(p_hash bytea)
returns table (org_id uuid, id uuid, email text, organization text, roles text[], branch_ids uuid[])
language sql stable security definer set search_path = pg_catalog, app
as $$
  select i.org_id, i.id, i.email, o.name, i.roles, i.branch_ids
    from app.invitations i join app.organizations o on o.org_id = i.org_id
   where i.token_hash = p_hash and i.accepted_at is null and i.revoked_at is null and i.expires_at > app.app_now()
$$;

-- A new organisation with its first branch and its first administrator.
create function app.create_organization(p_user uuid, p_user_name text, p_email text, p_name text, p_slug text,
  p_country char(2), p_city text, p_timezone text, p_currency char(3))
returns uuid
language plpgsql security definer set search_path = pg_catalog, app
as $$
declare v_org uuid := uuidv7(); v_branch uuid := uuidv7();
begin
  insert into app.organizations (org_id, name, slug, country, timezone, currency)
  values (v_org, p_name, p_slug, p_country, p_timezone, p_currency);
  insert into app.branches (org_id, id, name, city, country, timezone, phone_region, currency)
  values (v_org, v_branch, p_city, p_city, p_country, p_timezone, p_country, p_currency);
  insert into app.members (org_id, user_id, name, email, roles, branch_ids)
  values (v_org, p_user, p_user_name, p_email, array['ADMIN_ORG'], array[v_branch]);
  return v_org;
end $$;

-- Ids of all organisations, for the scheduler; nothing else of them.
create function app.org_ids() returns setof uuid
language sql stable security definer set search_path = pg_catalog, app
as $$ select org_id from app.organizations $$;

-- References that rise per organisation and year (D-2026-000123). A sequence each: gaps are allowed, nobody queues.
create function app.next_reference(p_prefix text, p_year int) returns text
language plpgsql security definer set search_path = pg_catalog, app, platform
as $$
declare v_name text; v_value bigint;
begin
  if app.current_org() is null then raise exception 'no organisation in context' using errcode = 'AT002'; end if;
  if p_prefix !~ '^[A-Z]{1,3}$' then raise exception 'prefix %', p_prefix using errcode = 'AT003'; end if;
  v_name := format('ref_%s_%s_%s', lower(p_prefix), replace(app.current_org()::text, '-', ''), p_year);
  begin
    v_value := nextval(('platform.' || v_name)::regclass);
  exception when undefined_table then
    perform pg_advisory_xact_lock(hashtext(v_name));
    execute format('create sequence if not exists platform.%I', v_name);
    v_value := nextval(('platform.' || v_name)::regclass);
  end;
  return format('%s-%s-%s', p_prefix, p_year, lpad(v_value::text, 6, '0'));
end $$;

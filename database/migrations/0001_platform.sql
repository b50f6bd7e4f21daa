-- Ground rules of the database: schemas, tenant context, the one protecting function, audit.
-- Roles atlas_app (login, unprivileged) and atlas_definer (nologin, bypassrls) are made by the migration runner.

create extension if not exists pgcrypto;
create extension if not exists btree_gist;
create extension if not exists btree_gin;
create extension if not exists pg_trgm;
create extension if not exists unaccent;

create schema app;
create schema auth;
create schema private;      -- functions of the house; the application role cannot create anything anywhere
create schema if not exists platform;     -- what belongs to no organisation

grant usage on schema app, auth, private, platform to atlas_app, atlas_definer;
revoke all on schema public from public;
grant usage on schema public to atlas_app, atlas_definer;

-- ---------------------------------------------------------------- context

create function app.current_org() returns uuid
language sql stable parallel safe
as $$ select nullif(current_setting('app.org_id', true), '')::uuid $$;

-- Business time. Outside production the process may set app.now (the injected clock); the production
-- variant installed by the migration runner ignores it.
create function app.app_now() returns timestamptz
language sql stable parallel safe
as $$ select coalesce(nullif(current_setting('app.now', true), '')::timestamptz, now()) $$;

-- "user:<uuid>", "api_key:<uuid>", "agent:<name>", "contact:<uuid>", "job:<kind>" or "system"
create function app.current_actor() returns text
language sql stable parallel safe
as $$ select coalesce(nullif(current_setting('app.actor', true), ''), 'system') $$;

create function app.current_correlation() returns text
language sql stable parallel safe
as $$ select nullif(current_setting('app.correlation_id', true), '') $$;

-- ---------------------------------------------------------------- audit

create table app.audit_entries (
  org_id uuid not null,
  id uuid not null default uuidv7(),
  at timestamptz not null,
  actor text not null,
  action text not null,
  entity text not null,
  entity_id text not null,
  correlation_id text,
  digest bytea not null,
  primary key (org_id, id)
);
create index audit_entries_entity on app.audit_entries (org_id, entity, entity_id, id desc);
create index audit_entries_actor on app.audit_entries (org_id, actor, id desc);

-- The readable values and their salt stand apart: erasure may blank them and the chain still verifies.
create table app.audit_values (
  org_id uuid not null,
  entry_id uuid not null,
  salt bytea,
  changes jsonb,
  erased_at timestamptz,
  primary key (org_id, entry_id)
);

-- Entries not sealed yet; the only audit table from which rows leave.
create table app.audit_unsealed (
  org_id uuid not null,
  entry_id uuid not null,
  primary key (org_id, entry_id)
);

create table app.audit_seals (
  org_id uuid not null,
  position bigint not null,
  entry_id uuid not null,
  hash bytea not null,
  sealed_at timestamptz not null,
  primary key (org_id, position),
  unique (org_id, entry_id)
);

create table app.audit_heads (
  org_id uuid not null primary key,
  position bigint not null,
  hash bytea not null
);

create function private.refuse_change() returns trigger
language plpgsql
as $$
begin
  raise exception 'append-only: % on %.% is refused', tg_op, tg_table_schema, tg_table_name
    using errcode = 'AT001';
end $$;

-- Writes one audit entry in the caller's transaction.
create function private.write_audit(p_org uuid, p_action text, p_entity text, p_entity_id text, p_changes jsonb)
returns uuid
language plpgsql security definer set search_path = pg_catalog, app, public
as $$
declare
  v_id uuid := uuidv7();
  v_salt bytea := public.gen_random_bytes(16);
begin
  insert into app.audit_entries (org_id, id, at, actor, action, entity, entity_id, correlation_id, digest)
  values (p_org, v_id, app.app_now(), app.current_actor(), p_action, p_entity, p_entity_id,
          app.current_correlation(), pg_catalog.sha256(v_salt || convert_to(p_changes::text, 'UTF8')));
  insert into app.audit_values (org_id, entry_id, salt, changes) values (p_org, v_id, v_salt, p_changes);
  insert into app.audit_unsealed (org_id, entry_id) values (p_org, v_id);
  return v_id;
end $$;

-- Security records that no row change causes: blocked attempts, reads of personal data. Only in the caller's org.
create function app.record_security_event(p_action text, p_entity text, p_entity_id text, p_details jsonb)
returns uuid
language plpgsql security definer set search_path = pg_catalog, app, public
as $$
begin
  if app.current_org() is null then raise exception 'no organisation in context' using errcode = 'AT002'; end if;
  if p_action not in ('BLOCKED_BY_POLICY', 'READ', 'EXPORT', 'SIGN_IN', 'ERASURE') then
    raise exception 'unknown security action %', p_action using errcode = 'AT003';
  end if;
  return private.write_audit(app.current_org(), p_action, p_entity, p_entity_id, p_details);
end $$;

-- Trigger arguments: names of columns that are never written to the audit (secrets) or carry no meaning (noise).
create function private.audit_row() returns trigger
language plpgsql security definer set search_path = pg_catalog, app, public
as $$
declare
  v_old jsonb; v_new jsonb; v_changes jsonb; v_org uuid; v_id text; v_row jsonb; v_skip text[] := array['org_id'];
begin
  if tg_nargs > 0 then v_skip := v_skip || tg_argv::text[]; end if;
  if tg_op <> 'INSERT' then v_old := to_jsonb(old) - v_skip; end if;
  if tg_op <> 'DELETE' then v_new := to_jsonb(new) - v_skip; end if;
  if tg_op = 'UPDATE' then
    select jsonb_object_agg(n.key, jsonb_build_array(v_old -> n.key, n.value)) into v_changes
      from jsonb_each(v_new) n where n.value is distinct from v_old -> n.key;
    v_changes := v_changes - 'version' - 'updated_at';
    if v_changes is null or v_changes = '{}'::jsonb then return null; end if;
    v_row := to_jsonb(new);
  elsif tg_op = 'INSERT' then
    select jsonb_object_agg(n.key, jsonb_build_array(null, n.value)) into v_changes
      from jsonb_each(v_new) n where n.value <> 'null'::jsonb;
    v_row := to_jsonb(new);
  else
    select jsonb_object_agg(o.key, jsonb_build_array(o.value, null)) into v_changes
      from jsonb_each(v_old) o where o.value <> 'null'::jsonb;
    v_row := to_jsonb(old);
  end if;
  v_org := (v_row ->> 'org_id')::uuid;
  v_id := coalesce(v_row ->> 'id', v_row ->> 'user_id', v_row ->> 'key', v_row ->> 'org_id');
  perform private.write_audit(v_org, tg_op, tg_table_name, v_id, coalesce(v_changes, '{}'::jsonb));
  return null;
end $$;

-- ---------------------------------------------------------------- the one protecting function

-- Every tenant table goes through this once: org_id default, forced row-level security with one policy,
-- grants, audit trigger. p_rights: which statements the application role may run on the table.
create function private.protect_table(p_table regclass, p_rights text default 'select, insert, update, delete',
                                      p_audit boolean default true, p_unaudited text[] default '{}')
returns void
language plpgsql
as $$
declare
  v_args text;
begin
  execute format('alter table %s alter column org_id set default app.current_org()', p_table);
  execute format('alter table %s alter column org_id set not null', p_table);
  execute format('alter table %s enable row level security', p_table);
  execute format('alter table %s force row level security', p_table);
  execute format('create policy tenant on %s using (org_id = (select app.current_org())) with check (org_id = (select app.current_org()))', p_table);
  execute format('revoke all on %s from public', p_table);
  execute format('grant %s on %s to atlas_app', p_rights, p_table);
  execute format('grant select, insert, update, delete on %s to atlas_definer', p_table);
  if p_audit then
    select string_agg(quote_literal(c), ', ') into v_args from unnest(p_unaudited) c;
    execute format('create trigger zz_audit after insert or update or delete on %s for each row execute function private.audit_row(%s)',
                   p_table, coalesce(v_args, ''));
  end if;
  if p_rights !~* '(update|delete)' then
    execute format('create trigger aa_append_only before update or delete on %s for each row execute function private.refuse_change()', p_table);
  end if;
end $$;

select private.protect_table('app.audit_entries', 'select', false);
select private.protect_table('app.audit_values', 'select', false);
select private.protect_table('app.audit_unsealed', 'select', false);
select private.protect_table('app.audit_seals', 'select', false);
select private.protect_table('app.audit_heads', 'select', false);
-- These three do change, but only inside the functions below and the erasure command.
drop trigger aa_append_only on app.audit_values;
drop trigger aa_append_only on app.audit_unsealed;
drop trigger aa_append_only on app.audit_heads;
create trigger aa_no_truncate before truncate on app.audit_entries execute function private.refuse_change();
create trigger aa_no_truncate before truncate on app.audit_seals execute function private.refuse_change();

-- The text that a seal covers. Changing it breaks every chain: add a new version instead.
create function private.audit_material(p_prev bytea, e app.audit_entries) returns bytea
language sql immutable parallel safe
as $$
  select pg_catalog.sha256(p_prev || convert_to(concat_ws('|', 'v1', e.org_id, e.id,
    to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'), e.actor, e.action, e.entity, e.entity_id,
    coalesce(e.correlation_id, '')), 'UTF8') || e.digest)
$$;

-- Seals the waiting entries of one organisation. Returns how many. Writers never wait for it.
create function app.seal_audit(p_org uuid, p_limit int default 1000) returns int
language plpgsql security definer set search_path = pg_catalog, app, public
as $$
declare
  v_pos bigint; v_hash bytea; v_count int := 0; e app.audit_entries;
begin
  insert into app.audit_heads (org_id, position, hash) values (p_org, 0, '\x00') on conflict do nothing;
  select position, hash into v_pos, v_hash from app.audit_heads where org_id = p_org for update;
  for e in
    select a.* from app.audit_unsealed u join app.audit_entries a on a.org_id = u.org_id and a.id = u.entry_id
     where u.org_id = p_org order by u.entry_id limit p_limit
  loop
    v_pos := v_pos + 1;
    v_hash := private.audit_material(v_hash, e);
    insert into app.audit_seals (org_id, position, entry_id, hash, sealed_at) values (p_org, v_pos, e.id, v_hash, app.app_now());
    delete from app.audit_unsealed where org_id = p_org and entry_id = e.id;
    v_count := v_count + 1;
  end loop;
  update app.audit_heads set position = v_pos, hash = v_hash where org_id = p_org and position <> v_pos;
  return v_count;
end $$;

-- Walks the chain of one organisation and names the first entry that does not hold.
create function app.verify_audit(p_org uuid)
returns table (entries bigint, sealed bigint, unsealed bigint, erased bigint, ok boolean,
               broken_position bigint, broken_entry uuid, broken_why text, head_position bigint, head_hash text)
language plpgsql security definer set search_path = pg_catalog, app, public
as $$
declare
  v_prev bytea := '\x00'; v_expect bigint := 0; v_head app.audit_heads; s record; e app.audit_entries; v app.audit_values;
begin
  if app.current_org() is distinct from p_org then
    raise exception 'another organisation' using errcode = 'AT004';
  end if;
  select count(*) into entries from app.audit_entries a where a.org_id = p_org;
  select count(*) into sealed from app.audit_seals x where x.org_id = p_org;
  select count(*) into unsealed from app.audit_unsealed u where u.org_id = p_org;
  select count(*) into erased from app.audit_values w where w.org_id = p_org and w.erased_at is not null;
  select * into v_head from app.audit_heads h where h.org_id = p_org;
  head_position := coalesce(v_head.position, 0);
  head_hash := encode(coalesce(v_head.hash, '\x00'), 'hex');
  ok := true;
  for s in select * from app.audit_seals x where x.org_id = p_org order by x.position loop
    v_expect := v_expect + 1;
    if s.position <> v_expect then
      ok := false; broken_position := v_expect; broken_entry := s.entry_id; broken_why := 'SEAL_MISSING'; exit;
    end if;
    select * into e from app.audit_entries a where a.org_id = p_org and a.id = s.entry_id;
    if not found then
      ok := false; broken_position := s.position; broken_entry := s.entry_id; broken_why := 'ENTRY_MISSING'; exit;
    end if;
    if private.audit_material(v_prev, e) <> s.hash then
      ok := false; broken_position := s.position; broken_entry := s.entry_id; broken_why := 'ENTRY_CHANGED'; exit;
    end if;
    select * into v from app.audit_values w where w.org_id = p_org and w.entry_id = s.entry_id;
    if not found then
      ok := false; broken_position := s.position; broken_entry := s.entry_id; broken_why := 'VALUES_MISSING'; exit;
    end if;
    if v.erased_at is null and pg_catalog.sha256(v.salt || convert_to(v.changes::text, 'UTF8')) is distinct from e.digest then
      ok := false; broken_position := s.position; broken_entry := s.entry_id; broken_why := 'VALUES_CHANGED'; exit;
    end if;
    v_prev := s.hash;
  end loop;
  if ok and (v_expect <> head_position or (head_position > 0 and v_prev <> v_head.hash)) then
    ok := false; broken_position := v_expect + 1; broken_entry := null; broken_why := 'TAIL_MISSING';
  end if;
  if ok and entries <> sealed + unsealed then
    ok := false; broken_why := 'ENTRY_WITHOUT_SEAL';
    select a.id into broken_entry from app.audit_entries a
     where a.org_id = p_org and not exists (select 1 from app.audit_seals x where x.org_id = p_org and x.entry_id = a.id)
       and not exists (select 1 from app.audit_unsealed u where u.org_id = p_org and u.entry_id = a.id)
     order by a.id limit 1;
  end if;
  return next;
end $$;

-- Organisations with entries waiting for their seal (due work across tenants, ids only).
create function app.orgs_to_seal() returns setof uuid
language sql security definer set search_path = pg_catalog, app
as $$ select distinct org_id from app.audit_unsealed $$;

-- ---------------------------------------------------------------- what belongs to no organisation

-- The injected clock of development and tests, so that "24 hours later" survives a restart.
create table platform.clock (
  only_row boolean primary key default true check (only_row),
  offset_ms bigint not null default 0
);
insert into platform.clock default values;
grant select, update on platform.clock to atlas_app;

-- An application registered with a provider. Its secret signs webhooks for the numbers it owns, and for no others.
create table platform.provider_apps (
  key text primary key,
  kind text not null check (kind in ('WHATSAPP_CLOUD')),
  secret_sealed bytea not null,
  verify_token_sealed bytea not null,
  created_at timestamptz not null default now()
);
grant select, insert, update on platform.provider_apps to atlas_app;

-- Counters of what arrived for nobody (unknown numbers) or was refused (signatures).
create table platform.webhook_counters (
  app_key text not null,
  outcome text not null,
  day date not null,
  count bigint not null,
  primary key (app_key, outcome, day)
);
grant select, insert, update on platform.webhook_counters to atlas_app;

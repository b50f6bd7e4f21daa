-- The register of mandates (decree 72-678, article 72): one per branch, numbers without a gap, entries that never change.

-- Where a branch's register stands. Its row is what makes those who enter at once come one after the other; a number is
-- given in the transaction that enters, so that what is rolled back leaves no hole.
create table app.mandate_registers (
  org_id uuid,
  branch_id uuid not null,
  last_number bigint not null default 0,
  head bytea not null default '\x00',
  primary key (org_id, branch_id),
  foreign key (org_id, branch_id) references app.branches
);
select private.protect_table('app.mandate_registers', 'select', false);
-- It does move, but only by the trigger below.
drop trigger aa_append_only on app.mandate_registers;

create table app.mandate_entries (
  org_id uuid,
  branch_id uuid not null,
  number bigint not null check (number > 0),
  id uuid not null default uuidv7(),
  -- An amendment, a correction and a termination are entries of their own; each holds all terms as they stand after it.
  kind text not null check (kind in ('MANDATE', 'AMENDMENT', 'CORRECTION', 'TERMINATION')),
  refers_to bigint,
  annonce_id uuid not null,
  -- Which record the principal was when entered. The name and address beside it are the register's own.
  mandant_contact_id uuid,
  mandant_name text not null check (char_length(mandant_name) between 1 and 300),
  mandant_address text not null check (char_length(mandant_address) between 1 and 500),
  property_type text not null check (char_length(property_type) between 1 and 40),
  property_situation text not null check (char_length(property_situation) between 1 and 500),
  object text not null check (object in ('SALE', 'RENT')),
  type text not null check (type in ('SIMPLE', 'SEMI_EXCLUSIVE', 'EXCLUSIVE')),
  starts_on date not null,
  -- The last day; of a termination, the last day that was left.
  ends_on date not null,
  exclusive_until date,
  signed_on date not null,
  signed_by text not null check (char_length(signed_by) between 1 and 200),
  remark text check (char_length(remark) between 1 and 1000),
  entered_at timestamptz not null default app.app_now(),
  entered_by text not null default app.current_actor(),
  hash bytea not null,
  primary key (org_id, branch_id, number),
  unique (org_id, id),
  foreign key (org_id, branch_id) references app.branches,
  foreign key (org_id, annonce_id) references app.annonces,
  foreign key (org_id, mandant_contact_id) references app.contacts,
  foreign key (org_id, branch_id, refers_to) references app.mandate_entries (org_id, branch_id, number),
  check ((kind = 'MANDATE') = (refers_to is null)),
  check (refers_to < number),
  check (kind = 'TERMINATION' or ends_on >= starts_on),
  check (exclusive_until is null or type <> 'SIMPLE')
);
create index mandate_entries_annonce on app.mandate_entries (org_id, annonce_id, number desc);
create index mandate_entries_mandant on app.mandate_entries (org_id, mandant_contact_id) where mandant_contact_id is not null;
create index mandate_entries_family on app.mandate_entries (org_id, branch_id, (coalesce(refers_to, number)), number desc);
create unique index mandate_entries_one_end on app.mandate_entries (org_id, branch_id, refers_to) where kind = 'TERMINATION';
-- Names and addresses stand in the register, whose own chain holds them: the audit does not keep them a second time.
select private.protect_table('app.mandate_entries', 'select, insert', true, array['mandant_name', 'mandant_address', 'hash']);

-- An owner asks for the visits of their property.
create index appointments_annonce on app.appointments (org_id, annonce_id, starts_at desc) where annonce_id is not null;

-- What the chain covers: every column as it reads, none able to pass for its neighbour. Changing it breaks every
-- register: add a new version instead.
create function private.mandate_material(p_prev bytea, e app.mandate_entries) returns bytea
language sql stable
as $$
  select pg_catalog.sha256(p_prev || convert_to(jsonb_build_array('v1', e.org_id, e.branch_id, e.number, e.id, e.kind, e.refers_to,
    e.annonce_id, e.mandant_contact_id, e.mandant_name, e.mandant_address, e.property_type, e.property_situation, e.object, e.type,
    to_char(e.starts_on, 'YYYY-MM-DD'), to_char(e.ends_on, 'YYYY-MM-DD'), to_char(e.exclusive_until, 'YYYY-MM-DD'),
    to_char(e.signed_on, 'YYYY-MM-DD'), e.signed_by, e.remark,
    to_char(e.entered_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'), e.entered_by)::text, 'UTF8'))
$$;

-- Numbers an entry and closes the chain over it, whatever number, instant or actor the statement named.
create function private.enter_mandate() returns trigger
language plpgsql security definer set search_path = pg_catalog, app
as $$
declare r app.mandate_registers;
begin
  if new.org_id is distinct from app.current_org() then
    raise exception 'another organisation' using errcode = '42501';
  end if;
  insert into app.mandate_registers (org_id, branch_id) values (new.org_id, new.branch_id) on conflict do nothing;
  select * into r from app.mandate_registers where org_id = new.org_id and branch_id = new.branch_id for update;
  if new.refers_to is not null and not exists (
    select from app.mandate_entries m where m.org_id = new.org_id and m.branch_id = new.branch_id and m.number = new.refers_to and m.kind = 'MANDATE')
  then
    raise exception 'an entry refers to a mandate' using errcode = 'AT042';
  end if;
  new.number := r.last_number + 1;
  new.entered_at := app.app_now();
  new.entered_by := app.current_actor();
  new.hash := private.mandate_material(r.head, new);
  update app.mandate_registers set last_number = new.number, head = new.hash where org_id = new.org_id and branch_id = new.branch_id;
  return new;
end $$;
create trigger ab_enter before insert on app.mandate_entries for each row execute function private.enter_mandate();

-- Walks the register of a branch of the caller's organisation and names the first number that does not hold.
create function app.verify_mandates(p_branch uuid)
returns table (entries bigint, ok boolean, broken_number bigint, broken_why text, head text)
language plpgsql stable security definer set search_path = pg_catalog, app
as $$
declare
  v_org constant uuid := app.current_org();
  v_prev bytea := '\x00'; v_expect bigint := 0; r app.mandate_registers; e app.mandate_entries;
begin
  if v_org is null then return; end if;
  select * into r from app.mandate_registers x where x.org_id = v_org and x.branch_id = p_branch;
  entries := 0;
  for e in select * from app.mandate_entries m where m.org_id = v_org and m.branch_id = p_branch order by m.number loop
    entries := entries + 1;
    v_expect := v_expect + 1;
    if broken_why is null and e.number <> v_expect then
      broken_number := v_expect; broken_why := 'MISSING';
    elsif broken_why is null and e.hash <> private.mandate_material(v_prev, e) then
      broken_number := e.number; broken_why := 'CHANGED';
    end if;
    v_prev := e.hash;
  end loop;
  if broken_why is null and coalesce(r.last_number, 0) <> entries then
    broken_number := entries + 1; broken_why := 'MISSING';
  elsif broken_why is null and coalesce(r.head, '\x00') <> v_prev then
    broken_number := entries; broken_why := 'CHANGED';
  end if;
  ok := broken_why is null;
  head := encode(coalesce(r.head, '\x00'), 'hex');
  return next;
end $$;

-- The register is kept by law whoever asks to be forgotten: like the audit's seals, erasure does not reach it.
create or replace function private.refuse_change() returns trigger
language plpgsql
as $$
begin
  if tg_level = 'ROW' and current_user = 'atlas_definer' and current_setting('atlas.erasing', true) = 'on'
     and tg_table_name not in ('audit_entries', 'audit_seals', 'mandate_entries') then
    if tg_op = 'UPDATE' then return new; end if;
    if tg_op = 'DELETE' and tg_table_name = 'idempotency_keys' then return old; end if;
  end if;
  raise exception 'append-only: % on %.% is refused', tg_op, tg_table_schema, tg_table_name
    using errcode = 'AT001';
end $$;

-- The suppression list names what it was made from, follows WhatsApp's own ids; registers that go on from paper.

-- ---------------------------------------------------------------- suppression list

alter table app.suppressions
  -- The number, address or id of the record it was made from; null where there was none, or it is another one today.
  add column identity_id uuid,
  -- The entry it was made with, and is lifted with: WhatsApp knows a person by an id of its own beside the number.
  add column with_id uuid,
  add foreign key (org_id, identity_id) references app.channel_identities on delete set null (identity_id),
  add foreign key (org_id, with_id) references app.suppressions,
  add check (with_id <> id);
create index suppressions_identity on app.suppressions (org_id, identity_id) where identity_id is not null;
create index suppressions_with on app.suppressions (org_id, with_id) where with_id is not null;

-- A value that changes is another one: entries no longer name it. WhatsApp gives a person a new id when they change their
-- number: they stay the person who asked to be left alone, and the new id is listed as the old one was.
create function private.suppression_follows() returns trigger
language plpgsql security definer set search_path = pg_catalog, app
as $$
begin
  if new.org_id is distinct from app.current_org() then return null; end if;
  if new.kind = 'WHATSAPP_BSUID' and old.kind = 'WHATSAPP_BSUID' and new.value not like 'erased:%' then
    insert into app.suppressions (org_id, digest, kind, hint, scope, reason, note, identity_id, with_id)
    select s.org_id, private.suppression_digest(new.org_id, new.kind, new.value), new.kind,
           left(new.value, 2) || '••••' || right(new.value, 2), s.scope, s.reason, s.note, new.id, coalesce(s.with_id, s.id)
      from app.suppressions s
     where s.org_id = new.org_id and s.lifted_at is null
       and s.digest = private.suppression_digest(old.org_id, old.kind, old.value)
    on conflict (org_id, digest, scope) where lifted_at is null do nothing;
  end if;
  update app.suppressions set identity_id = null
   where org_id = new.org_id and identity_id = new.id and digest = private.suppression_digest(old.org_id, old.kind, old.value);
  return null;
end $$;
create trigger ac_suppressions after update of value on app.channel_identities
  for each row when (old.value is distinct from new.value) execute function private.suppression_follows();

-- ---------------------------------------------------------------- registers of mandates

-- An agency that kept its register on paper goes on with the next number.
alter table app.mandate_registers add column first_number bigint not null default 1 check (first_number between 1 and 999999999);

create or replace function app.verify_mandates(p_branch uuid)
returns table (entries bigint, ok boolean, broken_number bigint, broken_why text, head text)
language plpgsql stable security definer set search_path = pg_catalog, app
as $$
declare
  v_org constant uuid := app.current_org();
  v_prev bytea := '\x00'; v_expect bigint; r app.mandate_registers; e app.mandate_entries;
begin
  if v_org is null then return; end if;
  select * into r from app.mandate_registers x where x.org_id = v_org and x.branch_id = p_branch;
  entries := 0;
  v_expect := coalesce(r.first_number, 1) - 1;
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
  if broken_why is null and coalesce(r.last_number, 0) <> v_expect then
    broken_number := v_expect + 1; broken_why := 'MISSING';
  elsif broken_why is null and coalesce(r.head, '\x00') <> v_prev then
    broken_number := v_expect; broken_why := 'CHANGED';
  end if;
  ok := broken_why is null;
  head := encode(coalesce(r.head, '\x00'), 'hex');
  return next;
end $$;

-- Says with which number a branch's register begins. The row is held as by who enters: of a first entry and a change that
-- come at once, one is first. False once there is an entry, null for a branch that is not there.
create function app.begin_mandate_register(p_branch uuid, p_first bigint) returns boolean
language plpgsql security definer set search_path = pg_catalog, app
as $$
declare v_org constant uuid := app.current_org();
begin
  if v_org is null or not exists (select from app.branches b where b.org_id = v_org and b.id = p_branch) then return null; end if;
  insert into app.mandate_registers (org_id, branch_id) values (v_org, p_branch) on conflict do nothing;
  perform 1 from app.mandate_registers r where r.org_id = v_org and r.branch_id = p_branch for update;
  if exists (select from app.mandate_entries m where m.org_id = v_org and m.branch_id = p_branch) then return false; end if;
  update app.mandate_registers set first_number = p_first, last_number = p_first - 1 where org_id = v_org and branch_id = p_branch;
  return true;
end $$;
-- Entries have their own seal; what is left to be told is who said where a register begins.
create trigger zz_audit after insert or delete on app.mandate_registers
  for each row execute function private.audit_row('head', 'last_number');
create trigger zz_audit_update after update on app.mandate_registers for each row
  when ((old.branch_id, old.first_number) is distinct from (new.branch_id, new.first_number))
  execute function private.audit_row('head', 'last_number');

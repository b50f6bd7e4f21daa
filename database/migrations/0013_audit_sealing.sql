-- Audit and append-only tables: faster sealing, verification in one snapshot, nothing emptied by TRUNCATE.

-- Readers page by business time, newest first.
create index audit_entries_at on app.audit_entries (org_id, at desc, id desc);

-- Seals the waiting entries of the organisation in context. Returns how many. Writers never wait for it.
create or replace function app.seal_audit(p_org uuid, p_limit int default 1000) returns int
language plpgsql security definer set search_path = pg_catalog, app, public
as $$
declare
  v_pos bigint; v_hash bytea; e app.audit_entries;
  v_ids uuid[] := '{}'; v_hashes bytea[] := '{}';
begin
  if app.current_org() is distinct from p_org then
    raise exception 'another organisation' using errcode = 'AT004';
  end if;
  insert into app.audit_heads (org_id, position, hash) values (p_org, 0, '\x00') on conflict do nothing;
  select position, hash into v_pos, v_hash from app.audit_heads where org_id = p_org for update;
  for e in
    select a.* from app.audit_unsealed u join app.audit_entries a on a.org_id = u.org_id and a.id = u.entry_id
     where u.org_id = p_org order by u.entry_id limit p_limit
  loop
    v_hash := private.audit_material(v_hash, e);
    v_ids := array_append(v_ids, e.id);
    v_hashes := array_append(v_hashes, v_hash);
  end loop;
  if cardinality(v_ids) = 0 then return 0; end if;
  insert into app.audit_seals (org_id, position, entry_id, hash, sealed_at)
  select p_org, v_pos + u.n, u.id, u.hash, app.app_now() from unnest(v_ids, v_hashes) with ordinality u (id, hash, n);
  delete from app.audit_unsealed where org_id = p_org and entry_id = any (v_ids);
  update app.audit_heads set position = v_pos + cardinality(v_ids), hash = v_hash where org_id = p_org;
  return cardinality(v_ids);
end $$;

-- Whether the values of an entry are those that were written. Erased means gone: values beside an erasure mark are forged.
create function private.audit_values_hold(e app.audit_entries, v app.audit_values) returns boolean
language sql immutable parallel safe
as $$
  select case when v.erased_at is not null and v.changes is null then true
              else coalesce(pg_catalog.sha256(v.salt || convert_to(v.changes::text, 'UTF8')) = e.digest, false) end
$$;

-- Walks the chain of the organisation in context and names the first entry that does not hold. STABLE, so that all of
-- it is seen in one snapshot: entries sealed meanwhile cannot look like a break. Each link is judged against the seal
-- before it, which lets the database join instead of walking row by row.
create or replace function app.verify_audit(p_org uuid)
returns table (entries bigint, sealed bigint, unsealed bigint, erased bigint, ok boolean,
               broken_position bigint, broken_entry uuid, broken_why text, head_position bigint, head_hash text)
language plpgsql stable security definer set search_path = pg_catalog, app, public
as $$
declare
  v_head app.audit_heads; v_last app.audit_seals; v_loose uuid;
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

  select j.place, j.entry_id, j.why into broken_position, broken_entry, broken_why
    from (
      select c.expected as place, c.entry_id,
             case when c.position <> c.expected then 'SEAL_MISSING'
                  when e.id is null then 'ENTRY_MISSING'
                  when private.audit_material(c.prev, e) <> c.hash then 'ENTRY_CHANGED'
                  when v.entry_id is null then 'VALUES_MISSING'
                  when not private.audit_values_hold(e, v) then 'VALUES_CHANGED' end as why
        from (select s.position, s.entry_id, s.hash, lag(s.hash, 1, '\x00'::bytea) over w as prev, row_number() over w as expected
                from app.audit_seals s where s.org_id = p_org window w as (order by s.position)) c
        left join app.audit_entries e on e.org_id = p_org and e.id = c.entry_id
        left join app.audit_values v on v.org_id = p_org and v.entry_id = c.entry_id
    ) j
   where j.why is not null order by j.place limit 1;

  -- An entry in neither place: its seal was removed, or it was slipped in beside the chain.
  select a.id into v_loose from app.audit_entries a
   where a.org_id = p_org and not exists (select 1 from app.audit_seals x where x.org_id = p_org and x.entry_id = a.id)
     and not exists (select 1 from app.audit_unsealed u where u.org_id = p_org and u.entry_id = a.id)
   order by a.id limit 1;
  if broken_why = 'SEAL_MISSING' then broken_entry := v_loose; end if;

  if broken_why is null then
    select * into v_last from app.audit_seals x where x.org_id = p_org order by x.position desc limit 1;
    if coalesce(v_last.position, 0) < head_position then
      broken_position := coalesce(v_last.position, 0) + 1; broken_entry := v_loose; broken_why := 'TAIL_MISSING';
    elsif v_last.position > head_position or v_last.hash <> v_head.hash then
      broken_position := v_last.position; broken_entry := v_last.entry_id; broken_why := 'HEAD_CHANGED';
    elsif v_loose is not null then
      broken_entry := v_loose; broken_why := 'ENTRY_WITHOUT_SEAL';
    end if;
  end if;
  if broken_why is null then
    select u.entry_id, case when a.id is null then 'ENTRY_MISSING' when v.entry_id is null then 'VALUES_MISSING' else 'VALUES_CHANGED' end
      into broken_entry, broken_why
      from app.audit_unsealed u
      left join app.audit_entries a on a.org_id = p_org and a.id = u.entry_id
      left join app.audit_values v on v.org_id = p_org and v.entry_id = u.entry_id
     where u.org_id = p_org and (a.id is null or v.entry_id is null or not private.audit_values_hold(a, v))
     order by u.entry_id limit 1;
  end if;
  ok := broken_why is null;
  return next;
end $$;

-- What is append-only is not emptied either.
do $$
declare t regclass;
begin
  for t in select g.tgrelid::regclass from pg_trigger g where g.tgname = 'aa_append_only'
             and not exists (select 1 from pg_trigger n where n.tgrelid = g.tgrelid and n.tgname = 'aa_no_truncate')
  loop
    execute format('create trigger aa_no_truncate before truncate on %s execute function private.refuse_change()', t);
  end loop;
end $$;

create or replace function private.protect_table(p_table regclass, p_rights text default 'select, insert, update, delete',
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
    execute format('create trigger aa_no_truncate before truncate on %s execute function private.refuse_change()', p_table);
  end if;
end $$;

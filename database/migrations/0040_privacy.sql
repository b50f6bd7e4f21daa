-- Rights of the people whose data an agency keeps: requests and their answers, numbers that are never to be contacted
-- again, and erasure that leaves the history countable and the audit chain whole.

-- ---------------------------------------------------------------- what is append-only, while a person is erased

-- Erasure blanks personal values inside rows that otherwise never change. Only the function below may, and only it runs
-- as atlas_definer with this mark set. The audit's own entries and seals stay out of reach even then.
create or replace function private.refuse_change() returns trigger
language plpgsql
as $$
begin
  if tg_level = 'ROW' and current_user = 'atlas_definer' and current_setting('atlas.erasing', true) = 'on'
     and tg_table_name not in ('audit_entries', 'audit_seals') then
    if tg_op = 'UPDATE' then return new; end if;
    if tg_op = 'DELETE' and tg_table_name = 'idempotency_keys' then return old; end if;
  end if;
  raise exception 'append-only: % on %.% is refused', tg_op, tg_table_schema, tg_table_name
    using errcode = 'AT001';
end $$;

-- ---------------------------------------------------------------- requests of people about their data

create table app.data_requests (
  org_id uuid,
  id uuid not null default uuidv7(),
  contact_id uuid not null,
  kind text not null check (kind in ('EXPORT', 'ERASURE')),
  state text not null default 'OPEN' check (state in ('OPEN', 'READY', 'DONE', 'REFUSED')),
  received_on date not null,
  received_by text not null check (received_by in ('WHATSAPP', 'SMS', 'EMAIL', 'PHONE_CALL', 'LETTER', 'IN_PERSON')),
  -- The last day to answer in: one month after the request came.
  due_on date not null,
  note text check (char_length(note) between 1 and 1000),
  refuse_reason text check (char_length(refuse_reason) between 1 and 1000),
  -- The answer to EXPORT: hashes in the file store, there for thirty days.
  json_hash text check (json_hash ~ '^[0-9a-f]{64}$'),
  pdf_hash text check (pdf_hash ~ '^[0-9a-f]{64}$'),
  ready_at timestamptz,
  closed_at timestamptz,
  closed_by text,
  created_at timestamptz not null default app.app_now(),
  created_by text not null default app.current_actor(),
  version int not null default 1,
  primary key (org_id, id),
  foreign key (org_id, contact_id) references app.contacts,
  check ((state in ('DONE', 'REFUSED')) = (closed_at is not null)),
  check ((state = 'REFUSED') = (refuse_reason is not null)),
  check (num_nonnulls(json_hash, pdf_hash) in (0, 2))
);
-- One of a kind at a time: asking twice is one request.
create unique index data_requests_one_open on app.data_requests (org_id, contact_id, kind) where state in ('OPEN', 'READY');
create index data_requests_newest on app.data_requests (org_id, id desc);
create index data_requests_waiting on app.data_requests (org_id, due_on, id) where state in ('OPEN', 'READY');
create index data_requests_contact on app.data_requests (org_id, contact_id, id desc);
select private.protect_table('app.data_requests', 'select, insert, update', true, array['json_hash', 'pdf_hash']);

-- ---------------------------------------------------------------- suppression list

-- Digests only say whether a number stands on the list to who has the number: the salt never leaves the database.
create table platform.suppression_salts (
  org_id uuid primary key references app.organizations,
  salt bytea not null default public.gen_random_bytes(32)
);
revoke all on platform.suppression_salts from public;
grant select, insert on platform.suppression_salts to atlas_definer;

create table app.suppressions (
  org_id uuid,
  id uuid not null default uuidv7(),
  digest bytea not null,
  kind text not null check (kind in ('PHONE', 'EMAIL', 'WHATSAPP_BSUID')),
  -- Enough to recognise it by, never enough to write to.
  hint text not null check (char_length(hint) between 1 and 60),
  scope text not null check (scope in ('ALL', 'MARKETING')),
  reason text not null check (reason in ('OBJECTION', 'COMPLAINT', 'WRONG_PERSON', 'ERASED', 'OTHER')),
  note text check (char_length(note) between 1 and 500),
  created_at timestamptz not null default app.app_now(),
  created_by text not null default app.current_actor(),
  lifted_at timestamptz,
  lifted_by text,
  lift_reason text check (char_length(lift_reason) between 1 and 500),
  primary key (org_id, id),
  check ((lifted_at is null) = (lifted_by is null) and (lifted_at is null) = (lift_reason is null))
);
create unique index suppressions_standing on app.suppressions (org_id, digest, scope) where lifted_at is null;
create index suppressions_newest on app.suppressions (org_id, id desc);
select private.protect_table('app.suppressions', 'select, insert, update', true, array['digest']);

create function private.suppression_digest(p_org uuid, p_kind text, p_value text) returns bytea
language plpgsql volatile set search_path = pg_catalog, app
as $$
declare v_salt bytea;
begin
  select salt into v_salt from platform.suppression_salts where org_id = p_org;
  if v_salt is null then
    insert into platform.suppression_salts (org_id) values (p_org) on conflict do nothing;
    select salt into v_salt from platform.suppression_salts where org_id = p_org;
  end if;
  return sha256(v_salt || convert_to(p_kind || ':' || p_value, 'UTF8'));
end $$;
grant execute on function private.suppression_digest(uuid, text, text) to atlas_definer;

-- The digest under which a number or address of the caller's organisation is listed.
create function app.suppression_digest(p_kind text, p_value text) returns bytea
language plpgsql volatile security definer set search_path = pg_catalog, app
as $$
begin
  if app.current_org() is null then return null; end if;
  return private.suppression_digest(app.current_org(), p_kind, p_value);
end $$;

create function private.suppressed(p_org uuid, p_identity uuid, p_purpose text) returns boolean
language plpgsql stable set search_path = pg_catalog, app
as $$
declare v_salt bytea;
begin
  select salt into v_salt from platform.suppression_salts where org_id = p_org;
  if v_salt is null then return false; end if;
  -- A number that is listed ends writing to the person by any identity of that kind: WhatsApp knows one person by several.
  return exists (
    select from app.channel_identities i
      join app.channel_identities o on o.org_id = i.org_id and o.contact_id = i.contact_id and (o.kind = 'EMAIL') = (i.kind = 'EMAIL')
      join app.suppressions s on s.org_id = i.org_id and s.lifted_at is null
       and s.digest = sha256(v_salt || convert_to(o.kind || ':' || o.value, 'UTF8'))
     where i.org_id = p_org and i.id = p_identity and (s.scope = 'ALL' or p_purpose = 'MARKETING'));
end $$;
grant execute on function private.suppressed(uuid, uuid, text) to atlas_definer;

-- Whether an identity of the caller's organisation is on the list for a purpose.
create function app.is_suppressed(p_identity uuid, p_purpose text) returns boolean
language plpgsql stable security definer set search_path = pg_catalog, app
as $$
begin
  return app.current_org() is not null and private.suppressed(app.current_org(), p_identity, p_purpose);
end $$;

-- Puts a number or address on the list. The states of consent of whoever has it are held first, in the order in which
-- sending holds them: a message claimed before is on its way, none is claimed after. Null when it stands there already.
create function app.suppress(p_kind text, p_value text, p_hint text, p_scope text, p_reason text, p_note text) returns uuid
language plpgsql volatile security definer set search_path = pg_catalog, app
as $$
declare
  v_org constant uuid := app.current_org();
  v_id uuid;
begin
  if v_org is null then return null; end if;
  perform 1 from app.consent_states s
     join app.channel_identities i on i.org_id = s.org_id and i.contact_id = s.contact_id
    where s.org_id = v_org and i.kind = p_kind and i.value = p_value order by s.identity_id, s.channel, s.purpose for update of s;
  insert into app.suppressions (org_id, digest, kind, hint, scope, reason, note)
  values (v_org, private.suppression_digest(v_org, p_kind, p_value), p_kind, p_hint, p_scope, p_reason, p_note)
  on conflict (org_id, digest, scope) where lifted_at is null do nothing
  returning id into v_id;
  return v_id;
end $$;

-- The list is judged where consent is: at writing a message and at claiming it, whoever writes.
create or replace function private.consent_live(p_org uuid, p_identity uuid, p_channel text, p_purpose text) returns boolean
language plpgsql security definer set search_path = pg_catalog, app
as $$
declare s app.consent_states;
begin
  select * into s from app.consent_states
   where org_id = p_org and identity_id = p_identity and channel = p_channel and purpose = p_purpose for share;
  return found and s.state = 'GRANTED' and (s.expires_at is null or s.expires_at > app.app_now())
     and not private.suppressed(p_org, p_identity, p_purpose);
end $$;

-- ---------------------------------------------------------------- retention

-- What is erased by itself, and after how long. Null: kept until somebody decides. One row an organisation.
create table app.retention_rules (
  org_id uuid,
  stale_contact_months int check (stale_contact_months between 6 and 120),
  raw_event_days int check (raw_event_days between 7 and 730),
  -- Years for which the law has the agency keep what was concluded.
  legal_hold_years int not null default 5 check (legal_hold_years between 0 and 30),
  checked_at timestamptz,
  version int not null default 1,
  primary key (org_id)
);
select private.protect_table('app.retention_rules', 'select, insert, update', true, array['checked_at']);

-- ---------------------------------------------------------------- erasure

-- Who was erased stays erased: no name, number or word comes back to the record, not even by SQL.
create function private.keep_erased() returns trigger
language plpgsql set search_path = pg_catalog, app
as $$
begin
  if current_user = 'atlas_definer' then return new; end if;
  if tg_table_name = 'contacts' then
    if old.erased_at is not null then raise exception 'the contact was erased' using errcode = 'AT020'; end if;
  elsif exists (select from app.contacts c where c.org_id = new.org_id and c.id = new.contact_id and c.erased_at is not null) then
    raise exception 'the contact was erased' using errcode = 'AT020';
  end if;
  return new;
end $$;
create trigger keep_erased before update on app.contacts for each row execute function private.keep_erased();
create trigger keep_erased before insert or update on app.channel_identities for each row execute function private.keep_erased();
create trigger keep_erased before insert on app.dossiers for each row execute function private.keep_erased();
create trigger keep_erased before insert on app.parties for each row execute function private.keep_erased();
create trigger keep_erased before insert on app.conversations for each row execute function private.keep_erased();

-- Makes a person unrecognisable: the contact, those merged into it, and everything said, filed or noted in their dossiers
-- and conversations. What stays says that something was and when: states, dates, amounts, references, counts. Values in
-- the audit go with their salts; its chain holds digests only and still verifies. Numbers of a person who had refused
-- go on the suppression list as digests, and every number for marketing. Checks no permission: the use case does.
-- Returns {"files": [hashes no longer named], "rows": how many rows}, or null when there is nobody to erase.
create function app.erase_contact(p_contact uuid, p_name text) returns jsonb
language plpgsql volatile security definer set search_path = pg_catalog, app
as $$
declare
  v_org constant uuid := app.current_org();
  v_people uuid[]; v_identities uuid[]; v_dossiers uuid[]; v_conversations uuid[]; v_messages uuid[];
  v_activities uuid[]; v_documents uuid[]; v_appointments uuid[]; v_decisions uuid[]; v_merges uuid[];
  v_others uuid[]; v_keys text[]; v_files text[]; v_touched text[]; v_rows int;
  i record;
begin
  if v_org is null then return null; end if;
  v_people := array(select c.id from app.contacts c
     where c.org_id = v_org and (c.id = p_contact or c.merged_into = p_contact) order by c.id for update);
  if not exists (select from app.contacts c where c.org_id = v_org and c.id = p_contact and c.erased_at is null and c.merged_into is null) then
    return null;
  end if;
  perform set_config('atlas.erasing', 'on', true);

  v_identities := array(select id from app.channel_identities where org_id = v_org and contact_id = any (v_people) order by id for update);
  v_dossiers := array(select id from app.dossiers where org_id = v_org and contact_id = any (v_people) order by id for update);
  v_conversations := array(select id from app.conversations where org_id = v_org and (contact_id = any (v_people) or identity_id = any (v_identities)) order by id for update);
  v_messages := array(select id from app.messages where org_id = v_org and (conversation_id = any (v_conversations) or contact_id = any (v_people)));
  v_documents := array(select id from app.documents where org_id = v_org and (contact_id = any (v_people) or dossier_id = any (v_dossiers)));
  v_appointments := array(select id from app.appointments where org_id = v_org and (contact_id = any (v_people) or dossier_id = any (v_dossiers)));
  v_decisions := array(select id from app.decisions where org_id = v_org and subject_id = any (v_people || v_dossiers || v_conversations || v_messages));
  v_merges := array(select id from app.merges where org_id = v_org
     and (survivor_contact_id = any (v_people) or loser_contact_id = any (v_people)
       or survivor_dossier_id = any (v_dossiers) or loser_dossier_id = any (v_dossiers)));
  v_activities := array(select id from app.activities where org_id = v_org
     and (contact_id = any (v_people) or dossier_id = any (v_dossiers)
       or ref_id = any (v_people || v_dossiers || v_conversations || v_messages || v_documents || v_appointments)));
  v_others := array(select id from app.tasks where org_id = v_org and dossier_id = any (v_dossiers))
    || array(select id from app.offers where org_id = v_org and dossier_id = any (v_dossiers))
    || array(select id from app.parties where org_id = v_org and (contact_id = any (v_people) or dossier_id = any (v_dossiers)))
    || array(select id from app.dossier_interests where org_id = v_org and dossier_id = any (v_dossiers))
    || array(select id from app.dossier_status_history where org_id = v_org and dossier_id = any (v_dossiers))
    || array(select id from app.appointment_history where org_id = v_org and appointment_id = any (v_appointments))
    || array(select id from app.document_versions where org_id = v_org and document_id = any (v_documents))
    || array(select id from app.decision_overrides where org_id = v_org and decision_id = any (v_decisions))
    || array(select id from app.note_versions where org_id = v_org and activity_id = any (v_activities))
    || array(select id from app.consent_events where org_id = v_org and identity_id = any (v_identities))
    || array(select id from app.merge_moves where org_id = v_org and merge_id = any (v_merges))
    || array(select id from app.duplicate_suggestions where org_id = v_org and (left_contact_id = any (v_people) or right_contact_id = any (v_people)))
    || array(select id from app.data_requests where org_id = v_org and contact_id = any (v_people));

  -- Files that only these rows name.
  v_files := array(select distinct h from (
      select m.media ->> 'hash' from app.messages m where m.org_id = v_org and m.id = any (v_messages)
      union all select unnest(array[v.file_hash, v.thumb_hash]) from app.document_versions v where v.org_id = v_org and v.document_id = any (v_documents)
      union all select unnest(array[r.json_hash, r.pdf_hash]) from app.data_requests r where r.org_id = v_org and r.contact_id = any (v_people)
    ) f (h) where h is not null);

  -- What the person refused outlives the record, as digests.
  for i in select * from app.channel_identities where org_id = v_org and id = any (v_identities) loop
    insert into app.suppressions (org_id, digest, kind, hint, scope, reason)
    select v_org, private.suppression_digest(v_org, i.kind, i.value), i.kind, '•••' || right(i.value, 2), s.scope, 'ERASED'
      from (values ('MARKETING'), (case when exists (select from app.consent_states c where c.org_id = v_org and c.identity_id = i.id
              and c.purpose in ('REPLY', 'CONTACT') and c.state in ('REVOKED', 'DENIED')) then 'ALL' end)) s (scope)
     where s.scope is not null
    on conflict (org_id, digest, scope) where lifted_at is null do nothing;
  end loop;
  -- The last part of a delivery's key says about whom it is, or about which message.
  v_keys := array(select ltrim(value, '+') from app.channel_identities where org_id = v_org and id = any (v_identities))
    || array(select provider_id from app.messages where org_id = v_org and id = any (v_messages) and provider_id is not null);

  update app.inbound_events e
     set payload = '{}', error = null, order_key = 'erased|' || e.id, dedupe_key = 'erased|' || encode(sha256(convert_to(e.dedupe_key, 'UTF8')), 'hex')
   where e.org_id = v_org and regexp_replace(e.order_key, '^.*\|', '') in (select unnest(v_keys));
  delete from app.orphan_statuses o using app.messages m
   where o.org_id = v_org and m.org_id = v_org and m.id = any (v_messages) and o.provider_id = m.provider_id;
  update app.message_attempts set provider_id = null, cause = null where org_id = v_org and message_id = any (v_messages);
  update app.messages
     set text = null, payload = '{}', media = null, provider_id = null, reply_to_provider_id = null, reactions = '[]',
         understanding = null, citations = '[]', failure_cause = null
   where org_id = v_org and id = any (v_messages);
  update app.conversations set last_text = null, agent_state = '{}' where org_id = v_org and id = any (v_conversations);

  update app.decisions set inputs = '{}', factors = '[]', result = '{}', alternatives = '[]' where org_id = v_org and id = any (v_decisions);
  update app.decision_overrides set reason = '—', result = '{}' where org_id = v_org and decision_id = any (v_decisions);
  update app.note_versions set body = '—' where org_id = v_org and activity_id = any (v_activities);
  update app.activities set params = '{}', body = null, redacted_at = coalesce(redacted_at, app.app_now()) where org_id = v_org and id = any (v_activities);

  update app.tasks set title = '—' where org_id = v_org and dossier_id = any (v_dossiers);
  update app.offers set conditions = null, state_reason = case when state_reason is null then null else '—' end where org_id = v_org and dossier_id = any (v_dossiers);
  update app.parties set note = null where org_id = v_org and (contact_id = any (v_people) or dossier_id = any (v_dossiers));
  update app.dossier_interests set opinion = null, reason = case when reason is null then null else '—' end where org_id = v_org and dossier_id = any (v_dossiers);
  update app.dossier_status_history set fields = '{}' where org_id = v_org and dossier_id = any (v_dossiers);
  update app.appointments set place = null, note = null, outcome = null, cancel_reason = case when cancel_reason is null then null else '—' end
   where org_id = v_org and id = any (v_appointments);
  update app.appointment_history set reason = null where org_id = v_org and appointment_id = any (v_appointments);
  update app.document_versions set name = '—', file_hash = repeat('0', 64), thumb_hash = null where org_id = v_org and document_id = any (v_documents);
  update app.documents
     set title = null, note = null, reject_reason = case when reject_reason is null then null else '—' end,
         removed_at = coalesce(removed_at, app.app_now()), removed_by = coalesce(removed_by, app.current_actor()), remove_reason = '—', version = version + 1
   where org_id = v_org and id = any (v_documents);
  update app.dossiers set criteria = '{}', duplicate_reason = case when duplicate_reason is null then null else '—' end, version = version + 1
   where org_id = v_org and id = any (v_dossiers);

  update app.merge_moves set before = null, after = null where org_id = v_org and merge_id = any (v_merges);
  update app.merges set undo_until = least(undo_until, app.app_now()) where org_id = v_org and id = any (v_merges);
  delete from app.duplicate_suggestions where org_id = v_org and (left_contact_id = any (v_people) or right_contact_id = any (v_people));
  delete from app.contact_keys where org_id = v_org and contact_id = any (v_people);

  update app.consent_events set evidence = '{"erased": true}' where org_id = v_org and identity_id = any (v_identities) and evidence is not null;
  update app.data_requests set note = null, refuse_reason = case when refuse_reason is null then null else '—' end, json_hash = null, pdf_hash = null
   where org_id = v_org and contact_id = any (v_people);
  update app.channel_identities set value = 'erased:' || id, raw = null where org_id = v_org and id = any (v_identities);
  update app.contacts
     set display_name = p_name, first_name = null, last_name = null, note = null, locale = null, country = null,
         erased_at = app.app_now(), version = version + 1, updated_at = app.app_now()
   where org_id = v_org and id = any (v_people);

  v_touched := (v_people || v_identities || v_dossiers || v_conversations || v_messages || v_documents || v_appointments
    || v_decisions || v_merges || v_activities || v_others)::text[];
  delete from app.idempotency_keys k where k.org_id = v_org
     and exists (select from unnest((v_people || v_dossiers || v_conversations)::text[]) t (id) where position(t.id in k.body::text) > 0);
  update app.audit_values v set changes = null, salt = null, erased_at = app.app_now()
    from app.audit_entries e
   where e.org_id = v_org and v.org_id = v_org and v.entry_id = e.id and v.erased_at is null
     and e.entity in (select c.relname from pg_class c where c.relnamespace = 'app'::regnamespace) and e.entity_id = any (v_touched);
  update app.audit_values v set changes = null, salt = null, erased_at = app.app_now()
    from app.audit_entries e
   where e.org_id = v_org and v.org_id = v_org and v.entry_id = e.id and v.erased_at is null and e.entity_id = any (v_people::text[] || v_dossiers::text[] || v_conversations::text[] || v_messages::text[]);

  -- The same bytes may stand elsewhere: a plan sent to two people is one file.
  v_files := array(select h from unnest(v_files) h
     where not exists (select from app.document_versions d where d.org_id = v_org and h in (d.file_hash, d.thumb_hash))
       and not exists (select from app.messages m where m.org_id = v_org and m.media ->> 'hash' = h)
       and not exists (select from app.annonce_photos p where p.org_id = v_org and p.files::text like '%' || h || '%'));
  perform set_config('atlas.erasing', 'off', true);
  v_rows := cardinality(v_touched);
  return jsonb_build_object('files', to_jsonb(v_files), 'rows', v_rows);
end $$;

-- Which of these files no row of the organisation names any more.
create function app.unnamed_files(p_hashes text[]) returns setof text
language sql stable security definer set search_path = pg_catalog, app
as $$
  select h from unnest(p_hashes) h
   where app.current_org() is not null
     and not exists (select from app.document_versions d where d.org_id = app.current_org() and h in (d.file_hash, d.thumb_hash))
     and not exists (select from app.messages m where m.org_id = app.current_org() and m.media ->> 'hash' = h)
     and not exists (select from app.data_requests r where r.org_id = app.current_org() and h in (r.json_hash, r.pdf_hash))
     and not exists (select from app.annonce_photos p where p.org_id = app.current_org() and p.files::text like '%' || h || '%')
$$;

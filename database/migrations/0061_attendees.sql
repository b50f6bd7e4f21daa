-- Who and what an appointment takes along: further contacts, further colleagues, resources of the branch.

-- Meeting rooms, cars, keys: what one appointment at a time can have.
create table app.resources (
  org_id uuid,
  id uuid not null default uuidv7(),
  branch_id uuid not null,
  kind text not null check (kind in ('ROOM', 'CAR', 'KEYS', 'EQUIPMENT', 'OTHER')),
  name text not null check (char_length(name) between 1 and 80),
  active boolean not null default true,
  version int not null default 1,
  created_at timestamptz not null default app.app_now(),
  primary key (org_id, id),
  foreign key (org_id, branch_id) references app.branches
);
create unique index resources_name on app.resources (org_id, branch_id, lower(name));
select private.protect_table('app.resources', 'select, insert, update');

-- Beside the agent and the contact an appointment names itself.
create table app.appointment_attendees (
  org_id uuid,
  id uuid not null default uuidv7(),
  appointment_id uuid not null,
  contact_id uuid,
  user_id uuid,
  resource_id uuid,
  created_at timestamptz not null default app.app_now(),
  primary key (org_id, id),
  foreign key (org_id, appointment_id) references app.appointments,
  foreign key (org_id, contact_id) references app.contacts,
  foreign key (org_id, user_id) references app.members,
  foreign key (org_id, resource_id) references app.resources,
  check (num_nonnulls(contact_id, user_id, resource_id) = 1),
  unique (org_id, appointment_id, contact_id),
  unique (org_id, appointment_id, user_id),
  unique (org_id, appointment_id, resource_id)
);
create index appointment_attendees_contact on app.appointment_attendees (org_id, contact_id) where contact_id is not null;
create index appointment_attendees_user on app.appointment_attendees (org_id, user_id) where user_id is not null;
create index appointment_attendees_resource on app.appointment_attendees (org_id, resource_id) where resource_id is not null;
select private.protect_table('app.appointment_attendees');

-- Whose time is taken, and which resource: one row for the agent, each further colleague and each resource of an
-- appointment that stands. Written by the triggers below alone, so that one constraint sees an agent and a colleague
-- alike. What is over or called off holds nothing.
create table app.agenda_holds (
  org_id uuid,
  id uuid not null default uuidv7(),
  appointment_id uuid not null,
  user_id uuid,
  resource_id uuid,
  starts_at timestamptz not null,
  taken tstzrange not null,
  -- A person confirmed that somebody is expected twice. A resource never is.
  overlap_confirmed boolean not null,
  primary key (org_id, id),
  foreign key (org_id, appointment_id) references app.appointments,
  foreign key (org_id, user_id) references app.members,
  foreign key (org_id, resource_id) references app.resources,
  check (num_nonnulls(user_id, resource_id) = 1),
  unique (org_id, appointment_id, user_id),
  unique (org_id, appointment_id, resource_id),
  constraint agenda_holds_one_place exclude using gist (org_id with =, user_id with =, taken with &&)
    where (user_id is not null and not overlap_confirmed),
  constraint agenda_holds_one_use exclude using gist (org_id with =, resource_id with =, taken with &&)
    where (resource_id is not null)
);
create index agenda_holds_user on app.agenda_holds (org_id, user_id, starts_at) where user_id is not null;
create index agenda_holds_resource on app.agenda_holds (org_id, resource_id, starts_at) where resource_id is not null;
-- What it says stands in the audit of the appointment and of its attendees already.
select private.protect_table('app.agenda_holds', 'select, insert, update, delete', false);

-- An appointment that stands holds the time of everybody on it, at its present time.
create function private.hold_agenda() returns trigger
language plpgsql set search_path = pg_catalog, app
as $$
begin
  -- Who was to come along and is the agent now stands there once.
  if tg_op = 'UPDATE' and new.agent_id <> old.agent_id then
    delete from app.appointment_attendees t
     where t.org_id = new.org_id and t.appointment_id = new.id and t.user_id = new.agent_id;
  end if;
  delete from app.agenda_holds h where tg_op = 'UPDATE' and h.org_id = new.org_id and h.appointment_id = new.id;
  if new.state in ('SCHEDULED', 'CONFIRMED') then
    insert into app.agenda_holds (org_id, appointment_id, user_id, resource_id, starts_at, taken, overlap_confirmed)
    select new.org_id, new.id, p.user_id, p.resource_id, new.starts_at, new.taken, new.overlap_confirmed
      from (select new.agent_id, null::uuid
            union all
            select t.user_id, t.resource_id from app.appointment_attendees t
             where t.org_id = new.org_id and t.appointment_id = new.id and t.contact_id is null) p (user_id, resource_id);
  end if;
  return null;
end $$;
create trigger hold_agenda after insert or update of starts_at, ends_at, buffer_minutes, state, agent_id, overlap_confirmed
  on app.appointments for each row execute function private.hold_agenda();

-- Whoever is added or taken off later.
create function private.hold_attendee() returns trigger
language plpgsql set search_path = pg_catalog, app
as $$
begin
  if tg_op = 'DELETE' then
    delete from app.agenda_holds h
     where h.org_id = old.org_id and h.appointment_id = old.appointment_id
       and (h.user_id = old.user_id or h.resource_id = old.resource_id);
  elsif new.contact_id is null then
    insert into app.agenda_holds (org_id, appointment_id, user_id, resource_id, starts_at, taken, overlap_confirmed)
    select a.org_id, a.id, new.user_id, new.resource_id, a.starts_at, a.taken, a.overlap_confirmed
      from app.appointments a
     where a.org_id = new.org_id and a.id = new.appointment_id and a.state in ('SCHEDULED', 'CONFIRMED');
  end if;
  return null;
end $$;
create trigger hold_attendee after insert or delete on app.appointment_attendees
  for each row execute function private.hold_attendee();

insert into app.agenda_holds (org_id, appointment_id, user_id, starts_at, taken, overlap_confirmed)
select org_id, id, agent_id, starts_at, taken, overlap_confirmed from app.appointments where state in ('SCHEDULED', 'CONFIRMED');

-- ---------------------------------------------------------------- what tells of it

alter table app.appointment_history drop constraint appointment_history_change_check;
alter table app.appointment_history add constraint appointment_history_change_check
  check (change in ('BOOKED', 'CONFIRMED', 'RESCHEDULED', 'CANCELLED', 'DONE', 'NO_SHOW', 'REASSIGNED', 'ATTENDEES'));

alter table app.notifications drop constraint notifications_kind_check;
alter table app.notifications add constraint notifications_kind_check check (kind in ('DOSSIER_ASSIGNED', 'DOSSIERS_HANDED_OVER', 'MENTIONED', 'TASK_ASSIGNED', 'TASK_REMINDER', 'TASK_DUE',
    'FIRST_RESPONSE_LATE', 'APPOINTMENT_BOOKED', 'APPOINTMENT_MOVED', 'APPOINTMENT_CANCELLED', 'APPOINTMENT_JOINED',
    'APPOINTMENT_LEFT', 'OFFER_RECEIVED', 'OFFER_ACCEPTED', 'DOCUMENT_RECEIVED', 'CONVERSATION_WAITING'));

-- A reminder of somebody who comes along names the person; null is the contact of the appointment.
alter table app.reminders add column contact_id uuid,
  add foreign key (org_id, contact_id) references app.contacts,
  drop constraint reminders_org_id_appointment_id_minutes_before_starts_at_key,
  add constraint reminders_once unique nulls not distinct (org_id, appointment_id, minutes_before, starts_at, contact_id);
create index reminders_contact on app.reminders (org_id, contact_id) where contact_id is not null;

-- ---------------------------------------------------------------- erasure

-- As in 0044, with the rows of who came along.
create or replace function app.erase_contact(p_contact uuid, p_name text) returns jsonb
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
    || array(select series_id from app.tasks where org_id = v_org and dossier_id = any (v_dossiers) and series_id is not null)
    || array(select id from app.offers where org_id = v_org and dossier_id = any (v_dossiers))
    || array(select id from app.parties where org_id = v_org and (contact_id = any (v_people) or dossier_id = any (v_dossiers)))
    || array(select id from app.dossier_interests where org_id = v_org and dossier_id = any (v_dossiers))
    || array(select id from app.dossier_status_history where org_id = v_org and dossier_id = any (v_dossiers))
    || array(select id from app.appointment_history where org_id = v_org and appointment_id = any (v_appointments))
    || array(select id from app.appointment_attendees where org_id = v_org and (contact_id = any (v_people) or appointment_id = any (v_appointments)))
    || array(select id from app.reminders where org_id = v_org and (contact_id = any (v_people) or appointment_id = any (v_appointments)))
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
  update app.note_versions set body = '—', content = null where org_id = v_org and activity_id = any (v_activities);
  update app.activities set params = '{}', body = null, content = null, redacted_at = coalesce(redacted_at, app.app_now()) where org_id = v_org and id = any (v_activities);

  update app.tasks set title = '—' where org_id = v_org and dossier_id = any (v_dossiers);
  update app.task_series s set title = '—', ended_at = coalesce(s.ended_at, app.app_now())
    from app.tasks k where s.org_id = v_org and k.org_id = v_org and k.series_id = s.id and k.dossier_id = any (v_dossiers);
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

import { type RawBuilder, sql } from 'kysely'
import type { RequestContext } from '#platform/context'

/** Everything kept about a person, by kind. Rows as the database writes them in JSON, without the organisation. */
export type SubjectData = {
  organization: { name: string }
  contact: Record<string, unknown> & { display_name: string; locale: string | null; created_at: string }
  mergedContacts: Record<string, unknown>[]
  identities: (Record<string, unknown> & { kind: string; value: string; created_at: string })[]
  consents: (Record<string, unknown> & { channel: string; purpose: string; state: string; since: string })[]
  consentHistory: (Record<string, unknown> & {
    at: string
    channel: string
    purpose: string
    state: string
    source: string
    text_shown: string | null
  })[]
  dossiers: (Record<string, unknown> & { reference: string; case_type: string; status: string; opened_at: string })[]
  interests: Record<string, unknown>[]
  offers: (Record<string, unknown> & { amount: number; currency: string; state: string; created_at: string })[]
  appointments: (Record<string, unknown> & { type: string; state: string; starts_at: string; timezone: string })[]
  attendedAppointments: (Record<string, unknown> & {
    type: string
    state: string
    starts_at: string
    timezone: string
  })[]
  attendances: Record<string, unknown>[]
  messages: (Record<string, unknown> & {
    direction: string
    channel: string
    type: string
    text: string | null
    at: string
  })[]
  notes: (Record<string, unknown> & { body: string | null; at: string })[]
  timeline: Record<string, unknown>[]
  documents: (Record<string, unknown> & { type: string; state: string; created_at: string; files: unknown[] })[]
  decisions: (Record<string, unknown> & { kind: string; at: string; result: unknown })[]
  requests: Record<string, unknown>[]
  parties: (Record<string, unknown> & { role: string; of: string | null; created_at: string })[]
  annonces: (Record<string, unknown> & { reference: string; transaction: string; status: string; created_at: string })[]
  dossierHistory: Record<string, unknown>[]
  tasks: (Record<string, unknown> & { title: string; state: string; due_at: string | null })[]
  conversations: Record<string, unknown>[]
  appointmentHistory: Record<string, unknown>[]
  reminders: Record<string, unknown>[]
  noteVersions: Record<string, unknown>[]
  decisionOverrides: Record<string, unknown>[]
  merges: Record<string, unknown>[]
  suppressions: Record<string, unknown>[]
}

/**
 * Every table that names a person or something of theirs, and under which part of the copy its rows stand. A test compares
 * the two lists with the catalogue: whoever adds such a table says here what the person gets of it.
 */
export const copiedTables: ReadonlyMap<string, keyof SubjectData | 'mandates'> = new Map([
  ['contacts', 'contact'],
  ['channel_identities', 'identities'],
  ['consent_states', 'consents'],
  ['consent_events', 'consentHistory'],
  ['suppressions', 'suppressions'],
  ['dossiers', 'dossiers'],
  ['dossier_status_history', 'dossierHistory'],
  ['dossier_interests', 'interests'],
  ['parties', 'parties'],
  ['annonces', 'annonces'],
  ['mandate_entries', 'mandates'],
  ['offers', 'offers'],
  ['tasks', 'tasks'],
  ['appointments', 'appointments'],
  ['appointment_attendees', 'attendances'],
  ['appointment_history', 'appointmentHistory'],
  ['reminders', 'reminders'],
  ['conversations', 'conversations'],
  ['messages', 'messages'],
  ['activities', 'timeline'],
  ['note_versions', 'noteVersions'],
  ['documents', 'documents'],
  ['document_versions', 'documents'],
  ['decisions', 'decisions'],
  ['decision_overrides', 'decisionOverrides'],
  ['data_requests', 'requests'],
  ['merges', 'merges'],
])

/** Tables that name a person or something of theirs and are not in the copy, each with the reason. */
export const leftOutTables: ReadonlyMap<string, string> = new Map([
  [
    'contact_keys',
    'spellings of the name and number by which duplicates are looked for: made anew from what is copied',
  ],
  ['duplicate_suggestions', 'a guess that two records are one: it names somebody else as well'],
  ['merge_moves', 'which rows a merge took along: the rows themselves are copied'],
  ['message_attempts', 'how the provider answered each try: nothing about the person beyond the message'],
  ['message_costs', 'what the provider charged for each message: nothing about the person beyond the message'],
  ['reached_recipients', 'when the person was last written to first: the message itself is copied'],
  ['agenda_holds', 'whose time an appointment takes: made anew from the appointment, which is copied'],
  ['assignment_turns', 'whose turn it was among colleagues'],
])

/**
 * Everything the organisation keeps about a person and about who was merged into them. Other people of the same dossiers
 * are not in it: their names and numbers are theirs.
 */
export async function readSubjectData(ctx: RequestContext, contactId: string): Promise<SubjectData | null> {
  const people = sql`select c.id from app.contacts c where c.id = ${contactId} or c.merged_into = ${contactId}`
  const dossiers = sql`select d.id from app.dossiers d where d.contact_id in (${people})`
  const of = (alias: string) =>
    sql`(${sql.ref(`${alias}.contact_id`)} in (${people}) or ${sql.ref(`${alias}.dossier_id`)} in (${dossiers}))`
  const all = (table: string, where: RawBuilder<unknown>, order = 't.id', row = sql`to_jsonb(t) - 'org_id'`) =>
    sql`coalesce((select jsonb_agg(${row} order by ${sql.raw(order)}) from ${sql.table(`app.${table}`)} t where ${where}), '[]')`
  const attended = sql`select w.appointment_id from app.appointment_attendees w where w.contact_id in (${people})`
  const visits = sql`select a.id from app.appointments a where ${of('a')}`
  const subjects = sql`${people} union all ${dossiers}
    union all select v.id from app.conversations v where v.contact_id in (${people})
    union all select m.id from app.messages m where m.contact_id in (${people})`
  const mine = sql`t.contact_id in (${people})`
  const rows = await sql<SubjectData>`
    select (select jsonb_build_object('name', o.name) from app.organizations o) as organization,
           (select to_jsonb(c) - 'org_id' - 'search_text' from app.contacts c where c.id = ${contactId}) as contact,
           ${all('contacts', sql`t.merged_into = ${contactId}`, 't.id', sql`to_jsonb(t) - 'org_id' - 'search_text'`)} as "mergedContacts",
           ${all('channel_identities', mine)} as identities,
           ${all('consent_states', mine, 't.since')} as consents,
           ${all('consent_events', mine)} as "consentHistory",
           ${all('dossiers', mine)} as dossiers,
           ${all('dossier_interests', sql`t.dossier_id in (${dossiers})`)} as interests,
           ${all('offers', sql`t.dossier_id in (${dossiers})`)} as offers,
           ${all('appointments', of('t'), 't.starts_at', sql`to_jsonb(t) - 'org_id' - 'taken'`)} as appointments,
           ${all(
             'appointments',
             sql`t.id in (${attended}) and not coalesce(${of('t')}, false)`,
             't.starts_at',
             sql`jsonb_build_object('id', t.id, 'type', t.type, 'state', t.state, 'starts_at', t.starts_at, 'ends_at', t.ends_at, 'timezone', t.timezone, 'place', t.place)`,
           )} as "attendedAppointments",
           ${all('appointment_attendees', mine)} as attendances,
           ${all('messages', mine, 't.at, t.id', sql`to_jsonb(t) - 'org_id' - 'lease_until' - 'attempts'`)} as messages,
           ${all('activities', sql`t.type = 'NOTE' and t.deleted_at is null and ${of('t')}`)} as notes,
           ${all('activities', sql`t.type <> 'NOTE' and ${of('t')}`, 't.id', sql`to_jsonb(t) - 'org_id' - 'params' - 'body'`)} as timeline,
           ${all(
             'documents',
             sql`t.removed_at is null and ${of('t')}`,
             't.id',
             sql`to_jsonb(t) - 'org_id' - 'search_text' || jsonb_build_object('files', coalesce((select jsonb_agg(jsonb_build_object(
                   'number', v.number, 'name', v.name, 'media_type', v.media_type, 'size', v.size, 'uploaded_at', v.uploaded_at) order by v.number)
                   from app.document_versions v where v.document_id = t.id), '[]'))`,
           )} as documents,
           ${all('decisions', sql`t.subject_id in (${subjects})`)} as decisions,
           ${all('data_requests', mine, 't.id', sql`to_jsonb(t) - 'org_id' - 'json_hash' - 'pdf_hash'`)} as requests,
           ${all(
             'parties',
             mine,
             't.id',
             sql`to_jsonb(t) - 'org_id' || jsonb_build_object('of', coalesce((select d.reference from app.dossiers d where d.id = t.dossier_id),
                   (select a.reference from app.annonces a where a.id = t.annonce_id)))`,
           )} as parties,
           ${all('annonces', sql`t.owner_contact_id in (${people})`, 't.id', sql`to_jsonb(t) - 'org_id' - 'search_text'`)} as annonces,
           ${all('dossier_status_history', sql`t.dossier_id in (${dossiers})`)} as "dossierHistory",
           ${all('tasks', sql`t.dossier_id in (${dossiers})`)} as tasks,
           ${all('conversations', mine)} as conversations,
           ${all('appointment_history', sql`t.appointment_id in (${visits})`)} as "appointmentHistory",
           ${all('reminders', sql`t.appointment_id in (${visits}) and t.contact_id is null or t.contact_id in (${people})`)} as reminders,
           ${all(
             'note_versions',
             sql`t.activity_id in (select n.id from app.activities n where n.type = 'NOTE' and n.deleted_at is null and ${of('n')})`,
             't.activity_id',
           )} as "noteVersions",
           ${all('decision_overrides', sql`t.decision_id in (select k.id from app.decisions k where k.subject_id in (${subjects}))`)} as "decisionOverrides",
           ${all('merges', sql`t.survivor_contact_id in (${people}) or t.loser_contact_id in (${people})`)} as merges,
           coalesce((select jsonb_agg(to_jsonb(s) - 'org_id' - 'digest' order by s.id) from app.suppressions s
              where s.digest in (select app.suppression_digest(i.kind, i.value) from app.channel_identities i where i.contact_id in (${people}))), '[]') as suppressions`.execute(
    ctx.db,
  )
  const row = rows.rows[0]
  return row?.contact ? row : null
}

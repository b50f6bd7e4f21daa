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
}

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
           ${all('decisions', sql`t.subject_id in (${people} union all ${dossiers})`)} as decisions,
           ${all('data_requests', mine, 't.id', sql`to_jsonb(t) - 'org_id' - 'json_hash' - 'pdf_hash'`)} as requests`.execute(
    ctx.db,
  )
  const row = rows.rows[0]
  return row?.contact ? row : null
}

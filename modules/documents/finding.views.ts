import { sql } from 'kysely'
import { searchScope } from '#modules/access'
import type { RequestContext } from '#platform/context'
import { documentSubject, openDocuments } from './documents.policy.ts'
import { type Subject, subjectJson, zoneOfDocument } from './documents.read-model.ts'
import { type DocumentState, dayAt, type StoredState, stateOn } from './documents.rules.ts'

/** A document that was found, and where it belongs: the person's or the annonce's name, and its reference. */
export type FoundDocument = {
  id: string
  type: string
  title: string | null
  state: DocumentState
  subject: Subject
  name: string
  reference: string | null
}

/** How many matching documents are looked at for people who do not see all of them. */
const LOOKED_AT = 500

/**
 * The newest documents that carry these words, of those the caller may see and that were not taken away, at most `limit`.
 * @param names the names of the kinds of papers, by code
 */
export async function findVisible(
  ctx: RequestContext,
  { q, limit, names }: { q: string; limit: number; names: ReadonlyMap<string, string> },
): Promise<FoundDocument[]> {
  const all = ['dossier.read', 'contact.read', 'annonce.read'].every((p) => ctx.permissions.reach(p) === 'ALL')
  const confidential = ctx.permissions.reach('document.confidential') !== null
  // An array is searched for once, whatever plan is chosen.
  const rows = await sql<FoundDocument & { state: StoredState; expiresOn: string | null; timezone: string }>`
    select k.id, k.type, k.title, k.state, k.expires_on as "expiresOn", ${zoneOfDocument} as timezone, ${subjectJson} as subject,
           coalesce(n.title, c.display_name) as name, coalesce(n.reference, o.reference) as reference
      from app.documents k
      left join app.dossiers o on o.id = k.dossier_id
      left join app.annonces n on n.id = k.annonce_id
      left join app.contacts c on c.id = coalesce(k.contact_id, o.contact_id)
     where k.id = any (array(select app.search_documents(${q}, ${JSON.stringify(Object.fromEntries(names))}::jsonb,
                      ${all ? limit : LOOKED_AT}, ${confidential} ${searchScope(ctx)})))
       and k.removed_at is null and ${openDocuments(ctx)} and ${documentSubject(ctx, 'read')}
     order by k.id desc limit ${limit}`.execute(ctx.db)
  return rows.rows.map(({ expiresOn, timezone, ...row }) => ({
    ...row,
    state: stateOn({ state: row.state, expiresOn }, dayAt(ctx.clock.now(), timezone)),
  }))
}

import { sql } from 'kysely'
import { visibleContacts, visibleDossiers, writableDossiers } from '#modules/access'
import { reachableAnnonces } from '#modules/annonces'
import type { RequestContext } from '#platform/context'
import { dayAt, isMissing, type StoredState } from './documents.rules.ts'

/** What a document is about. */
export type Subject = { kind: 'DOSSIER' | 'ANNONCE' | 'CONTACT'; id: string }

/** What a document (alias k) is about, as JSON. */
export const subjectJson = sql<Subject>`jsonb_build_object(
  'kind', case when k.dossier_id is not null then 'DOSSIER' when k.annonce_id is not null then 'ANNONCE' else 'CONTACT' end,
  'id', coalesce(k.dossier_id, k.annonce_id, k.contact_id))`

/** The zone in which the days of a document (alias k) begin: its branch's, else the organisation's. */
export const zoneOfDocument = sql<string>`coalesce(
  (select b.timezone from app.dossiers d join app.branches b on b.id = d.branch_id where d.id = k.dossier_id),
  (select b.timezone from app.annonces a join app.branches b on b.id = a.branch_id where a.id = k.annonce_id),
  (select o.timezone from app.organizations o where o.org_id = k.org_id))`

/** A subject as the caller may reach it. `timezone` is where its days begin; `contactId` whose case it is. */
export type ReachedSubject = { visible: boolean; writable: boolean; timezone: string; contactId: string | null }

/** Asks what the caller may do with the documents of a subject; null when there is no such subject. */
export async function reachSubject(ctx: RequestContext, { kind, id }: Subject): Promise<ReachedSubject | null> {
  const question = {
    DOSSIER: sql<ReachedSubject>`
      select coalesce(${visibleDossiers(ctx)}, false) as visible, coalesce(${writableDossiers(ctx)}, false) as writable, b.timezone,
             d.contact_id as "contactId"
        from app.dossiers d join app.branches b on b.id = d.branch_id where d.id = ${id}`,
    ANNONCE: sql<ReachedSubject>`
      select coalesce(${reachableAnnonces(ctx, 'annonce.read')}, false) as visible,
             coalesce(${reachableAnnonces(ctx, 'annonce.write')}, false) as writable, b.timezone, null as "contactId"
        from app.annonces a join app.branches b on b.id = a.branch_id where a.id = ${id}`,
    CONTACT: sql<ReachedSubject>`
      select ${visibleContacts(ctx, 'contact.read')} as visible, ${visibleContacts(ctx, 'contact.write')} as writable, o.timezone,
             c.id as "contactId"
        from app.contacts c join app.organizations o on o.org_id = c.org_id where c.id = ${id}`,
  }
  const rows = await question[kind].execute(ctx.db)
  return rows.rows[0] ?? null
}

/** A paper that a dossier waits for. */
export type MissingDocument = { type: string; title: string | null }

/**
 * The papers that were asked for on a dossier and are not in order: not come, refused, or run out, oldest first. Those for
 * managers alone are left out for everybody: whoever moves a dossier learns nothing of them, and all are told the same.
 */
export async function missingDocuments(ctx: RequestContext, dossierId: string): Promise<MissingDocument[]> {
  const rows = await sql<MissingDocument & { state: StoredState; expiresOn: string | null; timezone: string }>`
    select k.type, k.title, k.state, k.expires_on as "expiresOn", b.timezone
      from app.documents k join app.dossiers d on d.id = k.dossier_id join app.branches b on b.id = d.branch_id
     where k.dossier_id = ${dossierId} and k.removed_at is null and k.visibility = 'TEAM'
       and (k.state in ('REQUESTED', 'REJECTED') or k.expires_on is not null)
     order by k.id limit 100`.execute(ctx.db)
  return rows.rows
    .filter((row) => isMissing(row, dayAt(ctx.clock.now(), row.timezone)))
    .map(({ type, title }) => ({ type, title }))
}

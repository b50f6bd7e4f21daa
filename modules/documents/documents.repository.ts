import { sql } from 'kysely'
import type { RequestContext } from '#platform/context'
import { later } from '#platform/db'
import { documentSubject, openDocuments } from './documents.policy.ts'
import { type Subject, subjectJson, zoneOfDocument } from './documents.read-model.ts'
import type { StoredState } from './documents.rules.ts'
import type { Visibility } from './documents.schema.ts'

export type NewDocument = {
  type: string
  title: string | null
  visibility: Visibility
  note: string | null
  dueOn: string | null
  expiresOn: string | null
  /** Whether it is asked for now, or comes without having been asked for. */
  requested: boolean
}

const columnOf = { DOSSIER: 'dossier_id', ANNONCE: 'annonce_id', CONTACT: 'contact_id' } as const

/**
 * Writes documents that wait for a file; ids in the order given. Fails with constraint `documents_asked_once` when one of
 * them is asked for already.
 */
export async function insertDocuments(
  ctx: RequestContext,
  subject: Subject,
  documents: readonly NewDocument[],
): Promise<string[]> {
  const rows = await ctx.db
    .insertInto('documents')
    .values(
      documents.map(({ dueOn, expiresOn, requested, ...d }) => ({
        ...d,
        due_on: dueOn,
        expires_on: expiresOn,
        [columnOf[subject.kind]]: subject.id,
        ...(requested
          ? { requested_at: sql<string>`app.app_now()`, requested_by: sql<string>`app.current_actor()` }
          : {}),
      })),
    )
    .returning('id')
    .execute()
  return rows.map((row) => row.id)
}

/** A document that is held for a change. */
export type HeldDocument = {
  id: string
  subject: Subject
  /** Whose case it is, for the timeline. */
  contactId: string | null
  type: string
  title: string | null
  state: StoredState
  visibility: Visibility
  expiresOn: string | null
  expiryTold: string | null
  currentNumber: number | null
  currentHash: string | null
  removedAt: string | null
  timezone: string
  version: number
  /** Whether the caller may change what it is about. */
  writable: boolean
}

/** Holds a document that the caller may see, taken away ones included; null when it is not there. */
export async function lockDocument(ctx: RequestContext, id: string): Promise<HeldDocument | null> {
  const rows = await sql<HeldDocument>`
    select k.id, k.type, k.title, k.state, k.visibility, k.expires_on as "expiresOn", k.expiry_told as "expiryTold",
           k.current_number as "currentNumber", k.removed_at as "removedAt", k.version,
           ${subjectJson} as subject,
           coalesce(k.contact_id, (select d.contact_id from app.dossiers d where d.id = k.dossier_id)) as "contactId",
           (select v.file_hash from app.document_versions v where v.document_id = k.id and v.number = k.current_number) as "currentHash",
           ${zoneOfDocument} as timezone,
           coalesce(${documentSubject(ctx, 'write')}, false) as writable
      from app.documents k
     where k.id = ${id} and ${openDocuments(ctx)} and ${documentSubject(ctx, 'read')} for update of k`.execute(ctx.db)
  return rows.rows[0] ?? null
}

export type DocumentChange = {
  type?: string
  title?: string | null
  note?: string | null
  due_on?: string | null
  expires_on?: string | null
  visibility?: Visibility
  state?: StoredState
  current_number?: number
  reject_reason?: string | null
  remove_reason?: string | null
}

/** Which act the change is: who did it and when is written beside it. */
export type DocumentMark = 'received' | 'checked' | 'rejected' | 'removed'

/** Changes a document that the caller holds; its version rises. Fails with `documents_asked_once` as inserting does. */
export async function updateDocument(
  ctx: RequestContext,
  id: string,
  change: DocumentChange,
  mark?: DocumentMark,
): Promise<void> {
  const marked = mark ? { [`${mark}_at`]: sql`app.app_now()`, [`${mark}_by`]: sql`app.current_actor()` } : {}
  await ctx.db
    .updateTable('documents')
    .set({ ...change, ...marked, version: sql`version + 1` })
    .where('id', '=', id)
    .execute()
}

/** Brings a document back that was taken away. */
export async function undoRemoval(ctx: RequestContext, id: string): Promise<void> {
  await ctx.db
    .updateTable('documents')
    .set({ removed_at: null, removed_by: null, remove_reason: null, version: sql`version + 1` })
    .where('id', '=', id)
    .execute()
}

/** Remembers that the timeline has told of this day of expiry; nobody's open form is disturbed. */
export function markExpiryTold(ctx: RequestContext, id: string, expiresOn: string): void {
  later(ctx.db, ctx.db.updateTable('documents').set({ expiry_told: expiresOn }).where('id', '=', id))
}

export type NewVersion = {
  number: number
  fileHash: string
  thumbHash: string | null
  name: string
  mediaType: string
  size: number
}

/** Keeps a file as a version of a document that the caller holds. */
export function insertVersion(ctx: RequestContext, documentId: string, version: NewVersion): void {
  later(
    ctx.db,
    ctx.db.insertInto('document_versions').values({
      document_id: documentId,
      number: version.number,
      file_hash: version.fileHash,
      thumb_hash: version.thumbHash,
      name: version.name,
      media_type: version.mediaType,
      size: version.size,
    }),
  )
}

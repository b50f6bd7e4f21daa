import { type RawBuilder, sql } from 'kysely'
import { Type } from 'typebox'
import { actorJson } from '#modules/timeline'
import { isoAt } from '#platform/clock'
import type { RequestContext } from '#platform/context'
import { decodeCursor, toPage } from '#platform/http'
import { documentSubject, openDocuments } from './documents.policy.ts'
import { type Subject, subjectJson, zoneOfDocument } from './documents.read-model.ts'
import { dayAt, daysUntil, type StoredState, stateOn } from './documents.rules.ts'
import type { Document, DocumentVersion } from './documents.schema.ts'

/** How long a document that was taken away can be brought back, in milliseconds. */
export const UNDO_MS = 30 * 86_400_000
/** Life of a link to a file, in seconds; the store rounds it up to at most twice that. */
const LINK_S = 300

type VersionRow = Omit<DocumentVersion, 'thumbUrl'> & { thumbHash: string | null }
type Row = Omit<Document, 'state' | 'overdue' | 'daysLeft' | 'current' | 'removed'> & {
  state: StoredState
  timezone: string
  current: VersionRow | null
  removed: Document['rejected']
}

const mark = (what: string, more = sql``) => {
  const at = sql.ref(`k.${what}_at`)
  return sql`case when ${at} is not null then jsonb_build_object('at', ${at}, 'by', ${actorJson(`k.${what}_by`)} ${more}) end`
}

const columns = sql`k.id, k.type, k.title, k.state, k.visibility, k.note, k.due_on as "dueOn", k.expires_on as "expiresOn", k.version,
  ${subjectJson} as subject,
  ${mark('requested')} as requested, ${mark('received')} as received, ${mark('checked')} as checked,
  case when k.state = 'REJECTED' then ${mark('rejected', sql`, 'reason', k.reject_reason`)} end as rejected,
  ${mark('removed', sql`, 'reason', k.remove_reason`)} as removed,
  case when v.id is not null then jsonb_build_object('number', v.number, 'name', v.name, 'mediaType', v.media_type, 'size', v.size,
    'at', v.uploaded_at, 'by', ${actorJson('v.uploaded_by')}, 'thumbHash', v.thumb_hash) end as current,
  ${zoneOfDocument} as timezone`

const source = sql`app.documents k left join app.document_versions v on v.document_id = k.id and v.number = k.current_number`

const subjectColumn = { DOSSIER: 'k.dossier_id', ANNONCE: 'k.annonce_id', CONTACT: 'k.contact_id' } as const

/**
 * The documents of a subject that are for the caller, newest first. Whether the subject itself is visible is the
 * caller's to ask. @param removed those taken away that can be brought back, instead of those that are there
 */
export async function listDocuments(
  ctx: RequestContext,
  subject: Subject,
  query: { limit?: number; cursor?: string; removed?: boolean },
): Promise<{ items: Document[]; nextCursor: string | null }> {
  const limit = query.limit ?? 50
  const after = decodeCursor(Type.Tuple([Type.String({ format: 'uuid' })]), query.cursor)
  const there = query.removed ? undoable(ctx) : sql`k.removed_at is null`
  const rows = await sql<Row>`
    select ${columns} from ${source}
     where ${sql.ref(subjectColumn[subject.kind])} = ${subject.id} and ${openDocuments(ctx)} and ${there}
       ${after ? sql`and k.id < ${after[0]}` : sql``}
     order by k.id desc limit ${limit + 1}`.execute(ctx.db)
  const page = toPage(rows.rows, limit, (row) => [row.id])
  return { items: page.items.map((row) => present(ctx, row)), nextCursor: page.nextCursor }
}

const undoable = (ctx: RequestContext): RawBuilder<boolean> =>
  sql<boolean>`k.removed_at > ${isoAt(ctx.clock.now() - UNDO_MS)}::timestamptz`

/** One document that the caller may see and that was not taken away, or null. */
export async function readDocument(ctx: RequestContext, id: string): Promise<Document | null> {
  const rows = await sql<Row>`
    select ${columns} from ${source}
     where k.id = ${id} and k.removed_at is null and ${openDocuments(ctx)} and ${documentSubject(ctx, 'read')}`.execute(
    ctx.db,
  )
  const row = rows.rows[0]
  return row ? present(ctx, row) : null
}

/** Documents that the caller has just changed, in the order of the ids: no question of reach. */
export async function readChanged(ctx: RequestContext, ids: readonly string[]): Promise<Document[]> {
  const rows = await sql<Row>`
    select ${columns} from ${source} where k.id = any (${[...ids]}::uuid[])
     order by array_position(${[...ids]}::uuid[], k.id)`.execute(ctx.db)
  return rows.rows.map((row) => present(ctx, row))
}

function present(ctx: RequestContext, { timezone, current, removed, ...row }: Row): Document {
  const today = dayAt(ctx.clock.now(), timezone)
  return {
    ...row,
    state: stateOn(row, today),
    overdue: row.state === 'REQUESTED' && row.dueOn !== null && row.dueOn < today,
    daysLeft: row.expiresOn === null ? null : daysUntil(row.expiresOn, today),
    current: current && presentVersion(ctx, current),
    removed: removed && { ...removed, until: isoAt(Date.parse(removed.at) + UNDO_MS) },
  }
}

function presentVersion(ctx: RequestContext, { thumbHash, ...version }: VersionRow): DocumentVersion {
  const { files } = ctx.platform
  const thumbUrl = thumbHash && files.signedUrl(ctx.orgId, thumbHash, 'image/webp', { ttlSeconds: LINK_S })
  return { ...version, thumbUrl }
}

/** Every file a document had, the newest first. Whether the document is visible is the caller's to ask. */
export async function listVersions(ctx: RequestContext, documentId: string): Promise<DocumentVersion[]> {
  const rows = await sql<VersionRow>`
    select v.number, v.name, v.media_type as "mediaType", v.size, v.uploaded_at as at, ${actorJson('v.uploaded_by')} as by,
           v.thumb_hash as "thumbHash"
      from app.document_versions v where v.document_id = ${documentId} order by v.number desc limit 200`.execute(ctx.db)
  return rows.rows.map((row) => presentVersion(ctx, row))
}

/** A version's file as it is stored, of a document that the caller may see; null when there is none. */
export async function storedVersion(
  ctx: RequestContext,
  documentId: string,
  number: number,
): Promise<{ hash: string; name: string; mediaType: string } | null> {
  const rows = await sql<{ hash: string; name: string; mediaType: string }>`
    select v.file_hash as hash, v.name, v.media_type as "mediaType"
      from app.document_versions v join app.documents k on k.id = v.document_id
     where k.id = ${documentId} and v.number = ${number} and k.removed_at is null and ${openDocuments(ctx)}
       and ${documentSubject(ctx, 'read')}`.execute(ctx.db)
  return rows.rows[0] ?? null
}

/** A link to a stored file, good for some minutes. */
export function linkTo(ctx: RequestContext, file: { hash: string; mediaType: string; filename: string }): string {
  return ctx.platform.files.signedUrl(ctx.orgId, file.hash, file.mediaType, {
    filename: file.filename,
    ttlSeconds: LINK_S,
  })
}

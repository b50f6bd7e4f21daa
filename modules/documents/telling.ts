import { recordActivity } from '#modules/timeline'
import { announce, publish, type RequestContext } from '#platform/context'
import type { HeldDocument } from './documents.repository.ts'

/** What a fact of documents is about. */
export type ToldDocument = Pick<HeldDocument, 'id' | 'subject' | 'contactId' | 'type' | 'title' | 'visibility'>

/** Facts that other modules may listen to as `documents.<fact>`, and codes of the timeline as `document.<fact>`. */
export type DocumentFact =
  | 'requested'
  | 'received'
  | 'new_version'
  | 'checked'
  | 'rejected'
  | 'expired'
  | 'removed'
  | 'request_withdrawn'
  | 'restored'

/**
 * Tells of a document in the transaction that changed it: on the timeline of what it is about, to modules that listen,
 * and to open screens. The timeline shows entries of documents for managers to managers alone, and such a document does
 * not move its dossier up in anybody's list.
 */
export async function tell(
  ctx: RequestContext,
  document: ToldDocument,
  fact: DocumentFact,
  params: Record<string, unknown> = {},
): Promise<void> {
  const { id, subject, contactId, type, title, visibility } = document
  const dossierId = subject.kind === 'DOSSIER' ? subject.id : null
  const annonceId = subject.kind === 'ANNONCE' ? subject.id : null
  recordActivity(ctx, {
    type: 'DOCUMENT_LOG',
    code: `document.${fact}`,
    dossierId,
    contactId,
    annonceId,
    params: { document: title ?? type, ...params },
    ref: { kind: 'document', id },
    quiet: visibility === 'MANAGERS',
  })
  refresh(ctx, document, fact)
  await publish(ctx, { type: `documents.${fact}`, payload: { documentId: id, type, dossierId, annonceId, contactId } })
}

/** Tells open screens alone. */
export function refresh(
  ctx: RequestContext,
  { id, subject }: Pick<HeldDocument, 'id' | 'subject'>,
  kind: string,
): void {
  announce(ctx, { topic: 'document', id, kind, ...(subject.kind === 'DOSSIER' ? { dossierId: subject.id } : {}) })
}

import { claimCodes } from '#modules/reference-data'
import type { RequestContext } from '#platform/context'
import { AppError, constraintOf, forbidden, invalidField, notFound, versionConflict } from '#platform/errors'
import { authorise } from '#platform/http'
import { type ReachedSubject, reachSubject, type Subject } from './documents.read-model.ts'
import {
  type DocumentChange,
  type DocumentMark,
  type HeldDocument,
  insertDocuments,
  lockDocument,
  undoRemoval,
  updateDocument,
} from './documents.repository.ts'
import { type DocumentAct, nextState, tidyTitle } from './documents.rules.ts'
import type {
  Document,
  DocumentCheck,
  DocumentPage,
  DocumentPatch,
  DocumentQuery,
  DocumentReason,
  DocumentRequest,
  SubjectInput,
} from './documents.schema.ts'
import { listDocuments, readChanged, readDocument, UNDO_MS } from './documents.views.ts'
import { watchExpiry } from './expiry.service.ts'
import { refresh, tell } from './telling.ts'

/** The one subject that is named. 400 on `subject` when it is none or more than one. */
export function subjectOf({ dossierId, annonceId, contactId }: SubjectInput): Subject {
  const named: Subject[] = []
  if (dossierId) named.push({ kind: 'DOSSIER', id: dossierId })
  if (annonceId) named.push({ kind: 'ANNONCE', id: annonceId })
  if (contactId) named.push({ kind: 'CONTACT', id: contactId })
  const [subject] = named
  if (!subject || named.length > 1) throw invalidField('subject', 'EXACTLY_ONE')
  return subject
}

const words: Record<Subject['kind'], string> = { DOSSIER: 'dossier', ANNONCE: 'annonce', CONTACT: 'contact' }

/** What the caller may write documents on. 404 when it is not visible, 403 when it is but not theirs to change. */
export async function subjectForWriting(
  ctx: RequestContext,
  subject: Subject,
  permission: string,
): Promise<ReachedSubject> {
  const reached = await reachSubject(ctx, subject)
  if (!reached?.visible) throw notFound(words[subject.kind])
  if (!reached.writable) throw forbidden(permission)
  return reached
}

/** Only who sees documents for managers may make one such. */
export function mayHide(ctx: RequestContext, visibility: string | undefined): void {
  if (visibility === 'MANAGERS') authorise(ctx, 'document.confidential')
}

/** The documents of one dossier, annonce or contact that are for the caller, newest first. */
export async function showDocuments(ctx: RequestContext, query: DocumentQuery): Promise<DocumentPage> {
  authorise(ctx, query.removed ? 'document.manage' : 'document.read')
  const subject = subjectOf(query)
  const [reached, page] = await Promise.all([reachSubject(ctx, subject), listDocuments(ctx, subject, query)])
  if (!reached?.visible) throw notFound(words[subject.kind])
  const can = (permission: string) => reached.writable && ctx.permissions.reach(permission) !== null
  return {
    ...page,
    can: {
      upload: can('document.write'),
      manage: can('document.manage'),
      confidential: can('document.confidential'),
    },
  }
}

/** One document. 404 when it is not there or not for the caller. */
export async function showDocument(ctx: RequestContext, id: string): Promise<Document> {
  authorise(ctx, 'document.read')
  const document = await readDocument(ctx, id)
  if (!document) throw notFound('document')
  return document
}

/** Asks for papers, each a document that waits. 409 DOCUMENT_ALREADY_REQUESTED when one is asked for already. */
export async function requestDocuments(ctx: RequestContext, input: DocumentRequest): Promise<{ items: Document[] }> {
  authorise(ctx, 'document.manage')
  mayHide(ctx, input.visibility)
  const subject = subjectOf(input)
  const { contactId } = await subjectForWriting(ctx, subject, 'document.manage')
  const visibility = input.visibility ?? 'TEAM'
  await claimCodes(
    ctx,
    'DOCUMENT_TYPE',
    input.documents.map(({ type }, n) => ({ code: type, field: `documents.${n}.type` })),
  )
  const asked = input.documents.map(({ type, title }) => ({ type, title: tidyTitle(title) }))
  const ids = await insertDocuments(
    ctx,
    subject,
    asked.map((document) => ({
      ...document,
      visibility,
      note: input.note?.trim() ?? null,
      dueOn: input.dueOn ?? null,
      expiresOn: null,
      requested: true,
    })),
  ).catch(askedTwice)
  for (const [n, document] of asked.entries())
    await tell(ctx, { id: ids[n] ?? '', subject, contactId, visibility, ...document }, 'requested', {
      dueOn: input.dueOn ?? null,
    })
  return { items: await readChanged(ctx, ids) }
}

function askedTwice(error: unknown): never {
  if (constraintOf(error) === 'documents_asked_once') throw new AppError(409, 'DOCUMENT_ALREADY_REQUESTED')
  throw error
}

/**
 * Holds a document for a change. 404 when it is not for the caller or was taken away, 403 when what it is about is not
 * theirs to change, 409 with the current state when `version` is stale.
 */
export async function holdDocument(
  ctx: RequestContext,
  id: string,
  permission: string,
  version?: number,
): Promise<HeldDocument> {
  authorise(ctx, permission)
  const document = await lockDocument(ctx, id)
  if (!document || document.removedAt !== null) throw notFound('document')
  if (!document.writable) throw forbidden(permission)
  if (version !== undefined && version !== document.version) throw versionConflict(await shown(ctx, id))
  return document
}

async function shown(ctx: RequestContext, id: string): Promise<Document> {
  const [document] = await readChanged(ctx, [id])
  if (!document) throw notFound('document')
  return document
}

/** Renames, dates, annotates, hides or shows a document. Who sees it is for document.manage to say. */
export async function changeDocument(ctx: RequestContext, id: string, patch: DocumentPatch): Promise<Document> {
  if (patch.visibility !== undefined) authorise(ctx, 'document.manage')
  const document = await holdDocument(ctx, id, 'document.write', patch.version)
  if (patch.visibility !== undefined && patch.visibility !== document.visibility)
    authorise(ctx, 'document.confidential')
  if (patch.type !== document.type) await claimCodes(ctx, 'DOCUMENT_TYPE', [{ code: patch.type, field: 'type' }])
  const change: DocumentChange = {
    ...(patch.type === undefined ? {} : { type: patch.type }),
    ...(patch.title === undefined ? {} : { title: tidyTitle(patch.title) }),
    ...(patch.note === undefined ? {} : { note: patch.note?.trim() ?? null }),
    ...(patch.dueOn === undefined ? {} : { due_on: patch.dueOn }),
    ...(patch.expiresOn === undefined ? {} : { expires_on: patch.expiresOn }),
    ...(patch.visibility === undefined ? {} : { visibility: patch.visibility }),
  }
  if (Object.keys(change).length === 0) return shown(ctx, id)
  await updateDocument(ctx, id, change).catch(askedTwice)
  if (patch.expiresOn !== undefined) watchExpiry(ctx, document, patch.expiresOn)
  refresh(ctx, document, 'changed')
  return shown(ctx, id)
}

/** Says that the latest file is what it should be; with its last day, when it has one. */
export async function checkDocument(ctx: RequestContext, id: string, input: DocumentCheck): Promise<Document> {
  const document = await holdDocument(ctx, id, 'document.manage', input.version)
  const expiry = input.expiresOn === undefined ? {} : { expires_on: input.expiresOn }
  await act(ctx, document, 'check', 'checked', expiry)
  if (input.expiresOn !== undefined) watchExpiry(ctx, document, input.expiresOn)
  await tell(ctx, document, 'checked')
  return shown(ctx, id)
}

/** Refuses the latest file; the document waits for another one. */
export async function rejectDocument(ctx: RequestContext, id: string, input: DocumentReason): Promise<Document> {
  const document = await holdDocument(ctx, id, 'document.manage', input.version)
  const reason = input.reason.trim()
  await act(ctx, document, 'reject', 'rejected', { reject_reason: reason })
  await tell(ctx, document, 'rejected', { reason })
  return shown(ctx, id)
}

/** Moves a held document by its state machine. 422 DOCUMENT_STATE when the act is not possible where it stands. */
async function act(
  ctx: RequestContext,
  document: HeldDocument,
  what: DocumentAct,
  mark: DocumentMark,
  change: DocumentChange,
): Promise<void> {
  const state = nextState(document.state, what)
  if (!state) throw new AppError(422, 'DOCUMENT_STATE', { extra: { current: await shown(ctx, document.id) } })
  await updateDocument(ctx, document.id, { ...change, state }, mark)
}

/** Takes a document away, or a request back, for a reason. It can be brought back for 30 days. */
export async function removeDocument(ctx: RequestContext, id: string, input: DocumentReason): Promise<Document> {
  const document = await holdDocument(ctx, id, 'document.manage', input.version)
  const reason = input.reason.trim()
  await updateDocument(ctx, id, { remove_reason: reason }, 'removed')
  watchExpiry(ctx, document, null)
  await tell(ctx, document, document.state === 'REQUESTED' ? 'request_withdrawn' : 'removed', { reason })
  return shown(ctx, id)
}

/** Brings back what was taken away. 404 when it was not or 30 days have passed. */
export async function restoreDocument(ctx: RequestContext, id: string, version: number): Promise<Document> {
  authorise(ctx, 'document.manage')
  const document = await lockDocument(ctx, id)
  const since = document?.removedAt ? Date.parse(document.removedAt) : null
  if (!document || since === null || since <= ctx.clock.now() - UNDO_MS) throw notFound('document')
  if (!document.writable) throw forbidden('document.manage')
  if (document.version !== version) throw versionConflict(await shown(ctx, id))
  await undoRemoval(ctx, id).catch(askedTwice)
  watchExpiry(ctx, document, document.expiresOn)
  await tell(ctx, document, 'restored')
  return shown(ctx, id)
}

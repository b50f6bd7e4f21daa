import { claimCodes } from '#modules/reference-data'
import { type RequestContext, runInOrg } from '#platform/context'
import { AppError, forbidden, invalidField, notFound } from '#platform/errors'
import { authorise } from '#platform/http'
import { ImageRefused, processPhoto } from '#platform/images'
import { extensionFor, type FileKind, isPicture, judgeFile, mediaTypeOf } from './content.rules.ts'
import {
  type HeldDocument,
  insertDocuments,
  insertVersion,
  lockDocument,
  type NewVersion,
  updateDocument,
} from './documents.repository.ts'
import { cleanName, dayAt, expiryAfterUpload, nameToServe, nextState, tidyTitle } from './documents.rules.ts'
import type { Document, DocumentLink, DocumentVersion, UploadFields, VersionFields } from './documents.schema.ts'
import { holdDocument, mayHide, subjectForWriting, subjectOf } from './documents.service.ts'
import { linkTo, listVersions, readChanged, readDocument, storedVersion } from './documents.views.ts'
import { watchExpiry } from './expiry.service.ts'
import { tell } from './telling.ts'

/** A file as the form brings it. Nothing of it is believed. */
export type Upload = { bytes: Buffer; name: string | undefined; type: string }

type StoredUpload = Omit<NewVersion, 'number'>

/**
 * Takes a document nobody asked for. Decoding takes long, so it happens before the transaction: give a read context.
 * 400 on `file` when it is empty; 415 with the reason when it is no file we take, lies about itself, or carries more than
 * it shows.
 */
export async function uploadDocument(ctx: RequestContext, fields: UploadFields, upload: Upload): Promise<Document> {
  authorise(ctx, 'document.write')
  mayHide(ctx, fields.visibility)
  const subject = subjectOf(fields)
  await subjectForWriting(ctx, subject, 'document.write')
  const file = await keep(ctx, upload)
  return runInOrg(ctx.platform, ctx, async (tx) => {
    // Asked again: while the file was read the subject may have changed hands.
    await subjectForWriting(tx, subject, 'document.write')
    await claimCodes(tx, 'DOCUMENT_TYPE', [{ code: fields.type, field: 'type' }])
    const [id = ''] = await insertDocuments(tx, subject, [
      {
        type: fields.type,
        title: tidyTitle(fields.title),
        visibility: fields.visibility ?? 'TEAM',
        note: null,
        dueOn: null,
        expiresOn: null,
        requested: false,
      },
    ])
    const document = await lockDocument(tx, id)
    if (!document) throw notFound('document')
    return receive(tx, document, file, fields)
  })
}

/** Takes the next file of a document, asked for or known. The same file sent twice is kept once. */
export async function uploadVersion(
  ctx: RequestContext,
  id: string,
  fields: VersionFields,
  upload: Upload,
): Promise<Document> {
  authorise(ctx, 'document.write')
  const seen = await readDocument(ctx, id)
  if (!seen) throw notFound('document')
  const { kind, id: subjectId } = seen.subject
  await subjectForWriting(ctx, { kind, id: subjectId }, 'document.write')
  const file = await keep(ctx, upload)
  return runInOrg(ctx.platform, ctx, async (tx) =>
    receive(tx, await holdDocument(tx, id, 'document.write'), file, fields),
  )
}

async function receive(
  ctx: RequestContext,
  document: HeldDocument,
  file: StoredUpload,
  fields: VersionFields,
): Promise<Document> {
  const state = nextState(document.state, 'receive')
  if (!state) throw forbidden('document.write')
  if (document.currentHash !== file.fileHash || document.state === 'REJECTED') {
    const number = (document.currentNumber ?? 0) + 1
    const today = dayAt(ctx.clock.now(), document.timezone)
    const expiresOn = expiryAfterUpload(document.expiresOn, fields.expiresOn, today)
    insertVersion(ctx, document.id, { ...file, number })
    await updateDocument(ctx, document.id, { state, current_number: number, expires_on: expiresOn }, 'received')
    if (expiresOn !== document.expiresOn) watchExpiry(ctx, document, expiresOn)
    await tell(ctx, document, number === 1 ? 'received' : 'new_version', { name: file.name, number })
  }
  const [shown] = await readChanged(ctx, [document.id])
  if (!shown) throw notFound('document')
  return shown
}

/** Judges a file and stores it: pictures drawn anew without anything that is not pixels, the rest as it is. */
async function keep(ctx: RequestContext, upload: Upload): Promise<StoredUpload> {
  if (upload.bytes.length === 0) throw invalidField('file', 'EMPTY')
  const name = cleanName(upload.name)
  const judged = judgeFile({ bytes: upload.bytes, name, type: upload.type })
  if (!judged.ok) throw refused(judged.reason)
  return isPicture(judged.kind) ? keepPicture(ctx, upload.bytes, name) : keepAsIs(ctx, upload.bytes, name, judged.kind)
}

async function keepPicture(ctx: RequestContext, bytes: Buffer, name: string): Promise<StoredUpload> {
  const { renditions } = await processPhoto(bytes).catch((error: unknown) => {
    throw error instanceof ImageRefused ? refused(error.reason, error) : error
  })
  const [large, thumb] = await Promise.all([
    ctx.platform.files.put(ctx.orgId, renditions.large.bytes),
    ctx.platform.files.put(ctx.orgId, renditions.card.bytes),
  ])
  return { fileHash: large.hash, thumbHash: thumb.hash, name, mediaType: mediaTypeOf('WEBP'), size: large.size }
}

async function keepAsIs(ctx: RequestContext, bytes: Buffer, name: string, kind: FileKind): Promise<StoredUpload> {
  const { hash, size } = await ctx.platform.files.put(ctx.orgId, bytes)
  return { fileHash: hash, thumbHash: null, name, mediaType: mediaTypeOf(kind), size }
}

function refused(reason: string, cause?: unknown): AppError {
  return new AppError(415, reason, { errors: [{ field: 'file', code: reason }], cause })
}

/** Every file a document had, the newest first. */
export async function showVersions(ctx: RequestContext, id: string): Promise<{ items: DocumentVersion[] }> {
  authorise(ctx, 'document.read')
  const [document, items] = await Promise.all([readDocument(ctx, id), listVersions(ctx, id)])
  if (!document) throw notFound('document')
  return { items }
}

const ownKinds: readonly FileKind[] = ['PDF', 'WEBP', 'DOCX', 'XLSX', 'ODT']

/** A short-lived link to one file of a document. */
export async function linkVersion(ctx: RequestContext, id: string, number: number): Promise<DocumentLink> {
  authorise(ctx, 'document.read')
  const file = await storedVersion(ctx, id, number)
  if (!file) throw notFound('document')
  const kind = ownKinds.find((k) => mediaTypeOf(k) === file.mediaType)
  const name = kind ? nameToServe(file.name, extensionFor(kind)) : file.name
  return { url: linkTo(ctx, { ...file, filename: name }), name, inline: kind === 'WEBP' }
}

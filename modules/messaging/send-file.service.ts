import { type RequestContext, runInOrg } from '#platform/context'
import { sha256Hex } from '#platform/crypto'
import { AppError, invalidField } from '#platform/errors'
import { authorise } from '#platform/http'
import { ImageRefused, pictureToSend } from '#platform/images'
import { writableConversation } from './conversations.service.ts'
import type { Message, NewFileMessage } from './messaging.schema.ts'
import { judgeOutgoing, type OutgoingFile, type OutgoingKind, PICTURE_SIDE } from './outgoing-file.rules.ts'
import { sendMessage } from './send.service.ts'

/** A file as the form brings it. Nothing of it is believed. */
type Upload = { bytes: Buffer; name: string | undefined; type: string }

/**
 * Sends one file, with or without words, on the way every message takes: same verdict, same idempotency, same refusals.
 * The file is judged before the transaction, because decoding takes long: give a read context. 400 on `file` when it is
 * empty, 415 with the reason when it is no file that can be sent or lies about itself. A refused call keeps nothing.
 */
export async function sendFile(
  ctx: RequestContext,
  fields: NewFileMessage,
  upload: Upload,
  key: string | undefined,
): Promise<Message> {
  authorise(ctx, 'message.send')
  if (fields.conversationId) await writableConversation(ctx, fields.conversationId)
  if (upload.bytes.length === 0) throw invalidField('file', 'EMPTY')
  const { as, bytes, file } = await prepare(upload)
  if (as === 'audio' && fields.text !== undefined) throw invalidField('text', 'NOT_WITH_AUDIO')
  return runInOrg(ctx.platform, ctx, async (tx) => {
    const message = await sendMessage(tx, fields, key, { as, file })
    // After everything that may refuse: what is not sent is not kept.
    await tx.platform.files.put(tx.orgId, bytes)
    return message
  })
}

async function prepare(upload: Upload): Promise<{ as: OutgoingKind; bytes: Buffer; file: OutgoingFile }> {
  const name = tidyName(upload.name)
  const judged = judgeOutgoing({ bytes: upload.bytes, name, type: upload.type })
  if (!judged.ok) throw refused(judged.reason)
  const { as, mimeType } = judged
  if (as !== 'image') return { as, bytes: upload.bytes, file: describe(upload.bytes, mimeType, name) }
  // Drawn anew: where and by which telephone a picture was taken stays here.
  const { bytes, width, height } = await pictureToSend(upload.bytes, PICTURE_SIDE).catch((error: unknown) => {
    throw error instanceof ImageRefused ? refused(error.reason, error) : error
  })
  const renamed = `${name.replace(/\.[^.]*$/, '')}.jpg`
  return { as, bytes, file: { ...describe(bytes, mimeType, renamed), width, height } }
}

function describe(bytes: Buffer, mimeType: string, filename: string): OutgoingFile {
  return { hash: sha256Hex(bytes), size: bytes.length, mimeType, filename }
}

const MAX_NAME = 120

/** A name without folders and control characters, never empty. */
function tidyName(given: string | undefined): string {
  const last = (given ?? '').toWellFormed().split(/[\\/]/).at(-1) ?? ''
  const clean = last.replace(/[\p{C}]/gu, '').trim()
  return clean === '' ? 'file' : clean.slice(-MAX_NAME)
}

function refused(reason: string, cause?: unknown): AppError {
  return new AppError(415, reason, { errors: [{ field: 'file', code: reason }], cause })
}

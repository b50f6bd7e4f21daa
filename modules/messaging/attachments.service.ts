import { attachmentPlace, readAttachment } from '#channels/email'
import type { RequestContext } from '#platform/context'
import { rawMail } from './media.repository.ts'

/** One file of a letter, out of the letter as it came in. `expired`: the letter is kept no longer. */
export async function fetchAttachment(
  ctx: RequestContext,
  mediaId: string,
): Promise<{ kind: 'ok'; value: { bytes: Uint8Array; mimeType: string } } | { kind: 'expired' }> {
  const place = attachmentPlace(mediaId)
  const raw = place && (await rawMail(ctx, place.mail))
  const file = raw && readAttachment(raw, place.index)
  return file ? { kind: 'ok', value: { ...file, bytes: new Uint8Array(file.bytes) } } : { kind: 'expired' }
}

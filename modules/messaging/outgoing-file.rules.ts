import type { OutboundContent } from '#channels/kit'
import { baseMimeType, mediaLimit } from '#channels/whatsapp-cloud'
import { judgeFile, mediaTypeOf } from '#modules/documents'
import { sniffImage } from '#platform/images'
import { PLAIN_BYTES, sniffMedia } from './media.rules.ts'

/** A file of ours that goes out with a message, as stored beside it. */
export type OutgoingFile = {
  hash: string
  /** Bytes. */
  size: number
  mimeType: string
  filename: string
  /** Pixels, of a picture. */
  width?: number
  height?: number
}

export type OutgoingKind = 'image' | 'video' | 'audio' | 'document'

export type OutgoingVerdict = { ok: true; as: OutgoingKind; mimeType: string } | { ok: false; reason: string }

/** Largest side of a sent picture in pixels: sharp on any phone, far below what WhatsApp takes. */
export const PICTURE_SIDE = 2048

const no = (reason: string): OutgoingVerdict => ({ ok: false, reason })

/**
 * What a file that somebody wants to send is by its content, and how it goes out; or why it does not. Pictures of any
 * taken kind leave as JPEG. The name and the declared type must not contradict the content.
 */
export function judgeOutgoing(file: { bytes: Buffer; name: string; type: string }): OutgoingVerdict {
  if (sniffImage(file.bytes) === 'HEIC') return no('HEIC_NOT_SUPPORTED')
  const claim = baseMimeType(file.type)
  const found = sniffMedia(file.bytes, claim)
  const as = kindOf(found)
  if (as !== 'image' && as !== 'audio' && as !== 'video') return document(file)
  const family = claim.split('/')[0]
  if (claim !== '' && claim !== PLAIN_BYTES && family !== as) return no('FILE_TYPE_MISMATCH')
  if (found === null || (as === 'image' ? found === 'image/gif' : mediaLimit(found) === null))
    return no('MEDIA_KIND_REFUSED')
  return { ok: true, as, mimeType: as === 'image' ? 'image/jpeg' : found }
}

function kindOf(type: string | null): OutgoingKind {
  const family = type?.split('/')[0]
  return family === 'image' || family === 'audio' || family === 'video' ? family : 'document'
}

/** Papers are judged as strictly as those of a dossier; some of these WhatsApp does not take. */
function document(file: { bytes: Buffer; name: string; type: string }): OutgoingVerdict {
  const judged = judgeFile(file)
  if (!judged.ok) return no(judged.reason === 'FILE_KIND_REFUSED' ? 'MEDIA_KIND_REFUSED' : judged.reason)
  const mimeType = mediaTypeOf(judged.kind)
  return mediaLimit(mimeType) === null ? no('MEDIA_KIND_REFUSED') : { ok: true, as: 'document', mimeType }
}

/**
 * The content of a message that carries a file. Until a provider has the file its id is our own hash; the provider's
 * takes its place when the message leaves. `letter`: what a letter has beside its words.
 */
export function contentOfFile(
  as: OutgoingKind,
  file: OutgoingFile,
  caption: string | undefined,
  letter: { subject?: string } = {},
): OutboundContent {
  const media = { id: file.hash }
  const words = { ...(caption === undefined ? {} : { caption }), ...letter }
  if (as === 'audio') return { type: 'audio', media, ...letter }
  if (as === 'document') return { type: 'document', media, filename: file.filename, ...words }
  return { type: as, media, ...words }
}

/** Whether a provider on the internet can fetch files from this address. */
export function isPublicAddress(address: string, namesPrivate: (url: URL) => boolean): boolean {
  const url = URL.parse(address)
  if (url?.protocol !== 'https:' || namesPrivate(url)) return false
  return /\.[a-z]{2,}$/i.test(url.hostname) && !/\.(local|localhost|internal|test|lan)$/i.test(url.hostname)
}

import { sniffImage } from '#platform/images'

/** Served for what is not shown: a plain download. */
export const PLAIN_BYTES = 'application/octet-stream'

/** Tries at fetching a file before it counts as lost; with growing pauses, within the days a provider keeps it. */
export const FETCH_TRIES = 8

/** What became of the file of a message. */
export type MediaState = 'READY' | 'PENDING' | 'MISSING' | 'TOO_LARGE'

/** The file of a message as stored beside it. */
export type StoredMedia = {
  id?: string | null
  hash?: string
  /** Bytes. */
  size?: number
  mimeType?: string | null
  filename?: string | null
  /** Pixels. */
  width?: number
  height?: number
  voice?: boolean
  /** The content is not what it was said to be. */
  mismatch?: boolean
  available?: boolean
  reason?: string
}

/** Whether a file is here, on its way, or will never come. */
export function mediaStateOf(media: StoredMedia): MediaState {
  if (media.hash) return 'READY'
  if (media.available === false || !media.id) return media.reason === 'too_large' ? 'TOO_LARGE' : 'MISSING'
  return 'PENDING'
}

const ascii = (bytes: Uint8Array, from: number, to: number) => String.fromCharCode(...bytes.subarray(from, to))
const startsWith = (bytes: Uint8Array, text: string) => ascii(bytes, 0, text.length) === text

/** `audio/ogg` from `Audio/OGG; codecs=opus`. */
export const essenceOf = (type: string): string => (type.split(';')[0] ?? '').trim().toLowerCase()

const pictures = { JPEG: 'image/jpeg', PNG: 'image/png', WEBP: 'image/webp' } as const

/**
 * The media type of a file by its first bytes; null for what we neither show nor play. A container that holds sound as
 * well as pictures is what it was declared to be, else a film.
 */
export function sniffMedia(bytes: Uint8Array, declared: string): string | null {
  const image = sniffImage(bytes)
  if (image === 'HEIC') return null
  if (image !== 'OTHER') return pictures[image]
  if (startsWith(bytes, 'GIF87a') || startsWith(bytes, 'GIF89a')) return 'image/gif'
  if (startsWith(bytes, '%PDF-')) return 'application/pdf'
  if (startsWith(bytes, 'OggS')) return 'audio/ogg'
  if (startsWith(bytes, '#!AMR')) return 'audio/amr'
  if (ascii(bytes, 4, 8) === 'ftyp') return mp4(ascii(bytes, 8, 12), essenceOf(declared))
  if (startsWith(bytes, '\x1a\x45\xdf\xa3')) return essenceOf(declared) === 'audio/webm' ? 'audio/webm' : 'video/webm'
  if (startsWith(bytes, 'ID3')) return 'audio/mpeg'
  return frames(bytes)
}

function mp4(brand: string, declared: string): string {
  if (brand === 'M4A ' || brand === 'M4B ' || declared === 'audio/mp4') return 'audio/mp4'
  return brand.startsWith('3g') ? 'video/3gpp' : 'video/mp4'
}

/** Sound without a container: frames that begin with eleven set bits. */
function frames(bytes: Uint8Array): string | null {
  const [first = 0, second = 0] = bytes
  if (first !== 0xff || (second & 0xe0) !== 0xe0) return null
  if ((second & 0xf6) === 0xf0) return 'audio/aac'
  return (second & 0x06) === 0 ? null : 'audio/mpeg'
}

const PACKED = ['PK\x03\x04', '\xd0\xcf\x11\xe0']
/** Programs and pages, whatever they are called. */
const ACTIVE = /^(MZ|\x7fELF|#!\/|\s*<(!doctype|html|script|svg|\?xml))/i

/**
 * What a received file is served as. The sender's word counts only where the content bears it out: what claims to be a
 * picture, a sound, a film, a PDF or an office file and is not is `mismatch`, and can only be downloaded.
 * @param declared the type as the provider tells it, parameters allowed
 */
export function judgeReceived(bytes: Uint8Array, declared: string): { mimeType: string; mismatch: boolean } {
  const claim = essenceOf(declared)
  const found = sniffMedia(bytes, claim)
  if (!bearsOut(bytes, claim, found)) return { mimeType: PLAIN_BYTES, mismatch: true }
  return { mimeType: found ?? PLAIN_BYTES, mismatch: false }
}

function bearsOut(bytes: Uint8Array, claim: string, found: string | null): boolean {
  const family = claim.split('/')[0] ?? ''
  if (family === 'image' || family === 'audio' || family === 'video')
    return found !== null ? found.startsWith(`${family}/`) : claim === 'image/heic' || claim === 'image/heif'
  if (claim === 'application/pdf') return found === 'application/pdf'
  if (claim.startsWith('application/vnd.') || claim === 'application/msword')
    return PACKED.some((mark) => startsWith(bytes, mark))
  return !ACTIVE.test(ascii(bytes, 0, 64))
}

import { createHash, randomBytes } from 'node:crypto'
import { newObjectId } from '../ids.ts'
import { GraphError } from './errors.ts'

const DAY_MS = 86_400_000
/** Business uploads live 30 days, media of users 7 (contract 1.9). */
const LIFETIME_MS = { upload: 30 * DAY_MS, inbound: 7 * DAY_MS }
const URL_LIFETIME_MS = 5 * 60_000
const MEGABYTE = 1024 * 1024

/** Largest size in bytes by MIME type; what is absent cannot be uploaded. */
const LIMITS: [RegExp, number][] = [
  [/^image\/(jpeg|png)$/, 5 * MEGABYTE],
  [/^image\/webp$/, MEGABYTE / 2],
  [/^audio\/(aac|amr|mpeg|mp4|ogg)$/, 16 * MEGABYTE],
  [/^video\/(mp4|3gp|3gpp)$/, 16 * MEGABYTE],
  [/^(text\/plain|application\/(pdf|msword|vnd\.ms-(excel|powerpoint)|vnd\.openxmlformats-.*))$/, 100 * MEGABYTE],
]

export type StoredMedia = {
  id: string
  phoneNumberId: string
  mime: string
  bytes: Buffer
  /** Base64, as in today's webhooks. */
  sha256: string
  filename?: string
  expiresAt: number
}

/** The MIME type without parameters: `audio/ogg; codecs=opus` → `audio/ogg`. */
export function bareMime(mime: string): string {
  return (mime.split(';')[0] ?? '').trim().toLowerCase()
}

/** Media ids and their short-lived addresses. Expiry follows the business time given to each call. */
export class MediaStore {
  #media = new Map<string, StoredMedia>()
  #addresses = new Map<string, { mediaId: string; expiresAt: number }>()

  /** Keeps an upload after the provider's checks, or throws 100. */
  upload(phoneNumberId: string, bytes: Buffer, mime: string, now: number, filename?: string): StoredMedia {
    const limit = LIMITS.find(([pattern]) => pattern.test(bareMime(mime)))?.[1]
    if (limit === undefined) throw new GraphError(100, `Param file must be a supported type, not '${mime}'`)
    if (bytes.length === 0 || bytes.length > limit) throw new GraphError(100, `File size must be 1 to ${limit} bytes`)
    return this.#keep(phoneNumberId, bytes, mime, now + LIFETIME_MS.upload, filename)
  }

  /** Keeps what a person sent. */
  receive(phoneNumberId: string, bytes: Buffer, mime: string, now: number, filename?: string): StoredMedia {
    return this.#keep(phoneNumberId, bytes, mime, now + LIFETIME_MS.inbound, filename)
  }

  find(id: string, now: number): StoredMedia | undefined {
    const media = this.#media.get(id)
    return media !== undefined && media.expiresAt > now ? media : undefined
  }

  all(): StoredMedia[] {
    return [...this.#media.values()]
  }

  restore(media: StoredMedia): void {
    this.#media.set(media.id, media)
  }

  /** For the phone page: expired or not. */
  peek(id: string): StoredMedia | undefined {
    return this.#media.get(id)
  }

  remove(id: string): boolean {
    return this.#media.delete(id)
  }

  /** A fresh download key for a media id, good for five minutes. */
  address(mediaId: string, now: number): string {
    const key = randomBytes(18).toString('base64url')
    this.#addresses.set(key, { mediaId, expiresAt: now + URL_LIFETIME_MS })
    return key
  }

  /** The media behind a download key, while both live. */
  download(key: string, now: number): StoredMedia | undefined {
    const address = this.#addresses.get(key)
    return address !== undefined && address.expiresAt > now ? this.find(address.mediaId, now) : undefined
  }

  #keep(phoneNumberId: string, bytes: Buffer, mime: string, expiresAt: number, filename?: string): StoredMedia {
    const media: StoredMedia = {
      id: newObjectId(),
      phoneNumberId,
      mime,
      bytes,
      sha256: createHash('sha256').update(bytes).digest('base64'),
      expiresAt,
      ...(filename === undefined ? {} : { filename }),
    }
    this.#media.set(media.id, media)
    return media
  }
}

import type { Message } from '@/lib/api-messaging.ts'

/** A picture of the thread that can be looked at in full. */
export interface Picture {
  messageId: string
  url: string
  filename: string | null
  caption: string | null
  /** Who sent it; null for the agency's own voices without a name. */
  from: string | null
  at: string
  width: number | null
  height: number | null
}

/** Whether a message shows a picture that can be opened. */
export function isShownPicture({ media, deleted, type }: Message): boolean {
  return (
    !deleted &&
    media?.url != null &&
    !media.mismatch &&
    media.mimeType?.startsWith('image/') === true &&
    type.toLowerCase() !== 'sticker'
  )
}

/**
 * The pictures of a thread from oldest to newest.
 * @param newestFirst messages as the API gives them
 */
export function picturesOf(newestFirst: readonly Message[]): Picture[] {
  return newestFirst
    .filter(isShownPicture)
    .map((m) => ({
      messageId: m.id,
      url: m.media?.url ?? '',
      filename: m.media?.filename ?? null,
      caption: m.text,
      from: m.author.name,
      at: m.at,
      width: m.media?.width ?? null,
      height: m.media?.height ?? null,
    }))
    .reverse()
}

/** Pictures of one sender within this time of each other came together, in milliseconds. */
const TOGETHER_MS = 60_000
/** Of ours, those that have left: what waits or failed keeps its own words and buttons. */
const LEFT: readonly Message['status'][] = ['RECEIVED', 'ACCEPTED', 'SENT', 'DELIVERED', 'READ']

/** Whether a message may stand in an album: a picture and nothing else, so that nothing it says is lost. */
export function isAlbumPicture(m: Message): boolean {
  return (
    m.type.toLowerCase() === 'image' &&
    m.media !== null &&
    !m.media.mismatch &&
    (m.media.state === 'READY' || m.media.state === 'PENDING') &&
    !m.text &&
    !m.deleted &&
    !m.replyTo &&
    m.reactions.length === 0 &&
    LEFT.includes(m.status)
  )
}

/** Whether two album pictures, one after the other, came together. */
export function cameTogether(a: Message, b: Message): boolean {
  return isAlbumPicture(a) && isAlbumPicture(b) && Date.parse(b.at) - Date.parse(a.at) <= TOGETHER_MS
}

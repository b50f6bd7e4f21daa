import type { AtlasDocument, DocumentType } from '../../lib/api-documents.ts'

/** Largest file that the server takes, in bytes. */
export const MAX_BYTES = 15 * 1024 * 1024
/** From how many days before its end a paper is worth a word. */
const SOON_DAYS = 30

export type Expiry = 'past' | 'today' | 'soon' | 'later'

/** How near the last day of a paper is. @param daysLeft 0 on the last day, negative after it */
export function expiryOf(daysLeft: number): Expiry {
  if (daysLeft < 0) return 'past'
  if (daysLeft === 0) return 'today'
  return daysLeft <= SOON_DAYS ? 'soon' : 'later'
}

const order: Record<AtlasDocument['state'], number> = { REJECTED: 0, EXPIRED: 1, REQUESTED: 2, RECEIVED: 3, CHECKED: 4 }

/** What asks for an act comes first; among equals the newest. */
export function byUrgency(documents: readonly AtlasDocument[]): AtlasDocument[] {
  return [...documents].sort(
    (a, b) => Number(b.overdue) - Number(a.overdue) || order[a.state] - order[b.state] || b.id.localeCompare(a.id),
  )
}

/** Documents that wait for a file: asked for, refused or run out. */
export function waitingOf(documents: readonly AtlasDocument[]): AtlasDocument[] {
  return byUrgency(documents).filter((d) => d.state === 'REQUESTED' || d.state === 'REJECTED' || d.state === 'EXPIRED')
}

/** How many of the papers that were asked for are there and in order. */
export function progressOf(documents: readonly AtlasDocument[]): { done: number; total: number } {
  const asked = documents.filter((d) => d.requested !== null)
  return { done: asked.length - waitingOf(asked).length, total: asked.length }
}

/** Types that are asked for already without a title: asking again would say the same. */
export function awaitedTypes(documents: readonly AtlasDocument[]): Set<DocumentType> {
  return new Set(documents.filter((d) => d.state === 'REQUESTED' && d.title === null).map((d) => d.type))
}

/** What a file is, for its picture. */
export function fileKind(mediaType: string): 'picture' | 'pdf' | 'table' | 'text' {
  if (mediaType.startsWith('image/')) return 'picture'
  if (mediaType === 'application/pdf') return 'pdf'
  return mediaType.includes('spreadsheet') ? 'table' : 'text'
}

import { Temporal } from 'temporal-polyfill'

/** Where a document stands in the database. That it has run out is a matter of the day, not of a state. */
export type StoredState = 'REQUESTED' | 'RECEIVED' | 'CHECKED' | 'REJECTED'
export type DocumentState = StoredState | 'EXPIRED'

/** What people do with a document. */
export type DocumentAct = 'receive' | 'check' | 'reject'

/**
 * Where an act leads, or null when it is not possible there. A new file is always to be checked again; a checked
 * document may still turn out to be wrong; a rejected one waits for another file.
 */
const leads: Record<DocumentAct, Partial<Record<StoredState, StoredState>>> = {
  receive: { REQUESTED: 'RECEIVED', RECEIVED: 'RECEIVED', CHECKED: 'RECEIVED', REJECTED: 'RECEIVED' },
  check: { RECEIVED: 'CHECKED' },
  reject: { RECEIVED: 'REJECTED', CHECKED: 'REJECTED' },
}

export function nextState(state: StoredState, act: DocumentAct): StoredState | null {
  return leads[act][state] ?? null
}

/** The calendar day (YYYY-MM-DD) at an instant in a zone. */
export function dayAt(epochMs: number, timeZone: string): string {
  return Temporal.Instant.fromEpochMilliseconds(Math.floor(epochMs))
    .toZonedDateTimeISO(timeZone)
    .toPlainDate()
    .toString()
}

/** The instant, in epoch milliseconds, at which a document that is good until the end of this day has run out. */
export function runsOutAt(expiresOn: string, timeZone: string): number {
  return Temporal.PlainDate.from(expiresOn).add({ days: 1 }).toZonedDateTime(timeZone).epochMilliseconds
}

/** The state as people see it on a day: a paper that is there and past its last day is EXPIRED. */
export function stateOn(document: { state: StoredState; expiresOn: string | null }, today: string): DocumentState {
  const there = document.state === 'RECEIVED' || document.state === 'CHECKED'
  return there && document.expiresOn !== null && document.expiresOn < today ? 'EXPIRED' : document.state
}

/** Whole days from one calendar day to another; negative when it is past. */
export function daysUntil(day: string, today: string): number {
  return Temporal.PlainDate.from(today).until(Temporal.PlainDate.from(day), { largestUnit: 'days' }).days
}

/** Whether a paper is still waited for: asked for and not come, refused, or run out. */
export function isMissing(document: { state: StoredState; expiresOn: string | null }, today: string): boolean {
  return ['REQUESTED', 'REJECTED', 'EXPIRED'].includes(stateOn(document, today))
}

/**
 * The last day that a document keeps when another file takes its place: the one given, else the known one while it is
 * ahead. A day that is past belonged to the file before.
 */
export function expiryAfterUpload(
  known: string | null,
  given: string | null | undefined,
  today: string,
): string | null {
  if (given !== undefined) return given
  return known !== null && known < today ? null : known
}

/** Longest file name that is kept, in characters. */
export const MAX_NAME = 150
const NO_NAME = 'document'

/** Characters that hide what a name is: controls, directions, marks without width. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu

/** A file's name as it may be shown and given back: no path, nothing invisible, of bearable length, never empty. */
export function cleanName(given: string | undefined): string {
  const last = (given ?? '').toWellFormed().replace(UNSEEN, '').split(/[\\/]/).at(-1) ?? ''
  const plain = last
    .normalize('NFC')
    .replace(/[<>:"|?*\uFFFD]/g, '_')
    .replace(/\s+/g, ' ')
    .replace(/^[.\s]+|[.\s]+$/g, '')
  const letters = [...plain]
  if (letters.length <= MAX_NAME) return plain || NO_NAME
  const extension = extensionOf(plain)
  const tail = extension ? `.${extension}` : ''
  return (
    letters
      .slice(0, MAX_NAME - tail.length)
      .join('')
      .trimEnd() + tail
  )
}

/** A title on one line without controls and marks that turn the direction of what follows; null when nothing is left. */
export function tidyTitle(given: string | null | undefined): string | null {
  const plain = (given ?? '').replace(/[\p{Cc}\u2028\u2029]/gu, ' ').replace(/[\u202a-\u202e\u2066-\u2069]/g, '')
  return plain.replace(/\s+/g, ' ').trim() || null
}

/** The extension a name claims, in lower case, or null: letters and digits after the last dot, not a number alone. */
export function extensionOf(name: string): string | null {
  const found = /\.([a-z0-9]{1,5})$/i.exec(name)?.[1]?.toLowerCase()
  return found && !/^\d+$/.test(found) ? found : null
}

/** The name under which a file leaves: its own, with the extension of what it is. */
export function nameToServe(name: string, extension: string): string {
  const claimed = extensionOf(name)
  const stem = claimed ? name.slice(0, -claimed.length - 1) : name
  return `${stem || NO_NAME}.${extension}`
}

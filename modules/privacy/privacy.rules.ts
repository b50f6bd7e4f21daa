import { Temporal } from 'temporal-polyfill'
import { localDay } from '#platform/clock'

/** Why a person cannot be erased now. `until` is the first day without the obstacle, where there is one. */
export type Obstacle = {
  code: 'OPEN_DOSSIER' | 'COMING_APPOINTMENT' | 'MESSAGE_ON_ITS_WAY' | 'OWNS_ANNONCE' | 'RUNNING_MANDATE' | 'LEGAL_HOLD'
  /** References of what stands in the way, at most ten. */
  references: string[]
  count: number
  until: string | null
}

/** What stands around a person, as far as erasure asks. */
export type Standing = {
  openDossiers: readonly string[]
  comingAppointments: number
  messagesOnTheirWay: number
  /** Annonces of the person that are not archived. */
  annonces: readonly string[]
  /** Mandates the person gave that are not over, with their last day, YYYY-MM-DD. */
  mandates: readonly { number: string; endsOn: string }[]
  /** Dossiers that ended well, with the instant they ended, epoch milliseconds. */
  concluded: readonly { reference: string; closedAt: number }[]
}

const NAMED = 10

/**
 * What stands in the way of erasing a person: business under way, and contracts that the law has the agency keep for
 * `holdYears` years (GDPR article 17(3)(b); Moroccan law 09-08, article 3).
 */
export function obstaclesOf(standing: Standing, holdYears: number, now: number): Obstacle[] {
  const obstacles: Obstacle[] = []
  const add = (code: Obstacle['code'], references: readonly string[], count: number, until: string | null = null) => {
    if (count > 0) obstacles.push({ code, references: references.slice(0, NAMED), count, until })
  }
  add('OPEN_DOSSIER', standing.openDossiers, standing.openDossiers.length)
  add('COMING_APPOINTMENT', [], standing.comingAppointments)
  add('MESSAGE_ON_ITS_WAY', [], standing.messagesOnTheirWay)
  add('OWNS_ANNONCE', standing.annonces, standing.annonces.length)
  // The contract is performed still (GDPR article 6(1)(b)); once it is over, its entry alone is kept, in the register.
  const lastDay = standing.mandates
    .map(({ endsOn }) => endsOn)
    .sort()
    .at(-1)
  add(
    'RUNNING_MANDATE',
    standing.mandates.map(({ number }) => number),
    standing.mandates.length,
    lastDay ? Temporal.PlainDate.from(lastDay).add({ days: 1 }).toString() : null,
  )
  const held = standing.concluded
    .map(({ reference, closedAt }) => ({ reference, until: yearsLater(closedAt, holdYears) }))
    .filter(({ until }) => until > now)
  const last = Math.max(...held.map(({ until }) => until))
  add(
    'LEGAL_HOLD',
    held.map(({ reference }) => reference),
    held.length,
    held.length > 0 ? localDay(last, 'UTC') : null,
  )
  return obstacles
}

function yearsLater(instant: number, years: number): number {
  return Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO('UTC').add({ years }).epochMilliseconds
}

/** The last day to answer a request: one month after it came (GDPR article 12(3)); the month's last day where it has none. */
export function answerBy(receivedOn: string): string {
  return Temporal.PlainDate.from(receivedOn).add({ months: 1 }).toString()
}

/** Enough of a number or address to recognise it by: its beginning and its last two characters. */
export function hintOf(kind: string, value: string): string {
  if (kind === 'EMAIL') {
    const at = value.lastIndexOf('@')
    return `${value.slice(0, 1)}•••${value.slice(Math.max(at, 1))}`.slice(0, 60)
  }
  return `${value.slice(0, kind === 'PHONE' ? 4 : 2)}••••${value.slice(-2)}`.slice(0, 60)
}

/** The day on the wall of a zone, as YYYY-MM-DD. */
export function dayAt(epochMs: number, timezone: string): string {
  return Temporal.Instant.fromEpochMilliseconds(epochMs).toZonedDateTimeISO(timezone).toPlainDate().toString()
}

import { Temporal } from 'temporal-polyfill'

export type ConsentChannel = 'WHATSAPP' | 'SMS' | 'EMAIL' | 'PHONE'
export type ConsentPurpose = 'REPLY' | 'CONTACT' | 'MARKETING'
export type ConsentStateCode = 'PENDING' | 'GRANTED' | 'DENIED' | 'REVOKED' | 'EXPIRED'

export type ConsentState = {
  identityId: string
  channel: ConsentChannel
  purpose: ConsentPurpose
  state: ConsentStateCode
  expiresAt: string | null
  since: string
  eventId: string
}

/** A message opens the right to answer for this long (crm.md, Consent). */
export const REPLY_HOURS = 24
/** CONTACT lapses this long after the person last spoke. */
export const CONTACT_MONTHS = 36
/** A lapse date less than this much fresher is not written again: history stays readable. */
const REFRESH_MS = 24 * 3_600_000

export type ConsentGrant = { purpose: ConsentPurpose; expiresAt: number }

/** The instant `months` calendar months after an instant, in UTC, as epoch milliseconds. */
export function addMonths(epochMs: number, months: number): number {
  return Temporal.Instant.fromEpochMilliseconds(epochMs).toZonedDateTimeISO('UTC').add({ months }).epochMilliseconds
}

/**
 * What a person's own message grants on its channel, with that message as proof: REPLY for 24 hours and, when the
 * organisation says so, CONTACT. Never MARKETING. Nothing at all after a refusal or a revocation: writing again is
 * not a new consent, only an explicit opt-in is.
 */
export function grantsOfInbound(
  states: readonly Pick<ConsentState, 'purpose' | 'state' | 'expiresAt'>[],
  now: number,
  contactToo: boolean,
): ConsentGrant[] {
  const stateOf = (purpose: ConsentPurpose) => states.find((s) => s.purpose === purpose)
  const refused = (purpose: ConsentPurpose) => ['REVOKED', 'DENIED'].includes(stateOf(purpose)?.state ?? '')
  if (refused('REPLY')) return []
  const grants: ConsentGrant[] = [{ purpose: 'REPLY', expiresAt: now + REPLY_HOURS * 3_600_000 }]
  if (contactToo && !refused('CONTACT')) {
    const expiresAt = addMonths(now, CONTACT_MONTHS)
    const known = stateOf('CONTACT')
    const fresh =
      known?.state === 'GRANTED' && known.expiresAt !== null && expiresAt - Date.parse(known.expiresAt) < REFRESH_MS
    if (!fresh) grants.push({ purpose: 'CONTACT', expiresAt })
  }
  return grants
}

/** True when the state allows sending at this instant; expiry is judged here, not by a job. */
export function isLive(state: Pick<ConsentState, 'state' | 'expiresAt'> | undefined, now: number): boolean {
  return state?.state === 'GRANTED' && (state.expiresAt === null || Date.parse(state.expiresAt) > now)
}

/** The state a person reads: a grant whose time is over shows as EXPIRED. */
export function shownState(state: Pick<ConsentState, 'state' | 'expiresAt'>, now: number): ConsentStateCode {
  return state.state === 'GRANTED' && !isLive(state, now) ? 'EXPIRED' : state.state
}

/**
 * The states that end when these are one person's: MARKETING granted or pending, once MARKETING was refused or revoked on
 * any of the identities. REPLY and CONTACT are an affair of each identity (crm.md, Consent).
 */
export function narrowedByMerge<T extends Pick<ConsentState, 'purpose' | 'state'>>(states: readonly T[]): T[] {
  const marketing = states.filter((s) => s.purpose === 'MARKETING')
  if (!marketing.some((s) => s.state === 'REVOKED' || s.state === 'DENIED')) return []
  return marketing.filter((s) => s.state === 'GRANTED' || s.state === 'PENDING')
}

/**
 * The field of a proof that is missing where a consent is recorded by hand or by a program; null when it is whole. Blank
 * words prove nothing. What was imported is proved by the file it stood in (`file`) or a statement (`statement`).
 */
export function missingProof(source: string, evidence: Readonly<Record<string, unknown>>): string | null {
  const said = (value: unknown) => typeof value === 'string' && value.trim() !== ''
  if (source === 'IMPORT') return said(evidence.file) || said(evidence.statement) ? null : 'evidence'
  return Object.values(evidence).some(said) ? null : 'evidence'
}

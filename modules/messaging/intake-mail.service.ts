import { parseMail } from '#channels/email'
import type { ParsedWebhook } from '#channels/kit'
import { type Platform, type RequestContext, runOnPlatform, wakeAfterCommit } from '#platform/context'
import {
  countOutcome,
  type IntakeEvent,
  mailboxesOf,
  noteReceived,
  quarantine,
  type StoredCounts,
  storeEvents,
  storeFetched,
} from './intake.repository.ts'
import { eventsOf, keepUnread, storeAndCount } from './intake.service.ts'

/** A mail with its files, as mail programs send them. */
export const MAX_MAIL = 15 * 1024 * 1024

/**
 * Takes one signed mail in: stored once per mailbox of the application that it is for, with its bytes, before anybody
 * answers 200. One that cannot be read is kept in quarantine with the fault; one for nobody here is counted and dropped.
 */
export async function takeMail(
  platform: Platform,
  appKey: string,
  raw: Buffer,
  correlationId: string,
): Promise<StoredCounts> {
  const parsed = parseMail(raw)
  const fault = faultOf(parsed)
  if (fault) return keepUnread(platform, appKey, `MALFORMED_MAIL ${fault}`, raw, correlationId)
  const db = runOnPlatform(platform, 'system', correlationId)
  const named = [...parsed.messages, ...parsed.statuses].flatMap(({ accountKey }) => accountKey ?? [])
  const ours = await mailboxesOf(db, appKey, [...new Set(named)])
  if (ours.size === 0) {
    await countOutcome(db, appKey, 'UNKNOWN_MAILBOX', 1)
    platform.metrics.webhookEvents.inc({ outcome: 'unknown' })
    return { stored: 0, duplicates: 0, unknown: 1 }
  }
  const events = withBytes(eventsOf(onlyFor(parsed, ours)), raw)
  // Not together with others of the same moment: a mail may be as large as thousands of them.
  const store = async () => (await storeEvents(db, appKey, [events]))[0] ?? { stored: 0, duplicates: 0, unknown: 0 }
  const counts = await storeAndCount(platform, appKey, store, raw, correlationId)
  await noteReceived(db, appKey)
  return counts
}

/** A mailbox whose letters are fetched; `key` is what its letters are counted and set aside under. */
export type FetchedBox = { accountId: string; address: string }

const keyOf = ({ accountId }: FetchedBox) => `imap:${accountId}`

/**
 * Takes one letter in that was found in a mailbox, in the caller's transaction: for that mailbox, whomever its headers name,
 * and once, also when it was handed over as well. One that cannot be read is kept in quarantine with the fault.
 */
export async function takeFetched(ctx: RequestContext, box: FetchedBox, raw: Buffer): Promise<void> {
  const parsed = parseMail(raw, box.address)
  const fault = faultOf(parsed)
  if (fault) return keepFetched(ctx, box, `MALFORMED_MAIL ${fault}`, raw)
  const { stored, duplicates } = await storeFetched(ctx.db, box.accountId, withBytes(eventsOf(parsed), raw))
  ctx.afterCommit(() => {
    ctx.platform.metrics.webhookEvents.inc({ outcome: 'stored' }, stored)
    ctx.platform.metrics.webhookEvents.inc({ outcome: 'duplicate' }, duplicates)
  })
  if (stored > 0) wakeAfterCommit(ctx, 'inbound')
}

/** Keeps a letter of a mailbox that cannot be read or stored, whole. */
export async function keepFetched(ctx: RequestContext, box: FetchedBox, reason: string, raw: Buffer): Promise<void> {
  await quarantine(ctx.db, keyOf(box), reason, raw)
  ctx.afterCommit(() => ctx.platform.metrics.webhookEvents.inc({ outcome: 'quarantined' }))
}

/** Counts a letter that was left in its mailbox, for the operator. */
export async function countLeft(ctx: RequestContext, box: FetchedBox, outcome: 'TOO_LARGE' | 'UNREADABLE') {
  await countOutcome(ctx.db, keyOf(box), outcome, 1)
  ctx.afterCommit(() => ctx.platform.metrics.webhookEvents.inc({ outcome: outcome.toLowerCase() }))
}

const faultOf = (parsed: ParsedWebhook) => parsed.other[0]?.errors[0]?.title

function onlyFor(parsed: ParsedWebhook, ours: ReadonlySet<string>): ParsedWebhook {
  return {
    ...parsed,
    messages: parsed.messages.filter(({ accountKey }) => ours.has(accountKey ?? '')),
    statuses: parsed.statuses.filter(({ accountKey }) => ours.has(accountKey ?? '')),
  }
}

/** The bytes stand with the first event of each mailbox, where its files are found. */
function withBytes(events: readonly IntakeEvent[], raw: Buffer): IntakeEvent[] {
  const seen = new Set<string | null>()
  return events.map((event) => {
    if (seen.has(event.number)) return event
    seen.add(event.number)
    const payload = event.payload as { raw: object }
    return { ...event, payload: { ...payload, raw: { ...payload.raw, rfc822: raw.toString('base64') } } }
  })
}

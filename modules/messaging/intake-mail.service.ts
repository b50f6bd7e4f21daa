import { parseMail } from '#channels/email'
import type { ParsedWebhook } from '#channels/kit'
import { type Platform, runOnPlatform } from '#platform/context'
import {
  countOutcome,
  type IntakeEvent,
  mailboxesOf,
  noteReceived,
  type StoredCounts,
  storeEvents,
} from './intake.repository.ts'
import { eventsOf, keepUnread, storeAndCount } from './intake.service.ts'

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
  const fault = parsed.other[0]?.errors[0]?.title
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

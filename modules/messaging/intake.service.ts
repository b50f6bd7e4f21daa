import { type InboundMessage, type ParsedWebhook, parseJson } from '#channels/kit'
import { parseWebhook as parseForm } from '#channels/twilio'
import { parseWebhook } from '#channels/whatsapp-cloud'
import { monotonicMs } from '#platform/clock'
import { type Platform, runOnPlatform } from '#platform/context'
import { sqlState } from '#platform/errors'
import { gather } from '#platform/jobs'
import {
  countOutcome,
  findProviderApp,
  type IntakeEvent,
  quarantine,
  type StoredCounts,
  storeEvents,
} from './intake.repository.ts'

/** How long the opened secret of a provider app is kept in memory, in milliseconds. */
const SECRET_TTL_MS = 10_000

export type ProviderSecrets = { kind: string; secret: string; verifyToken: string }

/** Opens provider apps' secrets, asking the database at most every few seconds, or as often as `ttlMs` says. */
export function createSecretKeeper(
  platform: Platform,
  ttlMs = SECRET_TTL_MS,
): (appKey: string, correlationId: string) => Promise<ProviderSecrets | null> {
  const known = new Map<string, { value: ProviderSecrets | null; until: number }>()
  return async (appKey, correlationId) => {
    const hit = known.get(appKey)
    if (hit && hit.until > monotonicMs()) return hit.value
    const row = await findProviderApp(runOnPlatform(platform, 'system', correlationId), appKey)
    const value = row
      ? { kind: row.kind, secret: platform.vault.open(row.secret), verifyToken: platform.vault.open(row.verifyToken) }
      : null
    if (known.size > 1000) known.clear()
    known.set(appKey, { value, until: monotonicMs() + ttlMs })
    return value
  }
}

/** The parsed delivery as rows for the raw event store. */
export function eventsOf(parsed: ParsedWebhook): IntakeEvent[] {
  const row = (
    kind: IntakeEvent['kind'],
    item: {
      accountKey: string | null
      accountScope: string
      wabaId: string | null
      dedupeKey: string
      identityKey: string
    },
  ): IntakeEvent => ({
    kind,
    number: item.accountScope === 'number' ? item.accountKey : null,
    waba: item.wabaId ?? (item.accountScope === 'business' ? item.accountKey : null),
    dedupe_key: item.dedupeKey,
    order_key: item.identityKey,
    payload: item,
  })
  return [
    ...parsed.messages.map((m: InboundMessage) => row('MESSAGE', m)),
    ...parsed.statuses.map((s) => row('STATUS', s)),
    ...parsed.echoes.map((e) => row('ECHO', e)),
    ...parsed.other.map((o) => row('OTHER', o)),
  ]
}

/**
 * True when the database refused what the delivery says (SQLSTATE classes 22 and 54), not when it could not work: such a
 * delivery would be refused at each of the provider's tries.
 */
function isDataFault(error: unknown): boolean {
  return /^(22|54)/.test(sqlState(error) ?? '')
}

/** Deliveries of one app that come in the same moment share a transaction, and so the wait for the disk. */
function storeOf(platform: Platform): Store {
  const known = stores.get(platform)
  if (known) return known
  const store: Store = gather((appKey, deliveries) =>
    storeEvents(runOnPlatform(platform, 'system', 'intake'), appKey, deliveries),
  )
  stores.set(platform, store)
  return store
}

type Store = (appKey: string, events: readonly IntakeEvent[]) => Promise<StoredCounts>
const stores = new WeakMap<Platform, Store>()

/**
 * Takes one signed delivery: stored and deduplicated before anybody answers 200, worked on afterwards.
 * A body that is no JSON, or that cannot be stored, is kept in quarantine; numbers nobody here owns are counted and dropped.
 */
export async function takeDelivery(
  platform: Platform,
  appKey: string,
  rawBody: Buffer,
  correlationId: string,
): Promise<StoredCounts> {
  let body: unknown
  try {
    body = parseJson(rawBody.toString('utf8'))
  } catch {
    return keepUnread(platform, appKey, 'MALFORMED_JSON', rawBody, correlationId)
  }
  return storeParsed(platform, appKey, parseWebhook(body), rawBody, correlationId)
}

/** The same for a signed form of Twilio: a message of a person, or what became of one of ours (named in the query). */
export function takeForm(
  platform: Platform,
  appKey: string,
  delivery: { form: Record<string, string | string[]>; query: Record<string, string>; rawBody: Buffer },
  correlationId: string,
): Promise<StoredCounts> {
  return storeParsed(platform, appKey, parseForm(delivery.form, delivery.query), delivery.rawBody, correlationId)
}

async function storeParsed(
  platform: Platform,
  appKey: string,
  parsed: ParsedWebhook,
  rawBody: Buffer,
  correlationId: string,
): Promise<StoredCounts> {
  const events = eventsOf(parsed)
  if (events.length === 0) return NOTHING
  return storeAndCount(platform, appKey, () => storeOf(platform)(appKey, events), rawBody, correlationId)
}

const NOTHING: StoredCounts = { stored: 0, duplicates: 0, unknown: 0 }

/** Keeps a signed delivery that cannot be read or stored, whole. */
export async function keepUnread(
  platform: Platform,
  appKey: string,
  reason: string,
  rawBody: Buffer,
  correlationId: string,
): Promise<StoredCounts> {
  await quarantine(runOnPlatform(platform, 'system', correlationId), appKey, reason, rawBody)
  platform.metrics.webhookEvents.inc({ outcome: 'quarantined' })
  return NOTHING
}

/** Stores events by `store`, counts what became of them and wakes who works on them; what cannot be stored is kept whole. */
export async function storeAndCount(
  platform: Platform,
  appKey: string,
  store: () => Promise<StoredCounts>,
  rawBody: Buffer,
  correlationId: string,
): Promise<StoredCounts> {
  const db = runOnPlatform(platform, 'system', correlationId)
  const counts = await store().catch((error: unknown) => {
    if (!isDataFault(error)) throw error
    return null
  })
  if (!counts) return keepUnread(platform, appKey, 'UNSTORABLE', rawBody, correlationId)
  if (counts.unknown > 0) await countOutcome(db, appKey, 'UNKNOWN_NUMBER', counts.unknown)
  platform.metrics.webhookEvents.inc({ outcome: 'stored' }, counts.stored)
  platform.metrics.webhookEvents.inc({ outcome: 'duplicate' }, counts.duplicates)
  platform.metrics.webhookEvents.inc({ outcome: 'unknown' }, counts.unknown)
  if (counts.stored > 0) platform.bus.wake('inbound')
  return counts
}

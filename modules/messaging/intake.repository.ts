import { sql } from 'kysely'
import { storableJson } from '#channels/kit'
import type { Tx } from '#platform/db'

export type StoredCounts = { stored: number; duplicates: number; unknown: number }

/** One event to store: routed by number, or by business account when it names no number. */
export type IntakeEvent = {
  kind: 'MESSAGE' | 'STATUS' | 'ECHO' | 'OTHER'
  number: string | null
  waba: string | null
  dedupe_key: string
  order_key: string
  payload: unknown
}

const NOTHING: StoredCounts = { stored: 0, duplicates: 0, unknown: 0 }

/**
 * Stores the events of several deliveries with their organisations in one round trip; what is there already stays as it
 * is. Answers each delivery by its place. All or nothing.
 */
export async function storeEvents(
  db: Tx,
  appKey: string,
  deliveries: readonly (readonly IntakeEvent[])[],
): Promise<StoredCounts[]> {
  const events = deliveries.flatMap((list, delivery) => list.map((event) => ({ delivery, ...event })))
  const result = await sql<StoredCounts & { delivery: number }>`
    select delivery, stored, duplicates, unknown from app.store_inbound(${appKey}, ${storableJson(events)}::jsonb)`.execute(
    db,
  )
  const counts = new Map(result.rows.map(({ delivery, ...row }) => [delivery, row]))
  return deliveries.map((_, delivery) => counts.get(delivery) ?? NOTHING)
}

/** Stores the events of a letter that was found in a mailbox; what is there already stays as it is. */
export async function storeFetched(
  db: Tx,
  accountId: string,
  events: readonly IntakeEvent[],
): Promise<Pick<StoredCounts, 'stored' | 'duplicates'>> {
  const result = await sql<Pick<StoredCounts, 'stored' | 'duplicates'>>`
    select stored, duplicates from app.store_fetched(${accountId}, ${storableJson(events)}::jsonb)`.execute(db)
  return result.rows[0] ?? NOTHING
}

/** Keeps a signed but unreadable delivery whole. */
export async function quarantine(db: Tx, appKey: string, reason: string, body: Buffer): Promise<void> {
  await sql`insert into platform.quarantined_webhooks (app_key, reason, body) values (${appKey}, ${reason}, ${body})`.execute(
    db,
  )
}

/** Counts what arrived for nobody or was refused. */
export async function countOutcome(db: Tx, appKey: string, outcome: string, count: number): Promise<void> {
  await sql`
    insert into platform.webhook_counters (app_key, outcome, day, count)
    values (${appKey}, ${outcome}, (app.app_now() at time zone 'UTC')::date, ${count})
    on conflict (app_key, outcome, day) do update set count = webhook_counters.count + excluded.count`.execute(db)
}

/** Notes that letters come in by an application, to the minute: the row is not written again for each of a pile. */
export async function noteReceived(db: Tx, appKey: string): Promise<void> {
  await sql`
    update platform.provider_apps set received_at = app.app_now()
     where key = ${appKey} and org_id is not null and (received_at is null or received_at < app.app_now() - interval '1 minute')`.execute(
    db,
  )
}

type SealedApp = { kind: string; secret: Buffer; verifyToken: Buffer }

/** The secrets of a provider app, still sealed; null when there is no such app. */
export async function findProviderApp(db: Tx, appKey: string): Promise<SealedApp | null> {
  const found = await sql<SealedApp>`
    select kind, secret_sealed as secret, verify_token_sealed as "verifyToken" from app.provider_app(${appKey})`.execute(
    db,
  )
  return found.rows[0] ?? null
}

/** Which of these addresses are mailboxes that the application takes letters in for. */
export async function mailboxesOf(db: Tx, appKey: string, addresses: readonly string[]): Promise<Set<string>> {
  const rows = await sql<{ address: string }>`
    select mailboxes_of as address from app.mailboxes_of(${appKey}, ${[...addresses]}::text[])`.execute(db)
  return new Set(rows.rows.map(({ address }) => address))
}

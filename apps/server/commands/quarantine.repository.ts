import { sql } from 'kysely'
import type { Tx } from '#platform/db'

/** A provider event that could not be worked on, or a signed delivery that could not even be read. */
export interface QuarantinedEvent {
  id: string
  /** MESSAGE, STATUS, ECHO, OTHER. */
  kind: string
  receivedAt: string
  attempts: number
  reason: string | null
}

export interface QuarantinedDelivery {
  id: string
  appKey: string
  receivedAt: string
  reason: string
  /** Size of the body in bytes. */
  bytes: number
}

/** Ids of all organisations. */
export async function organizationIds(db: Tx): Promise<string[]> {
  const rows = await sql<{ id: string }>`select org_ids as id from app.org_ids() order by 1`.execute(db)
  return rows.rows.map(({ id }) => id)
}

/** Events of the organisation in scope that were set aside, oldest first. At most 1,000. */
export async function quarantinedEvents(db: Tx): Promise<QuarantinedEvent[]> {
  const rows = await sql<QuarantinedEvent>`
    select id, kind, received_at as "receivedAt", attempts, error as reason from app.inbound_events
     where state = 'QUARANTINED' order by id limit 1000`.execute(db)
  return rows.rows
}

/** Deliveries that were signed but no JSON, newest first. At most 1,000. */
export async function quarantinedDeliveries(db: Tx): Promise<QuarantinedDelivery[]> {
  const rows = await sql<QuarantinedDelivery>`
    select id, app_key as "appKey", received_at as "receivedAt", reason, octet_length(body) as bytes
      from platform.quarantined_webhooks order by id desc limit 1000`.execute(db)
  return rows.rows
}

/** Puts events of the organisation in scope back in line; null takes all of them. Returns how many. */
export async function releaseEvents(db: Tx, id: string | null): Promise<number> {
  const rows = await sql<{ id: string }>`
    update app.inbound_events
       set state = 'PENDING', attempts = 0, due_at = app.app_now(), lease_until = null, processed_at = null
     where state = 'QUARANTINED' and (${id}::uuid is null or id = ${id}::uuid) returning id`.execute(db)
  return rows.rows.length
}

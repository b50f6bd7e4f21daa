import { sql } from 'kysely'
import type { Tx } from '#platform/db'

/** Rows waiting per queue; no content. */
export async function queueFigures(db: Tx): Promise<Record<string, number>> {
  const found = await sql<Record<string, number>>`select * from app.queue_figures()`.execute(db)
  return found.rows[0] ?? {}
}

export interface MessagingGauge {
  name: string
  label: string
  value: number
}

/** Ages, dead letters and the state of numbers over all organisations, as the metrics show them. */
export async function messagingGauges(db: Tx): Promise<MessagingGauge[]> {
  return (await sql<MessagingGauge>`select name, label, value from app.messaging_figures()`.execute(db)).rows
}

/** Throws when the database does not answer. */
export async function touchDatabase(db: Tx): Promise<void> {
  await sql`select 1`.execute(db)
}

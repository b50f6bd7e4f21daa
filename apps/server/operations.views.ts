import { sql } from 'kysely'
import type { Tx } from '#platform/db'

/** Rows waiting per queue; no content. */
export async function queueFigures(db: Tx): Promise<Record<string, number>> {
  const found = await sql<Record<string, number>>`select * from app.queue_figures()`.execute(db)
  return found.rows[0] ?? {}
}

/** Throws when the database does not answer. */
export async function touchDatabase(db: Tx): Promise<void> {
  await sql`select 1`.execute(db)
}

import { sql } from 'kysely'
import type { Tx } from '#platform/db'

/** Remembers how far the development clock was moved, so that a restart does not go back in time. */
export async function storeClockOffset(db: Tx, offsetMs: number): Promise<void> {
  await sql`update platform.clock set offset_ms = ${Math.round(offsetMs)}`.execute(db)
}

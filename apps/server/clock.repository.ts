import pg from 'pg'

/** How far the development clock was moved before the last stop, in milliseconds. */
export async function readClockOffset(databaseUrl: string): Promise<number> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    const found = await client.query<{ offset_ms: string }>('select offset_ms from platform.clock')
    return Number(found.rows[0]?.offset_ms ?? 0)
  } finally {
    await client.end()
  }
}

import { openDatabase, platformScope } from '#platform/db'

/** How far the development clock was moved before the last stop, in milliseconds. */
export async function readClockOffset(databaseUrl: string): Promise<number> {
  const database = openDatabase({ url: databaseUrl, poolSize: 1, applicationName: 'atlas-clock' })
  try {
    const row = await database
      .read(platformScope('system', 'boot', ''))
      .selectFrom('platform.clock')
      .select('offset_ms')
      .executeTakeFirst()
    return row?.offset_ms ?? 0
  } finally {
    await database.close()
  }
}

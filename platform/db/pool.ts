import pg from 'pg'

const INT8 = 20
const NUMERIC = 1700
const DATE = 1082
const TIMESTAMPTZ = 1184

/** bigint as number: amounts and counters stay below 2^53; anything larger is a bug and says so. */
function parseInt8(text: string): number {
  const value = Number(text)
  if (!Number.isSafeInteger(value)) throw new RangeError(`bigint out of the safe range: ${text}`)
  return value
}

/** "2026-11-21 21:05:28.123456+00" (sessions run in UTC) as ISO-8601, keeping microseconds for keysets. */
function parseInstant(text: string): string {
  return `${text.slice(0, 10)}T${text.slice(11).replace(/\+00$/, 'Z')}`
}

const parsers = new Map<number, (text: string) => unknown>([
  [INT8, parseInt8],
  [NUMERIC, Number],
  [DATE, (text) => text],
  [TIMESTAMPTZ, parseInstant],
])

function typeParser(oid: number, format?: string): (value: string) => unknown {
  const own = format === 'binary' ? undefined : parsers.get(oid)
  return own ?? pg.types.getTypeParser(oid, 'text')
}

export type PoolOptions = {
  url: string
  max: number
  /** Shows in pg_stat_activity. */
  applicationName: string
  searchPath?: string
  /** The driver's own types (Date, text for bigint), for a library that expects them. */
  plainTypes?: boolean
}

/** The one place that opens connections. */
export function openPool(options: PoolOptions): pg.Pool {
  const pool = new pg.Pool({
    connectionString: options.url,
    max: options.max,
    application_name: options.applicationName,
    connectionTimeoutMillis: 10_000,
    idleTimeoutMillis: 30_000,
    options: `-c search_path=${options.searchPath ?? 'app,public'} -c timezone=UTC -c statement_timeout=30000 -c idle_in_transaction_session_timeout=60000`,
    ...(options.plainTypes ? {} : { types: { getTypeParser: typeParser as typeof pg.types.getTypeParser } }),
  })
  // An idle connection that breaks (server restart) is replaced by the pool; the next caller gets a new one.
  pool.on('error', () => undefined)
  pool.on('connect', (client) => client.on('error', () => undefined))
  return pool
}

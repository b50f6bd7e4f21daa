import pg from 'pg'
import { systemClock } from '#platform/clock'
import { StatementSet } from '#platform/db'
import { type App, createApp } from '../apps/server/app.ts'
import type { BenchCluster } from './cluster.ts'
import type { Statement } from './load/run.ts'
import { benchConfig } from './server-config.ts'

type Queryable = { text?: unknown; values?: unknown[] }

/** The application inside this process, with an ear on everything it says to the database. */
export type Recorder = {
  app: App
  /** The statements that one call of the API runs, without those that find out who calls. */
  statementsOf(request: { url: string; headers: Record<string, string> }): Promise<Statement[]>
  close(): Promise<void>
}

const OWN = /app\.membership|"?auth"?\.|from "session"|"user"|set_config|^\s*(begin|commit|rollback)|listen|notify/i

/** Starts the recorder; it neither listens nor works. */
export async function startRecorder(cluster: BenchCluster, secret: string): Promise<Recorder> {
  const app = await createApp(benchConfig(cluster, { secret, providerUrl: 'http://127.0.0.1:9' }), systemClock)
  await app.http.app.ready()
  const heard: Statement[] = []
  const prototype = pg.Client.prototype as unknown as { query(...args: unknown[]): unknown }
  const original = prototype.query
  prototype.query = function (this: unknown, ...args: unknown[]): unknown {
    const [first, second] = args
    const said: Queryable[] =
      first instanceof StatementSet
        ? first.steps.map(({ statement }) => statement)
        : [
            typeof first === 'string'
              ? { text: first, values: Array.isArray(second) ? second : [] }
              : (first as Queryable),
          ]
    for (const { text, values } of said)
      if (typeof text === 'string' && !OWN.test(text)) heard.push({ text, values: [...(values ?? [])] })
    return original.apply(this, args)
  }
  return {
    app,
    async statementsOf({ url, headers }) {
      heard.length = 0
      const answer = await app.http.app.inject({ method: 'GET', url, headers })
      if (answer.statusCode !== 200) throw new Error(`${url} answered ${answer.statusCode}: ${answer.body}`)
      return [...heard]
    },
    async close() {
      prototype.query = original
      await app.close()
    },
  }
}

/**
 * The same statement for the probe: over plain views of one organisation's rows, which is what a person would write
 * where there is no row-level security.
 */
export function withoutRls(statement: Statement, tables: readonly string[]): Statement {
  const names = new RegExp(`\\bapp\\.(${tables.join('|')})\\b`, 'g')
  return { text: statement.text.replace(names, 'probe.$1'), values: statement.values }
}

/** Makes the views of one organisation; returns the names of its tables. */
export async function makeProbeViews(superuser: pg.Client, orgId: string): Promise<string[]> {
  const found = await superuser.query<{ name: string }>(
    `select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = 'app' and c.relkind in ('r', 'p') order by length(c.relname) desc, c.relname`,
  )
  const tables = found.rows.map((row) => row.name)
  await superuser.query('drop schema if exists probe cascade')
  await superuser.query('create schema probe')
  for (const table of tables)
    await superuser.query(
      `create view probe.${table} as select * from app.${table} where org_id = ${superuser.escapeLiteral(orgId)}::uuid`,
    )
  return tables
}

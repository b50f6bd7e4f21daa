/**
 * `node bench/plans.ts [--data folder] [--full]`: what the database does for the main lists, pages and searches of the
 * largest organisation, as the application's role under row-level security. Flags whole-table reads of big tables and
 * sorts of more than a thousand rows. Writes PLANS.md.
 */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import pg from 'pg'
import { isoAt, systemClock } from '#platform/clock'
import { BENCH_SECRET, startBenchCluster } from './cluster.ts'
import type { Statement } from './load/run.ts'
import { startRecorder } from './record.ts'
import { openStage } from './stage.ts'

const BIG = 5_000
const LONG_SORT = 1_000
const DAY = 86_400_000

type Node = {
  'Node Type': string
  'Relation Name'?: string
  'Index Name'?: string
  'Actual Rows': number
  'Actual Loops': number
  'Rows Removed by Filter'?: number
  'Shared Hit Blocks'?: number
  'Shared Read Blocks'?: number
  Plans?: Node[]
}
type Explained = { Plan: Node; 'Planning Time': number; 'Execution Time': number }
type Verdict = {
  path: string
  statements: number
  planning: number
  execution: number
  buffers: number
  flags: string[]
}

/** Every node of a plan, the root first. */
function nodesOf(node: Node): Node[] {
  return [node, ...(node.Plans ?? []).flatMap(nodesOf)]
}

function flagsOf(root: Node, sizes: ReadonlyMap<string, number>): string[] {
  const nodes = nodesOf(root)
  const flags: string[] = []
  for (const node of nodes) {
    const table = node['Relation Name'] ?? ''
    const rows = node['Actual Rows'] * node['Actual Loops']
    if (node['Node Type'] === 'Seq Scan' && (sizes.get(table) ?? 0) > BIG)
      flags.push(`reads all of ${table} (${sizes.get(table)} rows)`)
    else if ((node['Rows Removed by Filter'] ?? 0) * node['Actual Loops'] > BIG)
      flags.push(
        `${node['Index Name'] ?? table}: ${(node['Rows Removed by Filter'] ?? 0) * node['Actual Loops']} rows read and thrown away`,
      )
    if (node['Node Type'].includes('Sort')) {
      const input = node.Plans?.[0]
      const sorted = input ? input['Actual Rows'] * input['Actual Loops'] : rows
      if (sorted > LONG_SORT) flags.push(`sorts ${Math.round(sorted)} rows`)
    }
  }
  return [...new Set(flags)]
}

/** Explains as the application would run it: its role, its organisation, one transaction that is undone. */
async function explain(app: pg.Client, orgId: string, statement: Statement): Promise<Explained> {
  await app.query('begin')
  try {
    await app.query("select set_config('app.org_id', $1, true)", [orgId])
    const found = await app.query(`explain (analyze, buffers, format json) ${statement.text}`, statement.values)
    return found.rows[0]['QUERY PLAN'][0] as Explained
  } finally {
    await app.query('rollback')
  }
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { data: { type: 'string', default: '.atlas-bench' }, full: { type: 'boolean', default: false } },
  })
  const cluster = await startBenchCluster(values.data, false)
  const stage = await openStage(cluster, { rounds: 0, seconds: 0, match: '', say: () => undefined })
  const app = new pg.Client({ connectionString: cluster.appUrl, options: '-c search_path=app,public -c timezone=UTC' })
  const recorder = await startRecorder(cluster, BENCH_SECRET)
  try {
    await app.connect()
    const { orgId, people } = stage.largest
    const one = async (sql: string) =>
      (await stage.superuser.query<{ value: string }>(sql, [orgId])).rows[0]?.value ?? ''
    const sizes = new Map(
      (
        await stage.superuser.query<{ name: string; rows: number }>(
          `select relname as name, reltuples::int as rows from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname = 'app' and relkind = 'r'`,
        )
      ).rows.map((row) => [row.name, row.rows]),
    )
    const dossier = await one(
      'select id::text as value from app.dossiers where org_id = $1 and is_open order by id limit 1',
    )
    const conversation = await one(
      'select id::text as value from app.conversations where org_id = $1 order by id limit 1',
    )
    const contact = await one('select id::text as value from app.contacts where org_id = $1 order by id limit 1')
    const agent = await one(
      `select m.user_id::text as value from app.members m where m.org_id = $1 and 'AGENT' = any (m.roles) order by 1 limit 1`,
    )
    const day = Math.ceil(systemClock.now() / DAY) * DAY
    const annonce = await one('select id::text as value from app.annonces where org_id = $1 order by id limit 1')
    const paths = [
      '/dossiers?limit=50',
      '/dossiers?limit=50&open=true',
      '/dossiers?limit=50&caseType=LEAD_BUY&status=QUALIFIED',
      '/dossiers?limit=50&sort=score',
      '/dossiers?limit=50&sort=opened',
      '/dossiers?limit=50&assignee=none',
      '/dossiers?limit=20&q=Benali',
      '/dossiers?limit=20&q=0610000123',
      '/pipeline?caseType=LEAD_BUY',
      `/dossiers/${dossier}`,
      `/dossiers/${dossier}/timeline`,
      '/contacts?limit=50',
      '/contacts?limit=20&q=Benali',
      '/contacts?limit=20&q=0610000123',
      '/contacts?limit=20&q=zzzz',
      `/contacts/${contact}`,
      '/conversations?limit=50',
      '/conversations?limit=50&view=waiting',
      '/conversations?limit=20&q=Benali',
      `/conversations/${conversation}/messages`,
      '/annonces?limit=50',
      '/annonces?limit=50&status=PUBLISHED&sort=price',
      '/annonces?limit=20&q=gauthier',
      '/annonces?limit=20&q=gautheir',
      `/annonces/${annonce}`,
      '/appointments?from=2026-01-01T00:00:00Z&to=2026-01-31T00:00:00Z',
      `/availability?agentId=${agent}&from=${isoAt(day)}&to=${isoAt(day + 7 * DAY)}`,
      `/availability?agentId=${agent}&annonceId=${annonce}&from=${isoAt(day)}&to=${isoAt(day + 7 * DAY)}`,
      '/tasks?limit=50',
      '/tasks?limit=50&q=rappeler',
      '/search?q=Benali',
      '/search?q=0610000123',
      '/today',
      '/today/team',
      '/notifications?limit=50',
      '/saved-views?list=DOSSIERS',
      `/documents?dossierId=${dossier}`,
      '/offers?limit=50',
      `/offers?dossierId=${dossier}`,
      '/duplicates?limit=50',
      '/mandates?limit=50',
      '/data-requests?limit=50',
      '/suppressions?limit=50',
      '/bulk-changes',
      '/assignment-rules',
      '/reference-lists',
      '/decisions?limit=50',
      '/outbound/dead-letters?limit=50',
      '/reports/summary?period=days30',
      '/reports/funnel?caseType=LEAD_BUY&period=days30',
      '/reports/rows?figure=leads&period=days30',
      '/audit?limit=50',
      `/audit?limit=50&entityId=${dossier}`,
    ]
    // Who calls is found out once and remembered for seconds: that is no part of a page.
    await recorder.statementsOf({ url: '/api/v1/dossiers?limit=1', headers: people[0] ?? {} })
    const verdicts: Verdict[] = []
    for (const path of paths) {
      const statements = await recorder
        .statementsOf({ url: `/api/v1${path}`, headers: people[0] ?? {} })
        .catch((error: unknown) => {
          process.stderr.write(`${path}: ${String(error).slice(0, 160)}\n`)
          return null
        })
      if (statements === null) continue
      const verdict: Verdict = {
        path: path.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/, ':id'),
        statements: statements.length,
        planning: 0,
        execution: 0,
        buffers: 0,
        flags: [],
      }
      for (const statement of statements) {
        await explain(app, orgId, statement)
        const found = await explain(app, orgId, statement)
        if (values.full) process.stdout.write(`${path}\n${statement.text}\n${JSON.stringify(found, null, 1)}\n`)
        verdict.planning += found['Planning Time']
        verdict.execution += found['Execution Time']
        verdict.buffers += (found.Plan['Shared Hit Blocks'] ?? 0) + (found.Plan['Shared Read Blocks'] ?? 0)
        verdict.flags.push(...flagsOf(found.Plan, sizes))
      }
      verdicts.push(verdict)
    }
    const lines = verdicts.map(
      (v) =>
        `| \`${v.path}\` | ${v.statements} | ${v.planning.toFixed(1)} | ${v.execution.toFixed(1)} | ${v.buffers} | ${v.flags.join('; ') || '—'} |`,
    )
    const text = `# Plans of the main queries

As role \`atlas_app\` under row-level security, in the largest organisation of the seed, caches warm. Milliseconds of a
busy machine: read the last column and the buffers (pages of 8 kB), not the clock. Written by \`node bench/plans.ts\`.

| call | statements | planning ms | execution ms | buffers | flags |
|---|---|---|---|---|---|
${lines.join('\n')}
`
    process.stdout.write(text)
    writeFileSync(join(import.meta.dirname, 'PLANS.md'), text)
  } finally {
    await recorder.close()
    await app.end()
    await stage.superuser.end()
    await cluster.server.stop()
  }
}

await main()

import { percentile } from '../load/latency.ts'
import { callOnce, paced } from '../load/paced.ts'
import { requestText, type Statement } from '../load/run.ts'
import { hereAndNow } from '../provider.ts'
import { type Recorder, withoutRls } from '../record.ts'
import type { Result } from '../result.ts'
import type { MeasuredServer, Stage } from '../stage.ts'
import { compare, inWords } from './compare.ts'

const VARIANTS = 60
/** Searches a second at which a wait is judged (ADR 0029): a thousand people who each search more than once a minute. */
const SEARCHES = 25

/** What so large a share of the callers waits for at most, in milliseconds. */
type Wait = { share: number; most: number }
type Read = { name: string; floor: number; aim: number; paths: string[]; wait?: Wait }

const SEARCH = { floor: 0.45, aim: 0.85, wait: { share: 0.99, most: 100 } }
const DAY_MS = 86_400_000

async function column(stage: Stage, sql: string): Promise<string[]> {
  const found = await stage.superuser.query<{ value: string }>(sql, [stage.largest.orgId, VARIANTS])
  return found.rows.map((row) => row.value)
}

/** A slip of a finger: two letters in the middle change places. */
function slip(word: string): string {
  const at = Math.floor(word.length / 2)
  return word.slice(0, at - 1) + (word[at] ?? '') + (word[at - 1] ?? '') + word.slice(at + 1)
}

export async function reads(stage: Stage): Promise<Read[]> {
  const ids = await column(
    stage,
    `select id::text as value from app.dossiers where org_id = $1 and is_open order by hashtextextended(id::text, 1) limit $2`,
  )
  const names = await column(
    stage,
    `select distinct last_name as value from app.contacts where org_id = $1 order by 1 limit $2`,
  )
  const phones = await column(
    stage,
    `select substring(value from 5) as value from app.channel_identities where org_id = $1 and kind = 'PHONE' order by hashtextextended(value, 1) limit $2`,
  )
  const zones = await column(
    stage,
    `select distinct zone as value from app.annonces where org_id = $1 and zone is not null order by 1 limit $2`,
  )
  const agents = await column(
    stage,
    `select user_id as value from app.members where org_id = $1 and 'AGENT' = any (roles) order by 1 limit $2`,
  )
  const from = new Date(Math.ceil(Date.now() / DAY_MS) * DAY_MS)
  const to = new Date(from.getTime() + 7 * DAY_MS)
  const week = (agentId: string) =>
    `/api/v1/availability?agentId=${agentId}&from=${from.toISOString()}&to=${to.toISOString()}&durationMinutes=45`
  const statuses = ['NEW', 'CONTACTED', 'QUALIFIED', 'VISIT_PLANNED', 'VISIT_DONE']
  const filters = statuses.flatMap((s) => ['LEAD_BUY', 'LEAD_RENT'].map((c) => `caseType=${c}&status=${s}`))
  const q = (path: string, words: readonly string[]) =>
    words.map((w) => `/api/v1/${path}?limit=20&q=${encodeURIComponent(w)}`)
  return [
    {
      name: 'list of 50 dossiers, filtered and sorted',
      floor: 0.65,
      aim: 1,
      paths: ['open=true', ...filters].map((f) => `/api/v1/dossiers?limit=50&${f}`),
    },
    { name: 'dossier by id, its whole page', floor: 0.45, aim: 0.6, paths: ids.map((id) => `/api/v1/dossiers/${id}`) },
    { ...SEARCH, name: 'search contacts by name', paths: q('contacts', names) },
    { ...SEARCH, name: 'search contacts by number', paths: q('contacts', phones) },
    { ...SEARCH, name: 'search dossiers by name', paths: q('dossiers', names) },
    { ...SEARCH, name: 'search annonces', paths: q('annonces', zones) },
    { ...SEARCH, name: 'search annonces, one slip per word', paths: q('annonces', zones.map(slip)) },
    // crm.md, Search: the box over everything.
    {
      ...SEARCH,
      name: 'search over everything',
      paths: [...names, ...phones, ...zones].map((w) => `/api/v1/search?q=${encodeURIComponent(w)}`),
      wait: { share: 0.95, most: 50 },
    },
    { name: 'free slots of an agent, a week', floor: 0.45, aim: 0.6, paths: agents.map(week) },
    { name: 'inbox: 50 conversations', floor: 0.65, aim: 1, paths: ['/api/v1/conversations?limit=50'] },
  ]
}

/** Lists, one dossier, searches: our server against the same statements by plain node-postgres. */
export async function measureReads(
  stage: Stage,
  server: MeasuredServer,
  recorder: Recorder,
  tables: readonly string[],
): Promise<Result[]> {
  const results: Result[] = []
  const [first] = stage.largest.people
  if (!first) throw new Error('nobody to sign in as')
  // Who calls is found out once and remembered for seconds: that is no part of the statements compared.
  await recorder.statementsOf({ url: '/api/v1/dossiers?limit=1', headers: first })
  for (const read of (await reads(stage)).filter(({ name }) => name.includes(stage.match))) {
    const calls: Statement[][] = []
    for (const path of read.paths) {
      const statements = await recorder.statementsOf({ url: path, headers: first })
      calls.push(statements.map((s) => withoutRls(s, tables)))
    }
    const requests = Array.from({ length: read.paths.length * stage.largest.people.length }, (_, i) =>
      requestText(
        'GET',
        read.paths[i % read.paths.length] ?? '',
        stage.largest.people[i % stage.largest.people.length] ?? {},
      ),
    )
    const found = await compare(stage, { server, requests: () => requests, calls: () => calls })
    results.push({
      name: read.name,
      measure: 'share of the probe',
      value: found.share,
      floor: read.floor,
      aim: read.aim,
      less: false,
      detail: inWords(found),
    })
    stage.say(`${read.name}: ${Math.round(found.share * 100)} % (${inWords(found)})`)
    if (read.wait) results.push(await waitOf(stage, server, read, read.wait))
  }
  return results
}

/** What the slowest few wait for, at a rate that does not depend on how fast answers come. */
async function waitOf(stage: Stage, server: MeasuredServer, read: Read, wait: Wait): Promise<Result> {
  const { people } = stage.largest
  const waits: number[] = []
  let failed = 0
  await paced(SEARCHES, stage.seconds * 5, hereAndNow, async (n, due) => {
    const path = read.paths[n % read.paths.length] ?? ''
    const answer = await callOnce(`${server.url}${path}`, 'GET', people[n % people.length] ?? {}, '')
    if (answer.status !== 200) failed += 1
    if (n > SEARCHES * 2) waits.push(hereAndNow() - due)
  })
  if (failed > 0) throw new Error(`${read.name} at ${SEARCHES}/s: ${failed} failed`)
  const of = (share: number) => percentile(waits, share)
  const name = `${read.name} at ${SEARCHES}/s, p${Math.round(wait.share * 100)}`
  const value = of(wait.share)
  const detail = `p50 ${of(0.5).toFixed(1)} ms, p95 ${of(0.95).toFixed(1)} ms, p99 ${of(0.99).toFixed(1)} ms`
  stage.say(`${name}: ${value.toFixed(1)} ms (${detail})`)
  return { name, measure: 'ms', value, floor: wait.most, aim: wait.most / 2, less: true, detail }
}

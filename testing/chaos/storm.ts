import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { offsetClock } from '#platform/clock'
import { type FaultScenario, type SimulatorOptions, startSimulators } from '../../apps/simulators/index.ts'
import { type Random, seededRandom } from '../../apps/simulators/random.ts'
import { ACCESS_TOKEN, type Agency, APP_SECRET, arrangeAgencies, PROVIDER_APP, serverEnvironment } from './arrange.ts'
import { count, type Figures, keepDiary } from './count.ts'
import { startRelay } from './relay.ts'
import { type ServerProcess, serverProcess } from './servers.ts'
import { speech } from './speech.ts'
import { until } from './wait.ts'

export type StormOptions = {
  seed: number
  /** Messages prospects write; half as many go out through the API. */
  inbound: number
  people: number
  workers: number
  /** SIGKILLs of workers, at seeded points of the provider's traffic. */
  kills: number
  /** SIGKILLs of the web process, at seeded points too. */
  webKills: number
  appUrl: string
  superuserUrl: string
  redisUrl?: string
  /** Larger upsets (a database restart, Redis away), each once, at seeded points. */
  upsets?: readonly { name: string; act(): Promise<void> }[]
  log?(line: string): void
}

export type StormReport = Figures & {
  seed: number
  kills: number
  webKills: number
  starts: number
  upsets: string[]
  gracefulStops: number
  provider: { requests: number; accepted: number; answersLost: number; resets: number; refused: number }
  webhooks: Record<string, number>
}

/** How far business time moves when nothing moves by itself any more: past leases, back-off and the wait for a status. */
const SETTLE_STEP_MS = 6 * 60_000
const SETTLE_ROUNDS = 12

const faults: FaultScenario = {
  latencyMs: { min: 0, max: 25 },
  errorRate: 0.04,
  rateLimitRate: 0.01,
  timeoutAfterAcceptRate: 0.04,
  resetBeforeAcceptRate: 0.03,
  duplicateRate: 0.15,
  reorderRate: 0.06,
  webhookDelayMs: { min: 0, max: 120 },
  droppedStatusRate: 0.08,
  skipDeliveredRate: 0.1,
  statusBeforeResponse: true,
}

/**
 * A storm: real server processes against the simulated provider at its worst, killed again and again, then left to
 * settle. The same seed draws the same faults, words and killing points; the interleaving is the machine's own.
 */
export async function runStorm(o: StormOptions): Promise<StormReport> {
  const say = o.log ?? (() => undefined)
  const random = seededRandom(o.seed, 'storm')
  const dataDir = mkdtempSync(join(tmpdir(), 'atlas-storm-'))
  const superuser = new pg.Client({ connectionString: o.superuserUrl })
  const closers: (() => Promise<unknown>)[] = []
  let connected: pg.Client = superuser
  try {
    await superuser.connect()
    superuser.on('error', () => undefined)
    closers.push(() => connected.end().catch(() => undefined))
    await keepDiary(superuser)

    const numbers = [1, 2].map((i) => ({
      phoneNumberId: String(700_000_000 + i),
      wabaId: String(800_000_000 + i),
      displayPhone: `+21252200010${i}`,
      name: `Storm ${i}`,
      country: 'MA',
    }))
    const clock = offsetClock(0)
    const simulation: SimulatorOptions = {
      port: 0,
      webhookUrl: 'http://127.0.0.1:9/',
      appSecret: APP_SECRET,
      verifyToken: 'verify',
      accessTokens: [ACCESS_TOKEN],
      numbers,
      clock,
      seed: o.seed,
      limits: { messagesPerSecond: null, pair: null },
      webhookRetryDelaysMs: Array.from({ length: 400 }, (_, i) => Math.min(1_000, 50 * 2 ** Math.min(i, 6))),
    }
    const meta = await startSimulators(simulation)
    closers.push(() => meta.close())

    const env = serverEnvironment({
      databaseUrl: o.appUrl,
      dataDir,
      providerUrl: meta.url,
      redisUrl: o.redisUrl ?? null,
    })
    const agencies = await arrangeAgencies(env, clock, superuser, numbers)

    const web = serverProcess('web', 'web', env, say)
    const workers = Array.from({ length: o.workers }, (_, i) => serverProcess(`worker ${i + 1}`, 'worker', env, say))
    closers.push(() => Promise.all([web, ...workers].map((p) => p.kill())))
    await Promise.all([web, ...workers].map((p) => p.start()))
    say(`servers are up: ${web.url()}`)

    const blows = plan(o, random, web, workers, say)
    const relay = await startRelay(() => web.url(), blows.onPost)
    closers.push(() => relay.close())
    simulation.webhookUrl = `${relay.url}/webhooks/whatsapp/${PROVIDER_APP}`

    const query = async <R extends pg.QueryResultRow>(text: string, values: unknown[] = []): Promise<R[]> => {
      try {
        return (await connected.query<R>(text, values)).rows
      } catch {
        // The database was restarted under us: a new connection, and the caller asks again.
        const next = new pg.Client({ connectionString: o.superuserUrl })
        next.on('error', () => undefined)
        await next.connect().then(
          () => {
            connected = next
          },
          () => undefined,
        )
        return []
      }
    }

    // Everybody says hello first, in calm weather: a reply needs a conversation.
    const people = Array.from({ length: o.people }, (_, i) => ({
      phone: `+2126610${String(10_000 + i)}`,
      agency: agencies[i % agencies.length]!,
      name: `Person ${i + 1}`,
    }))
    const sent = new Map<string, string[]>(people.map((p) => [p.phone, []]))
    const write = (person: (typeof people)[number]) =>
      sent.get(person.phone)?.push(
        meta.inbound(person.phone, {
          to: person.agency.number.phoneNumberId,
          name: person.name,
          text: speech(random),
        }),
      )
    for (const person of people) write(person)
    const conversations = new Map<string, string>()
    await until('a conversation for everybody', async () => {
      const rows = await query<{ phone: string; id: string }>(
        `select i.value as phone, v.id from app.conversations v join app.channel_identities i on i.org_id = v.org_id and i.id = v.identity_id
          where exists (select 1 from app.consent_states s where s.org_id = v.org_id and s.identity_id = v.identity_id)`,
      )
      for (const row of rows) conversations.set(row.phone, row.id)
      return people.every((p) => conversations.has(p.phone))
    })
    say(`${people.length} conversations are open; the storm begins`)

    meta.setFaults(faults)
    blows.begin(relay.posts(), o.inbound - people.length)
    const apiTexts = Array.from({ length: Math.floor(o.inbound / 2) }, (_, i) => `Réponse n° ${i + 1}`)
    const actions = shuffle(
      [
        ...Array.from({ length: o.inbound - people.length }, () => ({ kind: 'in' as const, text: '' })),
        ...apiTexts.map((text) => ({ kind: 'out' as const, text })),
      ],
      random,
    )
    const draws = actions.map((action) => ({ ...action, person: people[Math.floor(random.next() * people.length)]! }))
    await eachOf(draws, 8, async ({ kind, text, person }) => {
      if (kind === 'in') write(person)
      else await sendByApi(web, keyFor(person.agency, text), conversations.get(person.phone) ?? '', text)
    })
    say('everything is said')

    await until('every blow to have fallen', () => {
      blows.hurry()
      return blows.done()
    })
    await blows.settled()
    meta.setFaults({})
    await settle({ query, clock, web, workers, meta, say })

    const figures = await count({
      superuser: connected,
      stats: meta.stats,
      sightings: relay.sightings,
      sent,
      apiTexts,
    })
    const stops = await Promise.all([web, ...workers].map((p) => p.stop()))
    const { sendRequests, accepted, answersLost, resets, rejectedByCode, webhooks } = meta.stats
    return {
      ...figures,
      seed: o.seed,
      kills: o.kills,
      webKills: o.webKills,
      starts: [web, ...workers].reduce((sum, p) => sum + p.starts(), 0),
      upsets: (o.upsets ?? []).map((u) => u.name),
      gracefulStops: stops.filter(Boolean).length,
      provider: {
        requests: sendRequests,
        accepted,
        answersLost,
        resets,
        refused: Object.values(rejectedByCode).reduce((a, b) => a + b, 0),
      },
      webhooks,
    }
  } finally {
    for (const close of closers.reverse()) await close()
    rmSync(dataDir, { recursive: true, force: true })
  }
}

/** When which process dies: points of the provider's traffic drawn before the storm begins. */
function plan(
  o: StormOptions,
  random: Random,
  web: ServerProcess,
  workers: readonly ServerProcess[],
  say: (line: string) => void,
) {
  type Blow = { at: number; name: string; act(): Promise<void> }
  const reborn = (process: ServerProcess) => async () => {
    await process.kill()
    await process.start()
  }
  const victims: { name: string; act(): Promise<void> }[] = [
    ...Array.from({ length: o.kills }, () => {
      const victim = workers[Math.floor(random.next() * workers.length)]!
      return { name: `kill ${victim.name}`, act: reborn(victim) }
    }),
    ...Array.from({ length: o.webKills }, () => ({ name: 'kill web', act: reborn(web) })),
    ...(o.upsets ?? []),
  ]
  const drawn = victims.map((v) => ({ ...v, share: 0.02 + 0.9 * random.next() })).sort((a, b) => a.share - b.share)
  let waiting: Blow[] | null = null
  let start = 0
  let seen = 0
  let hurried = 0
  const underWay = new Set<Promise<void>>()
  // One life at a time: a process that is being started again is not killed before it is up.
  let last: Promise<void> = Promise.resolve()

  const strike = () => {
    while (waiting?.[0] && seen - start + hurried >= waiting[0].at) {
      const blow = waiting.shift()!
      say(`after ${seen - start} deliveries: ${blow.name}`)
      last = last.then(blow.act)
      const mine = last.finally(() => underWay.delete(mine))
      underWay.add(mine)
    }
  }
  return {
    onPost() {
      seen += 1
      strike()
    },
    /** The points are spread over the deliveries that are sure to come. */
    begin(posts: number, expected: number) {
      start = posts
      waiting = drawn.map((d) => ({ ...d, at: Math.round(d.share * expected * 1.5) }))
    },
    /** When the traffic ends early the rest falls without it. */
    hurry() {
      hurried += 5
      strike()
    },
    done: () => waiting !== null && waiting.length === 0,
    settled: () => last,
  }
}

/** The key a text is sent with, however often it is sent. */
function keyFor(agency: Agency, text: string): string {
  return agency.apiKeys[Number(/\d+$/.exec(text)?.[0] ?? 0) % agency.apiKeys.length] ?? ''
}

/** Says it once to the API however often that takes: the key makes it one message. */
async function sendByApi(web: ServerProcess, apiKey: string, conversationId: string, text: string): Promise<void> {
  await until(`the API to take "${text}"`, async () => {
    const base = web.url()
    if (base === null) return false
    const answer = await fetch(`${base}/api/v1/outbound/messages`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        authorization: `Bearer ${apiKey}`,
        'idempotency-key': text,
      },
      body: JSON.stringify({ conversationId, text }),
    }).catch(() => null)
    if (answer === null || answer.status >= 500 || answer.status === 429) {
      await answer?.body?.cancel()
      return false
    }
    const body = await answer.text()
    if (answer.status !== 202) throw new Error(`the API refused "${text}": ${answer.status} ${body}`)
    return true
  })
}

type Settling = {
  query<R extends pg.QueryResultRow>(text: string, values?: unknown[]): Promise<R[]>
  clock: ReturnType<typeof offsetClock>
  web: ServerProcess
  workers: readonly ServerProcess[]
  meta: Awaited<ReturnType<typeof startSimulators>>
  say(line: string): void
}

type Open = { due: number; later: number }

/**
 * Lets everything come to rest: what is due is waited for; what waits for its time gets it, by the injected clock. Every
 * process is started again at the new time, which also is one more death in the middle of nothing.
 */
async function settle(s: Settling): Promise<void> {
  const look = async (): Promise<Open | null> => {
    const now = new Date(s.clock.now()).toISOString()
    const rows = await s.query<Open>(
      `select
         (select count(*) from app.inbound_events where state = 'PENDING' and due_at <= $1 and (lease_until is null or lease_until <= $1))
       + (select count(*) from app.messages m join app.channel_accounts a on a.org_id = m.org_id and a.id = m.account_id
           where m.status = 'QUEUED' and m.due_at <= $1 and (a.status = 'ACTIVE' or a.paused_until <= $1))
       + (select count(*) from app.messages where status = 'SENDING' and lease_until <= $1)
       + (select count(*) from app.jobs where kind = 'agent.turn' and state = 'PENDING' and due_at <= $1 and (lease_until is null or lease_until <= $1))
       + (select count(*) from app.audit_unsealed) as due,
         (select count(*) from app.inbound_events where state = 'PENDING')
       + (select count(*) from app.messages where status in ('QUEUED', 'SENDING', 'UNKNOWN'))
       + (select count(*) from app.jobs where kind = 'agent.turn' and state = 'PENDING') as later`,
      [now],
    )
    const row = rows[0]
    return row ? { due: Number(row.due), later: Number(row.later) } : null
  }
  for (let round = 1; round <= SETTLE_ROUNDS; round += 1) {
    let open: Open = { due: 1, later: 1 }
    await until('everything due to be worked off', async () => {
      // Quiet before and after the look: a webhook held back by the provider would come after a look that saw nothing.
      const before = s.meta.waiting()
      open = (await look()) ?? open
      return open.due === 0 && before + s.meta.waiting() === 0
    })
    if (open.later === 0) return
    s.say(`round ${round}: ${open.later} wait for their time; the clock moves`)
    const answer = await fetch(`${s.web.url()}/api/v1/dev/clock/advance`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ ms: SETTLE_STEP_MS }),
    })
    if (!answer.ok) throw new Error(`the clock does not move: ${answer.status} ${await answer.text()}`)
    s.clock.setOffset(s.clock.offset() + SETTLE_STEP_MS)
    await Promise.all(
      s.workers.map(async (worker) => {
        await worker.kill()
        await worker.start()
      }),
    )
  }
}

function shuffle<T>(items: T[], random: Random): T[] {
  for (let i = items.length - 1; i > 0; i -= 1) {
    const j = Math.floor(random.next() * (i + 1))
    ;[items[i], items[j]] = [items[j]!, items[i]!]
  }
  return items
}

/** Runs over the items with so many at a time, in order of their start. */
async function eachOf<T>(items: readonly T[], width: number, run: (item: T) => Promise<void>): Promise<void> {
  let next = 0
  const lane = async () => {
    while (next < items.length) {
      const item = items[next]!
      next += 1
      await run(item)
    }
  }
  await Promise.all(Array.from({ length: width }, lane))
}

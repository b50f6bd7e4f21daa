import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { offsetClock } from '#platform/clock'
import type { FaultScenario } from '../../apps/simulators/index.ts'
import { type Random, seededRandom } from '../../apps/simulators/random.ts'
import { ACCESS_TOKEN, type Agency, APP_SECRET, arrangeAgencies, PROVIDER_APP, serverEnvironment } from './arrange.ts'
import { count, type Figures, keepDiary, type Troubled } from './count.ts'
import { type Fault, killing, type Period, providerFaults, schedule } from './faults.ts'
import { type ProviderOptions, providerHere, providerProcess } from './provider.ts'
import { startRelay } from './relay.ts'
import { type ServerProcess, type ServerSpec, serverProcess } from './servers.ts'
import { settle, through } from './settle.ts'
import { speech } from './speech.ts'
import { until } from './wait.ts'

export type StormOptions = {
  seed: number
  /** Messages prospects write; half as many go out through the API. */
  inbound: number
  people: number
  organisations: number
  servers: readonly ServerSpec[]
  /** SIGKILLs at seeded points of the provider's traffic: so many, each of a process drawn from these names. */
  kills: number
  victims: readonly string[]
  appUrl: string
  superuserUrl: string
  redisUrl?: string
  /** Other faults, each at a seeded point. */
  faults?: readonly Fault[]
  /** How often each of the provider's larger faults strikes. Default: never. */
  providerFaults?: number
  /** Minutes of business time the provider is away after everything is said, while people go on writing. Default: none. */
  outageMinutes?: number
  /** The provider has a process of its own. Default: it lives in this one. */
  ownProvider?: boolean
  log?(line: string): void
}

/** A message said in the storm: by a person (key: the provider's id) or through the API (key: its text). */
export type Said = { key: string; from: number; to: number }

export type StormReport = Figures & {
  seed: number
  kills: number
  starts: number
  gracefulStops: number
  processes: number
  /** What was said when, what went wrong when, and which of it came to harm. */
  said: readonly Said[]
  periods: readonly Period[]
  troubled: Troubled
  /** Processes whose clock was wrong from the first to the last moment. */
  skewed: readonly ServerSpec[]
  provider: { requests: number; accepted: number; answersLost: number; resets: number; refused: number }
  webhooks: Record<string, number>
}

/** A busy machine starts a process slowly; nobody gives up for that. */
const PATIENCE_MS = 900_000

const usualFaults: FaultScenario = {
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

    const processes: ServerProcess[] = []
    const webs = () => processes.flatMap((p) => p.url() ?? [])
    let turn = 0
    const anyWeb = () => {
      const open = webs()
      turn += 1
      return open[turn % Math.max(1, open.length)] ?? null
    }
    let onPost: () => void = () => undefined
    const relay = await startRelay(anyWeb, () => onPost())
    closers.push(() => relay.close())

    const numbers = Array.from({ length: o.organisations }, (_, i) => ({
      phoneNumberId: String(700_000_001 + i),
      wabaId: String(800_000_001 + i),
      displayPhone: `+2125220001${String(i + 1).padStart(2, '0')}`,
      name: `Storm ${i + 1}`,
      country: 'MA',
    }))
    const clock = offsetClock(0)
    const simulation: ProviderOptions = {
      port: 0,
      webhookUrl: `${relay.url}/webhooks/whatsapp/${PROVIDER_APP}`,
      appSecret: APP_SECRET,
      verifyToken: 'verify',
      accessTokens: [ACCESS_TOKEN],
      numbers,
      seed: o.seed,
      limits: { messagesPerSecond: null, pair: null },
      webhookRetryDelaysMs: Array.from({ length: 400 }, (_, i) => Math.min(1_000, 50 * 2 ** Math.min(i, 6))),
    }
    const provider = await (o.ownProvider ? providerProcess(simulation, dataDir, say) : providerHere(simulation))
    closers.push(() => provider.close())

    const env = serverEnvironment({
      databaseUrl: o.appUrl,
      dataDir,
      providerUrl: provider.url,
      redisUrl: o.redisUrl ?? null,
    })
    const agencies = await arrangeAgencies(env, clock, superuser, numbers)

    processes.push(...o.servers.map((spec) => serverProcess(spec, env, say)))
    closers.push(() => Promise.all(processes.map((p) => p.kill())))
    await Promise.all(processes.map((p) => p.start()))
    say(`servers are up: ${webs().join(' ')}`)

    const over = new Map<string, FaultScenario>()
    const lay = async (name: string, fault: FaultScenario | null) => {
      if (fault) over.set(name, fault)
      else over.delete(name)
      await provider.setFaults(Object.assign({}, usualFaults, ...over.values()))
    }
    const victims = processes.filter((p) => o.victims.includes(p.name))
    const blows = schedule(
      [
        ...Array.from({ length: o.kills }, () => killing(drawn(victims, random))),
        ...Array.from({ length: o.providerFaults ?? 0 }, () => providerFaults(lay)).flat(),
        ...(o.faults ?? []),
      ],
      random,
      say,
    )
    onPost = blows.onPost

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
    const said: Said[] = []
    const write = async (person: (typeof people)[number]) => {
      const from = performance.now()
      const key = await provider.inbound(person.phone, {
        to: person.agency.number.phoneNumberId,
        name: person.name,
        text: speech(random),
      })
      sent.get(person.phone)?.push(key)
      said.push({ key, from, to: performance.now() })
    }
    for (const person of people) await write(person)
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

    const apiTexts: string[] = []
    const reply = async (person: (typeof people)[number], text: string) => {
      const from = performance.now()
      apiTexts.push(text)
      await sendByApi(anyWeb, keyFor(person.agency, text), conversations.get(person.phone) ?? '', text)
      said.push({ key: text, from, to: performance.now() })
    }
    /** So many messages of people, and half as many replies, in a drawn order. */
    const talk = async (messages: number, replies: readonly string[]) => {
      const actions = shuffle([...Array.from({ length: messages }, () => ''), ...replies], random)
      const draws = actions.map((text) => ({ text, person: drawn(people, random) }))
      await eachOf(draws, 8, async ({ text, person }) => {
        await until('the faults to keep up', blows.inStep, PATIENCE_MS)
        await (text === '' ? write(person) : reply(person, text))
      })
    }

    await provider.setFaults(usualFaults)
    blows.begin(relay.posts(), o.inbound - people.length)
    const replies = Array.from({ length: Math.floor(o.inbound / 2) }, (_, i) => `Réponse n° ${i + 1}`)
    await talk(o.inbound - people.length, replies)
    say('everything is said')

    await until('every blow to have fallen', () => {
      blows.hurry()
      return blows.done()
    })
    await blows.settled()
    const settling = { query, clock, processes, provider, say }
    const periods = [...blows.periods]
    if (o.outageMinutes !== undefined) {
      const name = `provider down for ${o.outageMinutes} min of business time`
      const period: Period = { name, from: performance.now(), to: Number.POSITIVE_INFINITY }
      say(name)
      await lay(name, { providerDown: true })
      const minutes = o.outageMinutes
      const late = Array.from({ length: people.length }, (_, i) => `Pendant la panne n° ${i + 1}`)
      await Promise.all([talk(people.length, late), through(settling, minutes * 60_000)])
      await lay(name, null)
      period.to = performance.now()
      periods.push(period)
    }
    await provider.setFaults({})
    await settle(settling)

    const stats = await provider.stats()
    const { figures, troubled } = await count({
      superuser: connected,
      stats,
      sightings: relay.sightings,
      sent,
      apiTexts,
    })
    const stops = await Promise.all(processes.map((p) => p.stop()))
    const { sendRequests, accepted, answersLost, resets, rejectedByCode, webhooks } = stats
    return {
      ...figures,
      seed: o.seed,
      kills: o.kills,
      starts: processes.reduce((sum, p) => sum + p.starts(), 0),
      gracefulStops: stops.filter(Boolean).length,
      processes: processes.length,
      said,
      periods,
      troubled,
      skewed: o.servers.filter(({ skewMs = 0 }) => skewMs !== 0),
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

function drawn<T>(items: readonly T[], random: Random): T {
  const item = items[Math.floor(random.next() * items.length)]
  if (item === undefined) throw new Error('nothing to draw from')
  return item
}

/** The key a text is sent with, however often it is sent. */
function keyFor(agency: Agency, text: string): string {
  return agency.apiKeys[Number(/\d+$/.exec(text)?.[0] ?? 0) % agency.apiKeys.length] ?? ''
}

/** Says it once to the API however often that takes: the key makes it one message. */
async function sendByApi(
  anyWeb: () => string | null,
  apiKey: string,
  conversationId: string,
  text: string,
): Promise<void> {
  await until(`the API to take "${text}"`, async () => {
    const base = anyWeb()
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

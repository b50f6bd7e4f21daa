import { once } from 'node:events'
import { request } from 'node:http'
import { createInterface } from 'node:readline'
import { setTimeout as pause } from 'node:timers/promises'
import { percentile } from '../load/latency.ts'
import { callOnce, paced } from '../load/paced.ts'
import { hereAndNow } from '../provider.ts'
import type { Result } from '../result.ts'
import type { MeasuredServer, Stage } from '../stage.ts'
import { inboundWebhook } from './webhooks.ts'

const VISIBLE_RATE = 100
const AGENT_RATE = 10
const PATIENCE_MS = 60_000

type Live = { topic: string; id: string; kind: string; conversationId?: string }

/** A signed-in screen: every live event of the organisation with the moment it came. */
async function openScreen(stage: Stage, server: MeasuredServer) {
  const seen: (Live & { at: number })[] = []
  const call = request(`${server.url}/api/v1/events/stream`, { headers: stage.largest.people[0] ?? {} })
  call.end()
  const [answer] = await once(call, 'response')
  answer.on('error', () => undefined)
  createInterface({ input: answer })
    .on('error', () => undefined)
    .on('line', (line: string) => {
      if (line.startsWith('data: ')) seen.push({ ...(JSON.parse(line.slice(6)) as Live), at: hereAndNow() })
    })
  return { seen, close: () => call.destroy() }
}

async function waitFor(what: string, probe: () => boolean | Promise<boolean>): Promise<void> {
  const began = performance.now()
  while (!(await probe())) {
    if (performance.now() - began > PATIENCE_MS) throw new Error(`waited in vain for ${what}`)
    await pause(50)
  }
}

/** Webhook → on an open screen; and person's message → the assistant's answer in the queue. */
export async function measureInbox(stage: Stage, server: MeasuredServer): Promise<Result[]> {
  const screen = await openScreen(stage, server)
  try {
    // As with the other rows the first round is not counted: code and plans are made in it.
    await measureVisible({ ...stage, seconds: 2, say: () => undefined }, server, screen)
    await measureAgent({ ...stage, seconds: 2, say: () => undefined }, server, screen)
    await allWorkDone(stage)
    return [await measureVisible(stage, server, screen), await measureAgent(stage, server, screen)]
  } finally {
    screen.close()
  }
}

/** Waits until the workers have nothing left to do. */
async function allWorkDone(stage: Stage): Promise<void> {
  await waitFor('the workers to come to rest', async () => {
    const left = await stage.superuser.query<{ n: number }>(
      `select (select count(*) from app.inbound_events where state = 'PENDING')::int
            + (select count(*) from app.jobs where state = 'PENDING' and due_at <= now())::int
            + (select count(*) from app.messages where status = 'QUEUED')::int as n`,
    )
    return left.rows[0]?.n === 0
  })
}

type Screen = Awaited<ReturnType<typeof openScreen>>

async function send(server: MeasuredServer, from: string, text: string): Promise<{ providerId: string }> {
  const { path, headers, body, providerId } = inboundWebhook(1, from, text)
  await callOnce(`${server.url}${path}`, 'POST', headers, body)
  return { providerId }
}

/** Our message id and conversation of each provider id. */
async function identify(
  stage: Stage,
  providerIds: readonly string[],
): Promise<Map<string, { id: string; conversation: string }>> {
  const rows = await stage.superuser.query<{ provider_id: string; id: string; conversation_id: string }>(
    'select provider_id, id, conversation_id from app.messages where org_id = $1 and provider_id = any ($2)',
    [stage.largest.orgId, providerIds],
  )
  return new Map(rows.rows.map((row) => [row.provider_id, { id: row.id, conversation: row.conversation_id }]))
}

async function measureVisible(stage: Stage, server: MeasuredServer, screen: Screen): Promise<Result> {
  // People a human talks to: the assistant's work is the other row.
  const phones = (
    await stage.superuser.query<{ value: string }>(
      `select substring(i.value from 2) as value from app.conversations v join app.channel_identities i on i.org_id = v.org_id and i.id = v.identity_id
        where v.org_id = $1 and v.handled_by = 'HUMAN' order by v.id limit 800`,
      [stage.largest.orgId],
    )
  ).rows.map((row) => row.value)
  const sent = new Map<string, number>()
  await paced(VISIBLE_RATE, stage.seconds * 2, hereAndNow, async (n, due) => {
    const { providerId } = await send(server, phones[n % phones.length] ?? '', 'Merci, à samedi')
    sent.set(providerId, due)
  })
  await waitFor('every message on the screen', async () => (await identify(stage, [...sent.keys()])).size === sent.size)
  await pause(300)
  const known = await identify(stage, [...sent.keys()])
  const shown = new Map(
    screen.seen.filter((e) => e.topic === 'message' && e.kind === 'received').map((e) => [e.id, e.at]),
  )
  const latencies = [...sent].flatMap(([providerId, due]) => {
    const at = shown.get(known.get(providerId)?.id ?? '')
    return at === undefined ? [] : [at - due]
  })
  const p95 = percentile(latencies, 0.95)
  const detail = `${latencies.length} of ${sent.size} seen, p50 ${percentile(latencies, 0.5).toFixed(0)} ms, p99 ${percentile(latencies, 0.99).toFixed(0)} ms`
  stage.say(`webhook → visible at ${VISIBLE_RATE}/s: p95 ${p95.toFixed(0)} ms (${detail})`)
  return {
    name: 'webhook → visible in the inbox at 100/s, p95',
    measure: 'ms',
    value: p95,
    floor: 500,
    aim: 200,
    less: true,
    detail,
  }
}

const wishes = [
  'Bonjour, je cherche un appartement à acheter à Maarif, 2 chambres, budget 120 millions',
  'salam bghit nechri appartement f maarif fih 2 byout',
  'Bonjour, une villa à louer à Anfa ?',
  'السلام عليكم، بغيت نشري شقة في المعاريف',
]

async function measureAgent(stage: Stage, server: MeasuredServer, screen: Screen): Promise<Result> {
  await allWorkDone(stage)
  const base = Math.floor((performance.timeOrigin + performance.now()) / 1000) % 100_000
  const sent = new Map<string, number>()
  await paced(AGENT_RATE, stage.seconds * 2, hereAndNow, async (n, due) => {
    // Everybody new: twelve digits, the last three count.
    const phone = `2126${String(base).padStart(5, '0')}${String(n).padStart(3, '0')}`
    const { providerId } = await send(server, phone, wishes[n % wishes.length] ?? '')
    sent.set(providerId, due)
  })
  let latencies: number[] = []
  await waitFor('an answer to everybody', async () => {
    const known = await identify(stage, [...sent.keys()])
    const queued = new Map(
      screen.seen.filter((e) => e.topic === 'message' && e.kind === 'queued').map((e) => [e.conversationId, e.at]),
    )
    latencies = [...sent].flatMap(([providerId, due]) => {
      const at = queued.get(known.get(providerId)?.conversation)
      return at === undefined ? [] : [at - due]
    })
    return latencies.length === sent.size
  })
  const p95 = percentile(latencies, 0.95)
  const detail = `new people at ${AGENT_RATE}/s, p50 ${percentile(latencies, 0.5).toFixed(0)} ms, p99 ${percentile(latencies, 0.99).toFixed(0)} ms`
  stage.say(`agent, message → reply queued: p95 ${p95.toFixed(0)} ms (${detail})`)
  return {
    name: 'agent: message → reply queued, p95',
    measure: 'ms',
    value: p95,
    floor: 150,
    aim: 60,
    less: true,
    detail,
  }
}

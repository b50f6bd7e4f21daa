import { createHash, randomBytes } from 'node:crypto'
import { median, percentile } from '../load/latency.ts'
import { callOnce, paced } from '../load/paced.ts'
import { hereAndNow, type SlowProvider } from '../provider.ts'
import type { Result } from '../result.ts'
import { type MeasuredServer, type Stage, startServer } from '../stage.ts'

const DRAINED = 3_000
const HANDED_RATE = 200
/** A fresh process compiles its own code while these pass. */
const WARM_SECONDS = 8
const KEYS = 40

/** Opens the reply windows of so many conversations per organisation; numbers send as fast as the provider ever allows. */
async function openWindows(stage: Stage, perOrg: number): Promise<void> {
  await stage.superuser.query('set session_replication_role = replica')
  // What a run that was broken off left on its way would hold up its conversation in this one.
  await stage.superuser.query(
    `update app.messages set status = 'CANCELLED', lease_until = null where status in ('QUEUED', 'SENDING')`,
  )
  await stage.superuser.query(
    'update app.channel_accounts set messages_per_second = 1000 where messages_per_second < 1000',
  )
  await stage.superuser.query(
    `update app.conversations v set window_expires_at = now() + interval '1 day'
       from bench.org o, lateral (select c.id from app.conversations c where c.org_id = o.org_id order by c.id limit $1) t
      where v.org_id = o.org_id and v.id = t.id`,
    [perOrg],
  )
  await stage.superuser.query('set session_replication_role = origin')
}

async function queueBatch(stage: Stage, count: number): Promise<void> {
  await stage.superuser.query('set session_replication_role = replica')
  await stage.superuser.query(
    `insert into app.messages (org_id, conversation_id, contact_id, account_id, identity_id, channel, direction, origin, type, text, payload, status, purpose, due_at, author)
     select v.org_id, v.id, v.contact_id, v.account_id, v.identity_id, 'WHATSAPP', 'OUT', 'API', 'text', 'Bonjour',
            '{"content": {"type": "text", "body": "Bonjour"}}', 'QUEUED', 'REPLY', now(), 'system'
       from app.conversations v where v.window_expires_at > now() + interval '1 hour' order by v.id limit $1`,
    [count],
  )
  await stage.superuser.query('set session_replication_role = origin')
}

/** How fast one worker process empties the queue against a provider that takes five milliseconds. */
export async function measureDrain(stage: Stage, provider: SlowProvider): Promise<Result[]> {
  const orgs = await stage.superuser.query<{ n: number }>('select count(*)::int as n from bench.org')
  await openWindows(stage, Math.ceil((DRAINED * 1.3) / (orgs.rows[0]?.n ?? 1)))
  const worker = await startServer(stage, 'worker', provider.url)
  const rates: number[] = []
  let memory = worker.memory()
  try {
    for (let round = 0; round <= stage.rounds; round += 1) {
      await queueBatch(stage, DRAINED)
      const arrivals = [...(await provider.take(DRAINED)).values()].sort((a, b) => a - b)
      const seconds = ((arrivals.at(-1) ?? 0) - (arrivals[0] ?? 0)) / 1000
      if (round > 0) rates.push((arrivals.length - 1) / seconds)
      stage.say(`outbound drain, round ${round}: ${Math.round((arrivals.length - 1) / seconds)}/s`)
    }
    memory = worker.memory()
  } finally {
    await worker.stop()
  }
  return [
    {
      name: 'outbound drain against a 5 ms provider',
      measure: 'per second',
      value: median(rates),
      floor: 1200,
      aim: 3000,
      less: false,
      detail: `${DRAINED} messages of all organisations, one worker process, highest memory ${memory.peak} MB`,
    },
  ]
}

async function apiKeys(stage: Stage): Promise<string[]> {
  const secrets = Array.from({ length: KEYS }, () => `atlas_${randomBytes(24).toString('base64url')}`)
  for (const secret of secrets)
    await stage.superuser.query(
      `insert into app.api_keys (org_id, name, prefix, secret_hash, scopes) values ($1, 'Bench', $2, $3, '{message.send,dossier.read}')`,
      [stage.largest.orgId, secret.slice(0, 12), createHash('sha256').update(secret).digest()],
    )
  return secrets
}

/** From the API's "queued" to the provider's hands, at a steady rate. */
export async function measureHanded(stage: Stage, server: MeasuredServer, provider: SlowProvider): Promise<Result> {
  await openWindows(stage, 1_500)
  const keys = await apiKeys(stage)
  const conversations = (
    await stage.superuser.query<{ id: string }>(
      `select id from app.conversations where org_id = $1 and window_expires_at > now() + interval '1 hour' order by id`,
      [stage.largest.orgId],
    )
  ).rows.map((row) => row.id)
  const queued = new Map<string, number>()
  let refused = ''
  const sendOne = async (n: number) => {
    const answer = await callOnce(
      `${server.url}/api/v1/outbound/messages`,
      'POST',
      {
        'content-type': 'application/json',
        authorization: `Bearer ${keys[n % keys.length]}`,
        'idempotency-key': randomBytes(9).toString('hex'),
      },
      JSON.stringify({ conversationId: conversations[n % conversations.length], text: 'Bonjour' }),
    )
    if (answer.status === 202) queued.set((JSON.parse(answer.body) as { id: string }).id, hereAndNow())
    else refused = `${answer.status} ${answer.body}`
  }
  // The first seconds are not counted: code and plans are made in them.
  await paced(HANDED_RATE, WARM_SECONDS, hereAndNow, sendOne)
  await provider.take(queued.size)
  queued.clear()
  await paced(HANDED_RATE, stage.seconds * 2, hereAndNow, sendOne)
  if (refused !== '') throw new Error(`the API refused a message of the bench: ${refused}`)
  const arrivals = await provider.take(queued.size)
  const latencies = [...queued].map(([id, at]) => Math.max(0, (arrivals.get(id) ?? Number.POSITIVE_INFINITY) - at))
  const p99 = percentile(latencies, 0.99)
  const detail = `${latencies.length} messages, p50 ${percentile(latencies, 0.5).toFixed(1)} ms, p95 ${percentile(latencies, 0.95).toFixed(1)} ms`
  stage.say(`queued → handed at ${HANDED_RATE}/s: p99 ${p99.toFixed(1)} ms (${detail})`)
  return {
    name: 'queued → handed to the provider at 200/s, p99',
    measure: 'ms',
    value: p99,
    floor: 50,
    aim: 30,
    less: true,
    detail,
  }
}

import { percentile } from '../load/latency.ts'
import { callOnce, paced } from '../load/paced.ts'
import { httpLoad, requestText } from '../load/run.ts'
import { hereAndNow } from '../provider.ts'
import type { Result } from '../result.ts'
import { CONNECTIONS, type MeasuredServer, type Stage } from '../stage.ts'
import { inboundWebhook } from './webhooks.ts'

const RATE = 500

const phone = (n: number) => `2126770${String(10_000 + (n % 5_000))}`

/** Webhook intake: signature, store, answer. At the promised rate, then as fast as it goes. */
export async function measureIntake(stage: Stage, server: MeasuredServer): Promise<Result[]> {
  const orgs = await stage.superuser.query<{ n: number }>('select count(*)::int as n from bench.org')
  const count = orgs.rows[0]?.n ?? 1
  const latencies: number[] = []
  let refused = 0
  await paced(RATE, stage.seconds * 2, hereAndNow, async (n, due) => {
    const { path, headers, body } = inboundWebhook(1 + (n % count), phone(n), 'Bonjour')
    const answer = await callOnce(`${server.url}${path}`, 'POST', headers, body)
    if (answer.status !== 200) refused += 1
    if (n > RATE / 2) latencies.push(hereAndNow() - due)
  })
  const p99 = percentile(latencies, 0.99)
  const detail = `${RATE}/s held: ${refused} refused, p50 ${percentile(latencies, 0.5).toFixed(1)} ms`
  stage.say(`webhook intake at ${RATE}/s: p99 ${p99.toFixed(1)} ms (${detail})`)
  const full = await httpLoad({
    url: server.url,
    requests: Array.from({ length: 20_000 }, (_, n) => {
      const { path, headers, body } = inboundWebhook(1 + (n % count), phone(n), 'Bonjour')
      const { 'content-type': _type, ...rest } = headers
      return requestText('POST', path, rest, body)
    }),
    connections: CONNECTIONS,
    seconds: stage.seconds,
  })
  stage.say(`webhook intake, as fast as it goes: ${Math.round(full.perSecond)}/s`)
  await stage.superuser.query("delete from app.inbound_events where state = 'PENDING'")
  return [
    { name: 'webhook intake at 500/s, p99', measure: 'ms', value: p99, floor: 50, aim: 50, less: true, detail },
    {
      name: 'webhook intake, as fast as it goes',
      measure: 'per second',
      value: full.perSecond,
      floor: 500,
      aim: 1500,
      less: false,
      detail: `${full.failed} failed, p99 ${full.p99.toFixed(0)} ms`,
    },
  ]
}

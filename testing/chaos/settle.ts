import type pg from 'pg'
import type { OffsetClock } from '#platform/clock'
import type { Provider } from './provider.ts'
import type { ServerProcess } from './servers.ts'
import { until } from './wait.ts'

/** How far business time moves when nothing moves by itself any more: past leases, back-off and the wait for a status. */
const SETTLE_STEP_MS = 6 * 60_000
const SETTLE_ROUNDS = 12
/** How often the servers look while the provider is away, in business time. */
const OUTAGE_STEP_MS = 2 * 60_000

/** What it takes to move the time of a storm. */
export type Settling = {
  query<R extends pg.QueryResultRow>(text: string, values?: unknown[]): Promise<R[]>
  /** Business time as the storm knows it. */
  clock: OffsetClock
  processes: readonly ServerProcess[]
  provider: Provider
  say(line: string): void
}

type Open = { due: number; later: number }

/** What is due by now, and what waits for its time too; null when the database did not answer. */
async function look(s: Settling): Promise<Open | null> {
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

/** Moves business time everywhere. The other processes learn it by being killed and started again: one more death each. */
async function move(s: Settling, ms: number): Promise<void> {
  const teller = s.processes.find((p) => p.url() !== null)
  const answer = await fetch(`${teller?.url()}/api/v1/dev/clock/advance`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ ms }),
  })
  if (!answer.ok) throw new Error(`the clock does not move: ${answer.status} ${await answer.text()}`)
  await s.provider.advance(ms)
  s.clock.setOffset(s.clock.offset() + ms)
  await Promise.all(
    s.processes
      .filter((p) => p !== teller)
      .map(async (p) => {
        await p.kill()
        await p.start()
      }),
  )
}

/** Lets business time pass in steps while the provider is away; in each step everything due is tried. */
export async function through(s: Settling, ms: number): Promise<void> {
  for (let passed = 0; passed < ms; passed += OUTAGE_STEP_MS) {
    await move(s, OUTAGE_STEP_MS)
    await until('everything due to be tried', async () => (await look(s))?.due === 0)
    s.say(`the provider is away for ${(passed + OUTAGE_STEP_MS) / 60_000} min; ${(await look(s))?.later} wait`)
  }
}

/**
 * Lets everything come to rest: what is due is waited for; what waits for its time gets it, by the injected clock.
 */
export async function settle(s: Settling): Promise<void> {
  for (let round = 1; round <= SETTLE_ROUNDS; round += 1) {
    let open: Open = { due: 1, later: 1 }
    await until('everything due to be worked off', async () => {
      // Quiet before and after the look: a webhook held back by the provider would come after a look that saw nothing.
      const before = (await s.provider.stats()).pending
      open = (await look(s)) ?? open
      return open.due === 0 && before + (await s.provider.stats()).pending === 0
    })
    if (open.later === 0) return
    s.say(`round ${round}: ${open.later} wait for their time; the clock moves`)
    await move(s, SETTLE_STEP_MS)
  }
}

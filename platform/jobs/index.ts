import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { isoAt, monotonicMs } from '#platform/clock'
import {
  type Actor,
  type Platform,
  type RequestContext,
  runInOrg,
  runOnPlatform,
  wakeAfterCommit,
} from '#platform/context'
import { jsonb, later } from '#platform/db'
import { backoffMs } from './backoff.ts'
import { createLoop, type Loop } from './loop.ts'

export { backoffMs } from './backoff.ts'
export { gather } from './gather.ts'
export { createLoop, type Loop } from './loop.ts'

/** What kind of work it is. */
export type JobKind = {
  kind: string
  /** A person waits for it: it has places of its own, before all other jobs. */
  urgent?: boolean
}

/** Work of one kind. Runs inside its organisation in one transaction; done and its effects commit together. */
export type JobHandler = JobKind & {
  /** Who the work is done as; the job itself unless told. */
  actor?: Actor
  run(
    ctx: RequestContext,
    payload: Record<string, unknown>,
    job: { key: string; attempts: number },
  ): Promise<void> | void
}

export type EnqueueOptions = {
  /** At most one pending job per kind and key; a second request while one runs makes it run once more. */
  key: string
  payload?: Record<string, unknown>
  /** Epoch milliseconds of the injected clock; now when absent. */
  dueAt?: number
  maxAttempts?: number
}

/** Tries of a job that nobody says otherwise about. */
const MAX_ATTEMPTS = 8

/** Asks for work in the caller's transaction: rolled back with it, seen by a worker only after commit. */
export function enqueue(ctx: RequestContext, of: JobKind | string, options: EnqueueOptions): void {
  const { kind, urgent = false }: JobKind = typeof of === 'string' ? { kind: of } : of
  const due = isoAt(options.dueAt ?? ctx.clock.now())
  later(
    ctx.db,
    sql`
    insert into app.jobs (kind, key, payload, due_at, max_attempts)
    values (${kind}, ${options.key}, ${jsonb(options.payload ?? {})}, ${due}, ${options.maxAttempts ?? MAX_ATTEMPTS})
    on conflict (org_id, kind, key) where state = 'PENDING'
    do update set payload = excluded.payload, due_at = least(jobs.due_at, excluded.due_at), generation = jobs.generation + 1`,
  )
  wakeAfterCommit(ctx, urgent ? 'urgent' : 'jobs')
}

/** Withdraws a pending job. */
export function cancelJob(ctx: RequestContext, kind: string, key: string): void {
  later(
    ctx.db,
    ctx.db.deleteFrom('jobs').where('kind', '=', kind).where('key', '=', key).where('state', '=', 'PENDING'),
  )
}

/**
 * Withdraws every pending job of this kind whose key begins with `prefix`, however many there are.
 * @param after only those that are due later than this, in epoch milliseconds: who is due already keeps its turn
 */
export function cancelJobsUnder(ctx: RequestContext, kind: string, prefix: string, after?: number): void {
  const ahead = after === undefined ? sql`` : sql`and due_at > ${isoAt(after)}::timestamptz`
  later(
    ctx.db,
    sql`delete from app.jobs where kind = ${kind} and starts_with(key, ${prefix}) and state = 'PENDING' ${ahead}`,
  )
}

/**
 * Asks for work at another time than before, also from inside the very job: what is pending is withdrawn first. (Asking
 * twice keeps the earlier time, and that of a job that runs is over already: it would run again at once.)
 */
export function putOff(ctx: RequestContext, of: JobKind | string, options: EnqueueOptions & { dueAt: number }): void {
  cancelJob(ctx, typeof of === 'string' ? of : of.kind, options.key)
  enqueue(ctx, of, options)
}

const LEASE_S = 30
const BATCH = 20

type Claimed = {
  org_id: string
  id: string
  kind: string
  key: string
  payload: Record<string, unknown>
  generation: number
  attempts: number
  max_attempts: number
  correlation_id: string | null
}

/** Claims due jobs of these kinds and runs them. Refuses two handlers for one kind. */
export function createJobWorker(
  platform: Platform,
  handlers: readonly JobHandler[],
  options: { queue: 'jobs' | 'urgent'; concurrency?: number; role?: Loop['role']; leaseS?: number },
): Loop {
  const byKind = new Map<string, JobHandler>()
  for (const handler of handlers) {
    if (byKind.has(handler.kind)) throw new Error(`two handlers for job ${handler.kind}`)
    byKind.set(handler.kind, handler)
  }
  const kinds = [...byKind.keys()]

  const runOne = async (job: Claimed): Promise<void> => {
    const handler = byKind.get(job.kind)
    if (!handler) return
    const correlationId = job.correlation_id ?? randomUUID()
    const where = { orgId: job.org_id, actor: handler.actor ?? { kind: 'job' as const, id: job.kind }, correlationId }
    const began = monotonicMs()
    try {
      await runInOrg(platform, where, async (ctx) => {
        await handler.run(ctx, job.payload, { key: job.key, attempts: job.attempts })
        await finish(ctx, job)
      })
      platform.metrics.jobs.inc({ kind: job.kind, outcome: 'done' })
    } catch (error) {
      if (error instanceof DoneByAnother) {
        platform.log.warn({ job: job.kind, id: job.id, correlationId }, 'job was done by another worker')
        return
      }
      const dead = job.attempts >= job.max_attempts
      platform.metrics.jobs.inc({ kind: job.kind, outcome: dead ? 'dead' : 'retry' })
      platform.log.error({ err: error, job: job.kind, id: job.id, correlationId }, 'job failed')
      await runInOrg(platform, where, (ctx) => postpone(ctx, job, dead, error)).catch(() => undefined)
    }
    platform.metrics.jobSeconds.observe({ kind: job.kind }, (monotonicMs() - began) / 1000)
  }

  return createLoop({
    name: options.queue,
    ...(options.role ? { role: options.role } : {}),
    idleMs: 500,
    concurrency: options.concurrency ?? 4,
    onWake: (listener) => platform.bus.onWake(options.queue, listener),
    async claim(limit) {
      if (kinds.length === 0) return []
      const found =
        await sql<Claimed>`select * from app.claim_jobs(${kinds}::text[], ${Math.min(limit, BATCH)}, make_interval(secs => ${options.leaseS ?? LEASE_S}))`.execute(
          runOnPlatform(platform, 'job:claim', ''),
        )
      return found.rows
    },
    run: runOne,
    onError: (error) => platform.log.warn({ err: error }, 'job loop'),
  })
}

/** Our lease ran out while we worked, and whoever took the job over was faster. */
class DoneByAnother extends Error {}

/**
 * Done, unless it was asked for again while it ran: then it waits for its next turn. Of two workers that run one job (a
 * lease that ran out, a clock that is ahead) the first to come here wins; the other's work is rolled back.
 */
async function finish(ctx: RequestContext, job: Claimed): Promise<void> {
  const found = await sql<{ open: boolean }>`
    with held as materialized (
      select id, state = 'PENDING' and attempts >= ${job.attempts} as open from app.jobs where id = ${job.id} for update
    ), done as (
      update app.jobs j set state = case when generation = ${job.generation} then 'DONE' else 'PENDING' end,
             lease_until = null, attempts = case when generation = ${job.generation} then attempts else 0 end,
             finished_at = app.app_now(), error = null
        from held where j.id = held.id and held.open
    )
    select open from held`.execute(ctx.db)
  // No row: the job was withdrawn or put off while it ran.
  if (found.rows[0]?.open === false) throw new DoneByAnother()
}

async function postpone(ctx: RequestContext, job: Claimed, dead: boolean, error: unknown): Promise<void> {
  await ctx.db
    .updateTable('jobs')
    .set({
      state: dead ? 'DEAD' : 'PENDING',
      lease_until: null,
      due_at: isoAt(ctx.clock.now() + backoffMs(job.attempts, Math.random)),
      error: error instanceof Error ? error.message : String(error),
      ...(dead ? { finished_at: isoAt(ctx.clock.now()) } : {}),
    })
    .where('id', '=', job.id)
    // Who took it over decides.
    .where('state', '=', 'PENDING')
    .where('attempts', '=', job.attempts)
    .execute()
}

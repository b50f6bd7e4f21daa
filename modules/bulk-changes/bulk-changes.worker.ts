import { memberGrant } from '#modules/identity'
import { monotonicMs } from '#platform/clock'
import { announce, type RequestContext, runInOrg } from '#platform/context'
import { toAppError } from '#platform/http'
import { enqueue, type JobHandler } from '#platform/jobs'
import {
  findBulk,
  finishBulk,
  type HeldBulk,
  nextPositions,
  setState,
  settleStep,
  takeStep,
} from './bulk-changes.repository.ts'
import { targetOf } from './bulk-changes.targets.ts'

export const BULK_JOB = 'bulk_changes.batch'
/** Records of one batch, and its longest time in milliseconds: well below the lease of a job. */
const BATCH = 25
const BATCH_MS = 8_000
/** A database that is busy for long delays a change, it does not end it. */
export const MAX_ATTEMPTS = 200

/** Does a batch of a change, then asks for the next; what is done is done, wherever it is cut off. */
export const bulkJob: JobHandler = { kind: BULK_JOB, run: (ctx, _payload, job) => workOn(ctx, job.key) }

/**
 * Changes, or returns, the next records of a change: each in a transaction of its own, as the person who asked, with
 * what they may do at that moment.
 */
export async function workOn(ctx: RequestContext, id: string, batch = BATCH): Promise<void> {
  const bulk = await findBulk(ctx, id)
  if (!bulk || (bulk.state !== 'RUNNING' && bulk.state !== 'UNDOING')) return
  const positions = await nextPositions(ctx, bulk, batch)
  const until = monotonicMs() + BATCH_MS
  for (const position of positions) {
    if (monotonicMs() > until) break
    await workOne(ctx, bulk, position)
  }
  if ((await nextPositions(ctx, bulk, 1)).length > 0) enqueue(ctx, BULK_JOB, { key: id, maxAttempts: MAX_ATTEMPTS })
  else if (bulk.state === 'RUNNING') finishBulk(ctx, id, 'DONE')
  else await setState(ctx, id, 'UNDONE')
  announce(ctx, { topic: 'bulk', id, kind: 'progress' })
}

async function workOne(ctx: RequestContext, bulk: HeldBulk, position: number): Promise<void> {
  const grant = await memberGrant(ctx, bulk.userId, bulk.roles)
  const person = {
    orgId: ctx.orgId,
    actor: { kind: 'user' as const, id: bulk.userId },
    correlationId: ctx.correlationId,
    locale: bulk.locale,
    ...(grant ?? { roles: [], permissions: { reach: () => null }, branchIds: [] }),
  }
  try {
    await runInOrg(ctx.platform, person, (own) =>
      bulk.state === 'RUNNING' ? change(own, bulk, position) : takeBack(own, bulk, position),
    )
  } catch (error) {
    const refusal = toAppError(error)
    // Nobody's refusal: the whole batch is tried again later.
    if (refusal.status === 503) throw error
    if (refusal.status === 500) ctx.platform.log.error({ err: error, bulk: bulk.id, position }, 'bulk change failed')
    const { code, params } = refusal
    const state = bulk.state === 'RUNNING' ? 'REFUSED' : 'KEPT'
    await runInOrg(ctx.platform, person, (own) => settleStep(own, bulk, position, { state, refusal: { code, params } }))
  }
}

async function change(own: RequestContext, bulk: HeldBulk, position: number): Promise<void> {
  const step = await takeStep(own, bulk, position)
  if (!step) return
  const afterVersion = await targetOf(bulk.list).work(bulk.command).act(own, step)
  if (afterVersion === step.version) settleStep(own, bulk, position, { state: 'SAME' })
  else settleStep(own, bulk, position, { state: 'DONE', afterVersion })
}

async function takeBack(own: RequestContext, bulk: HeldBulk, position: number): Promise<void> {
  const step = await takeStep(own, bulk, position)
  if (!step) return
  await targetOf(bulk.list).work(bulk.command).takeBack(own, step)
  settleStep(own, bulk, position, { state: 'UNDONE' })
}

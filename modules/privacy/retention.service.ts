import { Temporal } from 'temporal-polyfill'
import { isoAt } from '#platform/clock'
import type { RequestContext } from '#platform/context'
import { versionConflict } from '#platform/errors'
import { authorise } from '#platform/http'
import { enqueue, type JobHandler } from '#platform/jobs'
import { eraseUnhindered } from './erasure.service.ts'
import { blankRawEvents, noteChecked, saveRules } from './privacy.repository.ts'
import type { RetentionChange, RetentionPlan, RetentionQuery, RetentionRules } from './privacy.schema.ts'
import { countRawEvents, readRules, staleContacts } from './privacy.views.ts'

const RETENTION_JOB = 'privacy.retention'
const ERASE_JOB = 'privacy.erase_stale'
const DAY_MS = 24 * 3_600_000
const COUNTED = 1_000
const SHOWN = 20
/** Of one night; the next one goes on. */
const CONTACTS_A_NIGHT = 200
const EVENTS_A_PIECE = 5_000

/**
 * The rules as they stand, and what they will erase next; or what other rules would: `query` names those that are tried
 * out, 0 for "keep". Changes nothing.
 */
export async function retention(ctx: RequestContext, query: RetentionQuery): Promise<RetentionPlan> {
  authorise(ctx, 'settings.read')
  const standing = await readRules(ctx)
  const tried = (asked: number | undefined, stands: number | null) => (asked === undefined ? stands : asked || null)
  const rules: RetentionRules = {
    staleContactMonths: tried(query.staleContactMonths, standing.rules.staleContactMonths),
    rawEventDays: tried(query.rawEventDays, standing.rules.rawEventDays),
    legalHoldYears: query.legalHoldYears ?? standing.rules.legalHoldYears,
  }
  const [stale, rawEvents] = await Promise.all([
    staleUnder(ctx, rules, COUNTED),
    rules.rawEventDays === null ? 0 : countRawEvents(ctx, daysAgo(ctx, rules.rawEventDays), 100_000),
  ])
  return {
    rules,
    version: standing.version,
    checkedAt: standing.checkedAt,
    contacts: { count: stale.length, oldest: stale.slice(0, SHOWN) },
    rawEvents: { count: rawEvents },
  }
}

/** Changes the rules; they are applied the next night, and each night from then on. 409 when they changed meanwhile. */
export async function changeRetention(
  ctx: RequestContext,
  { version, ...rules }: RetentionChange,
): Promise<RetentionPlan> {
  authorise(ctx, 'settings.write')
  if (!(await saveRules(ctx, rules, version))) throw versionConflict(await retention(ctx, {}))
  nextNight(ctx)
  return retention(ctx, {})
}

/** One night: asks for the erasure of whoever is due and blanks what is; comes back while there is more to do. */
export const retentionJob: JobHandler = {
  kind: RETENTION_JOB,
  async run(ctx, _payload, { key }) {
    const { rules } = await readRules(ctx)
    for (const { id } of await staleUnder(ctx, rules, CONTACTS_A_NIGHT)) enqueue(ctx, ERASE_JOB, { key: id })
    const blanked =
      rules.rawEventDays === null ? 0 : await blankRawEvents(ctx, daysAgo(ctx, rules.rawEventDays), EVENTS_A_PIECE)
    noteChecked(ctx)
    if (blanked === EVENTS_A_PIECE) enqueue(ctx, RETENTION_JOB, { key })
    else if (rules.staleContactMonths !== null || rules.rawEventDays !== null) nextNight(ctx)
  },
}

/** One person, judged again at the moment it happens: whoever wrote meanwhile, or is held by something, stays. */
export const eraseStaleJob: JobHandler = {
  kind: ERASE_JOB,
  async run(ctx, _payload, { key }) {
    const { rules } = await readRules(ctx)
    const due = await staleUnder(ctx, rules, CONTACTS_A_NIGHT)
    if (due.some(({ id }) => id === key)) await eraseUnhindered(ctx, key)
  },
}

async function staleUnder(ctx: RequestContext, rules: RetentionRules, limit: number) {
  if (rules.staleContactMonths === null) return []
  const now = Temporal.Instant.fromEpochMilliseconds(ctx.clock.now()).toZonedDateTimeISO('UTC')
  const before = now.subtract({ months: rules.staleContactMonths }).epochMilliseconds
  const heldSince = now.subtract({ years: rules.legalHoldYears }).epochMilliseconds
  return staleContacts(ctx, isoAt(before), isoAt(heldSince), limit)
}

const daysAgo = (ctx: RequestContext, days: number) => isoAt(ctx.clock.now() - days * DAY_MS)

/** Asks for the next run: at two in the morning, UTC, once however often it is asked for. */
function nextNight(ctx: RequestContext): void {
  const day = (Math.floor(ctx.clock.now() / DAY_MS) + 1) * DAY_MS
  enqueue(ctx, RETENTION_JOB, { key: isoAt(day).slice(0, 10), dueAt: day + 2 * 3_600_000 })
}

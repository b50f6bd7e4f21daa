import { refuseUnknown } from '#modules/reference-data'
import { activeWorkflow, mainPath, workflowVersions } from '#modules/workflows'
import { localDay } from '#platform/clock'
import type { RequestContext } from '#platform/context'
import { invalidField } from '#platform/errors'
import type { Scope } from './figures.policy.ts'
import { boundsOf, bucketAt, type Days, intervalFor, periodOf } from './reports.rules.ts'
import type { ScopeQuery } from './reports.schema.ts'
import { organizationZone } from './reports.views.ts'

/** A report's question, understood: its days, the zone they are judged in, and what it keeps. */
export type Asked = { days: Days; timeZone: string; scope: Scope; scopeOf(days: Days): Scope }

/** Reads what every report is asked with. 400 names the field when a day does not exist or the period is no period. */
export async function readScope(ctx: RequestContext, query: ScopeQuery): Promise<Asked> {
  const [timeZone, versions, reached] = await Promise.all([
    organizationZone(ctx),
    workflowVersions(ctx),
    reachedStep(ctx, query),
    refuseUnknown(ctx, 'SOURCE', query.source, 'query.source'),
  ])
  const whole = periodOf({ ...query, period: query.period ?? 'days30' }, localDay(ctx.clock.now(), timeZone))
  if ('field' in whole) throw invalidField(whole.field, whole.code)
  const days = bucketOf(whole, query)
  const { branchId, agentId, source, caseType, annonceId, reason, currency } = query
  const goals = versions.map(({ id, definition }) => ({ versionId: id, status: mainPath(definition).at(-1) ?? '' }))
  const scopeOf = (of: Days): Scope => ({
    ...boundsOf(of, timeZone),
    branchId,
    agentId,
    source,
    caseType,
    annonceId,
    reason,
    currency,
    reached,
    goals,
  })
  return { days, timeZone, scope: scopeOf(days), scopeOf }
}

/** The part of the period that was clicked on. */
function bucketOf(days: Days, query: ScopeQuery): Days {
  if (query.bucket === undefined) return days
  const bucket = bucketAt(days, query.interval ?? intervalFor(days), query.bucket)
  if (!bucket) throw invalidField('query.bucket', 'UNKNOWN')
  return bucket
}

/** The place of a step on the main line of its case type. */
async function reachedStep(ctx: RequestContext, query: ScopeQuery): Promise<Scope['reached']> {
  if (query.step === undefined) return undefined
  if (query.caseType === undefined) throw invalidField('query.caseType', 'REQUIRED')
  const { definition } = await activeWorkflow(ctx, query.caseType)
  const path = mainPath(definition)
  const place = path.indexOf(query.step) + 1
  if (place === 0) throw invalidField('query.step', 'UNKNOWN')
  return { path, place }
}

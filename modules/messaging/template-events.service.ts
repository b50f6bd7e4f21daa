import type { AccountEvent, ErrorVerdict } from '#channels/kit'
import { isoAt } from '#platform/clock'
import { announce, type RequestContext } from '#platform/context'
import { enqueue } from '#platform/jobs'
import { isNews, statusAfterEvent } from './template-status.rules.ts'
import { SYNC_JOB } from './template-sync.job.ts'
import {
  accountOfTemplate,
  lockTold,
  stopTemplate,
  type TemplateChange,
  tellTemplates,
} from './templates.repository.ts'

type TemplateFact = Extract<AccountEvent, { language: string | null }>

const CATEGORIES = ['MARKETING', 'UTILITY', 'AUTHENTICATION'] as const
/** Meta's own word for nothing to say. */
const wordOf = (text: string | null) => (text === null || text === 'NONE' ? null : text.slice(0, 500))

/**
 * What the provider says of a template counts at once: messages that wait are asked about again before they leave. A
 * word nobody knows changes nothing and stays in the raw events; a template nobody knows is asked for.
 * @param at the provider's instant, epoch milliseconds
 */
export async function receiveTemplateEvent(
  ctx: RequestContext,
  accountId: string,
  at: number | null,
  fact: TemplateFact,
): Promise<void> {
  const { templateId, name, language } = fact
  const told = await lockTold(ctx, { accountId, templateId, name, language })
  if (told.length === 0) {
    enqueue(ctx, SYNC_JOB, { key: accountId })
    return
  }
  const when = isoAt(at ?? ctx.clock.now())
  const rated = fact.type === 'template_quality'
  const fresh = told.filter(({ statusAt, qualityAt }) => isNews(rated ? qualityAt : statusAt, at))
  const change = changeOf(fact, when)
  if (!change || fresh.length === 0) return
  await tellTemplates(
    ctx,
    fresh.map(({ id }) => id),
    { ...change, ...(templateId === null ? {} : { provider_id: templateId }) },
  )
  for (const { id } of fresh) announce(ctx, { topic: 'reference', id, kind: 'changed' })
}

function changeOf(fact: TemplateFact, when: string): (TemplateChange & { quality_at?: string }) | null {
  if (fact.type === 'template_quality') {
    const quality = fact.current?.toUpperCase() ?? null
    return { quality: quality === 'UNKNOWN' ? null : quality, quality_at: when }
  }
  if (fact.type !== 'template_status') {
    const category = CATEGORIES.find((known) => known === fact.current?.toUpperCase())
    return category ? { category } : null
  }
  const status = statusAfterEvent(fact.event)
  if (status === null) return null
  const said = {
    status_reason: wordOf(fact.reason) ?? wordOf(fact.title),
    status_note: wordOf(fact.recommendation),
    status_at: when,
  }
  return status === 'SAME' ? said : { ...said, status }
}

/**
 * The provider refused to send a template because of the template: it stands still from now on, as its webhook will
 * say, too; the provider is asked how things are.
 */
export async function heedTemplate(
  ctx: RequestContext,
  message: { template_id: string | null },
  verdict: Pick<ErrorVerdict, 'pause' | 'code' | 'causeKey'>,
): Promise<void> {
  if (message.template_id === null) return
  if (verdict.pause?.scope === 'template') {
    const status = verdict.pause.ms === null ? 'DISABLED' : 'PAUSED'
    if (await stopTemplate(ctx, message.template_id, status, String(verdict.code ?? 'PROVIDER')))
      announce(ctx, { topic: 'reference', id: message.template_id, kind: 'changed' })
  }
  if (verdict.pause?.scope === 'template' || MISSING.has(verdict.code ?? 0)) {
    const accountId = await accountOfTemplate(ctx, message.template_id)
    if (accountId) enqueue(ctx, SYNC_JOB, { key: accountId })
  }
}

/** Not there in this language, another number of variables, other formats: what we know of it is not what Meta has. */
const MISSING = new Set([132000, 132001, 132012])

import { targetOf, type World } from '../world.ts'
import { type Template, templateQualityValue, templateStatusValue } from './templates.ts'

const REVIEW_AFTER_MS = 1500

/** Statuses an account hears about, with what a send meets afterwards (contract 1.7). */
export const TEMPLATE_EVENTS = [
  'APPROVED',
  'REJECTED',
  'PENDING',
  'PAUSED',
  'DISABLED',
  'FLAGGED',
  'REINSTATED',
  'ARCHIVED',
  'DELETED',
] as const
export type TemplateEvent = (typeof TEMPLATE_EVENTS)[number]

const OTHER_TITLE: Partial<Record<TemplateEvent, string>> = { PAUSED: 'FIRST_PAUSE', DISABLED: 'DISABLED' }

/** Moves a template to a status and posts `message_template_status_update` to the account's callback. */
export function setTemplateStatus(
  world: World,
  template: Template,
  event: TemplateEvent,
  reason: string | null,
  recommendation?: string,
): void {
  const value = templateStatusValue({ ...template, status: event }, reason, OTHER_TITLE[event], recommendation)
  template.status = event === 'REINSTATED' || event === 'FLAGGED' ? 'APPROVED' : event
  template.rejectedReason = reason ?? 'NONE'
  tell(world, template, 'message_template_status_update', value)
}

export const QUALITIES = ['GREEN', 'YELLOW', 'RED', 'UNKNOWN'] as const
export type TemplateQuality = (typeof QUALITIES)[number]

/** Rates a template and posts `message_template_quality_update` to the account's callback. */
export function setTemplateQuality(world: World, template: Template, quality: TemplateQuality): void {
  const previous = template.quality ?? 'UNKNOWN'
  template.quality = quality
  tell(world, template, 'message_template_quality_update', templateQualityValue(template, previous))
}

function tell(world: World, template: Template, field: string, value: Record<string, unknown>): void {
  const number = world.options.numbers.find((candidate) => candidate.wabaId === template.wabaId)
  if (number === undefined) return
  world.dispatcher.send({
    target: targetOf(world, number),
    wabaId: template.wabaId,
    field,
    kind: 'account',
    time: Math.floor(world.options.clock.now() / 1000),
    orderKey: `template:${template.id}`,
    value,
  })
}

/** Sends a submitted template through review: approved after a moment, unless the review is manual. */
export function submitForReview(world: World, template: Template): void {
  if (world.options.templateReview === 'manual') return
  world.scheduler.schedule(REVIEW_AFTER_MS, () => {
    if (template.status === 'PENDING') setTemplateStatus(world, template, 'APPROVED', 'NONE')
  })
}

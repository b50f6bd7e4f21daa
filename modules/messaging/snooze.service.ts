import { recordActivity } from '#modules/timeline'
import { isoAt } from '#platform/clock'
import { announce, type RequestContext, userIdOf } from '#platform/context'
import { invalidField, notFound } from '#platform/errors'
import { authorise } from '#platform/http'
import { type JobHandler, putOff } from '#platform/jobs'
import { lockConversation, setSnooze } from './conversations.repository.ts'
import { writableConversation } from './conversations.service.ts'
import { zoneOfConversation } from './conversations.views.ts'
import { branchPlace } from './messaging.read-model.ts'
import type { SnoozeChoices } from './messaging.schema.ts'
import { sleeps, snoozeChoices, snoozeFault, spokenInstant } from './snooze.rules.ts'
import { WAKE_JOB, wake } from './waking.service.ts'

/** The moments offered now for putting a conversation off; 404 for one the caller may not write in. */
export async function offerSnooze(ctx: RequestContext, id: string): Promise<SnoozeChoices> {
  authorise(ctx, 'message.send')
  const zone = await zoneOfConversation(ctx, id)
  if (zone === null) throw notFound('conversation')
  const items = snoozeChoices(ctx.clock.now(), zone).map(({ code, at }) => ({ code, until: isoAt(at) }))
  return { zone, items }
}

/**
 * Puts a conversation off until an instant: out of everybody's lists of work, for it is the team's conversation and not
 * one person's. It wakes by itself then, and at once when the person writes. Of two people who put it off the last one
 * decides, and is the one who is told. It is about people's work alone: the assistant, where it answers, goes on answering,
 * and what is scheduled to leave leaves.
 */
export async function snoozeConversation(ctx: RequestContext, id: string, until: string): Promise<void> {
  const conversation = await writableConversation(ctx, id)
  const [now, at] = [ctx.clock.now(), Date.parse(until)]
  const fault = Number.isNaN(at) ? 'INVALID' : snoozeFault(at, now)
  if (fault) throw invalidField('until', fault)
  // Slept out, and the job late: whoever put it off then is told before it is put off anew.
  if (!sleeps(conversation.snoozed_until, now)) await wake(ctx, conversation, null)
  const { timezone } = await branchPlace(ctx, conversation.branch_id)
  setSnooze(ctx, id, isoAt(at), userIdOf(ctx))
  putOff(ctx, WAKE_JOB, { key: id, dueAt: at })
  recordActivity(ctx, {
    type: 'SYSTEM',
    code: 'conversation.snoozed',
    params: spokenInstant(at, timezone),
    channel: conversation.channel,
    contactId: conversation.contact_id,
    dossierId: conversation.dossier_id,
    ref: { kind: 'conversation', id },
    quiet: true,
  })
  announce(ctx, { topic: 'conversation', id, kind: 'conversation.snoozed' })
}

/** Wakes a conversation by hand; one that is awake stays so. */
export async function wakeConversation(ctx: RequestContext, id: string): Promise<void> {
  await wake(ctx, await writableConversation(ctx, id), 'BY_HAND')
}

/** Wakes a conversation whose instant has come; one that was put off anew meanwhile is waited for again. */
export const wakeJob: JobHandler = {
  kind: WAKE_JOB,
  async run(ctx, _payload, { key }) {
    const conversation = await lockConversation(ctx, key)
    if (!conversation?.snoozed_until) return
    if (sleeps(conversation.snoozed_until, ctx.clock.now()))
      putOff(ctx, WAKE_JOB, { key, dueAt: Date.parse(conversation.snoozed_until) })
    else await wake(ctx, conversation, null)
  },
}

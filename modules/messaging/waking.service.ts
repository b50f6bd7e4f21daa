import { recordActivity } from '#modules/timeline'
import { announce, publish, type RequestContext } from '#platform/context'
import { cancelJob } from '#platform/jobs'
import { type ConversationRow, clearSnooze } from './conversations.repository.ts'
import { sleeps } from './snooze.rules.ts'

/** Wakes one conversation when its instant has come; the key is the conversation. */
export const WAKE_JOB = 'messaging.wake'

const codes = {
  BY_HAND: 'conversation.woken',
  TIME: 'conversation.woken_on_time',
  MESSAGE: 'conversation.woken_by_message',
  NEEDED: 'conversation.woken_needed',
} as const

/**
 * Ends the sleep of a conversation that the caller holds; nothing happens where none was. It is back in the lists it
 * belongs to by what else is true of it: waiting for us when the person waits for an answer, unread unless somebody woke
 * it who looks at it, and whoever put it off is told. A person's message wakes before it counts itself as unread.
 */
export async function wake(
  ctx: RequestContext,
  conversation: ConversationRow,
  asked: Exclude<keyof typeof codes, 'TIME'> | null,
): Promise<void> {
  if (conversation.snoozed_until === null) return
  // Its time had come already, and the job is late: that is what woke it.
  const why = asked !== null && sleeps(conversation.snoozed_until, ctx.clock.now()) ? asked : 'TIME'
  cancelJob(ctx, WAKE_JOB, conversation.id)
  clearSnooze(ctx, conversation.id, { unread: why === 'TIME' || why === 'NEEDED' })
  recordActivity(ctx, {
    type: 'SYSTEM',
    code: codes[why],
    channel: conversation.channel,
    contactId: conversation.contact_id,
    dossierId: conversation.dossier_id,
    ref: { kind: 'conversation', id: conversation.id },
    // Nothing happened with the person: the dossier is as quiet as it was.
    quiet: true,
  })
  announce(ctx, { topic: 'conversation', id: conversation.id, kind: codes[why] })
  await publish(ctx, {
    type: 'messaging.woken',
    payload: { conversationId: conversation.id, snoozedBy: conversation.snoozed_by },
  })
}

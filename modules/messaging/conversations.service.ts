import { recordActivity } from '#modules/timeline'
import { isoAt } from '#platform/clock'
import { announce, publish, type RequestContext, userIdOf } from '#platform/context'
import { notFound } from '#platform/errors'
import { authorise } from '#platform/http'
import { type ConversationRow, lockConversation, setConversation } from './conversations.repository.ts'
import { visibleConversations } from './conversations.views.ts'
import { withdrawQueued } from './messages.repository.ts'
import { sleeps } from './snooze.rules.ts'
import { wake } from './waking.service.ts'

/** How long "somebody is typing" is believed without being said again, in milliseconds. */
const TYPING_MS = 6_000

/** The conversation, when the caller may write in it; 404 otherwise. */
export async function writableConversation(ctx: RequestContext, id: string): Promise<ConversationRow> {
  authorise(ctx, 'message.send')
  const row = await lockConversation(ctx, id, visibleConversations(ctx, 'message.send'))
  if (!row) throw notFound('conversation')
  return row
}

/** A person takes the conversation over: the assistant is silent at once, what it had queued is withdrawn. */
export async function takeOver(ctx: RequestContext, id: string): Promise<void> {
  const conversation = await writableConversation(ctx, id)
  withdrawQueued(ctx, { conversationId: id, origin: 'AGENT' }, 'HUMAN_HANDLING')
  setConversation(ctx, id, {
    handled_by: 'HUMAN',
    handling_reason: 'TAKEN_OVER',
    needs_human: false,
    ...assigneeOf(ctx, conversation),
  })
  tell(ctx, conversation, 'conversation.taken_over')
}

/** Gives the conversation back to the assistant, which looks at what is unanswered. */
export async function giveBack(ctx: RequestContext, id: string): Promise<void> {
  const conversation = await writableConversation(ctx, id)
  setConversation(ctx, id, { handled_by: 'AGENT', handling_reason: null, needs_human: false })
  tell(ctx, conversation, 'conversation.given_back')
  await publish(ctx, {
    type: 'messaging.given_back',
    payload: { conversationId: id, dossierId: conversation.dossier_id },
  })
}

/**
 * The assistant hands over to a human and says why. Shown in the inbox as waiting for one, also when it was put off.
 * @param reason a code of locales conversation:handover
 */
export async function handOver(ctx: RequestContext, conversation: ConversationRow, reason: string): Promise<void> {
  setConversation(ctx, conversation.id, { handled_by: 'HUMAN', handling_reason: reason, needs_human: true })
  tell(ctx, conversation, 'conversation.handed_over', { reason })
  await wake(ctx, conversation, 'NEEDED')
  await toldWaiting(ctx, conversation)
}

/** Tells other modules that a conversation waits for a person. */
export async function toldWaiting(ctx: RequestContext, conversation: Pick<ConversationRow, 'id'>): Promise<void> {
  await publish(ctx, { type: 'messaging.handed_over', payload: { conversationId: conversation.id } })
}

/** Somebody has seen what is there; also that it is back, when nothing else has woken it in time. */
export async function markRead(ctx: RequestContext, id: string): Promise<void> {
  const conversation = await writableConversation(ctx, id)
  if (!sleeps(conversation.snoozed_until, ctx.clock.now())) await wake(ctx, conversation, null)
  setConversation(ctx, id, { unread_count: 0 })
  announce(ctx, { topic: 'conversation', id: conversation.id, kind: 'read' })
}

export async function assignConversation(ctx: RequestContext, id: string, assigneeId: string | null): Promise<void> {
  authorise(ctx, 'dossier.assign')
  const conversation = await writableConversation(ctx, id)
  setConversation(ctx, id, { assignee_id: assigneeId })
  tell(ctx, conversation, 'conversation.assigned', { assigneeId })
}

/** Tells colleagues that this person is writing, so that two do not answer at once. */
export async function showTyping(ctx: RequestContext, id: string): Promise<void> {
  const conversation = await writableConversation(ctx, id)
  setConversation(ctx, id, { typing_user_id: userIdOf(ctx), typing_until: isoAt(ctx.clock.now() + TYPING_MS) })
  if (conversation.handled_by === 'AGENT') await takeOver(ctx, id)
  announce(ctx, { topic: 'conversation', id, kind: 'typing' })
}

function assigneeOf(ctx: RequestContext, conversation: ConversationRow): { assignee_id?: string } {
  const userId = userIdOf(ctx)
  return conversation.assignee_id === null && userId ? { assignee_id: userId } : {}
}

function tell(
  ctx: RequestContext,
  conversation: ConversationRow,
  code: string,
  params: Record<string, unknown> = {},
): void {
  recordActivity(ctx, {
    type: 'SYSTEM',
    code,
    params,
    channel: conversation.channel,
    contactId: conversation.contact_id,
    dossierId: conversation.dossier_id,
    ref: { kind: 'conversation', id: conversation.id },
  })
  announce(ctx, { topic: 'conversation', id: conversation.id, kind: code })
}

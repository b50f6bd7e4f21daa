import { translate } from '#locales'
import { isoAt } from '#platform/clock'
import { announce, type RequestContext, wakeAfterCommit } from '#platform/context'
import { notFound } from '#platform/errors'
import { authorise } from '#platform/http'
import { type DelayCode, mayContact, type RefusalCode, saidUnsolicited } from './contact-verdict.rules.ts'
import type { ConversationRow } from './conversations.repository.ts'
import { writableConversation } from './conversations.service.ts'
import { discardMessage, findLetters, type Letter } from './dead-letters.repository.ts'
import { letterState } from './dead-letters.rules.ts'
import type { ChosenLetter, DiscardLetters, LetterOutcome } from './dead-letters.schema.ts'
import { type OutboundRow, setMessage } from './messages.repository.ts'
import { contactFacts, recordBlocked } from './outbound.service.ts'

type Answer = { items: LetterOutcome[] }

/** Sends chosen dead letters again, each as a new try. 404 when one of them is not there for the caller. */
export async function retryLetters(ctx: RequestContext, chosen: readonly ChosenLetter[]): Promise<Answer> {
  return decide(ctx, chosen, async (letter, conversation) => {
    const refusal = await requeue(ctx, letter, conversation)
    return refusal
      ? { outcome: 'REFUSED', code: refusal, reason: translate(ctx.locale, `errors:${refusal}.title`) }
      : { outcome: 'QUEUED' }
  })
}

/** Takes chosen dead letters off the list for good, with the reason; the messages stay in their threads as they are. */
export async function discardLetters(ctx: RequestContext, { items, reason }: DiscardLetters): Promise<Answer> {
  return decide(ctx, items, async (letter) => {
    discardMessage(ctx, letter.id, reason)
    announce(ctx, { topic: 'message', id: letter.id, kind: 'status', conversationId: letter.conversation_id })
    return { outcome: 'DISCARDED' }
  })
}

/**
 * Puts a message at rest back in line, when policy allows it now. The caller holds it and its conversation.
 * Answers the code of a refusal, which is recorded; null when it waits to be sent.
 */
export async function requeue(
  ctx: RequestContext,
  message: Pick<OutboundRow, 'id' | 'conversation_id' | 'payload' | 'purpose'>,
  conversation: ConversationRow,
): Promise<RefusalCode | DelayCode | null> {
  const { content, usefulUntil } = message.payload
  const { facts } = await contactFacts(ctx, conversation, {
    origin: 'APP',
    content,
    unsolicited: saidUnsolicited(message.purpose, content.type),
    ...(usefulUntil === undefined ? {} : { usefulUntil: Date.parse(usefulUntil) }),
  })
  const verdict = mayContact(facts)
  if (verdict.answer === 'NO') {
    recordBlocked(ctx, conversation, verdict.code)
    return verdict.code
  }
  setMessage(ctx, message.id, {
    status: 'QUEUED',
    due_at: isoAt(ctx.clock.now()),
    failure_code: null,
    failure_cause: null,
    discarded_at: null,
    discard_reason: null,
  })
  wakeAfterCommit(ctx, 'outbound')
  announce(ctx, { topic: 'message', id: message.id, kind: 'status', conversationId: message.conversation_id })
  return null
}

/** Holds each conversation, then its letters, in one order for everybody: two people at once wait, never lock each other out. */
async function decide(
  ctx: RequestContext,
  chosen: readonly ChosenLetter[],
  act: (
    letter: Letter,
    conversation: ConversationRow,
  ) => Promise<Pick<LetterOutcome, 'outcome'> & Partial<LetterOutcome>>,
): Promise<Answer> {
  authorise(ctx, 'message.send')
  const seen = new Map(chosen.map(({ id, attempts }) => [id, attempts]))
  const places = new Map((await findLetters(ctx, [...seen.keys()], false)).map((row) => [row.id, row.conversation_id]))
  if (places.size < seen.size) throw notFound('message')
  const conversations = new Map<string, ConversationRow>()
  for (const id of [...new Set(places.values())].sort()) conversations.set(id, await writableConversation(ctx, id))

  const items = new Map<string, LetterOutcome>()
  for (const letter of await findLetters(ctx, [...seen.keys()], true)) {
    const conversation = conversations.get(letter.conversation_id)
    if (!conversation) throw notFound('conversation')
    const state = letterState(letter, seen.get(letter.id) ?? 0)
    const result = state === 'AT_REST' ? await act(letter, conversation) : { outcome: state }
    items.set(letter.id, { id: letter.id, code: null, reason: null, ...result })
  }
  return { items: [...seen.keys()].flatMap((id) => items.get(id) ?? []) }
}

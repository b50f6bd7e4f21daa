import { newMessageId } from '../ids.ts'
import type { SimulatedNumber } from '../options.ts'
import { type Person, phoneDigits, stranger } from '../people.ts'
import { type Thread, type ThreadMessage, windowOpen } from '../threads.ts'
import type { World } from '../world.ts'
import { bubbleOf } from './bubble.ts'
import { GraphError, missing } from './errors.ts'
import { asObject, asText, type Json } from './json.ts'
import type { Outgoing } from './outgoing.ts'
import { emitStatus, emitStatusNow, noteBusinessAnswer } from './statuses.ts'
import { type SendRequest, validateSend } from './validation.ts'

const SENT_AFTER_MS = 40
const DELIVERED_AFTER_MS = 130
const READ_AFTER_MS = 900
const TYPING_MS = 25_000

type Recipient = { person: Person; userId?: string; reachable: boolean }

function resolveRecipient(world: World, number: SimulatedNumber, request: SendRequest): Recipient {
  if (request.to !== undefined) {
    if (request.to === phoneDigits(number.displayPhone)) throw new GraphError(131021, 'Recipient cannot be the sender')
    return { person: world.people.meet(request.to), reachable: true }
  }
  const userId = request.recipient ?? ''
  const known = world.people.byUserId(userId, number.wabaId)
  return { person: known ?? stranger(userId), userId, reachable: known !== undefined }
}

/** Why a message that was accepted will not arrive (contract 1.4, "wh" codes). */
function laterFailure(
  world: World,
  thread: Thread,
  recipient: Recipient,
  message: ThreadMessage,
): { code: number; details: string } | undefined {
  const { scenario } = world.faults
  const { person } = recipient
  const forced = scenario.recipients?.[person.phone]
  if (forced !== undefined) return { code: forced, details: 'Recipient set to fail by the scenario' }
  if (!recipient.reachable || person.blocks.has(thread.phoneNumberId)) {
    return { code: 131026, details: 'Message Undeliverable.' }
  }
  if (message.template?.category === 'MARKETING' && person.marketingStops.has(thread.phoneNumberId)) {
    return { code: 131050, details: 'The user has stopped receiving marketing messages from this business' }
  }
  if (message.template === undefined && !windowOpen(thread, world.options.clock.now())) {
    const details = 'Message failed to send because more than 24 hours have passed since the customer last replied'
    return { code: 131047, details }
  }
  if (world.faults.strikes('failure', scenario.failureRate)) {
    return { code: scenario.failureCode ?? 131026, details: 'Failure drawn by the scenario' }
  }
  return undefined
}

function scheduleStatuses(
  world: World,
  outgoing: Outgoing,
  failure: { code: number; details: string } | undefined,
): void {
  const at = (delayMs: number, run: () => void) => world.scheduler.schedule(delayMs, run)
  if (failure !== undefined) {
    at(SENT_AFTER_MS, () => emitStatus(world, outgoing, 'failed', failure))
    return
  }
  if (outgoing.message.state === 'pending') at(SENT_AFTER_MS, () => emitStatus(world, outgoing, 'sent'))
  const skipsDelivered = world.faults.strikes('skip-delivered', world.faults.scenario.skipDeliveredRate)
  if (!skipsDelivered) at(DELIVERED_AFTER_MS, () => emitStatus(world, outgoing, 'delivered'))
  if (skipsDelivered || world.options.autoRead === true) {
    at(READ_AFTER_MS, () => emitStatus(world, outgoing, 'read'))
  }
}

function react(world: World, thread: Thread, content: Json): void {
  const target = world.threads.find(asText(content.message_id) ?? '')
  if (target === undefined || target.thread !== thread) return
  const emoji = asText(content.emoji) ?? ''
  target.message.reaction = { ...target.message.reaction, business: emoji }
}

export type Accepted = { answer: Json; outgoing: Outgoing }

/**
 * Takes a message: every check in the provider's order, then the bubble, the counters and the statuses to come. Throws
 * a GraphError when it is refused; nothing was taken then.
 */
export async function acceptMessage(world: World, number: SimulatedNumber, body: Json): Promise<Accepted> {
  const request = validateSend(body)
  const now = world.options.clock.now()
  const recipient = resolveRecipient(world, number, request)
  const { person } = recipient
  const thread = world.threads.open(number.phoneNumberId, person.phone)
  const bubble = bubbleOf(world, number, request)
  if (world.options.windowErrors === 'sync' && request.type !== 'template' && !windowOpen(thread, now)) {
    throw new GraphError(131047, 'More than 24 hours have passed since the customer last replied to this number')
  }
  world.limiter.take(number.phoneNumberId, person.phone, now)

  const message: ThreadMessage = {
    id: newMessageId(),
    author: 'business',
    at: now,
    state: 'pending',
    ...bubble,
    ...(request.contextId === undefined ? {} : { contextId: request.contextId }),
    ...(request.outboxId === undefined ? {} : { outboxId: request.outboxId }),
  }
  const outgoing: Outgoing = { number, person, thread, message, priced: false }
  if (recipient.userId !== undefined) outgoing.userId = recipient.userId
  world.stats.countAccepted(request.outboxId)
  world.outgoing.set(message.id, outgoing)
  const failure = laterFailure(world, thread, recipient, message)
  if (request.type === 'reaction') react(world, thread, request.content)
  else world.threads.add(thread, message)
  delete thread.typingUntil
  noteBusinessAnswer(thread, now)
  world.stream.emit({ event: 'thread', data: { phone: person.phone, to: number.phoneNumberId } })
  if (world.faults.scenario.statusBeforeResponse === true && failure === undefined) {
    await emitStatusNow(world, outgoing, 'sent')
  }
  scheduleStatuses(world, outgoing, failure)

  const contact =
    recipient.userId === undefined
      ? { input: request.input, wa_id: person.phone }
      : { input: request.input, user_id: recipient.userId }
  const answer = {
    messaging_product: 'whatsapp',
    contacts: [contact],
    messages: [{ id: message.id, ...(request.type === 'template' ? { message_status: 'accepted' } : {}) }],
  }
  return { answer, outgoing }
}

/** Mark-as-read, with the optional typing indicator (contract 1). Everything before that message is read too. */
export function markRead(world: World, number: SimulatedNumber, body: Json): Json {
  const messageId = asText(body.message_id)
  if (messageId === undefined) throw missing('message_id')
  const found = world.threads.find(messageId)
  if (
    found === undefined ||
    found.message.author !== 'prospect' ||
    found.thread.phoneNumberId !== number.phoneNumberId
  ) {
    throw new GraphError(131009, `Parameter 'message_id' ${messageId} is not a message received by this number`)
  }
  const { thread, message } = found
  for (const earlier of thread.messages) {
    if (earlier.author === 'prospect' && earlier.at <= message.at) earlier.state = 'read'
  }
  const indicator = asObject(body.typing_indicator)
  if (body.typing_indicator !== undefined) {
    if (indicator?.type !== 'text') throw missing("typing_indicator['type']")
    thread.typingUntil = world.options.clock.now() + TYPING_MS
  }
  world.stream.emit({ event: 'thread', data: { phone: thread.phone, to: thread.phoneNumberId } })
  return { success: true }
}

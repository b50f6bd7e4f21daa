import { isoAt } from '#platform/clock'
import type { SimulatedNumber } from '../options.ts'
import { phoneDigits } from '../people.ts'
import {
  advanceState,
  FREE_ENTRY_MS,
  type MessageState,
  type Thread,
  type ThreadMessage,
  windowOpen,
} from '../threads.ts'
import type { WebhookEvent } from '../webhooks/dispatcher.ts'
import { targetOf, type World } from '../world.ts'
import { statusError } from './errors.ts'
import type { Outgoing } from './outgoing.ts'

export type StatusName = 'sent' | 'delivered' | 'read' | 'failed' | 'played'
type Pricing = { billable: boolean; pricing_model: 'PMP'; type: string; category: string }

/** From this day utility templates in the window and service messages beyond the free tier are billed (contract 0.2). */
const BILLED_SINCE = Date.UTC(2026, 9, 1)
const FREE_SERVICE_MESSAGES_PER_MONTH = 1000

function pricingOf(world: World, thread: Thread, message: ThreadMessage): Pricing {
  const now = world.options.clock.now()
  const category = message.template?.category.toLowerCase() ?? 'service'
  const price = (type: string, billable: boolean): Pricing => ({ billable, pricing_model: 'PMP', type, category })
  if (thread.freeEntry?.until !== undefined && now < thread.freeEntry.until) return price('free_entry_point', false)
  if (category === 'utility' && windowOpen(thread, now) && now < BILLED_SINCE)
    return price('free_customer_service', false)
  if (category !== 'service') return price('regular', true)
  const month = `${thread.phoneNumberId}:${isoAt(now).slice(0, 7)}`
  const count = (world.serviceMessages.get(month) ?? 0) + 1
  world.serviceMessages.set(month, count)
  const free = now < BILLED_SINCE || count <= FREE_SERVICE_MESSAGES_PER_MONTH
  return price(free ? 'free_customer_service' : 'regular', !free)
}

/** `metadata` of a messages webhook; the display number travels as digits. */
export function metadataOf(number: SimulatedNumber) {
  return { display_phone_number: phoneDigits(number.displayPhone), phone_number_id: number.phoneNumberId }
}

/** Provider timestamp: seconds since the epoch, as text. */
export function timestampOf(epochMs: number): string {
  return String(Math.floor(epochMs / 1000))
}

function statusEntry(world: World, outgoing: Outgoing, status: StatusName, error?: { code: number; details: string }) {
  const { number, person, thread, message, userId } = outgoing
  const v23 = world.options.webhookVersion === 'v23'
  const failed = status === 'failed'
  const priceNow = !failed && (v23 ? status !== 'read' : !outgoing.priced && status !== 'sent')
  const pricing = priceNow ? pricingOf(world, thread, message) : undefined
  if (pricing !== undefined) outgoing.priced = true
  return {
    id: message.id,
    status,
    timestamp: timestampOf(world.options.clock.now()),
    ...(userId !== undefined && person.hidesPhone ? {} : { recipient_id: person.phone }),
    ...(failed && userId === undefined
      ? {}
      : { recipient_user_id: userId ?? world.people.userId(person, number.wabaId) }),
    ...(message.outboxId === undefined ? {} : { biz_opaque_callback_data: message.outboxId }),
    ...(v23 && pricing !== undefined
      ? { conversation: { id: `${thread.phoneNumberId}${thread.phone}`, origin: { type: pricing.category } } }
      : {}),
    ...(pricing === undefined ? {} : { pricing }),
    ...(error === undefined ? {} : { errors: [statusError(error.code, error.details)] }),
  }
}

function statusEvent(
  world: World,
  outgoing: Outgoing,
  status: StatusName,
  error?: { code: number; details: string },
): WebhookEvent {
  const { number, person } = outgoing
  const contact = {
    profile: { name: person.name },
    ...(person.hidesPhone ? {} : { wa_id: person.phone }),
    user_id: world.people.userId(person, number.wabaId),
  }
  return {
    target: targetOf(world, number),
    wabaId: number.wabaId,
    field: 'messages',
    kind: 'status',
    orderKey: `${number.phoneNumberId}:${person.phone}`,
    value: {
      messaging_product: 'whatsapp',
      metadata: metadataOf(number),
      ...(status === 'failed' ? {} : { contacts: [contact] }),
      statuses: [statusEntry(world, outgoing, status, error)],
    },
  }
}

const STATES: Record<StatusName, MessageState> = {
  sent: 'sent',
  delivered: 'delivered',
  read: 'read',
  played: 'read',
  failed: 'failed',
}

function apply(
  world: World,
  outgoing: Outgoing,
  status: StatusName,
  error?: { code: number; details: string },
): WebhookEvent {
  const { message, thread } = outgoing
  advanceState(message, STATES[status])
  const event = statusEvent(world, outgoing, status, error)
  if (error !== undefined) {
    message.error = { code: error.code, title: error.details }
    world.stats.countFailed(error.code)
  }
  world.stream.emit({ event: 'thread', data: { phone: thread.phone, to: thread.phoneNumberId } })
  return event
}

/** Moves the bubble and posts the status webhook. */
export function emitStatus(
  world: World,
  outgoing: Outgoing,
  status: StatusName,
  error?: { code: number; details: string },
): void {
  world.dispatcher.send(apply(world, outgoing, status, error))
}

/** Same, but waits until the receiver has answered: for a status that overtakes the HTTP response. */
export function emitStatusNow(world: World, outgoing: Outgoing, status: StatusName): Promise<void> {
  return world.dispatcher.sendNow(apply(world, outgoing, status))
}

/** Starts the 72-hour free entry when the business answers an advertisement's visitor within 24 h. */
export function noteBusinessAnswer(thread: Thread, now: number): void {
  const entry = thread.freeEntry
  if (entry !== undefined && entry.until === undefined && now - entry.arrivedAt < FREE_ENTRY_MS / 3) {
    entry.until = now + FREE_ENTRY_MS
  }
}

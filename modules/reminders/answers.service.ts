import { toLocale, translate } from '#locales'
import {
  appointmentFor,
  cancelAppointment,
  confirmAppointment,
  type HeldAppointment,
  readVisitAnswer,
  type VisitAct,
} from '#modules/appointments'
import { lockConversation, queueMessage } from '#modules/messaging'
import { createTask } from '#modules/tasks'
import { recordActivity } from '#modules/timeline'
import { isoAt } from '#platform/clock'
import type { RequestContext } from '#platform/context'
import { AppError } from '#platform/errors'
import { keepAnswer } from './reminders.repository.ts'
import { whenText } from './reminders.rules.ts'
import { localeOf } from './reminders.service.ts'
import { type Reminded, readReminded } from './reminders.views.ts'

const kept: Record<VisitAct, string> = { confirm: 'CONFIRMED', move: 'MOVE_ASKED', cancel: 'CANCELLED' }

/**
 * A person tapped a button of a reminder. It counts only for an appointment of theirs, for the time they were asked about
 * and while it is still to come; otherwise they are told how things stand. In the transaction of the message.
 */
export async function takeAnswer(ctx: RequestContext, payload: Record<string, unknown>): Promise<void> {
  const answer = readVisitAnswer(payload.choice)
  if (!answer) return
  const contactId = String(payload.contactId)
  const [appointment, who] = await Promise.all([
    appointmentFor(ctx, answer.appointmentId),
    readReminded(ctx, contactId),
  ])
  if (!who || appointment?.contactId !== contactId) return
  const conversationId = String(payload.conversationId)
  if (!stillAsked(ctx, appointment, answer.startsAt)) {
    // The assistant is about to answer a wish for another time by itself.
    if (answer.act !== 'move' || payload.handledBy === 'HUMAN')
      await say(ctx, conversationId, who, planned(ctx, appointment) ? 'moved' : 'over', appointment)
    return
  }
  keepAnswer(ctx, appointment.id, kept[answer.act])
  recordActivity(ctx, {
    type: 'APPOINTMENT_LOG',
    code: `reminder.${answer.act}`,
    by: { kind: 'contact', id: contactId },
    dossierId: appointment.dossierId,
    contactId,
    ref: { kind: 'appointment', id: appointment.id },
  })
  if (answer.act === 'move') {
    if (payload.handledBy === 'HUMAN') await handToAgent(ctx, appointment, who)
    return
  }
  if (answer.act === 'cancel') {
    await cancelAppointment(ctx, appointment.id, {
      code: 'CONTACT_CANCELLED',
      remark: translate(toLocale(who.houseLocale), 'reminders:cancelReason'),
    })
    return say(ctx, conversationId, who, 'cancelled', appointment)
  }
  if (appointment.state === 'SCHEDULED') await confirmAppointment(ctx, appointment.id, {})
  return say(ctx, conversationId, who, 'confirmed', appointment)
}

const planned = (ctx: RequestContext, appointment: HeldAppointment) =>
  ['SCHEDULED', 'CONFIRMED'].includes(appointment.state) && appointment.startsAt > ctx.clock.now()

const stillAsked = (ctx: RequestContext, appointment: HeldAppointment, startsAt: number) =>
  planned(ctx, appointment) && appointment.startsAt === startsAt

/** Somebody talks with the person already: they find the wish among their tasks. */
async function handToAgent(ctx: RequestContext, appointment: HeldAppointment, who: Reminded): Promise<void> {
  const locale = toLocale(who.houseLocale)
  await createTask(ctx, {
    title: translate(locale, 'reminders:task.move', {
      name: who.name,
      when: whenText(locale, appointment.startsAt, appointment.timezone),
    }).slice(0, 200),
    category: 'CALL_BACK',
    dueAt: isoAt(ctx.clock.now()),
    assigneeId: appointment.agentId,
    ...(appointment.dossierId ? { dossierId: appointment.dossierId } : {}),
  })
}

/** How things stand, in the person's language. Where policy allows no word, none is said. */
async function say(
  ctx: RequestContext,
  conversationId: string,
  who: Reminded,
  what: 'confirmed' | 'cancelled' | 'moved' | 'over',
  appointment: HeldAppointment,
): Promise<void> {
  const thread = await lockConversation(ctx, conversationId)
  if (!thread) return
  const locale = localeOf(who)
  const when = whenText(locale, appointment.startsAt, appointment.timezone)
  try {
    await queueMessage(ctx, thread, {
      origin: 'REMINDER',
      content: { type: 'text', body: translate(locale, `reminders:ack.${what}`, { when }) },
    })
  } catch (error) {
    if (!(error instanceof AppError) || error.status !== 422) throw error
  }
}

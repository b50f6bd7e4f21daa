import { toLocale, translate } from '#locales'
import {
  appointmentFor,
  attendingContacts,
  cancelAppointment,
  confirmAppointment,
  type HeldAppointment,
  readVisitAnswer,
  type VisitAct,
  type VisitAnswer,
} from '#modules/appointments'
import { lockConversation, queueMessage, whenText } from '#modules/messaging'
import { createTask } from '#modules/tasks'
import { recordActivity } from '#modules/timeline'
import { isoAt } from '#platform/clock'
import type { RequestContext } from '#platform/context'
import { AppError } from '#platform/errors'
import { keepAnswer, lastAnswer } from './reminders.repository.ts'
import { localeOf } from './reminders.service.ts'
import { type Reminded, readReminded } from './reminders.views.ts'
import type { VisitLink } from './visit-links.rules.ts'

const kept: Record<VisitAct, 'CONFIRMED' | 'MOVE_ASKED' | 'CANCELLED'> = {
  confirm: 'CONFIRMED',
  move: 'MOVE_ASKED',
  cancel: 'CANCELLED',
}

/** What an answer came to. `moved`: the appointment is at another time than the one asked about. */
export type Answered = 'confirmed' | 'cancelled' | 'moved' | 'over' | 'moveAsked'

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
  if (!who || !appointment) return
  if (appointment.contactId !== contactId) return answerOfAttendee(ctx, answer, appointment, who, payload)
  const answered = await applyAnswer(ctx, answer, appointment, who)
  // The assistant is about to answer a wish for another time by itself.
  if (answer.act === 'move' && payload.handledBy !== 'HUMAN') return
  if (answered === 'moveAsked') await handToAgent(ctx, appointment, who)
  else await say(ctx, String(payload.conversationId), who, answered, appointment)
}

/**
 * Who comes along answers for themselves: the appointment stands as its contact and its agent have it, and a wish is told
 * to the agent.
 */
async function answerOfAttendee(
  ctx: RequestContext,
  answer: VisitAnswer,
  appointment: HeldAppointment,
  who: Reminded,
  payload: Record<string, unknown>,
): Promise<void> {
  const contactId = String(payload.contactId)
  const others = await attendingContacts(ctx, appointment.id)
  if (!others.some((one) => one.contactId === contactId)) return
  const conversationId = String(payload.conversationId)
  if (!stillAsked(ctx, appointment, answer.startsAt))
    return say(ctx, conversationId, who, planned(ctx, appointment) ? 'moved' : 'over', appointment)
  keepAnswer(ctx, appointment.id, contactId, kept[answer.act])
  recordActivity(ctx, {
    type: 'APPOINTMENT_LOG',
    code: `reminder.${answer.act}`,
    by: { kind: 'contact', id: contactId },
    dossierId: null,
    contactId,
    ref: { kind: 'appointment', id: appointment.id },
  })
  if (answer.act === 'confirm') await say(ctx, conversationId, who, 'confirmed', appointment)
  else
    await handToAgent(ctx, appointment, who, answer.act === 'cancel' ? 'reminders:task.absent' : 'reminders:task.move')
}

/**
 * The same by the link of a text message or a letter: nobody reads along, so a wish for another time is a task. A second
 * tap on the same answer changes nothing.
 */
export async function answerByLink(
  ctx: RequestContext,
  { startsAt, appointmentId }: Pick<VisitLink, 'startsAt' | 'appointmentId'>,
  act: VisitAct,
): Promise<void> {
  const appointment = await appointmentFor(ctx, appointmentId, true)
  if ((await lastAnswer(ctx, appointmentId)) === kept[act]) return
  const who = appointment?.contactId ? await readReminded(ctx, appointment.contactId) : null
  if (!appointment || !who) return
  const answered = await applyAnswer(ctx, { act, appointmentId, startsAt }, appointment, who)
  if (answered === 'moveAsked') await handToAgent(ctx, appointment, who)
}

async function applyAnswer(
  ctx: RequestContext,
  answer: VisitAnswer,
  appointment: HeldAppointment,
  who: Reminded,
): Promise<Answered> {
  if (!stillAsked(ctx, appointment, answer.startsAt)) return planned(ctx, appointment) ? 'moved' : 'over'
  keepAnswer(ctx, appointment.id, null, kept[answer.act])
  recordActivity(ctx, {
    type: 'APPOINTMENT_LOG',
    code: `reminder.${answer.act}`,
    by: { kind: 'contact', id: appointment.contactId },
    dossierId: appointment.dossierId,
    contactId: appointment.contactId,
    ref: { kind: 'appointment', id: appointment.id },
  })
  if (answer.act === 'move') return 'moveAsked'
  if (answer.act === 'cancel') {
    await cancelAppointment(ctx, appointment.id, {
      code: 'CONTACT_CANCELLED',
      remark: translate(toLocale(who.houseLocale), 'reminders:cancelReason'),
    })
    return 'cancelled'
  }
  if (appointment.state === 'SCHEDULED') await confirmAppointment(ctx, appointment.id, {})
  return 'confirmed'
}

const planned = (ctx: RequestContext, appointment: HeldAppointment) =>
  ['SCHEDULED', 'CONFIRMED'].includes(appointment.state) && appointment.startsAt > ctx.clock.now()

const stillAsked = (ctx: RequestContext, appointment: HeldAppointment, startsAt: number) =>
  planned(ctx, appointment) && appointment.startsAt === startsAt

/** Somebody talks with the person already: they find the wish among their tasks. */
async function handToAgent(
  ctx: RequestContext,
  appointment: HeldAppointment,
  who: Reminded,
  title: 'reminders:task.move' | 'reminders:task.absent' = 'reminders:task.move',
): Promise<void> {
  const locale = toLocale(who.houseLocale)
  await createTask(ctx, {
    title: translate(locale, title, {
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
  what: Exclude<Answered, 'moveAsked'>,
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

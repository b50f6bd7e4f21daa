import type { OutboundContent, TemplateButton } from '#channels/kit'
import { type Locale, localeOfPerson, toLocale, translate } from '#locales'
import {
  appointmentFor,
  attendingContacts,
  type HeldAppointment,
  readableAppointment,
  visitActs,
  writeVisitAnswer,
} from '#modules/appointments'
import { settingsOf } from '#modules/identity'
import {
  approvedTemplate,
  type ConversationRow,
  contentWith,
  type MessageChannel,
  queueMessage,
  type TemplateFacts,
  valuesFrom,
  type Way,
  waysTo,
  whenText,
} from '#modules/messaging'
import { createTask } from '#modules/tasks'
import { isoAt } from '#platform/clock'
import { announce, type RequestContext } from '#platform/context'
import { AppError } from '#platform/errors'
import { enqueue, type JobHandler, putOff } from '#platform/jobs'
import { hoursOf, REMIND_JOB, readKey } from './planning.service.ts'
import { isDone, keepReminder, lockSent, type Outcome, setTask, setWay } from './reminders.repository.ts'
import { judge, stillToSend } from './reminders.rules.ts'
import type { Reminders } from './reminders.schema.ts'
import { givenReminders, type Reminded, readReminded, readRemindedAbout } from './reminders.views.ts'
import { writeVisitLink } from './visit-links.rules.ts'

const CHECK_JOB = 'reminders.check'
/** The template every number asks the provider to approve for reminders; its first three quick replies are the answers. */
const TEMPLATE = 'appointment_reminder'
/** The ways of a reminder, the next one where one is closed (crm.md, Appointments). */
const WAYS = ['WHATSAPP', 'SMS', 'EMAIL'] as const satisfies readonly MessageChannel[]
/** By then the provider has said whether the message arrives. */
const CHECK_AFTER_MS = 10 * 60_000

/**
 * One reminder is due. Everything is judged again, over an appointment that is held: it may have been moved, called off
 * or reminded of meanwhile. The row that keeps the occasion, and the message, commit together.
 */
export const remindJob: JobHandler = {
  kind: REMIND_JOB,
  actor: { kind: 'agent', id: 'reminders' },
  async run(ctx, _payload, { key }) {
    const { appointmentId, attendeeId, minutesBefore } = readKey(key)
    const [seen, others] = await Promise.all([
      appointmentFor(ctx, appointmentId),
      attendeeId ? attendingContacts(ctx, appointmentId) : [],
    ])
    const attending = others.find((one) => one.attendeeId === attendeeId)?.contactId ?? null
    const contactId = attendeeId ? attending : seen?.contactId
    if (!seen || !contactId) return
    const { branchId } = seen
    const [settings, who, ways] = await Promise.all([
      settingsOf(ctx),
      readReminded(ctx, contactId),
      waysTo(ctx, { contactId, branchId }, WAYS),
    ])
    const appointment = await appointmentFor(ctx, appointmentId, true)
    if (!appointment || !who) return
    const occasion = { appointmentId, minutesBefore, startsAt: appointment.startsAt, contactId: attending }
    if (await isDone(ctx, occasion)) return
    const due = judge(appointment, occasion.minutesBefore, settings.reminderMinutes, {
      now: ctx.clock.now(),
      ...hoursOf(settings, who, appointment.timezone),
    })
    // Moved to a later time by a change of a zone's rules, or held back by quiet hours.
    if (due.do === 'WAIT') return putOff(ctx, REMIND_JOB, { key, dueAt: due.until })
    const outcome: Outcome =
      due.do === 'SKIP'
        ? { state: 'SKIPPED', reason: due.reason }
        : await give(ctx, appointment, who, ways, attending !== null)
    keepReminder(ctx, occasion, outcome)
    announce(ctx, { topic: 'appointment', id: appointmentId, kind: 'reminded' })
  },
}

/**
 * Sends by the first way that is open, or has a person call where nothing can be sent. Nobody calls who only comes along:
 * the contact of the appointment knows.
 */
async function give(
  ctx: RequestContext,
  appointment: HeldAppointment,
  who: Reminded,
  ways: readonly Way[],
  comesAlong: boolean,
): Promise<Outcome> {
  const tried = await sendFirst(ctx, appointment, who, ways, comesAlong)
  if ('messageId' in tried) return { state: 'SENT', ...tried }
  const taskId = comesAlong ? null : await callInstead(ctx, appointment, who)
  return { state: 'NOT_SENT', reason: tried.reason, taskId }
}

/** Tries one way after the other until policy lets one pass; the reason of the first that was refused otherwise. */
async function sendFirst(
  ctx: RequestContext,
  appointment: HeldAppointment,
  who: Reminded,
  ways: readonly Way[],
  comesAlong: boolean,
): Promise<{ messageId: string; channel: MessageChannel } | { reason: string }> {
  const reasons: string[] = []
  for (const way of ways) {
    if ('reason' in way) {
      if (way.reason !== 'NO_CHANNEL') reasons.push(way.reason)
      continue
    }
    const thread = 'thread' in way ? way.thread : await way.open()
    try {
      const content = await contentFor(ctx, appointment, who, thread, comesAlong)
      const messageId = await queueMessage(ctx, thread, {
        origin: 'REMINDER',
        content,
        usefulUntil: appointment.startsAt,
      })
      enqueue(ctx, CHECK_JOB, { key: messageId, dueAt: ctx.clock.now() + CHECK_AFTER_MS })
      return { messageId, channel: way.channel }
    } catch (error) {
      if (!(error instanceof AppError) || error.status !== 422) throw error
      reasons.push(error.code)
    }
  }
  return { reason: reasons[0] ?? 'NO_CHANNEL' }
}

/**
 * The words of a reminder where no button can be pressed. They end with the address to answer at, which is for the
 * contact of the appointment alone: who opens it decides what becomes of it.
 */
function plainWords(
  ctx: RequestContext,
  appointment: HeldAppointment,
  who: Reminded,
  channel: 'SMS' | 'EMAIL',
  comesAlong: boolean,
): OutboundContent {
  const locale = localeOf(who)
  const said = {
    name: who.name,
    agency: who.houseName,
    what: translate(locale, `codes:appointmentType.${appointment.type}`),
    when: whenText(locale, appointment.startsAt, appointment.timezone),
    link: comesAlong ? '' : addressOf(ctx, appointment),
  }
  if (channel === 'SMS')
    return { type: 'text', body: translate(locale, comesAlong ? 'reminders:smsAlong' : 'reminders:sms', said) }
  const place = appointment.place ? `\n${appointment.place}` : ''
  return {
    type: 'text',
    subject: translate(locale, 'reminders:mail.subject', said),
    body: translate(locale, comesAlong ? 'reminders:mail.bodyAlong' : 'reminders:mail.body', { ...said, place }),
  }
}

/** Where the person answers a reminder without a button. */
function addressOf(ctx: RequestContext, { id, startsAt }: HeldAppointment): string {
  const token = writeVisitLink({ orgId: ctx.orgId, appointmentId: id, startsAt }, ctx.platform.vault.sign)
  return `${ctx.platform.config.publicUrl}/app/visit/${token}`
}

/** On WhatsApp the template in the person's language; while it is not approved, the same words with buttons, if the window is open. */
async function contentFor(
  ctx: RequestContext,
  appointment: HeldAppointment,
  who: Reminded,
  thread: ConversationRow,
  comesAlong: boolean,
): Promise<OutboundContent> {
  if (thread.channel !== 'WHATSAPP') return plainWords(ctx, appointment, who, thread.channel, comesAlong)
  const own = localeOf(who)
  const template = await approvedTemplate(ctx, thread.account_id, TEMPLATE, [
    ...new Set([own, toLocale(who.houseLocale)]),
  ])
  const facts = await factsOf(ctx, appointment, who)
  const saidIn = (locale: Locale) =>
    [
      who.name,
      translate(locale, `codes:appointmentType.${appointment.type}`),
      whenText(locale, appointment.startsAt, appointment.timezone),
    ] as const
  const values = template && valuesFrom(template, facts, saidIn(toLocale(template.language)))
  const answers = visitActs.map((act) => ({
    act,
    id: writeVisitAnswer({ act, appointmentId: appointment.id, startsAt: appointment.startsAt }),
  }))
  if (template && values) {
    const content = contentWith({ name: TEMPLATE, language: template.language }, template.parts, values)
    // Quick replies stand by their place among all buttons.
    const replies = template.parts.buttons.flatMap(({ type }, index) => (type === 'QUICK_REPLY' ? [index] : []))
    const payloads = replies.flatMap((index, i): TemplateButton[] => {
      const answer = answers[i]
      return answer ? [{ type: 'quick_reply', index, payload: answer.id }] : []
    })
    return { ...content, buttons: [...(content.buttons ?? []), ...payloads] }
  }
  const [name, what, when] = saidIn(own)
  return {
    type: 'buttons',
    body: translate(own, 'reminders:text', { name, what, when }),
    buttons: answers.map(({ act, id }) => ({ id, title: translate(own, `reminders:button.${act}`) })),
  }
}

/** What a reminder's template can say. */
async function factsOf(ctx: RequestContext, appointment: HeldAppointment, who: Reminded): Promise<TemplateFacts> {
  const { type, startsAt, timezone, place } = appointment
  const about = await readRemindedAbout(ctx, appointment.id)
  return {
    contact: { firstName: who.name, displayName: who.fullName },
    agency: who.houseName,
    agent: about?.agent ?? null,
    appointment: { type, startsAt, timezone, place },
    dossier: about?.dossier ?? null,
    annonce: about?.annonce ?? null,
  }
}

/** Ten minutes later: what did not arrive goes the next way, and is a call to make where there is none. */
export const checkJob: JobHandler = {
  kind: CHECK_JOB,
  async run(ctx, _payload, { key }) {
    const sent = await lockSent(ctx, key)
    if (!sent || !['FAILED', 'DEAD', 'CANCELLED'].includes(sent.status)) return
    const [appointment, others] = await Promise.all([
      appointmentFor(ctx, sent.appointmentId),
      sent.contactId ? attendingContacts(ctx, sent.appointmentId) : [],
    ])
    const contactId = sent.contactId ?? appointment?.contactId
    if (sent.contactId && !others.some((one) => one.contactId === sent.contactId)) return
    if (!appointment || !contactId || !['SCHEDULED', 'CONFIRMED'].includes(appointment.state)) return
    if (appointment.startsAt <= ctx.clock.now()) return
    const { branchId } = appointment
    const [who, ways] = await Promise.all([
      readReminded(ctx, contactId),
      waysTo(ctx, { contactId, branchId }, WAYS.slice(WAYS.indexOf(sent.channel) + 1)),
    ])
    if (!who) return
    const next = await sendFirst(ctx, appointment, who, ways, sent.contactId !== null)
    if ('messageId' in next) setWay(ctx, key, next)
    else if (!sent.contactId) setTask(ctx, key, await callInstead(ctx, appointment, who))
  },
}

async function callInstead(ctx: RequestContext, appointment: HeldAppointment, who: Reminded): Promise<string> {
  const locale = toLocale(who.houseLocale)
  const when = whenText(locale, appointment.startsAt, appointment.timezone)
  const task = await createTask(ctx, {
    title: translate(locale, 'reminders:task.call', { name: who.name, when }).slice(0, 200),
    category: 'CALL_BACK',
    dueAt: isoAt(ctx.clock.now()),
    assigneeId: appointment.agentId,
    ...(appointment.dossierId ? { dossierId: appointment.dossierId } : {}),
  })
  return task.id
}

/** What became of an appointment's reminders, and what is still to come. */
export async function remindersOf(ctx: RequestContext, appointmentId: string): Promise<Reminders> {
  await readableAppointment(ctx, appointmentId)
  const [appointment, settings, given] = await Promise.all([
    appointmentFor(ctx, appointmentId),
    settingsOf(ctx),
    givenReminders(ctx, appointmentId),
  ])
  const who = appointment?.contactId ? await readReminded(ctx, appointment.contactId) : null
  if (!appointment || !who || !['SCHEDULED', 'CONFIRMED'].includes(appointment.state)) return { given, planned: [] }
  const done = given
    .filter((g) => g.attendee === null && Date.parse(g.startsAt) === appointment.startsAt)
    .map((g) => g.minutesBefore)
  const when = { now: ctx.clock.now(), ...hoursOf(settings, who, appointment.timezone) }
  const planned = stillToSend(appointment.startsAt, settings.reminderMinutes, done, when).map(
    ({ minutesBefore, at }) => ({ minutesBefore, at: isoAt(at) }),
  )
  return { given, planned }
}

/** The language a person is written to in: their own, Arabic for Darija, else the house's. */
export function localeOf(who: Pick<Reminded, 'locale' | 'houseLocale'>): Locale {
  return localeOfPerson(who.locale, who.houseLocale)
}

import { appointmentFor, attendingContacts, comingAttended, type HeldAppointment } from '#modules/appointments'
import { type OrganizationSettings, settingsOf } from '#modules/identity'
import { type Quiet, withdrawMessages, zoneOfContact } from '#modules/messaging'
import type { RequestContext } from '#platform/context'
import { cancelJobsUnder, enqueue, type JobHandler, putOff } from '#platform/jobs'
import { waitingMessages } from './reminders.repository.ts'
import { stillToSend } from './reminders.rules.ts'
import { comingReminded, type Reminded, readReminded } from './reminders.views.ts'

/** One reminder of one person; its key is read by `readKey`. */
export const REMIND_JOB = 'reminders.remind'
const REPLAN_JOB = 'reminders.replan'
const PAGE_KEY = /^[0-9a-f-]{36}$/
const PAGE = 100
/** Longer than any transaction that reads settings lasts. */
const AGAIN_AFTER_MS = 60_000
/** The settings that say when a reminder is sent. */
const REPLANNED_BY = new Set<unknown>(['reminderMinutes', 'quietFrom', 'quietTo'])

/** Who comes along is named by the row that says so: it goes along when contacts are merged. */
const keyOf = (appointmentId: string, attendeeId: string | null, minutesBefore: number) =>
  [appointmentId, ...(attendeeId ? [attendeeId] : []), minutesBefore].join(':')
const keysOf = (appointmentId: string) => `${appointmentId}:`

/** An appointment was booked or moved: what was planned or still waits is taken back, and planned anew. */
export async function plan(ctx: RequestContext, payload: Record<string, unknown>): Promise<void> {
  await forget(ctx, payload)
  const id = String(payload.appointmentId)
  const [appointment, others] = await Promise.all([appointmentFor(ctx, id), attendingContacts(ctx, id)])
  if (!appointment) return
  if (appointment.contactId) await planFor(ctx, appointment, null, appointment.contactId)
  for (const { attendeeId, contactId } of others) await planFor(ctx, appointment, attendeeId, contactId)
}

/** Who comes along changed: whoever is new is reminded, whoever is not expected any more is not. */
export async function follow(ctx: RequestContext, payload: Record<string, unknown>): Promise<void> {
  const id = String(payload.appointmentId)
  const removed = Array.isArray(payload.removedContactIds) ? payload.removedContactIds.map(String) : []
  if (removed.length > 0) await withdrawMessages(ctx, await waitingMessages(ctx, id, removed), 'APPOINTMENT_CHANGED')
  const [appointment, others] = await Promise.all([appointmentFor(ctx, id), attendingContacts(ctx, id)])
  if (!appointment) return
  // Asking twice for one reminder is asking once; of who is gone the job finds nobody and ends.
  for (const { attendeeId, contactId } of others) await planFor(ctx, appointment, attendeeId, contactId)
}

/** One contact is two again: who is back beside an appointment is reminded of it as it stands now. */
export async function restore(ctx: RequestContext, payload: Record<string, unknown>): Promise<void> {
  const people = [payload.survivorId, payload.loserId].map(String)
  for (const appointmentId of await comingAttended(ctx, people)) await follow(ctx, { appointmentId })
}

async function planFor(
  ctx: RequestContext,
  appointment: HeldAppointment,
  attendeeId: string | null,
  contactId: string,
): Promise<void> {
  const [settings, who] = await Promise.all([settingsOf(ctx), readReminded(ctx, contactId)])
  if (!who) return
  // What would have been due before it was booked is not made up for: the person has just agreed.
  const when = { now: ctx.clock.now(), ...hoursOf(settings, who, appointment.timezone) }
  for (const { minutesBefore, at } of stillToSend(appointment.startsAt, settings.reminderMinutes, [], when))
    enqueue(ctx, REMIND_JOB, { key: keyOf(appointment.id, attendeeId, minutesBefore), dueAt: at })
}

/** An appointment is off, over, or elsewhere in time: nothing more is said of what it was. */
export async function forget(ctx: RequestContext, payload: Record<string, unknown>): Promise<void> {
  const appointmentId = String(payload.appointmentId)
  cancelJobsUnder(ctx, REMIND_JOB, keysOf(appointmentId))
  await withdrawMessages(ctx, await waitingMessages(ctx, appointmentId), 'APPOINTMENT_CHANGED')
}

/** The organisation changed when it reminds, or its quiet hours: what is planned for coming appointments follows. */
export async function replan(ctx: RequestContext, payload: Record<string, unknown>): Promise<void> {
  const changed: readonly unknown[] = Array.isArray(payload.changed) ? payload.changed : []
  if (!changed.some((name) => REPLANNED_BY.has(name))) return
  enqueue(ctx, REPLAN_JOB, { key: 'first' })
  // Once more when every booking that still read the old times has ended.
  putOff(ctx, REPLAN_JOB, { key: 'again', dueAt: ctx.clock.now() + AGAIN_AFTER_MS })
}

/**
 * Plans the reminders of coming appointments anew, a page at a time; the key says after which appointment. Each page reads
 * the settings as they stand, so that of two changes the last one holds wherever the pages of the first had come to.
 */
export const replanJob: JobHandler = {
  kind: REPLAN_JOB,
  async run(ctx, _payload, { key }) {
    const now = ctx.clock.now()
    const after = PAGE_KEY.test(key) ? key : null
    const [settings, page] = await Promise.all([settingsOf(ctx), comingReminded(ctx, now, after, PAGE)])
    for (const coming of page) {
      // What is due at this moment judges for itself, by the settings as they are then.
      cancelJobsUnder(ctx, REMIND_JOB, keysOf(coming.id), now)
      for (const who of coming.people) {
        const when = { now, ...hoursOf(settings, who, coming.timezone) }
        for (const { minutesBefore, at } of stillToSend(coming.startsAt, settings.reminderMinutes, who.given, when))
          enqueue(ctx, REMIND_JOB, { key: keyOf(coming.id, who.attendeeId, minutesBefore), dueAt: at })
      }
    }
    const last = page.at(-1)
    if (last && page.length === PAGE) enqueue(ctx, REPLAN_JOB, { key: last.id })
  },
}

/** What the key of a reminder names. */
export function readKey(key: string): { appointmentId: string; attendeeId: string | null; minutesBefore: number } {
  const parts = key.split(':')
  return {
    appointmentId: parts[0] ?? '',
    attendeeId: parts.length > 2 ? (parts[1] ?? null) : null,
    minutesBefore: Number(parts.at(-1)),
  }
}

/** The hours a person is left alone, on the clock of where they are. */
export function hoursOf(
  settings: OrganizationSettings,
  who: Pick<Reminded, 'country' | 'phone'>,
  timezone: string,
): { quiet: Quiet; zone: string } {
  return {
    quiet: { from: settings.quietFrom, to: settings.quietTo },
    zone: zoneOfContact(who.country, who.phone, timezone),
  }
}

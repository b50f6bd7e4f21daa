import { sql } from 'kysely'
import type { MessageChannel } from '#modules/messaging'
import { isoAt } from '#platform/clock'
import type { RequestContext } from '#platform/context'
import { later } from '#platform/db'

/**
 * One reminder: of which appointment, how long before, of which beginning (epoch milliseconds), and to whom. `contactId`
 * names who comes along; null is the contact of the appointment.
 */
export type Occasion = { appointmentId: string; minutesBefore: number; startsAt: number; contactId: string | null }

export type Outcome =
  | { state: 'SENT'; messageId: string; channel: MessageChannel }
  | { state: 'NOT_SENT'; reason: string; taskId: string | null }
  | { state: 'SKIPPED'; reason: string }

/** Whether this occasion was dealt with already. */
export async function isDone(ctx: RequestContext, o: Occasion): Promise<boolean> {
  const rows = await sql`
    select 1 from app.reminders where appointment_id = ${o.appointmentId} and minutes_before = ${o.minutesBefore}
       and starts_at = ${isoAt(o.startsAt)}::timestamptz and contact_id is not distinct from ${o.contactId}::uuid`.execute(
    ctx.db,
  )
  return rows.rows.length > 0
}

/** Keeps what became of an occasion. The database takes each occasion once: a second writer fails and rolls back. */
export function keepReminder(ctx: RequestContext, o: Occasion, outcome: Outcome): void {
  later(
    ctx.db,
    sql`insert into app.reminders (appointment_id, minutes_before, starts_at, contact_id, state, reason, message_id, channel, task_id)
        values (${o.appointmentId}, ${o.minutesBefore}, ${isoAt(o.startsAt)}, ${o.contactId}, ${outcome.state}, ${'reason' in outcome ? outcome.reason : null},
                ${'messageId' in outcome ? outcome.messageId : null}, ${'channel' in outcome ? outcome.channel : null}, ${'taskId' in outcome ? outcome.taskId : null})`,
  )
}

export type SentReminder = { appointmentId: string; contactId: string | null; status: string; channel: MessageChannel }

/** Where the message of a reminder stands, while no task stands for it; null otherwise. Held until the end. */
export async function lockSent(ctx: RequestContext, messageId: string): Promise<SentReminder | null> {
  const rows = await sql<SentReminder>`
    select r.appointment_id as "appointmentId", r.contact_id as "contactId", m.status, r.channel
      from app.reminders r join app.messages m on m.id = r.message_id
     where r.message_id = ${messageId} and r.task_id is null for update of r`.execute(ctx.db)
  return rows.rows[0] ?? null
}

/** The reminder goes another way now: the message before did not arrive. */
export function setWay(
  ctx: RequestContext,
  before: string,
  next: { messageId: string; channel: MessageChannel },
): void {
  later(
    ctx.db,
    sql`update app.reminders set message_id = ${next.messageId}, channel = ${next.channel} where message_id = ${before}`,
  )
}

/** The task that stands for a reminder whose message did not arrive. */
export function setTask(ctx: RequestContext, messageId: string, taskId: string): void {
  later(ctx.db, sql`update app.reminders set task_id = ${taskId} where message_id = ${messageId}`)
}

/** The last reminder of an appointment that was sent to a person takes the answer; `contactId` as in an occasion. */
export function keepAnswer(ctx: RequestContext, appointmentId: string, contactId: string | null, answer: string): void {
  later(
    ctx.db,
    sql`update app.reminders set answer = ${answer}
         where id = (select r.id from app.reminders r where r.appointment_id = ${appointmentId} and r.state = 'SENT'
                      and r.contact_id is not distinct from ${contactId}::uuid order by r.id desc limit 1)`,
  )
}

/** What the contact of the appointment answered to the last reminder that was sent, while it stands. */
export async function lastAnswer(ctx: RequestContext, appointmentId: string): Promise<string | null> {
  const rows = await sql<{ answer: string | null }>`
    select r.answer from app.reminders r where r.appointment_id = ${appointmentId} and r.state = 'SENT' and r.contact_id is null order by r.id desc limit 1`.execute(
    ctx.db,
  )
  return rows.rows[0]?.answer ?? null
}

/** Messages of an appointment's reminders that have not left yet, of everybody or of these contacts alone. */
export async function waitingMessages(
  ctx: RequestContext,
  appointmentId: string,
  contactIds: readonly string[] | null = null,
): Promise<string[]> {
  const rows = await sql<{ id: string }>`
    select m.id from app.reminders r join app.messages m on m.id = r.message_id
     where r.appointment_id = ${appointmentId} and m.status = 'QUEUED'
       ${contactIds ? sql`and r.contact_id = any (${[...contactIds]}::uuid[])` : sql``} order by m.id`.execute(ctx.db)
  return rows.rows.map(({ id }) => id)
}

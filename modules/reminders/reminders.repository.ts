import { sql } from 'kysely'
import type { MessageChannel } from '#modules/messaging'
import { isoAt } from '#platform/clock'
import type { RequestContext } from '#platform/context'
import { later } from '#platform/db'

/** One reminder: of which appointment, how long before, and of which beginning (epoch milliseconds). */
export type Occasion = { appointmentId: string; minutesBefore: number; startsAt: number }

export type Outcome =
  | { state: 'SENT'; messageId: string; channel: MessageChannel }
  | { state: 'NOT_SENT'; reason: string; taskId: string | null }
  | { state: 'SKIPPED'; reason: string }

/** Whether this occasion was dealt with already. */
export async function isDone(ctx: RequestContext, o: Occasion): Promise<boolean> {
  const rows = await sql`
    select 1 from app.reminders where appointment_id = ${o.appointmentId} and minutes_before = ${o.minutesBefore}
       and starts_at = ${isoAt(o.startsAt)}::timestamptz`.execute(ctx.db)
  return rows.rows.length > 0
}

/** Keeps what became of an occasion. The database takes each occasion once: a second writer fails and rolls back. */
export function keepReminder(ctx: RequestContext, o: Occasion, outcome: Outcome): void {
  later(
    ctx.db,
    sql`insert into app.reminders (appointment_id, minutes_before, starts_at, state, reason, message_id, channel, task_id)
        values (${o.appointmentId}, ${o.minutesBefore}, ${isoAt(o.startsAt)}, ${outcome.state}, ${'reason' in outcome ? outcome.reason : null},
                ${'messageId' in outcome ? outcome.messageId : null}, ${'channel' in outcome ? outcome.channel : null}, ${'taskId' in outcome ? outcome.taskId : null})`,
  )
}

/** Where the message of a reminder stands, while no task stands for it; null otherwise. Held until the end. */
export async function lockSent(
  ctx: RequestContext,
  messageId: string,
): Promise<{ appointmentId: string; status: string; channel: MessageChannel } | null> {
  const rows = await sql<{ appointmentId: string; status: string; channel: MessageChannel }>`
    select r.appointment_id as "appointmentId", m.status, r.channel
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

/** The last reminder of an appointment that was sent takes the answer. */
export function keepAnswer(ctx: RequestContext, appointmentId: string, answer: string): void {
  later(
    ctx.db,
    sql`update app.reminders set answer = ${answer}
         where id = (select r.id from app.reminders r where r.appointment_id = ${appointmentId} and r.state = 'SENT' order by r.id desc limit 1)`,
  )
}

/** What the person answered to the last reminder that was sent, while it stands. */
export async function lastAnswer(ctx: RequestContext, appointmentId: string): Promise<string | null> {
  const rows = await sql<{ answer: string | null }>`
    select r.answer from app.reminders r where r.appointment_id = ${appointmentId} and r.state = 'SENT' order by r.id desc limit 1`.execute(
    ctx.db,
  )
  return rows.rows[0]?.answer ?? null
}

/** Messages of an appointment's reminders that have not left yet. */
export async function waitingMessages(ctx: RequestContext, appointmentId: string): Promise<string[]> {
  const rows = await sql<{ id: string }>`
    select m.id from app.reminders r join app.messages m on m.id = r.message_id
     where r.appointment_id = ${appointmentId} and m.status = 'QUEUED' order by m.id`.execute(ctx.db)
  return rows.rows.map(({ id }) => id)
}

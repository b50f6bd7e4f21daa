import { sql } from 'kysely'
import type { RequestContext } from '#platform/context'
import { type AttendeeIds, isNobody } from './attendees.rules.ts'

/** Adds who and what comes along. Awaited: an exclusion constraint may refuse. */
export async function addAttendees(ctx: RequestContext, appointmentId: string, ids: AttendeeIds): Promise<void> {
  if (isNobody(ids)) return
  await sql`
    insert into app.appointment_attendees (appointment_id, contact_id, user_id, resource_id)
    select ${appointmentId}::uuid, x.id, null::uuid, null::uuid from unnest(${[...ids.contactIds]}::uuid[]) x (id)
    union all select ${appointmentId}::uuid, null::uuid, x.id, null::uuid from unnest(${[...ids.colleagueIds]}::uuid[]) x (id)
    union all select ${appointmentId}::uuid, null::uuid, null::uuid, x.id from unnest(${[...ids.resourceIds]}::uuid[]) x (id)`.execute(
    ctx.db,
  )
}

/** Takes off who and what does not come along any more. */
export async function removeAttendees(ctx: RequestContext, appointmentId: string, ids: AttendeeIds): Promise<void> {
  if (isNobody(ids)) return
  await sql`
    delete from app.appointment_attendees
     where appointment_id = ${appointmentId}
       and (contact_id = any (${[...ids.contactIds]}::uuid[]) or user_id = any (${[...ids.colleagueIds]}::uuid[])
            or resource_id = any (${[...ids.resourceIds]}::uuid[]))`.execute(ctx.db)
}

/** Takes a colleague off every appointment to come. Returns which. */
export async function endAttendance(ctx: RequestContext, userId: string): Promise<string[]> {
  const gone = await sql<{ id: string }>`
    with gone as (
      delete from app.appointment_attendees w using app.appointments a
       where w.user_id = ${userId}::uuid and a.id = w.appointment_id and a.state in ('SCHEDULED', 'CONFIRMED')
         and a.starts_at > app.app_now()
      returning w.appointment_id as id
    )
    update app.appointments a set version = version + 1 from gone where a.id = gone.id returning a.id`.execute(ctx.db)
  return gone.rows.map(({ id }) => id)
}

/** Lets go of every resource of an appointment. */
export async function releaseResources(ctx: RequestContext, appointmentId: string): Promise<void> {
  await sql`delete from app.appointment_attendees where appointment_id = ${appointmentId} and resource_id is not null`.execute(
    ctx.db,
  )
}

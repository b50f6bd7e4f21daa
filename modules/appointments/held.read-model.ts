import { sql } from 'kysely'
import type { RequestContext } from '#platform/context'
import type { AppointmentState, AppointmentType } from './appointments.rules.ts'

/** What a reminder needs of an appointment. Instants as epoch milliseconds. */
export type HeldAppointment = {
  id: string
  type: AppointmentType
  state: AppointmentState
  startsAt: number
  timezone: string
  branchId: string
  agentId: string
  dossierId: string | null
  contactId: string | null
  place: string | null
}

/**
 * An appointment for who is about to remind of it; null when it is gone. With `hold` it stays as it is until the end of
 * the transaction: its dossier is held first, in the order of every writer.
 */
export async function appointmentFor(ctx: RequestContext, id: string, hold = false): Promise<HeldAppointment | null> {
  if (hold)
    await sql`select 1 from app.dossiers d where d.id = (select a.dossier_id from app.appointments a where a.id = ${id}) for no key update`.execute(
      ctx.db,
    )
  const rows = await sql<HeldAppointment>`
    select a.id, a.type, a.state, (extract(epoch from a.starts_at) * 1000)::float8 as "startsAt", a.timezone, a.branch_id as "branchId",
           a.agent_id as "agentId", a.dossier_id as "dossierId", a.place,
           coalesce(a.contact_id, (select d.contact_id from app.dossiers d where d.id = a.dossier_id)) as "contactId"
      from app.appointments a where a.id = ${id} ${hold ? sql`for update of a` : sql``}`.execute(ctx.db)
  return rows.rows[0] ?? null
}

/** Contacts that come along to an appointment beside its own one; those who were erased are left out. */
export async function attendingContacts(
  ctx: RequestContext,
  appointmentId: string,
): Promise<{ attendeeId: string; contactId: string }[]> {
  const rows = await sql<{ attendeeId: string; contactId: string }>`
    select w.id as "attendeeId", w.contact_id as "contactId" from app.appointment_attendees w
      join app.appointments a on a.id = w.appointment_id
      join app.contacts c on c.id = w.contact_id and c.erased_at is null
     where w.appointment_id = ${appointmentId}
       and w.contact_id is distinct from coalesce(a.contact_id, (select d.contact_id from app.dossiers d where d.id = a.dossier_id))
     order by w.id`.execute(ctx.db)
  return rows.rows
}

/** Appointments to come that some of these contacts come along to. */
export async function comingAttended(ctx: RequestContext, contactIds: readonly string[]): Promise<string[]> {
  const rows = await sql<{ id: string }>`
    select distinct a.id from app.appointment_attendees w join app.appointments a on a.id = w.appointment_id
     where w.contact_id = any (${[...contactIds]}::uuid[]) and a.state in ('SCHEDULED', 'CONFIRMED')
       and a.starts_at > app.app_now() order by a.id`.execute(ctx.db)
  return rows.rows.map(({ id }) => id)
}

/** Whether the person expects a visit, on whichever dossier of theirs. */
export async function expectsVisit(ctx: RequestContext, contactId: string): Promise<boolean> {
  const found = await sql`
    select 1 from app.appointments a left join app.dossiers d on d.id = a.dossier_id
     where (coalesce(a.contact_id, d.contact_id) = ${contactId} or a.id in (
       select w.appointment_id from app.appointment_attendees w where w.contact_id = ${contactId})) and a.type = 'VISIT' and a.state in ('SCHEDULED', 'CONFIRMED')
       and a.starts_at > app.app_now() limit 1`.execute(ctx.db)
  return found.rows.length > 0
}

import { sql } from 'kysely'
import { visibleDossiers } from '#modules/access'
import type { RequestContext } from '#platform/context'
import type { AppointmentState, AppointmentType } from './appointments.rules.ts'
import { attendeesJson, onAgendaOf } from './attendees.read-model.ts'
import type { Attendees } from './attendees.schema.ts'

/** An appointment of a person's own agenda; times are instants, `changedAt` is when anything about it last changed. */
export type OwnAppointment = {
  id: string
  type: AppointmentType
  state: AppointmentState
  startsAt: string
  endsAt: string
  place: string | null
  contact: string | null
  /** Null as well when the person may not see the dossier. */
  dossier: { id: string; reference: string } | null
  agent: { id: string; name: string }
  attendees: Attendees
  version: number
  changedAt: string
}

/**
 * What stands in a person's own agenda, as its agent or as who comes along, in order of time. Called-off appointments stay while their last change is not
 * before `cancelledSince`. When there are more than `limit`, what is to come goes before what is over, the nearest
 * first. The caller has asked for `appointment.read`.
 */
export async function readOwnAgenda(
  ctx: RequestContext,
  userId: string,
  range: { from: string; to: string; cancelledSince: string; limit: number },
): Promise<OwnAppointment[]> {
  const found = await sql<OwnAppointment>`
    select * from (
      select a.id, a.type, a.state, a.starts_at as "startsAt", a.ends_at as "endsAt", a.place, c.display_name as contact,
             case when d.id is not null then jsonb_build_object('id', d.id, 'reference', d.reference) end as dossier,
             jsonb_build_object('id', m.user_id, 'name', m.name) as agent, ${attendeesJson('a.id')} as attendees,
             a.version, h.at as "changedAt"
        from app.appointments a
        join app.members m on m.user_id = a.agent_id
        left join app.contacts c on c.id = a.contact_id
        left join app.dossiers d on d.id = a.dossier_id and ${visibleDossiers(ctx)}
        cross join lateral (select coalesce(max(x.at), a.created_at) as at from app.appointment_history x where x.appointment_id = a.id) h
       where ${onAgendaOf('a', userId)} and a.starts_at >= ${range.from}::timestamptz and a.starts_at < ${range.to}::timestamptz
         and (a.state <> 'CANCELLED' or h.at >= ${range.cancelledSince}::timestamptz)
       order by a.ends_at < app.app_now(), abs(extract(epoch from a.starts_at - app.app_now())), a.id
       limit ${range.limit}) nearest
     order by "startsAt", id`.execute(ctx.db)
  return found.rows
}

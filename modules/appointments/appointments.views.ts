import { sql } from 'kysely'
import { completeSettings } from '#modules/identity'
import type { RequestContext } from '#platform/context'
import { coordinatesOf } from './agenda.read-model.ts'
import { reachableAppointments } from './appointments.policy.ts'
import type { Appointment, AppointmentDetail } from './appointments.schema.ts'
import { attendeesJson, onAgendaOf } from './attendees.read-model.ts'
import { type Coordinates, travelMinutes, travelRulesOf } from './travel.rules.ts'

/** More than a busy agency of a hundred people plans in two months; what is beyond is said, not hidden. */
const MOST = 5000

const columns = sql`a.id, a.type, a.state, a.starts_at as "startsAt", a.ends_at as "endsAt", a.timezone, a.branch_id as "branchId",
    jsonb_build_object('id', a.agent_id, 'name', (select m.name from app.members m where m.user_id = a.agent_id)) as agent,
    (select jsonb_build_object('id', d.id, 'reference', d.reference) from app.dossiers d where d.id = a.dossier_id) as dossier,
    (select jsonb_build_object('id', c.id, 'displayName', c.display_name) from app.contacts c where c.id = a.contact_id) as contact,
    (select jsonb_build_object('id', n.id, 'reference', n.reference, 'title', n.title) from app.annonces n where n.id = a.annonce_id) as annonce,
    a.place, a.note, a.outcome, a.cancel_code as "cancelCode", a.cancel_reason as "cancelReason",
    a.overlap_confirmed as "overlapConfirmed", ${attendeesJson('a.id')} as attendees, a.version`

// What an appointment names is looked up row by row: joined, a list of a week would read everybody there is.
const tables = sql`app.appointments a`

/** Appointments that touch a time range, in order of time. `truncated` when there are more than can be shown. */
export async function listAppointments(
  ctx: RequestContext,
  range: { from: string; to: string; agentId?: string; dossierId?: string },
): Promise<{ items: Appointment[]; truncated: boolean }> {
  // An appointment lasts at most a day: the start alone bounds the index scan.
  const found = await sql<Appointment>`
    select ${columns} from ${tables}
     where a.starts_at < ${range.to}::timestamptz and a.starts_at > ${range.from}::timestamptz - interval '24 hours'
       and a.ends_at > ${range.from}::timestamptz
       ${range.agentId ? sql`and ${onAgendaOf('a', range.agentId)}` : sql``}
       ${range.dossierId ? sql`and a.dossier_id = ${range.dossierId}::uuid` : sql``}
       and ${reachableAppointments(ctx, 'appointment.read')}
     order by a.starts_at, a.id limit ${MOST + 1}`.execute(ctx.db)
  return { items: found.rows.slice(0, MOST), truncated: found.rows.length > MOST }
}

/** One appointment, or null when it is not there or not the caller's. `permission` null: what the caller just wrote. */
export async function readAppointment(
  ctx: RequestContext,
  id: string,
  permission: 'appointment.read' | 'appointment.write' | null = 'appointment.read',
): Promise<Appointment | null> {
  const found = await sql<Appointment>`
    select ${columns} from ${tables}
     where a.id = ${id} and ${permission ? reachableAppointments(ctx, permission) : sql`true`}`.execute(ctx.db)
  return found.rows[0] ?? null
}

type WayFacts = { at: Coordinates | null; before: { at: Coordinates; from: string } | null; settings: unknown }

/**
 * One appointment with everything that happened to it, and the way there from the agent's meeting before on that day
 * (wall clock of the appointment), when both places are known.
 */
export async function readAppointmentDetail(ctx: RequestContext, id: string): Promise<AppointmentDetail | null> {
  const found = await sql<Omit<AppointmentDetail, 'travel'> & { way: WayFacts }>`
    select ${columns},
           coalesce((select jsonb_agg(jsonb_build_object('change', h.change, 'startsAt', h.starts_at, 'endsAt', h.ends_at,
               'reason', h.reason, 'at', h.at, 'actor', jsonb_build_object('kind', split_part(h.actor, ':', 1),
               'id', nullif(split_part(h.actor, ':', 2), ''), 'name',
               (select x.name from app.members x where h.actor = 'user:' || x.user_id))) order by h.id)
             from app.appointment_history h where h.appointment_id = a.id), '[]') as history,
           jsonb_build_object('at', (select ${coordinatesOf('n')} from app.annonces n where n.id = a.annonce_id), 'settings', (select o.settings from app.organizations o),
             'before', (select case when ${coordinatesOf('pn')} is not null
                 then jsonb_build_object('at', ${coordinatesOf('pn')}, 'from', coalesce(pn.zone, pn.city)) end
               from app.appointments p left join app.annonces pn on pn.id = p.annonce_id
              where p.agent_id = a.agent_id and p.id <> a.id and p.state in ('SCHEDULED', 'CONFIRMED', 'DONE')
                and p.type not in ('CALL', 'VIDEO_CALL', 'OFFICE_MEETING') and a.type not in ('CALL', 'VIDEO_CALL', 'OFFICE_MEETING')
                and p.starts_at > a.starts_at - interval '24 hours' and p.ends_at <= a.starts_at
                and (p.ends_at at time zone a.timezone)::date = (a.starts_at at time zone a.timezone)::date
              order by p.ends_at desc, p.id desc limit 1)) as way
      from ${tables}
     where a.id = ${id} and ${reachableAppointments(ctx, 'appointment.read')}`.execute(ctx.db)
  const row = found.rows[0]
  if (!row) return null
  const { way, ...detail } = row
  const travel =
    way.at && way.before
      ? {
          minutes: travelMinutes(way.before.at, way.at, travelRulesOf(completeSettings(way.settings))),
          from: way.before.from,
        }
      : null
  return { ...detail, travel }
}

/** The next planned visit of a dossier, or null. */
export async function readUpcomingVisit(ctx: RequestContext, dossierId: string): Promise<Appointment | null> {
  const found = await sql<Appointment>`
    select ${columns} from ${tables}
     where a.dossier_id = ${dossierId} and a.type = 'VISIT' and a.state in ('SCHEDULED', 'CONFIRMED')
       and a.starts_at > app.app_now() and ${reachableAppointments(ctx, 'appointment.read')}
     order by a.starts_at, a.id limit 1`.execute(ctx.db)
  return found.rows[0] ?? null
}

/** Planned appointments of a dossier that are still to come. */
export async function futureAppointmentIds(ctx: RequestContext, dossierId: string): Promise<string[]> {
  const rows = await sql<{ id: string }>`
    select id from app.appointments
     where dossier_id = ${dossierId} and state in ('SCHEDULED', 'CONFIRMED') and starts_at > app.app_now() order by starts_at`.execute(
    ctx.db,
  )
  return rows.rows.map((row) => row.id)
}

import { sql } from 'kysely'
import { visibleContacts, writableDossiers } from '#modules/access'
import { completeSettings, type OrganizationSettings } from '#modules/identity'
import { isoAt } from '#platform/clock'
import type { RequestContext } from '#platform/context'
import type { Agenda, Interval } from './availability.rules.ts'
import type { Country } from './holidays.rules.ts'
import type { Coordinates } from './travel.rules.ts'

/** Where and under which rules appointments are made, and what the agents' calendars hold. */
export type Place = { branchId: string; timeZone: string; country: Country; settings: OrganizationSettings }
export type AgentAgenda = Agenda & { name: string; roles: string[] }
/** `at`: where the annonce asked about is; null when it has no coordinates, or none was named. */
export type Agendas = Place & { agents: AgentAgenda[]; at: Coordinates | null }

export type AgendaQuery = {
  branchId?: string | null
  agentId?: string | null
  annonceId?: string | null
  /** Whether visits of the annonce by anybody count as taken; they do when nothing is said. */
  othersAtAnnonce?: boolean
  /** Epoch milliseconds. */
  from: number
  to: number
  /** An appointment that is about to move does not stand in its own way. */
  except?: string | null
  /** Who and what else has to be free: their time counts as taken for every agent. */
  together?: Together
}

/** Ids of further colleagues and of resources. */
export type Together = { colleagueIds: readonly string[]; resourceIds: readonly string[] }

const DAY = 86_400_000

/** Where the annonce of this alias is, as JSON, or null. */
export function coordinatesOf(alias: 'n' | 'pn') {
  const [latitude, longitude] = [sql.ref(`${alias}.latitude`), sql.ref(`${alias}.longitude`)]
  return sql<Coordinates | null>`case when ${latitude} is not null and ${longitude} is not null
    then jsonb_build_object('latitude', ${latitude}, 'longitude', ${longitude}) end`
}

const epoch = (column: string) => sql`extract(epoch from ${sql.ref(column)}) * 1000`

/**
 * The calendars of one agent, or of the staff of a branch, in one round trip. The branch: the one named, else the
 * annonce's, else the agent's first, else the organisation's first. Null when the branch or the agent is not there.
 * Visits of the same annonce by anybody count as taken: two families do not meet at one door by our doing.
 */
export async function readAgendas(ctx: RequestContext, query: AgendaQuery): Promise<Agendas | null> {
  // A day on each side: an appointment may run into the range, and a day's visits are counted whole.
  const from = isoAt(query.from - 2 * DAY)
  const to = isoAt(query.to + 2 * DAY)
  const agentId = query.agentId ?? null
  const annonceId = query.annonceId ?? null
  const found = await sql<
    Omit<Place, 'settings'> & {
      settings: unknown
      agents: AgentAgenda[]
      atAnnonce: Interval[]
      together: Interval[]
      at: Coordinates | null
    }
  >`
    select b.id as "branchId", b.timezone as "timeZone", b.country, o.settings,
           coalesce((select jsonb_agg(jsonb_build_object('agentId', m.user_id, 'name', m.name, 'roles', m.roles,
               'hours', coalesce((select jsonb_agg(jsonb_build_object('weekday', w.weekday, 'starts', to_char(w.starts, 'HH24:MI'),
                   'ends', to_char(w.ends, 'HH24:MI'))) from app.working_hours w where w.user_id = m.user_id), '[]'),
               'absences', coalesce((select jsonb_agg(jsonb_build_object('start', ${epoch('x.starts_at')}, 'end', ${epoch('x.ends_at')}))
                   from app.absences x where x.user_id = m.user_id and x.starts_at < ${to}::timestamptz and x.ends_at > ${from}::timestamptz), '[]'),
               'taken', coalesce((select jsonb_agg(jsonb_build_object('start', ${epoch('a.starts_at')},
                   'end', ${epoch('a.ends_at')} + a.buffer_minutes * 60000, 'isVisit', a.type in ('VISIT', 'OWNER_VISIT', 'SITE_VISIT'),
                   'travel', case when a.type not in ('CALL', 'VIDEO_CALL', 'OFFICE_MEETING') then jsonb_build_object(
                     'meetingEnd', ${epoch('a.ends_at')}, 'at', ${coordinatesOf('n')}, 'from', coalesce(n.zone, n.city)) end))
                   from app.agenda_holds k join app.appointments a on a.id = k.appointment_id left join app.annonces n on n.id = a.annonce_id
                  where k.user_id = m.user_id and k.starts_at > ${from}::timestamptz and k.starts_at < ${to}::timestamptz
                    and k.appointment_id is distinct from ${query.except ?? null}::uuid), '[]')) order by m.name, m.user_id)
             from app.members m
            where m.status = 'ACTIVE' and m.guest_until is null and m.roles && array['ADMIN_ORG', 'MANAGER', 'AGENT']
              and ${agentId ? sql`m.user_id = ${agentId}::uuid` : sql`(b.id = any (m.branch_ids) or m.branch_ids = '{}')`}), '[]') as agents,
           (select ${coordinatesOf('n')} from app.annonces n where n.id = ${annonceId}::uuid) as at,
           ${
             annonceId && query.othersAtAnnonce !== false
               ? sql`coalesce((select jsonb_agg(jsonb_build_object('start', ${epoch('a.starts_at')}, 'end', ${epoch('a.ends_at')}))
                   from app.appointments a where a.annonce_id = ${annonceId}::uuid and a.state in ('SCHEDULED', 'CONFIRMED')
                    and a.starts_at > ${from}::timestamptz and a.starts_at < ${to}::timestamptz
                    and a.id is distinct from ${query.except ?? null}::uuid), '[]')`
               : sql`'[]'::jsonb`
           } as "atAnnonce",
           ${takenTogether(query, from, to)} as together
      from app.branches b, app.organizations o
     where b.id = coalesce(${query.branchId ?? null}::uuid, (select n.branch_id from app.annonces n where n.id = ${annonceId}::uuid),
                           (select m.branch_ids[1] from app.members m where m.user_id = ${agentId}::uuid),
                           (select f.id from app.branches f order by f.created_at, f.id limit 1))`.execute(ctx.db)
  const row = found.rows[0]
  if (!row || (agentId && row.agents.length === 0)) return null
  const { atAnnonce, together, ...rest } = row
  const agents = rest.agents.map((a) => ({
    ...a,
    taken: [...a.taken, ...[...atAnnonce, ...together].map((t) => ({ ...t, isVisit: false }))],
  }))
  return { ...rest, agents, settings: completeSettings(row.settings) }
}

/** When one of those who come along is taken or absent, or a resource is in use, as JSON. */
function takenTogether({ together, except }: AgendaQuery, from: string, to: string) {
  const colleagues = [...(together?.colleagueIds ?? [])]
  const resources = [...(together?.resourceIds ?? [])]
  if (colleagues.length + resources.length === 0) return sql`'[]'::jsonb`
  const inRange = sql`k.starts_at > ${from}::timestamptz and k.starts_at < ${to}::timestamptz
    and k.appointment_id is distinct from ${except ?? null}::uuid`
  return sql`coalesce((select jsonb_agg(jsonb_build_object('start', ${epoch('t.starts')}, 'end', ${epoch('t.ends')})) from (
      select lower(k.taken), upper(k.taken) from app.agenda_holds k where k.user_id = any (${colleagues}::uuid[]) and ${inRange}
      union all
      select lower(k.taken), upper(k.taken) from app.agenda_holds k where k.resource_id = any (${resources}::uuid[]) and ${inRange}
      union all
      select x.starts_at, x.ends_at from app.absences x
       where x.user_id = any (${colleagues}::uuid[]) and x.starts_at < ${to}::timestamptz and x.ends_at > ${from}::timestamptz
    ) t (starts, ends)), '[]')`
}

/** What a booking rests on, each null when it is not there or not the caller's to use. */
export type BookingFacts = {
  dossier: { id: string; branchId: string; contactId: string } | null
  contact: { id: string } | null
  annonce: { id: string; branchId: string } | null
  branch: { id: string } | null
}

export async function readBookingFacts(
  ctx: RequestContext,
  asked: { dossierId: string | null; contactId: string | null; annonceId: string | null; branchId: string | null },
): Promise<BookingFacts> {
  const found = await sql<BookingFacts>`
    select (select jsonb_build_object('id', d.id, 'branchId', d.branch_id, 'contactId', d.contact_id) from app.dossiers d
             where d.id = ${asked.dossierId}::uuid and ${writableDossiers(ctx, 'appointment.write')}) as dossier,
           (select jsonb_build_object('id', c.id) from app.contacts c
             where c.id = ${asked.contactId}::uuid and c.merged_into is null and ${visibleContacts(ctx, 'contact.read')}) as contact,
           (select jsonb_build_object('id', n.id, 'branchId', n.branch_id) from app.annonces n
             where n.id = ${asked.annonceId}::uuid and ${ctx.permissions.reach('annonce.read') === 'ALL'}) as annonce,
           (select jsonb_build_object('id', b.id) from app.branches b where b.id = ${asked.branchId}::uuid) as branch`.execute(
    ctx.db,
  )
  return found.rows[0] ?? { dossier: null, contact: null, annonce: null, branch: null }
}

/** Visits of a dossier that are still to come. */
export async function countFutureVisits(ctx: RequestContext, dossierId: string): Promise<number> {
  const found = await sql<{ count: number }>`
    select count(*)::int as count from app.appointments a
     where a.dossier_id = ${dossierId} and a.type = 'VISIT' and a.state in ('SCHEDULED', 'CONFIRMED')
       and a.starts_at > app.app_now()`.execute(ctx.db)
  return found.rows[0]?.count ?? 0
}

import { sql } from 'kysely'
import type { RequestContext } from '#platform/context'
import { later } from '#platform/db'
import { sqlState } from '#platform/errors'
import type { AppointmentState, AppointmentType } from './appointments.rules.ts'
import { addAttendees } from './attendees.repository.ts'
import type { AttendeeIds } from './attendees.rules.ts'

export type HistoryChange =
  | 'BOOKED'
  | 'CONFIRMED'
  | 'RESCHEDULED'
  | 'CANCELLED'
  | 'DONE'
  | 'NO_SHOW'
  | 'REASSIGNED'
  | 'ATTENDEES'

export type AppointmentRow = {
  branch_id: string
  type: AppointmentType
  starts_at: string
  ends_at: string
  local_start: string
  timezone: string
  buffer_minutes: number
  agent_id: string
  dossier_id: string | null
  contact_id: string | null
  annonce_id: string | null
  place: string | null
  note: string | null
  overlap_confirmed: boolean
}

/** The exclusion constraint refused, or two writers met on it and the database ended one. */
const TAKEN = ['23P01', '40P01']

/**
 * Holds the dossier that the timeline entry will touch. Every writer takes dossier, then agenda, then appointment, so
 * that two of them never wait for each other.
 */
export async function lockDossier(ctx: RequestContext, dossierId: string | null): Promise<void> {
  if (dossierId) await sql`select 1 from app.dossiers where id = ${dossierId} for no key update`.execute(ctx.db)
}

/**
 * Until the end of the transaction nobody else books with these people and resources, taken in one order by everybody;
 * the exclusion constraints stand behind it.
 */
export async function lockAgendas(ctx: RequestContext, ids: readonly string[]): Promise<void> {
  const keys = [...new Set(ids)].sort().map((id) => `agenda:${ctx.orgId}:${id}`)
  await sql`select pg_advisory_xact_lock(hashtextextended(k.key, 0))
    from (select key from unnest(${keys}::text[]) with ordinality u (key, n) order by n) k`.execute(ctx.db)
}

/** Writes an appointment and who and what comes along; null when somebody's time or a resource is taken. */
export async function insertAppointment(
  ctx: RequestContext,
  row: AppointmentRow,
  attendees: AttendeeIds,
): Promise<string | null> {
  const made = await unlessTaken(ctx, async () => {
    const { id } = await ctx.db.insertInto('appointments').values(row).returning('id').executeTakeFirstOrThrow()
    await addAttendees(ctx, id, attendees)
    return id
  })
  return made === TAKEN_NOW ? null : made
}

const TAKEN_NOW = Symbol('taken')

/** Does the writing; when an exclusion constraint refuses, takes it back and leaves the transaction usable. */
export async function unlessTaken<T>(ctx: RequestContext, writing: () => Promise<T>): Promise<T | typeof TAKEN_NOW> {
  await sql`savepoint move`.execute(ctx.db)
  try {
    const done = await writing()
    await sql`release savepoint move`.execute(ctx.db)
    return done
  } catch (error) {
    if (!TAKEN.includes(sqlState(error) ?? '')) throw error
    await sql`rollback to savepoint move`.execute(ctx.db)
    return TAKEN_NOW
  }
}

export type Moved = {
  starts_at: string
  ends_at: string
  local_start: string | null
  buffer_minutes: number
  agent_id: string
  overlap_confirmed: boolean
  state: AppointmentState
}

/** Moves an appointment when its version is still the caller's, and does what goes along with it. The transaction stays usable when the time is taken. */
export async function moveAppointment(
  ctx: RequestContext,
  id: string,
  version: number,
  to: Partial<Moved>,
  { before, after }: { before?: () => Promise<void>; after?: () => Promise<void> } = {},
): Promise<'MOVED' | 'STALE' | 'TAKEN'> {
  const done = await unlessTaken(ctx, async () => {
    await before?.()
    const changed = await ctx.db
      .updateTable('appointments')
      .set({ ...to, version: sql`version + 1` })
      .where('id', '=', id)
      .where('version', '=', version)
      .executeTakeFirst()
    if (changed.numUpdatedRows !== 1n) return 'STALE'
    await after?.()
    return 'MOVED'
  })
  return done === TAKEN_NOW ? 'TAKEN' : done
}

/** Changes the state when the version is still the caller's; false when somebody was faster. */
export async function changeState(
  ctx: RequestContext,
  id: string,
  version: number,
  to: { state: AppointmentState; outcome?: string; cancel_code?: string; cancel_reason?: string | null },
): Promise<boolean> {
  const done = await ctx.db
    .updateTable('appointments')
    .set({ ...to, version: sql`version + 1` })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  return done.numUpdatedRows === 1n
}

/** Adds what happened to the appointment's own history; times are those it has now. */
export function insertHistory(
  ctx: RequestContext,
  id: string,
  change: HistoryChange,
  reason: string | null = null,
): void {
  later(
    ctx.db,
    sql`
    insert into app.appointment_history (appointment_id, change, starts_at, ends_at, reason)
    select id, ${change}, starts_at, ends_at, ${reason} from app.appointments where id = ${id}`,
  )
}

export type FutureAppointment = {
  id: string
  version: number
  startsAt: string
  endsAt: string
  timeZone: string
  localStart: string | null
  dossierId: string | null
}

/** Live appointments that are still to come, of one agent or of everybody, earliest first. */
export async function listFuture(ctx: RequestContext, agentId: string | null): Promise<FutureAppointment[]> {
  const found = await sql<FutureAppointment>`
    select id, version, starts_at as "startsAt", ends_at as "endsAt", timezone as "timeZone", local_start as "localStart",
           dossier_id as "dossierId"
      from app.appointments
     where state in ('SCHEDULED', 'CONFIRMED') and starts_at > app.app_now()
       ${agentId ? sql`and agent_id = ${agentId}::uuid` : sql``}
     order by starts_at, id`.execute(ctx.db)
  return found.rows
}

/** Ids of every organisation, for work that goes through all of them. */
export async function listOrganizations(db: RequestContext['db']): Promise<string[]> {
  const found = await sql<{ id: string }>`select org_ids as id from app.org_ids()`.execute(db)
  return found.rows.map((row) => row.id)
}

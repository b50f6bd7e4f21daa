import { type RawBuilder, sql } from 'kysely'
import { visibleContacts } from '#modules/access'
import { isoAt } from '#platform/clock'
import type { RequestContext } from '#platform/context'
import type { AttendeeIds } from './attendees.rules.ts'
import type { Interval } from './availability.rules.ts'

/** Who and what comes along, as JSON; one probe of a unique index for an appointment without any. */
export function attendeesJson(appointmentId: 'a.id' | 'p.id'): RawBuilder<unknown> {
  return sql`(select jsonb_build_object(
      'contacts', coalesce(jsonb_agg(jsonb_build_object('id', wc.id, 'displayName', wc.display_name) order by wc.display_name, wc.id) filter (where wc.id is not null), '[]'),
      'colleagues', coalesce(jsonb_agg(jsonb_build_object('id', wm.user_id, 'name', wm.name) order by wm.name, wm.user_id) filter (where wm.user_id is not null), '[]'),
      'resources', coalesce(jsonb_agg(jsonb_build_object('id', wr.id, 'name', wr.name, 'kind', wr.kind) order by wr.name, wr.id) filter (where wr.id is not null), '[]'))
    from app.appointment_attendees w left join app.contacts wc on wc.id = w.contact_id
    left join app.members wm on wm.user_id = w.user_id left join app.resources wr on wr.id = w.resource_id
   where w.appointment_id = ${sql.ref(appointmentId)})`
}

/** Whether an appointment stands in a person's calendar: as its agent, or as who comes along. */
export function onAgendaOf(alias: 'a' | 'p', user: string | RawBuilder<unknown>): RawBuilder<boolean> {
  const userId = sql`${user}::uuid`
  return sql<boolean>`(${sql.ref(`${alias}.agent_id`)} = ${userId} or ${sql.ref(`${alias}.id`)} = any (array(
    select w.appointment_id from app.appointment_attendees w where w.user_id = ${userId})))`
}

/** Whom or what a clash is about. */
export type TakenBy = { kind: 'AGENT' | 'COLLEAGUE' | 'RESOURCE'; id: string; name: string }

/** Which of these people and resources are taken in this time, confirmed overlaps included. */
export async function whoIsTaken(
  ctx: RequestContext,
  agentId: string,
  others: AttendeeIds,
  time: Interval & { bufferMinutes: number },
  except: string | null,
): Promise<TakenBy[]> {
  const people = [agentId, ...others.colleagueIds]
  const [start, end] = [isoAt(time.start), isoAt(time.end)]
  const inTime = sql`k.appointment_id is distinct from ${except}::uuid
    and k.taken && app.taken_range(${start}::timestamptz, ${end}::timestamptz, ${time.bufferMinutes})
    and k.starts_at > ${start}::timestamptz - interval '28 hours' and k.starts_at < ${end}::timestamptz + interval '4 hours'`
  const found = await sql<TakenBy>`
    select case when m.user_id = ${agentId}::uuid then 'AGENT' else 'COLLEAGUE' end as kind, m.user_id as id, m.name
      from app.members m
     where m.user_id = any (${people}::uuid[]) and exists (select 1 from app.agenda_holds k where k.user_id = m.user_id and ${inTime})
    union all
    select 'RESOURCE', r.id, r.name from app.resources r
     where r.id = any (${[...others.resourceIds]}::uuid[])
       and exists (select 1 from app.agenda_holds k where k.resource_id = r.id and ${inTime})
     order by 1, 3`.execute(ctx.db)
  return found.rows
}

/** Which of the asked ids may come along: contacts the caller sees, colleagues who work here, resources of the branch in use. */
export async function readUsable(ctx: RequestContext, asked: AttendeeIds, branchId: string): Promise<AttendeeIds> {
  const found = await sql<AttendeeIds>`
    select array(select c.id from app.contacts c where c.id = any (${[...asked.contactIds]}::uuid[])
                    and c.merged_into is null and c.erased_at is null and ${visibleContacts(ctx, 'contact.read')}) as "contactIds",
           array(select m.user_id from app.members m where m.user_id = any (${[...asked.colleagueIds]}::uuid[])
                    and m.status = 'ACTIVE' and m.roles && array['ADMIN_ORG', 'MANAGER', 'AGENT']) as "colleagueIds",
           array(select r.id from app.resources r where r.id = any (${[...asked.resourceIds]}::uuid[])
                    and r.active and r.branch_id = ${branchId}::uuid) as "resourceIds"`.execute(ctx.db)
  return found.rows[0] ?? { contactIds: [], colleagueIds: [], resourceIds: [] }
}

import { sql } from 'kysely'
import type { TemplateFacts } from '#modules/messaging'
import { isoAt } from '#platform/clock'
import type { RequestContext } from '#platform/context'
import type { GivenReminder } from './reminders.schema.ts'

/** Who is reminded: name, language, where they live, and the number that tells the country. */
export type Reminded = {
  name: string
  fullName: string
  locale: string | null
  country: string | null
  phone: string | null
  /** The language of the organisation, for whoever has none of their own. */
  houseLocale: string
  /** The name of the organisation. */
  houseName: string
}

/** Null when the person was erased. */
export async function readReminded(ctx: RequestContext, contactId: string): Promise<Reminded | null> {
  const rows = await sql<Reminded>`
    select coalesce(c.first_name, c.display_name) as name, c.display_name as "fullName", c.locale, c.country, o.default_locale as "houseLocale", o.name as "houseName",
           (select i.value from app.channel_identities i where i.contact_id = c.id and i.kind = 'PHONE' order by i.is_primary desc, i.id limit 1) as phone
      from app.contacts c cross join app.organizations o where c.id = ${contactId} and c.erased_at is null`.execute(
    ctx.db,
  )
  return rows.rows[0] ?? null
}

/** What an appointment is about, for the words of a reminder; null when it is gone. */
export async function readRemindedAbout(
  ctx: RequestContext,
  appointmentId: string,
): Promise<Pick<TemplateFacts, 'agent' | 'dossier' | 'annonce'> | null> {
  const rows = await sql<Pick<TemplateFacts, 'agent' | 'dossier' | 'annonce'>>`
    select (select m.name from app.members m where m.user_id = p.agent_id) as agent,
           case when d.id is null then null else jsonb_build_object('reference', d.reference) end as dossier,
           case when a.id is null then null else jsonb_build_object('title', a.title, 'reference', a.reference, 'city', a.city,
             'price', case when a.price_amount is null then null else jsonb_build_object('amount', a.price_amount, 'currency', a.price_currency) end) end as annonce
      from app.appointments p
      left join app.dossiers d on d.org_id = p.org_id and d.id = p.dossier_id
      left join app.annonces a on a.org_id = p.org_id and a.id = coalesce(p.annonce_id, d.annonce_id)
     where p.id = ${appointmentId}`.execute(ctx.db)
  return rows.rows[0] ?? null
}

/** What became of the reminders of an appointment, oldest first. */
export async function givenReminders(ctx: RequestContext, appointmentId: string): Promise<GivenReminder[]> {
  const rows = await sql<GivenReminder>`
    select r.minutes_before as "minutesBefore", r.starts_at as "startsAt", r.state, r.reason, r.answer, r.channel, r.task_id as "taskId", r.at,
           m.status as "messageStatus", c.display_name as attendee
      from app.reminders r left join app.contacts c on c.id = r.contact_id left join app.messages m on m.id = r.message_id
     where r.appointment_id = ${appointmentId} order by r.id limit 100`.execute(ctx.db)
  return rows.rows
}

export type Asked = {
  agency: string
  agencyPhone: string | null
  name: string
  locale: string | null
  houseLocale: string
  type: string
  state: string
  /** Epoch milliseconds. */
  startsAt: number
  timezone: string
  place: string | null
  answer: string | null
}

/** An appointment as its person sees it; null when the appointment is gone or the person was erased. */
export async function readAsked(ctx: RequestContext, appointmentId: string): Promise<Asked | null> {
  const rows = await sql<Asked>`
    select o.name as agency, o.default_locale as "houseLocale", coalesce(c.first_name, c.display_name) as name, c.locale, a.type, a.state,
           (extract(epoch from a.starts_at) * 1000)::float8 as "startsAt", a.timezone, a.place,
           (select n.display_phone from app.channel_accounts n where n.status = 'ACTIVE' and n.kind <> 'SMTP'
             order by (n.branch_id = a.branch_id) desc, n.id limit 1) as "agencyPhone",
           (select r.answer from app.reminders r where r.appointment_id = a.id and r.state = 'SENT' and r.contact_id is null
             order by r.id desc limit 1) as answer
      from app.appointments a cross join app.organizations o
      join app.contacts c on c.id = coalesce(a.contact_id, (select d.contact_id from app.dossiers d where d.id = a.dossier_id))
     where a.id = ${appointmentId} and c.erased_at is null`.execute(ctx.db)
  return rows.rows[0] ?? null
}

/**
 * A coming appointment and who is reminded of it: its contact (`attendeeId` null) and who comes along. `given`: the times
 * before, in minutes, dealt with for this beginning.
 */
export type ComingReminded = {
  id: string
  startsAt: number
  timezone: string
  people: { attendeeId: string | null; country: string | null; phone: string | null; given: number[] }[]
}

/** Appointments to come that somebody is reminded of, by id, after one; `now` in epoch milliseconds. */
export async function comingReminded(
  ctx: RequestContext,
  now: number,
  after: string | null,
  limit: number,
): Promise<ComingReminded[]> {
  const rows = await sql<ComingReminded>`
    select a.id, (extract(epoch from a.starts_at) * 1000)::float8 as "startsAt", a.timezone,
           coalesce((select jsonb_agg(jsonb_build_object('attendeeId', w.attendee_id, 'country', c.country,
               'phone', (select i.value from app.channel_identities i where i.contact_id = c.id and i.kind = 'PHONE' order by i.is_primary desc, i.id limit 1),
               'given', array(select r.minutes_before from app.reminders r where r.appointment_id = a.id and r.starts_at = a.starts_at
                                 and r.contact_id is not distinct from case when w.attendee_id is not null then c.id end)))
             from (select null::uuid, coalesce(a.contact_id, d.contact_id)
                   union all select t.id, t.contact_id from app.appointment_attendees t
                    where t.appointment_id = a.id and t.contact_id is not null
                      and t.contact_id is distinct from coalesce(a.contact_id, d.contact_id)) w (attendee_id, contact_id)
             join app.contacts c on c.id = w.contact_id and c.erased_at is null), '[]') as people
      from app.appointments a
      left join app.dossiers d on d.id = a.dossier_id
     where a.starts_at > ${isoAt(now)}::timestamptz and a.state in ('SCHEDULED', 'CONFIRMED')
       and (${after}::uuid is null or a.id > ${after}::uuid)
     order by a.id limit ${limit}`.execute(ctx.db)
  return rows.rows
}

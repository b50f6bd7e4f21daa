import { sql } from 'kysely'
import type { RequestContext } from '#platform/context'
import type { GivenReminder } from './reminders.schema.ts'

/** Who is reminded: name, language, where they live, and the number that tells the country. */
export type Reminded = {
  name: string
  locale: string | null
  country: string | null
  phone: string | null
  /** The language of the organisation, for whoever has none of their own. */
  houseLocale: string
}

/** Null when the person was erased. */
export async function readReminded(ctx: RequestContext, contactId: string): Promise<Reminded | null> {
  const rows = await sql<Reminded>`
    select coalesce(c.first_name, c.display_name) as name, c.locale, c.country, o.default_locale as "houseLocale",
           (select i.value from app.channel_identities i where i.contact_id = c.id and i.kind = 'PHONE' order by i.is_primary desc, i.id limit 1) as phone
      from app.contacts c cross join app.organizations o where c.id = ${contactId} and c.erased_at is null`.execute(
    ctx.db,
  )
  return rows.rows[0] ?? null
}

/** What became of the reminders of an appointment, oldest first. */
export async function givenReminders(ctx: RequestContext, appointmentId: string): Promise<GivenReminder[]> {
  const rows = await sql<GivenReminder>`
    select r.minutes_before as "minutesBefore", r.starts_at as "startsAt", r.state, r.reason, r.answer, r.task_id as "taskId", r.at,
           m.status as "messageStatus"
      from app.reminders r left join app.messages m on m.id = r.message_id
     where r.appointment_id = ${appointmentId} order by r.id limit 100`.execute(ctx.db)
  return rows.rows
}

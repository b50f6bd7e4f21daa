import { type RawBuilder, sql } from 'kysely'
import { visibleDossiers } from '#modules/access'
import { coordinatesOf, type Meeting, onAgendaOf, travelRulesOf, waysBetween } from '#modules/appointments'
import { completeSettings } from '#modules/identity'
import { conversationAwake } from '#modules/messaging'
import type { RequestContext } from '#platform/context'
import { type Nudge, rankNudges } from './today.rules.ts'
import type { Team, Today } from './today.schema.ts'

const LIMIT = 20
/** Days without any activity after which a dossier is asked about. */
const STALE_DAYS = 7
/** Hours before its end from which an offer is asked about. */
const ENDING_HOURS = 48
/** Days for which an appointment without outcome is asked about. */
const OUTCOME_DAYS = 14

const list = (query: RawBuilder<unknown>) => sql`coalesce((select jsonb_agg(to_jsonb(x)) from (${query}) x), '[]')`
const dossierName = sql`jsonb_build_object('id', d.id, 'reference', d.reference, 'contact', c.display_name)`
const shortName = sql`case when d.id is not null then jsonb_build_object('id', d.id, 'reference', d.reference) end`

type Visit = Omit<Today['appointments'][number], 'travel' | keyof Meeting> & Meeting
type Row = Omit<Today, 'nudges' | 'appointments'> & {
  appointments: Visit[]
  settings: unknown
  ending: Nudge[]
  outcomes: Nudge[]
  hot: Nudge[]
  stale: Nudge[]
}

/** What needs this person now, in one statement; the day is the one of their first branch. */
export async function readToday(ctx: RequestContext, userId: string): Promise<Today> {
  const me = sql`${userId}::uuid`
  const visible = visibleDossiers(ctx)
  const mine = sql`d.is_open and d.assignee_id = ${me}`
  const nudge = (kind: Nudge['kind'], at: RawBuilder<unknown>, score = sql`null::int`) =>
    sql`${sql.lit(kind)} as kind, ${dossierName} as dossier, ${at} as at, ${score} as score`
  const rows = await sql<Row>`
    with here as (
      select z.timezone as zone, (app.app_now() at time zone z.timezone)::date as day
        from (select coalesce((select b.timezone from app.branches b where b.id = any (${[...ctx.branchIds]}::uuid[])
                                order by array_position(${[...ctx.branchIds]}::uuid[], b.id) limit 1),
                              (select b.timezone from app.branches b order by b.created_at, b.id limit 1)) as timezone) z
    ), span as (
      select h.zone, h.day, h.day::timestamp at time zone h.zone as begins, (h.day + 1)::timestamp at time zone h.zone as ends from here h
    )
    select s.zone, s.day::text as day, (select o.settings from app.organizations o) as settings,
      ${list(sql`
        select ${dossierName} as dossier, d.first_response_due_at as "dueAt", d.source, d.assignee_id is null as unassigned,
               (select v.id from app.conversations v where v.dossier_id = d.id order by v.last_at desc limit 1) as "conversationId"
          from app.dossiers d join app.contacts c on c.id = d.contact_id
         where d.is_open and d.first_response_at is null and d.first_response_due_at is not null
           and (d.assignee_id = ${me} or (d.assignee_id is null and ${visible}))
         order by d.first_response_due_at, d.id limit ${LIMIT}`)} as answers,
      ${list(sql`
        select v.id as "conversationId", c.display_name as contact, v.channel, coalesce(v.waiting_since, v.last_at) as since,
               left(v.last_text, 200) as text, ${shortName} as dossier
          from app.conversations v join app.contacts c on c.id = v.contact_id
          left join app.dossiers d on d.id = v.dossier_id
         where (v.needs_human or (v.waiting_since is not null and v.handled_by = 'HUMAN')) and ${conversationAwake}
           and (coalesce(v.assignee_id, d.assignee_id) = ${me} or (v.assignee_id is null and d.assignee_id is null and d.id is not null and ${visible}))
         order by 4, v.id limit ${LIMIT}`)} as waiting,
      ${list(sql`
        select p.id, p.type, p.state, p.starts_at as "startsAt", p.ends_at as "endsAt", p.timezone, p.place,
               c.display_name as contact, ${shortName} as dossier,
               case when n.id is not null then jsonb_build_object('id', n.id, 'reference', n.reference, 'title', n.title) end as annonce,
               ${coordinatesOf('n')} as at, coalesce(n.zone, n.city) as "from"
          from app.appointments p left join app.contacts c on c.id = p.contact_id
          left join app.dossiers d on d.id = p.dossier_id and ${visible} left join app.annonces n on n.id = p.annonce_id
         where ${onAgendaOf('p', me)} and p.state <> 'CANCELLED' and p.starts_at >= s.begins and p.starts_at < s.ends
         order by p.starts_at, p.id limit 50`)} as appointments,
      ${list(sql`
        select k.id, k.title, k.category, k.due_at as "dueAt", coalesce(k.due_at < app.app_now(), false) as overdue, k.version,
               case when d.id is not null then ${dossierName} end as dossier
          from app.tasks k left join app.dossiers d on d.id = k.dossier_id and ${visible} left join app.contacts c on c.id = d.contact_id
         where k.state = 'OPEN' and k.assignee_id = ${me} and (k.due_at is null or k.due_at < s.ends)
         order by k.due_at nulls last, k.id limit 30`)} as tasks,
      ${list(sql`
        select ${nudge('OFFER_ENDING', sql`o.expires_at`)}
          from app.offers o join app.dossiers d on d.id = o.dossier_id join app.contacts c on c.id = d.contact_id
         where o.state = 'OPEN' and o.expires_at > app.app_now() and o.expires_at < app.app_now() + make_interval(hours => ${ENDING_HOURS}) and ${mine}
         order by o.expires_at limit ${LIMIT}`)} as ending,
      ${list(sql`
        select ${nudge('OUTCOME_MISSING', sql`p.starts_at`)}
          from app.appointments p join app.dossiers d on d.id = p.dossier_id and ${visible} join app.contacts c on c.id = d.contact_id
         where p.agent_id = ${me} and p.state in ('SCHEDULED', 'CONFIRMED') and p.ends_at < app.app_now()
           and p.starts_at > app.app_now() - make_interval(days => ${OUTCOME_DAYS})
         order by p.starts_at limit ${LIMIT}`)} as outcomes,
      ${list(sql`
        select ${nudge('HOT_WITHOUT_STEP', sql`d.last_activity_at`, sql`d.score`)}
          from app.dossiers d join app.contacts c on c.id = d.contact_id
         where ${mine} and d.band = 'HOT'
           and not exists (select from app.appointments p where p.dossier_id = d.id and p.state in ('SCHEDULED', 'CONFIRMED') and p.ends_at >= app.app_now())
           and not exists (select from app.tasks k where k.dossier_id = d.id and k.state = 'OPEN')
         order by d.score desc nulls last, d.id limit ${LIMIT}`)} as hot,
      ${list(sql`
        select ${nudge('STALE', sql`d.last_activity_at`)}
          from app.dossiers d join app.contacts c on c.id = d.contact_id
         where ${mine} and d.held_from is null and d.last_activity_at < app.app_now() - make_interval(days => ${STALE_DAYS})
         order by d.last_activity_at limit ${LIMIT}`)} as stale
      from span s`.execute(ctx.db)
  const row = rows.rows[0]
  if (!row) throw new Error('an organisation has a branch')
  const { ending, outcomes, hot, stale, appointments, settings, ...today } = row
  const ways = waysBetween(appointments, travelRulesOf(completeSettings(settings)))
  const shown = appointments.map(({ at: _at, from: _from, ...visit }, n) => ({ ...visit, travel: ways[n] ?? null }))
  return { ...today, appointments: shown, nudges: rankNudges([...ending, ...outcomes, ...hot, ...stale]) }
}

/** How much each member has on the table, and what nobody has. For who sees all dossiers. */
export async function readTeam(ctx: RequestContext): Promise<Team> {
  const rows = await sql<Team>`
    with load as (
      select d.assignee_id, count(*) as open, count(*) filter (where d.band = 'HOT') as hot,
             count(*) filter (where d.first_response_at is null and d.first_response_due_at < app.app_now()) as late,
             count(*) filter (where d.held_from is null and d.last_activity_at < app.app_now() - make_interval(days => ${STALE_DAYS})) as stale
        from app.dossiers d where d.is_open group by 1
    ), waiting as (
      select coalesce(v.assignee_id, d.assignee_id) as assignee_id, count(*) as n
        from app.conversations v left join app.dossiers d on d.id = v.dossier_id
       where (v.waiting_since is not null or v.needs_human) and (v.needs_human or v.handled_by = 'HUMAN') and ${conversationAwake} group by 1
    ), overdue as (
      select k.assignee_id, count(*) as n from app.tasks k where k.state = 'OPEN' and k.due_at < app.app_now() group by 1
    ), booked as (
      select p.agent_id, count(*) as n from app.appointments p
        join app.branches b on b.id = p.branch_id
       where p.state <> 'CANCELLED' and p.starts_at > app.app_now() - interval '1 day' and p.starts_at < app.app_now() + interval '1 day'
         and (p.starts_at at time zone b.timezone)::date = (app.app_now() at time zone b.timezone)::date group by 1
    )
    select ${list(sql`
      select m.user_id as id, m.name,
             exists (select from app.absences x where x.user_id = m.user_id and app.app_now() >= x.starts_at and app.app_now() < x.ends_at) as absent,
             coalesce(l.open, 0)::int as open, coalesce(l.hot, 0)::int as hot, coalesce(l.late, 0)::int as "lateAnswers",
             coalesce(w.n, 0)::int as waiting, coalesce(o.n, 0)::int as "overdueTasks", coalesce(k.n, 0)::int as "appointmentsToday",
             coalesce(l.stale, 0)::int as stale
        from app.members m left join load l on l.assignee_id = m.user_id left join waiting w on w.assignee_id = m.user_id
        left join overdue o on o.assignee_id = m.user_id left join booked k on k.agent_id = m.user_id
       where m.status = 'ACTIVE' and m.guest_until is null and m.roles && array['AGENT', 'MANAGER', 'ADMIN_ORG']
       order by m.name, m.user_id limit 500`)} as members,
      jsonb_build_object('open', coalesce((select l.open from load l where l.assignee_id is null), 0),
                         'lateAnswers', coalesce((select l.late from load l where l.assignee_id is null), 0),
                         'waiting', coalesce((select w.n from waiting w where w.assignee_id is null), 0)) as queue`.execute(
    ctx.db,
  )
  const row = rows.rows[0]
  if (!row) throw new Error('one row is always answered')
  return row
}

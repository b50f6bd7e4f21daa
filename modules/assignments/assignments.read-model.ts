import { type RawBuilder, sql } from 'kysely'
import { type Interval, presenceAt, type WorkingHours } from '#modules/appointments'
import type { RequestContext } from '#platform/context'
import { jsonb } from '#platform/db'
import type { Candidate, Rule, Served } from './assignments.rules.ts'

/** What is known of a dossier that is being opened, or waits: `annonceIds` and criteria name its places. */
export type Asked = {
  branchId: string
  contactId: string | null
  annonceIds: readonly string[]
}

type Person = Omit<Candidate, 'presence' | 'served'> & {
  hours: WorkingHours[]
  absences: Interval[]
  served: Record<string, Served>
}

/** Rules (null: none were written) and people as they stand at an instant, and what the dossier is about. */
export type Pool = {
  rules: Rule[] | null
  people: Candidate[]
  language: string | null
  /** Districts and cities of the annonces. */
  places: string[]
}

const openOf = (user: RawBuilder<unknown>) =>
  sql`(select count(*)::int from app.dossiers d where d.assignee_id = ${user} and d.is_open)`

/** How many open dossiers a person has. */
export async function countOpen(ctx: RequestContext, userId: string): Promise<number> {
  const rows = await sql<{ open: number }>`select ${openOf(sql`${userId}::uuid`)} as open`.execute(ctx.db)
  return rows.rows[0]?.open ?? 0
}

/** Whether the organisation has written rules at all: asked before anybody's dossiers are counted. */
export async function hasRules(ctx: RequestContext): Promise<boolean> {
  const rows = await sql`select 1 from app.assignment_policies p where jsonb_array_length(p.rules) > 0`.execute(ctx.db)
  return rows.rows.length > 0
}

/**
 * Everything a dossier is given out by, in one statement. Hours are read by the clock and holidays of the branch. Null
 * when there is no such branch.
 * Open dossiers are counted of those alone whom a rule compares by them or a limit holds back: `open` is 0 of others.
 * @param at epoch milliseconds
 * @param given rules to read the turns and loads for; the saved ones when null
 */
export async function readPool(
  ctx: RequestContext,
  asked: Asked,
  at: number,
  given: readonly Rule[] | null = null,
): Promise<Pool | null> {
  const found = await sql<{
    timeZone: string
    country: 'MA' | 'FR'
    rules: Rule[] | null
    people: Person[]
    language: string | null
    places: string[]
  }>`
    select b.timezone as "timeZone", b.country, p.rules,
           (select c.locale from app.contacts c where c.id = ${asked.contactId}::uuid) as language,
           coalesce((select jsonb_agg(x.place order by x.n, x.wide) from (
               select o.n, v.wide, v.place from unnest(${[...asked.annonceIds]}::uuid[]) with ordinality o (id, n)
                 join app.annonces a on a.id = o.id cross join lateral (values (0, a.zone), (1, a.city)) v (wide, place)
                where v.place is not null) x), '[]') as places,
           coalesce((select jsonb_agg(jsonb_build_object('id', m.user_id, 'name', m.name, 'active', m.status = 'ACTIVE' and m.guest_until is null,
               'onTeam', m.roles && array['AGENT', 'MANAGER'], 'branchIds', m.branch_ids, 'languages', m.languages,
               'receives', coalesce(l.receives, true), 'maxOpen', l.max_open,
               'open', case when m.status = 'ACTIVE' and m.guest_until is null and coalesce(l.receives, true) and (l.max_open is not null
                   or (e.rules = '[]' and b.id = any (m.branch_ids))
                   or exists (select from jsonb_array_elements(e.rules) r where r ->> 'method' = 'LEAST_LOADED' and (r ->> 'active')::boolean
                        and (b.id = any (m.branch_ids) or not (r ->> 'sameBranch')::boolean)
                        and (r -> 'agentIds' = '[]' or r -> 'agentIds' ? m.user_id::text)))
                 then ${openOf(sql`m.user_id`)} else 0 end,
               'hours', coalesce((select jsonb_agg(jsonb_build_object('weekday', w.weekday, 'starts', to_char(w.starts, 'HH24:MI'),
                   'ends', to_char(w.ends, 'HH24:MI'))) from app.working_hours w where w.user_id = m.user_id), '[]'),
               'absences', coalesce((select jsonb_agg(jsonb_build_object('start', extract(epoch from x.starts_at) * 1000,
                   'end', extract(epoch from x.ends_at) * 1000)) from app.absences x
                  where x.user_id = m.user_id and x.starts_at <= to_timestamp(${at / 1000}) and x.ends_at > to_timestamp(${at / 1000})), '[]'),
               'served', coalesce((select jsonb_object_agg(r.id, jsonb_build_object('round', t.round, 'lastTurn', t.id))
                   from (select (x ->> 'id')::uuid from jsonb_array_elements(e.rules) x) r (id)
                  cross join lateral (select t.round, t.id from app.assignment_turns t
                      where t.rule_id = r.id and t.user_id = m.user_id and not t.given_back order by t.round desc limit 1) t), '{}'))
               order by m.joined_at, m.user_id)
             from app.members m left join app.assignment_limits l on l.user_id = m.user_id
            where m.roles && array['AGENT', 'MANAGER', 'ADMIN_ORG']), '[]') as people
      from app.branches b left join app.assignment_policies p on true
      cross join lateral (select coalesce(${given ? jsonb(given) : null}::jsonb, p.rules, '[]') as rules) e
     where b.id = ${asked.branchId}`.execute(ctx.db)
  const row = found.rows[0]
  if (!row) return null
  const presenceOf = presenceAt(at, { timeZone: row.timeZone, country: row.country })
  const people = row.people.map(({ hours, absences, served, ...person }) => ({
    ...person,
    presence: presenceOf({ hours, absences }),
    served: new Map(Object.entries(served)),
  }))
  return { rules: row.rules, people, language: row.language, places: row.places }
}

import { sql } from 'kysely'
import type { RequestContext } from '#platform/context'
import type { DossierFacts } from './qualification.facts.ts'

/** The facts of a dossier with what decides whether anything is to be done about its score. */
export type Subject = {
  facts: Omit<DossierFacts, 'now' | 'transaction'> & { transaction: 'SALE' | 'RENT' | null }
  isOpen: boolean
  status: string
  /** Somebody or something qualified it before: it is not done a second time. */
  wasQualified: boolean
  score: number | null
  /** Factors of the decision behind the score; null before the first. */
  factors: { code: string; points: number; value: unknown }[] | null
  settings: unknown
  locale: 'fr' | 'ar' | 'en'
}

/** Messages looked at for habits; older ones say little about today. */
const MESSAGES = 200

/** A list of the criteria as an array, folded as places are kept; null when nothing is asked. */
const list = (name: string, folded = false) =>
  sql`(select array_agg(${folded ? sql`app.search_fold(w)` : sql`w`}) from jsonb_array_elements_text(d.criteria -> ${sql.lit(name)}) w)`

/** All facts of one dossier in one statement; null when there is none with this id. */
export async function loadSubject(ctx: RequestContext, dossierId: string): Promise<Subject | null> {
  const rows = await sql<Subject>`
    with d as materialized (
      select d.*, coalesce(d.criteria ->> 'transaction',
               case d.case_type when 'LEAD_BUY' then 'SALE' when 'INVESTOR' then 'SALE' when 'LEAD_RENT' then 'RENT' end) as wanted,
             ${list('propertyTypes')} as types, ${list('cities', true)} as city_keys, ${list('zones', true)} as zone_keys
        from app.dossiers d where d.id = ${dossierId} and d.case_type in ('LEAD_BUY', 'LEAD_RENT', 'INVESTOR')
    ), m as materialized (
      select x.id, x.direction, coalesce(x.sent_at, x.accepted_at, x.at) as at from app.messages x
       where x.dossier_id = ${dossierId} and x.status not in ('QUEUED', 'FAILED', 'DEAD', 'CANCELLED')
       order by x.at desc, x.id desc limit ${MESSAGES}
    ), turns as (
      select m.at, m.direction, lag(m.direction) over o as before_direction, lag(m.at) over o as before_at
        from m window o as (order by m.at, m.id)
    ), answers as (
      select count(*)::int as answers,
             round(percentile_cont(0.5) within group (order by extract(epoch from t.at - t.before_at) / 60))::int as minutes
        from turns t where t.direction = 'IN' and t.before_direction = 'OUT'
    ), written as (
      select count(*)::int as inbound, count(*) filter (where m.at > app.app_now() - interval '7 days')::int as last_week,
             max(m.at) as last_at, (array_agg(m.id order by m.at desc, m.id desc))[1] as last_id
        from m where m.direction = 'IN'
    ), visits as (
      select count(*) filter (where p.state = 'DONE')::int as done,
             count(*) filter (where p.state = 'CONFIRMED' and p.ends_at > app.app_now())::int as confirmed,
             count(*) filter (where p.state = 'SCHEDULED' and p.ends_at > app.app_now())::int as booked,
             count(*) filter (where p.state = 'NO_SHOW')::int as no_show,
             (array_agg(p.id order by p.starts_at desc, p.id))[1] as last_id,
             max(p.ends_at) filter (where p.state = 'DONE') as last_ended
        from app.appointments p
       where p.dossier_id = ${dossierId} and p.type in ('VISIT', 'SITE_VISIT') and p.state <> 'CANCELLED'
    ), alike as materialized (
      select a.id, a.reference, a.price_amount as amount, a.price_amount <= coalesce(d.budget_max, d.budget_min) as affordable
        from d join app.annonces a on a.status = 'PUBLISHED' and a.transaction = d.wanted and a.price_currency = d.currency
         and a.price_amount is not null and (a.rent_period is null or a.rent_period = 'MONTH')
       where (d.types is null or a.property_type = any (d.types))
         and (d.city_keys is null or a.city_key = any (d.city_keys)) and (d.zone_keys is null or a.zone_key = any (d.zone_keys))
    )
    select jsonb_build_object('dossierId', d.id, 'source', d.source, 'transaction', d.wanted, 'criteria', d.criteria,
             'budgetMin', d.budget_min, 'budgetMax', d.budget_max, 'currency', d.currency, 'openedAt', d.opened_at,
             'stock', jsonb_build_object('comparable', (select count(*) from alike), 'affordable', (select count(*) from alike where affordable),
                'cheapest', (select jsonb_build_object('id', a.id, 'reference', a.reference, 'amount', a.amount) from alike a
                              order by a.amount, a.id limit 1)),
             'messages', (select jsonb_build_object('inbound', w.inbound, 'lastWeek', w.last_week, 'lastInboundAt', w.last_at,
                'lastInboundId', w.last_id, 'answers', n.answers, 'answerMinutes', n.minutes) from written w, answers n),
             'visits', (select jsonb_build_object('done', v.done, 'confirmed', v.confirmed, 'booked', v.booked, 'noShow', v.no_show,
                'lastId', v.last_id, 'lastEndedAt', v.last_ended) from visits v)) as facts,
           d.is_open as "isOpen", d.status, d.score,
           exists (select 1 from app.dossier_status_history h where h.dossier_id = d.id and h.to_status = 'QUALIFIED') as "wasQualified",
           (select e.factors from app.decisions e where e.id = d.score_decision_id) as factors,
           o.settings, o.default_locale as locale
      from d, app.organizations o`.execute(ctx.db)
  return rows.rows[0] ?? null
}

/** The decision behind the score of a dossier today; null when there is none. */
export async function currentDecision(ctx: RequestContext, dossierId: string): Promise<string | null> {
  const row = await ctx.db
    .selectFrom('dossiers')
    .select('score_decision_id')
    .where('id', '=', dossierId)
    .executeTakeFirst()
  return row?.score_decision_id ?? null
}

import { type RawBuilder, sql } from 'kysely'
import { isoAt } from '#platform/clock'
import type { RequestContext } from '#platform/context'
import type { ContactFacts } from './contact-verdict.rules.ts'
import { monthOf } from './costs.rules.ts'

/** Messages of the organisation today (UTC) against what it allows itself; null where it sets no limit. */
export const quotaUsed = (ctx: RequestContext) =>
  sql<ContactFacts['quota']>`(select jsonb_build_object('limit', b.day_limit,
      'used', case when b.day = (${isoAt(ctx.clock.now())}::timestamptz at time zone 'UTC')::date then b.used else 0 end)
    from app.sending_budgets b)`

/**
 * Whom the organisation wrote to first in 24 hours against what the provider allows the number; null where it sets no limit.
 * `known`: this person is one of them, and costs no more of it.
 */
export const peopleReached = (ctx: RequestContext, accountId: RawBuilder<unknown>, identityId: RawBuilder<unknown>) => {
  const since = sql`${isoAt(ctx.clock.now())}::timestamptz - interval '24 hours'`
  return sql<ContactFacts['reach']>`(select jsonb_build_object('limit', n.recipients_per_day, 'used', r.used,
      'known', exists (select from app.reached_recipients k where k.identity_id = ${identityId} and k.reached_at > ${since}),
      'freeAt', extract(epoch from r.first + interval '24 hours') * 1000)
    from app.channel_accounts n, lateral (select count(*) as used, min(y.reached_at) as first from app.reached_recipients y where y.reached_at > ${since}) r
   where n.id = ${accountId} and n.recipients_per_day is not null)`
}

/** What the month (UTC) has cost against what the organisation allows itself, in millionths; null where it sets no limit. */
export const costSoFar = (ctx: RequestContext) =>
  sql<
    ContactFacts['cost']
  >`(select jsonb_build_object('cap', (o.settings #>> '{messageCosts,monthlyCap}')::bigint * 10000, 'currency', o.settings #>> '{messageCosts,currency}',
      'spent', (select coalesce(sum(s.micros), 0) from app.message_spend s
                 where s.month = ${monthOf(ctx.clock.now())}::date and s.currency = o.settings #>> '{messageCosts,currency}'))
    from app.organizations o where o.settings #>> '{messageCosts,monthlyCap}' is not null)`

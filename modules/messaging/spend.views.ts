import { sql } from 'kysely'
import { isoAt } from '#platform/clock'
import type { RequestContext } from '#platform/context'
import { quotaUsed } from './limits.read-model.ts'
import type { Spend } from './spend.schema.ts'

/** What a number counted in a month; sums in millionths of the currency that was asked for. */
export type ChannelSums = {
  id: string
  displayName: string
  displayPhone: string
  recipientsPerDay: number | null
  lines: (Omit<Spend['channels'][number]['lines'][number], 'amount'> & { micros: number })[]
}

/**
 * The sums of a month by number and kind; numbers out of service only where they have any.
 * @param first the month's first day
 */
export async function readSums(ctx: RequestContext, first: string, currency: string | null): Promise<ChannelSums[]> {
  const rows = await sql<ChannelSums>`
      select a.id, a.display_name as "displayName", a.display_phone as "displayPhone", a.recipients_per_day as "recipientsPerDay",
             coalesce((select jsonb_agg(to_jsonb(l)) from (
               select s.category, sum(s.billed) filter (where s.currency = ${currency}) as billed, sum(s.unpriced) as unpriced, sum(s.free) as free,
                      coalesce(sum(s.micros) filter (where s.currency = ${currency}), 0) as micros
                 from app.message_spend s where s.account_id = a.id and s.month = ${first}::date group by s.category) l), '[]') as lines
        from app.channel_accounts a
       where a.status <> 'DISABLED' or exists (select from app.message_spend s where s.account_id = a.id and s.month = ${first}::date)
       order by a.status = 'DISABLED', a.created_at, a.id limit 200`.execute(ctx.db)
  return rows.rows
}

/** What is used up of the limits of today. */
export async function readUse(ctx: RequestContext): Promise<Pick<Spend, 'quota' | 'reached'>> {
  const rows = await sql<Pick<Spend, 'quota' | 'reached'>>`
      select ${quotaUsed(ctx)} as quota,
             (select count(*)::int from app.reached_recipients r where r.reached_at > ${isoAt(ctx.clock.now())}::timestamptz - interval '24 hours') as reached`.execute(
    ctx.db,
  )
  return rows.rows[0] ?? { quota: null, reached: 0 }
}

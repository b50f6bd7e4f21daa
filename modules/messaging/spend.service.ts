import { sql } from 'kysely'
import { costCategories, settingsOf } from '#modules/identity'
import { isoAt } from '#platform/clock'
import type { RequestContext } from '#platform/context'
import { authorise } from '#platform/http'
import { minorUnits, monthOf } from './costs.rules.ts'
import { quotaUsed } from './limits.read-model.ts'
import type { Spend } from './spend.schema.ts'

type Row = {
  id: string
  displayName: string
  displayPhone: string
  recipientsPerDay: number | null
  lines: (Omit<Spend['channels'][number]['lines'][number], 'amount'> & { micros: number })[]
}

const ORDER: readonly string[] = costCategories

/**
 * What a month (UTC) of messages cost, by number and kind, by what the provider said of each; and what is left of the
 * limits of today. Sums in another currency than the tariff's are not added to it.
 */
export async function readSpend(ctx: RequestContext, month: string | undefined): Promise<Spend> {
  authorise(ctx, 'channelsetup.read')
  const first = month === undefined ? monthOf(ctx.clock.now()) : `${month}-01`
  const { messageCosts } = await settingsOf(ctx)
  const currency = messageCosts?.currency ?? null
  const [rows, now] = await Promise.all([
    sql<Row>`
      select a.id, a.display_name as "displayName", a.display_phone as "displayPhone", a.recipients_per_day as "recipientsPerDay",
             coalesce((select jsonb_agg(to_jsonb(l)) from (
               select s.category, sum(s.billed) filter (where s.currency = ${currency}) as billed, sum(s.unpriced) as unpriced, sum(s.free) as free,
                      coalesce(sum(s.micros) filter (where s.currency = ${currency}), 0) as micros
                 from app.message_spend s where s.account_id = a.id and s.month = ${first}::date group by s.category) l), '[]') as lines
        from app.channel_accounts a
       where a.status <> 'DISABLED' or exists (select from app.message_spend s where s.account_id = a.id and s.month = ${first}::date)
       order by a.status = 'DISABLED', a.created_at, a.id limit 200`.execute(ctx.db),
    sql<{ quota: Spend['quota']; reached: number }>`
      select ${quotaUsed(ctx)} as quota,
             (select count(*)::int from app.reached_recipients r where r.reached_at > ${isoAt(ctx.clock.now())}::timestamptz - interval '24 hours') as reached`.execute(
      ctx.db,
    ),
  ])
  const channels = rows.rows.map(({ lines, ...line }) => ({
    ...line,
    micros: lines.reduce((sum, { micros }) => sum + micros, 0),
    lines: lines
      .sort((a, b) => rank(a.category) - rank(b.category))
      .map(({ micros, billed, ...counts }) => ({ ...counts, billed: billed ?? 0, amount: minorUnits(micros) })),
  }))
  return {
    month: first.slice(0, 7),
    currency,
    monthlyCap: messageCosts?.monthlyCap ?? null,
    total: minorUnits(channels.reduce((sum, { micros }) => sum + micros, 0)),
    quota: now.rows[0]?.quota ?? null,
    reached: now.rows[0]?.reached ?? 0,
    channels: channels.map(({ micros, ...channel }) => ({ ...channel, amount: minorUnits(micros) })),
  }
}

const rank = (category: string) => (ORDER.includes(category) ? ORDER.indexOf(category) : ORDER.length)

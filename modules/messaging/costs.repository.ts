import { sql } from 'kysely'
import type { CostCategory } from '#modules/identity'
import type { RequestContext } from '#platform/context'
import { later } from '#platform/db'
import { monthOf } from './costs.rules.ts'

/** What a message cost; `micros` in millionths of the currency, both null where nothing is to be paid or no price is known. */
export type MessageCost = {
  messageId: string
  accountId: string
  market: string
  category: CostCategory | 'OTHER'
  free: boolean
  micros: number | null
  currency: string | null
}

/** Writes down what a message cost, by the first word of it; the sums of the month follow in the database. */
export function keepCost(ctx: RequestContext, c: MessageCost): void {
  later(
    ctx.db,
    sql`insert into app.message_costs (message_id, account_id, month, market, category, free, micros, currency)
        values (${c.messageId}, ${c.accountId}, ${monthOf(ctx.clock.now())}, ${c.market}, ${c.category}, ${c.free}, ${c.micros}, ${c.currency})
        on conflict do nothing`,
  )
}

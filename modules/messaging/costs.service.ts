import type { StatusEvent } from '#channels/kit'
import { settingsOf } from '#modules/identity'
import type { RequestContext } from '#platform/context'
import { keepCost } from './costs.repository.ts'
import { costCategory, isFree, marketOf, priceOf } from './costs.rules.ts'
import type { OutboundRow } from './messages.repository.ts'

/**
 * Writes down what a status says a message costs, once for each message however often it is said, at the organisation's
 * tariff of this moment. What the tariff does not name is counted without an amount.
 */
export async function recordCost(
  ctx: RequestContext,
  message: Pick<OutboundRow, 'id' | 'account_id'>,
  status: Pick<StatusEvent, 'pricing' | 'recipient'>,
): Promise<void> {
  if (!status.pricing) return
  const { messageCosts } = await settingsOf(ctx)
  const market = marketOf(status.recipient)
  const category = costCategory(status.pricing.category)
  const free = isFree(status.pricing)
  const micros = free || messageCosts === null ? null : priceOf(messageCosts, market, category)
  const currency = micros === null ? null : (messageCosts?.currency ?? null)
  keepCost(ctx, { messageId: message.id, accountId: message.account_id, market, category, free, micros, currency })
}

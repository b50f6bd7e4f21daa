import { costCategories, settingsOf } from '#modules/identity'
import type { RequestContext } from '#platform/context'
import { authorise } from '#platform/http'
import { minorUnits, monthOf } from './costs.rules.ts'
import type { Spend } from './spend.schema.ts'
import { readSums, readUse } from './spend.views.ts'

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
  const [rows, now] = await Promise.all([readSums(ctx, first, currency), readUse(ctx)])
  const channels = rows.map(({ lines, ...line }) => ({
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
    quota: now.quota,
    reached: now.reached,
    channels: channels.map(({ micros, ...channel }) => ({ ...channel, amount: minorUnits(micros) })),
  }
}

const rank = (category: string) => (ORDER.includes(category) ? ORDER.indexOf(category) : ORDER.length)

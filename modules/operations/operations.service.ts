import { causeOf } from '#modules/messaging'
import { isoNow } from '#platform/clock'
import type { RequestContext } from '#platform/context'
import { authorise } from '#platform/http'
import { cappedAt, earliest, SAMPLE, spreadOf, sumOf } from './operations.rules.ts'
import type { FigureRow, MessagingFigures, RowsQuery } from './operations.schema.ts'
import { backlog, eventFigures, numberFigures, sentFigures, sinceOf } from './operations.views.ts'
import { figureRows } from './rows.views.ts'

/** How messaging does: what waits now, and what became of the last 24 hours. Of this organisation alone. */
export async function messagingFigures(ctx: RequestContext): Promise<MessagingFigures> {
  authorise(ctx, 'operations.read')
  const [sent, events, waits, numbers] = await Promise.all([
    sentFigures(ctx),
    eventFigures(ctx),
    backlog(ctx),
    numberFigures(ctx),
  ])
  const words = (cause: string | null) => (cause === null ? null : (causeOf(cause)?.[ctx.locale] ?? null))
  const { send, delivery, failures, ...counts } = sent
  return {
    at: isoNow(ctx.clock),
    since: sinceOf(ctx),
    queue: {
      waiting: sumOf(numbers.map(({ waiting }) => cappedAt(waiting))),
      later: sumOf(numbers.map(({ later }) => cappedAt(later))),
      oldestAt: earliest(numbers.map(({ oldestAt }) => oldestAt)),
      sending: waits.sending,
      unknown: waits.unknown,
    },
    sent: {
      ...counts,
      sampled: counts.messages >= SAMPLE,
      sendLatency: spreadOf(send),
      deliveryLatency: spreadOf(delivery),
    },
    failures: (failures ?? []).map((one) => ({ ...one, cause: words(one.cause) })),
    deadLetters: waits.dead,
    optOuts: waits.optOuts,
    webhooks: {
      events: events.events,
      sampled: events.events >= SAMPLE,
      pending: waits.pending,
      oldestAt: waits.pendingSince,
      quarantined: waits.quarantined,
      lag: spreadOf(events.lag),
      signatureFailures: waits.signatureFailures,
    },
    numbers: numbers.map(({ waiting, later: _later, reason, ...number }) => ({
      ...number,
      reason: words(reason) ?? reason,
      waiting: cappedAt(waiting),
    })),
  }
}

/** The rows behind a figure. */
export async function rowsOfFigure(
  ctx: RequestContext,
  query: RowsQuery,
): Promise<{ items: FigureRow[]; nextCursor: string | null }> {
  authorise(ctx, 'operations.read')
  return figureRows(ctx, query)
}

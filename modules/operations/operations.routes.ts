import { type Http, pageOf, tenantRoute } from '#platform/http'
import { FigureRow, MessagingFigures, RowsQuery } from './operations.schema.ts'
import { messagingFigures, rowsOfFigure } from './operations.service.ts'

export function operationsRoutes(http: Http): void {
  tenantRoute(http, {
    method: 'GET',
    url: '/operations/messaging',
    summary: 'How messaging does: queues, times, failures, numbers; the last 24 hours',
    tag: 'operations',
    permission: 'operations.read',
    schema: { response: { 200: MessagingFigures } },
    act: (ctx) => messagingFigures(ctx),
  })

  tenantRoute(http, {
    method: 'GET',
    url: '/operations/messaging/rows',
    summary: 'The rows a figure of messaging counted, newest first (the slowest first where time is the figure)',
    tag: 'operations',
    permission: 'operations.read',
    schema: { query: RowsQuery, response: { 200: pageOf(FigureRow) } },
    act: (ctx, { query }) => rowsOfFigure(ctx, query),
  })
}

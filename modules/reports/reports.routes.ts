import { Type } from 'typebox'
import { type Http, pageOf, tenantRoute } from '#platform/http'
import { exportReport } from './export.service.ts'
import {
  Breakdown,
  BreakdownQuery,
  ExportQuery,
  Funnel,
  FunnelQuery,
  ReportRow,
  RowsQuery,
  Summary,
  SummaryQuery,
} from './reports.schema.ts'
import { readBreakdown, readFunnel, readRows, readSummary } from './reports.service.ts'

const tag = 'reports'
const permission = 'report.read'

export function reportsRoutes(http: Http): void {
  tenantRoute(http, {
    method: 'GET',
    url: '/reports/summary',
    summary: 'Leads, first answers, visits, ends and values of a period, beside the period compared with',
    tag,
    permission,
    schema: { query: SummaryQuery, response: { 200: Summary } },
    act: (ctx, { query }) => readSummary(ctx, query),
  })

  tenantRoute(http, {
    method: 'GET',
    url: '/reports/funnel',
    summary: 'How far the dossiers of a period came on the main line of their case type, and how long each step took',
    tag,
    permission,
    schema: { query: FunnelQuery, response: { 200: Funnel } },
    act: (ctx, { query }) => readFunnel(ctx, query),
  })

  tenantRoute(http, {
    method: 'GET',
    url: '/reports/breakdown',
    summary: 'The figures of a period by branch, person, annonce or source',
    tag,
    permission,
    schema: { query: BreakdownQuery, response: { 200: Breakdown } },
    act: (ctx, { query }) => readBreakdown(ctx, query),
  })

  tenantRoute(http, {
    method: 'GET',
    url: '/reports/rows',
    summary: 'The dossiers or visits that a figure counts, the latest first',
    tag,
    permission,
    schema: { query: RowsQuery, response: { 200: pageOf(ReportRow) } },
    act: (ctx, { query }) => readRows(ctx, query),
  })

  tenantRoute(http, {
    method: 'GET',
    url: '/reports/export',
    summary: 'A table or the rows of a figure as CSV in the language of the caller, streamed; the export is recorded',
    tag,
    permission: 'report.export',
    limit: 'write',
    schema: { query: ExportQuery, response: { 200: Type.String() } },
    async act(ctx, { query, reply }) {
      const file = await exportReport(ctx, query)
      reply.header('content-disposition', `attachment; filename="${file.fileName}"`).type('text/csv; charset=utf-8')
      return file.stream
    },
  })
}

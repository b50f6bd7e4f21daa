import { Type } from 'typebox'
import { type Http, pageOf, tenantRoute } from '#platform/http'
import { AuditEntry, AuditQuery, ExportQuery, Verification } from './audit.schema.ts'
import { exportAudit, readAudit, verifyAuditOf } from './audit.service.ts'

export function auditRoutes(http: Http): void {
  tenantRoute(http, {
    method: 'GET',
    url: '/audit',
    summary: 'Who did what, newest first; agents see their own dossiers',
    tag: 'audit',
    permission: 'audit.read',
    schema: { query: AuditQuery, response: { 200: pageOf(AuditEntry) } },
    act: (ctx, { query }) => readAudit(ctx, query),
  })

  tenantRoute(http, {
    method: 'GET',
    url: '/audit/verification',
    summary: 'Whether the chain of seals is whole, and the first entry that is not',
    tag: 'audit',
    permission: 'audit.read',
    schema: { response: { 200: Verification } },
    act: (ctx) => verifyAuditOf(ctx),
  })

  tenantRoute(http, {
    method: 'GET',
    url: '/audit/export',
    summary: 'The audit as a file (ndjson or csv), oldest first, streamed; the export is recorded',
    tag: 'audit',
    permission: 'audit.export',
    limit: 'write',
    schema: { query: ExportQuery, response: { 200: Type.String() } },
    async act(ctx, { query, reply }) {
      const file = await exportAudit(ctx, query)
      reply.header('content-disposition', `attachment; filename="${file.fileName}"`).type(file.contentType)
      return file.stream
    },
  })
}

import { Readable } from 'node:stream'
import { isoNow } from '#platform/clock'
import { type RequestContext, runInOrg } from '#platform/context'
import { csvLine, UTF8_MARK } from '#platform/csv'
import { forbidden } from '#platform/errors'
import { authorise } from '#platform/http'
import { recordAccess } from './audit.repository.ts'
import { csvHeader, csvOf } from './audit.rules.ts'
import type { AuditEntry, AuditFilter, AuditQuery, ExportFormat, ExportQuery, Verification } from './audit.schema.ts'
import { entriesInOrder, listEntries, verifyChain } from './audit.views.ts'

/** A page of the audit. What an AUDITOR reads is itself recorded, before the answer leaves (crm.md, Audit). */
export async function readAudit(
  ctx: RequestContext,
  query: AuditQuery,
): Promise<{ items: AuditEntry[]; nextCursor: string | null }> {
  authorise(ctx, 'audit.read')
  const page = await listEntries(ctx, query)
  if (ctx.roles.includes('AUDITOR'))
    await recordDataAccess(ctx, 'READ', 'audit', { ...filtersOf(query), entries: page.items.length })
  return page
}

/** Whether the chain holds. Counts the whole organisation: not for those who see only their own dossiers. */
export async function verifyAuditOf(ctx: RequestContext): Promise<Verification> {
  if (authorise(ctx, 'audit.read') !== 'ALL') throw forbidden('audit.read')
  return verifyChain(ctx)
}

export type AuditExport = { fileName: string; contentType: string; stream: Readable }

/** The audit as a file that is written while it is read; who took it out, and what, is recorded first. */
export async function exportAudit(ctx: RequestContext, query: ExportQuery): Promise<AuditExport> {
  authorise(ctx, 'audit.export')
  const format: ExportFormat = query.format ?? 'ndjson'
  await recordDataAccess(ctx, 'EXPORT', 'audit', { ...filtersOf(query), format })
  return {
    fileName: `audit-${isoNow(ctx.clock).slice(0, 10)}.${format}`,
    contentType: format === 'csv' ? 'text/csv; charset=utf-8' : 'application/x-ndjson; charset=utf-8',
    stream: Readable.from(lines(ctx, query, format)),
  }
}

async function* lines(ctx: RequestContext, filter: AuditFilter, format: ExportFormat): AsyncGenerator<string> {
  if (format === 'csv') yield `${UTF8_MARK}${csvLine(csvHeader)}`
  for await (const entry of entriesInOrder(ctx, filter))
    yield format === 'csv' ? csvOf(entry) : `${JSON.stringify(entry)}\n`
}

/**
 * Keeps that personal data was read by an auditor or taken out of the house, with the filters used. A security record is
 * the only write a GET may cause, so it has a transaction of its own.
 * @param entity what was read: "audit", "reports"
 */
export async function recordDataAccess(
  ctx: RequestContext,
  action: 'READ' | 'EXPORT',
  entity: string,
  details: Record<string, string | number>,
): Promise<void> {
  const { orgId, actor, correlationId } = ctx
  await runInOrg(ctx.platform, { orgId, actor, correlationId }, (own) => recordAccess(own, action, entity, details))
}

function filtersOf(query: AuditFilter): Record<string, string> {
  const { entity, entityId, actor, action, from, to } = query
  const given = Object.entries({ entity, entityId, actor, action, from, to })
  return Object.fromEntries(given.filter((pair): pair is [string, string] => pair[1] !== undefined))
}

import { sql } from 'kysely'
import { Type } from 'typebox'
import { isoAt } from '#platform/clock'
import type { RequestContext } from '#platform/context'
import { decodeCursor, toPage } from '#platform/http'
import type { LetterDocument } from './letter-document.schema.ts'
import { buttonsOf, headerOf, variablesOf } from './template-content.rules.ts'
import type { TemplateDetail, TemplateFigures, TemplateQuery, TemplateSummary } from './templates.admin.schema.ts'
import { isSource } from './templates.rules.ts'

const DAY_MS = 86_400_000
/** Versions of one template that are shown at most, the newest. */
const VERSIONS = 50
const NONE: TemplateFigures = { sent: 0, delivered: 0, read: 0, failed: 0 }

type HeadRow = Omit<TemplateSummary, 'figures' | 'submitting'> & {
  submitting: number | null
  contentSid: string | null
}

const heads = sql<HeadRow>`
    select t.id, jsonb_build_object('id', a.id, 'name', a.display_name, 'kind', a.kind) as account, t.name, t.language, t.category, t.status,
           t.quality, t.status_reason as reason, t.status_note as note, t.body, t.version, t.latest, t.submitting,
           t.synced_at as "syncedAt", t.content_sid as "contentSid"
      from app.message_templates t join app.channel_accounts a on a.org_id = t.org_id and a.id = t.account_id`

/** A page of the templates with their figures of the last `days`, by name, then language. */
export async function listTemplates(
  ctx: RequestContext,
  query: TemplateQuery,
): Promise<{ items: TemplateSummary[]; nextCursor: string | null }> {
  const { limit = 50, days = 30, accountId, language, status, category, quality } = query
  const after = decodeCursor(Type.Tuple([Type.String(), Type.String(), Type.String()]), query.cursor)
  const rows = await sql<HeadRow>`${heads}
     where ${status ? sql`t.status = ${status}` : sql`t.status <> 'DELETED'`}
       ${accountId ? sql`and t.account_id = ${accountId}` : sql``} ${language ? sql`and t.language = ${language}` : sql``}
       ${category ? sql`and t.category = ${category}` : sql``} ${quality ? sql`and t.quality = ${quality}` : sql``}
       ${after ? sql`and (t.name, t.language, t.id) > (${after[0]}, ${after[1]}, ${after[2]}::uuid)` : sql``}
     order by t.name, t.language, t.id limit ${limit + 1}`.execute(ctx.db)
  const page = toPage(rows.rows, limit, ({ name, language: written, id }) => [name, written, id])
  const figures = await figuresOf(
    ctx,
    page.items.map(({ id }) => id),
    days,
  )
  return {
    items: page.items.map(({ contentSid: _, ...row }) => ({
      ...row,
      submitting: row.submitting !== null,
      figures: summed(figures.filter(({ templateId }) => templateId === row.id)),
    })),
    nextCursor: page.nextCursor,
  }
}

type VersionRow = { version: number; category: TemplateSummary['category']; body: string; footer: string | null } & {
  createdAt: string
  author: string | null
  document: LetterDocument | null
} & Record<'header' | 'variables' | 'buttons', unknown>

/** One template with its versions and the figures of each; null when there is none with this id. */
export async function readTemplate(ctx: RequestContext, id: string, days = 30): Promise<TemplateDetail | null> {
  const [found, versions, figures] = await Promise.all([
    sql<HeadRow>`${heads} where t.id = ${id}`.execute(ctx.db),
    sql<VersionRow>`
      select v.version, v.category, v.header, v.body, v.document, v.footer, v.variables, v.buttons, v.created_at as "createdAt",
             (select m.name from app.members m where v.author = 'user:' || m.user_id) as author
        from app.message_template_versions v where v.template_id = ${id} order by v.version desc limit ${VERSIONS}`.execute(
      ctx.db,
    ),
    figuresOf(ctx, [id], days),
  ])
  const row = found.rows[0]
  if (!row) return null
  return {
    ...row,
    submitting: row.submitting !== null,
    figures: summed(figures),
    versions: versions.rows.map((version) => ({
      ...version,
      header: headerOf(version.header),
      variables: variablesOf(version.variables, isSource).map(({ name, type, example, source }) => ({
        name,
        type,
        example,
        source,
      })),
      buttons: buttonsOf(version.buttons),
      figures: summed(figures.filter((each) => each.version === version.version)),
    })),
  }
}

type FigureRow = TemplateFigures & { templateId: string; version: number }

/**
 * What became of the messages of the last `days` in these templates, per version: one statement over the index of
 * templates, bounded by the period.
 */
async function figuresOf(ctx: RequestContext, ids: readonly string[], days: number): Promise<FigureRow[]> {
  if (ids.length === 0) return []
  const since = isoAt(ctx.clock.now() - days * DAY_MS)
  const rows = await sql<FigureRow>`
    select m.template_id as "templateId", coalesce(m.template_version, 1) as version,
           count(*) filter (where m.status in ('ACCEPTED', 'SENT', 'DELIVERED', 'READ') or m.accepted_at is not null)::int as sent,
           count(*) filter (where m.status in ('DELIVERED', 'READ'))::int as delivered,
           count(*) filter (where m.status = 'READ')::int as read,
           count(*) filter (where m.status in ('FAILED', 'DEAD'))::int as failed
      from app.messages m
     where m.template_id = any (${[...ids]}::uuid[]) and m.at >= ${since}::timestamptz
     group by 1, 2`.execute(ctx.db)
  return rows.rows
}

const summed = (rows: readonly TemplateFigures[]): TemplateFigures =>
  rows.reduce(
    (sum, { sent, delivered, read, failed }) => ({
      sent: sum.sent + sent,
      delivered: sum.delivered + delivered,
      read: sum.read + read,
      failed: sum.failed + failed,
    }),
    NONE,
  )

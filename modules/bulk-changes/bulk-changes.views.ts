import { sql } from 'kysely'
import { Type } from 'typebox'
import { hasText, translate } from '#locales'
import { type RequestContext, userIdOf } from '#platform/context'
import { decodeCursor, toPage } from '#platform/http'
import type { BulkChange, BulkRefusal } from './bulk-changes.schema.ts'

/** Changes that a person is shown: what ran lately. */
const SHOWN = 10

/** The caller's own changes, the latest first, or the one with this id. */
export async function listBulks(ctx: RequestContext, id?: string): Promise<BulkChange[]> {
  const rows = await sql<BulkChange>`
    select b.id, b.list, b.command, b.state, b.total, b.started_at as "startedAt", b.finished_at as "finishedAt",
           case when b.state in ('DONE', 'CANCELLED') and k.done > 0 and b.undo_until > app.app_now() then b.undo_until end as "undoUntil",
           to_jsonb(k) as counts
      from (select * from app.bulk_changes b
             where b.user_id = ${userIdOf(ctx)}::uuid ${id === undefined ? sql`` : sql`and b.id = ${id}`}
             order by b.id desc limit ${SHOWN}) b
      cross join lateral (
        select count(*) filter (where i.state = 'WAITING')::int as waiting, count(*) filter (where i.state = 'DONE')::int as done,
               count(*) filter (where i.state = 'SAME')::int as same, count(*) filter (where i.state = 'REFUSED')::int as refused,
               count(*) filter (where i.state = 'SKIPPED')::int as skipped, count(*) filter (where i.state = 'UNDONE')::int as undone,
               count(*) filter (where i.state = 'KEPT')::int as kept
          from app.bulk_change_items i where i.bulk_id = b.id) k
     order by b.id desc`.execute(ctx.db)
  return rows.rows
}

type RefusalRow = Omit<BulkRefusal, 'code' | 'reason'> & {
  refusal: { code: string; params: Record<string, string | number> }
}

/** The records of one of the caller's changes that were refused, in their order, with the reason in words. */
export async function listRefusals(
  ctx: RequestContext,
  id: string,
  query: { limit?: number; cursor?: string },
): Promise<{ items: BulkRefusal[]; nextCursor: string | null }> {
  const limit = query.limit ?? 50
  const from = decodeCursor(Type.Tuple([Type.Integer()]), query.cursor)
  const rows = await sql<RefusalRow>`
    select i.position, i.entity_id as "entityId", i.reference, i.state, i.refusal
      from app.bulk_change_items i join app.bulk_changes b on b.id = i.bulk_id
     where i.bulk_id = ${id} and b.user_id = ${userIdOf(ctx)}::uuid and i.state in ('REFUSED', 'KEPT')
       and i.position > ${from?.[0] ?? 0} order by i.position limit ${limit + 1}`.execute(ctx.db)
  const page = toPage(rows.rows, limit, (row) => [row.position])
  return {
    items: page.items.map(({ refusal, ...row }) => ({
      ...row,
      code: refusal.code,
      reason: inWords(ctx, refusal.code, refusal.params),
    })),
    nextCursor: page.nextCursor,
  }
}

function inWords(ctx: RequestContext, code: string, params: Record<string, string | number>): string {
  const key = hasText('fr', `errors:${code}.title`) ? code : 'INTERNAL'
  const [title, detail] = ['title', 'detail'].map((part) => translate(ctx.locale, `errors:${key}.${part}`, params))
  return `${title}. ${detail}`.replace(/\.\. /, '. ').trim()
}

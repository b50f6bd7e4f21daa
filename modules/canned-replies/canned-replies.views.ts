import { sql } from 'kysely'
import type { RequestContext } from '#platform/context'
import { MOST_REPLIES } from './canned-replies.rules.ts'
import type { CannedReply } from './canned-replies.schema.ts'

const columns = sql`r.id, r.title, r.shortcut, jsonb_build_object('fr', r.text_fr, 'ar', r.text_ar, 'en', r.text_en) as texts, r.version`

/** The replies of the organisation, by title. */
export async function listReplies(ctx: RequestContext): Promise<CannedReply[]> {
  const rows = await sql<CannedReply>`
    select ${columns} from app.canned_replies r where r.deleted_at is null
     order by lower(r.title), r.id limit ${MOST_REPLIES}`.execute(ctx.db)
  return rows.rows
}

/** One reply that is not deleted, or null. */
export async function readReply(ctx: RequestContext, id: string): Promise<CannedReply | null> {
  const rows = await sql<CannedReply>`
    select ${columns} from app.canned_replies r where r.id = ${id} and r.deleted_at is null`.execute(ctx.db)
  return rows.rows[0] ?? null
}

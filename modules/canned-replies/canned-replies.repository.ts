import { sql } from 'kysely'
import type { RequestContext } from '#platform/context'
import type { Texts } from './canned-replies.rules.ts'

export type ReplyFields = { title: string; shortcut: string; texts: Texts }

const columnsOf = ({ title, shortcut, texts }: ReplyFields) => ({
  title,
  shortcut,
  text_fr: texts.fr,
  text_ar: texts.ar,
  text_en: texts.en,
})

/** Writes a reply; throws the unique violation of `canned_replies_shortcut` at once. */
export async function insertReply(ctx: RequestContext, fields: ReplyFields): Promise<string> {
  const row = await ctx.db
    .insertInto('canned_replies')
    .values(columnsOf(fields))
    .returning('id')
    .executeTakeFirstOrThrow()
  return row.id
}

export type HeldReply = ReplyFields & { deletedAt: string | null; version: number }

/** Holds a reply of the organisation, deleted ones too; null when there is none with this id. */
export async function lockReply(ctx: RequestContext, id: string): Promise<HeldReply | null> {
  const rows = await sql<HeldReply>`
    select r.title, r.shortcut, jsonb_build_object('fr', r.text_fr, 'ar', r.text_ar, 'en', r.text_en) as texts,
           r.deleted_at as "deletedAt", r.version
      from app.canned_replies r where r.id = ${id} for update of r`.execute(ctx.db)
  return rows.rows[0] ?? null
}

/** Changes a reply that the caller holds; throws the unique violation of `canned_replies_shortcut` at once. */
export async function updateReply(
  ctx: RequestContext,
  id: string,
  fields: ReplyFields,
  deletedAt: string | null,
): Promise<void> {
  await ctx.db
    .updateTable('canned_replies')
    .set({ ...columnsOf(fields), deleted_at: deletedAt, version: sql`version + 1` })
    .where('id', '=', id)
    .execute()
}

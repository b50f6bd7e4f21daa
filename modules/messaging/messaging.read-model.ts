import type { TemplateCategory } from '#channels/kit'
import type { RequestContext } from '#platform/context'
import type { LetterDocument } from './letter-document.schema.ts'
import { buttonsOf, headerOf, type TemplateParts, variablesOf } from './template-content.rules.ts'
import { isSource } from './templates.rules.ts'

/** Country and zone of a branch, for reading what people write there. */
export async function branchPlace(
  ctx: RequestContext,
  branchId: string,
): Promise<{ country: 'MA' | 'FR'; timezone: string; currency: 'MAD' | 'EUR' }> {
  const row = await ctx.db
    .selectFrom('branches')
    .select(['country', 'timezone', 'currency'])
    .where('id', '=', branchId)
    .executeTakeFirstOrThrow()
  return row as { country: 'MA' | 'FR'; timezone: string; currency: 'MAD' | 'EUR' }
}

/** The provider's verdict on a template of a number with its words, or null when there is no such template. */
export async function findTemplate(
  ctx: RequestContext,
  accountId: string,
  name: string,
  language: string,
): Promise<{ id: string; version: number; status: string; category: TemplateCategory; parts: TemplateParts } | null> {
  const row = await ctx.db
    .selectFrom('message_templates')
    .select(['id', 'version', 'status', 'category', 'header', 'body', 'document', 'footer', 'variables', 'buttons'])
    .where('account_id', '=', accountId)
    .where('name', '=', name)
    .where('language', '=', language)
    .executeTakeFirst()
  if (!row) return null
  const { id, version, status, category, body, footer } = row
  const parts = {
    header: headerOf(row.header),
    body,
    document: row.document as LetterDocument | null,
    footer,
    variables: variablesOf(row.variables, isSource),
    buttons: buttonsOf(row.buttons),
  }
  return { id, version, status, category: category as TemplateCategory, parts }
}

/** The conversation of a contact that was active last, optionally on one dossier. */
export async function latestConversation(
  ctx: RequestContext,
  where: { contactId?: string; dossierId?: string },
): Promise<string | null> {
  let query = ctx.db.selectFrom('conversations').select('id')
  if (where.contactId) query = query.where('contact_id', '=', where.contactId)
  if (where.dossierId) query = query.where('dossier_id', '=', where.dossierId)
  const row = await query.orderBy('last_at', 'desc').orderBy('id', 'desc').executeTakeFirst()
  return row?.id ?? null
}

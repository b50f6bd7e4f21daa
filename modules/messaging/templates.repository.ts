import { sql } from 'kysely'
import type { TemplateCategory } from '#channels/kit'
import { isoAt } from '#platform/clock'
import type { RequestContext } from '#platform/context'
import { jsonb } from '#platform/db'
import type { LetterDocument } from './letter-document.schema.ts'
import type { AccountKind } from './lines.ts'
import { buttonsOf, headerOf, type TemplateParts, variablesOf } from './template-content.rules.ts'
import { isSource } from './templates.rules.ts'

export type HeldTemplate = {
  id: string
  accountId: string
  accountKind: AccountKind
  wabaId: string | null
  name: string
  language: string
  category: TemplateCategory
  status: string
  /** The version the provider decides about; `latest`: the one written last. */
  version: number
  latest: number
  /** The version on its way to the provider. */
  submitting: number | null
  providerId: string | null
  contentSid: string | null
  /** Epoch milliseconds. */
  statusAt: number | null
}

const held = sql<HeldTemplate>`
    select t.id, t.account_id as "accountId", a.kind as "accountKind", a.waba_id as "wabaId", t.name, t.language, t.category, t.status,
           t.version, t.latest, t.submitting, t.provider_id as "providerId", t.content_sid as "contentSid",
           (extract(epoch from t.status_at) * 1000)::float8 as "statusAt"
      from app.message_templates t join app.channel_accounts a on a.org_id = t.org_id and a.id = t.account_id`

/** Holds a template; null when there is none with this id. */
export async function lockTemplate(ctx: RequestContext, id: string): Promise<HeldTemplate | null> {
  const rows = await sql<HeldTemplate>`${held} where t.id = ${id} for update of t`.execute(ctx.db)
  return rows.rows[0] ?? null
}

/** The same by its name and language on a number. */
export async function lockNamed(
  ctx: RequestContext,
  of: { accountId: string; name: string; language: string },
): Promise<HeldTemplate | null> {
  const rows =
    await sql<HeldTemplate>`${held} where t.account_id = ${of.accountId} and t.name = ${of.name} and t.language = ${of.language} for update of t`.execute(
      ctx.db,
    )
  return rows.rows[0] ?? null
}

export type Words = TemplateParts & { category: TemplateCategory }

const wordsOf = ({ category, header, body, document = null, footer, variables, buttons }: Words) => ({
  category,
  header: header === null ? null : jsonb(header),
  body,
  document: document === null ? null : jsonb(document),
  footer,
  variables: jsonb(variables),
  buttons: jsonb(buttons),
})

/** Writes a new template with its words; its version is written beside it. Throws the violation of its name at once. */
export async function insertTemplate(
  ctx: RequestContext,
  t: Words & {
    accountId: string
    name: string
    language: string
    status: string
    contentSid?: string | null
    providerId?: string | null
    quality?: string | null
    reason?: string | null
    syncedAt?: number | null
  },
): Promise<string> {
  const row = await ctx.db
    .insertInto('message_templates')
    .values({
      account_id: t.accountId,
      name: t.name,
      language: t.language,
      status: t.status,
      content_sid: t.contentSid ?? null,
      provider_id: t.providerId ?? null,
      quality: t.quality ?? null,
      status_reason: t.reason ?? null,
      synced_at: t.syncedAt ? isoAt(t.syncedAt) : null,
      ...wordsOf(t),
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await insertVersion(ctx, row.id, 1, t)
  return row.id
}

/** Writes one version of a template; versions are never changed. */
export async function insertVersion(ctx: RequestContext, templateId: string, version: number, words: Words) {
  await ctx.db
    .insertInto('message_template_versions')
    .values({ template_id: templateId, version, ...wordsOf(words) })
    .execute()
}

/** The words of one version; null when there is none. */
export async function findVersion(ctx: RequestContext, templateId: string, version: number): Promise<Words | null> {
  const rows = await sql<
    {
      category: TemplateCategory
      header: unknown
      body: string
      document: LetterDocument | null
      footer: string | null
    } & Listed
  >`
    select v.category, v.header, v.body, v.document, v.footer, v.variables, v.buttons
      from app.message_template_versions v where v.template_id = ${templateId} and v.version = ${version}`.execute(
    ctx.db,
  )
  const row = rows.rows[0]
  return row
    ? {
        ...row,
        header: headerOf(row.header),
        variables: variablesOf(row.variables, isSource),
        buttons: buttonsOf(row.buttons),
      }
    : null
}

type Listed = { variables: unknown; buttons: unknown }

export type TemplateChange = {
  status?: string
  status_reason?: string | null
  status_note?: string | null
  status_at?: string
  quality?: string | null
  category?: TemplateCategory
  provider_id?: string | null
  content_sid?: string | null
  latest?: number
  submitting?: number | null
  synced_at?: string
}

/** Changes a template that the caller holds. */
export async function setTemplate(ctx: RequestContext, id: string, change: TemplateChange): Promise<void> {
  await ctx.db.updateTable('message_templates').set(change).where('id', '=', id).execute()
}

/** Makes a version the one the provider decides about: its words are what is sent from now on. */
export async function showVersion(
  ctx: RequestContext,
  id: string,
  version: number,
  words: Words,
  change: TemplateChange,
): Promise<void> {
  await ctx.db
    .updateTable('message_templates')
    .set({ ...change, version, ...wordsOf(words) })
    .where('id', '=', id)
    .execute()
}

/** Holds the templates a provider's event speaks of: on every number of the business account, by id or by name and language. */
export async function lockTold(
  ctx: RequestContext,
  of: { accountId: string; templateId: string | null; name: string | null; language: string | null },
): Promise<{ id: string; statusAt: number | null; qualityAt: number | null }[]> {
  const rows = await sql<{ id: string; statusAt: number | null; qualityAt: number | null }>`
    select t.id, (extract(epoch from t.status_at) * 1000)::float8 as "statusAt", (extract(epoch from t.quality_at) * 1000)::float8 as "qualityAt"
      from app.channel_accounts mine
      join app.channel_accounts a on a.org_id = mine.org_id and a.kind = mine.kind and (a.id = mine.id or a.waba_id = mine.waba_id)
      join app.message_templates t on t.org_id = a.org_id and t.account_id = a.id
     where mine.id = ${of.accountId} and (t.provider_id = ${of.templateId}
        or (t.name = ${of.name} and t.language = ${of.language} and (t.provider_id is null or ${of.templateId}::text is null)))
     order by t.id for update of t`.execute(ctx.db)
  return rows.rows
}

/** Writes down what the provider says of templates that the caller holds. `at`: its instant, epoch milliseconds. */
export async function tellTemplates(
  ctx: RequestContext,
  ids: readonly string[],
  change: TemplateChange & { quality_at?: string },
): Promise<void> {
  if (ids.length === 0) return
  await ctx.db
    .updateTable('message_templates')
    .set(change)
    .where('id', 'in', [...ids])
    .execute()
}

/** Templates of a number that the provider knew and lists no more are deleted. Answers how many. */
export async function retireMissing(ctx: RequestContext, accountId: string, syncedAt: number): Promise<number> {
  const done = await ctx.db
    .updateTable('message_templates')
    .set({ status: 'DELETED', status_reason: null, status_note: null })
    .where('account_id', '=', accountId)
    .where('provider_id', 'is not', null)
    .where('status', '<>', 'DELETED')
    .where('submitting', 'is', null)
    .where((e) => e.or([e('synced_at', 'is', null), e('synced_at', '<', isoAt(syncedAt))]))
    .executeTakeFirst()
  return Number(done.numUpdatedRows)
}

/** Stops a template after the provider refused to send it: PAUSED, or DISABLED for good. */
export async function stopTemplate(
  ctx: RequestContext,
  id: string,
  status: 'PAUSED' | 'DISABLED',
  reason: string,
): Promise<boolean> {
  const done = await ctx.db
    .updateTable('message_templates')
    .set({ status, status_reason: reason, status_note: null })
    .where('id', '=', id)
    .where('status', '=', 'APPROVED')
    .executeTakeFirst()
  return Number(done.numUpdatedRows) > 0
}

/** The number a template belongs to, for asking the provider about it. */
export async function accountOfTemplate(ctx: RequestContext, id: string): Promise<string | null> {
  const row = await ctx.db.selectFrom('message_templates').select('account_id').where('id', '=', id).executeTakeFirst()
  return row?.account_id ?? null
}

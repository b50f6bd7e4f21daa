import { sql } from 'kysely'
import { isoAt } from '#platform/clock'
import type { RequestContext } from '#platform/context'
import type { ChannelAccount } from './accounts.read-model.ts'

export type HeldChannel = ChannelAccount & {
  version: number
  statusReason: string | null
  /** Where its letters are fetched from, sealed; null when they are not. */
  imap: Buffer | null
  imapFolder: string | null
}

/** A number or mailbox, held until commit; null when there is none. */
export async function lockChannel(ctx: RequestContext, id: string): Promise<HeldChannel | null> {
  const rows = await sql<HeldChannel>`
    select id, branch_id as "branchId", kind, display_name as "displayName", display_phone as "displayPhone",
           phone_number_id as "phoneNumberId", app_key as "appKey", waba_id as "wabaId", status, status_reason as "statusReason",
           paused_until as "pausedUntil", agent_enabled as "agentEnabled", credentials_sealed as credentials, version,
           imap_sealed as imap, imap_folder as "imapFolder"
      from app.channel_accounts where id = ${id} for update`.execute(ctx.db)
  return rows.rows[0] ?? null
}

export type ChannelSet = {
  display_name?: string
  branch_id?: string
  agent_enabled?: boolean
  status?: ChannelAccount['status']
  status_reason?: string | null
  paused_until?: string | null
  credentials_sealed?: Buffer
  app_key?: string | null
  mail_secret_at?: string | null
  quality_rating?: string | null
  messaging_limit?: string | null
  imap_sealed?: Buffer | null
  imap_folder?: string | null
  imap_since?: string | null
}

/** Writes to a held number; its version moves on. */
export async function setChannel(ctx: RequestContext, id: string, set: ChannelSet): Promise<void> {
  await ctx.db
    .updateTable('channel_accounts')
    .set({ ...set, version: sql`version + 1` })
    .where('id', '=', id)
    .execute()
}

/** `until` in epoch milliseconds; null: until somebody resumes it. */
export const pausedFor = (until: number | null): Pick<ChannelSet, 'status' | 'status_reason' | 'paused_until'> => ({
  status: 'PAUSED',
  status_reason: 'MANUAL',
  paused_until: until === null ? null : isoAt(until),
})

export type ProviderApp = { key: string; own: boolean; secret: Buffer }

/** The provider applications of the organisation: its own, and the operator's that numbers of it go through. */
export async function appsOf(ctx: RequestContext, kind: 'WHATSAPP_CLOUD' | 'TWILIO'): Promise<ProviderApp[]> {
  const rows = await sql<ProviderApp>`
    select p.key, p.org_id is not null as own, p.secret_sealed as secret from platform.provider_apps p
     where p.kind = ${kind} and (p.org_id = ${ctx.orgId} or (p.org_id is null and p.key in (select a.app_key from app.channel_accounts a)))
     order by own desc, p.created_at, p.key`.execute(ctx.db)
  return rows.rows
}

/** Registers an application of the organisation itself. */
export async function insertOwnApp(
  ctx: RequestContext,
  app: { key: string; kind: 'WHATSAPP_CLOUD' | 'TWILIO' | 'EMAIL'; secret: Buffer; verifyToken: Buffer },
): Promise<void> {
  await sql`
    insert into platform.provider_apps (key, kind, secret_sealed, verify_token_sealed, org_id)
    values (${app.key}, ${app.kind}, ${app.secret}, ${app.verifyToken}, ${ctx.orgId})`.execute(ctx.db)
}

/** Whether an application is the organisation's own, not the operator's. */
export async function isOwnApp(ctx: RequestContext, key: string): Promise<boolean> {
  const rows = await sql`select 1 from platform.provider_apps where key = ${key} and org_id = ${ctx.orgId}`.execute(
    ctx.db,
  )
  return rows.rows.length > 0
}

/** Another secret for an application of the organisation itself; those of the operator stay as they are. */
export async function setAppSecret(ctx: RequestContext, key: string, secret: Buffer): Promise<void> {
  await sql`update platform.provider_apps set secret_sealed = ${secret}, received_at = null where key = ${key} and org_id = ${ctx.orgId}`.execute(
    ctx.db,
  )
}

/** The numbers of a business account that went through one application of Meta go through another from now on. */
export async function moveNumbers(ctx: RequestContext, wabaId: string, from: string, to: string): Promise<void> {
  await ctx.db
    .updateTable('channel_accounts')
    .set({ app_key: to })
    .where('waba_id', '=', wabaId)
    .where('app_key', '=', from)
    .execute()
}

/** The word that Meta repeats to an application's address; null when there is no such application. */
export async function verifyTokenOf(ctx: RequestContext, key: string): Promise<Buffer | null> {
  const rows = await sql<{ token: Buffer }>`
    select verify_token_sealed as token from platform.provider_apps
     where key = ${key} and (org_id = ${ctx.orgId} or key in (select a.app_key from app.channel_accounts a))`.execute(
    ctx.db,
  )
  return rows.rows[0]?.token ?? null
}

export type HeldDraft = {
  id: string
  step: 'NUMBER' | 'WEBHOOK' | 'TEST'
  accountId: string | null
  credentials: Buffer | null
  appSecret: Buffer | null
  version: number
}

/** What was begun; `hold` keeps it until commit. Null when there is none. */
export async function findDraft(ctx: RequestContext, id: string, hold: boolean): Promise<HeldDraft | null> {
  const rows = await sql<HeldDraft>`
    select id, step, account_id as "accountId", credentials_sealed as credentials, app_secret_sealed as "appSecret", version
      from app.channel_drafts where id = ${id} ${hold ? sql`for update` : sql``}`.execute(ctx.db)
  return rows.rows[0] ?? null
}

/** Keeps what a good token begins. */
export async function insertDraft(
  ctx: RequestContext,
  draft: { credentials: Buffer; appSecret: Buffer },
): Promise<string> {
  const row = await ctx.db
    .insertInto('channel_drafts')
    .values({ credentials_sealed: draft.credentials, app_secret_sealed: draft.appSecret })
    .returning('id')
    .executeTakeFirstOrThrow()
  return row.id
}

/** The number has its account: what the draft kept for it goes. */
export async function giveAccount(ctx: RequestContext, draftId: string, accountId: string): Promise<void> {
  await ctx.db
    .updateTable('channel_drafts')
    .set({
      step: 'WEBHOOK',
      account_id: accountId,
      credentials_sealed: null,
      app_secret_sealed: null,
      version: sql`version + 1`,
    })
    .where('id', '=', draftId)
    .execute()
}

export async function setDraftStep(ctx: RequestContext, draftId: string, step: 'TEST'): Promise<void> {
  await ctx.db
    .updateTable('channel_drafts')
    .set({ step, version: sql`version + 1` })
    .where('id', '=', draftId)
    .execute()
}

export async function deleteDraft(ctx: RequestContext, draftId: string): Promise<void> {
  await ctx.db.deleteFrom('channel_drafts').where('id', '=', draftId).execute()
}

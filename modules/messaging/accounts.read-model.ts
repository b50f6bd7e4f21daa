import type { RequestContext } from '#platform/context'
import type { AccountKind } from './lines.ts'

export type ChannelAccount = {
  id: string
  branchId: string
  kind: AccountKind
  displayName: string
  displayPhone: string
  phoneNumberId: string
  appKey: string | null
  wabaId: string | null
  status: 'ACTIVE' | 'PAUSED' | 'DISABLED'
  pausedUntil: string | null
  agentEnabled: boolean
  credentials: Buffer | null
}

/** One number or mailbox of the organisation, or null. */
export async function findAccount(ctx: RequestContext, id: string): Promise<ChannelAccount | null> {
  const row = await ctx.db
    .selectFrom('channel_accounts')
    .select([
      'id',
      'branch_id as branchId',
      'kind',
      'display_name as displayName',
      'display_phone as displayPhone',
      'phone_number_id as phoneNumberId',
      'app_key as appKey',
      'waba_id as wabaId',
      'status',
      'paused_until as pausedUntil',
      'agent_enabled as agentEnabled',
      'credentials_sealed as credentials',
    ])
    .where('id', '=', id)
    .executeTakeFirst()
  return (row as ChannelAccount | undefined) ?? null
}

/** The numbers of Meta that templates are synchronised for. */
export async function metaNumbers(ctx: RequestContext): Promise<string[]> {
  const rows = await ctx.db
    .selectFrom('channel_accounts')
    .select('id')
    .where('kind', '=', 'WHATSAPP_CLOUD')
    .where('status', '<>', 'DISABLED')
    .orderBy('id')
    .limit(1000)
    .execute()
  return rows.map(({ id }) => id)
}

/** Whether an address is a mailbox of the organisation itself. */
export async function isOwnMailbox(ctx: RequestContext, address: string): Promise<boolean> {
  const row = await ctx.db
    .selectFrom('channel_accounts')
    .select('id')
    .where('kind', '=', 'SMTP')
    .where('phone_number_id', '=', address)
    .executeTakeFirst()
  return row !== undefined
}

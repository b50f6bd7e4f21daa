import type { SendAccount } from '#channels/whatsapp-cloud'
import type { RequestContext } from '#platform/context'

export type ChannelAccount = {
  id: string
  branchId: string
  kind: string
  displayName: string
  displayPhone: string
  phoneNumberId: string
  status: 'ACTIVE' | 'PAUSED' | 'DISABLED'
  pausedUntil: string | null
  agentEnabled: boolean
  credentials: Buffer | null
}

/** One number of the organisation, or null. */
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
      'status',
      'paused_until as pausedUntil',
      'agent_enabled as agentEnabled',
      'credentials_sealed as credentials',
    ])
    .where('id', '=', id)
    .executeTakeFirst()
  return (row as ChannelAccount | undefined) ?? null
}

/** What the adapter needs to speak for the number; the token leaves the vault only here. */
export function sendAccountOf(
  ctx: Pick<RequestContext, 'platform'>,
  account: Pick<ChannelAccount, 'phoneNumberId' | 'credentials'>,
): SendAccount {
  const { config, vault } = ctx.platform
  return {
    baseUrl: config.whatsappBaseUrl,
    apiVersion: config.whatsappApiVersion,
    phoneNumberId: account.phoneNumberId,
    accessToken: account.credentials ? vault.open(account.credentials) : '',
    mediaHosts: [new URL(config.whatsappBaseUrl).host],
  }
}

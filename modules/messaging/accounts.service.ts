import type { Platform, RequestContext } from '#platform/context'
import { insertAccount, upsertProviderApp } from './accounts.repository.ts'

/** Registers an application at the provider: its secret signs the webhooks of the numbers it owns. Secrets are sealed. */
export async function registerProviderApp(
  platform: Platform,
  app: { key: string; secret: string; verifyToken: string },
): Promise<void> {
  await upsertProviderApp(platform, {
    key: app.key,
    secret: platform.vault.seal(app.secret),
    verifyToken: platform.vault.seal(app.verifyToken),
  })
}

/** Connects a WhatsApp number to the organisation in context. Returns the account's id. */
export function connectWhatsAppNumber(
  ctx: RequestContext,
  n: {
    branchId: string
    appKey: string
    displayName: string
    displayPhone: string
    phoneNumberId: string
    wabaId: string
    accessToken: string
  },
): Promise<string> {
  const { accessToken, ...fields } = n
  return insertAccount(ctx, { ...fields, credentials: ctx.platform.vault.seal(accessToken) })
}

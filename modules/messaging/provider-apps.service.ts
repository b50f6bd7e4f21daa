import type { RequestContext } from '#platform/context'
import { randomToken, sameText } from '#platform/crypto'
import { appsOf, insertOwnApp, setAppSecret } from './channels.repository.ts'

/**
 * The key under which a provider application of the organisation is known here: one that has this secret already, else
 * a new one of its own. What the operator registered is used, never changed: others may be served by it.
 */
export async function appWithSecret(
  ctx: RequestContext,
  kind: 'WHATSAPP_CLOUD' | 'TWILIO',
  secret: string,
): Promise<string> {
  const { vault } = ctx.platform
  const known = (await appsOf(ctx, kind)).find((app) => sameText(vault.open(app.secret), secret))
  if (known) return known.key
  const key = randomToken(12)
  await insertOwnApp(ctx, {
    key,
    kind,
    secret: vault.seal(secret),
    verifyToken: vault.seal(kind === 'TWILIO' ? '' : randomToken(18)),
  })
  return key
}

/**
 * The key for an account at Twilio whose auth token was replaced: its own application keeps its address and takes the new
 * secret; where the operator's served it, one of its own is made.
 */
export async function renewedTwilioApp(ctx: RequestContext, key: string | null, authToken: string): Promise<string> {
  const own = (await appsOf(ctx, 'TWILIO')).find((app) => app.own && app.key === key)
  if (!own) return appWithSecret(ctx, 'TWILIO', authToken)
  await setAppSecret(ctx, own.key, ctx.platform.vault.seal(authToken))
  return own.key
}

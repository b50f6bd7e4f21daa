import { API_KEY_PREFIX, apiKeyScopes } from '#modules/identity'
import { isoAt } from '#platform/clock'
import { type RequestContext, userIdOf } from '#platform/context'
import { randomToken, sha256 } from '#platform/crypto'
import { AppError, invalidField, notFound } from '#platform/errors'
import { authorise } from '#platform/http'
import { insertApiKey, revokeApiKey } from './organizations.repository.ts'
import type { CreatedApiKey, NewApiKey } from './organizations.schema.ts'
import { listApiKeys } from './organizations.views.ts'

/** Enough of the secret to tell keys apart, far too little to guess one. */
const SHOWN = 12

/** Makes a key. Its secret is in this answer and nowhere else: only the SHA-256 is stored. */
export async function createApiKey(ctx: RequestContext, input: NewApiKey): Promise<CreatedApiKey> {
  authorise(ctx, 'apikey.write')
  const unknown = input.scopes.flatMap((scope, index) =>
    apiKeyScopes.includes(scope) ? [] : [{ field: `scopes.${index}`, code: 'UNKNOWN' }],
  )
  if (unknown.length > 0) throw new AppError(400, 'VALIDATION_FAILED', { errors: unknown })
  const expires = input.expiresAt ? Date.parse(input.expiresAt) : null
  if (expires !== null && !(expires > ctx.clock.now())) throw invalidField('expiresAt', 'PAST')
  const secret = `${API_KEY_PREFIX}${randomToken(32)}`
  const id = await insertApiKey(ctx, {
    name: input.name.trim(),
    prefix: secret.slice(0, SHOWN),
    secret_hash: sha256(secret),
    scopes: input.scopes,
    created_by: userIdOf(ctx),
    expires_at: expires === null ? null : isoAt(expires),
  })
  const made = (await listApiKeys(ctx, id))[0]
  if (!made) throw notFound('api_key')
  return { ...made, secret }
}

/** Ends a key at once. */
export async function endApiKey(ctx: RequestContext, id: string, forget: () => void): Promise<void> {
  authorise(ctx, 'apikey.write')
  if (!(await revokeApiKey(ctx, id))) throw notFound('api_key')
  ctx.afterCommit(forget)
}

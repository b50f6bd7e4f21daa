import { createHash, randomBytes } from 'node:crypto'
import { join } from 'node:path'
import type pg from 'pg'
import { createOrganization } from '#modules/identity'
import { connectWhatsAppNumber, registerProviderApp } from '#modules/messaging'
import type { Clock } from '#platform/clock'
import { loadConfig } from '#platform/config'
import { runInOrg } from '#platform/context'
import { createApp } from '../../apps/server/app.ts'

export const PROVIDER_APP = 'storm'
export const APP_SECRET = 'app-secret-of-the-storm'
export const ACCESS_TOKEN = 'access-token-of-the-storm'

export type Numbered = { phoneNumberId: string; wabaId: string; displayPhone: string; name: string; country: string }

/** An organisation ready to talk: one WhatsApp number and API keys that may send, each with its own allowance. */
export type Agency = { orgId: string; number: Numbered; apiKeys: readonly string[] }

const KEYS = 10

/** The environment of a server process of the storm. */
export function serverEnvironment(o: {
  databaseUrl: string
  dataDir: string
  providerUrl: string
  redisUrl: string | null
}): Record<string, string> {
  const secret = 'secret-of-the-storm-that-is-long-enough'
  return {
    ATLAS_MODE: 'test',
    ATLAS_DATA: o.dataDir,
    ATLAS_HOST: '127.0.0.1',
    ATLAS_PORT: '0',
    ATLAS_PUBLIC_URL: 'http://127.0.0.1:3000',
    ATLAS_LOG_LEVEL: process.env.ATLAS_LOG_LEVEL ?? 'silent',
    ATLAS_RATE_LIMITS: 'false',
    ATLAS_SIMULATORS: 'true',
    ATLAS_MASTER_KEY: secret,
    ATLAS_AUTH_SECRET: secret,
    DATABASE_URL: o.databaseUrl,
    DATABASE_POOL_SIZE: '10',
    WHATSAPP_BASE_URL: o.providerUrl,
    // Processes are born many times here: they share what the first one compiled.
    NODE_COMPILE_CACHE: join(o.dataDir, 'compiled'),
    ...(o.redisUrl ? { REDIS_URL: o.redisUrl, ATLAS_RATE_LIMITS: 'true' } : {}),
  }
}

/** Makes the agencies through the product's own use cases, by an application that never listens. */
export async function arrangeAgencies(
  env: Record<string, string>,
  clock: Clock,
  superuser: pg.Client,
  numbers: readonly Numbered[],
): Promise<Agency[]> {
  const config = loadConfig(env, null)
  const { databaseUrl, masterKey, authSecret } = config
  if (!databaseUrl || !masterKey || !authSecret) throw new Error('the environment of the storm is incomplete')
  const app = await createApp({ ...config, databaseUrl, masterKey, authSecret }, clock)
  try {
    await registerProviderApp(app.platform, { key: PROVIDER_APP, secret: APP_SECRET, verifyToken: 'verify' })
    const agencies: Agency[] = []
    for (const [index, number] of numbers.entries()) {
      const email = `storm-${index}@example.test`
      const user = await superuser.query<{ id: string }>(
        `insert into auth."user" (name, email, "emailVerified", "createdAt", "updatedAt") values ($1, $2, true, now(), now()) returning id`,
        ['Storm', email],
      )
      const orgId = await createOrganization(app.platform, 'storm', {
        userId: user.rows[0]!.id,
        userName: 'Storm',
        email,
        name: number.name,
        slug: `storm-${index}-${randomBytes(3).toString('hex')}`,
        country: 'MA',
        city: 'Casablanca',
      })
      const branch = await superuser.query<{ id: string }>('select id from app.branches where org_id = $1', [orgId])
      const where = { orgId, actor: { kind: 'system' as const, id: null }, correlationId: 'storm' }
      await runInOrg(app.platform, where, (ctx) =>
        connectWhatsAppNumber(ctx, {
          branchId: branch.rows[0]!.id,
          appKey: PROVIDER_APP,
          displayName: number.name,
          displayPhone: number.displayPhone,
          phoneNumberId: number.phoneNumberId,
          wabaId: number.wabaId,
          accessToken: ACCESS_TOKEN,
        }),
      )
      const apiKeys: string[] = []
      for (let i = 0; i < KEYS; i += 1) apiKeys.push(await apiKey(superuser, orgId))
      agencies.push({ orgId, number, apiKeys })
    }
    return agencies
  } finally {
    await app.close()
  }
}

async function apiKey(superuser: pg.Client, orgId: string): Promise<string> {
  const secret = `atlas_${randomBytes(24).toString('base64url')}`
  await superuser.query(
    'insert into app.api_keys (org_id, name, prefix, secret_hash, scopes) values ($1, $2, $3, $4, $5)',
    [
      orgId,
      'Storm',
      secret.slice(0, 12),
      createHash('sha256').update(secret).digest(),
      ['message.send', 'dossier.read', 'conversation.read'],
    ],
  )
  return secret
}

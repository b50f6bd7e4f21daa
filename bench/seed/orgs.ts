import { createHash, createHmac } from 'node:crypto'
import type pg from 'pg'
import { createOrganization } from '#modules/identity'
import { connectWhatsAppNumber, registerProviderApp } from '#modules/messaging'
import { systemClock } from '#platform/clock'
import { runInOrg } from '#platform/context'
import { type App, createApp } from '../../apps/server/app.ts'
import type { BenchCluster } from '../cluster.ts'
import { benchConfig } from '../server-config.ts'
import type { OrgCounts } from './scale.ts'

export const PROVIDER_APP = 'bench'
export const PROVIDER_SECRET = 'provider-app-secret-of-the-bench'

/** The provider's id of the number of organisation k. */
export const phoneNumberId = (k: number) => String(600_000_000 + k)

const places = {
  MA: {
    cities: ['Casablanca', 'Rabat', 'Marrakech', 'Tanger'],
    zones: ['Maârif', 'Gauthier', 'Anfa', 'Agdal', 'Hay Riad', 'Guéliz', 'Bourgogne', 'Oasis', 'Racine', 'Malabata'],
  },
  FR: {
    cities: ['Lyon', 'Paris', 'Marseille', 'Lille'],
    zones: ['Croix-Rousse', 'Bellecour', 'Part-Dieu', 'Montmartre', 'Bastille', 'Le Panier', 'Wazemmes', 'Vaise'],
  },
} as const

/** The token of member n of organisation k; what a signed-in browser would hold. */
export const sessionToken = (k: number, n: number) =>
  createHash('sha256').update(`session ${k} ${n}`).digest('base64url').slice(0, 32)

/** The cookie of that member as the sign-in library sets it in production. */
export function sessionCookie(k: number, n: number, secret: string): string {
  const token = sessionToken(k, n)
  const signature = createHmac('sha256', secret).update(token).digest('base64')
  return `__Host-atlas.session_token=${encodeURIComponent(`${token}.${signature}`)}`
}

async function users(db: pg.Client, k: number, count: number): Promise<string[]> {
  const made = await db.query<{ id: string }>(
    `insert into auth."user" (name, email, "emailVerified", "createdAt", "updatedAt")
     select 'Agent ' || n, 'agent' || n || '.' || $1 || '@example.test', true, now(), now() from generate_series(1, $2) n returning id`,
    [k, count],
  )
  const ids = made.rows.map((row) => row.id)
  await db.query(
    `insert into auth.session ("expiresAt", token, "createdAt", "updatedAt", "userId")
     select now() + interval '10 years', t.token, now(), now(), t.id from unnest($1::text[], $2::uuid[]) t (token, id)`,
    [ids.map((_, n) => sessionToken(k, n)), ids],
  )
  return ids
}

async function arrange(app: App, db: pg.Client, org: OrgCounts): Promise<void> {
  const country = org.index % 3 === 0 ? 'FR' : 'MA'
  const ids = await users(db, org.index, org.members)
  const [first] = ids
  if (!first) throw new Error('an organisation needs somebody')
  const orgId = await createOrganization(app.platform, 'bench', {
    userId: first,
    userName: 'Agent 1',
    email: `agent1.${org.index}@example.test`,
    name: `Agence ${org.index}`,
    slug: `agence-${org.index}`,
    country,
    city: places[country].cities[0],
  })
  const branch = await db.query<{ id: string }>('select id from app.branches where org_id = $1', [orgId])
  const branchId = branch.rows[0]?.id ?? ''
  await db.query(
    `insert into app.members (org_id, user_id, name, email, roles, branch_ids)
     select $1, u.id, u.name, u.email, array[case when n % 2 = 0 then 'MANAGER' else 'AGENT' end], array[$3::uuid]
       from unnest($2::uuid[]) with ordinality t (id, n) join auth."user" u on u.id = t.id where n > 1`,
    [orgId, ids, branchId],
  )
  const accountId = await runInOrg(
    app.platform,
    { orgId, actor: { kind: 'system', id: null }, correlationId: 'bench' },
    (ctx) =>
      connectWhatsAppNumber(ctx, {
        branchId,
        appKey: PROVIDER_APP,
        displayName: `Agence ${org.index}`,
        displayPhone: `+2125229${String(10_000 + org.index)}`,
        phoneNumberId: phoneNumberId(org.index),
        wabaId: String(650_000_000 + org.index),
        accessToken: 'token-of-the-bench',
      }),
  )
  await db.query(
    `insert into bench.org (k, org_id, branch_id, country, currency, cities, zones, members, workflows, account_id, anchor, n_dossiers, n_contacts, n_annonces)
     select $1, $2, $3, $4, case $4 when 'MA' then 'MAD' else 'EUR' end, $5, $6, $7,
            (select jsonb_object_agg(code, id) from app.workflow_versions w where w.org_id = $2 and w.active),
            $8, date_trunc('day', now()), $9, $10, $11`,
    [
      org.index,
      orgId,
      branchId,
      country,
      places[country].cities,
      places[country].zones,
      ids,
      accountId,
      org.dossiers,
      org.contacts,
      org.annonces,
    ],
  )
}

/** The organisations with their people and numbers, through the product's own use cases. */
export async function arrangeOrgs(
  cluster: BenchCluster,
  db: pg.Client,
  counts: readonly OrgCounts[],
  secret: string,
): Promise<void> {
  const app = await createApp(benchConfig(cluster, { secret, providerUrl: 'http://127.0.0.1:9' }), systemClock)
  try {
    await registerProviderApp(app.platform, { key: PROVIDER_APP, secret: PROVIDER_SECRET, verifyToken: 'verify' })
    for (const org of counts) await arrange(app, db, org)
  } finally {
    await app.close()
  }
}

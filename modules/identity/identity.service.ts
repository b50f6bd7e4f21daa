import { type Platform, publish, runInOrg, runOnPlatform } from '#platform/context'
import { randomToken } from '#platform/crypto'
import { constraintOf } from '#platform/errors'
import { insertOrganization } from './identity.repository.ts'

const places = {
  MA: { timezone: 'Africa/Casablanca', currency: 'MAD' },
  FR: { timezone: 'Europe/Paris', currency: 'EUR' },
} as const

export type NewOrganization = {
  userId: string
  userName: string
  email: string
  name: string
  slug: string
  country: 'MA' | 'FR'
  city: string
}

/**
 * Opens an organisation and tells the other modules, which give it its first workflows.
 * A slug already taken gets a short random ending.
 */
export async function createOrganization(
  platform: Platform,
  correlationId: string,
  organization: NewOrganization,
): Promise<string> {
  const db = runOnPlatform(platform, `user:${organization.userId}`, correlationId)
  const values = { ...organization, ...places[organization.country] }
  const orgId = await insertOrganization(db, values).catch((error: unknown) => {
    if (constraintOf(error) !== 'organizations_slug_key') throw error
    return insertOrganization(db, {
      ...values,
      slug: `${organization.slug}-${randomToken(4)
        .toLowerCase()
        .replace(/[^a-z0-9]/g, 'x')}`,
    })
  })
  const actor = { kind: 'user' as const, id: organization.userId }
  await runInOrg(platform, { orgId, actor, correlationId }, (ctx) =>
    publish(ctx, { type: 'identity.organization_created', payload: {} }),
  )
  return orgId
}

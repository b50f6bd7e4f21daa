import { addValue } from '#modules/reference-data'
import { type Platform, runInOrg } from '#platform/context'
import type { OpenAgency } from './dossiers.ts'

/** What the agency of Casablanca says beside the words of the product. */
export const OWN_SOURCE = 'SALON_IMMOBILIER'
export const OWN_LOSS_REASON = 'DESACCORD_FAMILIAL'

/** Adds a source and a loss reason of the agency's own, one of them not yet said in every language. */
export async function wordLists(platform: Platform, { orgId, agency, staff }: OpenAgency): Promise<void> {
  const admin = staff.find(({ roles }) => roles.includes('ADMIN_ORG'))
  if (!admin || agency.country !== 'MA') return
  await runInOrg(platform, { orgId, actor: { kind: 'user', id: admin.id }, correlationId: 'demo' }, async (ctx) => {
    const fair = { fr: 'Salon de l’immobilier', ar: 'معرض العقار', en: 'Property fair' }
    await addValue(ctx, 'SOURCE', { code: OWN_SOURCE, labels: fair })
    const family = { fr: 'Désaccord dans la famille', ar: 'خلاف داخل الأسرة' }
    await addValue(ctx, 'LOSS_REASON', { code: OWN_LOSS_REASON, labels: family })
  })
}

import type { Answer, Caller, TestApp, TestOrg } from '#testing'
import type { Offer } from './offers.schema.ts'

/** An answer about an offer, good or refused. */
export type OfferAnswer = Offer & {
  code: string
  errors: { field: string; code: string }[]
  current: Offer
}

let serial = 0

/** A dossier of a new person that has been visited: an offer moves it. */
export async function aVisitedDossier(
  t: TestApp,
  org: TestOrg,
  options: { assigneeId?: string; annonceId?: string; status?: string } = {},
): Promise<string> {
  serial += 1
  const made = await org.admin.send<{ id: string }>('POST', '/dossiers', {
    caseType: 'LEAD_BUY',
    source: 'WALK_IN',
    contact: { displayName: `Offrant ${serial}` },
    ...(options.assigneeId ? { assigneeId: options.assigneeId } : {}),
    ...(options.annonceId ? { annonceId: options.annonceId } : {}),
  })
  await t.superuser.query('update app.dossiers set status = $2 where id = $1', [
    made.body.id,
    options.status ?? 'VISIT_DONE',
  ])
  return made.body.id
}

/** Records an offer of the buyer through the API. */
export function offer(
  who: Caller,
  dossierId: string,
  body: Record<string, unknown> = {},
): Promise<Answer<OfferAnswer>> {
  return who.send<OfferAnswer>('POST', '/offers', {
    dossierId,
    madeBy: 'BUYER',
    amount: 120_000_000,
    currency: 'MAD',
    ...body,
  })
}

export const act = (who: Caller, id: string, name: string, body: Record<string, unknown> = {}) =>
  who.send<OfferAnswer>('POST', `/offers/${id}/${name}`, { version: 1, ...body })

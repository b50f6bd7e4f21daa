import { holdToChange } from '#modules/annonces'
import { missingContact } from '#modules/contacts'
import { recordActivity } from '#modules/timeline'
import { announce, type RequestContext } from '#platform/context'
import { invalidField, notFound } from '#platform/errors'
import { authorise } from '#platform/http'
import type { NewAnnonceParty, Party, PartyPatch } from './dossier-page.schema.ts'
import { contactVisible } from './dossiers.read-model.ts'
import { deleteParty, insertParty, partyIds, placeParties, updateParty } from './parties.repository.ts'
import { listAnnonceParties, readParty } from './parties.views.ts'
import { rearranged } from './party-order.rules.ts'

/** Who is part of an annonce, and as what, as far as the caller may read these contacts. */
export async function annonceParties(ctx: RequestContext, annonceId: string): Promise<{ items: Party[] }> {
  authorise(ctx, 'annonce.read')
  authorise(ctx, 'contact.read')
  const items = await listAnnonceParties(ctx, annonceId)
  if (!items) throw notFound('annonce')
  return { items }
}

/** Holds the annonce: of two who name a primary party at once, one comes after the other. */
async function hold(ctx: RequestContext, annonceId: string): Promise<void> {
  authorise(ctx, 'contact.write')
  authorise(ctx, 'annonce.write')
  await holdToChange(ctx, annonceId)
}

/** Adds a contact to an annonce. The new primary party takes over from the old. */
export async function addAnnonceParty(ctx: RequestContext, annonceId: string, input: NewAnnonceParty): Promise<Party> {
  await hold(ctx, annonceId)
  if (!(await contactVisible(ctx, input.contactId))) throw await missingContact(ctx, input.contactId)
  return tell(ctx, annonceId, await existing(ctx, annonceId, await insertParty(ctx, { annonceId }, input)), 'added')
}

export async function changeAnnonceParty(
  ctx: RequestContext,
  annonceId: string,
  partyId: string,
  change: PartyPatch,
): Promise<Party> {
  await hold(ctx, annonceId)
  await existing(ctx, annonceId, partyId)
  await updateParty(ctx, { annonceId }, partyId, change)
  return tell(ctx, annonceId, await existing(ctx, annonceId, partyId), 'changed')
}

export async function removeAnnonceParty(ctx: RequestContext, annonceId: string, partyId: string): Promise<void> {
  await hold(ctx, annonceId)
  const party = await existing(ctx, annonceId, partyId)
  await deleteParty(ctx, { annonceId }, partyId)
  tell(ctx, annonceId, party, 'removed')
}

/**
 * Puts the parties of an annonce in the order wanted; those whose contacts the caller may not see keep their places. 400
 * `partyIds` unless it names each of the others once.
 */
export async function arrangeAnnonceParties(
  ctx: RequestContext,
  annonceId: string,
  wanted: readonly string[],
): Promise<{ items: Party[] }> {
  await hold(ctx, annonceId)
  const [all, seen] = await Promise.all([partyIds(ctx, { annonceId }), listAnnonceParties(ctx, annonceId)])
  const order = rearranged(all, new Set(seen?.map(({ id }) => id)), wanted)
  if (!order) throw invalidField('partyIds', 'INVALID')
  placeParties(ctx, { annonceId }, order)
  announce(ctx, { topic: 'annonce', id: annonceId, kind: 'changed' })
  return annonceParties(ctx, annonceId)
}

/** The party, where its contact is the caller's to see; else it is not there. */
async function existing(ctx: RequestContext, annonceId: string, partyId: string): Promise<Party> {
  const party = await readParty(ctx, { annonceId }, partyId)
  if (!party || !(await contactVisible(ctx, party.contact.id))) throw notFound('party')
  return party
}

function tell(ctx: RequestContext, annonceId: string, party: Party, what: 'added' | 'changed' | 'removed'): Party {
  recordActivity(ctx, {
    type: 'SYSTEM',
    code: `party.${what}`,
    annonceId,
    contactId: party.contact.id,
    params: { name: party.contact.displayName, role: party.role },
  })
  announce(ctx, { topic: 'annonce', id: annonceId, kind: 'changed' })
  return party
}

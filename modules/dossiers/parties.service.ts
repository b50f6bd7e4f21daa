import { findOrCreateContact, missingContact } from '#modules/contacts'
import { recordActivity } from '#modules/timeline'
import { announce, type RequestContext } from '#platform/context'
import { invalidField, notFound } from '#platform/errors'
import type { NewParty, Party, PartyPatch } from './dossier-page.schema.ts'
import { contactVisible } from './dossiers.read-model.ts'
import { holdForWriting } from './holding.service.ts'
import { deleteParty, insertParty, partyIds, placeParties, updateParty } from './parties.repository.ts'
import { listDossierParties, readParty } from './parties.views.ts'
import { rearranged } from './party-order.rules.ts'

/** Adds a person to a dossier, known by id or by name and number. The new primary party takes over from the old. */
export async function addParty(ctx: RequestContext, dossierId: string, input: NewParty): Promise<Party> {
  const dossier = await holdForWriting(ctx, dossierId)
  if ((input.contactId === undefined) === (input.contact === undefined))
    throw invalidField('contactId', input.contact ? 'INVALID' : 'REQUIRED')
  const contactId = input.contact
    ? await findOrCreateContact(ctx, { ...input.contact, branchId: dossier.branchId })
    : (input.contactId ?? '')
  if (!input.contact && !(await contactVisible(ctx, contactId))) throw await missingContact(ctx, contactId)
  const id = await insertParty(ctx, { dossierId }, { ...input, contactId })
  return tell(ctx, dossierId, await existing(ctx, dossierId, id), 'party.added')
}

export async function changeParty(
  ctx: RequestContext,
  dossierId: string,
  partyId: string,
  change: PartyPatch,
): Promise<Party> {
  await holdForWriting(ctx, dossierId)
  if (!(await updateParty(ctx, { dossierId }, partyId, change))) throw notFound('party')
  return tell(ctx, dossierId, await existing(ctx, dossierId, partyId), 'party.changed')
}

export async function removeParty(ctx: RequestContext, dossierId: string, partyId: string): Promise<void> {
  await holdForWriting(ctx, dossierId)
  const party = await existing(ctx, dossierId, partyId)
  await deleteParty(ctx, { dossierId }, partyId)
  await tell(ctx, dossierId, party, 'party.removed')
}

/**
 * Puts the parties of a dossier in the order wanted. 400 `partyIds` unless it names each of them once: somebody was added
 * or taken off meanwhile.
 */
export async function arrangeParties(
  ctx: RequestContext,
  dossierId: string,
  wanted: readonly string[],
): Promise<Party[]> {
  await holdForWriting(ctx, dossierId)
  const all = await partyIds(ctx, { dossierId })
  const order = rearranged(all, new Set(all), wanted)
  if (!order) throw invalidField('partyIds', 'INVALID')
  placeParties(ctx, { dossierId }, order)
  announce(ctx, { topic: 'dossier', id: dossierId, dossierId, kind: 'changed' })
  return listDossierParties(ctx, dossierId)
}

async function existing(ctx: RequestContext, dossierId: string, partyId: string): Promise<Party> {
  const party = await readParty(ctx, { dossierId }, partyId)
  if (!party) throw notFound('party')
  return party
}

function tell(ctx: RequestContext, dossierId: string, party: Party, code: string): Party {
  recordActivity(ctx, {
    type: 'SYSTEM',
    code,
    dossierId,
    contactId: party.contact.id,
    params: { name: party.contact.displayName, role: party.role },
  })
  announce(ctx, { topic: 'dossier', id: dossierId, dossierId, kind: 'changed' })
  return party
}

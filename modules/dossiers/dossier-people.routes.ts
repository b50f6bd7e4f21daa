import { Type } from 'typebox'
import { type Http, tenantRoute } from '#platform/http'
import { Interest, InterestPatch, NewInterest, NewParty, Party, PartyOrder, PartyPatch } from './dossier-page.schema.ts'
import { Id } from './dossiers.schema.ts'
import { changeInterest, createInterest } from './interests.service.ts'
import { addParty, arrangeParties, changeParty, removeParty } from './parties.service.ts'

const ById = Type.Object({ id: Id })
const OfParty = Type.Object({ id: Id, partyId: Id })
const OfInterest = Type.Object({ id: Id, interestId: Id })

/** The people of a dossier and the annonces they look at. */
export function dossierPeopleRoutes(http: Http): void {
  tenantRoute(http, {
    method: 'POST',
    url: '/dossiers/:id/interests',
    summary: 'Add an annonce to the interests of a dossier',
    tag: 'dossiers',
    permission: 'dossier.write',
    status: 201,
    schema: { params: ById, body: NewInterest, response: { 201: Interest } },
    act: (ctx, { params, body }) => createInterest(ctx, params.id, body),
  })

  tenantRoute(http, {
    method: 'PATCH',
    url: '/dossiers/:id/interests/:interestId',
    summary: 'Change the state of an interest or the opinion about the annonce',
    tag: 'dossiers',
    permission: 'dossier.write',
    schema: { params: OfInterest, body: InterestPatch, response: { 200: Interest } },
    act: (ctx, { params, body }) => changeInterest(ctx, params.id, params.interestId, body),
  })

  tenantRoute(http, {
    method: 'POST',
    url: '/dossiers/:id/parties',
    summary: 'Add a party to a dossier',
    tag: 'dossiers',
    permission: 'dossier.write',
    status: 201,
    schema: { params: ById, body: NewParty, response: { 201: Party } },
    act: (ctx, { params, body }) => addParty(ctx, params.id, body),
  })

  tenantRoute(http, {
    method: 'PUT',
    url: '/dossiers/:id/parties/order',
    summary: 'Put the parties of a dossier in order',
    tag: 'dossiers',
    permission: 'dossier.write',
    schema: { params: ById, body: PartyOrder, response: { 200: Type.Object({ items: Type.Array(Party) }) } },
    act: async (ctx, { params, body }) => ({ items: await arrangeParties(ctx, params.id, body.partyIds) }),
  })

  tenantRoute(http, {
    method: 'PATCH',
    url: '/dossiers/:id/parties/:partyId',
    summary: 'Change a party of a dossier',
    tag: 'dossiers',
    permission: 'dossier.write',
    schema: { params: OfParty, body: PartyPatch, response: { 200: Party } },
    act: (ctx, { params, body }) => changeParty(ctx, params.id, params.partyId, body),
  })

  tenantRoute(http, {
    method: 'DELETE',
    url: '/dossiers/:id/parties/:partyId',
    summary: 'Remove a party from a dossier',
    tag: 'dossiers',
    permission: 'dossier.write',
    status: 204,
    schema: { params: OfParty, response: { 204: Type.Null() } },
    act: (ctx, { params }) => removeParty(ctx, params.id, params.partyId),
  })
}

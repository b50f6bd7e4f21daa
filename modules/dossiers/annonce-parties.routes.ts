import { Type } from 'typebox'
import { type Http, tenantRoute } from '#platform/http'
import {
  addAnnonceParty,
  annonceParties,
  arrangeAnnonceParties,
  changeAnnonceParty,
  removeAnnonceParty,
} from './annonce-parties.service.ts'
import { NewAnnonceParty, Party, PartyOrder, PartyPatch } from './dossier-page.schema.ts'
import { Id } from './dossiers.schema.ts'

const ById = Type.Object({ id: Id })
const OfParty = Type.Object({ id: Id, partyId: Id })

/** The people of an annonce: sellers, landlords, notaries. */
export function annoncePartiesRoutes(http: Http): void {
  tenantRoute(http, {
    method: 'GET',
    url: '/annonces/:id/parties',
    summary: 'Who is part of an annonce, and as what',
    tag: 'annonces',
    permission: 'contact.read',
    schema: { params: ById, response: { 200: Type.Object({ items: Type.Array(Party) }) } },
    act: (ctx, { params }) => annonceParties(ctx, params.id),
  })

  tenantRoute(http, {
    method: 'POST',
    url: '/annonces/:id/parties',
    summary: 'Add a party to an annonce',
    tag: 'annonces',
    permission: 'contact.write',
    status: 201,
    schema: { params: ById, body: NewAnnonceParty, response: { 201: Party } },
    act: (ctx, { params, body }) => addAnnonceParty(ctx, params.id, body),
  })

  tenantRoute(http, {
    method: 'PUT',
    url: '/annonces/:id/parties/order',
    summary: 'Put the parties of an annonce in order',
    tag: 'annonces',
    permission: 'contact.write',
    schema: { params: ById, body: PartyOrder, response: { 200: Type.Object({ items: Type.Array(Party) }) } },
    act: (ctx, { params, body }) => arrangeAnnonceParties(ctx, params.id, body.partyIds),
  })

  tenantRoute(http, {
    method: 'PATCH',
    url: '/annonces/:id/parties/:partyId',
    summary: 'Change a party of an annonce',
    tag: 'annonces',
    permission: 'contact.write',
    schema: { params: OfParty, body: PartyPatch, response: { 200: Party } },
    act: (ctx, { params, body }) => changeAnnonceParty(ctx, params.id, params.partyId, body),
  })

  tenantRoute(http, {
    method: 'DELETE',
    url: '/annonces/:id/parties/:partyId',
    summary: 'Remove a party from an annonce',
    tag: 'annonces',
    permission: 'contact.write',
    status: 204,
    schema: { params: OfParty, response: { 204: Type.Null() } },
    act: (ctx, { params }) => removeAnnonceParty(ctx, params.id, params.partyId),
  })
}

import { Type } from 'typebox'
import { type Http, pageOf, tenantRoute } from '#platform/http'
import { Answer, CounterOffer, Id, NewOffer, Offer, OfferPatch, OfferQuery, Retraction } from './offers.schema.ts'
import { answerOffer, changeOffer, counterOffer, makeOffer } from './offers.service.ts'
import { listOffers } from './offers.views.ts'

const tag = 'offers'
const params = Type.Object({ id: Id })

export function offersRoutes(http: Http): void {
  tenantRoute(http, {
    method: 'GET',
    url: '/offers',
    summary: 'Offers on dossiers the caller may see, the newest first',
    tag,
    permission: 'dossier.read',
    schema: { query: OfferQuery, response: { 200: pageOf(Offer) } },
    act: (ctx, { query }) => listOffers(ctx, query),
  })

  tenantRoute(http, {
    method: 'POST',
    url: '/offers',
    summary: 'Record an offer; the dossier moves where its workflow has a way',
    tag,
    permission: 'dossier.write',
    status: 201,
    schema: { body: NewOffer, response: { 201: Offer } },
    act: (ctx, { body }) => makeOffer(ctx, body),
  })

  tenantRoute(http, {
    method: 'PATCH',
    url: '/offers/:id',
    summary: 'Change conditions or expiry of an open offer',
    tag,
    permission: 'dossier.write',
    schema: { params, body: OfferPatch, response: { 200: Offer } },
    act: (ctx, { params: { id }, body }) => changeOffer(ctx, id, body),
  })

  tenantRoute(http, {
    method: 'POST',
    url: '/offers/:id/counter',
    summary: 'Answer an open offer with another one, from the other side',
    tag,
    permission: 'dossier.write',
    status: 201,
    schema: { params, body: CounterOffer, response: { 201: Offer } },
    act: (ctx, { params: { id }, body }) => counterOffer(ctx, id, body),
  })

  tenantRoute(http, {
    method: 'POST',
    url: '/offers/:id/accept',
    summary: 'Accept an open offer: the dossier and the annonce have a deal',
    tag,
    permission: 'dossier.write',
    schema: { params, body: Answer, response: { 200: Offer } },
    act: (ctx, { params: { id }, body }) => answerOffer(ctx, id, 'ACCEPT', body),
  })

  tenantRoute(http, {
    method: 'POST',
    url: '/offers/:id/refuse',
    summary: 'Refuse an open offer',
    tag,
    permission: 'dossier.write',
    schema: { params, body: Answer, response: { 200: Offer } },
    act: (ctx, { params: { id }, body }) => answerOffer(ctx, id, 'REFUSE', body),
  })

  tenantRoute(http, {
    method: 'POST',
    url: '/offers/:id/withdraw',
    summary: 'Withdraw an open offer, or an accepted one whose deal fell through',
    tag,
    permission: 'dossier.write',
    schema: { params, body: Retraction, response: { 200: Offer } },
    act: (ctx, { params: { id }, body }) => answerOffer(ctx, id, 'WITHDRAW', body),
  })
}

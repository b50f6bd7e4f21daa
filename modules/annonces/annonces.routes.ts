import { Type } from 'typebox'
import { type Http, pageOf, tenantRoute } from '#platform/http'
import {
  Annonce,
  AnnonceMove,
  AnnoncePatch,
  AnnonceQuery,
  AnnonceSummary,
  Id,
  NewAnnonce,
  PricePoint,
  Quality,
  QualityPreview,
} from './annonces.schema.ts'
import { changeAnnonce, createAnnonce, previewQuality, priceHistory, showAnnonce } from './annonces.service.ts'
import { moveAnnonce } from './annonces.status.service.ts'
import { listAnnonces } from './annonces.views.ts'

const One = Type.Object({ id: Id })

export function annoncesRoutes(http: Http): void {
  tenantRoute(http, {
    method: 'GET',
    url: '/annonces',
    summary: 'Annonces, filtered; q finds title, reference, city and zone, typing errors forgiven',
    tag: 'annonces',
    permission: 'annonce.read',
    schema: { query: AnnonceQuery, response: { 200: pageOf(AnnonceSummary) } },
    act: (ctx, { query }) => listAnnonces(ctx, query),
  })

  tenantRoute(http, {
    method: 'POST',
    url: '/annonces',
    summary: 'Create a draft',
    tag: 'annonces',
    permission: 'annonce.write',
    status: 201,
    schema: { body: NewAnnonce, response: { 201: Annonce } },
    act: (ctx, { body }) => createAnnonce(ctx, body),
  })

  tenantRoute(http, {
    method: 'GET',
    url: '/annonces/:id',
    summary: 'One annonce with its photos, its quality and what may be done',
    tag: 'annonces',
    permission: 'annonce.read',
    schema: { params: One, response: { 200: Annonce } },
    act: (ctx, { params }) => showAnnonce(ctx, params.id),
  })

  tenantRoute(http, {
    method: 'PATCH',
    url: '/annonces/:id',
    summary: 'Change facts',
    tag: 'annonces',
    permission: 'annonce.write',
    schema: { params: One, body: AnnoncePatch, response: { 200: Annonce } },
    act: (ctx, { params, body }) => changeAnnonce(ctx, params.id, body),
  })

  tenantRoute(http, {
    method: 'POST',
    url: '/annonces/:id/transitions',
    summary: 'Move along the workflow: publish, pause, reserve, close, suspend, archive',
    tag: 'annonces',
    permission: 'annonce.read',
    schema: { params: One, body: AnnonceMove, response: { 200: Annonce } },
    act: (ctx, { params, body }) => moveAnnonce(ctx, params.id, body),
  })

  tenantRoute(http, {
    method: 'POST',
    url: '/annonces/quality',
    summary: 'The quality that facts would have, as a form shows it while somebody types; changes nothing',
    tag: 'annonces',
    permission: 'annonce.write',
    schema: { body: QualityPreview, response: { 200: Quality } },
    act: (ctx, { body }) => previewQuality(ctx, body),
  })

  tenantRoute(http, {
    method: 'GET',
    url: '/annonces/:id/price-history',
    summary: 'How the price moved',
    tag: 'annonces',
    permission: 'annonce.read',
    schema: { params: One, response: { 200: Type.Object({ items: Type.Array(PricePoint) }) } },
    act: (ctx, { params }) => priceHistory(ctx, params.id),
  })
}

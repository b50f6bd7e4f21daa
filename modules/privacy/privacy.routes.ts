import { Type } from 'typebox'
import { type Http, pageOf, tenantRoute } from '#platform/http'
import { consentProof } from './consent-proof.service.ts'
import { erase, erasurePlan } from './erasure.service.ts'
import {
  CloseRequest,
  DataRequest,
  Erase,
  Erased,
  ErasurePlan,
  Id,
  LiftSuppression,
  NewDataRequest,
  NewSuppression,
  RequestsQuery,
  RetentionChange,
  RetentionPlan,
  RetentionQuery,
  Suppression,
  SuppressionsQuery,
} from './privacy.schema.ts'
import { endRequest, openRequest, request, requests } from './requests.service.ts'
import { changeRetention, retention } from './retention.service.ts'
import { lift, suppress, suppressions, suppressionsOf } from './suppressions.service.ts'

const ById = Type.Object({ id: Id })
const tag = 'privacy'

export function privacyRoutes(http: Http): void {
  tenantRoute(http, {
    method: 'GET',
    url: '/data-requests',
    summary:
      'The register of what people asked about their data: those that wait by their last day, all others newest first',
    tag,
    permission: 'data_request.read',
    schema: { query: RequestsQuery, response: { 200: pageOf(DataRequest) } },
    act: (ctx, { query }) => requests(ctx, query),
  })

  tenantRoute(http, {
    method: 'GET',
    url: '/data-requests/:id',
    summary: 'One request, with short-lived links to its answer',
    tag,
    permission: 'data_request.read',
    schema: { params: ById, response: { 200: DataRequest } },
    act: (ctx, { params }) => request(ctx, params.id),
  })

  tenantRoute(http, {
    method: 'POST',
    url: '/contacts/:id/data-requests',
    summary: 'Keep what a person asks about their data; a copy is begun at once',
    tag,
    permission: 'data_request.write',
    status: 201,
    schema: { params: ById, body: NewDataRequest, response: { 201: DataRequest } },
    act: (ctx, { params, body }) => openRequest(ctx, params.id, body),
  })

  tenantRoute(http, {
    method: 'POST',
    url: '/data-requests/:id/close',
    summary: 'End a request: answered, or refused with its reason',
    tag,
    permission: 'data_request.write',
    schema: { params: ById, body: CloseRequest, response: { 200: DataRequest } },
    act: (ctx, { params, body }) => endRequest(ctx, params.id, body),
  })

  tenantRoute(http, {
    method: 'GET',
    url: '/contacts/:id/erasure',
    summary: 'What erasing a person would take, and what stands in its way; nothing is changed',
    tag,
    permission: 'contact.erase',
    schema: { params: ById, response: { 200: ErasurePlan } },
    act: (ctx, { params }) => erasurePlan(ctx, params.id),
  })

  tenantRoute(http, {
    method: 'POST',
    url: '/contacts/:id/erasure',
    summary: 'Make a person unrecognisable, for good',
    tag,
    permission: 'contact.erase',
    schema: { params: ById, body: Erase, response: { 200: Erased } },
    act: (ctx, { params, body }) => erase(ctx, params.id, body),
  })

  tenantRoute(http, {
    method: 'GET',
    url: '/contacts/:id/consents/proof',
    summary: 'What a person agreed to and the proof of each change, to be printed (PDF)',
    tag,
    permission: 'consent.read',
    schema: { params: ById, response: { 200: Type.Any() } },
    async act(ctx, { params, reply }) {
      const proof = await consentProof(ctx, params.id)
      reply.header('content-disposition', `inline; filename="${proof.fileName}"`).type('application/pdf')
      return proof.bytes
    },
  })

  tenantRoute(http, {
    method: 'GET',
    url: '/suppressions',
    summary: 'Numbers and addresses that are never to be written to, newest first',
    tag,
    permission: 'suppression.read',
    schema: { query: SuppressionsQuery, response: { 200: pageOf(Suppression) } },
    act: (ctx, { query }) => suppressions(ctx, query),
  })

  tenantRoute(http, {
    method: 'POST',
    url: '/suppressions',
    summary: 'Never write to a number or address again; what waits is withdrawn',
    tag,
    permission: 'suppression.write',
    status: 201,
    schema: { body: NewSuppression, response: { 201: Suppression } },
    act: (ctx, { body }) => suppress(ctx, body),
  })

  tenantRoute(http, {
    method: 'POST',
    url: '/suppressions/:id/lift',
    summary: 'Take a number or address off the list, with the reason',
    tag,
    permission: 'suppression.write',
    schema: { params: ById, body: LiftSuppression, response: { 200: Suppression } },
    act: (ctx, { params, body }) => lift(ctx, params.id, body.reason),
  })

  tenantRoute(http, {
    method: 'GET',
    url: '/contacts/:id/suppressions',
    summary: 'What of a contact stands on the suppression list',
    tag,
    permission: 'suppression.read',
    schema: { params: ById, response: { 200: Type.Object({ items: Type.Array(Suppression) }) } },
    act: async (ctx, { params }) => ({ items: await suppressionsOf(ctx, params.id) }),
  })

  tenantRoute(http, {
    method: 'GET',
    url: '/retention',
    summary: 'How long data is kept and what will be erased next; other rules can be tried out',
    tag,
    permission: 'settings.read',
    schema: { query: RetentionQuery, response: { 200: RetentionPlan } },
    act: (ctx, { query }) => retention(ctx, query),
  })

  tenantRoute(http, {
    method: 'PUT',
    url: '/retention',
    summary: 'Change how long data is kept',
    tag,
    permission: 'settings.write',
    schema: { body: RetentionChange, response: { 200: RetentionPlan } },
    act: (ctx, { body }) => changeRetention(ctx, body),
  })
}

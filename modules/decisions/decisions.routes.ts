import { Type } from 'typebox'
import { type Http, pageOf, tenantRoute } from '#platform/http'
import { Decision, DecisionQuery, Override } from './decisions.schema.ts'
import { browseDecisions, openDecision, overrideDecision } from './decisions.service.ts'

const ById = Type.Object({ id: Type.String({ format: 'uuid' }) })

export function decisionsRoutes(http: Http): void {
  tenantRoute(http, {
    method: 'GET',
    url: '/decisions',
    summary: 'Automatic judgements with their reasons, newest first',
    tag: 'decisions',
    permission: 'decision.read',
    schema: { query: DecisionQuery, response: { 200: pageOf(Decision) } },
    act: (ctx, { query }) => browseDecisions(ctx, query),
  })

  tenantRoute(http, {
    method: 'GET',
    url: '/decisions/:id',
    summary: 'One judgement: facts, factors, result, what a person said to it',
    tag: 'decisions',
    permission: 'decision.read',
    schema: { params: ById, response: { 200: Decision } },
    act: (ctx, { params }) => openDecision(ctx, params.id),
  })

  tenantRoute(http, {
    method: 'POST',
    url: '/decisions/:id/override',
    summary: 'Set another result, with the reason',
    tag: 'decisions',
    permission: 'decision.override',
    schema: { params: ById, body: Override, response: { 200: Decision } },
    act: (ctx, { params, body }) => overrideDecision(ctx, params.id, body),
  })
}

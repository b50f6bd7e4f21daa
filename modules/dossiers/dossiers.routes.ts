import { Type } from 'typebox'
import { type Http, pageOf, tenantRoute } from '#platform/http'
import { assignAutomatically, assignDossier, changeDossier } from './changes.service.ts'
import { createDossier } from './creation.service.ts'
import { Dossier } from './dossier-page.schema.ts'
import {
  Assignment,
  AutoAssignment,
  DossierMove,
  DossierPatch,
  DossierQuery,
  DossierSummary,
  Id,
  NewDossier,
  Pipeline,
  PipelineQuery,
  Reopening,
  TransitionList,
} from './dossiers.schema.ts'
import { listDossiers, readPipeline } from './dossiers.views.ts'
import { readDossier, readOpened, readTransitions } from './page.service.ts'
import { moveDossier, reopenDossier } from './transitions.service.ts'

const ById = Type.Object({ id: Id })
const tag = 'dossiers'

export function dossiersRoutes(http: Http): void {
  tenantRoute(http, {
    method: 'GET',
    url: '/dossiers',
    summary: 'Dossiers the caller may see, filtered; by activity, opening date, time in the present state or score',
    tag,
    permission: 'dossier.read',
    schema: { query: DossierQuery, response: { 200: pageOf(DossierSummary) } },
    act: (ctx, { query }) => listDossiers(ctx, query),
  })

  tenantRoute(http, {
    method: 'GET',
    url: '/pipeline',
    summary: 'The board of a case type: a column per state with its first cards',
    tag,
    permission: 'dossier.read',
    schema: { query: PipelineQuery, response: { 200: Pipeline } },
    act: (ctx, { query }) => readPipeline(ctx, query),
  })

  tenantRoute(http, {
    method: 'POST',
    url: '/dossiers',
    summary: 'Open a dossier for a known or a new contact; answers its row',
    tag,
    permission: 'dossier.write',
    status: 201,
    schema: { body: NewDossier, response: { 201: DossierSummary } },
    act: (ctx, { body }) => createDossier(ctx, body),
    answer: readOpened,
  })

  tenantRoute(http, {
    method: 'GET',
    url: '/dossiers/:id',
    summary: 'One dossier with everything on its page',
    tag,
    permission: 'dossier.read',
    schema: { params: ById, response: { 200: Dossier } },
    act: (ctx, { params }) => readDossier(ctx, params.id),
  })

  tenantRoute(http, {
    method: 'PATCH',
    url: '/dossiers/:id',
    summary: 'Change budget, criteria, annonce, expected value or source',
    tag,
    permission: 'dossier.write',
    schema: { params: ById, body: DossierPatch, response: { 200: Dossier } },
    act: (ctx, { params, body }) => changeDossier(ctx, params.id, body),
  })

  tenantRoute(http, {
    method: 'GET',
    url: '/dossiers/:id/transitions',
    summary: 'Where a dossier can go from here and what each way asks for',
    tag,
    permission: 'dossier.read',
    schema: { params: ById, response: { 200: TransitionList } },
    act: (ctx, { params }) => readTransitions(ctx, params.id),
  })

  tenantRoute(http, {
    method: 'POST',
    url: '/dossiers/:id/transitions',
    summary: 'Move a dossier to another state',
    tag,
    permission: 'dossier.write',
    schema: { params: ById, body: DossierMove, response: { 200: Dossier } },
    act: (ctx, { params, body }) => moveDossier(ctx, params.id, body),
  })

  tenantRoute(http, {
    method: 'POST',
    url: '/dossiers/:id/reopen',
    summary: 'Open a closed dossier again, in the state before',
    tag,
    permission: 'dossier.reopen',
    schema: { params: ById, body: Reopening, response: { 200: Dossier } },
    act: (ctx, { params, body }) => reopenDossier(ctx, params.id, body),
  })

  tenantRoute(http, {
    method: 'POST',
    url: '/dossiers/:id/assign',
    summary: 'Give a dossier to a member, or back to the queue',
    tag,
    permission: 'dossier.assign',
    schema: { params: ById, body: Assignment, response: { 200: Dossier } },
    act: (ctx, { params, body }) => assignDossier(ctx, params.id, body),
  })

  tenantRoute(http, {
    method: 'POST',
    url: '/dossiers/:id/assign-automatically',
    summary: "Give a dossier of the queue to somebody by the organisation's rules",
    tag,
    permission: 'dossier.assign',
    schema: { params: ById, body: AutoAssignment, response: { 200: Dossier } },
    act: (ctx, { params, body }) => assignAutomatically(ctx, params.id, body),
  })
}

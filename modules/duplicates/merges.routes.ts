import { Type } from 'typebox'
import { type Http, tenantRoute } from '#platform/http'
import { contactPlan, mergeContacts } from './contact-merge.service.ts'
import { dossierPlan, mergeDossiers } from './dossier-merge.service.ts'
import {
  ContactMerge,
  ContactPlan,
  DossierMerge,
  DossierPlan,
  Id,
  MergeDone,
  MergeList,
  MergesQuery,
  UndoDone,
  WithOther,
} from './merges.schema.ts'
import { mergesOf, undoMerge } from './undo.service.ts'

const ById = Type.Object({ id: Id })
const tag = 'duplicates'

export function mergesRoutes(http: Http): void {
  tenantRoute(http, {
    method: 'GET',
    url: '/contacts/:id/merge',
    summary: 'What merging another contact into this one would do; nothing is changed',
    tag,
    permission: 'contact.write',
    schema: { params: ById, query: WithOther, response: { 200: ContactPlan } },
    act: (ctx, { params, query }) => contactPlan(ctx, params.id, query.with),
  })

  tenantRoute(http, {
    method: 'POST',
    url: '/contacts/:id/merge',
    summary: 'Merge another contact into this one; can be undone for 30 days',
    tag,
    permission: 'contact.write',
    schema: { params: ById, body: ContactMerge, response: { 200: MergeDone } },
    act: (ctx, { params, body }) => mergeContacts(ctx, params.id, body),
  })

  tenantRoute(http, {
    method: 'GET',
    url: '/dossiers/:id/merge',
    summary: 'What merging another dossier into this one would do; nothing is changed',
    tag,
    permission: 'dossier.merge',
    schema: { params: ById, query: WithOther, response: { 200: DossierPlan } },
    act: (ctx, { params, query }) => dossierPlan(ctx, params.id, query.with),
  })

  tenantRoute(http, {
    method: 'POST',
    url: '/dossiers/:id/merge',
    summary: 'Merge another dossier into this one; can be undone for 30 days',
    tag,
    permission: 'dossier.merge',
    schema: { params: ById, body: DossierMerge, response: { 200: MergeDone } },
    act: (ctx, { params, body }) => mergeDossiers(ctx, params.id, body),
  })

  tenantRoute(http, {
    method: 'GET',
    url: '/merges',
    summary: 'Merges that hold, of one contact or one dossier, newest first',
    tag,
    permission: 'contact.write',
    schema: { query: MergesQuery, response: { 200: MergeList } },
    act: (ctx, { query }) => mergesOf(ctx, query),
  })

  tenantRoute(http, {
    method: 'POST',
    url: '/merges/:id/undo',
    summary: 'Take a merge back within 30 days; tells what somebody changed since and therefore stays',
    tag,
    permission: 'contact.write',
    schema: { params: ById, response: { 200: UndoDone } },
    act: (ctx, { params }) => undoMerge(ctx, params.id),
  })
}

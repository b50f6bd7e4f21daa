import { Type } from 'typebox'
import { type Http, pageOf, tenantRoute } from '#platform/http'
import { activateDraft, exampleDossiers, readMigration, resumeMigration, simulateDraft } from './activation.service.ts'
import { beginDraft, discardDraft, readDraft, readOverview, saveDraft } from './drafts.service.ts'
import {
  Activated,
  Activation,
  Draft,
  DraftChange,
  EditorOverview,
  Example,
  ExampleQuery,
  Id,
  Migration,
  NewDraft,
  OfVersion,
  Simulation,
  StoredVersion,
  VersionQuery,
} from './editing.schema.ts'
import { listVersions } from './editing.views.ts'

const tag = 'workflows'
const params = Type.Object({ id: Id })

export function editingRoutes(http: Http): void {
  tenantRoute(http, {
    method: 'GET',
    url: '/workflow-editor',
    summary: 'Every workflow with its active version, its draft and its last migration, and what they may be made of',
    tag,
    permission: 'workflowdraft.read',
    schema: { response: { 200: EditorOverview } },
    act: (ctx) => readOverview(ctx),
  })

  tenantRoute(http, {
    method: 'GET',
    url: '/workflow-versions',
    summary: 'The versions of a workflow, the newest first',
    tag,
    permission: 'workflowdraft.read',
    schema: { query: VersionQuery, response: { 200: pageOf(StoredVersion) } },
    act: (ctx, { query }) => listVersions(ctx, query),
  })

  tenantRoute(http, {
    method: 'POST',
    url: '/workflow-drafts',
    summary: 'Begin a draft of a workflow from its active version, or from an old one',
    tag,
    permission: 'workflow.edit',
    status: 201,
    schema: { body: NewDraft, response: { 201: Draft } },
    act: (ctx, { body }) => beginDraft(ctx, body),
  })

  tenantRoute(http, {
    method: 'GET',
    url: '/workflow-drafts/:id',
    summary: 'A draft and what is wrong with it',
    tag,
    permission: 'workflowdraft.read',
    schema: { params, response: { 200: Draft } },
    act: (ctx, { params: { id } }) => readDraft(ctx, id),
  })

  tenantRoute(http, {
    method: 'PUT',
    url: '/workflow-drafts/:id',
    summary: 'Save a draft as it is',
    tag,
    permission: 'workflow.edit',
    bodyLimit: 512 * 1024,
    schema: { params, body: DraftChange, response: { 200: Draft } },
    act: (ctx, { params: { id }, body }) => saveDraft(ctx, id, body),
  })

  tenantRoute(http, {
    method: 'POST',
    url: '/workflow-drafts/:id/discard',
    summary: 'Throw a draft away',
    tag,
    permission: 'workflow.edit',
    status: 204,
    schema: { params, body: OfVersion, response: { 204: Type.Null() } },
    act: async (ctx, { params: { id }, body }) => {
      await discardDraft(ctx, id, body.version)
      return null
    },
  })

  tenantRoute(http, {
    method: 'GET',
    url: '/workflow-drafts/:id/simulation',
    summary: 'What a draft would do to the running dossiers, counted',
    tag,
    permission: 'workflowdraft.read',
    schema: { params, response: { 200: Simulation } },
    act: (ctx, { params: { id } }) => simulateDraft(ctx, id),
  })

  tenantRoute(http, {
    method: 'GET',
    url: '/workflow-drafts/:id/dossiers',
    summary: 'Running dossiers that a draft is about, the newest first',
    tag,
    permission: 'workflowdraft.read',
    schema: { params, query: ExampleQuery, response: { 200: pageOf(Example) } },
    act: (ctx, { params: { id }, query }) => exampleDossiers(ctx, id, query),
  })

  tenantRoute(http, {
    method: 'POST',
    url: '/workflow-drafts/:id/activation',
    summary: 'Make the draft the active version; running dossiers keep theirs or are moved by a mapping',
    tag,
    permission: 'workflow.edit',
    schema: { params, body: Activation, response: { 200: Activated } },
    act: (ctx, { params: { id }, body }) => activateDraft(ctx, id, body),
  })

  tenantRoute(http, {
    method: 'GET',
    url: '/workflow-migrations/:id',
    summary: 'How far the moving of running dossiers is',
    tag,
    permission: 'workflowdraft.read',
    schema: { params, response: { 200: Migration } },
    act: (ctx, { params: { id } }) => readMigration(ctx, id),
  })

  tenantRoute(http, {
    method: 'POST',
    url: '/workflow-migrations/:id/resume',
    summary: 'Take up a migration that came to a halt',
    tag,
    permission: 'workflow.edit',
    schema: { params, response: { 200: Migration } },
    act: (ctx, { params: { id } }) => resumeMigration(ctx, id),
  })
}

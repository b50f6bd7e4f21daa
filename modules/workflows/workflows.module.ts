import type { Module } from '#platform/module'
import { defaultWorkflows } from './workflows.defaults.ts'
import { insertFirstVersions } from './workflows.repository.ts'
import { workflowsRoutes } from './workflows.routes.ts'

/** States and moves of dossiers and annonces, as data of each organisation, run by one engine. */
export function workflowsModule(): Module {
  return {
    name: 'workflows',
    routes: workflowsRoutes,
    on: { 'identity.organization_created': (ctx) => insertFirstVersions(ctx, defaultWorkflows) },
  }
}

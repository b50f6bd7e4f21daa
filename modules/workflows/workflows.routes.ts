import { Type } from 'typebox'
import { type Http, tenantRoute } from '#platform/http'
import { listWorkflows } from './workflows.read-model.ts'
import { Workflow } from './workflows.schema.ts'

export function workflowsRoutes(http: Http): void {
  tenantRoute(http, {
    method: 'GET',
    url: '/workflows',
    summary: 'The active version of every workflow',
    tag: 'workflows',
    permission: 'workflow.read',
    schema: { response: { 200: Type.Object({ items: Type.Array(Workflow) }) } },
    act: (ctx) => listWorkflows(ctx),
  })
}

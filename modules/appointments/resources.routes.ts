import { Type } from 'typebox'
import { type Http, tenantRoute } from '#platform/http'
import { NewResource, Resource, ResourcePatch, Resources } from './resources.schema.ts'
import { addResource, changeResource, openResources } from './resources.service.ts'

const tag = 'appointments'

export function resourcesRoutes(http: Http): void {
  tenantRoute(http, {
    method: 'GET',
    url: '/resources',
    summary: 'Meeting rooms, cars, keys that appointments can take along',
    tag,
    permission: 'appointment.read',
    schema: { response: { 200: Resources } },
    act: (ctx) => openResources(ctx),
  })

  tenantRoute(http, {
    method: 'POST',
    url: '/resources',
    summary: 'Add a resource to a branch',
    tag,
    permission: 'settings.write',
    status: 201,
    schema: { body: NewResource, response: { 201: Resource } },
    act: (ctx, { body }) => addResource(ctx, body),
  })

  tenantRoute(http, {
    method: 'PATCH',
    url: '/resources/:id',
    summary: 'Rename a resource, or take it out of use and back',
    tag,
    permission: 'settings.write',
    schema: {
      params: Type.Object({ id: Type.String({ format: 'uuid' }) }),
      body: ResourcePatch,
      response: { 200: Resource },
    },
    act: (ctx, { params, body }) => changeResource(ctx, params.id, body),
  })
}

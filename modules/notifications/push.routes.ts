import { Type } from 'typebox'
import { type Http, tenantRoute } from '#platform/http'
import { Device, Devices, Id, NewDevice } from './notifications.schema.ts'
import { addDevice, listDevices, removeDevice } from './push.service.ts'

const tag = 'notifications'

/** The caller's browsers that take web push. */
export function pushRoutes(http: Http): void {
  tenantRoute(http, {
    method: 'GET',
    url: '/push-devices',
    summary: 'The caller’s browsers that take push',
    tag,
    permission: null,
    schema: { response: { 200: Devices } },
    act: (ctx) => listDevices(ctx),
  })

  tenantRoute(http, {
    method: 'POST',
    url: '/push-devices',
    summary: 'Have a browser told by push, by its subscription',
    tag,
    permission: null,
    status: 201,
    schema: { body: NewDevice, response: { 201: Device } },
    act: (ctx, { body }) => addDevice(ctx, body),
  })

  tenantRoute(http, {
    method: 'DELETE',
    url: '/push-devices/:id',
    summary: 'No more push to a browser',
    tag,
    permission: null,
    status: 204,
    schema: { params: Type.Object({ id: Id }), response: { 204: Type.Null() } },
    act: (ctx, { params }) => removeDevice(ctx, params.id),
  })
}

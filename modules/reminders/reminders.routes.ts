import { Type } from 'typebox'
import { type Http, tenantRoute } from '#platform/http'
import { Reminders } from './reminders.schema.ts'
import { remindersOf } from './reminders.service.ts'

export function remindersRoutes(http: Http): void {
  tenantRoute(http, {
    method: 'GET',
    url: '/appointments/:id/reminders',
    summary: 'Reminders of an appointment: what became of them, and those to come',
    tag: 'appointments',
    permission: 'appointment.read',
    schema: { params: Type.Object({ id: Type.String({ format: 'uuid' }) }), response: { 200: Reminders } },
    act: (ctx, { params }) => remindersOf(ctx, params.id),
  })
}

import { Type } from 'typebox'
import { visitActs } from '#modules/appointments'
import { type Http, publicRoute, tenantRoute } from '#platform/http'
import { AskedVisit, Reminders } from './reminders.schema.ts'
import { remindersOf } from './reminders.service.ts'
import { answerTo, askedBy } from './visit-links.service.ts'

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

  // The link is the proof: who is reminded has no account.
  const params = Type.Object({ token: Type.String({ maxLength: 100 }) })
  publicRoute(http, {
    method: 'GET',
    url: '/visit-answers/:token',
    summary: 'What a person is asked by the link of a reminder, and how it stands',
    tag: 'appointments',
    schema: { params, response: { 200: AskedVisit } },
    act({ params, request, reply }) {
      reply.header('cache-control', 'private, no-store')
      return askedBy(http.platform, params.token, request.id)
    },
  })

  publicRoute(http, {
    method: 'POST',
    url: '/visit-answers/:token',
    summary: 'Answer a reminder by its link: come, ask for another time, or call off',
    tag: 'appointments',
    schema: {
      params,
      body: Type.Object({ act: Type.Enum([...visitActs]) }, { additionalProperties: false }),
      response: { 200: AskedVisit },
    },
    act({ params, body, request, reply }) {
      reply.header('cache-control', 'private, no-store')
      return answerTo(http.platform, params.token, body.act, request.id)
    },
  })
}

import { Type } from 'typebox'
import type { IdentityAuthenticator } from '#modules/identity'
import { authorise, type Http, tenantRoute } from '#platform/http'
import { createApiKey, endApiKey } from './api-keys.service.ts'
import {
  Absence,
  ApiKey,
  CreatedApiKey,
  Id,
  listOf,
  NewAbsence,
  NewApiKey,
  NewWorkingWeek,
  WorkingWeek,
} from './organizations.schema.ts'
import { listAbsences, listApiKeys } from './organizations.views.ts'
import { addAbsence, removeAbsence, setWorkingWeek, workingWeek } from './schedule.service.ts'

const ById = Type.Object({ id: Id })
const ByUser = Type.Object({ userId: Type.Optional(Id) })
const tag = 'organization'

/** When people work and when they are away. */
export function scheduleRoutes(http: Http): void {
  tenantRoute(http, {
    method: 'GET',
    url: '/working-hours',
    summary: 'The week of a person, the caller when nobody is named',
    tag,
    permission: 'schedule.read',
    schema: { query: ByUser, response: { 200: WorkingWeek } },
    act: (ctx, { query }) => workingWeek(ctx, query.userId),
  })

  tenantRoute(http, {
    method: 'PUT',
    url: '/working-hours/:userId',
    summary: 'Set the week of a person; an empty one brings the usual hours back',
    tag,
    permission: 'schedule.write',
    schema: { params: Type.Object({ userId: Id }), body: NewWorkingWeek, response: { 200: WorkingWeek } },
    act: (ctx, { params, body }) => setWorkingWeek(ctx, params.userId, body.items),
  })

  tenantRoute(http, {
    method: 'GET',
    url: '/absences',
    summary: 'Absences that are not over',
    tag,
    permission: 'schedule.read',
    schema: { query: ByUser, response: { 200: listOf(Absence) } },
    async act(ctx, { query }) {
      authorise(ctx, 'schedule.read')
      return { items: await listAbsences(ctx, query), nextCursor: null }
    },
  })

  tenantRoute(http, {
    method: 'POST',
    url: '/absences',
    summary: 'Enter an absence',
    tag,
    permission: 'schedule.write',
    status: 201,
    schema: { body: NewAbsence, response: { 201: Absence } },
    act: (ctx, { body }) => addAbsence(ctx, body),
  })

  tenantRoute(http, {
    method: 'DELETE',
    url: '/absences/:id',
    summary: 'Take an absence back',
    tag,
    permission: 'schedule.write',
    status: 204,
    schema: { params: ById, response: { 204: Type.Null() } },
    act: (ctx, { params }) => removeAbsence(ctx, params.id),
  })
}

export function apiKeyRoutes(http: Http, authenticator: IdentityAuthenticator): void {
  tenantRoute(http, {
    method: 'GET',
    url: '/api-keys',
    summary: 'API keys in use, never their secret',
    tag,
    permission: 'apikey.read',
    schema: { response: { 200: listOf(ApiKey) } },
    async act(ctx) {
      authorise(ctx, 'apikey.read')
      return { items: await listApiKeys(ctx), nextCursor: null }
    },
  })

  tenantRoute(http, {
    method: 'POST',
    url: '/api-keys',
    summary: 'Make an API key; the secret is shown once',
    tag,
    permission: 'apikey.write',
    status: 201,
    schema: { body: NewApiKey, response: { 201: CreatedApiKey } },
    act: (ctx, { body }) => createApiKey(ctx, body),
  })

  tenantRoute(http, {
    method: 'DELETE',
    url: '/api-keys/:id',
    summary: 'End an API key at once',
    tag,
    permission: 'apikey.write',
    status: 204,
    schema: { params: ById, response: { 204: Type.Null() } },
    act: (ctx, { params }) => endApiKey(ctx, params.id, authenticator.forget),
  })
}

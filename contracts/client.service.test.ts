import createClient from 'openapi-fetch'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bootTestApp, type TestApp, type TestOrg } from '#testing'
import type { paths } from './client.d.ts'

let t: TestApp
let org: TestOrg
let api: ReturnType<typeof createClient<paths>>

/** A key holder's program in the typed client; its calls reach the application without a socket. */
async function clientOf(scopes: string[]): Promise<typeof api> {
  const key = await org.admin.send<{ secret: string }>('POST', '/api-keys', { name: 'programme', scopes })
  return createClient<paths>({
    baseUrl: 'http://atlas.test',
    headers: { authorization: `Bearer ${key.body.secret}` },
    async fetch(request) {
      const { pathname, search } = new URL(request.url)
      const body = await request.text()
      const answer = await t.app.http.app.inject({
        method: request.method as 'GET',
        url: pathname + search,
        headers: Object.fromEntries(request.headers),
        ...(body === '' ? {} : { payload: body }),
      })
      return new Response(answer.statusCode === 204 ? null : answer.body, {
        status: answer.statusCode,
        headers: { 'content-type': String(answer.headers['content-type'] ?? 'application/json') },
      })
    },
  })
}

beforeAll(async () => {
  t = await bootTestApp()
  org = await t.org({ country: 'MA' })
  api = await clientOf(['contact.read', 'contact.write', 'dossier.read', 'dossier.write', 'annonce.read'])
})
afterAll(() => t.close())

describe('the typed client of the published contract', () => {
  it('opens a dossier for a new person, reads it back, moves it, and finds it in the list', async () => {
    const made = await api.POST('/api/v1/dossiers', {
      body: {
        caseType: 'LEAD_BUY',
        source: 'PHONE_CALL',
        branchId: org.branchId,
        contact: { displayName: 'Nadia Alaoui', phones: ['0661 00 00 01'] },
        budget: { min: null, max: 120_000_000, currency: 'MAD' },
      },
    })
    expect(made.error).toBeUndefined()
    const id = made.data?.id ?? ''
    const moved = await api.POST('/api/v1/dossiers/{id}/transitions', {
      params: { path: { id } },
      body: { to: 'CONTACTED', version: made.data?.version ?? 0 },
    })
    expect(moved.error).toBeUndefined()
    const read = await api.GET('/api/v1/dossiers/{id}', { params: { path: { id } } })
    expect(read.data).toMatchObject({ status: 'CONTACTED', contact: { displayName: 'Nadia Alaoui' } })
    const list = await api.GET('/api/v1/dossiers', { params: { query: { q: 'alaoui nadia', limit: 5 } } })
    expect(list.data?.items.map((item) => item.id)).toEqual([id])
  })

  it('gives refusals as problems with a code and the field', async () => {
    const refused = await api.POST('/api/v1/contacts', { body: { displayName: 'X', phones: ['12'] } })
    expect(refused.response.status).toBe(400)
    expect(refused.error).toMatchObject({ code: 'VALIDATION_FAILED', errors: [{ field: 'phones.0', code: 'PHONE' }] })
  })

  it('is held to the scopes of its key', async () => {
    const reader = await clientOf(['annonce.read'])
    expect((await reader.GET('/api/v1/annonces')).response.status).toBe(200)
    expect((await reader.GET('/api/v1/dossiers')).response.status).toBe(403)
  })
})

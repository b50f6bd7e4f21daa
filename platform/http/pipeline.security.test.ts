import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bootTestApp, type TestApp, type TestOrg } from '#testing'

let t: TestApp
let org: TestOrg

beforeAll(async () => {
  t = await bootTestApp()
  org = await t.org()
})
afterAll(() => t.close())

type Problem = { code: string; status: number; correlationId: string; errors?: { field: string; code: string }[] }

describe('an address that cannot be read', () => {
  it('is answered like every refusal: a problem document with code, correlation id and the guarding headers', async () => {
    for (const url of ['/api/v1/contacts/%', '/api/v1/contacts/%zz', '/%c3', '/webhooks/whatsapp/%e0%a4%a']) {
      const answer = await t.anonymous('GET', url)
      const problem = answer.body as Problem
      expect([answer.status, problem.code], url).toEqual([400, 'MALFORMED_REQUEST'])
      expect(answer.headers['content-type'], url).toContain('application/problem+json')
      expect(problem.correlationId).toBe(answer.headers['x-correlation-id'])
      expect(answer.headers['x-content-type-options']).toBe('nosniff')
    }
  })
})

describe('admission', () => {
  it('comes before the body is judged: who is nobody learns nothing about it', async () => {
    for (const payload of ['{"broken', '{"displayName":7}', `{"a":"${'x'.repeat(1_100_000)}"}`]) {
      const answer = await t.anonymous('POST', '/api/v1/contacts', {
        payload,
        headers: { 'content-type': 'application/json', 'x-org-id': org.orgId },
      })
      expect([answer.status, (answer.body as Problem).code]).toEqual([401, 'UNAUTHENTICATED'])
    }
  })
})

describe('text that the database cannot keep', () => {
  it('is refused by field before anything is written', async () => {
    for (const bad of ['a\u0000b', '\ud800', 'x\udfff']) {
      const { status, body } = await org.admin.send<Problem>('POST', '/contacts', { displayName: bad })
      expect([status, body.code, body.errors]).toMatchObject([
        400,
        'VALIDATION_FAILED',
        [{ field: 'displayName', code: 'CHARACTER' }],
      ])
    }
    const query = await org.admin.get<Problem>('/contacts?q=%00')
    expect([query.status, query.body.errors?.[0]?.field]).toEqual([400, 'query.q'])
  })
})

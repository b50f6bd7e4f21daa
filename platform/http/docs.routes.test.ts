import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bootTestApp, type TestApp } from '#testing'

let t: TestApp
beforeAll(async () => {
  t = await bootTestApp()
})
const http = () => t.app.http.app
afterAll(() => t.close())

describe('the documentation of the API', () => {
  it('is a page with its own script and the contract of this server', async () => {
    const page = await http().inject({ method: 'GET', url: '/docs', headers: {} })
    const home = await http().inject({ method: 'GET', url: page.headers.location ?? '/docs' })
    expect(home.statusCode).toBe(200)
    expect(home.headers['content-type']).toContain('text/html')
    const script = /src="([^"]+\.js)"/.exec(home.body)?.[1] ?? ''
    expect((await http().inject({ method: 'GET', url: new URL(script, 'http://x/docs/').pathname })).statusCode).toBe(
      200,
    )
    const contract = await http().inject({ method: 'GET', url: '/docs/openapi.json' })
    expect(Object.keys(contract.json<{ paths: object }>().paths)).toContain('/api/v1/dossiers')
  })

  it('has nothing else to show', async () => {
    expect((await http().inject({ method: 'GET', url: '/docs/nothing' })).statusCode).toBe(404)
  })
})

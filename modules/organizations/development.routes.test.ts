import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bootTestApp, type TestApp } from '#testing'

let t: TestApp
const HOUR = 3_600_000

beforeAll(async () => {
  t = await bootTestApp()
})
afterAll(() => t.close())

const logins = [
  { email: 'a@atlas.test', password: 'demo-demo-demo', name: 'Amina', role: 'ADMIN_ORG', organization: 'Atlas' },
]
const writeLogins = (app: TestApp) =>
  writeFileSync(join(app.app.platform.config.dataDir, 'demo-logins.json'), JSON.stringify(logins))
const advance = (app: TestApp, ms: unknown) => app.anonymous('POST', '/api/v1/dev/clock/advance', { body: { ms } })

/** Gives the test's clock the offset that the development clock has. */
function makeMovable(app: TestApp): void {
  let offset = 0
  Object.assign(app.clock, {
    offset: () => offset,
    setOffset(ms: number) {
      app.clock.advance(ms - offset)
      offset = ms
    },
  })
}

describe('demonstration sign-ins', () => {
  it('are what the demonstration data wrote, and nothing before', async () => {
    expect((await t.anonymous('GET', '/api/v1/demo-logins')).status).toBe(404)
    writeLogins(t)
    expect((await t.anonymous('GET', '/api/v1/demo-logins')).body).toEqual({ items: logins })
    const far = await t.app.http.app.inject({ method: 'GET', url: '/api/v1/demo-logins', remoteAddress: '10.0.0.7' })
    expect(far.statusCode).toBe(404)
  })

  it.each([{ ATLAS_SIMULATORS: 'false' }, { ATLAS_HOST: '0.0.0.0' }])(
    'do not exist with %j, nor the clock',
    async (env) => {
      const other = await bootTestApp(env as Record<string, string>)
      makeMovable(other)
      writeLogins(other)
      for (const url of ['/api/v1/demo-logins', '/api/v1/dev/clock'])
        expect((await other.anonymous('GET', url)).status, url).toBe(404)
      expect((await advance(other, 1)).status).toBe(404)
      await other.close()
    },
  )
})

describe('the development clock', () => {
  it('is not there when the clock cannot be moved', async () => {
    expect((await t.anonymous('GET', '/api/v1/dev/clock')).status).toBe(404)
    expect((await advance(t, 1)).status).toBe(404)
  })

  it('moves forward only, wakes what waits, and is remembered', async () => {
    makeMovable(t)
    const woken: string[] = []
    for (const queue of ['inbound', 'outbound', 'jobs'] as const)
      t.app.platform.bus.onWake(queue, () => woken.push(queue))
    expect(await advance(t, 24 * HOUR)).toMatchObject({
      status: 200,
      body: { now: '2026-03-13T09:00:00.000Z', offsetMs: 24 * HOUR },
    })
    expect(woken.sort()).toEqual(['inbound', 'jobs', 'outbound'])
    for (const ms of [-1, 1.5, 'x', 400 * 24 * HOUR]) expect((await advance(t, ms)).status, String(ms)).toBe(400)
    expect((await t.anonymous('GET', '/api/v1/dev/clock')).body.offsetMs).toBe(24 * HOUR)
    const stored = await t.superuser.query('select offset_ms from platform.clock')
    expect(Number(stored.rows[0].offset_ms)).toBe(24 * HOUR)
    const far = await t.app.http.app.inject({
      method: 'POST',
      url: '/api/v1/dev/clock/advance',
      payload: { ms: 1 },
      remoteAddress: '10.0.0.7',
    })
    expect(far.statusCode).toBe(404)
  })
})

import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { offsetClock } from '#platform/clock'
import { bootTestApp, type TestApp } from '#testing'
import { createApp } from '../../apps/server/app.ts'

let t: TestApp
type Config = Parameters<typeof createApp>[0]
const HOUR = 3_600_000

beforeAll(async () => {
  t = await bootTestApp()
})
afterAll(() => t.close())

/** The same database served by another process with another configuration and a clock that can be moved. */
async function withApp<T>(
  over: Partial<Config>,
  work: (app: Awaited<ReturnType<typeof createApp>>) => Promise<T>,
): Promise<T> {
  const app = await createApp({ ...(t.app.platform.config as Config), ...over }, offsetClock())
  try {
    await app.http.app.ready()
    return await work(app)
  } finally {
    await app.close()
  }
}

const logins = [
  { email: 'a@atlas.test', password: 'demo-demo-demo', name: 'Amina', role: 'ADMIN_ORG', organization: 'Atlas' },
]

describe('demonstration sign-ins', () => {
  it('are what the demonstration data wrote, and nothing before', async () => {
    expect((await t.anonymous('GET', '/api/v1/demo-logins')).status).toBe(404)
    writeFileSync(join(t.app.platform.config.dataDir, 'demo-logins.json'), JSON.stringify(logins))
    expect((await t.anonymous('GET', '/api/v1/demo-logins')).body).toEqual({ items: logins })
  })

  it('do not exist in production, without simulators, on an open address, or for another machine', async () => {
    for (const over of [{ simulators: false }, { host: '0.0.0.0' }] as Partial<Config>[])
      await withApp(over, async (app) => {
        for (const url of ['/api/v1/demo-logins', '/api/v1/dev/clock'])
          expect((await app.http.app.inject({ method: 'GET', url })).statusCode, `${JSON.stringify(over)} ${url}`).toBe(
            404,
          )
        const moved = await app.http.app.inject({
          method: 'POST',
          url: '/api/v1/dev/clock/advance',
          payload: { ms: 1 },
        })
        expect(moved.statusCode).toBe(404)
      })
    const far = await t.app.http.app.inject({ method: 'GET', url: '/api/v1/demo-logins', remoteAddress: '10.0.0.7' })
    expect(far.statusCode).toBe(404)
  })
})

describe('the development clock', () => {
  it('moves, wakes what waits, and is remembered', async () => {
    await withApp({}, async (app) => {
      const woken: string[] = []
      for (const queue of ['inbound', 'outbound', 'jobs'] as const)
        app.platform.bus.onWake(queue, () => woken.push(queue))
      const before = app.platform.clock.now()
      const answer = await app.http.app.inject({
        method: 'POST',
        url: '/api/v1/dev/clock/advance',
        payload: { ms: 24 * HOUR },
      })
      expect([answer.statusCode, answer.json().offsetMs]).toEqual([200, 24 * HOUR])
      expect(app.platform.clock.now()).toBeGreaterThanOrEqual(before + 24 * HOUR)
      expect(woken.sort()).toEqual(['inbound', 'jobs', 'outbound'])
      const read = await app.http.app.inject({ method: 'GET', url: '/api/v1/dev/clock' })
      expect(read.json().offsetMs).toBe(24 * HOUR)
    })
    const stored = await t.superuser.query('select offset_ms from platform.clock')
    expect(Number(stored.rows[0].offset_ms)).toBe(24 * HOUR)
  })

  it('does not go back, and a clock that cannot be moved is not there', async () => {
    await withApp({}, async (app) => {
      for (const ms of [-1, 1.5, 'x', 400 * 24 * HOUR]) {
        const answer = await app.http.app.inject({ method: 'POST', url: '/api/v1/dev/clock/advance', payload: { ms } })
        expect(answer.statusCode, String(ms)).toBe(400)
      }
    })
    expect((await t.anonymous('GET', '/api/v1/dev/clock')).status).toBe(404)
    expect((await t.anonymous('POST', '/api/v1/dev/clock/advance', { body: { ms: 1 } })).status).toBe(404)
  })
})

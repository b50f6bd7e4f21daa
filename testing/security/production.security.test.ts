import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { manualClock } from '#platform/clock'
import { loadConfig } from '#platform/config'
import { migrateDatabase } from '#platform/db'
import { type App, BootRefused, createApp } from '../../apps/server/app.ts'
import { cloneDatabase, START, type TestDatabase } from '../index.ts'

const SECRET = 'a-production-secret-of-more-than-32-characters'
const PUBLIC = 'https://atlas.example.test'

let database: TestDatabase
let dataDir: string
let app: App | undefined

const production = (appUrl: string) => {
  const config = loadConfig(
    {
      ATLAS_MODE: 'production',
      ATLAS_DATA: dataDir,
      ATLAS_PUBLIC_URL: PUBLIC,
      ATLAS_LOG_LEVEL: 'silent',
      ATLAS_MASTER_KEY: SECRET,
      ATLAS_AUTH_SECRET: SECRET,
      DATABASE_URL: appUrl,
      DATABASE_POOL_SIZE: '4',
      SMTP_URL: 'smtp://127.0.0.1:9',
    },
    null,
  )
  return { ...config, databaseUrl: appUrl, masterKey: SECRET, authSecret: SECRET }
}

beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'atlas-test-production-'))
  database = await cloneDatabase()
})
afterAll(async () => {
  await app?.close()
  await database.drop()
  rmSync(dataDir, { recursive: true, force: true })
})

/** The application in production mode, on the database sealed for it. Made once, after the refusal was seen. */
async function server(): Promise<App> {
  if (app) return app
  const url = new URL(database.superuserUrl)
  // The role belongs to the whole cluster: it keeps the password that the other tests of the run know.
  const appPassword = new URL(database.appUrl).password
  await migrateDatabase({ superuserUrl: url.toString(), appPassword, production: true })
  app = await createApp(production(database.appUrl), manualClock(START))
  await app.http.app.ready()
  return app
}

it('does not start on a database whose business time can be moved', async () => {
  const refused = createApp(production(database.appUrl), manualClock(START))
  await expect(refused).rejects.toThrow(BootRefused)
  await expect(refused).rejects.toThrow(/business time can be moved/)
})

describe('in production', () => {
  it('sets cookies that only this host gets, over https only, out of reach of scripts', async () => {
    const { http } = await server()
    const answer = await http.app.inject({
      method: 'POST',
      url: '/api/auth/sign-up/email',
      headers: { origin: PUBLIC },
      payload: { name: 'Nadia', email: 'nadia@example.test', password: 'un-mot-de-passe-sûr' },
    })
    expect(answer.statusCode).toBe(200)
    const lines = [answer.headers['set-cookie']].flat().map(String)
    expect(lines.length).toBeGreaterThan(0)
    for (const line of lines) {
      // What browsers ask of the prefix: Secure, Path=/, no Domain.
      expect(line).toMatch(/^__Host-atlas\.\w+=/)
      for (const part of [/; Secure/i, /; HttpOnly/i, /; SameSite=Lax/i, /; Path=\/(;|$)/i]) expect(line).toMatch(part)
      expect(line).not.toMatch(/; Domain=/i)
    }
    const cookie = lines.map((line) => line.split(';')[0]).join('; ')
    expect((await http.app.inject({ url: '/api/v1/me', headers: { cookie } })).statusCode).toBe(200)
  })

  it('has no simulator, no demonstration and no movable clock', async () => {
    const { http, platform } = await server()
    expect(platform.config.simulators).toBe(false)
    for (const [method, url] of [
      ['GET', '/api/v1/demo-logins'],
      ['GET', '/api/v1/dev/clock'],
      ['POST', '/api/v1/dev/clock/advance'],
      ['GET', '/simulator/phones'],
      ['POST', '/simulator/inbound'],
    ] as const) {
      const answer = await http.app.inject({ method, url, ...(method === 'POST' ? { payload: { ms: 1 } } : {}) })
      expect([url, answer.statusCode]).toEqual([url, 404])
    }
  })

  it('trusts no origin but its own', async () => {
    const { http } = await server()
    for (const origin of [
      'http://localhost:3000',
      'http://127.0.0.1:5173',
      'https://atlas.example.test.evil.example',
    ]) {
      const answer = await http.app.inject({
        method: 'POST',
        url: '/api/auth/sign-in/email',
        headers: { origin, cookie: 'x=y' },
        payload: { email: 'nadia@example.test', password: 'un-mot-de-passe-sûr' },
      })
      expect([origin, answer.statusCode]).toEqual([origin, 403])
    }
  })

  it('asks browsers for https and runs no foreign script', async () => {
    const { http } = await server()
    const { headers } = await http.app.inject({ url: '/health/live' })
    expect(headers['strict-transport-security']).toMatch(/max-age=31536000/)
    expect(headers['content-security-policy']).toContain("script-src 'self'")
    expect(headers['content-security-policy']).toContain("frame-ancestors 'none'")
    expect(String(headers['content-security-policy'])).not.toMatch(/script-src[^;]*unsafe/)
  })

  it('believes X-Forwarded-For only from its proxies: figures stay inside', async () => {
    const { http } = await server()
    const from = async (remoteAddress: string, forwarded?: string) =>
      (
        await http.app.inject({
          url: '/metrics',
          remoteAddress,
          headers: forwarded ? { 'x-forwarded-for': forwarded } : {},
        })
      ).statusCode
    expect(await from('127.0.0.1')).toBe(200)
    expect(await from('203.0.113.5')).toBe(404)
    expect(await from('203.0.113.5', '127.0.0.1')).toBe(404)
    // Through our own proxy: the address it adds counts, not what the caller wrote before it.
    expect(await from('127.0.0.1', '127.0.0.1, 203.0.113.5')).toBe(404)
    expect(await from('10.0.0.2', '127.0.0.1, 203.0.113.5')).toBe(404)
  })
})

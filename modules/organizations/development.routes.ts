import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { FastifyRequest } from 'fastify'
import { type Static, Type } from 'typebox'
import { Check } from 'typebox/value'
import { type Clock, isoNow, type OffsetClock } from '#platform/clock'
import { runOnPlatform } from '#platform/context'
import { AppError } from '#platform/errors'
import { type Http, publicRoute } from '#platform/http'
import { storeClockOffset } from './development.repository.ts'
import { isLoopback } from './organizations.rules.ts'

const tag = 'development'
const YEAR_MS = 366 * 86_400_000

const DemoLogin = Type.Object({
  email: Type.String(),
  password: Type.String(),
  name: Type.String(),
  role: Type.String(),
  organization: Type.String(),
})
const DemoLogins = Type.Array(DemoLogin)
const ClockView = Type.Object({ now: Type.String(), offsetMs: Type.Number() })

/** Sign-ins of the demonstration and the movable clock: only on a development machine, only for itself; else 404. */
export function developmentRoutes(http: Http): void {
  const { config, clock, bus } = http.platform

  function onlyHere(request: FastifyRequest): void {
    const development = config.simulators && config.mode !== 'production' && isLoopback(config.host)
    if (!development || !isLoopback(request.ip)) throw new AppError(404, 'ROUTE_NOT_FOUND')
  }

  publicRoute(http, {
    method: 'GET',
    url: '/demo-logins',
    summary: 'Accounts of the demonstration data',
    tag,
    schema: { response: { 200: Type.Object({ items: DemoLogins }) } },
    async act({ request }) {
      onlyHere(request)
      return { items: await readDemoLogins(join(config.dataDir, 'demo-logins.json')) }
    },
  })

  publicRoute(http, {
    method: 'GET',
    url: '/dev/clock',
    summary: 'The development clock',
    tag,
    limit: 'read',
    schema: { response: { 200: ClockView } },
    async act({ request }) {
      onlyHere(request)
      return { now: isoNow(clock), offsetMs: movable(clock).offset() }
    },
  })

  publicRoute(http, {
    method: 'POST',
    url: '/dev/clock/advance',
    summary: 'Move the development clock forward; everything due is worked off',
    tag,
    schema: {
      body: Type.Object({ ms: Type.Integer({ minimum: 0, maximum: YEAR_MS }) }, { additionalProperties: false }),
      response: { 200: ClockView },
    },
    async act({ body, request }) {
      onlyHere(request)
      const own = movable(clock)
      own.setOffset(own.offset() + body.ms)
      await storeClockOffset(runOnPlatform(http.platform, 'system', request.id), own.offset())
      bus.wake('inbound')
      bus.wake('outbound')
      bus.wake('jobs')
      return { now: isoNow(clock), offsetMs: own.offset() }
    },
  })
}

function movable(clock: Clock): OffsetClock {
  if (!('setOffset' in clock)) throw new AppError(404, 'ROUTE_NOT_FOUND')
  return clock as OffsetClock
}

/** The sign-ins that the demonstration data wrote; 404 when there is no such data. */
async function readDemoLogins(path: string): Promise<Static<typeof DemoLogins>> {
  const text = await readFile(path, 'utf8').catch(() => null)
  if (text === null) throw new AppError(404, 'ROUTE_NOT_FOUND')
  const logins: unknown = JSON.parse(text)
  if (!Check(DemoLogins, logins)) throw new Error(`${path} does not hold demonstration sign-ins`)
  return logins
}

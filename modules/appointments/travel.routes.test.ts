import { afterAll, beforeAll, expect, it } from 'vitest'
import { bootTestApp, type TestApp, type TestOrg } from '#testing'
import { anAnnonce } from './appointments.fixtures.ts'
import type { AppointmentDetail, Slot } from './appointments.schema.ts'

let t: TestApp
let org: TestOrg

beforeAll(async () => {
  t = await bootTestApp()
  org = await t.org({ country: 'MA' })
})
afterAll(() => t.close())

const day = 'from=2026-03-16T08:00:00Z&to=2026-03-16T19:00:00Z'

async function annonceAt(zone: string, latitude: number | null, longitude: number | null): Promise<string> {
  const id = await anAnnonce(t, org)
  await t.superuser.query('update app.annonces set zone = $2, latitude = $3, longitude = $4 where id = $1', [
    id,
    zone,
    latitude,
    longitude,
  ])
  return id
}

const slots = async (annonceId: string) =>
  (
    await org.admin.get<{ items: Slot[] }>(
      `/availability?${day}&agentId=${org.admin.userId}&annonceId=${annonceId}&durationMinutes=45`,
    )
  ).body.items
const startsOf = (found: readonly Slot[]) => found.map((s) => s.startsAt.slice(11, 16))

const book = (annonceId: string, startsAt: string) =>
  org.admin.send<AppointmentDetail & { code: string; nearest: Slot[] }>('POST', '/appointments', {
    type: 'VISIT',
    startsAt,
    durationMinutes: 45,
    agentId: org.admin.userId,
    annonceId,
  })

it('a slot is offered, and booked, only if the agent gets there from the visit before', async () => {
  const anfa = await annonceAt('Anfa', 33.5945, -7.6455)
  const racine = await annonceAt('Racine', 33.5935, -7.632)
  const bouskoura = await annonceAt('Bouskoura', 33.4489, -7.6486)
  const unknown = await annonceAt('Maârif', null, null)
  expect((await book(anfa, '2026-03-16T12:00:00Z')).status).toBe(201)

  const near = await slots(racine)
  expect(startsOf(near)).toContain('13:00')
  expect(near.find((s) => s.startsAt.includes('13:00'))?.travel).toEqual({ minutes: 5, from: 'Anfa' })
  expect(near.find((s) => s.startsAt.includes('10:00'))?.travel).toBeNull()
  // 16 km of straight line: about 51 minutes at 25 km/h, before and after.
  const far = await slots(bouskoura)
  expect([startsOf(far).includes('13:00'), startsOf(far).includes('13:30')]).toEqual([false, false])
  expect([startsOf(far).includes('10:00'), startsOf(far).includes('10:30'), startsOf(far).includes('11:00')]).toEqual([
    true,
    false,
    false,
  ])
  expect(far.find((s) => s.startsAt.includes('14:00'))?.travel).toEqual({ minutes: 51, from: 'Anfa' })
  // An unknown place: the fixed buffer of a quarter of an hour.
  expect([startsOf(await slots(unknown)).includes('11:30'), startsOf(await slots(unknown)).includes('13:00')]).toEqual([
    false,
    true,
  ])

  const refused = await book(bouskoura, '2026-03-16T13:00:00Z')
  expect([refused.status, refused.body.code]).toEqual([409, 'SLOT_TAKEN'])
  expect(refused.body.nearest[0]?.startsAt).toBe('2026-03-16T14:00:00.000Z')
  const made = await book(bouskoura, '2026-03-16T14:00:00Z')
  expect(made.status).toBe(201)
  const detail = await org.admin.get<AppointmentDetail>(`/appointments/${made.body.id}`)
  expect(detail.body.travel).toEqual({ minutes: 51, from: 'Anfa' })
})

it('follows the speed the organisation sets', async () => {
  const bouskoura = await annonceAt('Bouskoura', 33.4489, -7.6486)
  const { version } = (await org.admin.get<{ version: number }>('/organization')).body
  const saved = await org.admin.send('PATCH', '/organization', { version, settings: { travelSpeedKmh: 60 } })
  expect(saved.status).toBe(200)
  expect(startsOf(await slots(bouskoura))).toContain('10:30')
})

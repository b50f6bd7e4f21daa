import { afterAll, beforeAll, expect, it } from 'vitest'
import { importAnnonce } from '#modules/annonces'
import { bootTestApp, START, type TestApp } from '#testing'
import { agencies } from './agencies.ts'
import { demoAnnonces } from './annonces.ts'

let t: TestApp
beforeAll(async () => {
  t = await bootTestApp()
})
afterAll(() => t.close())

type Actions = { actions: { allowed: { to: string; guards: { code: string; ok: boolean }[] }[] } }

it.each(agencies)(
  'every demonstration annonce of $name lacks nothing but its pictures and the entry of its mandate',
  async (agency) => {
    const org = await t.org({ country: agency.country, city: agency.city })
    for (const annonce of demoAnnonces(agency, 40, START.slice(0, 10))) {
      const id = await t.inOrg(org.orgId, (ctx) =>
        importAnnonce(ctx, { ...annonce.fields, branchId: org.branchId }, []),
      )
      const { body } = await org.admin.get<Actions>(`/annonces/${id}`)
      const failing = body.actions.allowed.find((a) => a.to === 'PUBLISHED')?.guards.filter((g) => !g.ok)
      expect(
        failing?.map((g) => g.code),
        annonce.fields.title,
      ).toEqual(['photos_enough', 'mandate_in_force'])
    }
  },
)

it('the list is the same each time', () => {
  const [agency] = agencies
  expect(agency).toBeDefined()
  if (agency) expect(demoAnnonces(agency, 12, '2026-03-12')).toEqual(demoAnnonces(agency, 12, '2026-03-12'))
})

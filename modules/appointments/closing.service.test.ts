import { afterAll, beforeAll, expect, it } from 'vitest'
import { bootTestApp, type TestApp, type TestOrg } from '#testing'

let t: TestApp
let org: TestOrg
beforeAll(async () => {
  t = await bootTestApp()
  org = await t.org()
})
afterAll(() => t.close())

it('a demonstration that is lost calls off what was planned for it', async () => {
  const agent = await t.member(org, ['AGENT'])
  const made = await org.admin.send<{ id: string; version: number }>('POST', '/dossiers', {
    caseType: 'B2B_DEMO',
    contact: { displayName: 'Agence voisine', phones: ['+212661998877'] },
    source: 'B2B_FORM',
    assigneeId: agent.userId,
  })
  expect(made.status).toBe(201)
  const booked = await org.admin.send<{ id: string; state: string }>('POST', '/appointments', {
    type: 'VIDEO_CALL',
    startsAt: '2026-03-17T10:00:00Z',
    agentId: agent.userId,
    dossierId: made.body.id,
  })
  expect(booked.status).toBe(201)
  const now = await org.admin.get<{ version: number }>(`/dossiers/${made.body.id}`)
  const lost = await org.admin.send('POST', `/dossiers/${made.body.id}/transitions`, {
    to: 'LOST',
    version: now.body.version,
    lossReason: 'NOT_INTERESTED',
  })
  expect(lost.status).toBe(200)
  const after = await org.admin.get<{ state: string; cancelCode: string }>(`/appointments/${booked.body.id}`)
  expect(after.body).toMatchObject({ state: 'CANCELLED', cancelCode: 'DOSSIER_CLOSED' })
})

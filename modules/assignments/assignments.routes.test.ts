import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openOrReuseDossier } from '#modules/dossiers'
import { bootTestApp, type Caller, publishedAnnonce, type TestApp, type TestOrg } from '#testing'
import type { AssignmentPolicy, AssignmentPreview } from './assignments.schema.ts'

let t: TestApp
beforeAll(async () => {
  t = await bootTestApp()
})
afterAll(() => t.close())

type Refusal = { code: string; errors: { field: string; code: string }[]; current?: AssignmentPolicy }
type Page = { id: string; version: number; assignee: { id: string } | null }

const rule = (method: string, more: Record<string, unknown> = {}) => ({
  id: randomUUID(),
  method,
  name: '',
  active: true,
  branchIds: [],
  caseTypes: [],
  sources: [],
  agentIds: [],
  groups: [],
  sameBranch: true,
  atWork: false,
  ...more,
})

const save = (who: Caller, rules: unknown[], version = 0) =>
  who.send<AssignmentPolicy & Refusal>('PUT', '/assignment-rules', { version, rules })

let serial = 0
const aContact = async (org: TestOrg, more: Record<string, unknown> = {}) => {
  serial += 1
  const made = await org.admin.send<{ id: string }>('POST', '/contacts', {
    displayName: `Contact ${serial}`,
    phones: [`+2126710${String(serial).padStart(5, '0')}`],
    ...more,
  })
  return made.body.id
}

const open = async (org: TestOrg, more: Record<string, unknown> = {}) => {
  const body = { caseType: 'LEAD_BUY', source: 'WEBSITE', contactId: await aContact(org), ...more }
  return (await org.admin.send<Page>('POST', '/dossiers', body)).body
}

/** An enquiry as it comes from a channel; who got it, or null. */
async function arrives(org: TestOrg, more: Record<string, unknown> = {}): Promise<string | null> {
  const contactId = await aContact(org)
  const enquiry = { contactId, branchId: org.branchId, caseType: 'LEAD_BUY', source: 'WHATSAPP', ...more } as const
  const { dossierId } = await t.inOrg(org.orgId, (ctx) => openOrReuseDossier(ctx, enquiry as never))
  return (await org.admin.get<Page>(`/dossiers/${dossierId}`)).body.assignee?.id ?? null
}

const count = (ids: readonly (string | null)[]) => {
  const counts = new Map<string | null, number>()
  for (const id of ids) counts.set(id, (counts.get(id) ?? 0) + 1)
  return counts
}

describe('the list of rules', () => {
  it('is written by administrators, read by managers, and a stale one is answered with the present one', async () => {
    const org = await t.org()
    const [manager, agent] = [await t.member(org, ['MANAGER']), await t.member(org, ['AGENT'])]
    expect((await org.admin.get<AssignmentPolicy>('/assignment-rules')).body).toMatchObject({ version: 0, rules: [] })
    const rules = [rule('ROUND_ROBIN', { name: 'Semaine', agentIds: [agent.userId] }), rule('MANUAL')]
    const saved = await save(org.admin, rules)
    expect(saved.body).toMatchObject({ version: 1, rules })
    expect(saved.body.members.map((m) => m.id).sort()).toEqual([manager, agent, org.admin].map((c) => c.userId).sort())
    const late = await save(org.admin, [], 0)
    expect([late.status, late.body.code, late.body.current?.version]).toEqual([409, 'VERSION_CONFLICT', 1])
    expect((await manager.get('/assignment-rules')).status).toBe(200)
    expect([(await save(manager, [], 1)).status, (await agent.get('/assignment-rules')).status]).toEqual([403, 403])
    expect((await save(org.admin, [], 1)).body).toMatchObject({ version: 2, rules: [] })
  })

  it('names nobody of another organisation', async () => {
    const [org, other] = [await t.org(), await t.org()]
    const people = await save(org.admin, [rule('ROUND_ROBIN', { agentIds: [other.admin.userId] })])
    expect([people.status, people.body.errors[0]?.field]).toEqual([400, 'rules.0.agentIds'])
    const branches = await save(org.admin, [rule('MANUAL', { branchIds: [other.branchId] })])
    expect([branches.status, branches.body.errors[0]?.field]).toEqual([400, 'rules.0.branchIds'])
    const limits = { version: 0, receives: false, maxOpen: null }
    const member = `/assignment-rules/members/${other.admin.userId}`
    expect((await org.admin.send('PUT', member, limits)).status).toBe(404)
    const preview = { branchId: other.branchId, caseType: 'LEAD_BUY', source: 'WHATSAPP' }
    expect((await org.admin.send('POST', '/assignment-rules/preview', preview)).status).toBe(404)
  })
})

describe('giving out', () => {
  it('in turn: six at once for three people are two each, and nobody waits for the other', async () => {
    const org = await t.org()
    const team = [await t.member(org, ['AGENT']), await t.member(org, ['AGENT']), await t.member(org, ['AGENT'])]
    await save(org.admin, [rule('ROUND_ROBIN', { agentIds: team.map((m) => m.userId) })])
    const got = count(await Promise.all(Array.from({ length: 6 }, () => arrives(org))))
    expect(team.map((m) => got.get(m.userId))).toEqual([2, 2, 2])
  })

  it('a turn that came to a missed appointment is given back', async () => {
    const org = await t.org()
    const [one, two] = [await t.member(org, ['AGENT']), await t.member(org, ['AGENT'])]
    await save(org.admin, [rule('ROUND_ROBIN', { agentIds: [one.userId, two.userId] })])
    const first = await open(org)
    expect([first.assignee?.id, (await open(org)).assignee?.id]).toEqual([one.userId, two.userId])
    const startsAt = new Date(t.clock.now() + 3_600_000).toISOString()
    const booked = await org.admin.send<{ id: string; version: number }>('POST', '/appointments', {
      type: 'VISIT',
      startsAt,
      dossierId: first.id,
      agentId: one.userId,
    })
    const { id, version } = booked.body
    t.clock.advance(2 * 3_600_000)
    expect((await org.admin.send('POST', `/appointments/${id}/no-show`, { version })).status).toBe(200)
    const next = [await open(org), await open(org), await open(org)]
    expect(next.map((d) => d.assignee?.id)).toEqual([one, two, one].map((c) => c.userId))
  })

  it('passes over who is away, full or switched off, and says so on the timeline', async () => {
    const org = await t.org()
    const team = [
      await t.member(org, ['AGENT'], { name: 'Amal' }),
      await t.member(org, ['AGENT'], { name: 'Badr' }),
      await t.member(org, ['AGENT'], { name: 'Chama' }),
    ] as const
    await save(org.admin, [rule('ROUND_ROBIN', { name: 'À tour de rôle', agentIds: team.map((m) => m.userId) })])
    const limit = (who: Caller, receives: boolean, maxOpen: number | null) =>
      org.admin.send<AssignmentPolicy>('PUT', `/assignment-rules/members/${who.userId}`, {
        version: 0,
        receives,
        maxOpen,
      })
    await limit(team[0], false, null)
    const limited = await limit(team[1], true, 1)
    expect(limited.body.members.find((m) => m.id === team[1].userId)).toMatchObject({ maxOpen: 1, version: 1 })
    expect((await limit(team[1], true, 2)).status).toBe(409)
    await open(org, { assigneeId: team[1].userId })
    const made = await open(org)
    expect(made.assignee?.id).toBe(team[2].userId)
    const told = await t.superuser.query<{ code: string; params: Record<string, unknown> }>(
      `select code, params from app.activities where dossier_id = $1 and type = 'ASSIGNMENT'`,
      [made.id],
    )
    expect(told.rows).toEqual([
      {
        code: 'dossier.assigned_round_robin',
        params: expect.objectContaining({
          name: 'Chama',
          rule: 'À tour de rôle',
          skipped: [
            { name: 'Amal', reason: 'NOT_RECEIVING' },
            { name: 'Badr', reason: 'FULL' },
          ],
        }),
      },
    ])
    await t.app.drain()
    const bell = await team[2].get<{ items: { kind: string }[] }>('/notifications')
    expect(bell.body.items.map((n) => n.kind)).toContain('DOSSIER_ASSIGNED')
  })

  it('by place and by language, else the next rule, else the queue', async () => {
    const org = await t.org()
    const [north, arabic] = [await t.member(org, ['AGENT']), await t.member(org, ['AGENT'])]
    const annonce = await publishedAnnonce(t, org)
    await t.superuser.query(`update app.annonces set zone = 'Maârif' where id = $1`, [annonce])
    await save(org.admin, [
      rule('BY_ZONE', { groups: [{ keys: ['maarif'], agentIds: [north.userId] }] }),
      rule('BY_LANGUAGE', { groups: [{ keys: ['ar', 'darija'], agentIds: [arabic.userId] }] }),
    ])
    expect(await arrives(org, { annonceIds: [annonce] })).toBe(north.userId)
    expect(await arrives(org)).toBeNull()
    const contactId = await aContact(org, { locale: 'darija' })
    expect((await open(org, { contactId })).assignee?.id).toBe(arabic.userId)
  })

  it('a person may leave a dossier in the queue, and have it given out afterwards', async () => {
    const org = await t.org()
    const agent = await t.member(org, ['AGENT'])
    await save(org.admin, [rule('LEAST_LOADED')])
    const waiting = await open(org, { assigneeId: null })
    expect(waiting.assignee).toBeNull()
    const url = `/dossiers/${waiting.id}/assign-automatically`
    expect((await agent.send('POST', url, { version: waiting.version })).status).toBe(403)
    const given = await org.admin.send<Page>('POST', url, { version: waiting.version })
    expect([given.status, given.body.assignee?.id]).toEqual([200, agent.userId])
    const again = await org.admin.send<Refusal>('POST', url, { version: given.body.version })
    expect([again.status, again.body.code]).toEqual([422, 'NOT_IN_QUEUE'])
    await save(org.admin, [rule('MANUAL')], 1)
    const next = await open(org)
    const refused = await org.admin.send<Refusal>('POST', `/dossiers/${next.id}/assign-automatically`, {
      version: next.version,
    })
    expect([refused.status, refused.body.code]).toEqual([422, 'NOBODY_TO_ASSIGN'])
  })
})

it('a preview tells who and why at any hour, and uses up nothing', async () => {
  const org = await t.org({ country: 'MA' })
  const agent = await t.member(org, ['AGENT'], { name: 'Salma' })
  const sample = { branchId: org.branchId, caseType: 'LEAD_BUY', source: 'WHATSAPP' }
  const preview = async (more: Record<string, unknown>) =>
    (await org.admin.send<AssignmentPreview>('POST', '/assignment-rules/preview', { ...sample, ...more })).body
  expect(await preview({})).toMatchObject({ usual: true, assignee: { name: 'Salma' } })
  const rules = [rule('ROUND_ROBIN', { atWork: true, agentIds: [agent.userId] })]
  const atNight = await preview({ rules, at: '2026-03-12T23:00:00Z' })
  expect(atNight).toMatchObject({ assignee: null, steps: [{ outcome: 'NOBODY', skipped: [{ reason: 'OFF_HOURS' }] }] })
  const holiday = await preview({ rules, at: '2026-07-30T10:00:00Z' })
  expect(holiday.steps[0]?.skipped[0]?.reason).toBe('HOLIDAY')
  const byDay = await preview({ rules, at: '2026-03-12T10:00:00Z' })
  expect(byDay).toMatchObject({ usual: false, assignee: { name: 'Salma' }, open: 0, steps: [{ outcome: 'CHOSEN' }] })
  const turns = await t.superuser.query('select 1 from app.assignment_turns where org_id = $1', [org.orgId])
  expect(turns.rowCount).toBe(0)
})

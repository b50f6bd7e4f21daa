import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bootTestApp, type TestApp, type TestOrg } from '#testing'
import { aContact, anAnnonce, type DossierAnswer, open } from './dossiers.fixtures.ts'
import { openOrReuseDossier } from './index.ts'

let t: TestApp
let casa: TestOrg

beforeAll(async () => {
  t = await bootTestApp()
  casa = await t.org({ country: 'MA' })
})
afterAll(() => t.close())

describe('opening a dossier by hand', () => {
  it('answers the row as the lists show it', async () => {
    const contactId = await aContact(casa)
    const made = await casa.admin.send<DossierAnswer>('POST', '/dossiers', {
      caseType: 'LEAD_RENT',
      source: 'WALK_IN',
      contactId,
    })
    const listed = await casa.admin.get<{ items: DossierAnswer[] }>('/dossiers?limit=1&caseType=LEAD_RENT&sort=opened')
    expect(made.status).toBe(201)
    expect(made.body).toMatchObject({ contact: { id: contactId }, status: 'NEW', version: 1 })
    expect(made.body).toEqual(listed.body.items[0])
  })

  it('starts in the initial state with reference, history, party, timeline and a first response due', async () => {
    const annonce = await anAnnonce(t, casa)
    const made = await open(casa.admin, casa, {
      annonceId: annonce.id,
      budget: { min: 100_000_000, max: 160_000_000, currency: 'MAD' },
      criteria: { cities: ['Casablanca'], bedroomsMin: 2, zones: [] },
    })
    expect(made.status).toBe(201)
    expect(made.body).toMatchObject({
      status: 'NEW',
      caseType: 'LEAD_BUY',
      version: 1,
      isOpen: true,
      budget: { min: 100_000_000, max: 160_000_000, currency: 'MAD' },
      criteria: { cities: ['Casablanca'], bedroomsMin: 2 },
      annonce: { id: annonce.id, reference: annonce.reference },
      city: 'Casablanca',
      // A Thursday at 9:00 UTC: the branch is open, 15 working minutes later.
      firstResponseDueAt: '2026-03-12T09:15:00Z',
      canEdit: true,
      canAssign: true,
      canReopen: false,
    })
    expect(made.body.reference).toMatch(/^D-2026-\d{6}$/)
    expect(made.body.criteria).not.toHaveProperty('zones')
    expect(made.body.history).toMatchObject([{ from: null, to: 'NEW', actor: { kind: 'user', name: 'Admin' } }])
    expect(made.body.parties).toMatchObject([{ role: 'BUYER', primary: true, contact: { id: made.body.contact.id } }])
    expect(made.body.interests).toMatchObject([{ state: 'INTERESTED', annonce: { reference: annonce.reference } }])
    expect(made.body.matches.map((m) => m.id)).toContain(annonce.id)
    expect(made.body.workflow.path[0]).toBe('NEW')
    expect(made.body.transitions.find((w) => w.to === 'LOST')?.requires).toEqual(['lossReason'])
  })

  it('is numbered per organisation and year: with New Year at the branch the numbers begin again', async () => {
    const morocco = await t.org({ country: 'MA' })
    const france = await t.org({ country: 'FR' })
    const numbers = async (org: TestOrg, count: number) => {
      const made: string[] = []
      for (let i = 0; i < count; i++) made.push((await open(org.admin, org)).body.reference)
      return made
    }
    const today = t.clock.now()
    try {
      // Both stand an hour ahead of UTC on that night: 23:59:59 of the old year, then 00:30 of the new one.
      t.clock.set(Date.UTC(2025, 11, 31, 22, 59, 59))
      expect(await numbers(morocco, 2)).toEqual(['D-2025-000001', 'D-2025-000002'])
      expect(await numbers(france, 1)).toEqual(['D-2025-000001'])
      t.clock.set(Date.UTC(2025, 11, 31, 23, 30))
      expect(await numbers(morocco, 2)).toEqual(['D-2026-000001', 'D-2026-000002'])
      expect(await numbers(france, 1)).toEqual(['D-2026-000001'])
      // Morocco keeps UTC from September 2026 on: the year after, France is ahead alone.
      t.clock.set(Date.UTC(2026, 11, 31, 23, 30))
      expect(await numbers(morocco, 1)).toEqual(['D-2026-000003'])
      expect(await numbers(france, 1)).toEqual(['D-2027-000001'])
    } finally {
      t.clock.set(today)
    }
  })

  it('is of the year of its own branch, wherever the others of the organisation are', async () => {
    const org = await t.org({ country: 'MA' })
    const azores = await t.superuser.query<{ id: string }>(
      `insert into app.branches (org_id, name, city, country, timezone, phone_region, currency)
       select org_id, 'Açores', 'Ponta Delgada', country, 'Atlantic/Azores', phone_region, currency from app.branches where id = $1 returning id`,
      [org.branchId],
    )
    const today = t.clock.now()
    try {
      t.clock.set(Date.UTC(2027, 0, 1, 0, 30))
      expect((await open(org.admin, org)).body.reference).toBe('D-2027-000001')
      expect((await open(org.admin, org, { branchId: azores.rows[0]?.id })).body.reference).toBe('D-2026-000001')
    } finally {
      t.clock.set(today)
    }
  })

  it('finds the person by the number typed, in whatever form', async () => {
    const first = await open(casa.admin, casa, { contact: { displayName: 'Omar', phones: ['06 70 00 00 01'] } })
    const again = await open(casa.admin, casa, {
      caseType: 'LEAD_RENT',
      contact: { displayName: 'Omar bis', phones: ['00212670000001'] },
    })
    expect(again.body.contact.id).toBe(first.body.contact.id)
  })

  it('refuses the same case twice, shows it, and lets a person override with a reason', async () => {
    const contactId = await aContact(casa)
    const first = await open(casa.admin, casa, { contactId })
    const second = await open(casa.admin, casa, { contactId })
    expect([second.status, second.body.code]).toEqual([409, 'DUPLICATE_DOSSIER'])
    expect(second.body.existing).toEqual({ id: first.body.id, reference: first.body.reference })
    const meant = await open(casa.admin, casa, { contactId, duplicateReason: 'Second achat, pour sa fille' })
    expect(meant.status).toBe(201)
    expect((await open(casa.admin, casa, { contactId, caseType: 'LEAD_RENT' })).status).toBe(201)
  })

  it('tells who may not see the case only that it exists, and whom to ask', async () => {
    const manager = await t.member(casa, ['MANAGER'], { name: 'Karima' })
    const one = await t.member(casa, ['AGENT'])
    const other = await t.member(casa, ['AGENT'])
    const phones = ['+212670000002']
    await open(one, casa, { contact: { displayName: 'Hind', phones } })
    const refused = await open(other, casa, { contact: { displayName: 'Hind', phones } })
    expect([refused.status, refused.body.code]).toEqual([409, 'DUPLICATE_DOSSIER'])
    expect(refused.body.existing).toBeNull()
    expect(refused.body.askManager).toEqual({ id: manager.userId, name: 'Karima' })
  })

  it.each(['LEAD_BUY', 'DISPUTE'])('ten at once for the same person make one dossier (%s)', async (caseType) => {
    const contactId = await aContact(casa)
    const answers = await Promise.all(Array.from({ length: 10 }, () => open(casa.admin, casa, { contactId, caseType })))
    expect(answers.map((a) => a.status).sort()).toEqual([201, ...Array.from({ length: 9 }, () => 409)])
    const made = answers.find((a) => a.status === 201)
    for (const refused of answers.filter((a) => a.status === 409)) expect(refused.body.existing?.id).toBe(made?.body.id)
  })

  it('names the field at fault', async () => {
    const contactId = await aContact(casa)
    const faults: [Record<string, unknown>, string][] = [
      [{ contactId, budget: { min: 5, max: 4, currency: 'MAD' } }, 'budget.min'],
      [{ contactId, budget: { min: null, max: 4, currency: 'EUR' } }, 'budget.currency'],
      [{ contactId, contact: { displayName: 'X' } }, 'contactId'],
      [{ contactId: undefined }, 'contactId'],
      [{ contactId, annonceId: '018f0000-0000-7000-8000-000000000000' }, 'annonceId'],
      [{ contactId, assigneeId: '018f0000-0000-7000-8000-000000000000' }, 'assigneeId'],
      [{ contactId, branchId: '018f0000-0000-7000-8000-000000000000' }, 'branchId'],
      [{ contactId, criteria: { bedroomsMin: -1 } }, 'criteria.bedroomsMin'],
      [{ contactId, org_id: casa.orgId }, 'org_id'],
    ]
    for (const [body, field] of faults) {
      const answer = await open(casa.admin, casa, body)
      expect(answer.status, field).toBe(400)
      expect(answer.body.errors[0]?.field, field).toBe(field)
    }
    const unknown = await open(casa.admin, casa, { contactId: '018f0000-0000-7000-8000-000000000000' })
    expect(unknown.status).toBe(404)
  })

  it('an agent opens for themselves and gives nobody anything', async () => {
    const agent = await t.member(casa, ['AGENT'])
    const made = await open(agent, casa, { contact: { displayName: 'Nora', phones: ['+212670000003'] } })
    expect(made.body.assignee?.id).toBe(agent.userId)
    expect([made.body.canEdit, made.body.canAssign, made.body.canRedactNotes]).toEqual([true, false, false])
    const given = await open(agent, casa, { contact: { displayName: 'Nora 2' }, assigneeId: casa.admin.userId })
    expect(given.status).toBe(403)
  })
})

describe('opening a dossier for a channel', () => {
  const enquiry = (contactId: string, more: Record<string, unknown> = {}) =>
    t.inOrg(casa.orgId, (ctx) =>
      openOrReuseDossier(ctx, {
        contactId,
        branchId: casa.branchId,
        caseType: 'LEAD_BUY',
        source: 'WHATSAPP',
        ...more,
      }),
    )

  it('ten messages at once belong to one dossier', async () => {
    const contactId = await aContact(casa)
    const found = await Promise.all(Array.from({ length: 10 }, () => enquiry(contactId)))
    expect(new Set(found.map((f) => f.dossierId)).size).toBe(1)
    expect(found.filter((f) => f.created)).toHaveLength(1)
  })

  it('reuses any open case unless the message is clearly about another one', async () => {
    const contactId = await aContact(casa)
    const first = await enquiry(contactId, { caseType: 'LEAD_RENT' })
    expect((await enquiry(contactId, { preferCaseType: false })).dossierId).toBe(first.dossierId)
    const other = await enquiry(contactId, { preferCaseType: true })
    expect(other).toMatchObject({ created: true })
    expect(other.dossierId).not.toBe(first.dossierId)
  })

  it('a quoted reference becomes an interest, an unknown one does not, and a form is told on the timeline', async () => {
    const annonce = await anAnnonce(t, casa)
    const contactId = await aContact(casa)
    const { dossierId } = await enquiry(contactId)
    const again = await enquiry(contactId, {
      source: 'PORTAL',
      enquiry: true,
      annonceReferences: [annonce.reference.toLowerCase(), 'A-1999-000001'],
    })
    expect(again).toEqual({ dossierId, created: false })
    const page = await casa.admin.get<DossierAnswer>(`/dossiers/${dossierId}`)
    expect(page.body.interests.map((i) => i.annonce.reference)).toEqual([annonce.reference])
    const codes = await t.superuser.query<{ code: string }>('select code from app.activities where dossier_id = $1', [
      dossierId,
    ])
    expect(codes.rows.map((r) => r.code)).toContain('dossier.reused')
  })

  it('goes to the least loaded member who is not away, or to nobody', async () => {
    const org = await t.org()
    const contactOf = () => aContact(org)
    const at = async (contactId: string) => {
      const enquired = { contactId, branchId: org.branchId, caseType: 'LEAD_BUY' as const, source: 'WHATSAPP' as const }
      return (await t.inOrg(org.orgId, (ctx) => openOrReuseDossier(ctx, enquired))).dossierId
    }
    const assigneeOf = async (id: string) => (await org.admin.get<DossierAnswer>(`/dossiers/${id}`)).body.assignee?.id
    expect(await assigneeOf(await at(await contactOf()))).toBeUndefined()
    const busy = await t.member(org, ['AGENT'])
    const free = await t.member(org, ['AGENT'])
    const away = await t.member(org, ['MANAGER'])
    await t.superuser.query(
      `insert into app.absences (org_id, user_id, starts_at, ends_at) values ($1, $2, '2026-03-10', '2026-03-20')`,
      [org.orgId, away.userId],
    )
    await open(org.admin, org, { assigneeId: busy.userId })
    expect(await assigneeOf(await at(await contactOf()))).toBe(free.userId)
  })

  it('says on the timeline when nobody answered in time, once', async () => {
    const contactId = await aContact(casa)
    const { dossierId } = await enquiry(contactId)
    const late = async () =>
      (
        await t.superuser.query(
          `select 1 from app.activities where dossier_id = $1 and code = 'dossier.first_response_late'`,
          [dossierId],
        )
      ).rows.length
    await t.app.drain()
    expect(await late()).toBe(0)
    t.clock.advance(16 * 60_000)
    await t.app.drain()
    await t.app.drain()
    expect(await late()).toBe(1)
  })
})

it('a key that may write dossiers but not read them is refused, and nothing is written', async () => {
  const org = await t.org()
  const contactId = await aContact(org)
  const key = await org.admin.send<{ secret: string }>('POST', '/api-keys', { name: 'x', scopes: ['dossier.write'] })
  const answer = await t.anonymous('POST', '/api/v1/dossiers', {
    headers: { authorization: `Bearer ${key.body.secret}` },
    body: { caseType: 'LEAD_BUY', source: 'WEBSITE', branchId: org.branchId, contactId },
  })
  const kept = await t.superuser.query('select 1 from app.dossiers where org_id = $1', [org.orgId])
  expect([answer.status, kept.rowCount]).toEqual([403, 0])
})

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Answer, bootTestApp, type Caller, type TestApp, type TestOrg } from '#testing'
import type { Interest, Party } from './dossier-page.schema.ts'
import { aContact, anAnnonce, type DossierAnswer, open } from './dossiers.fixtures.ts'

let t: TestApp
let casa: TestOrg

beforeAll(async () => {
  t = await bootTestApp()
  casa = await t.org({ country: 'MA' })
})
afterAll(() => t.close())

type Refusal = { code: string; errors: { field: string }[] }

const page = async (who: Caller, id: string) => (await who.get<DossierAnswer>(`/dossiers/${id}`)).body
const patch = (who: Caller, id: string, body: Record<string, unknown>) =>
  who.send<DossierAnswer>('PATCH', `/dossiers/${id}`, body)
const assign = (who: Caller, id: string, version: number, assigneeId: string | null) =>
  who.send<DossierAnswer>('POST', `/dossiers/${id}/assign`, { version, assigneeId })

describe('changing a dossier', () => {
  it('merges criteria, replaces the budget, takes away with null, and raises the version', async () => {
    const annonce = await anAnnonce(t, casa)
    const { id } = (await open(casa.admin, casa, { criteria: { cities: ['Rabat'], bedroomsMin: 2 } })).body
    const first = await patch(casa.admin, id, {
      version: 1,
      criteria: { bedroomsMin: 3, cities: null },
      budget: { min: null, max: 120_000_000, currency: 'MAD' },
      expectedValue: { amount: 3_000_000, currency: 'MAD' },
      annonceId: annonce.id,
      source: 'REFERRAL',
    })
    expect(first.body).toMatchObject({
      version: 2,
      criteria: { bedroomsMin: 3 },
      budget: { min: null, max: 120_000_000, currency: 'MAD' },
      expectedValue: { amount: 3_000_000, currency: 'MAD' },
      annonce: { id: annonce.id },
      source: 'REFERRAL',
    })
    expect(first.body.criteria).not.toHaveProperty('cities')
    expect(first.body.interests.map((i) => i.annonce.id)).toEqual([annonce.id])
    const second = await patch(casa.admin, id, { version: 2, budget: null, annonceId: null, expectedValue: null })
    expect(second.body).toMatchObject({
      version: 3,
      budget: null,
      annonce: null,
      expectedValue: null,
      criteria: { bedroomsMin: 3 },
    })
  })

  it('refuses a stale version with the current state, another currency and unknown fields', async () => {
    const { id } = (await open(casa.admin, casa)).body
    await patch(casa.admin, id, { version: 1, source: 'PARTNER' })
    const stale = await patch(casa.admin, id, { version: 1, source: 'OTHER' })
    expect([stale.status, stale.body.code, stale.body.current.source]).toEqual([409, 'VERSION_CONFLICT', 'PARTNER'])
    const euros = await patch(casa.admin, id, { version: 2, expectedValue: { amount: 1, currency: 'EUR' } })
    expect([euros.status, euros.body.errors[0]?.field]).toEqual([400, 'expectedValue.currency'])
    for (const body of [{ status: 'WON' }, { assigneeId: casa.admin.userId }, { version: 'x' }])
      expect((await patch(casa.admin, id, { version: 2, ...body })).status).toBe(400)
  })
})

describe('assigning', () => {
  it('moves the dossier between members, tells it, and is audited', async () => {
    const agent = await t.member(casa, ['AGENT'], { name: 'Yassine' })
    const { id } = (await open(casa.admin, casa)).body
    const given = await assign(casa.admin, id, 1, agent.userId)
    expect(given.body).toMatchObject({ assignee: { id: agent.userId, name: 'Yassine' }, version: 2 })
    expect((await page(agent, id)).canEdit).toBe(true)
    expect((await assign(casa.admin, id, 2, agent.userId)).body.version).toBe(2)
    expect((await assign(casa.admin, id, 2, null)).body.assignee).toBeNull()
    const told = await t.superuser.query<{ code: string }>(
      `select code from app.activities where dossier_id = $1 and type = 'ASSIGNMENT' order by id`,
      [id],
    )
    expect(told.rows.map((r) => r.code)).toEqual(['dossier.assigned', 'dossier.unassigned'])
    const audited = await t.superuser.query(
      `select 1 from app.audit_entries e join app.audit_values v on v.org_id = e.org_id and v.entry_id = e.id
        where e.entity = 'dossiers' and e.entity_id = $1 and v.changes ? 'assignee_id' and e.action = 'UPDATE'`,
      [id],
    )
    expect(audited.rows).toHaveLength(2)
  })

  it('only to active members who work on dossiers, only by managers', async () => {
    const { id } = (await open(casa.admin, casa)).body
    const auditor = await t.member(casa, ['AUDITOR'])
    const stranger = (await t.org()).admin
    for (const person of [auditor, stranger]) {
      const refused = await assign(casa.admin, id, 1, person.userId)
      expect([refused.status, refused.body.errors[0]?.field]).toEqual([400, 'assigneeId'])
    }
    const agent = await t.member(casa, ['AGENT'])
    const own = (await open(agent, casa, { contact: { displayName: 'Moi' } })).body
    expect((await assign(agent, own.id, own.version, null)).status).toBe(403)
    const two = await Promise.all([
      assign(casa.admin, id, 1, casa.admin.userId),
      assign(casa.admin, id, 1, agent.userId),
    ])
    expect(two.map((a) => a.status).sort()).toEqual([200, 409])
  })
})

describe('interests', () => {
  it('keep their state, opinion and reason, each annonce once', async () => {
    const { id } = (await open(casa.admin, casa)).body
    const annonce = await anAnnonce(t, casa)
    const made = await casa.admin.send<Interest>('POST', `/dossiers/${id}/interests`, {
      annonceId: annonce.id,
      state: 'PROPOSED',
      opinion: 'Trop loin',
    })
    expect(made.body).toMatchObject({
      state: 'PROPOSED',
      opinion: 'Trop loin',
      annonce: { reference: annonce.reference },
    })
    const again = await casa.admin.send('POST', `/dossiers/${id}/interests`, {
      annonceId: annonce.id,
      state: 'INTERESTED',
    })
    expect(again.status).toBe(409)
    const change = (body: unknown) =>
      casa.admin.send<Interest & { errors: { field: string }[] }>(
        'PATCH',
        `/dossiers/${id}/interests/${made.body.id}`,
        body,
      )
    const bare = await change({ state: 'REFUSED' })
    expect([bare.status, bare.body.errors[0]?.field]).toEqual([400, 'reason'])
    expect((await change({ state: 'REFUSED', reason: 'Pas d’ascenseur' })).body).toMatchObject({
      state: 'REFUSED',
      reason: 'Pas d’ascenseur',
      opinion: 'Trop loin',
    })
    expect((await change({ reason: null })).status).toBe(400)
  })
})

describe('parties', () => {
  it('stand in the order given to them, the primary one first, and new ones at the end', async () => {
    const { id } = (await open(casa.admin, casa)).body
    const add = async (role: string) => {
      const body = { contact: { displayName: role }, role }
      return (await casa.admin.send<Party>('POST', `/dossiers/${id}/parties`, body)).body.id
    }
    const [bank, notary] = [await add('BANK'), await add('NOTARY')]
    const buyer = (await page(casa.admin, id)).parties.find((p) => p.primary)?.id ?? ''
    const arrange = (who: Caller, partyIds: string[]) =>
      who.send<Refusal & { items: Party[] }>('PUT', `/dossiers/${id}/parties/order`, { partyIds })
    const done = await arrange(casa.admin, [buyer, notary, bank])
    expect(done.body.items.map((p) => p.role)).toEqual(['BUYER', 'NOTARY', 'BANK'])
    await add('GUARANTOR')
    const stands = async () => (await page(casa.admin, id)).parties.map((p) => p.role)
    expect(await stands()).toEqual(['BUYER', 'NOTARY', 'BANK', 'GUARANTOR'])
    const wrong = await arrange(casa.admin, [buyer, bank, notary])
    expect([wrong.status, wrong.body.errors[0]?.field]).toEqual([400, 'partyIds'])
    const lyon = await t.org({ country: 'FR' })
    for (const [who, status] of [
      // Of the branch's queue: read by the agent, changed by nobody but who takes it.
      [await t.member(casa, ['AGENT']), 403],
      [await t.member(casa, ['AUDITOR']), 403],
      [lyon.admin, 404],
    ] as const)
      expect((await arrange(who, [])).status).toBe(status)
    expect(await stands()).toEqual(['BUYER', 'NOTARY', 'BANK', 'GUARANTOR'])
  })

  it('one is primary; the mark moves, and goes with who is removed', async () => {
    const { id } = (await open(casa.admin, casa)).body
    const add = (body: unknown) => casa.admin.send<Party>('POST', `/dossiers/${id}/parties`, body)
    const notary = (await add({ contactId: await aContact(casa, 'Notaire'), role: 'NOTARY' })).body
    expect(notary).toMatchObject({ role: 'NOTARY', primary: false, share: null })
    const buyer = (await add({ contact: { displayName: 'Conjoint' }, role: 'BUYER', share: 50, primary: true })).body
    const primaries = async () => (await page(casa.admin, id)).parties.filter((p) => p.primary).map((p) => p.id)
    expect(await primaries()).toEqual([buyer.id])
    const changed = await casa.admin.send<Party>('PATCH', `/dossiers/${id}/parties/${notary.id}`, {
      primary: true,
      note: 'Étude du centre',
    })
    expect(changed.body).toMatchObject({ primary: true, note: 'Étude du centre' })
    expect(await primaries()).toEqual([notary.id])
    expect(await casa.admin.send('PATCH', `/dossiers/${id}/parties/${notary.id}`, {})).toMatchObject({
      status: 400,
      body: { code: 'VALIDATION_FAILED' },
    })
    expect((await casa.admin.send('DELETE', `/dossiers/${id}/parties/${notary.id}`)).status).toBe(204)
    expect(await primaries()).toEqual([])
    expect((await casa.admin.send('DELETE', `/dossiers/${id}/parties/${notary.id}`)).status).toBe(404)
    expect((await add({ contactId: await aContact(casa), role: 'BUYER', share: 101 })).status).toBe(400)
    expect((await add({ role: 'BUYER' })).status).toBe(400)
  })

  it('an agent brings in people of their own, not somebody else’s contacts by id', async () => {
    const agent = await t.member(casa, ['AGENT'])
    const { id } = (await open(agent, casa, { contact: { displayName: 'Moi' } })).body
    const foreign = await aContact(casa)
    expect((await agent.send('POST', `/dossiers/${id}/parties`, { contactId: foreign, role: 'BUYER' })).status).toBe(
      404,
    )
    expect(
      (await agent.send('POST', `/dossiers/${id}/parties`, { contact: { displayName: 'Banque' }, role: 'BANK' }))
        .status,
    ).toBe(201)
    expect((await open(agent, casa, { contactId: foreign })).status).toBe(404)
  })
})

describe('what others cannot do with a dossier', () => {
  /** Every route of the module on one dossier, with bodies that would be good. */
  async function everyRoute(
    who: Caller,
    target: { id: string; partyId: string; interestId: string; annonceId: string },
  ): Promise<Answer[]> {
    const { id, partyId, interestId, annonceId } = target
    return [
      await who.get(`/dossiers/${id}`),
      await who.get(`/dossiers/${id}/transitions`),
      await who.send('PATCH', `/dossiers/${id}`, { version: 1, source: 'OTHER' }),
      await who.send('POST', `/dossiers/${id}/transitions`, { to: 'CONTACTED', version: 1 }),
      await who.send('POST', `/dossiers/${id}/reopen`, { version: 1, justification: 'x' }),
      await who.send('POST', `/dossiers/${id}/assign`, { version: 1, assigneeId: null }),
      await who.send('POST', `/dossiers/${id}/interests`, { annonceId, state: 'PROPOSED' }),
      await who.send('PATCH', `/dossiers/${id}/interests/${interestId}`, { opinion: 'x' }),
      await who.send('POST', `/dossiers/${id}/parties`, { contact: { displayName: 'X' }, role: 'OTHER' }),
      await who.send('PATCH', `/dossiers/${id}/parties/${partyId}`, { note: 'x' }),
      await who.send('DELETE', `/dossiers/${id}/parties/${partyId}`),
    ]
  }
  async function target() {
    const annonce = await anAnnonce(t, casa)
    const made = (await open(casa.admin, casa, { annonceId: annonce.id, assigneeId: casa.admin.userId })).body
    return { id: made.id, partyId: made.parties[0]!.id, interestId: made.interests[0]!.id, annonceId: annonce.id, made }
  }

  it('another organisation finds nothing on any route, and uses nothing of this one', async () => {
    const lyon = await t.org({ country: 'FR' })
    const dossier = await target()
    expect((await everyRoute(lyon.admin, dossier)).map((a) => a.status)).toEqual(Array.from({ length: 11 }, () => 404))
    const own = (await open(lyon.admin, lyon)).body
    const using: [string, string, Record<string, unknown>, number][] = [
      ['POST', '/dossiers', { caseType: 'LEAD_BUY', source: 'OTHER', contactId: dossier.made.contact.id }, 404],
      ['POST', `/dossiers/${own.id}/interests`, { annonceId: dossier.annonceId, state: 'PROPOSED' }, 400],
      ['POST', `/dossiers/${own.id}/parties`, { contactId: dossier.made.contact.id, role: 'OTHER' }, 404],
      ['PATCH', `/dossiers/${own.id}/parties/${dossier.partyId}`, { note: 'x' }, 404],
      ['PATCH', `/dossiers/${own.id}/interests/${dossier.interestId}`, { opinion: 'x' }, 404],
      ['POST', `/dossiers/${own.id}/assign`, { version: 1, assigneeId: casa.admin.userId }, 400],
      ['PATCH', `/dossiers/${own.id}`, { version: 1, annonceId: dossier.annonceId }, 400],
    ]
    for (const [method, url, body, status] of using)
      expect((await lyon.admin.send(method as 'POST', url, body)).status, `${method} ${url}`).toBe(status)
    expect((await page(casa.admin, dossier.id)).version).toBe(1)
  })

  it('an agent without it finds nothing; commands of managers are refused before', async () => {
    const agent = await t.member(casa, ['AGENT'])
    const dossier = await target()
    const expected = [404, 404, 404, 404, 403, 403, 404, 404, 404, 404, 404]
    expect((await everyRoute(agent, dossier)).map((a) => a.status)).toEqual(expected)
  })

  it('an auditor reads and changes nothing; owners and moderators see nothing', async () => {
    const dossier = await target()
    const auditor = await t.member(casa, ['AUDITOR'])
    const refused = Array.from({ length: 9 }, () => 403)
    expect((await everyRoute(auditor, dossier)).map((a) => a.status)).toEqual([200, 200, ...refused])
    for (const role of ['OWNER', 'MODERATOR']) {
      const person = await t.member(casa, [role])
      expect((await everyRoute(person, dossier)).map((a) => a.status)).toEqual([403, 403, ...refused])
      expect((await person.get('/dossiers')).status).toBe(403)
      expect((await person.get('/pipeline?caseType=LEAD_BUY')).status).toBe(403)
      expect((await open(person, casa, { contact: { displayName: 'X' } })).status).toBe(403)
    }
    expect((await page(casa.admin, dossier.id)).version).toBe(1)
  })
})

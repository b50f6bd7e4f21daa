import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bootTestApp, type Caller, type TestApp, type TestOrg } from '#testing'
import type { Party } from './dossier-page.schema.ts'
import { aContact, anAnnonce, open } from './dossiers.fixtures.ts'

let t: TestApp
let casa: TestOrg
let lyon: TestOrg

beforeAll(async () => {
  t = await bootTestApp()
  casa = await t.org({ country: 'MA' })
  lyon = await t.org({ country: 'FR' })
})
afterAll(() => t.close())

type Role = { role: string; dossier: { id: string } | null; annonce: { id: string; reference: string } | null }
type Refusal = { code: string; errors: { field: string }[] }

const list = (who: Caller, id: string) => who.get<{ items: Party[] }>(`/annonces/${id}/parties`)
const add = (who: Caller, id: string, body: unknown) =>
  who.send<Party & Refusal>('POST', `/annonces/${id}/parties`, body)
const change = (who: Caller, id: string, partyId: string, body: unknown) =>
  who.send<Party & Refusal>('PATCH', `/annonces/${id}/parties/${partyId}`, body)
const rolesOf = async (contactId: string, who: Caller = casa.admin) =>
  (await who.get<{ roles: Role[] }>(`/contacts/${contactId}`)).body.roles

describe('parties of an annonce', () => {
  it('stand on it in their order, with share and note, and on the page of the contact', async () => {
    const annonce = await anAnnonce(t, casa)
    const [seller, notary] = [await aContact(casa, 'Vendeuse'), await aContact(casa, 'Notaire')]
    await add(casa.admin, annonce.id, { contactId: notary, role: 'NOTARY', position: 2 })
    const made = await add(casa.admin, annonce.id, {
      contactId: seller,
      role: 'SELLER',
      share: 50,
      note: 'Indivision',
      position: 1,
    })
    expect(made).toMatchObject({ status: 201, body: { role: 'SELLER', share: 50, note: 'Indivision', primary: false } })
    const { items } = (await list(casa.admin, annonce.id)).body
    expect(items.map((p) => [p.role, p.contact.id])).toEqual([
      ['SELLER', seller],
      ['NOTARY', notary],
    ])
    expect(await rolesOf(seller)).toMatchObject([
      { role: 'SELLER', dossier: null, annonce: { id: annonce.id, reference: annonce.reference } },
    ])
    const told = await t.superuser.query<{ code: string }>(
      `select code from app.activities where annonce_id = $1 and code like 'party.%'`,
      [annonce.id],
    )
    expect(told.rows.map((r) => r.code)).toEqual(['party.added', 'party.added'])
  })

  it('have one primary, also when two are named at once; the mark goes with who is removed', async () => {
    const annonce = await anAnnonce(t, casa)
    const parties = await Promise.all(
      [1, 2, 3].map(
        async () =>
          (await add(casa.admin, annonce.id, { contactId: await aContact(casa), role: 'SELLER', primary: true }))
            .status,
      ),
    )
    expect(parties).toEqual([201, 201, 201])
    const primaries = async () => (await list(casa.admin, annonce.id)).body.items.filter((p) => p.primary)
    expect(await primaries()).toHaveLength(1)
    const [first] = await primaries()
    const gone = await casa.admin.send('DELETE', `/annonces/${annonce.id}/parties/${first?.id}`)
    expect([gone.status, await primaries()]).toEqual([204, []])
    expect((await casa.admin.send('DELETE', `/annonces/${annonce.id}/parties/${first?.id}`)).status).toBe(404)
  })

  it('are refused with their field: a role nobody knows, more than the whole, a change of nothing', async () => {
    const annonce = await anAnnonce(t, casa)
    const contactId = await aContact(casa)
    const fault = async (body: Record<string, unknown>) => {
      const { status, body: said } = await add(casa.admin, annonce.id, body)
      return [status, said.errors?.[0]?.field]
    }
    expect(await fault({ contactId, role: 'COUSIN' })).toEqual([400, 'role'])
    expect(await fault({ contactId, role: 'SELLER', share: 101 })).toEqual([400, 'share'])
    expect(await fault({ role: 'SELLER' })).toEqual([400, 'contactId'])
    const made = await add(casa.admin, annonce.id, { contactId, role: 'SELLER' })
    expect((await change(casa.admin, annonce.id, made.body.id, {})).status).toBe(400)
    expect((await change(casa.admin, annonce.id, made.body.id, { note: 'Seule' })).body.note).toBe('Seule')
    const other = await anAnnonce(t, casa)
    expect((await change(casa.admin, other.id, made.body.id, { note: 'x' })).status).toBe(404)
  })
})

describe('the order of parties of an annonce', () => {
  it('is changed by who sees them; those an agent may not see keep their places', async () => {
    const annonce = await anAnnonce(t, casa)
    const agent = await t.member(casa, ['AGENT'])
    const own = async () => (await open(agent, casa, { contact: { displayName: 'A moi' } })).body.contact.id
    const contacts = [await own(), await aContact(casa, 'A la direction'), await own()]
    const ids: string[] = []
    for (const contactId of contacts)
      ids.push((await add(casa.admin, annonce.id, { contactId, role: 'SELLER' })).body.id)
    const [first = '', hidden = '', last = ''] = ids
    const arrange = (who: Caller, partyIds: string[]) =>
      who.send<{ items: Party[] } & Refusal>('PUT', `/annonces/${annonce.id}/parties/order`, { partyIds })
    expect((await arrange(agent, [last, first])).body.items.map((p) => p.id)).toEqual([last, first])
    expect((await list(casa.admin, annonce.id)).body.items.map((p) => p.id)).toEqual([last, hidden, first])
    expect((await arrange(agent, [last, hidden, first])).status).toBe(400)
    expect((await arrange(lyon.admin, [first])).status).toBe(404)
    expect((await arrange(await t.member(casa, ['OWNER']), [first])).status).toBe(403)
  })
})

describe('a part in the dossier of somebody else', () => {
  it('stands on the page of the contact, for who may see that dossier', async () => {
    const guarantor = await aContact(casa, 'Garante')
    const { id } = (await open(casa.admin, casa, { assigneeId: casa.admin.userId })).body
    await casa.admin.send('POST', `/dossiers/${id}/parties`, { contactId: guarantor, role: 'GUARANTOR' })
    expect(await rolesOf(guarantor)).toMatchObject([{ role: 'GUARANTOR', dossier: { id }, annonce: null }])
    const agent = await t.member(casa, ['AGENT'])
    await open(casa.admin, casa, { contactId: guarantor, assigneeId: agent.userId })
    expect(await rolesOf(guarantor, agent)).toEqual([])
  })
})

describe('what others cannot do with them', () => {
  it('an agent sees and touches parties who are contacts of theirs, another agency and lower roles none', async () => {
    const annonce = await anAnnonce(t, casa)
    const agent = await t.member(casa, ['AGENT'])
    const mine = (await open(agent, casa, { contact: { displayName: 'A moi' } })).body.contact.id
    const hidden = await aContact(casa, 'A la direction')
    const theirs = (await add(casa.admin, annonce.id, { contactId: hidden, role: 'NOTARY' })).body.id
    expect((await add(agent, annonce.id, { contactId: hidden, role: 'SELLER' })).status).toBe(404)
    expect((await change(agent, annonce.id, theirs, { note: 'x' })).status).toBe(404)
    expect((await agent.send('DELETE', `/annonces/${annonce.id}/parties/${theirs}`)).status).toBe(404)
    expect((await add(agent, annonce.id, { contactId: mine, role: 'SELLER' })).status).toBe(201)
    expect((await list(agent, annonce.id)).body.items.map((p) => p.contact.id)).toEqual([mine])

    const auditor = await t.member(casa, ['AUDITOR'])
    expect([
      (await list(auditor, annonce.id)).status,
      (await change(auditor, annonce.id, theirs, { note: 'x' })).status,
    ]).toEqual([200, 403])
    for (const role of ['OWNER', 'MODERATOR']) {
      const person = await t.member(casa, [role])
      expect([
        (await list(person, annonce.id)).status,
        (await change(person, annonce.id, theirs, { note: 'x' })).status,
      ]).toEqual([403, 403])
    }
    expect((await list(lyon.admin, annonce.id)).status).toBe(404)
    expect((await add(lyon.admin, annonce.id, { contactId: await aContact(lyon), role: 'SELLER' })).status).toBe(404)
    const ours = await anAnnonce(t, lyon)
    expect((await add(lyon.admin, ours.id, { contactId: hidden, role: 'SELLER' })).status).toBe(404)
  })
})

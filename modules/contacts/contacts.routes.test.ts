import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bootTestApp, type Caller, type TestApp, type TestOrg } from '#testing'

let t: TestApp
let casa: TestOrg
let lyon: TestOrg

beforeAll(async () => {
  t = await bootTestApp()
  casa = await t.org({ country: 'MA' })
  lyon = await t.org({ country: 'FR' })
})
afterAll(() => t.close())

type Contact = {
  id: string
  displayName: string
  identities: { id: string; kind: string; value: string; raw: string }[]
  version: number
}

const create = (who: Caller, body: unknown) =>
  who.send<Contact & { code: string; errors: { field: string; code: string }[]; existing: unknown }>(
    'POST',
    '/contacts',
    body,
  )

describe('contacts', () => {
  it('stores a national number in the form of the branch country and keeps what was typed', async () => {
    const moroccan = await create(casa.admin, { displayName: 'Salma Bennani', phones: ['06 12 34 56 78'] })
    expect(moroccan.status).toBe(201)
    expect(moroccan.body.identities[0]).toMatchObject({ kind: 'PHONE', value: '+212612345678', raw: '06 12 34 56 78' })
    const french = await create(lyon.admin, { displayName: 'Paul Martin', phones: ['06 12 34 56 78'] })
    expect(french.body.identities[0]?.value).toBe('+33612345678')
  })

  it('names every number and address that cannot be one', async () => {
    const answer = await create(casa.admin, { displayName: 'X', phones: ['abc', '+212600000001'], emails: ['nope'] })
    expect(answer.status).toBe(400)
    expect(answer.body.errors.map((e) => e.field)).toEqual(['phones.0', 'emails.0'])
  })

  it('refuses a second contact with the same number and shows the first', async () => {
    await create(casa.admin, { displayName: 'Omar', phones: ['+212661000001'] })
    const again = await create(casa.admin, { displayName: 'Omar bis', phones: ['00212661000001'] })
    expect(again.status).toBe(409)
    expect(again.body.code).toBe('DUPLICATE_CONTACT')
    expect(again.body.existing).toMatchObject({ displayName: 'Omar' })
  })

  it('lets two agencies know the same number without seeing each other', async () => {
    const phone = '+212661000099'
    const a = await create(casa.admin, { displayName: 'Nadia', phones: [phone] })
    const b = await create(lyon.admin, { displayName: 'Nadia L.', phones: [phone] })
    expect([a.status, b.status]).toEqual([201, 201])
    expect((await lyon.admin.get(`/contacts/${a.body.id}`)).status).toBe(404)
    const list = await lyon.admin.get<{ items: Contact[] }>('/contacts?q=Nadia')
    expect(list.body.items.map((c) => c.id)).toEqual([b.body.id])
  })

  it('finds a number however it is typed', async () => {
    const made = await create(casa.admin, { displayName: 'Yassine', phones: ['+212677889900'] })
    for (const q of ['0677 88 99 00', '+212677889900', '00212677889900', '677889', 'yass']) {
      const list = await casa.admin.get<{ items: Contact[] }>(`/contacts?q=${encodeURIComponent(q)}`)
      expect(
        list.body.items.map((c) => c.id),
        q,
      ).toContain(made.body.id)
    }
  })

  it('refuses a change made on a stale version', async () => {
    const made = await create(casa.admin, { displayName: 'Version' })
    const first = await casa.admin.send('PATCH', `/contacts/${made.body.id}`, { version: 1, note: 'un' })
    expect(first.status).toBe(200)
    const stale = await casa.admin.send('PATCH', `/contacts/${made.body.id}`, { version: 1, note: 'deux' })
    expect(stale.status).toBe(409)
    expect(stale.body.code).toBe('VERSION_CONFLICT')
  })

  it('says which field is unknown or too long', async () => {
    const long = await create(casa.admin, { displayName: 'x'.repeat(10_000) })
    expect(long.status).toBe(400)
    expect(long.body.errors[0]?.field).toBe('displayName')
    const unknown = await create(casa.admin, { displayName: 'ok', org_id: lyon.orgId })
    expect(unknown.status).toBe(400)
  })

  it('needs an organisation, a membership and a session', async () => {
    const none = await casa.admin.get('/contacts', { 'x-org-id': '' })
    expect([none.status, none.body.code]).toEqual([400, 'ORG_REQUIRED'])
    const foreign = await casa.admin.get('/contacts', { 'x-org-id': lyon.orgId })
    expect([foreign.status, foreign.body.code]).toEqual([403, 'ORG_FORBIDDEN'])
    const nobody = await t.anonymous('GET', '/api/v1/contacts', { headers: { 'x-org-id': casa.orgId } })
    expect([nobody.status, nobody.body.code]).toEqual([401, 'UNAUTHENTICATED'])
    const forged = await casa.admin.send('POST', '/contacts', { displayName: 'CSRF' }, { 'x-atlas-csrf': '0' })
    expect([forged.status, forged.body.code]).toEqual([403, 'CSRF_REFUSED'])
  })
})

describe('what lower roles cannot do with contacts', () => {
  it('an auditor reads but never writes; an owner and a moderator see none', async () => {
    const auditor = await t.member(casa, ['AUDITOR'])
    expect((await auditor.get('/contacts')).status).toBe(200)
    expect((await create(auditor, { displayName: 'No' })).status).toBe(403)
    for (const role of ['OWNER', 'MODERATOR']) {
      const person = await t.member(casa, [role])
      expect((await person.get('/contacts')).status, role).toBe(403)
    }
  })

  it('an agent sees only contacts of dossiers that are theirs', async () => {
    const agent = await t.member(casa, ['AGENT'])
    const made = await create(casa.admin, { displayName: 'Not yours' })
    expect((await agent.get(`/contacts/${made.body.id}`)).status).toBe(404)
    expect((await agent.send('PATCH', `/contacts/${made.body.id}`, { version: 1, note: 'x' })).status).toBe(404)
    const list = await agent.get<{ items: Contact[] }>('/contacts')
    expect(list.body.items).toEqual([])
  })
})

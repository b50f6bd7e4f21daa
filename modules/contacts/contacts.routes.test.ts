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

  it('is one person by number first, then by address, whatever its capitals', async () => {
    const [a, b] = [
      await create(casa.admin, { displayName: 'Par numéro', phones: ['+212661000002'] }),
      await create(casa.admin, { displayName: 'Par adresse', emails: [' Zoe.Alami@Example.COM '] }),
    ]
    expect(b.body.identities[0]?.value).toBe('zoe.alami@example.com')
    const same = await create(casa.admin, { displayName: 'Zoé', emails: ['ZOE.alami@example.com'] })
    expect([same.status, same.body.existing]).toEqual([409, { id: b.body.id, displayName: 'Par adresse' }])
    const both = await casa.admin.send<{ contact: { id: string } }>('POST', '/dossiers', {
      caseType: 'LEAD_BUY',
      source: 'WALK_IN',
      assigneeId: casa.admin.userId,
      contact: { displayName: 'Les deux', emails: ['zoe.alami@example.com'], phones: ['0661 00 00 02'] },
    })
    expect(both.body.contact.id).toBe(a.body.id)
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

describe('the search of contacts', () => {
  let agency: TestOrg
  const ids = new Map<string, string>()
  const people: [name: string, more: object][] = [
    ['Chloé Lefèvre', { phones: ['+33612340001'] }],
    ['Youssef El Benali', { phones: ['+212610000123'], emails: ['y.benali@riad-atlas.example'] }],
    ['Amina Benali', { phones: ['+212655443322'] }],
    ['أحمد العلوي', {}],
    ['Agence 100% Immo', {}],
    ['Agence 1000 Immo', {}],
    ['Rue_Haute SARL', { emails: ['info@haute.example'] }],
    ["Said L'Hassani", {}],
    ['Ghita Saidi', {}],
  ]
  beforeAll(async () => {
    agency = await t.org({ country: 'MA' })
    for (const [displayName, more] of people) {
      const made = await create(agency.admin, { displayName, ...more })
      expect(made.status).toBe(201)
      ids.set(displayName, made.body.id)
    }
  })
  const names = async (who: Caller, q: string, more = '') => {
    const answer = await who.get<{ items: Contact[]; nextCursor: string | null }>(
      `/contacts?q=${encodeURIComponent(q)}${more}`,
    )
    expect(answer.status).toBe(200)
    return answer.body.items.map((c) => c.displayName)
  }

  it.each([
    ['without accents', 'chloe lefevre', ['Chloé Lefèvre']],
    ['with accents that are not there', 'CHLÔÉ', ['Chloé Lefèvre']],
    ['in Arabic, whatever the form of a letter', 'احمد', ['أحمد العلوي']],
    ['in Arabic, by the end of a word', 'علوي', ['أحمد العلوي']],
    ['in any order', 'benali youssef', ['Youssef El Benali']],
    ['by parts of words', 'yous nali', ['Youssef El Benali']],
    ['by two letters that begin a word', 'am', ['Amina Benali']],
    ['newest first', 'benali', ['Amina Benali', 'Youssef El Benali']],
    ['by an address', 'y.benali@riad', ['Youssef El Benali']],
    ['by a part of an address', 'riad-atlas', ['Youssef El Benali']],
    ['by a name and a part of an address', 'youssef atlas', ['Youssef El Benali']],
    ['by a name and a part of a number', 'benali 0610 00', ['Youssef El Benali']],
    ['with two letters swapped', 'yuossef', ['Youssef El Benali']],
    ['with a letter missing', 'yossef benali', ['Youssef El Benali']],
    ['with a letter too many', 'chlooe', ['Chloé Lefèvre']],
    ['with a wrong letter', 'aminq', ['Amina Benali']],
    ['with a slip in Arabic', 'احكد', ['أحمد العلوي']],
    ['with a slip in each word', 'aimna benlai', ['Amina Benali']],
    ['with a slip that makes another name', 'saidi lhassani', []],
    ['with a slip that makes another name, beside one that is right', 'saidi hassani', ["Said L'Hassani"]],
    ['% stands for itself', '100%', ['Agence 100% Immo']],
    ['_ stands for itself', 'rue_haute', ['Rue_Haute SARL']],
    ['_ is no wild card', '1_0 immo', []],
    ['signs alone are nothing', '%_', []],
    ['a backslash is nothing', '\\', []],
    ['nobody', 'zzzz', []],
    ['not one word more than there is', 'amina zzzz', []],
    ['not the number of one with the name of another', 'amina 0610000123', []],
  ])('finds %s: %s', async (_, q, expected) => {
    expect(await names(agency.admin, q)).toEqual(expected)
  })

  it.each([
    '0610000123',
    '06 10 00 01 23',
    '+212 6.10.00.01.23',
    '00212610000123',
    '+212 (0)6 10-00-01-23',
    '10 00 01',
    '٠٦١٠٠٠٠١٢٣',
  ])('finds the number however it is typed: %s', async (q) => {
    expect(await names(agency.admin, q)).toEqual(['Youssef El Benali'])
  })

  it('reads on from page to page, and never goes on from right ones to near ones', async () => {
    for (let n = 0; n < 7; n += 1) await create(agency.admin, { displayName: `Tariq Page ${'abcdefg'[n]}` })
    await create(agency.admin, { displayName: 'Tarik Ailleurs' })
    for (const q of ['tariq', 'page tariq', 'tarqi']) {
      const seen: string[] = []
      let cursor = ''
      do {
        const page: { body: { items: Contact[]; nextCursor: string | null } } = await agency.admin.get(
          `/contacts?limit=3&q=${encodeURIComponent(q)}${cursor}`,
        )
        seen.push(...page.body.items.map((c) => c.displayName))
        cursor = page.body.nextCursor === null ? '' : `&cursor=${page.body.nextCursor}`
      } while (cursor !== '')
      expect(seen, q).toEqual(['g', 'f', 'e', 'd', 'c', 'b', 'a'].map((letter) => `Tariq Page ${letter}`))
      const beyond = await agency.admin.get<{ items: Contact[]; nextCursor: string | null }>(
        `/contacts?limit=7&q=${encodeURIComponent(q)}`,
      )
      expect([beyond.body.items.length, beyond.body.nextCursor]).toEqual([7, null])
    }
  })

  it('knows a name from the moment it changes, and no longer the one before', async () => {
    const made = await create(agency.admin, { displayName: 'Zacharie Premier' })
    expect(await names(agency.admin, 'zahcarie')).toEqual(['Zacharie Premier'])
    const changed = await agency.admin.send('PATCH', `/contacts/${made.body.id}`, {
      version: 1,
      displayName: 'Barnabé Second',
    })
    expect(changed.status).toBe(200)
    expect(await names(agency.admin, 'zahcarie')).toEqual([])
    expect(await names(agency.admin, 'branabe')).toEqual(['Barnabé Second'])
    const audited = await t.superuser.query<{ changes: Record<string, unknown> }>(
      `select v.changes from app.audit_entries e join app.audit_values v on v.org_id = e.org_id and v.entry_id = e.id
        where e.entity = 'contacts' and e.entity_id = $1 and e.action = 'UPDATE'`,
      [made.body.id],
    )
    expect(audited.rows.map((row) => Object.keys(row.changes))).toEqual([['display_name']])
  })

  it('shows another agency and people without a share in it nothing', async () => {
    for (const q of ['benali', '0610000123', 'yuossef', 'riad-atlas']) {
      expect(await names(lyon.admin, q), q).toEqual([])
      expect(await names(await t.member(agency, ['AGENT']), q), q).toEqual([])
    }
    const owner = await t.member(agency, ['OWNER'])
    expect((await owner.get('/contacts?q=benali')).status).toBe(403)
  })

  it('finds the only one an agent may see among many newer ones of that name', async () => {
    const agent = await t.member(agency, ['AGENT'])
    const opened = await agency.admin.send('POST', '/dossiers', {
      caseType: 'LEAD_BUY',
      source: 'WALK_IN',
      contactId: ids.get('Amina Benali'),
      assigneeId: agent.userId,
    })
    expect(opened.status).toBe(201)
    await t.superuser.query(
      `insert into app.contacts (org_id, display_name) select $1, 'Foule Benali ' || n from generate_series(1, 60) n`,
      [agency.orgId],
    )
    expect(await names(agent, 'benali', '&limit=5')).toEqual(['Amina Benali'])
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

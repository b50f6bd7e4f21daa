import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bootTestApp, type Caller, publishedAnnonce, type TestApp, type TestOrg } from '#testing'
import type { SearchResult } from './search.schema.ts'

let t: TestApp
let casa: TestOrg
let agent: Caller
let colleague: Caller

beforeAll(async () => {
  t = await bootTestApp()
  casa = await t.org({ country: 'MA' })
  agent = await t.member(casa, ['AGENT'], { name: 'Karim' })
  colleague = await t.member(casa, ['AGENT'], { name: 'Sara' })
})
afterAll(() => t.close())

async function aDossier(name: string, assigneeId: string, phone: string) {
  const made = await casa.admin.send<{ id: string; reference: string; contact: { id: string } }>('POST', '/dossiers', {
    caseType: 'LEAD_BUY',
    source: 'WALK_IN',
    assigneeId,
    contact: { displayName: name, phones: [phone] },
  })
  await casa.admin.send('POST', '/tasks', { title: `Rappeler ${name}`, dossierId: made.body.id, assigneeId })
  return made.body
}

const search = async (who: Caller, q: string) =>
  (await who.get<SearchResult>(`/search?q=${encodeURIComponent(q)}`)).body.groups
const found = async (who: Caller, q: string) =>
  Object.fromEntries((await search(who, q)).map(({ kind, items }) => [kind, items.map((hit) => hit.title)]))

describe('one box over everything', () => {
  it('finds by name whatever the accents and one slip, by any form of a number, by reference, and says what each is', async () => {
    const made = await aDossier('Émeline Zarhouni', agent.userId, '+212677889900')
    const annonceId = await publishedAnnonce(t, casa, { title: 'Riad Zarhouni avec patio' })
    for (const q of ['emeline zarhouni', 'Zarhouni', 'zahrouni', '06 77 88 99 00', '00212677889900'])
      expect((await found(casa.admin, q)).DOSSIER, q).toEqual(['Émeline Zarhouni'])
    const groups = await search(casa.admin, 'zarhouni')
    expect(groups.map((g) => [g.kind, g.items.length, g.more])).toEqual([
      ['DOSSIER', 1, false],
      ['CONTACT', 1, false],
      ['ANNONCE', 1, false],
      ['TASK', 1, false],
    ])
    expect(groups[0]?.items[0]).toMatchObject({ id: made.id, reference: made.reference, status: 'NEW' })
    expect(groups[1]?.items[0]).toMatchObject({ id: made.contact.id, detail: '+212677889900' })
    expect(groups[2]?.items[0]).toMatchObject({ id: annonceId, status: 'PUBLISHED' })
    expect(groups[3]?.items[0]).toMatchObject({ dossierId: made.id, reference: made.reference })
    expect((await found(casa.admin, made.reference.toLowerCase())).DOSSIER).toEqual(['Émeline Zarhouni'])
  })

  it('says that there are more than it shows', async () => {
    for (let n = 0; n < 7; n += 1) await aDossier(`Tarik Ouazzani ${n}`, agent.userId, `+21267100000${n}`)
    const [dossiers] = await search(casa.admin, 'ouazzani')
    expect([dossiers?.items.length, dossiers?.more]).toEqual([5, true])
  })

  it('answers nothing to nothing, and refuses what is no question', async () => {
    expect(await search(casa.admin, '  ')).toEqual([])
    expect(await search(casa.admin, '%_"\'\\')).toEqual([])
    expect((await casa.admin.get('/search')).status).toBe(400)
    expect((await casa.admin.get(`/search?q=${'x'.repeat(101)}`)).status).toBe(400)
    expect((await casa.admin.get('/search?q=x&limit=21')).status).toBe(400)
  })
})

describe('what it must not show', () => {
  it('nothing of another organisation, by whatever is typed', async () => {
    const made = await aDossier('Wissal Benkirane', agent.userId, '+212661122334')
    await publishedAnnonce(t, casa, { title: 'Villa Benkirane au calme' })
    const lyon = await t.org({ country: 'FR' })
    for (const q of ['benkirane', 'wissal', '0661122334', made.reference, 'rappeler', made.id])
      expect((await search(lyon.admin, q)).flatMap((g) => g.items.map((hit) => hit.title))).toEqual([])
  })

  it('to an agent nothing of a colleague’s dossiers: not the person, the number, the reference, the task', async () => {
    const theirs = await aDossier('Ghita Lamrini', colleague.userId, '+212662233445')
    for (const q of ['ghita', 'lamrini', '0662233445', theirs.reference, 'rappeler ghita'])
      expect(await found(agent, q), q).toEqual({})
    expect(Object.keys(await found(colleague, 'lamrini'))).toEqual(['DOSSIER', 'CONTACT', 'TASK'])
  })

  it('to each role only the kinds it may read', async () => {
    await aDossier('Nizar Cherkaoui', agent.userId, '+212663344556')
    await publishedAnnonce(t, casa, { title: 'Loft Cherkaoui lumineux' })
    const kinds = async (roles: string[]) => Object.keys(await found(await t.member(casa, roles), 'cherkaoui'))
    expect(await kinds(['AUDITOR'])).toEqual(['DOSSIER', 'CONTACT', 'ANNONCE', 'TASK'])
    for (const role of ['MODERATOR', 'OWNER']) {
      const seen = await kinds([role])
      for (const hidden of ['DOSSIER', 'CONTACT', 'TASK', 'CONVERSATION']) expect(seen, role).not.toContain(hidden)
    }
  })
})

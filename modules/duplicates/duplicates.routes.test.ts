import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bootTestApp, type Caller, type TestApp, type TestOrg } from '#testing'
import type { Suggestion } from './duplicates.schema.ts'

let t: TestApp
let casa: TestOrg
beforeAll(async () => {
  t = await bootTestApp()
  casa = await t.org()
})
afterAll(() => t.close())

const contact = async (who: Caller, displayName: string, more: Record<string, unknown> = {}) =>
  (await who.send<{ id: string }>('POST', '/contacts', { displayName, ...more })).body.id
type Page = { items: Suggestion[]; nextCursor: string | null }
const list = async (who: Caller, query = '') => (await who.get<Page>(`/duplicates${query}`)).body
const about = async (id: string) => (await list(casa.admin, `?contactId=${id}`)).items
const act = (who: Caller, id: string, what: string) =>
  who.send<Suggestion & { code: string }>('POST', `/duplicates/${id}/${what}`)

describe('suggestions of duplicates', () => {
  it('come after a contact is made, say why, and go when it changes', async () => {
    const first = await contact(casa.admin, 'Salma Bensaid', { phones: ['+212661500001'] })
    const second = await contact(casa.admin, 'سلمى بنسعيد', { emails: ['salma.bensaid@exemple.com'] })
    await t.app.drain()
    const [found] = await about(first)
    expect(found).toMatchObject({
      state: 'OPEN',
      left: { id: first },
      right: { id: second, displayName: 'سلمى بنسعيد' },
    })
    expect(found?.score).toBeGreaterThan(0.6)
    expect(found?.reasons.map((r) => r.code)).toEqual(
      expect.arrayContaining(['SAME_NAME', 'EMAIL_SPELLS_NAME', 'COMPLEMENTARY']),
    )
    await casa.admin.send('PATCH', `/contacts/${second}`, { version: 1, displayName: 'Karim Tazi' })
    await t.app.drain()
    expect(await about(first)).toEqual([])
  })

  it('a slip in the number is met, brothers are not', async () => {
    const first = await contact(casa.admin, 'Imane Lahlou', { phones: ['+212661234567'] })
    const slip = await contact(casa.admin, 'Imane Lahlou', { phones: ['+212661234576'] })
    await contact(casa.admin, 'Omar Lahlou', { phones: ['+212661234578'] })
    await t.app.drain()
    expect((await about(first)).map((s) => s.right.id)).toEqual([slip])
  })

  it('that are none are remembered, also by a walk over everybody, until taken back', async () => {
    const first = await contact(casa.admin, 'Gwendoline Kerbrat', { phones: ['+33612345001'] })
    await contact(casa.admin, 'Gwendolyne Kerbrat', { emails: ['gwendoline.kerbrat@exemple.fr'] })
    await t.app.drain()
    const [found] = await about(first)
    expect((await act(casa.admin, found?.id ?? '', 'dismiss')).body.state).toBe('NOT_DUPLICATE')
    expect((await act(casa.admin, found?.id ?? '', 'dismiss')).body.code).toBe('SUGGESTION_DECIDED')
    expect((await casa.admin.send('POST', '/duplicates/scan')).status).toBe(202)
    await t.app.drain()
    expect(await about(first)).toEqual([])
    expect((await act(casa.admin, found?.id ?? '', 'restore')).body.state).toBe('OPEN')
    expect(await about(first)).toHaveLength(1)
  })

  it('are settled by merging and open again when it is taken back', async () => {
    const first = await contact(casa.admin, 'Abdessamad Ouchen', { phones: ['+212661500010'] })
    const second = await contact(casa.admin, 'Abdesamad Ouchen', { emails: ['abdessamad.ouchen@exemple.com'] })
    await t.app.drain()
    const done = await casa.admin.send<{ mergeId: string }>('POST', `/contacts/${first}/merge`, {
      loserId: second,
      version: 1,
      loserVersion: 1,
    })
    await t.app.drain()
    expect(await about(first)).toEqual([])
    expect((await list(casa.admin, `?state=MERGED&contactId=${first}`)).items).toHaveLength(1)
    await casa.admin.send('POST', `/merges/${done.body.mergeId}/undo`)
    await t.app.drain()
    expect(await about(first)).toHaveLength(1)
  })

  it('a walk over a base without keys finds what is there, page by page, the likeliest first', async () => {
    const org = await t.org()
    await t.superuser.query(
      `with c as (insert into app.contacts (org_id, display_name) select $1, 'Zaynab Rarissime ' || chr(65 + n % 13) || 'ovanna' from generate_series(0, 259) n returning id)
       insert into app.channel_identities (org_id, contact_id, kind, value) select $1, id, 'PHONE', '+2126' || (10000000 + row_number() over () * 7919) from c`,
      [org.orgId],
    )
    await org.admin.send('POST', '/duplicates/scan')
    for (let round = 0; round < 5; round += 1) await t.app.drain()
    const seen: Suggestion[] = []
    for (let cursor: string | null = ''; cursor !== null && seen.length < 300; ) {
      const page: Page = await list(org.admin, `?limit=100${cursor ? `&cursor=${cursor}` : ''}`)
      seen.push(...page.items)
      cursor = page.nextCursor
    }
    expect(seen.length).toBeGreaterThan(100)
    expect(new Set(seen.map((s) => s.id)).size).toBe(seen.length)
    const scores = seen.map((s) => s.score)
    expect(scores).toEqual([...scores].sort((x, y) => y - x))
  })
})

describe('what others cannot do with suggestions', () => {
  it('another organisation sees and decides none; agents, owners, moderators and auditors neither', async () => {
    const lyon = await t.org({ country: 'FR' })
    const first = await contact(casa.admin, 'Hafsa Elmerini', { phones: ['+212661500020'] })
    await contact(casa.admin, 'حفصة المريني', { emails: ['hafsa.elmerini@exemple.com'] })
    await t.app.drain()
    const id = (await about(first))[0]?.id ?? ''
    expect((await list(lyon.admin, `?contactId=${first}`)).items).toEqual([])
    expect((await act(lyon.admin, id, 'dismiss')).status).toBe(404)
    for (const role of ['AGENT', 'OWNER', 'MODERATOR', 'AUDITOR']) {
      const who = await t.member(casa, [role])
      const answers = [
        await who.get('/duplicates'),
        await act(who, id, 'dismiss'),
        await who.send('POST', '/duplicates/scan'),
      ]
      expect(
        answers.map((a) => a.status),
        role,
      ).toEqual([403, 403, 403])
    }
  })
})

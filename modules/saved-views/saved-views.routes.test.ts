import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bootTestApp, type Caller, type TestApp, type TestOrg } from '#testing'
import type { ListPreferences, ListViews, SavedView } from './saved-views.schema.ts'
import { MOST_VIEWS } from './saved-views.service.ts'

let t: TestApp
let casa: TestOrg
let manager: Caller
let agent: Caller
let other: Caller

beforeAll(async () => {
  t = await bootTestApp()
  casa = await t.org()
  ;[manager, agent, other] = await Promise.all([
    t.member(casa, ['MANAGER'], { name: 'Leïla' }),
    t.member(casa, ['AGENT'], { name: 'Yassine' }),
    t.member(casa, ['AGENT'], { name: 'Sara' }),
  ])
})
afterAll(() => t.close())

type Answered = SavedView & { code: string; current: SavedView; errors: { field: string; code: string }[] }
let serial = 0
const save = (who: Caller, body: Record<string, unknown> = {}) => {
  serial += 1
  const usual = { list: 'DOSSIERS', name: `Filtre ${serial}`, filter: { caseType: 'LEAD_BUY', assignee: 'me' } }
  return who.send<Answered>('POST', '/saved-views', { ...usual, ...body })
}
const change = (who: Caller, view: SavedView, body: Record<string, unknown>) =>
  who.send<Answered>('PATCH', `/saved-views/${view.id}`, { version: view.version, ...body })
const open = async (who: Caller, list = 'DOSSIERS') => (await who.get<ListViews>(`/saved-views?list=${list}`)).body
const idsOf = async (who: Caller, list?: string) => (await open(who, list)).items.map((v) => v.id)

describe('saved views', () => {
  it('keep filter, columns and order under a name, first for their owner alone', async () => {
    const { status, body: view } = await save(agent, { columns: ['status', 'score'], sort: 'since.asc' })
    expect(status).toBe(201)
    expect(view).toMatchObject({
      filter: { caseType: 'LEAD_BUY', assignee: 'me' },
      columns: ['status', 'score'],
      sort: 'since.asc',
      shared: false,
      mine: true,
      canEdit: true,
      outdated: false,
      owner: { id: agent.userId, name: 'Yassine' },
    })
    expect(await idsOf(agent)).toContain(view.id)
    for (const who of [other, manager, casa.admin]) {
      expect(await idsOf(who)).not.toContain(view.id)
      expect((await change(who, view, { name: 'À moi' })).status).toBe(404)
    }
  })

  it('shared, are read by the team; edited by owner and managers, taken back by the owner alone', async () => {
    const { body: view } = await save(agent, { shared: true })
    expect((await open(other)).items.find((v) => v.id === view.id)).toMatchObject({ mine: false, canEdit: false })
    expect((await change(other, view, { name: 'Volé' })).status).toBe(403)
    expect((await other.send('DELETE', `/saved-views/${view.id}?version=1`)).status).toBe(403)
    expect((await change(manager, view, { shared: false })).status).toBe(403)
    const renamed = await change(manager, view, { name: '  Acheteurs de Casa ' })
    expect(renamed.body).toMatchObject({ name: 'Acheteurs de Casa', version: 2, mine: false })
    const stale = await change(agent, view, { name: 'Trop tard' })
    expect([stale.status, stale.body.current.name]).toEqual([409, 'Acheteurs de Casa'])
    const taken = await change(agent, renamed.body, { shared: false })
    expect(taken.body.shared).toBe(false)
    expect(await idsOf(manager)).not.toContain(view.id)
  })

  it('show the definition only: each reads their own rows with it', async () => {
    const dossier = await casa.admin.send<{ id: string }>('POST', '/dossiers', {
      caseType: 'LEAD_BUY',
      source: 'WALK_IN',
      contact: { displayName: 'Personne' },
      assigneeId: casa.admin.userId,
    })
    await save(casa.admin, { shared: true, filter: { caseType: 'LEAD_BUY' } })
    const seen = (await open(agent)).items.find((v) => v.owner.id === casa.admin.userId)
    expect(JSON.stringify(seen)).not.toContain(dossier.body.id)
    const rows = await agent.get<{ items: { id: string }[] }>('/dossiers?caseType=LEAD_BUY')
    expect(rows.body.items.map((d) => d.id)).not.toContain(dossier.body.id)
  })

  it('take only what the list takes, and say which part it is that it would not', async () => {
    const faults: [Record<string, unknown>, string][] = [
      [{ filter: { caseType: "x' or true --" } }, 'filter.caseType'],
      [{ filter: { orgId: casa.orgId } }, 'filter.orgId'],
      [{ filter: { limit: 5 } }, 'filter.limit'],
      [{ sort: 'contact' }, 'sort'],
      [{ list: 'ANNONCES', filter: { priceMin: 20, priceMax: 10 } }, 'filter.priceMin'],
      [{ list: 'CONTACTS', filter: { q: 4 } }, 'filter.q'],
      [{ list: 'TASKS', filter: {}, sort: 'due' }, 'sort'],
    ]
    for (const [body, field] of faults) {
      const answer = await save(agent, body)
      expect([answer.status, answer.body.errors[0]?.field], field).toEqual([400, field])
    }
    const { body: view } = await save(agent)
    expect((await change(agent, view, { filter: { open: 'yes' } })).status).toBe(400)
    expect((await change(agent, view, { sort: 'nothing' })).status).toBe(400)
  })

  it('that an older release saved and no list takes any more are shown as such, and mended by saving anew', async () => {
    const { body: view } = await save(agent, { sort: 'score' })
    await t.superuser.query(`update app.saved_views set filter = '{"priority":"HIGH"}' where id = $1`, [view.id])
    const found = (await open(agent)).items.find((v) => v.id === view.id)
    expect(found).toMatchObject({ outdated: true, filter: {}, sort: null })
    expect((await change(agent, view, { name: 'Ancien' })).body).toMatchObject({ outdated: true, name: 'Ancien' })
    const mended = await change(agent, { ...view, version: 2 }, { filter: { open: true } })
    expect(mended.body).toMatchObject({ outdated: false, filter: { open: true } })
  })

  it('have one name per person and list, whatever its capitals', async () => {
    await save(agent, { name: 'Chauds' })
    const twice = await save(agent, { name: 'chauds' })
    expect([twice.status, twice.body.code, twice.body.errors[0]?.field]).toEqual([409, 'SAVED_VIEW_NAME_TAKEN', 'name'])
    expect((await save(other, { name: 'Chauds' })).status).toBe(201)
    expect((await save(agent, { name: 'Chauds', list: 'CONTACTS', filter: {} })).status).toBe(201)
  })

  it('go away, come back, and give their name to another one meanwhile', async () => {
    const { body: view } = await save(agent, { name: 'Brève' })
    expect((await agent.send('DELETE', `/saved-views/${view.id}?version=7`)).status).toBe(409)
    expect((await agent.send('DELETE', `/saved-views/${view.id}?version=1`)).status).toBe(204)
    expect(await idsOf(agent)).not.toContain(view.id)
    expect((await change(agent, view, { name: 'Partie' })).status).toBe(404)
    expect((await agent.send('POST', `/saved-views/${view.id}/restore`)).status).toBe(200)
    expect(await idsOf(agent)).toContain(view.id)
    await agent.send('DELETE', `/saved-views/${view.id}?version=3`)
    await save(agent, { name: 'Brève' })
    expect((await agent.send('POST', `/saved-views/${view.id}/restore`)).status).toBe(409)
  })

  it('are not kept without end', async () => {
    const me = await t.member(casa, ['AGENT'])
    await t.superuser.query(
      `insert into app.saved_views (org_id, owner_id, list, name, filter) select $1, $2, 'TASKS', 'Vue ' || n, '{}' from generate_series(1, $3) n`,
      [casa.orgId, me.userId, MOST_VIEWS],
    )
    const full = await save(me, { list: 'TASKS', filter: {} })
    expect([full.status, full.body.code]).toEqual([422, 'SAVED_VIEWS_FULL'])
  })
})

describe('preferences of a list', () => {
  const put = (who: Caller, body: Record<string, unknown>, list = 'DOSSIERS') =>
    who.send<ListPreferences & { code: string }>('PUT', `/list-preferences/${list}`, body)

  it('are each person’s own, and change part by part', async () => {
    const { body: view } = await save(agent)
    expect((await put(agent, { columns: ['score', 'status'] })).body).toEqual({
      columns: ['score', 'status'],
      defaultViewId: null,
    })
    expect((await put(agent, { defaultViewId: view.id })).body).toEqual({
      columns: ['score', 'status'],
      defaultViewId: view.id,
    })
    expect((await open(other)).preferences).toEqual({ columns: null, defaultViewId: null })
    expect((await put(agent, { columns: null })).body.columns).toBeNull()
    await agent.send('DELETE', `/saved-views/${view.id}?version=1`)
    expect((await open(agent)).preferences.defaultViewId).toBeNull()
  })

  it('open with no view that is not the person’s to see, or of another list', async () => {
    const { body: hidden } = await save(other)
    const { body: elsewhere } = await save(agent, { list: 'CONTACTS', filter: {} })
    for (const defaultViewId of [hidden.id, elsewhere.id])
      expect((await put(agent, { defaultViewId })).status).toBe(400)
  })
})

describe('what others cannot do with saved views', () => {
  it('another organisation sees, changes, restores and opens with none', async () => {
    const lyon = await t.org({ country: 'FR' })
    const { body: view } = await save(casa.admin, { shared: true })
    expect(await idsOf(lyon.admin)).toEqual([])
    expect((await change(lyon.admin, view, { name: 'x' })).status).toBe(404)
    expect((await lyon.admin.send('DELETE', `/saved-views/${view.id}?version=1`)).status).toBe(404)
    expect((await lyon.admin.send('POST', `/saved-views/${view.id}/restore`)).status).toBe(404)
    const pinned = await lyon.admin.send('PUT', '/list-preferences/DOSSIERS', { defaultViewId: view.id })
    expect(pinned.status).toBe(400)
  })

  it('owners and moderators are not of the team; an auditor reads and keeps none', async () => {
    const { body: view } = await save(casa.admin, { shared: true, list: 'ANNONCES', filter: {} })
    for (const role of ['OWNER', 'MODERATOR']) {
      const outside = await t.member(casa, [role])
      expect((await outside.get('/saved-views?list=ANNONCES')).status).toBe(403)
      expect((await save(outside, { list: 'ANNONCES', filter: {} })).status).toBe(403)
    }
    const auditor = await t.member(casa, ['AUDITOR'])
    expect(await idsOf(auditor, 'ANNONCES')).toContain(view.id)
    expect((await save(auditor)).status).toBe(403)
    expect((await change(auditor, view, { name: 'x' })).status).toBe(403)
  })
})

describe('the orders that a list offers', () => {
  /** Every page of a list, two rows at a time. */
  async function readAll<T extends { id: string }>(who: Caller, path: string): Promise<T[]> {
    const read: T[] = []
    for (let cursor: string | null = ''; cursor !== null; ) {
      const page: { items: T[]; nextCursor: string | null } = (
        await who.get<{ items: T[]; nextCursor: string | null }>(
          `${path}&limit=2${cursor ? `&cursor=${encodeURIComponent(cursor)}` : ''}`,
        )
      ).body
      read.push(...page.items)
      cursor = page.nextCursor
    }
    return read
  }

  it('read contacts by name and by age, page by page, each once, as they are searched', async () => {
    const org = await t.org()
    for (const displayName of ['Zineb', 'Émile', 'emile', 'Amina', 'Éric'])
      await org.admin.send('POST', '/contacts', { displayName })
    const names = async (sort: string, more = '') =>
      (await readAll<{ id: string; displayName: string }>(org.admin, `/contacts?sort=${sort}${more}`)).map(
        (c) => c.displayName,
      )
    const byName = await names('name')
    expect(byName.map((n) => n.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase())).toEqual([
      'amina',
      'emile',
      'emile',
      'eric',
      'zineb',
    ])
    expect(await names('-name')).toEqual(byName.toReversed())
    expect(await names('oldest')).toEqual(['Zineb', 'Émile', 'emile', 'Amina', 'Éric'])
    expect(await names('recent')).toEqual((await names('oldest')).toReversed())
    expect(await names('name', '&q=emile')).toHaveLength(2)
  })

  it('read annonces by quality and by age both ways', async () => {
    const org = await t.org()
    for (const extra of [{}, { surface: 80 }, { surface: 90, price: { amount: 90_000_000, currency: 'MAD' } }, {}]) {
      const body = { title: 'Appartement à Maârif', transaction: 'SALE', propertyType: 'APARTMENT', city: 'Casablanca' }
      await org.admin.send('POST', '/annonces', { ...body, ...extra })
    }
    const read = (sort: string) =>
      readAll<{ id: string; quality: { score: number } }>(org.admin, `/annonces?sort=${sort}`)
    const rising = await read('quality')
    const scores = rising.map((a) => a.quality.score)
    expect(scores).toEqual(scores.toSorted((a, b) => a - b))
    expect((await read('-quality')).map((a) => a.id)).toEqual(rising.map((a) => a.id).toReversed())
    const recent = (await read('recent')).map((a) => a.id)
    expect(recent).toHaveLength(4)
    expect((await read('oldest')).map((a) => a.id)).toEqual(recent.toReversed())
  })
})

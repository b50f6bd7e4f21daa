import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bootTestApp, type Caller, type TestApp, type TestOrg } from '#testing'
import { anAnnonce, type DossierAnswer, move, open } from './dossiers.fixtures.ts'
import type { DossierSummary } from './dossiers.schema.ts'
import { findMatches, setScore } from './index.ts'

let t: TestApp
let casa: TestOrg
let agent: Caller

beforeAll(async () => {
  t = await bootTestApp()
  casa = await t.org({ country: 'MA' })
  agent = await t.member(casa, ['AGENT'], { name: 'Yassine' })
})
afterAll(() => t.close())

type List = { items: DossierSummary[]; nextCursor: string | null }
type Board = { columns: { status: string; count: number; items: DossierSummary[]; nextCursor: string | null }[] }
const list = async (who: Caller, query: string) => (await who.get<List>(`/dossiers${query}`)).body
const ids = async (who: Caller, query: string) => (await list(who, query)).items.map((d) => d.id)

async function readAll(who: Caller, query: string): Promise<string[]> {
  const read: string[] = []
  for (let cursor: string | null = ''; cursor !== null; ) {
    const page: List = await list(who, `${query}&limit=2${cursor ? `&cursor=${cursor}` : ''}`)
    read.push(...page.items.map((d) => d.id))
    cursor = page.nextCursor
  }
  return read
}

/** Many dossiers at once, written behind the API, in one case type. */
async function fill(org: TestOrg, caseType: string, count: number): Promise<void> {
  await t.superuser.query(
    `with c as (insert into app.contacts (org_id, display_name) select $1, 'Personne ' || n from generate_series(1, $3::int) n returning id)
     insert into app.dossiers (org_id, branch_id, reference, case_type, workflow_version_id, status, source, contact_id, currency, last_activity_at)
     select $1, $4, 'T-' || $2::text || '-' || row_number() over (), $2, w.id, 'NEW', 'OTHER', c.id, 'MAD',
            '2026-03-01'::timestamptz + make_interval(mins => (row_number() over ())::int)
       from c, app.workflow_versions w where w.org_id = $1 and w.code = $2`,
    [org.orgId, caseType, count, org.branchId],
  )
}

describe('the list of dossiers', () => {
  it('reads on page by page in every order, each dossier once', async () => {
    const org = await t.org()
    const made: string[] = []
    for (let i = 0; i < 7; i += 1) {
      t.clock.advance(1000)
      const { id } = (await open(org.admin, org)).body
      made.push(id)
      // Equal scores and missing ones are where a careless page boundary loses rows.
      if (i % 3 !== 0)
        await t.inOrg(org.orgId, (ctx) => setScore(ctx, id, { score: i < 4 ? 50 : 80, band: 'WARM', decisionId: id }))
    }
    const newest = [...made].reverse()
    expect(await readAll(org.admin, '?sort=activity')).toEqual(newest)
    expect(await readAll(org.admin, '?sort=opened')).toEqual(newest)
    for (const sort of ['activity.asc', 'opened.asc', 'since.asc'])
      expect(await readAll(org.admin, `?sort=${sort}`), sort).toEqual(made)
    expect(await readAll(org.admin, '?sort=since')).toEqual(newest)
    const scored = await readAll(org.admin, '?sort=score')
    expect([...scored].sort()).toEqual([...made].sort())
    const scores = (await list(org.admin, '?sort=score')).items.map((d) => d.score)
    expect(scores).toEqual([80, 80, 50, 50, null, null, null])
  })

  it('filters by type, state, openness, branch, assignee, source', async () => {
    const org = await t.org()
    const a = (await open(org.admin, org)).body.id
    const b = (await open(org.admin, org, { assigneeId: org.admin.userId })).body.id
    const c = (await open(org.admin, org, { caseType: 'LEAD_RENT' })).body.id
    await move(org.admin, a, 'LOST', { lossReason: 'OTHER' })
    const sorted = async (query: string) => (await ids(org.admin, query)).sort()
    expect(await sorted('?caseType=LEAD_BUY')).toEqual([a, b].sort())
    expect(await sorted('?open=true')).toEqual([b, c].sort())
    expect(await sorted('?open=false')).toEqual([a])
    expect(await sorted('?status=LOST&status=NEW')).toEqual([a, b, c].sort())
    expect(await sorted('?assignee=me')).toEqual([b])
    expect(await sorted('?assignee=none')).toEqual([a, c].sort())
    expect(await sorted(`?assignee=${org.admin.userId}`)).toEqual([b])
    expect(await sorted(`?branchId=${org.branchId}`)).toHaveLength(3)
    const d = (await open(org.admin, org, { source: 'REFERRAL' })).body.id
    expect(await sorted('?source=WEBSITE')).toEqual((await sorted('')).filter((id) => id !== d))
    expect(await sorted('?source=REFERRAL')).toEqual([d])
    expect((await org.admin.get('/dossiers?source=nowhere')).status).toBe(400)
    expect((await org.admin.get('/dossiers?caseType=NOPE')).status).toBe(400)
    expect((await org.admin.get('/dossiers?cursor=e30')).status).toBe(400)
  })

  it('finds by reference, name, number in any form and address', async () => {
    const org = await t.org()
    const contact = { displayName: 'Zineb El_Fassi', phones: ['+212677112233'], emails: ['zineb@example.test'] }
    const made = (await open(org.admin, org, { contact })).body
    await open(org.admin, org)
    for (const q of [made.reference.toLowerCase(), 'el_fassi', '0677 11 22 33', '00212677112233', '77112233', 'ZINEB@'])
      expect(await ids(org.admin, `?q=${encodeURIComponent(q)}`), q).toEqual([made.id])
    expect(await ids(org.admin, '?q=elxfassi')).toEqual([])
    const lyon = await t.org({ country: 'FR' })
    expect(await ids(lyon.admin, '?q=zineb')).toEqual([])
  })
})

describe('the pipeline', () => {
  it('has a column per state with the first cards, counts up to 200, and reads on in the list', async () => {
    const org = await t.org()
    await fill(org, 'SALE', 205)
    const board = (await org.admin.get<Board>('/pipeline?caseType=SALE')).body
    expect(board.columns.map((c) => c.status).slice(0, 3)).toEqual(['NEW', 'MANDATE_SIGNED', 'LISTED'])
    const [first] = board.columns
    expect([first?.count, first?.items.length]).toEqual([200, 30])
    const seen = new Set(first?.items.map((d) => d.id))
    const next = await list(org.admin, `?caseType=SALE&status=NEW&limit=30&cursor=${first?.nextCursor}`)
    expect(next.items).toHaveLength(30)
    expect(next.items.some((d) => seen.has(d.id))).toBe(false)
    expect(Date.parse(next.items[0]?.lastActivityAt ?? '')).toBeLessThan(
      Date.parse(first?.items.at(-1)?.lastActivityAt ?? ''),
    )
    expect(board.columns.at(-1)).toMatchObject({ count: 0, items: [], nextCursor: null })
  })

  it('shows a card as the list shows it', async () => {
    const org = await t.org()
    const annonce = await anAnnonce(t, org)
    await open(org.admin, org, { annonceId: annonce.id, budget: { min: null, max: 90_000_000, currency: 'MAD' } })
    const card = (await org.admin.get<Board>('/pipeline?caseType=LEAD_BUY')).body.columns[0]?.items[0]
    const row = (await list(org.admin, '?caseType=LEAD_BUY')).items[0]
    const instants = { lastActivityAt: 0, openedAt: 0, statusSince: 0 }
    expect({ ...card, ...instants }).toEqual({ ...row, ...instants })
  })
})

describe('an agent', () => {
  it('sees and counts only what is theirs and the queue of the branch, everywhere', async () => {
    const org = await t.org()
    const me = await t.member(org, ['AGENT'])
    const colleague = await t.member(org, ['AGENT'])
    const other = await t.superuser.query<{ id: string }>(
      `insert into app.branches (org_id, name, city, country, timezone, phone_region, currency)
       values ($1, 'Rabat', 'Rabat', 'MA', 'Africa/Casablanca', 'MA', 'MAD') returning id`,
      [org.orgId],
    )
    const mine = (await open(me, org, { contact: { displayName: 'A moi' } })).body.id
    const queued = (await open(org.admin, org)).body.id
    const theirs = (await open(colleague, org, { contact: { displayName: 'A lui', phones: ['+212677000009'] } })).body
      .id
    const elsewhere = (await open(org.admin, org, { branchId: other.rows[0]?.id })).body.id
    expect((await ids(me, '')).sort()).toEqual([mine, queued].sort())
    expect(await ids(me, '?q=%2B212677000009')).toEqual([])
    expect(await ids(me, `?assignee=${colleague.userId}`)).toEqual([])
    const column = (await me.get<Board>('/pipeline?caseType=LEAD_BUY')).body.columns[0]
    expect([column?.count, column?.items.length]).toEqual([2, 2])
    for (const id of [theirs, elsewhere]) {
      for (const path of ['', '/transitions', '/timeline'])
        expect((await me.get(`/dossiers/${id}${path}`)).status).toBe(404)
    }
    const page = await me.get<DossierAnswer>(`/dossiers/${queued}`)
    expect(page.body).toMatchObject({ canEdit: false, canAssign: false })
    expect(page.body.transitions.some((w) => w.allowed)).toBe(false)
    expect((await move(me, queued, 'CONTACTED')).status).toBe(403)
    expect((await move(me, mine, 'CONTACTED')).status).toBe(200)
  })

  it('sees everything when the organisation says so', async () => {
    const org = await t.org()
    const hidden = (await open(org.admin, org, { assigneeId: org.admin.userId })).body.id
    await t.superuser.query(
      `update app.organizations set settings = settings || '{"agentSeesAllDossiers": true}' where org_id = $1`,
      [org.orgId],
    )
    const me = await t.member(org, ['AGENT'])
    expect(await ids(me, '')).toEqual([hidden])
    expect((await me.get<DossierAnswer>(`/dossiers/${hidden}`)).body.canEdit).toBe(false)
  })
})

describe('matches', () => {
  it('are published annonces that meet every wish, best first, never another currency, transaction or organisation', async () => {
    const org = await t.org()
    const lyon = await t.org({ country: 'FR' })
    const best = await anAnnonce(t, org, { price: 155_000_000, features: ['PARKING'], city: 'Salé', zone: 'Médina' })
    const cheap = await anAnnonce(t, org, { price: 40_000_000, features: ['PARKING'], city: 'Salé', zone: 'Médina' })
    await anAnnonce(t, org, { price: 170_000_000, features: ['PARKING'], city: 'Salé', zone: 'Médina' })
    await anAnnonce(t, org, { status: 'DRAFT', features: ['PARKING'], city: 'Salé', zone: 'Médina' })
    await anAnnonce(t, org, { transaction: 'RENT', features: ['PARKING'], city: 'Salé', zone: 'Médina' })
    await anAnnonce(t, org, { bedrooms: null, features: ['PARKING'], city: 'Salé', zone: 'Médina' })
    await anAnnonce(t, org, { features: [], city: 'Salé', zone: 'Médina' })
    await anAnnonce(t, lyon, { features: ['PARKING'], city: 'Salé', zone: 'Médina' })
    const found = await t.inOrg(org.orgId, (ctx) =>
      findMatches(ctx, {
        transaction: 'SALE',
        currency: 'MAD',
        budgetMin: null,
        budgetMax: 160_000_000,
        criteria: { cities: ['sale'], zones: ['medina'], bedroomsMin: 2, features: ['PARKING'] },
      }),
    )
    expect(found.map((m) => m.id)).toEqual([best.id, cheap.id])
    expect(found[0]?.reasons.find((r) => r.code === 'BUDGET')?.label).toEqual({
      fr: 'Dans le budget',
      ar: 'ضمن الميزانية',
      en: 'Within the budget',
    })
    expect(found[0]?.score).toBeGreaterThan(found[1]?.score ?? 100)
  })
})

it('an agent of the first organisation is nobody in the second', async () => {
  const lyon = await t.org({ country: 'FR' })
  expect((await agent.get('/dossiers', { 'x-org-id': lyon.orgId })).status).toBe(403)
})

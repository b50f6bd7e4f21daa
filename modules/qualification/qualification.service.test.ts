import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aMessage, aThread } from '#database/tests/arrange.ts'
import { publish } from '#platform/context'
import type { LiveEvent } from '#platform/live'
import { bootTestApp, type TestApp, type TestOrg } from '#testing'

let t: TestApp
let casa: TestOrg
let serial = 0
const DAY = 86_400_000

type Factor = { code: string; points: number; evidence: { kind: string; id: string | null; text: string } | null }
type Dossier = {
  id: string
  contact: { id: string }
  status: string
  version: number
  score: number | null
  band: string | null
  scoreDecisionId: string | null
  scoreFactors: Factor[]
  history: { to: string; actor: { kind: string } }[]
}
type Decision = {
  id: string
  kind: string
  actor: { kind: string }
  inputs: Record<string, unknown>
  result: { score: number; raise: { code: string; label: { ar: string } }[] }
  factors: Factor[]
}

beforeAll(async () => {
  t = await bootTestApp()
  casa = await t.org({ country: 'MA' })
})
afterAll(() => t.close())

const clear = {
  budget: { min: null, max: 120_000_000, currency: 'MAD' },
  criteria: { propertyTypes: ['APARTMENT'], cities: ['Casablanca'], zones: ['Maarif'], bedroomsMin: 2 },
}

async function open(body: Record<string, unknown> = {}): Promise<Dossier> {
  serial += 1
  const made = await casa.admin.send<Dossier>('POST', '/dossiers', {
    caseType: 'LEAD_BUY',
    source: 'WHATSAPP',
    contact: { displayName: `Prospect ${serial}`, phones: [`+2126${40_000_000 + serial}`] },
    ...body,
  })
  expect(made.status).toBe(201)
  return made.body
}
const read = async (id: string) => (await casa.admin.get<Dossier>(`/dossiers/${id}`)).body
const decisions = async (id: string) =>
  (await casa.admin.get<{ items: Decision[] }>(`/decisions?kind=dossier.score&subjectId=${id}`)).body.items
const points = (dossier: Dossier, code: string) => dossier.scoreFactors.find((f) => f.code === code)?.points

/** A published home, written behind the API; price in minor units. */
async function stock(price: number): Promise<string> {
  serial += 1
  const made = await t.superuser.query<{ id: string }>(
    `insert into app.annonces (org_id, branch_id, reference, status, workflow_version_id, title, transaction, property_type, price_amount,
       price_currency, city, zone, published_at)
     select $1, $2, $3, 'PUBLISHED', w.id, 'Appartement lumineux', 'SALE', 'APARTMENT', $4, 'MAD', 'casablanca', 'Maârif', now()
       from app.workflow_versions w where w.org_id = $1 limit 1 returning id`,
    [casa.orgId, casa.branchId, `A-TEST-${serial}`, price],
  )
  return made.rows[0]?.id ?? ''
}

/** The person of a dossier writes, and the other modules hear of it. */
async function writes(dossier: Dossier, times = 1) {
  const thread = await aThread(t, casa, { id: dossier.id, contactId: dossier.contact.id })
  for (let i = 0; i < times; i += 1) {
    const messageId = await aMessage(t, thread, { direction: 'IN' })
    await t.inOrg(casa.orgId, (ctx) =>
      publish(ctx, {
        type: 'messaging.received',
        payload: {
          conversationId: thread.conversationId,
          messageId,
          dossierId: dossier.id,
          contactId: thread.contactId,
        },
      }),
    )
  }
}

describe('a score', () => {
  it('comes with the dossier, with its reasons, and open screens hear of it', async () => {
    const heard: LiveEvent[] = []
    const stop = t.app.platform.bus.subscribe(casa.orgId, (event) => heard.push(event))
    const made = await open(clear)
    await t.app.drain()
    stop()
    const dossier = await read(made.id)
    expect(dossier.score).toBe(dossier.scoreFactors.reduce((sum, f) => sum + f.points, 0))
    expect(dossier.band).toBe('COLD')
    expect(heard).toContainEqual(expect.objectContaining({ topic: 'dossier', id: made.id, kind: 'scored' }))
    const [decision, ...earlier] = await decisions(made.id)
    expect(earlier).toEqual([])
    expect(decision?.id).toBe(dossier.scoreDecisionId)
    expect(decision?.actor.kind).toBe('agent')
    expect(decision?.result.raise[0]?.label.ar).toMatch(/[؀-ۿ]/)
  })

  it('judges the budget by what is published, whatever the spelling of the place', async () => {
    const annonceId = await stock(90_000_000)
    const made = await open(clear)
    await t.app.drain()
    const budget = (await read(made.id)).scoreFactors.find((f) => f.code === 'BUDGET')
    expect(budget?.points).toBe(13)
    expect(budget?.evidence).toMatchObject({ kind: 'annonce', id: annonceId })
    expect(budget?.evidence?.text).toContain('1 sur 1')
  })

  it('rises when the person writes, and is kept once per change', async () => {
    const made = await open(clear)
    await t.app.drain()
    const before = await read(made.id)
    await writes(made)
    await t.app.drain()
    const after = await read(made.id)
    expect(after.score ?? 0).toBeGreaterThan(before.score ?? 0)
    expect(points(after, 'ENGAGEMENT')).toBe(3)
    expect(await decisions(made.id)).toHaveLength(2)
    expect(after.version).toBeGreaterThanOrEqual(before.version)
  })

  it('measures how fast the person answers', async () => {
    const made = await open(clear)
    const thread = await aThread(t, casa, { id: made.id, contactId: made.contact.id })
    await t.superuser.query(`set session_replication_role = replica`)
    const now = t.clock.now()
    await aMessage(t, thread, { direction: 'OUT', status: 'SENT', at: now - 60 * 60_000 })
    await aMessage(t, thread, { direction: 'OUT', status: 'FAILED', at: now - 35 * 60_000 })
    await aMessage(t, thread, { direction: 'IN', at: now - 30 * 60_000 })
    await t.superuser.query(`set session_replication_role = origin`)
    await t.app.drain()
    const answer = (await read(made.id)).scoreFactors.find((f) => f.code === 'RESPONSIVENESS')
    expect(answer?.evidence?.text).toContain('30 min')
    expect(answer?.points).toBe(9)
  })

  it('is not written again when nothing changed, and does not touch the version people edit', async () => {
    const made = await open(clear)
    await t.app.drain()
    const before = await read(made.id)
    await t.inOrg(casa.orgId, (ctx) => publish(ctx, { type: 'dossiers.changed', payload: { dossierId: made.id } }))
    await t.app.drain()
    expect(await decisions(made.id)).toHaveLength(1)
    expect((await read(made.id)).version).toBe(before.version)
  })

  it('is asked for once, however many facts arrive before it is worked out', async () => {
    const made = await open(clear)
    await writes(made, 5)
    const waiting = await t.superuser.query(
      `select 1 from app.jobs where kind = 'qualification.score' and key = $1 and state = 'PENDING'`,
      [made.id],
    )
    expect(waiting.rowCount).toBe(1)
    await t.app.drain()
    expect(await decisions(made.id)).toHaveLength(1)
  })

  it('ignores facts about no dossier, cases that search nothing, and closed dossiers', async () => {
    await t.inOrg(casa.orgId, (ctx) => publish(ctx, { type: 'messaging.received', payload: { dossierId: null } }))
    const owner = await open({ caseType: 'OWNER_LEAD' })
    const lost = await open()
    await casa.admin.send('POST', `/dossiers/${lost.id}/transitions`, {
      to: 'LOST',
      version: (await read(lost.id)).version,
      lossReason: 'NOT_INTERESTED',
    })
    await t.app.drain()
    expect((await read(owner.id)).score).toBeNull()
    expect((await read(lost.id)).score).toBeNull()
  })
})

describe('silence', () => {
  it('lowers the score by itself as days pass', async () => {
    const made = await open(clear)
    await writes(made)
    await t.app.drain()
    const fresh = await read(made.id)
    t.clock.advance(8 * DAY)
    await t.app.drain()
    const stale = await read(made.id)
    expect(points(fresh, 'SILENCE')).toBe(0)
    expect(points(stale, 'SILENCE')).toBe(-10)
    await writes(made)
    await t.app.drain()
    expect(points(await read(made.id), 'SILENCE')).toBe(0)
  })
})

describe('automatic qualification', () => {
  it('moves a lead that is understood and promising, as the assistant, once', async () => {
    for (const price of [80_000_000, 95_000_000, 100_000_000]) await stock(price)
    const made = await open(clear)
    await t.app.drain()
    expect((await read(made.id)).status).toBe('NEW')
    await writes(made, 3)
    await t.app.drain()
    const dossier = await read(made.id)
    expect(dossier.score).toBeGreaterThanOrEqual(55)
    expect(dossier.status).toBe('QUALIFIED')
    const moves = dossier.history.filter((h) => h.to === 'QUALIFIED')
    expect(moves).toMatchObject([{ actor: { kind: 'agent' } }])
    await writes(made, 2)
    await t.app.drain()
    expect((await read(made.id)).history.filter((h) => h.to === 'QUALIFIED')).toHaveLength(1)
  })

  it('waits while the place is unknown, however high the score', async () => {
    const made = await open({
      source: 'REFERRAL',
      budget: clear.budget,
      criteria: { propertyTypes: ['APARTMENT'], bedroomsMin: 2, financing: 'CASH', moveIn: '2026-04-01' },
    })
    await writes(made, 8)
    await t.app.drain()
    const dossier = await read(made.id)
    expect(dossier.score).toBeGreaterThanOrEqual(55)
    expect(dossier.status).toBe('NEW')
  })

  it('follows the threshold of the organisation', async () => {
    await t.superuser.query(
      `update app.organizations set settings = settings || '{"qualifyThreshold": 100}' where org_id = $1`,
      [casa.orgId],
    )
    const made = await open(clear)
    await writes(made, 8)
    await t.app.drain()
    expect((await read(made.id)).status).toBe('NEW')
    await t.superuser.query(`update app.organizations set settings = settings - 'qualifyThreshold' where org_id = $1`, [
      casa.orgId,
    ])
  })
})

describe('a score set by a person', () => {
  it('stands until the facts change', async () => {
    const made = await open(clear)
    await t.app.drain()
    const { scoreDecisionId, scoreFactors } = await read(made.id)
    const answer = await casa.admin.send('POST', `/decisions/${scoreDecisionId}/override`, {
      reason: 'Client connu de la maison',
      result: { score: 90 },
    })
    expect(answer.status).toBe(200)
    expect(await read(made.id)).toMatchObject({ score: 90, band: 'HOT', scoreDecisionId, scoreFactors })
    await t.inOrg(casa.orgId, (ctx) => publish(ctx, { type: 'dossiers.changed', payload: { dossierId: made.id } }))
    await t.app.drain()
    expect((await read(made.id)).score).toBe(90)
    await writes(made)
    await t.app.drain()
    expect((await read(made.id)).score).toBeLessThan(90)
  })

  it('must be a score; an overruled older judgement changes nothing of today', async () => {
    const made = await open(clear)
    await t.app.drain()
    const first = (await read(made.id)).scoreDecisionId
    const overrule = (id: string | null, result: unknown) =>
      casa.admin.send<{ errors?: { field: string }[] }>('POST', `/decisions/${id}/override`, {
        reason: 'Essai',
        result,
      })
    for (const result of [{ score: 101 }, { score: 50.5 }, { score: 'haut' }, { value: 'x' }]) {
      const refused = await overrule(first, result)
      expect([refused.status, refused.body.errors?.[0]?.field]).toEqual([400, 'result.score'])
    }
    await writes(made)
    await t.app.drain()
    const today = await read(made.id)
    expect((await overrule(first, { score: 1 })).status).toBe(200)
    expect(await read(made.id)).toMatchObject({ score: today.score, scoreDecisionId: today.scoreDecisionId })
  })
})

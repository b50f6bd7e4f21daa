import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bootTestApp, type Caller, publishedAnnonce, type TestApp, type TestOrg } from '#testing'
import { act, aVisitedDossier, type OfferAnswer, offer } from './offers.fixtures.ts'

let t: TestApp
let casa: TestOrg
let agent: Caller

beforeAll(async () => {
  t = await bootTestApp()
  casa = await t.org({ country: 'MA' })
  agent = await t.member(casa, ['AGENT'], { name: 'Yassine' })
})
afterAll(() => t.close())

type Page = {
  status: string
  version: number
  expectedValue: { amount: number; currency: string } | null
  interests: { state: string; annonce: { id: string } }[]
  transitions: { to: string; requires: string[] }[]
}
const page = async (id: string) => (await casa.admin.get<Page>(`/dossiers/${id}`)).body
const story = async (id: string) =>
  (
    await casa.admin.get<{ items: { code: string; params: Record<string, unknown> }[] }>(
      `/dossiers/${id}/timeline?limit=50`,
    )
  ).body.items
const codes = async (id: string) => (await story(id)).map((a) => a.code).filter((c) => c.startsWith('offer.'))
const listed = async (query: string, who: Caller = casa.admin) =>
  (await who.get<{ items: OfferAnswer[]; nextCursor: string | null }>(`/offers?${query}`)).body

describe('an offer', () => {
  it('moves the dossier, marks the interest, stands on the timeline, and is answered by a counter-offer', async () => {
    const annonceId = await publishedAnnonce(t, casa)
    const dossierId = await aVisitedDossier(t, casa, { annonceId })
    const made = await offer(casa.admin, dossierId, {
      conditions: '  Sous réserve de prêt  ',
      expiresAt: '2026-03-20T18:00:00Z',
    })
    expect(made.status).toBe(201)
    expect(made.body).toMatchObject({
      amount: 120_000_000,
      currency: 'MAD',
      madeBy: 'BUYER',
      state: 'OPEN',
      conditions: 'Sous réserve de prêt',
      annonce: { id: annonceId },
      askingAmount: 100_000_000,
      countersId: null,
    })
    const received = await page(dossierId)
    expect(received.status).toBe('OFFER_RECEIVED')
    expect(received.interests).toMatchObject([{ state: 'OFFERED', annonce: { id: annonceId } }])

    const counter = await act(casa.admin, made.body.id, 'counter', { amount: 130_000_000, currency: 'MAD' })
    expect(counter.body).toMatchObject({ madeBy: 'SELLER', countersId: made.body.id, state: 'OPEN' })
    expect((await page(dossierId)).status).toBe('NEGOTIATION')
    const again = await act(casa.admin, counter.body.id, 'counter', { amount: 126_000_000, currency: 'MAD' })
    expect(again.body.madeBy).toBe('BUYER')
    const accepted = await act(casa.admin, again.body.id, 'accept')
    expect(accepted.body).toMatchObject({ state: 'ACCEPTED', decidedAt: '2026-03-12T09:00:00Z', version: 2 })
    expect((await page(dossierId)).expectedValue).toEqual({ amount: 126_000_000, currency: 'MAD' })
    expect((await listed(`dossierId=${dossierId}`)).items.map((o) => o.state)).toEqual([
      'ACCEPTED',
      'COUNTERED',
      'COUNTERED',
    ])
    expect(await codes(dossierId)).toEqual(['offer.accepted', 'offer.countered', 'offer.countered', 'offer.made'])
    expect((await story(dossierId)).find((a) => a.code === 'offer.made')?.params).toEqual({
      amount: 120_000_000,
      currency: 'MAD',
      madeBy: 'BUYER',
    })
  })

  it('of the seller in negotiation makes it a counter-offer; the next of the buyer brings it back', async () => {
    const dossierId = await aVisitedDossier(t, casa, { status: 'NEGOTIATION' })
    const made = await offer(casa.admin, dossierId)
    expect((await page(dossierId)).status).toBe('NEGOTIATION')
    const counter = await act(casa.admin, made.body.id, 'counter', { amount: 125_000_000, currency: 'MAD' })
    expect((await page(dossierId)).status).toBe('COUNTER_OFFER')
    await act(casa.admin, counter.body.id, 'refuse', { reason: 'Trop cher' })
    await offer(casa.admin, dossierId, { amount: 121_000_000 })
    expect((await page(dossierId)).status).toBe('NEGOTIATION')
  })

  it('stays without effect where the workflow has no way, and the timeline says so', async () => {
    const dossierId = await aVisitedDossier(t, casa, { status: 'NEW' })
    expect((await offer(casa.admin, dossierId)).status).toBe(201)
    expect((await page(dossierId)).status).toBe('NEW')
    expect((await story(dossierId)).find((a) => a.code === 'dossier.effect_skipped')?.params).toMatchObject({
      fact: 'OFFER_RECEIVED',
    })
  })

  it('named while a dossier is moved by hand is written down once; one that stands is not asked for again', async () => {
    const dossierId = await aVisitedDossier(t, casa)
    const before = await page(dossierId)
    const needs = (p: Page) => p.transitions.find((w) => w.to === 'OFFER_RECEIVED')?.requires
    expect(needs(before)).toEqual(['offer'])
    const moved = await casa.admin.send<Page>('POST', `/dossiers/${dossierId}/transitions`, {
      to: 'OFFER_RECEIVED',
      version: before.version,
      offer: { amount: 99_000_000, currency: 'MAD' },
    })
    expect([moved.status, moved.body.status]).toEqual([200, 'OFFER_RECEIVED'])
    expect((await listed(`dossierId=${dossierId}`)).items).toMatchObject([{ amount: 99_000_000, madeBy: 'BUYER' }])
    await t.superuser.query(`update app.dossiers set status = 'VISIT_DONE' where id = $1`, [dossierId])
    const back = await page(dossierId)
    expect(needs(back)).toEqual([])
    const rested = await casa.admin.send<Page>('POST', `/dossiers/${dossierId}/transitions`, {
      to: 'OFFER_RECEIVED',
      version: back.version,
    })
    expect(rested.body.status).toBe('OFFER_RECEIVED')
    const negotiated = await casa.admin.send<Page>('POST', `/dossiers/${dossierId}/transitions`, {
      to: 'NEGOTIATION',
      version: rested.body.version,
    })
    const countered = await casa.admin.send<Page>('POST', `/dossiers/${dossierId}/transitions`, {
      to: 'COUNTER_OFFER',
      version: negotiated.body.version,
      offer: { amount: 105_000_000, currency: 'MAD' },
    })
    expect(countered.body.status).toBe('COUNTER_OFFER')
    expect((await listed(`dossierId=${dossierId}`)).items.map((o) => [o.madeBy, o.state])).toEqual([
      ['SELLER', 'OPEN'],
      ['BUYER', 'COUNTERED'],
    ])
  })

  it('runs out at its time, whether the job has written it down or not', async () => {
    const dossierId = await aVisitedDossier(t, casa)
    const made = await offer(casa.admin, dossierId, { expiresAt: '2026-03-12T10:00:00Z' })
    const put = await casa.admin.send<OfferAnswer>('PATCH', `/offers/${made.body.id}`, {
      version: 1,
      expiresAt: '2026-03-12T11:00:00Z',
    })
    expect(put.body).toMatchObject({ expiresAt: '2026-03-12T11:00:00Z', version: 2 })
    t.clock.advance(90 * 60_000)
    await t.app.drain()
    expect((await listed(`dossierId=${dossierId}`)).items[0]?.state).toBe('OPEN')
    t.clock.advance(30 * 60_000)
    expect((await listed(`dossierId=${dossierId}&state=EXPIRED`)).items).toHaveLength(1)
    const late = await act(casa.admin, made.body.id, 'accept', { version: 2 })
    expect([late.status, late.body.code, late.body.state]).toEqual([422, 'OFFER_CLOSED', 'EXPIRED'])
    await t.app.drain()
    await t.app.drain()
    expect((await codes(dossierId)).filter((c) => c === 'offer.expired')).toHaveLength(1)
  })

  it('has one answer and a dossier one deal, also when two people answer at once, again and again', async () => {
    for (let round = 0; round < 5; round += 1) {
      const dossierId = await aVisitedDossier(t, casa)
      const one = await offer(casa.admin, dossierId)
      const two = await offer(casa.admin, dossierId, { amount: 121_000_000 })
      const answers = await Promise.all([
        act(casa.admin, one.body.id, 'accept'),
        act(casa.admin, one.body.id, 'refuse'),
        act(casa.admin, one.body.id, 'counter', { amount: 1, currency: 'MAD' }),
        act(casa.admin, two.body.id, 'accept'),
      ])
      const states = (await listed(`dossierId=${dossierId}`)).items.map((o) => o.state)
      expect(states.filter((s) => s === 'ACCEPTED')).toHaveLength(1)
      for (const { status, body } of answers)
        expect(status < 300 || ['VERSION_CONFLICT', 'OFFER_ALREADY_ACCEPTED'].includes(body.code), body.code).toBe(true)
      expect(answers.filter(({ status }) => status < 300).length).toBeLessThanOrEqual(2)
    }
  })

  it('accepted on an annonce leaves no second buyer until it is withdrawn', async () => {
    const annonceId = await publishedAnnonce(t, casa)
    const first = await offer(casa.admin, await aVisitedDossier(t, casa, { annonceId }))
    const second = await offer(casa.admin, await aVisitedDossier(t, casa, { annonceId }))
    expect((await act(casa.admin, first.body.id, 'accept')).status).toBe(200)
    const refused = await act(casa.admin, second.body.id, 'accept')
    expect([refused.status, refused.body.code]).toEqual([409, 'OFFER_ALREADY_ACCEPTED'])
    expect((await act(casa.admin, first.body.id, 'withdraw', { version: 2, reason: 'Prêt refusé' })).body.state).toBe(
      'WITHDRAWN',
    )
    expect((await act(casa.admin, second.body.id, 'accept')).status).toBe(200)
    expect((await listed(`annonceId=${annonceId}`)).items.map((o) => o.state)).toEqual(['ACCEPTED', 'WITHDRAWN'])
  })

  it('is withdrawn when its dossier is lost, and none is taken on a closed one', async () => {
    const dossierId = await aVisitedDossier(t, casa)
    await offer(casa.admin, dossierId)
    const { version } = await page(dossierId)
    const lost = await casa.admin.send<Page>('POST', `/dossiers/${dossierId}/transitions`, {
      to: 'LOST',
      version,
      lossReason: 'COMPETITOR',
    })
    expect(lost.body.status).toBe('LOST')
    expect((await listed(`dossierId=${dossierId}`)).items[0]?.state).toBe('WITHDRAWN')
    expect((await offer(casa.admin, dossierId)).body.code).toBe('DOSSIER_CLOSED')
  })
})

describe('bad input', () => {
  it('is refused with its field, and nothing is written', async () => {
    const dossierId = await aVisitedDossier(t, casa)
    const wrong: [Record<string, unknown>, string][] = [
      [{ amount: 0 }, 'amount'],
      [{ amount: 1.5 }, 'amount'],
      [{ amount: 1e15 }, 'amount'],
      [{ amount: '12' }, 'amount'],
      [{ currency: 'EUR' }, 'currency'],
      [{ currency: 'USD' }, 'currency'],
      [{ madeBy: 'AGENT' }, 'madeBy'],
      [{ conditions: ' ' }, 'conditions'],
      [{ conditions: 'x'.repeat(4001) }, 'conditions'],
      [{ expiresAt: '2026-03-12T08:59:59Z' }, 'expiresAt'],
      [{ expiresAt: '2026-02-30T10:00:00Z' }, 'expiresAt'],
      [{ annonceId: '0199b0a0-0000-7000-8000-000000000000' }, 'annonceId'],
      [{ orgId: casa.orgId }, 'orgId'],
    ]
    for (const [body, field] of wrong) {
      const answer = await offer(casa.admin, dossierId, body)
      expect(answer.status, JSON.stringify(body)).toBe(400)
      expect(
        answer.body.errors.map((e) => e.field),
        JSON.stringify(body),
      ).toContain(field)
    }
    expect((await listed(`dossierId=${dossierId}`)).items).toEqual([])
    expect((await page(dossierId)).status).toBe('VISIT_DONE')
    const made = await offer(casa.admin, dossierId)
    expect((await act(casa.admin, made.body.id, 'withdraw')).status).toBe(400)
    const stale = await act(casa.admin, made.body.id, 'accept', { version: 7 })
    expect([stale.status, stale.body.current.version]).toEqual([409, 1])
  })
})

describe('who may', () => {
  it('another organisation sees and answers nothing of ours', async () => {
    const lyon = await t.org({ country: 'FR' })
    const dossierId = await aVisitedDossier(t, casa)
    const made = await offer(casa.admin, dossierId)
    expect((await offer(lyon.admin, dossierId)).status).toBe(404)
    expect((await listed(`dossierId=${dossierId}`, lyon.admin)).items).toEqual([])
    for (const [name, body] of [
      ['accept', {}],
      ['refuse', {}],
      ['withdraw', { reason: 'x' }],
      ['counter', { amount: 1, currency: 'MAD' }],
    ] as const)
      expect((await act(lyon.admin, made.body.id, name, body)).status, name).toBe(404)
    expect((await lyon.admin.send('PATCH', `/offers/${made.body.id}`, { version: 1 })).status).toBe(404)
  })

  it('an agent works on offers of own dossiers, reads those of the queue, and knows nothing of a colleague’s', async () => {
    const own = await aVisitedDossier(t, casa, { assigneeId: agent.userId })
    const mine = await offer(agent, own)
    expect(mine.status).toBe(201)
    const colleague = await t.member(casa, ['AGENT'])
    const theirs = await offer(casa.admin, await aVisitedDossier(t, casa, { assigneeId: colleague.userId }))
    const queue = await offer(casa.admin, await aVisitedDossier(t, casa))
    expect((await act(agent, theirs.body.id, 'accept')).status).toBe(404)
    expect((await act(agent, queue.body.id, 'accept')).status).toBe(403)
    const seen = (await listed('limit=100', agent)).items.map((o) => o.id)
    expect(seen).toContain(mine.body.id)
    expect(seen).not.toContain(theirs.body.id)
  })

  it('an auditor only reads; a moderator and an owner of annonces not even that', async () => {
    const made = await offer(casa.admin, await aVisitedDossier(t, casa))
    const auditor = await t.member(casa, ['AUDITOR'])
    expect((await listed('limit=100', auditor)).items.map((o) => o.id)).toContain(made.body.id)
    expect((await act(auditor, made.body.id, 'accept')).status).toBe(403)
    const moderator = await t.member(casa, ['MODERATOR'])
    expect((await moderator.get('/offers')).status).toBe(403)
    expect((await act(moderator, made.body.id, 'accept')).status).toBe(403)
    const owner = await t.member(casa, ['OWNER'])
    expect([200, 403]).toContain((await owner.get('/offers')).status)
    expect((await listed('limit=100', owner)).items ?? []).toEqual([])
    expect((await act(owner, made.body.id, 'accept')).status).toBe(403)
  })
})

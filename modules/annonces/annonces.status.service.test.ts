import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bootTestApp, type TestApp, type TestOrg } from '#testing'
import {
  completeFields,
  create,
  enterMandate,
  move,
  picture,
  publishable,
  published,
  upload,
} from './annonces.fixture.ts'
import type { Annonce } from './annonces.schema.ts'

let t: TestApp
let casa: TestOrg
let lyon: TestOrg
const told: { type: string; payload: Record<string, unknown> }[] = []
const DAY = 86_400_000

beforeAll(async () => {
  t = await bootTestApp()
  casa = await t.org({ country: 'MA' })
  lyon = await t.org({ country: 'FR' })
  for (const type of ['annonces.published', 'annonces.status_changed', 'annonces.price_changed'])
    t.app.platform.events.on(type, async (_ctx, payload) => void told.push({ type, payload }))
})
afterAll(() => t.close())

const show = async (org: TestOrg, id: string) => (await org.admin.get<Annonce>(`/annonces/${id}`)).body
const failing = (annonce: Annonce) =>
  annonce.actions.allowed.find((way) => way.to === 'PUBLISHED')?.guards.filter((guard) => !guard.ok) ?? []
let price = 100_000_00
/** Its own price for each, so that only the tests about duplicates have duplicates. */
const apart = () => {
  price = Math.round(price * 1.1)
  return { price: { amount: price, currency: 'MAD' } }
}

describe('publishing', () => {
  it('sets the date, writes history, timeline and audit, and tells the other modules', async () => {
    told.length = 0
    const live = await published(casa, 1, apart())
    expect(live).toMatchObject({ status: 'PUBLISHED', publishedAt: '2026-03-12T09:00:00Z', version: 3 })
    const rows = await t.superuser.query(
      `select 'history' as what, from_status || '>' || to_status as text from app.annonce_status_history where annonce_id = $1 and from_status is not null
       union all select 'activity', (params ->> 'from') || '>' || (params ->> 'to') from app.activities where annonce_id = $1 and type = 'STATUS_CHANGE'
       union all select 'audit', v.changes -> 'status' ->> 1 from app.audit_entries e join app.audit_values v on v.entry_id = e.id
        where e.entity = 'annonces' and e.entity_id = $1::text and e.action = 'UPDATE' and v.changes ? 'status'`,
      [live.id],
    )
    expect(rows.rows).toEqual([
      { what: 'history', text: 'DRAFT>PUBLISHED' },
      { what: 'activity', text: 'DRAFT>PUBLISHED' },
      { what: 'audit', text: 'PUBLISHED' },
    ])
    const { reference } = live
    expect(told).toEqual([
      { type: 'annonces.status_changed', payload: { annonceId: live.id, reference, from: 'DRAFT', to: 'PUBLISHED' } },
      { type: 'annonces.published', payload: { annonceId: live.id, reference, from: 'DRAFT' } },
    ])
  })

  it('says everything that stands in the way, before and when it is tried', async () => {
    const { body: made } = await create(casa.admin, {
      title: 'Presque vide',
      transaction: 'SALE',
      propertyType: 'VILLA',
      city: 'Fès',
    })
    const reasons = Object.fromEntries(failing(made).map((guard) => [guard.code, guard.reason]))
    expect(reasons).toEqual({
      facts_complete:
        'Il manque : description d’au moins 30 caractères, prix, surface, nombre de pièces ou de chambres.',
      photos_enough: 'Il faut au moins 3 photos ; il y en a 0.',
      mandate_in_force: 'Il faut un mandat avec son numéro et ses dates de début et de fin.',
      legal_mentions_complete: 'Mentions obligatoires manquantes : statut foncier (titre, réquisition ou melkia).',
    })
    const refused = await move(casa.admin, made.id, { to: 'PUBLISHED', version: 1 })
    expect([refused.status, refused.body.code]).toEqual([422, 'GUARD_FAILED'])
    expect(refused.body.failed.map((f) => f.code)).toEqual(Object.keys(reasons))
    expect(refused.body.allowed.map((way) => way.to)).toEqual(['PUBLISHED', 'ARCHIVED'])
    expect((await show(casa, made.id)).status).toBe('DRAFT')
  })

  it('speaks the reader’s language', async () => {
    const { body: made } = await create(casa.admin, {
      title: 'Presque vide',
      transaction: 'SALE',
      propertyType: 'LAND',
      city: 'Fès',
    })
    for (const [language, text] of [
      ['ar', 'يلزم 3 صور على الأقل، والموجود 0.'],
      ['en', 'At least 3 photos are needed; there are 0.'],
    ] as const) {
      const answer = await casa.admin.get<Annonce>(`/annonces/${made.id}`, { 'accept-language': language })
      expect(failing(answer.body).find((guard) => guard.code === 'photos_enough')?.reason).toBe(text)
    }
  })

  it('needs a mandate that covers the local day, for land too', async () => {
    const land = await publishable(casa, 2, {
      ...apart(),
      propertyType: 'LAND',
      surface: null,
      landSurface: 800,
      rooms: null,
      bedrooms: null,
      mandate: null,
    })
    expect(failing(land).map((g) => g.code)).toEqual(['mandate_in_force'])
    const under = async (endsOn: string) => {
      const mandate = { type: 'SIMPLE' as const, number: null, startsOn: '2025-01-01', endsOn }
      await enterMandate(casa.admin, { id: land.id, mandate })
      return failing((await casa.admin.get<Annonce>(`/annonces/${land.id}`)).body)
    }
    expect((await under('2026-03-11'))[0]?.reason).toBe('Le mandat a pris fin le 2026-03-11.')
    expect(await under('2026-03-12')).toEqual([])
  })

  it('wants French mentions in France', async () => {
    const french = { price: { amount: 35_000_000, currency: 'EUR' }, city: 'Lyon', titleDeed: null }
    const flat = await publishable(lyon, 3, french)
    expect(failing(flat).map((g) => [g.code, g.reason])).toEqual([
      ['legal_mentions_complete', 'Mentions obligatoires manquantes : classe énergie (DPE), honoraires.'],
    ])
    const complete = {
      energy: { dpeClass: 'D', ghgClass: 'B', issuedOn: '2024-05-01' },
      fees: { percent: 4.5, payer: 'BUYER' },
    }
    const done = await lyon.admin.send<Annonce>('PATCH', `/annonces/${flat.id}`, {
      version: flat.version,
      ...complete,
    })
    expect((await move(lyon.admin, flat.id, { to: 'PUBLISHED', version: done.body.version })).status).toBe(200)
  })

  it('cannot pass a block of the platform, which the organisation cannot lift', async () => {
    const ready = await publishable(casa, 4, apart())
    await t.superuser.query(
      'insert into app.annonce_platform_blocks (org_id, annonce_id, reason) values ($1, $2, $3)',
      [casa.orgId, ready.id, 'fraud'],
    )
    const refused = await move(casa.admin, ready.id, { to: 'PUBLISHED', version: ready.version })
    expect([refused.status, refused.body.failed.map((f) => f.code)]).toEqual([422, ['no_moderation_block']])
    const lift = t.inOrg(casa.orgId, (ctx) => ctx.db.deleteFrom('annonce_platform_blocks').execute())
    await expect(lift).rejects.toMatchObject({ code: '42501' })
  })

  it('refuses a version that somebody has changed', async () => {
    const ready = await publishable(casa, 5, apart())
    const { version } = ready
    await casa.admin.send('PATCH', `/annonces/${ready.id}`, { version, zone: 'Gauthier' })
    const stale = await move(casa.admin, ready.id, { to: 'PUBLISHED', version })
    expect([stale.status, stale.body.code, stale.body.current.version]).toEqual([409, 'VERSION_CONFLICT', version + 1])
  })
})

describe('duplicates', () => {
  /** Published with this cover; another one with the same cover and its own facts, ready. */
  const pair = async (seed: number, first: Record<string, unknown>, second: Record<string, unknown>) => {
    const one = await published(casa, seed, first)
    const { body: two } = await create(casa.admin, completeFields(second))
    await enterMandate(casa.admin, two)
    const cover = await picture(seed * 10, 96, 64)
    // The same photo as another agency would have it: scaled and compressed again.
    await upload(casa.admin, two.id, await sharp(cover).resize(80).jpeg({ quality: 60 }).toBuffer())
    for (const i of [1, 2]) await upload(casa.admin, two.id, await picture(seed * 10 + 5 + i, 96, 64))
    return { one, two: await show(casa, two.id) }
  }
  const at = (amount: number) => ({ price: { amount, currency: 'MAD' } })

  it('stop a second publication of the same property, unless a manager gives a reason', async () => {
    const { one, two } = await pair(30, at(500_000_00), at(505_000_00))
    const refused = await move(casa.admin, two.id, { to: 'PUBLISHED', version: two.version })
    expect(refused.body.failed).toEqual([
      { code: 'duplicate_clear_or_overridden', reason: expect.stringContaining(one.reference) },
    ])
    const overridden = await move(casa.admin, two.id, {
      to: 'PUBLISHED',
      version: two.version,
      duplicateOverrideReason: 'Deux lots identiques',
    })
    expect(overridden.body.status).toBe('PUBLISHED')
    const history = await t.superuser.query(
      'select fields from app.annonce_status_history where annonce_id = $1 order by id desc limit 1',
      [two.id],
    )
    expect(history.rows[0].fields).toEqual({ duplicateOverrideReason: 'Deux lots identiques' })
  })

  it('need the same cover, the same transaction and nearly the same price', async () => {
    const dearer = await pair(31, at(600_000_00), at(620_000_00))
    expect(failing(dearer.two)).toEqual([])
    const let_ = await pair(32, at(700_000_00), { ...at(700_000_00), transaction: 'RENT', rentPeriod: 'MONTH' })
    expect(failing(let_.two)).toEqual([])
    await published(casa, 33, at(800_000_00))
    expect(failing(await publishable(casa, 34, at(800_000_00)))).toEqual([])
  })

  it('of another organisation do not matter', async () => {
    await published(casa, 35, at(900_000_00))
    const rabat = await t.org({ country: 'MA' })
    expect(failing(await publishable(rabat, 35, at(900_000_00)))).toEqual([])
  })

  it('may not be overridden by an agent', async () => {
    await t.superuser.query(
      `update app.organizations set settings = settings || '{"agentsMayPublish": true}' where org_id = $1`,
      [casa.orgId],
    )
    const agent = await t.member(casa, ['AGENT'])
    const { two } = await pair(36, at(950_000_00), at(950_000_00))
    const tried = await move(agent, two.id, { to: 'PUBLISHED', version: two.version, duplicateOverrideReason: 'moi' })
    expect([tried.status, tried.body.code]).toEqual([403, 'FORBIDDEN'])
  })
})

describe('the way of an annonce', () => {
  it('keeps its publication date over a pause and asks again before coming back', async () => {
    const live = await published(casa, 50, {
      ...apart(),
      mandate: { type: 'SIMPLE', number: null, startsOn: '2026-01-01', endsOn: '2026-03-20' },
    })
    const paused = await move(casa.admin, live.id, { to: 'PAUSED', version: live.version })
    expect(paused.body.status).toBe('PAUSED')
    t.clock.advance(DAY)
    const back = await move(casa.admin, live.id, { to: 'PUBLISHED', version: paused.body.version })
    expect(back.body.publishedAt).toBe(live.publishedAt)
    const again = await move(casa.admin, live.id, { to: 'PAUSED', version: back.body.version })
    t.clock.advance(20 * DAY)
    const expired = await move(casa.admin, live.id, { to: 'PUBLISHED', version: again.body.version })
    expect(expired.body.failed.map((f) => f.code)).toEqual(['mandate_in_force'])
  })

  it('closes with what was agreed, and only so', async () => {
    const live = await published(casa, 51, apart())
    const close = (closing?: unknown) =>
      move(casa.admin, live.id, { to: 'CLOSED', version: live.version, ...(closing ? { closing } : {}) })
    const bare = await close()
    expect([bare.status, bare.body.code, bare.body.errors.map((e) => e.field)]).toEqual([
      422,
      'REQUIREMENT_MISSING',
      ['closing'],
    ])
    const sold = { kind: 'SOLD', amount: 98_000_000, date: '2026-03-10' }
    for (const [change, field] of [
      [{ kind: 'RENTED' }, 'closing.kind'],
      [{ date: '2027-01-01' }, 'closing.date'],
      [{ amount: -1 }, 'closing.amount'],
      [{ date: '2026-13-01' }, 'closing.date'],
    ] as const) {
      const wrong = await close({ ...sold, ...change })
      expect([wrong.status, wrong.body.errors.map((e) => e.field)]).toEqual([400, [field]])
    }
    const closed = await close(sold)
    expect(closed.body).toMatchObject({ status: 'CLOSED', closing: sold })
    const reopened = await move(casa.admin, live.id, {
      to: 'DRAFT',
      version: closed.body.version,
      justification: 'Vente annulée',
    })
    expect(reopened.body).toMatchObject({ status: 'DRAFT', closing: null })
  })

  it('ends in the archive, where nothing changes any more', async () => {
    const ready = await publishable(casa, 52, apart())
    const gone = await move(casa.admin, ready.id, { to: 'ARCHIVED', version: ready.version })
    expect(gone.body.actions).toEqual({ allowed: [], canEdit: false })
    const version = gone.body.version
    const changes = [
      await casa.admin.send('PATCH', `/annonces/${ready.id}`, { version, zone: 'X' }),
      await upload(casa.admin, ready.id, await picture(1)),
      await casa.admin.send('DELETE', `/annonces/${ready.id}/photos/${ready.photos[0]?.id}`),
    ]
    expect(changes.map((c) => [c.status, c.body.code])).toEqual(Array(3).fill([409, 'ANNONCE_ARCHIVED']))
    const risen = await move(casa.admin, ready.id, { to: 'PUBLISHED', version })
    expect([risen.status, risen.body.code, risen.body.allowed]).toEqual([422, 'TRANSITION_NOT_ALLOWED', []])
  })

  it('is stopped by a moderator and freed by nobody else', async () => {
    const moderator = await t.member(casa, ['MODERATOR'])
    const live = await published(casa, 53, apart())
    expect((await moderator.get(`/annonces/${live.id}`)).status).toBe(404)
    const nothing = await move(moderator, live.id, { to: 'SUSPENDED', version: live.version })
    expect([nothing.status, nothing.body.errors.map((e) => e.field)]).toEqual([422, ['moderationReason']])
    const stopped = await move(moderator, live.id, {
      to: 'SUSPENDED',
      version: live.version,
      moderationReason: 'Photos volées',
    })
    expect(stopped.body).toMatchObject({ status: 'SUSPENDED', moderationReason: 'Photos volées' })
    expect((await moderator.get<{ items: Annonce[] }>('/annonces')).body.items.map((a) => a.id)).toContain(live.id)
    const freed = await move(casa.admin, live.id, { to: 'PUBLISHED', version: stopped.body.version })
    expect([freed.status, freed.body.code]).toEqual([403, 'ROLE_REQUIRED'])
    const cleared = await move(moderator, live.id, { to: 'PUBLISHED', version: stopped.body.version })
    expect(cleared.body).toMatchObject({ status: 'PUBLISHED', moderationReason: null })
    expect((await moderator.get(`/annonces/${live.id}`)).status).toBe(404)
  })
})

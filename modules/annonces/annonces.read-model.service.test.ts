import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bootTestApp, type TestApp, type TestOrg } from '#testing'
import { completeFields, create, picture, published } from './annonces.fixture.ts'
import type { Annonce, NewAnnonce } from './annonces.schema.ts'
import { annonceByReference, annonceCards, annonceFacts, annoncePlaces, importAnnonce, moveAnnonce } from './index.ts'

let t: TestApp
let casa: TestOrg
let lyon: TestOrg
let live: Annonce

beforeAll(async () => {
  t = await bootTestApp()
  casa = await t.org({ country: 'MA' })
  lyon = await t.org({ country: 'FR' })
  live = await published(casa, 1, {
    address: '14, rue Aïn Harrouda',
    addressPrecision: 'STREET',
    latitude: 33.58912,
    longitude: -7.63361,
  })
})
afterAll(() => t.close())

describe('annonceFacts', () => {
  it('tells what may be said, at a version, and no private paper', async () => {
    const facts = await t.inOrg(casa.orgId, (ctx) => annonceFacts(ctx, live.id))
    expect(facts).toMatchObject({
      reference: live.reference,
      version: live.version,
      available: true,
      price: { amount: 145_000_000, currency: 'MAD' },
      address: 'rue Aïn Harrouda',
      latitude: 33.589,
      longitude: -7.634,
      photoCount: 3,
      timezone: 'Africa/Casablanca',
    })
    for (const secret of ['mandate', 'titleDeed', 'ownerContactId', 'moderationReason', 'closing', 'createdBy'])
      expect(facts, secret).not.toHaveProperty(secret)
  })

  it('is found by its reference in any case, in its organisation', async () => {
    const found = (orgId: string, reference: string) => t.inOrg(orgId, (ctx) => annonceByReference(ctx, reference))
    expect((await found(casa.orgId, ` ${live.reference.toLowerCase()} `))?.id).toBe(live.id)
    expect(await found(lyon.orgId, live.reference)).toBe(null)
    expect(await found(casa.orgId, 'A-1999-000001')).toBe(null)
    expect(await t.inOrg(lyon.orgId, (ctx) => annonceFacts(ctx, live.id))).toBe(null)
  })
})

describe('annonceCards', () => {
  it('come in the order asked, without those that are not there', async () => {
    const { body: draft } = await create(casa.admin)
    const ids = [draft.id, lyon.orgId, live.id]
    const cards = await t.inOrg(casa.orgId, (ctx) => annonceCards(ctx, ids))
    expect(cards.map((card) => [card.id, card.coverUrl === null])).toEqual([
      [draft.id, true],
      [live.id, false],
    ])
    expect(await t.inOrg(lyon.orgId, (ctx) => annonceCards(ctx, ids))).toEqual([])
    expect(await t.inOrg(casa.orgId, (ctx) => annonceCards(ctx, []))).toEqual([])
  })
})

describe('annoncePlaces', () => {
  it('names cities, quarters and references once, of this organisation, without the archive', async () => {
    const rabat = await t.org({ country: 'MA' })
    const made = [
      await create(rabat.admin, completeFields({ city: 'Rabat', zone: 'Agdal' })),
      await create(rabat.admin, completeFields({ city: 'Rabat', zone: 'Agdal' })),
      await create(rabat.admin, completeFields({ city: 'Salé', zone: null })),
      await create(rabat.admin, completeFields({ city: 'Oujda', zone: 'Centre' })),
    ]
    await t.inOrg(rabat.orgId, (ctx) => moveAnnonce(ctx, made[3]?.body.id ?? '', { to: 'ARCHIVED', version: 1 }))
    expect(await t.inOrg(rabat.orgId, annoncePlaces)).toEqual({
      cities: ['Rabat', 'Salé'],
      zones: [{ city: 'Rabat', zone: 'Agdal' }],
      references: made.slice(0, 3).map((m) => m.body.reference),
    })
    expect(await t.inOrg(lyon.orgId, annoncePlaces)).toEqual({ cities: [], zones: [], references: [] })
  })
})

describe('importAnnonce', () => {
  const fields = (change: Record<string, unknown> = {}) => completeFields(change) as NewAnnonce

  it('makes an annonce with photos that can be published, in one transaction', async () => {
    const mandate = { type: 'SIMPLE', number: 'M-501', startsOn: '2026-01-01', endsOn: '2027-12-31' }
    const bytes = await Promise.all([501, 502, 503].map((seed) => picture(seed, 320, 240)))
    const id = await t.inOrg(casa.orgId, async (ctx) => {
      const made = await importAnnonce(ctx, fields({ price: { amount: 1_000_000, currency: 'MAD' }, mandate }), [
        ...bytes.map((photo) => ({ bytes: photo, alt: 'Vue' })),
      ])
      return (await moveAnnonce(ctx, made, { to: 'PUBLISHED', version: 1 })).id
    })
    const shown = (await casa.admin.get<Annonce>(`/annonces/${id}`)).body
    expect([shown.status, shown.photos.length, shown.photos[0]?.alt]).toEqual(['PUBLISHED', 3, 'Vue'])
  })

  it('follows the same rules, and leaves nothing behind when one is broken', async () => {
    const count = async () => (await t.superuser.query('select count(*)::int as n from app.annonces')).rows[0].n
    const before = await count()
    const attempt = (change: Record<string, unknown>, photo: Uint8Array) =>
      t.inOrg(casa.orgId, (ctx) => importAnnonce(ctx, fields(change), [{ bytes: photo, alt: null }]))
    await expect(attempt({ title: 'x' }, Buffer.alloc(0))).rejects.toMatchObject({
      code: 'VALIDATION_FAILED',
      errors: [{ field: 'title' }],
    })
    await expect(attempt({ bedrooms: 9 }, Buffer.alloc(0))).rejects.toMatchObject({ errors: [{ field: 'bedrooms' }] })
    await expect(attempt({}, Buffer.from('text'))).rejects.toMatchObject({ status: 415, code: 'NOT_AN_IMAGE' })
    expect(await count()).toBe(before)
  })
})

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bootTestApp, type TestApp, type TestOrg } from '#testing'
import { completeFields, create, type Outcome, published } from './annonces.fixture.ts'
import type { AnnonceSummary, PricePoint } from './annonces.schema.ts'

let t: TestApp
let casa: TestOrg
let lyon: TestOrg

beforeAll(async () => {
  t = await bootTestApp()
  casa = await t.org({ country: 'MA' })
  lyon = await t.org({ country: 'FR' })
})
afterAll(() => t.close())

const fields = (answer: { body: { errors?: { field: string; code: string }[] } }) =>
  (answer.body.errors ?? []).map((e) => `${e.field}:${e.code}`)

const activities = async (annonceId: string) =>
  (
    await t.superuser.query<{ code: string; params: unknown }>(
      'select code, params from app.activities where annonce_id = $1 order by id',
      [annonceId],
    )
  ).rows

describe('creating an annonce', () => {
  it('makes a draft with a reference of the year and the quality it has', async () => {
    const made = await create(casa.admin)
    expect(made.status).toBe(201)
    expect(made.body).toMatchObject({
      status: 'DRAFT',
      branchId: casa.branchId,
      price: { amount: 145_000_000, currency: 'MAD' },
      mandate: { type: 'EXCLUSIVE', number: null },
      photos: [],
      coverUrl: null,
      publishedAt: null,
      version: 1,
    })
    expect(made.body.reference).toMatch(/^A-2026-\d{6}$/)
    expect(made.body.quality.score).toBeGreaterThan(40)
    expect(made.body.quality.missing[0]).toMatchObject({ code: 'PHOTOS_THREE', label: 'Ajouter 3 photos' })
    expect(made.body.actions.canEdit).toBe(true)
    expect((await casa.admin.get(`/annonces/${made.body.id}`)).body).toEqual(made.body)
    expect((await activities(made.body.id)).map((a) => a.code)).toEqual(['annonce.created'])
  })

  it.each(['MA', 'FR'] as const)('is of the new year at half past midnight of the branch (%s)', async (country) => {
    const org = await t.org({ country })
    const today = t.clock.now()
    const fields = { title: 'Appartement lumineux', transaction: 'SALE', propertyType: 'APARTMENT', city: 'Rabat' }
    const made = async () => (await create(org.admin, fields)).body.reference
    try {
      t.clock.set(Date.UTC(2025, 11, 31, 22, 59, 59))
      expect(await made()).toBe('A-2025-000001')
      t.clock.set(Date.UTC(2025, 11, 31, 23, 30))
      expect(await made()).toBe('A-2026-000001')
    } finally {
      t.clock.set(today)
    }
  })

  it('numbers each organisation by itself, rising', async () => {
    const fresh = await t.org({ country: 'MA' })
    const references = [(await create(fresh.admin)).body.reference, (await create(fresh.admin)).body.reference]
    expect(references).toEqual(['A-2026-000001', 'A-2026-000002'])
  })

  it('needs little for a draft', async () => {
    const made = await create(casa.admin, {
      title: 'Terrain à bâtir',
      transaction: 'SALE',
      propertyType: 'LAND',
      city: 'Settat',
    })
    expect([made.status, made.body.price]).toEqual([201, null])
  })

  it.each<[string, Record<string, unknown>, string]>([
    ['a negative price', { price: { amount: -5, currency: 'MAD' } }, 'price.amount'],
    ['a price of nothing', { price: { amount: 0, currency: 'MAD' } }, 'price.amount'],
    ['an absurd price', { price: { amount: 1e15, currency: 'MAD' } }, 'price.amount'],
    ['half a centime', { price: { amount: 1000.5, currency: 'MAD' } }, 'price.amount'],
    ['a price as words', { price: { amount: 'NaN', currency: 'MAD' } }, 'price.amount'],
    ['a currency nobody uses here', { price: { amount: 1000, currency: 'USD' } }, 'price.currency'],
    ['the currency of another country', { price: { amount: 1000, currency: 'EUR' } }, 'price.currency'],
    ['a title of 10 000 letters', { title: 'x'.repeat(10_000) }, 'title'],
    ['a title of two letters', { title: 'ab' }, 'title'],
    ['a title of spaces', { title: ' '.repeat(20) }, 'title'],
    ['a description of 6 000 letters', { description: 'x'.repeat(6000) }, 'description'],
    ['a surface of nothing', { surface: 0 }, 'surface'],
    ['a negative surface', { surface: -10 }, 'surface'],
    ['a surface as large as a country', { surface: 1e12 }, 'surface'],
    ['a thousand rooms', { rooms: 1000 }, 'rooms'],
    ['more bedrooms than rooms', { rooms: 1, bedrooms: 4 }, 'bedrooms'],
    ['a floor under the ground floor of hell', { floor: -66 }, 'floor'],
    ['a house of the year 3000', { yearBuilt: 3000 }, 'yearBuilt'],
    ['a house of the year 2099', { yearBuilt: 2099 }, 'yearBuilt'],
    ['a rent without period', { transaction: 'RENT' }, 'rentPeriod'],
    ['a sale by the week', { rentPeriod: 'WEEK' }, 'rentPeriod'],
    ['an unknown kind of transaction', { transaction: 'GIFT' }, 'transaction'],
    ['an unknown kind of property', { propertyType: 'CASTLE' }, 'propertyType'],
    ['a latitude beyond the pole', { latitude: 91, longitude: 0 }, 'latitude'],
    [
      'a mandate that ends before it begins',
      { mandate: { type: 'SIMPLE', number: null, startsOn: '2026-05-01', endsOn: '2026-01-01' } },
      'mandate.endsOn',
    ],
    [
      'a day that no calendar has',
      { mandate: { type: 'SIMPLE', number: null, startsOn: '2026-02-30', endsOn: null } },
      'mandate.startsOn',
    ],
    ['fees above the price', { fees: { percent: 300, payer: 'BUYER' } }, 'fees.percent'],
    ['an energy class H', { energy: { dpeClass: 'H' } }, 'energy.dpeClass'],
    ['features in prose', { features: ['a nice pool'] }, 'features.0'],
    ['a branch id that is no id', { branchId: 'x' }, 'branchId'],
    ['another organisation in the body', { org_id: '00000000-0000-0000-0000-000000000000' }, 'org_id'],
    ['a status of one’s own', { status: 'PUBLISHED' }, 'status'],
    ['a price that is no object', { price: 12 }, 'price'],
  ])('refuses %s', async (_what, change, field) => {
    const answer = await create(casa.admin, completeFields(change))
    expect([answer.status, answer.body.code]).toEqual([400, 'VALIDATION_FAILED'])
    expect(answer.body.errors.map((e) => e.field)).toContain(field)
    for (const error of answer.body.errors) expect(error.message).not.toContain('errors:')
  })

  it.each(['{"price": NaN}', '{"title": "x"', '', '[]', 'null', '"text"'])(
    'answers 400 to the body %s',
    async (body) => {
      const answer = await casa.admin.send('POST', '/annonces', body, { 'content-type': 'application/json' })
      expect(answer.status).toBe(400)
    },
  )

  it('stores hostile text as text', async () => {
    const title = `<script>alert('x')</script>'; drop table app.annonces; --`
    const made = await create(casa.admin, completeFields({ title, zone: '%_\\' }))
    expect([made.status, made.body.title]).toEqual([201, title])
    const nul = await create(casa.admin, completeFields({ title: 'Zero \u0000 byte in the title' }))
    expect(nul.status).toBe(400)
  })

  it('does not know a branch or an owner of another organisation', async () => {
    expect((await create(casa.admin, completeFields({ branchId: lyon.branchId }))).status).toBe(404)
    const foreign = await lyon.admin.send<{ id: string }>('POST', '/contacts', { displayName: 'Propriétaire' })
    expect((await create(casa.admin, completeFields({ ownerContactId: foreign.body.id }))).status).toBe(404)
  })

  it('takes the currency of the branch', async () => {
    const french = await create(
      lyon.admin,
      completeFields({ price: { amount: 35_000_000, currency: 'EUR' }, city: 'Lyon' }),
    )
    expect([french.status, french.body.price]).toEqual([201, { amount: 35_000_000, currency: 'EUR' }])
  })
})

describe('changing an annonce', () => {
  it('changes what is given and leaves the rest', async () => {
    const { body: made } = await create(casa.admin)
    const done = await casa.admin.send<Outcome>('PATCH', `/annonces/${made.id}`, {
      version: 1,
      zone: null,
      surface: 95.5,
    })
    expect(done.status).toBe(200)
    expect(done.body).toMatchObject({ zone: null, surface: 95.5, title: made.title, price: made.price, version: 2 })
  })

  it('refuses a stale version and shows the present one', async () => {
    const { body: made } = await create(casa.admin)
    await casa.admin.send('PATCH', `/annonces/${made.id}`, { version: 1, surface: 93 })
    const stale = await casa.admin.send<Outcome>('PATCH', `/annonces/${made.id}`, { version: 1, surface: 94 })
    expect([stale.status, stale.body.code]).toEqual([409, 'VERSION_CONFLICT'])
    expect(stale.body.current).toMatchObject({ surface: 93, version: 2 })
  })

  it('lets only one of two simultaneous changes through', async () => {
    const { body: made } = await create(casa.admin)
    const both = await Promise.all(
      [1, 2, 3, 4].map((n) => casa.admin.send('PATCH', `/annonces/${made.id}`, { version: 1, surface: 90 + n })),
    )
    expect(both.map((answer) => answer.status).toSorted()).toEqual([200, 409, 409, 409])
  })

  it('judges the whole, not the change alone', async () => {
    const { body: made } = await create(casa.admin)
    const more = await casa.admin.send<Outcome>('PATCH', `/annonces/${made.id}`, { version: 1, bedrooms: 9 })
    expect([more.status, fields(more)]).toEqual([400, ['bedrooms:MORE_THAN_ROOMS']])
    const rent = await casa.admin.send<Outcome>('PATCH', `/annonces/${made.id}`, { version: 1, transaction: 'RENT' })
    expect([rent.status, fields(rent)]).toEqual([400, ['rentPeriod:REQUIRED']])
  })

  it('writes each price to the history and the timeline', async () => {
    const { body: made } = await create(casa.admin)
    t.clock.advance(60_000)
    await casa.admin.send('PATCH', `/annonces/${made.id}`, {
      version: 1,
      price: { amount: 139_000_000, currency: 'MAD' },
    })
    await casa.admin.send('PATCH', `/annonces/${made.id}`, { version: 2, surface: 91 })
    const history = await casa.admin.get<{ items: PricePoint[] }>(`/annonces/${made.id}/price-history`)
    expect(history.body.items.map((point) => point.amount)).toEqual([139_000_000, 145_000_000])
    expect(history.body.items[0]?.actor).toEqual({ kind: 'user', id: casa.admin.userId, name: 'Admin' })
    expect(await activities(made.id)).toContainEqual({
      code: 'annonce.price_changed',
      params: {
        from: '1\u202f450\u202f000 DH',
        to: '1\u202f390\u202f000 DH',
        fromAmount: 145_000_000,
        toAmount: 139_000_000,
        currency: 'MAD',
      },
    })
  })

  it('keeps what a published annonce must tell', async () => {
    const live = await published(casa, 900, { price: { amount: 77_000_000, currency: 'MAD' } })
    const emptied = await casa.admin.send<Outcome>('PATCH', `/annonces/${live.id}`, {
      version: live.version,
      price: null,
    })
    expect([emptied.status, emptied.body.code, fields(emptied)]).toEqual([
      422,
      'PUBLISHED_FACTS_REQUIRED',
      ['price:REQUIRED'],
    ])
    const corrected = await casa.admin.send<Outcome>('PATCH', `/annonces/${live.id}`, {
      version: live.version,
      price: { amount: 76_000_000, currency: 'MAD' },
    })
    expect(corrected.status).toBe(200)
  })
})

describe('the audit of an annonce', () => {
  it('has what changed, before and after, and nothing that follows from it', async () => {
    const { body: made } = await create(casa.admin)
    await casa.admin.send('PATCH', `/annonces/${made.id}`, { version: 1, city: 'Mohammedia' })
    const found = await t.superuser.query<{ changes: Record<string, unknown> }>(
      `select v.changes from app.audit_entries e join app.audit_values v on v.entry_id = e.id
        where e.entity = 'annonces' and e.entity_id = $1 and e.action = 'UPDATE'`,
      [made.id],
    )
    expect(found.rows.map((row) => row.changes)).toEqual([{ city: ['Casablanca', 'Mohammedia'] }])
  })
})

describe('the list of annonces', () => {
  let org: TestOrg
  const made: Record<string, string> = {}

  beforeAll(async () => {
    org = await t.org({ country: 'MA' })
    const rows: [string, Record<string, unknown>][] = [
      [
        'maarif',
        {
          title: 'Duplex à Maârif extension',
          zone: 'Maârif',
          price: { amount: 300_000_00, currency: 'MAD' },
          bedrooms: 3,
        },
      ],
      [
        'agadir',
        {
          title: 'Villa avec piscine',
          city: 'Agadir',
          zone: 'Founty',
          propertyType: 'VILLA',
          price: { amount: 500_000_00, currency: 'MAD' },
        },
      ],
      [
        'rent',
        {
          title: 'Studio meublé centre',
          transaction: 'RENT',
          rentPeriod: 'MONTH',
          propertyType: 'STUDIO',
          price: { amount: 4_500_00, currency: 'MAD' },
        },
      ],
      [
        'arabic',
        {
          title: 'شقة للبيع بحي الرياض',
          city: 'الرباط',
          zone: 'أكدال',
          price: { amount: 400_000_00, currency: 'MAD' },
        },
      ],
      ['same', { title: 'Appartement au même prix', price: { amount: 400_000_00, currency: 'MAD' } }],
      ['unpriced', { title: 'Ferme sans prix encore', propertyType: 'FARM', price: null, city: 'Berrechid' }],
    ]
    for (const [key, change] of rows) {
      t.clock.advance(1000)
      made[key] = (await create(org.admin, completeFields(change))).body.id
    }
  })

  const list = async (query: string) =>
    org.admin.get<{ items: AnnonceSummary[]; nextCursor: string | null; code: string }>(`/annonces?${query}`)
  const names = (items: AnnonceSummary[]) =>
    items.map((item) => Object.entries(made).find(([, id]) => id === item.id)?.[0])

  it.each([
    ['', ['unpriced', 'same', 'arabic', 'rent', 'agadir', 'maarif']],
    ['sort=price', ['unpriced', 'rent', 'maarif', 'arabic', 'same', 'agadir']],
    ['sort=-price', ['agadir', 'same', 'arabic', 'maarif', 'rent', 'unpriced']],
    ['transaction=RENT', ['rent']],
    ['propertyType=VILLA', ['agadir']],
    ['city=agadir', ['agadir']],
    ['zone=maarif&bedroomsMin=3', ['maarif']],
    ['priceMin=30000000&priceMax=40000000&sort=price', ['maarif', 'arabic', 'same']],
    ['status=DRAFT&transaction=RENT', ['rent']],
    ['status=PUBLISHED&status=DRAFT&transaction=RENT', ['rent']],
    ['status=PUBLISHED', []],
    ['q=maarif', ['unpriced', 'same', 'rent', 'maarif']],
    ['q=extention%20duplex', ['maarif']],
    ['q=VILLA%20AGADIR', ['agadir']],
    ['q=vila%20pisine', ['agadir']],
    ['q=%D8%A7%D9%83%D8%AF%D8%A7%D9%84', ['arabic']],
    ['q=000002', ['agadir']],
    ['q=100%25', []],
    ['q=__', []],
  ])('with %s', async (query, expected) => {
    const answer = await list(query)
    expect(answer.status).toBe(200)
    expect(names(answer.body.items)).toEqual(expected)
  })

  it.each(['recent', 'price', '-price'])('pages by %s without a gap or a double', async (sort) => {
    const whole = names((await list(`sort=${sort}`)).body.items)
    const seen: (string | undefined)[] = []
    let cursor: string | null = null
    do {
      const page: Awaited<ReturnType<typeof list>> = await list(
        `sort=${sort}&limit=2${cursor ? `&cursor=${cursor}` : ''}`,
      )
      expect(page.body.items.length).toBeLessThanOrEqual(2)
      seen.push(...names(page.body.items))
      cursor = page.body.nextCursor
    } while (cursor)
    expect(seen).toEqual(whole)
  })

  it.each([
    'priceMin=5&priceMax=2',
    'priceMin=NaN',
    'priceMin=-1',
    'limit=0',
    'limit=1000',
    'sort=random',
    'cursor=xx',
    `cursor=${Buffer.from('["x","y"]').toString('base64url')}`,
    'bedroomsMin=-1',
    `q=${'x'.repeat(101)}`,
    'transaction=GIFT',
    'status=drop%20table',
  ])('refuses %s', async (query) => {
    expect((await list(query)).status).toBe(400)
  })
})

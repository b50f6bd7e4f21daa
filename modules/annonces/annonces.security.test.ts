import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bootTestApp, type Caller, type TestApp, type TestOrg } from '#testing'
import { completeFields, create, move, picture, published, upload } from './annonces.fixture.ts'
import type { Annonce } from './annonces.schema.ts'

let t: TestApp
let casa: TestOrg
let lyon: TestOrg
let target: Annonce
let jpeg: Buffer

beforeAll(async () => {
  t = await bootTestApp()
  casa = await t.org({ country: 'MA' })
  lyon = await t.org({ country: 'FR' })
  jpeg = await picture(77, 320, 240)
  target = await published(casa, 1)
})
afterAll(() => t.close())

/** Every route of the module, tried on one annonce; the answer's status by name. */
async function tryAll(who: Caller, annonce: Annonce): Promise<Record<string, number>> {
  const at = `/annonces/${annonce.id}`
  const photo = annonce.photos[0]?.id ?? annonce.id
  const { version } = annonce
  return {
    list: (await who.get('/annonces')).status,
    create: (await create(who)).status,
    read: (await who.get(at)).status,
    prices: (await who.get(`${at}/price-history`)).status,
    change: (await who.send('PATCH', at, { version: version + 999, zone: 'X' })).status,
    pause: (await move(who, annonce.id, { to: 'PAUSED', version: version + 999 })).status,
    reserve: (await move(who, annonce.id, { to: 'RESERVED', version: version + 999 })).status,
    suspend: (await move(who, annonce.id, { to: 'SUSPENDED', version: version + 999, moderationReason: 'x' })).status,
    upload: (await upload(who, annonce.id, jpeg)).status,
    arrange: (await who.send('PATCH', `${at}/photos`, { coverId: photo })).status,
    describe: (await who.send('PATCH', `${at}/photos/${photo}`, { alt: 'x' })).status,
    remove: (await who.send('DELETE', `${at}/photos/${annonce.id}`)).status,
  }
}
/** What who may do everything gets: the version sent is stale on purpose, and the photo to remove does not exist. */
const mayAll = {
  list: 200,
  create: 201,
  read: 200,
  prices: 200,
  change: 409,
  pause: 409,
  reserve: 409,
  suspend: 409,
  upload: 201,
  arrange: 200,
  describe: 200,
  remove: 404,
}
const all = (status: number) => Object.fromEntries(Object.keys(mayAll).map((name) => [name, status]))

describe('each role on each route', () => {
  it.each<[string, Record<string, number>]>([
    ['ADMIN_ORG', mayAll],
    ['MANAGER', { ...mayAll, suspend: 403 }],
    ['AGENT', { ...mayAll, pause: 403, suspend: 403 }],
    ['AUDITOR', { ...all(403), list: 200, read: 200, prices: 200 }],
    // The annonce is neither theirs nor suspended: who sees nothing of it is told that there is nothing.
    ['OWNER', { ...all(404), list: 200, create: 403 }],
    [
      'MODERATOR',
      {
        ...all(404),
        list: 200,
        suspend: 409,
        create: 403,
        change: 403,
        upload: 403,
        arrange: 403,
        describe: 403,
        remove: 403,
      },
    ],
  ])('%s', async (role, expected) => {
    const person = await t.member(casa, [role])
    const before = (await casa.admin.get<Annonce>(`/annonces/${target.id}`)).body
    expect(await tryAll(person, before)).toEqual(expected)
    if (!['ADMIN_ORG', 'MANAGER', 'AGENT'].includes(role))
      expect((await casa.admin.get<Annonce>(`/annonces/${target.id}`)).body).toEqual(before)
  })

  it('a moderator who stops what they cannot read is not shown it by a conflict', async () => {
    const moderator = await t.member(casa, ['MODERATOR'])
    const stale = await move(moderator, target.id, { to: 'SUSPENDED', version: 999, moderationReason: 'x' })
    expect(Object.keys(stale.body.current)).toEqual(['id', 'status', 'version'])
  })

  it('another organisation finds nothing and changes nothing', async () => {
    const before = (await casa.admin.get<Annonce>(`/annonces/${target.id}`)).body
    const answers = await tryAll(lyon.admin, before)
    expect(answers).toEqual({ ...all(404), list: 200, create: 400 })
    expect((await lyon.admin.get<{ items: Annonce[] }>('/annonces?q=terrasse')).body.items).toEqual([])
    expect((await casa.admin.get<Annonce>(`/annonces/${target.id}`)).body).toEqual(before)
  })

  it('nobody without a session, none without the CSRF header', async () => {
    const anonymous = await t.anonymous('GET', '/api/v1/annonces', { headers: { 'x-org-id': casa.orgId } })
    expect(anonymous.status).toBe(401)
    const forged = await casa.admin.send('POST', '/annonces', completeFields(), { 'x-atlas-csrf': '0' })
    expect([forged.status, forged.body.code]).toEqual([403, 'CSRF_REFUSED'])
  })
})

describe('an owner', () => {
  const emailOf = async (caller: Caller) =>
    (await t.superuser.query<{ email: string }>('select email from app.members where user_id = $1', [caller.userId]))
      .rows[0]?.email

  async function ownerWithContact(): Promise<{ owner: Caller; contactId: string }> {
    const owner = await t.member(casa, ['OWNER'])
    const contact = await casa.admin.send<{ id: string }>('POST', '/contacts', {
      displayName: 'Propriétaire',
      emails: [await emailOf(owner)],
    })
    return { owner, contactId: contact.body.id }
  }

  it('sees and changes the annonces of the contact with their address, and publishes none', async () => {
    const { owner, contactId } = await ownerWithContact()
    const { body: mine } = await create(casa.admin, completeFields({ ownerContactId: contactId }))
    expect((await owner.get<{ items: Annonce[] }>('/annonces')).body.items.map((a) => a.id)).toEqual([mine.id])
    expect((await owner.send('PATCH', `/annonces/${mine.id}`, { version: 1, zone: 'Anfa' })).status).toBe(200)
    expect((await upload(owner, mine.id, jpeg)).status).toBe(201)
    const shown = (await owner.get<Annonce>(`/annonces/${mine.id}`)).body
    expect(shown.actions.canEdit).toBe(true)
    expect(shown.actions.allowed.filter((way) => way.allowed)).toEqual([])
    expect((await move(owner, mine.id, { to: 'PUBLISHED', version: 2 })).status).toBe(403)
    expect((await owner.get(`/annonces/${target.id}`)).status).toBe(404)
  })

  it('publishes and pauses their own where the organisation lets them, and nobody else’s', async () => {
    const { owner, contactId } = await ownerWithContact()
    const mine = await published(casa, 61, { ownerContactId: contactId })
    const pause = () => move(owner, mine.id, { to: 'PAUSED', version: mine.version })
    const setting = async (ownersMayPublish: boolean) => {
      const { version } = (await casa.admin.get<{ version: number }>('/organization')).body
      await casa.admin.send('PATCH', '/organization', { version, settings: { ownersMayPublish } })
    }
    expect((await pause()).status).toBe(403)
    await setting(true)
    const paused = await pause()
    expect([paused.status, paused.body.status]).toEqual([200, 'PAUSED'])
    expect((await move(owner, target.id, { to: 'PAUSED', version: target.version })).status).toBe(404)
    await setting(false)
  })

  it('lists a property as their own and as nobody else’s', async () => {
    const { owner, contactId } = await ownerWithContact()
    const made = await create(owner, completeFields())
    expect([made.status, made.body.ownerContactId]).toEqual([201, contactId])
    const other = await casa.admin.send<{ id: string }>('POST', '/contacts', { displayName: 'Quelqu’un d’autre' })
    expect((await create(owner, completeFields({ ownerContactId: other.body.id }))).status).toBe(404)
    const given = await owner.send('PATCH', `/annonces/${made.body.id}`, { version: 1, ownerContactId: other.body.id })
    expect(given.status).toBe(404)
  })

  it('is nobody in another organisation, even with the same address there', async () => {
    const { owner } = await ownerWithContact()
    const twin = await lyon.admin.send<{ id: string }>('POST', '/contacts', {
      displayName: 'Homonyme',
      emails: [await emailOf(owner)],
    })
    const { body: theirs } = await create(
      lyon.admin,
      completeFields({ ownerContactId: twin.body.id, price: { amount: 1_000_000, currency: 'EUR' } }),
    )
    const there = await t.as(owner.userId, lyon.orgId)
    expect((await there.get(`/annonces/${theirs.id}`)).status).toBe(403)
    expect((await owner.get(`/annonces/${theirs.id}`)).status).toBe(404)
  })
})

describe('the door to search', () => {
  it('answers from the organisation in context alone, and from none when there is none', async () => {
    await create(casa.admin, completeFields({ title: 'Riad aux zelliges bleus' }))
    await create(lyon.admin, {
      title: 'Zelliges au Vieux Lyon',
      transaction: 'SALE',
      propertyType: 'HOUSE',
      city: 'Lyon',
    })
    const ask = async (orgId: string) => {
      await t.superuser.query(`select set_config('app.org_id', $1, false)`, [orgId])
      const found = await t.superuser.query<{ org_id: string }>(
        'select a.org_id from app.search_annonces($1) s (id) join app.annonces a on a.id = s.id',
        ['zelliges'],
      )
      return found.rows.map((row) => row.org_id)
    }
    expect(await ask(casa.orgId)).toEqual([casa.orgId])
    expect(await ask(lyon.orgId)).toEqual([lyon.orgId])
    expect(await ask('')).toEqual([])
  })
})

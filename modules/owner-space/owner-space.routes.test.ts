import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bootTestApp, type Caller, publishedAnnonce, type TestApp, type TestOrg } from '#testing'
import type { Owned } from './owner-space.schema.ts'

let t: TestApp
let casa: TestOrg
let lyon: TestOrg
let owner: Caller
let other: Caller
let house: string

type Page = { items: Owned[]; nextCursor: string | null }
const owned = async (who: Caller, query = '') => (await who.get<Page>(`/owner-space/annonces${query}`)).body

/** Makes a member the owner of an annonce, by the address of a contact. */
async function give(org: TestOrg, who: Caller, annonceId: string): Promise<void> {
  const member = await t.superuser.query<{ email: string }>('select email from app.members where user_id = $1', [
    who.userId,
  ])
  const contact = await org.admin.send<{ id: string }>('POST', '/contacts', {
    displayName: 'Propriétaire',
    emails: [member.rows[0]?.email],
  })
  const id =
    contact.status === 201
      ? contact.body.id
      : (
          await t.superuser.query<{ id: string }>(
            `select contact_id as id from app.channel_identities where org_id = $1 and value = lower($2)`,
            [org.orgId, member.rows[0]?.email],
          )
        ).rows[0]?.id
  await t.superuser.query('update app.annonces set owner_contact_id = $2 where id = $1', [annonceId, id])
}

beforeAll(async () => {
  t = await bootTestApp()
  casa = await t.org({ country: 'MA' })
  lyon = await t.org({ country: 'FR' })
  owner = await t.member(casa, ['OWNER'], { name: 'Hassan' })
  other = await t.member(casa, ['OWNER'], { name: 'Autre' })
  house = await publishedAnnonce(t, casa, { title: 'Villa Zitouna au bord du parc' })
  await give(casa, owner, house)
  await give(casa, other, await publishedAnnonce(t, casa, { title: 'Appartement d’un autre propriétaire' }))
})
afterAll(() => t.close())

describe('what an owner sees', () => {
  it('is their property with its figures; nobody who asked for it is named, reachable or judged', async () => {
    const secrets = {
      name: 'Zoubida Prospectrice',
      phone: '+212677123456',
      email: 'zoubida.secrete@example.test',
      note: 'Znote interne sur le prospect',
      conditions: 'Zconditions de l’offre',
      place: 'Zdevant la porte',
    }
    const made = await casa.admin.send<{ id: string; contact: { id: string } }>('POST', '/dossiers', {
      caseType: 'LEAD_BUY',
      source: 'WALK_IN',
      contact: { displayName: secrets.name, phones: [secrets.phone], emails: [secrets.email] },
      annonceId: house,
    })
    const dossierId = made.body.id
    await casa.admin.send('POST', `/dossiers/${dossierId}/notes`, { body: secrets.note })
    const visit = await casa.admin.send<{ id: string }>('POST', '/appointments', {
      type: 'VISIT',
      startsAt: '2026-03-16T10:00:00Z',
      dossierId,
      contactId: made.body.contact.id,
      annonceId: house,
      agentId: casa.admin.userId,
      place: secrets.place,
      note: secrets.note,
    })
    expect(visit.status).toBe(201)
    await t.superuser.query(`update app.dossiers set status = 'VISIT_DONE', score = 87 where id = $1`, [dossierId])
    const offer = await casa.admin.send('POST', '/offers', {
      dossierId,
      madeBy: 'BUYER',
      amount: 98_765_432,
      currency: 'MAD',
      conditions: secrets.conditions,
    })
    expect(offer.status).toBe(201)

    const page = await owned(owner)
    expect(page.items).toHaveLength(1)
    expect(page.items[0]).toMatchObject({
      annonce: { id: house },
      interested: 1,
      visits: { planned: 1, done: 0, last: [{ who: 'Z. P.', startsAt: expect.stringContaining('2026-03-16') }] },
      offers: { open: 1, all: 1 },
      nextStep: 'ANSWER_OFFER',
    })
    const said = JSON.stringify(page)
    for (const [what, secret] of Object.entries(secrets)) expect(said, what).not.toContain(secret)
    for (const part of ['Zoubida', 'Prospectrice', '677123456', '98765432', dossierId, made.body.contact.id])
      expect(said, part).not.toContain(part)
    // Figures and keys of other people's judgement have no place here; the only score is the listing's own.
    expect(Object.keys(page.items[0] ?? {}).sort()).toEqual(
      'annonce branchId interested mandate nextStep offers prices publishedAt visits'.split(' '),
    )
    expect(Object.keys(page.items[0]?.visits.last[0] ?? {}).sort()).toEqual(['startsAt', 'state', 'timezone', 'who'])
    expect(said).not.toMatch(/"(phones?|emails?|note|notes|explanation|reason|assignee|contact)":/)
    expect(said.match(/"score":/g)).toHaveLength(1)
  })

  it('opens none of the doors behind it: dossiers, contacts, visits, offers, messages and decisions stay closed', async () => {
    for (const url of ['/dossiers', '/contacts', '/offers', '/conversations', '/decisions', '/tasks']) {
      const answer = await owner.get<{ items?: unknown[] }>(url)
      const shows = answer.status === 200 ? (answer.body.items ?? []).length : 0
      expect([answer.status === 200 || answer.status >= 400, shows], url).toEqual([true, 0])
    }
  })

  it('is read page by page, each property once', async () => {
    const rich = await t.member(casa, ['OWNER'], { name: 'Riche' })
    const ids = []
    for (let n = 0; n < 3; n += 1) {
      const id = await publishedAnnonce(t, casa, { title: `Immeuble de rapport numéro ${n}` })
      await give(casa, rich, id)
      ids.push(id)
    }
    const seen: string[] = []
    let cursor: string | null = ''
    while (cursor !== null) {
      const page: Page = await owned(rich, `?limit=2${cursor ? `&cursor=${cursor}` : ''}`)
      seen.push(...page.items.map((item) => item.annonce.id))
      cursor = page.nextCursor
    }
    expect(seen).toEqual([...ids].reverse())
    expect((await rich.get('/owner-space/annonces?cursor=x')).status).toBe(400)
  })
})

describe('what others cannot do with it', () => {
  it('another owner sees their own alone', async () => {
    const page = await owned(other)
    expect(page.items.map((item) => item.annonce.title)).toEqual(['Appartement d’un autre propriétaire'])
  })

  it('an owner of another organisation sees nothing of ours, with the same address as a contact of ours too', async () => {
    const theirs = await t.member(lyon, ['OWNER'], { name: 'Lyonnaise' })
    expect((await owned(theirs)).items).toEqual([])
    await give(casa, theirs, await publishedAnnonce(t, casa, { title: 'Bien casablancais d’une Lyonnaise' }))
    expect((await owned(theirs)).items).toEqual([])
    const inside = await theirs.get('/owner-space/annonces', { 'x-org-id': casa.orgId })
    expect(inside.status).toBe(403)
  })

  it.each(['ADMIN_ORG', 'MANAGER', 'AGENT', 'MODERATOR', 'AUDITOR'])('%s is refused', async (role) => {
    const who = await t.member(casa, [role])
    const answer = await who.get('/owner-space/annonces')
    expect([answer.status, answer.body.code]).toEqual([403, 'FORBIDDEN'])
  })

  it('who is an owner beside another role still sees their own alone', async () => {
    const both = await t.member(casa, ['AGENT', 'OWNER'])
    expect((await owned(both)).items).toEqual([])
  })

  it('a suspended owner and a stranger are not let in', async () => {
    const leaving = await t.member(casa, ['OWNER'])
    await t.superuser.query(`update app.members set status = 'SUSPENDED' where user_id = $1`, [leaving.userId])
    expect((await leaving.get('/owner-space/annonces')).status).toBe(403)
    const nobody = await t.anonymous('GET', '/api/v1/owner-space/annonces', { headers: { 'x-org-id': casa.orgId } })
    expect(nobody.status).toBe(401)
  })
})

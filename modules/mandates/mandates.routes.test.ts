import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bootTestApp, type Caller, type TestApp, type TestOrg } from '#testing'
import { printedRow } from './export.service.ts'
import { draft, enter, type Outcome, terms } from './mandates.fixture.ts'
import type { Entry } from './mandates.schema.ts'

const DAY = 86_400_000
let t: TestApp
let casa: TestOrg
let lyon: TestOrg
beforeAll(async () => {
  t = await bootTestApp()
  casa = await t.org({ country: 'MA' })
  lyon = await t.org({ country: 'FR' })
})
afterAll(() => t.close())

type Listing = {
  version: number
  mandate: { type: string; number: string | null; startsOn: string; endsOn: string } | null
  quality: { missing: { code: string }[] }
}
const listing = async (id: string) => (await casa.admin.get<Listing>(`/annonces/${id}`)).body
const entries = async (id: string, who: Caller = casa.admin) =>
  (await who.get<{ items: Entry[] }>(`/mandates?annonceId=${id}`)).body.items
const amend = (id: string, body: Record<string, unknown>, who: Caller = casa.admin) =>
  who.send<Outcome>('POST', `/mandates/${id}/amendments`, {
    kind: 'AMENDMENT',
    signedOn: '2026-03-10',
    remark: 'Accord',
    ...body,
  })
const terminate = (id: string, body: Record<string, unknown>, who: Caller = casa.admin) =>
  who.send<Outcome>('POST', `/mandates/${id}/termination`, {
    signedOn: '2026-03-10',
    remark: 'Lettre recommandée',
    ...body,
  })

describe('entering a mandate', () => {
  it('gives the annonce its number, keeps what the law asks for, and stands on the timeline', async () => {
    const id = await draft(casa.admin)
    const before = await listing(id)
    const made = await enter(casa.admin, id)
    expect(made.status).toBe(201)
    expect(made.body).toMatchObject({
      kind: 'MANDATE',
      refersTo: null,
      mandantName: 'Mme Nadia Berrada et M. Omar Berrada',
      mandantAddress: '14, rue Ibn Sina, Casablanca',
      propertyType: 'APARTMENT',
      propertySituation: '12, rue de la Convention, Maârif, Casablanca',
      object: 'SALE',
      type: 'EXCLUSIVE',
      startsOn: '2026-03-01',
      endsOn: '2026-08-31',
      signedBy: 'Admin',
      state: 'RUNNING',
      isLast: true,
      enteredBy: { kind: 'user', name: 'Admin' },
    })
    expect(made.body.hash).toMatch(/^[0-9a-f]{64}$/)
    const after = await listing(id)
    expect(after.mandate).toEqual({
      type: 'EXCLUSIVE',
      number: String(made.body.number),
      startsOn: '2026-03-01',
      endsOn: '2026-08-31',
      exclusiveUntil: '2026-05-31',
    })
    expect(after.version).toBe(before.version + 1)
    expect(after.quality.missing.map(({ code }) => code)).not.toContain('MANDATE')
    const told = await t.superuser.query<{ code: string }>(
      `select code from app.activities where annonce_id = $1 and code like 'mandate.%'`,
      [id],
    )
    expect(told.rows).toEqual([{ code: 'mandate.mandate' }])
  })

  it('is the only way to a number, and the only way to change what it holds', async () => {
    const own = { type: 'SIMPLE', number: 'M-1', startsOn: '2026-01-01', endsOn: '2026-12-31' }
    const forged = await casa.admin.send<Outcome>('POST', '/annonces', {
      title: 'Annonce avec un numéro inventé',
      transaction: 'SALE',
      propertyType: 'VILLA',
      city: 'Rabat',
      mandate: own,
    })
    expect([forged.status, forged.body.errors]).toMatchObject([
      400,
      [{ field: 'mandate.number', code: 'FROM_REGISTER' }],
    ])
    const id = await draft(casa.admin)
    const patch = (version: number, mandate: unknown) =>
      casa.admin.send<Outcome>('PATCH', `/annonces/${id}`, { version, mandate })
    expect((await patch(1, own)).body.errors).toMatchObject([{ field: 'mandate.number' }])
    expect((await patch(1, { ...own, number: null })).status).toBe(200)
    await enter(casa.admin, id)
    const { mandate, version } = await listing(id)
    expect((await patch(version, mandate)).status).toBe(200)
    for (const change of [null, { ...mandate, endsOn: '2027-12-31' }, { ...mandate, number: null }])
      expect((await patch(version + 1, change)).body.errors).toMatchObject([{ field: 'mandate', code: 'REGISTERED' }])
  })

  it.each<[string, Record<string, unknown>, string]>([
    ['no address', { mandantAddress: ' ' }, 'mandantAddress'],
    ['no end', { endsOn: null }, 'endsOn'],
    ['an end before the start', { endsOn: '2026-02-01', exclusiveUntil: null }, 'endsOn'],
    ['a day that is none', { startsOn: '2026-02-30' }, 'startsOn'],
    ['a signature to come', { signedOn: '2026-03-13' }, 'signedOn'],
    ['a number of one’s own', { number: 7 }, 'number'],
  ])('refuses %s by its field, and takes no number', async (_name, change, field) => {
    const id = await draft(casa.admin)
    const refused = await enter(casa.admin, id, change)
    expect([refused.status, refused.body.errors[0]?.field.replace(/^body\./, '')]).toEqual([400, field])
    expect(await entries(id)).toEqual([])
  })

  it('waits for the end of the one before', async () => {
    const id = await draft(casa.admin)
    await enter(casa.admin, id, { endsOn: '2026-03-12', exclusiveUntil: null })
    expect((await enter(casa.admin, id)).body.code).toBe('MANDATE_RUNNING')
    t.clock.advance(DAY)
    expect((await enter(casa.admin, id)).status).toBe(201)
    t.clock.advance(-DAY)
    expect(await entries(id)).toMatchObject([{ state: 'RUNNING' }, { state: 'RUNNING', endsOn: '2026-03-12' }])
  })
})

describe('what comes after', () => {
  it('an amendment is a new entry that refers to the first, which stays as it was', async () => {
    const id = await draft(casa.admin)
    const { body: first } = await enter(casa.admin, id)
    const changed = await amend(first.id, { after: first.number, endsOn: '2026-12-31' })
    expect(changed.body).toMatchObject({
      kind: 'AMENDMENT',
      refersTo: first.number,
      number: first.number + 1,
      endsOn: '2026-12-31',
      mandantName: first.mandantName,
    })
    expect(await entries(id)).toMatchObject([
      { number: first.number + 1, isLast: true },
      { number: first.number, isLast: false, endsOn: '2026-08-31', hash: first.hash },
    ])
    expect((await listing(id)).mandate).toMatchObject({ number: String(first.number), endsOn: '2026-12-31' })
    const late = await amend(first.id, { after: first.number, endsOn: '2027-01-31' })
    expect([late.status, late.body.code, late.body.current?.number]).toEqual([
      409,
      'MANDATE_MOVED_ON',
      first.number + 1,
    ])
    const corrected = await amend(first.id, {
      after: first.number + 1,
      kind: 'CORRECTION',
      mandantName: 'Mme N. Berrada',
    })
    expect(corrected.body).toMatchObject({
      kind: 'CORRECTION',
      refersTo: first.number,
      mandantName: 'Mme N. Berrada',
      endsOn: '2026-12-31',
    })
  })

  it('a termination ends it on its last day, once; then another may be entered', async () => {
    const id = await draft(casa.admin)
    const { body: first } = await enter(casa.admin, id)
    expect((await terminate(first.id, { after: first.number, lastDay: '2026-09-30' })).body.errors).toMatchObject([
      { code: 'AFTER_END' },
    ])
    expect((await terminate(first.id, { after: first.number, lastDay: '2026-03-01' })).body.errors).toMatchObject([
      { code: 'BEFORE_SIGNATURE' },
    ])
    const ended = await terminate(first.id, { after: first.number, lastDay: '2026-03-12' })
    expect(ended.body).toMatchObject({
      kind: 'TERMINATION',
      refersTo: first.number,
      endsOn: '2026-03-12',
      state: 'RUNNING',
    })
    expect((await listing(id)).mandate).toMatchObject({ number: String(first.number), endsOn: '2026-03-12' })
    expect((await terminate(first.id, { after: ended.body.number, lastDay: '2026-03-12' })).body.code).toBe(
      'MANDATE_OVER',
    )
    expect((await amend(first.id, { after: ended.body.number, endsOn: '2026-12-31' })).body.code).toBe('MANDATE_OVER')
    t.clock.advance(DAY)
    expect((await entries(id))[1]).toMatchObject({ number: first.number, state: 'TERMINATED' })
    expect((await enter(casa.admin, id)).status).toBe(201)
    t.clock.advance(-DAY)
  })

  it('a mandate given up before it began leaves the annonce without one', async () => {
    const id = await draft(casa.admin)
    const { body: first } = await enter(casa.admin, id, { startsOn: '2026-05-01', exclusiveUntil: null })
    expect(first.state).toBe('COMING')
    await terminate(first.id, { after: first.number, lastDay: '2026-03-12' })
    expect((await listing(id)).mandate).toBeNull()
  })

  it('still comes for a listing that is archived', async () => {
    const id = await draft(casa.admin)
    const { body: first } = await enter(casa.admin, id)
    await t.superuser.query(`update app.annonces set status = 'ARCHIVED' where id = $1`, [id])
    expect((await terminate(first.id, { after: first.number, lastDay: '2026-03-31' })).status).toBe(201)
    expect((await enter(casa.admin, id)).body.code).toBe('ANNONCE_ARCHIVED')
  })
})

describe('out of the house', () => {
  it('a CSV with every entry in its order and a PDF, both recorded', async () => {
    const org = await t.org({ country: 'FR' })
    const first = await enter(org.admin, await draft(org.admin, 'Maison à Villeurbanne'), { mandantName: '=2+2' })
    await amend(first.body.id, { after: 1, endsOn: '2026-12-31' }, org.admin)
    const csv = await org.admin.get<string>(`/mandates/export?branchId=${org.branchId}`, { 'accept-language': 'fr' })
    const lines = csv.body.trim().split('\r\n')
    expect(lines).toHaveLength(3)
    expect(lines[0]).toContain('N°;Écriture;Mandat concerné')
    expect(lines[1]).toMatch(/^1;Mandat;;.*;'=2\+2;/)
    expect(lines[2]).toMatch(/^2;Avenant;1;/)
    for (const language of ['fr', 'ar']) {
      const pdf = await org.admin.get<string>(`/mandates/print?branchId=${org.branchId}`, {
        'accept-language': language,
      })
      expect([pdf.status, String(pdf.body).slice(0, 5)]).toEqual([200, '%PDF-'])
    }
    const recorded = await t.superuser.query<{ n: number }>(
      `select count(*)::int as n from app.audit_entries where org_id = $1 and action = 'EXPORT' and entity = 'mandate_entries'`,
      [org.orgId],
    )
    expect(recorded.rows[0]?.n).toBe(3)
  })

  it('names the day an entry was made as the branch lived it', async () => {
    const org = await t.org({ country: 'FR' })
    const [id, today] = [await draft(org.admin), t.clock.now()]
    try {
      t.clock.set(Date.UTC(2026, 11, 31, 23, 30))
      const made = await enter(org.admin, id, {
        signedOn: '2026-12-31',
        startsOn: '2026-12-31',
        endsOn: '2027-06-30',
        exclusiveUntil: null,
      })
      const [entry] = (await org.admin.get<{ items: Entry[] }>(`/mandates?annonceId=${id}`)).body.items
      expect([made.status, entry?.enteredAt]).toEqual([201, '2026-12-31T23:30:00Z'])
      const printed = await t.inOrg(org.orgId, async (ctx) => entry && printedRow(ctx, entry, 'Europe/Paris'))
      expect(printed?.[1]).toBe('2027-01-01')
    } finally {
      t.clock.set(today)
    }
  })

  it('keeps the names out of the audit', async () => {
    const id = await draft(casa.admin)
    await enter(casa.admin, id, { mandantName: 'Zmandant Unique' })
    const found = await t.superuser.query(`select 1 from app.audit_values where changes::text like '%Zmandant%'`)
    expect(found.rows).toEqual([])
  })
})

describe('who may', () => {
  it('an owner reads what is entered of their own, and enters nothing', async () => {
    const owner = await t.member(casa, ['OWNER'])
    const email = await t.superuser.query<{ email: string }>('select email from app.members where user_id = $1', [
      owner.userId,
    ])
    const contact = await casa.admin.send<{ id: string }>('POST', '/contacts', {
      displayName: 'Propriétaire',
      emails: [email.rows[0]?.email],
    })
    const [mine, theirs] = [
      await draft(casa.admin, 'À moi seulement', { ownerContactId: contact.body.id }),
      await draft(casa.admin),
    ]
    const { body: own } = await enter(casa.admin, mine)
    const { body: other } = await enter(casa.admin, theirs)
    expect((await owner.get<{ items: Entry[] }>('/mandates')).body.items.map(({ id }) => id)).toEqual([own.id])
    expect((await owner.get(`/mandates/${own.id}`)).status).toBe(200)
    expect((await owner.get(`/mandates/${other.id}`)).status).toBe(404)
    expect((await terminate(own.id, { after: own.number, lastDay: '2026-06-30' }, owner)).status).toBe(403)
    expect((await owner.get(`/mandates/export?branchId=${casa.branchId}`)).status).toBe(403)
  })

  it('another organisation finds nothing, not even by the number of its own branch', async () => {
    const id = await draft(casa.admin)
    const { body: entry } = await enter(casa.admin, id)
    expect((await lyon.admin.get<{ items: Entry[] }>(`/mandates?branchId=${casa.branchId}`)).body.items).toEqual([])
    expect((await lyon.admin.get(`/mandates/${entry.id}`)).status).toBe(404)
    expect((await lyon.admin.send('POST', '/mandates', terms(id))).status).toBe(404)
    expect((await amend(entry.id, { after: entry.number }, lyon.admin)).status).toBe(404)
    expect((await lyon.admin.get(`/mandates/verify?branchId=${casa.branchId}`)).status).toBe(404)
  })
})

import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bootTestApp, type Caller, publishedAnnonce, type TestApp, type TestOrg } from '#testing'
import { anAccount, aPerson, consentStates, type Person, type Shape, snapshot } from './duplicates.fixtures.ts'
import type { ContactPlan, DossierPlan, MergeDone, MergeLine, UndoDone } from './merges.schema.ts'

let t: TestApp
let casa: TestOrg
let accountId: string
let annonces: string[]
let serial = 0

beforeAll(async () => {
  t = await bootTestApp()
  casa = await t.org()
  accountId = await anAccount(t, casa)
  annonces = [await publishedAnnonce(t, casa), await publishedAnnonce(t, casa), await publishedAnnonce(t, casa)]
})
afterAll(() => t.close())

const person = (o: Partial<Shape> = {}) => {
  serial += 1
  return aPerson(t, casa, accountId, { name: `Personne ${serial}`, ...o })
}
type Refused = {
  code: string
  conflicts: unknown[]
  obstacles: string[]
  later: { id: string }
  mergedInto: { id: string }
}
const planOf = (who: Caller, a: string, b: string) => who.get<ContactPlan & Refused>(`/contacts/${a}/merge?with=${b}`)
const merge = (who: Caller, a: string, b: string, more: Record<string, unknown> = {}) =>
  who.send<MergeDone & Refused>('POST', `/contacts/${a}/merge`, { loserId: b, version: 1, loserVersion: 1, ...more })
const mergeCases = (who: Caller, a: string, b: string, more: Record<string, unknown> = {}) =>
  who.send<MergeDone & Refused>('POST', `/dossiers/${a}/merge`, { loserId: b, version: 1, loserVersion: 1, ...more })
const undo = (who: Caller, id: string) => who.send<UndoDone & Refused>('POST', `/merges/${id}/undo`)
/** Their open searches of one kind are merged as well. */
const both = (b: Person) => ({ dossiers: [{ loserId: b.dossierId, action: 'MERGE' }] })

describe('merging contacts', () => {
  it('tells beforehand what moves, what differs and what has to be decided', async () => {
    const [a, b] = [
      await person({ name: 'Salma Bennani', note: 'Cherche au calme' }),
      await person({ note: 'Deux enfants', locale: 'ar', messages: 3 }),
    ]
    const before = await snapshot(t, casa.orgId)
    const plan = (await planOf(casa.admin, a.id, b.id)).body
    expect(plan.moves).toMatchObject({
      channel_identities: 2,
      conversations: 1,
      messages: 3,
      dossiers: 1,
      parties: 1,
      appointments: 1,
      tasks: 1,
      consents: 1,
    })
    expect(plan.conflicts).toMatchObject([
      { code: 'OPEN_DOSSIERS', caseType: 'LEAD_BUY', survivor: { id: a.dossierId }, loser: { id: b.dossierId } },
    ])
    const of = (field: string) => plan.fields.find((row) => row.field === field)
    expect(of('locale')).toMatchObject({ survivor: null, loser: 'ar', suggested: 'LOSER' })
    expect(of('note')).toMatchObject({ suggested: 'BOTH', choices: ['SURVIVOR', 'LOSER', 'BOTH'] })
    expect(of('displayName')).toMatchObject({ differs: true, suggested: 'SURVIVOR' })
    expect(plan.undoUntil).toBe('2026-04-11T09:00:00.000Z')
    expect(await snapshot(t, casa.orgId)).toEqual(before)
  })

  it('moves everything, follows the choices, and leads from the old one to the new', async () => {
    const [a, b] = [
      await person({ name: 'Salma Bennani', note: 'Un' }),
      await person({ name: 'سلمى بناني', note: 'Deux', locale: 'ar', owns: annonces[2] ?? '' }),
    ]
    const undecided = await merge(casa.admin, a.id, b.id)
    expect([undecided.status, undecided.body.code, undecided.body.conflicts.length]).toEqual([
      422,
      'MERGE_CONFLICTS',
      1,
    ])
    const done = await merge(casa.admin, a.id, b.id, { fields: { displayName: 'LOSER' }, ...both(b) })
    expect(done.status).toBe(200)
    expect(done.body.moved).toMatchObject({
      channel_identities: 2,
      conversations: 1,
      dossiers: 1,
      appointments: 1,
      annonces: 1,
    })
    const survivor = await casa.admin.get<Record<string, unknown>>(`/contacts/${a.id}`)
    expect(survivor.body).toMatchObject({ displayName: 'سلمى بناني', locale: 'ar', note: 'Un\n\nDeux', version: 2 })
    expect(survivor.body.identities).toHaveLength(4)
    expect(survivor.body.dossiers).toMatchObject([{ id: a.dossierId }])
    const gone = await casa.admin.get<Refused>(`/contacts/${b.id}`)
    expect([gone.status, gone.body.code, gone.body.mergedInto.id]).toEqual([410, 'CONTACT_MERGED', a.id])
    const patch = await casa.admin.send<Refused>('PATCH', `/contacts/${b.id}`, { version: 2, note: 'x' })
    expect([patch.status, patch.body.mergedInto.id]).toEqual([410, a.id])
    const opening = await casa.admin.send<Refused>('POST', '/dossiers', {
      caseType: 'SALE',
      source: 'WALK_IN',
      contactId: b.id,
    })
    expect([opening.status, opening.body.code]).toEqual([410, 'CONTACT_MERGED'])
    const consents = await casa.admin.get<{ items: { identityId: string }[]; history: { identityId: string }[] }>(
      `/contacts/${a.id}/consents`,
    )
    expect(new Set(consents.body.items.map((s) => s.identityId))).toEqual(new Set([a.identityId, b.identityId]))
    expect(consents.body.history.map((e) => e.identityId)).toContain(b.identityId)
    const merges = await casa.admin.get<{ items: MergeLine[] }>(`/merges?contactId=${a.id}`)
    expect(merges.body.items).toMatchObject([
      { id: done.body.mergeId, undoable: true, mergedBy: 'Admin', loser: { id: b.id } },
    ])
    const timeline = await casa.admin.get<{ items: { code: string }[] }>(`/dossiers/${a.dossierId}/timeline`)
    expect(timeline.body.items.map((line) => line.code)).toEqual(
      expect.arrayContaining(['contact.merged', 'dossier.merged']),
    )
    const told = await t.superuser.query('select code from app.activities where contact_id = $1', [b.id])
    expect(told.rows).toEqual([{ code: 'contact.merged_away' }])
  })

  it('keeps two open searches beside each other for a reason, and one person once in a role', async () => {
    const [a, b] = [await person(), await person()]
    await t.superuser.query(
      `insert into app.parties (org_id, dossier_id, contact_id, role) values ($1, $2, $3, 'BUYER')`,
      [casa.orgId, b.dossierId, a.id],
    )
    const done = await merge(casa.admin, a.id, b.id, {
      dossiers: [{ loserId: b.dossierId, action: 'KEEP', reason: 'Pour ses parents' }],
    })
    expect(done.status).toBe(200)
    const dossiers = await t.superuser.query(
      'select id, duplicate_reason, contact_id from app.dossiers where id = any ($1) order by id',
      [[a.dossierId, b.dossierId]],
    )
    expect(dossiers.rows).toEqual([
      { id: a.dossierId, duplicate_reason: null, contact_id: a.id },
      { id: b.dossierId, duplicate_reason: 'Pour ses parents', contact_id: a.id },
    ])
    const parties = await t.superuser.query('select contact_id, is_primary from app.parties where dossier_id = $1', [
      b.dossierId,
    ])
    expect(parties.rows).toEqual([{ contact_id: a.id, is_primary: true }])
  })

  it('keeps the most restrictive consent: a refusal of marketing holds on every number, other consents stay as they were', async () => {
    const [a, b] = [
      await person({ caseType: 'LEAD_RENT', marketing: 'GRANTED' }),
      await person({ marketing: 'REVOKED' }),
    ]
    const plan = (await planOf(casa.admin, a.id, b.id)).body
    expect(plan.consents).toMatchObject([
      { identityId: a.identityId, purpose: 'MARKETING', from: 'GRANTED', to: 'REVOKED' },
    ])
    const done = await merge(casa.admin, a.id, b.id)
    const after = await consentStates(t, casa.orgId)
    const of = (p: Person, purpose: string) => after.get(`${p.identityId}:WHATSAPP:${purpose}`)
    expect([of(a, 'MARKETING'), of(b, 'MARKETING'), of(a, 'CONTACT'), of(b, 'CONTACT')]).toEqual([
      'REVOKED',
      'REVOKED',
      'GRANTED',
      'GRANTED',
    ])
    expect((await undo(casa.admin, done.body.mergeId)).status).toBe(200)
    expect((await consentStates(t, casa.orgId)).get(`${a.identityId}:WHATSAPP:MARKETING`)).toBe('REVOKED')
    const history = await casa.admin.get<{ items: { identityId: string }[] }>(`/contacts/${a.id}/consents`)
    expect(new Set(history.body.items.map((s) => s.identityId))).toEqual(new Set([a.identityId]))
  })

  it('is refused on a stale version and when one of the two is merged already', async () => {
    const [a, b, c] = [
      await person(),
      await person({ caseType: 'LEAD_RENT' }),
      await person({ caseType: 'OWNER_LEAD' }),
    ]
    const stale = await merge(casa.admin, a.id, b.id, { loserVersion: 2 })
    expect([stale.status, stale.body.code]).toEqual([409, 'VERSION_CONFLICT'])
    expect((await merge(casa.admin, a.id, b.id)).status).toBe(200)
    const again = await merge(casa.admin, c.id, b.id, { loserVersion: 2 })
    expect([again.status, again.body.code]).toEqual([409, 'ALREADY_MERGED'])
    expect((await planOf(casa.admin, c.id, b.id)).status).toBe(404)
    expect((await merge(casa.admin, a.id, a.id)).status).toBe(404)
  })

  it('lets one of two who merge at once win, whichever way round, and never leaves half', async () => {
    for (let round = 0; round < 8; round += 1) {
      const [a, b, c] = [
        await person(),
        await person({ caseType: 'LEAD_RENT' }),
        await person({ caseType: 'OWNER_LEAD' }),
      ]
      const answers = await Promise.all([
        merge(casa.admin, a.id, b.id),
        merge(casa.admin, b.id, a.id),
        merge(casa.admin, c.id, a.id),
        merge(casa.admin, a.id, b.id),
      ])
      for (const answer of answers) expect([200, 409], JSON.stringify(answer.body)).toContain(answer.status)
      const rows = await t.superuser.query<{ id: string; merged_into: string | null }>(
        'select id, merged_into from app.contacts where id = any ($1)',
        [[a.id, b.id, c.id]],
      )
      const into = new Map(rows.rows.map((row) => [row.id, row.merged_into]))
      // Nobody leads in a circle, and one step always leads to somebody who is there.
      for (const to of into.values()) if (to !== null) expect(into.get(to)).toBeNull()
      const alive = [...into].filter(([, to]) => to === null).map(([id]) => id)
      const stray = await t.superuser.query(
        `select 1 from app.channel_identities where contact_id = any ($1) and contact_id <> all ($2)
         union all select 1 from app.dossiers where contact_id = any ($1) and contact_id <> all ($2)`,
        [[a.id, b.id, c.id], alive],
      )
      expect(stray.rows).toEqual([])
      expect(answers.filter((answer) => answer.status === 200)).toHaveLength(3 - alive.length)
    }
  })
})

describe('taking a merge back', () => {
  it('restores every row of both as it was, whatever was chosen', async () => {
    const side = fc.constantFrom('SURVIVOR', 'LOSER', 'BOTH')
    const shape = fc.record({
      caseType: fc.constantFrom<Shape['caseType'][]>('LEAD_BUY', 'LEAD_RENT', 'OWNER_LEAD'),
      note: fc.constantFrom(null, 'Au calme', 'Deux enfants'),
      locale: fc.constantFrom(null, 'fr', 'ar'),
      messages: fc.integer({ min: 0, max: 3 }),
      tasks: fc.integer({ min: 0, max: 2 }),
      interests: fc.subarray([0, 1, 2]),
      marketing: fc.constantFrom<Shape['marketing'][]>(undefined, 'GRANTED', 'REVOKED', 'DENIED', 'PENDING'),
    })
    const input = fc.record({
      a: shape,
      b: shape,
      fields: fc.dictionary(fc.constantFrom('displayName', 'note', 'locale', 'kind'), side),
      action: fc.constantFrom('MERGE', 'MERGE_OTHER', 'KEEP'),
      party: fc.boolean(),
    })
    const named = (interests: number[]) => interests.map((n) => annonces[n] ?? '')
    await fc.assert(
      fc.asyncProperty(input, async ({ a: first, b: second, fields, action, party }) => {
        const wide = (o: typeof first) => ({ ...o, interests: named(o.interests) }) as Partial<Shape>
        const [a, b] = [await person(wide(first)), await person(wide(second))]
        if (party)
          await t.superuser.query(
            `insert into app.parties (org_id, dossier_id, contact_id, role) values ($1, $2, $3, 'BUYER')`,
            [casa.orgId, b.dossierId, a.id],
          )
        const before = await snapshot(t, casa.orgId)
        const rights = await consentStates(t, casa.orgId)
        const dossiers =
          action === 'KEEP'
            ? [{ loserId: b.dossierId, action: 'KEEP', reason: 'Deux projets' }]
            : [{ loserId: b.dossierId, action: 'MERGE', keep: action === 'MERGE' ? 'SURVIVOR' : 'LOSER' }]
        const done = await merge(casa.admin, a.id, b.id, { fields, dossiers })
        expect(done.status, JSON.stringify(done.body)).toBe(200)
        const back = await undo(casa.admin, done.body.mergeId)
        expect([back.status, back.body.kept]).toEqual([200, []])
        expect(await snapshot(t, casa.orgId)).toEqual(before)
        const after = await consentStates(t, casa.orgId)
        for (const [key, state] of after) expect([rights.get(key), 'REVOKED'], key).toContain(state)
      }),
      { numRuns: 12 },
    )
  })

  it('leaves what somebody changed since, and says so', async () => {
    const [a, b] = [await person({ name: 'Premier' }), await person({ name: 'Deuxième', caseType: 'LEAD_RENT' })]
    const done = await merge(casa.admin, a.id, b.id, { fields: { displayName: 'LOSER' } })
    await casa.admin.send('PATCH', `/contacts/${a.id}`, { version: 2, displayName: 'Troisième' })
    await t.superuser.query('update app.appointments set contact_id = null where dossier_id = $1', [b.dossierId])
    const back = await undo(casa.admin, done.body.mergeId)
    expect(back.status).toBe(200)
    expect(back.body.kept.map((line) => `${line.entity}.${line.field}`).sort()).toEqual([
      'appointments.contact_id',
      'contacts.display_name',
    ])
    expect((await casa.admin.get(`/contacts/${a.id}`)).body.displayName).toBe('Troisième')
    expect((await casa.admin.get(`/contacts/${b.id}`)).body).toMatchObject({ displayName: 'Deuxième' })
    const twice = await undo(casa.admin, done.body.mergeId)
    expect([twice.status, twice.body.code]).toEqual([409, 'UNDO_DONE'])
  })

  it('goes the way back in order: the later merge first', async () => {
    const [a, b, c] = [
      await person(),
      await person({ caseType: 'LEAD_RENT' }),
      await person({ caseType: 'OWNER_LEAD' }),
    ]
    const before = await snapshot(t, casa.orgId)
    const first = await merge(casa.admin, a.id, b.id)
    const second = await merge(casa.admin, c.id, a.id, { loserVersion: 2 })
    expect((await casa.admin.get<Refused>(`/contacts/${b.id}`)).body.mergedInto.id).toBe(c.id)
    const early = await undo(casa.admin, first.body.mergeId)
    expect([early.status, early.body.code, early.body.later.id]).toEqual([409, 'UNDO_LATER_FIRST', second.body.mergeId])
    expect((await undo(casa.admin, second.body.mergeId)).body.kept).toEqual([])
    expect((await undo(casa.admin, first.body.mergeId)).body.kept).toEqual([])
    expect(await snapshot(t, casa.orgId)).toEqual(before)
  })

  it('ends after thirty days', async () => {
    const [a, b] = [await person(), await person({ caseType: 'LEAD_RENT' })]
    const done = await merge(casa.admin, a.id, b.id)
    const now = t.clock.now()
    t.clock.advance(30 * 86_400_000)
    const late = await undo(casa.admin, done.body.mergeId)
    expect([late.status, late.body.code]).toEqual([409, 'UNDO_EXPIRED'])
    t.clock.set(now)
  })
})

describe('merging dossiers', () => {
  /** Two open searches of one person: the second was opened for a reason. */
  async function twoCases(): Promise<[Person, string]> {
    const a = await person({ interests: annonces.slice(0, 2) })
    const made = await casa.admin.send<{ id: string }>('POST', '/dossiers', {
      caseType: 'LEAD_BUY',
      source: 'PHONE_CALL',
      contactId: a.id,
      duplicateReason: 'Deux projets',
      annonceId: annonces[1],
      criteria: { cities: ['Rabat'], bedroomsMin: 3 },
    })
    expect(made.status).toBe(201)
    return [a, made.body.id]
  }

  it('joins wishes and interests, hides the merged one everywhere and still finds its reference', async () => {
    const [a, other] = await twoCases()
    const { reference } = (await casa.admin.get<{ reference: string }>(`/dossiers/${other}`)).body
    const plan = (await casa.admin.get<DossierPlan>(`/dossiers/${a.dossierId}/merge?with=${other}`)).body
    expect([plan.obstacles, plan.sameInterests, plan.loser.reference]).toEqual([[], 1, reference])
    const done = await mergeCases(casa.admin, a.dossierId, other)
    expect(done.status, JSON.stringify(done.body)).toBe(200)
    const page = (await casa.admin.get<Record<string, never[]>>(`/dossiers/${a.dossierId}`)).body
    expect(page.criteria).toMatchObject({ bedroomsMin: 3, cities: [expect.stringContaining('Ville'), 'Rabat'] })
    expect(page.interests).toHaveLength(2)
    expect(page.parties).toHaveLength(1)
    const gone = await casa.admin.get<Refused>(`/dossiers/${other}`)
    expect([gone.status, gone.body.code, gone.body.mergedInto.id]).toEqual([410, 'DOSSIER_MERGED', a.dossierId])
    const note = await casa.admin.send<Refused>('PATCH', `/dossiers/${other}`, { version: 2, source: 'OTHER' })
    expect([note.status, note.body.code]).toEqual([410, 'DOSSIER_MERGED'])
    const list = async (query: string) =>
      (await casa.admin.get<{ items: { id: string }[] }>(`/dossiers${query}`)).body.items.map((d) => d.id)
    expect(await list(`?q=${reference}`)).toEqual([a.dossierId])
    expect(await list('?limit=100')).not.toContain(other)
    const board = await casa.admin.get('/dossiers/pipeline?caseType=LEAD_BUY')
    expect(JSON.stringify(board.body)).not.toContain(other)
    const contact = await casa.admin.get<{ dossiers: { id: string }[] }>(`/contacts/${a.id}`)
    expect(contact.body.dossiers.map((d) => d.id)).toEqual([a.dossierId])
  })

  it('is taken back whole', async () => {
    const [a, other] = await twoCases()
    const before = await snapshot(t, casa.orgId)
    const done = await mergeCases(casa.admin, other, a.dossierId, { fields: { budget: 'LOSER', source: 'LOSER' } })
    expect(done.status, JSON.stringify(done.body)).toBe(200)
    const back = await undo(casa.admin, done.body.mergeId)
    expect([back.status, back.body.kept]).toEqual([200, []])
    expect(await snapshot(t, casa.orgId)).toEqual(before)
  })

  it('puts an open search back beside a new one only with a reason', async () => {
    const [a, other] = await twoCases()
    const done = await mergeCases(casa.admin, other, a.dossierId)
    await t.superuser.query('update app.dossiers set duplicate_reason = null where id = $1', [other])
    const back = await undo(casa.admin, done.body.mergeId)
    expect(back.body.kept).toMatchObject([{ entity: 'dossiers', id: a.dossierId, field: 'duplicate_reason' }])
  })

  it('is refused for another person, kind or a closed survivor', async () => {
    const [a, b, c] = [await person(), await person(), await person({ caseType: 'LEAD_RENT' })]
    const strangers = await mergeCases(casa.admin, a.dossierId, b.dossierId)
    expect([strangers.status, strangers.body.obstacles]).toEqual([422, ['CONTACT']])
    expect((await mergeCases(casa.admin, a.dossierId, c.dossierId)).body.obstacles).toEqual(['CASE_TYPE', 'CONTACT'])
    const [d, other] = await twoCases()
    await t.superuser.query('update app.dossiers set is_open = false where id = $1', [d.dossierId])
    expect((await mergeCases(casa.admin, d.dossierId, other)).body.obstacles).toEqual(['SURVIVOR_CLOSED'])
  })

  it('has one winner when two do it at once', async () => {
    for (let round = 0; round < 5; round += 1) {
      const [a, other] = await twoCases()
      const answers = await Promise.all([
        mergeCases(casa.admin, a.dossierId, other),
        mergeCases(casa.admin, other, a.dossierId),
      ])
      expect(answers.map((answer) => answer.status).sort()).toEqual([200, 409])
    }
  })
})

describe('what others cannot merge', () => {
  it('another organisation finds neither contacts, dossiers nor merges', async () => {
    const lyon = await t.org({ country: 'FR' })
    const [a, b] = [await person(), await person({ caseType: 'LEAD_RENT' })]
    for (const answer of [
      await planOf(lyon.admin, a.id, b.id),
      await merge(lyon.admin, a.id, b.id),
      await mergeCases(lyon.admin, a.dossierId, b.dossierId),
      await lyon.admin.get(`/dossiers/${a.dossierId}/merge?with=${b.dossierId}`),
    ])
      expect(answer.status).toBe(404)
    const done = await merge(casa.admin, a.id, b.id)
    expect((await undo(lyon.admin, done.body.mergeId)).status).toBe(404)
    expect((await lyon.admin.get(`/contacts/${b.id}`)).status).toBe(404)
    expect((await lyon.admin.get<{ items: unknown[] }>(`/merges?contactId=${a.id}`)).body.items).toEqual([])
  })

  it('agents, owners, moderators and auditors may not; managers may', async () => {
    const [a, b] = [await person(), await person({ caseType: 'LEAD_RENT' })]
    for (const role of ['AGENT', 'OWNER', 'MODERATOR', 'AUDITOR']) {
      const who = await t.member(casa, [role])
      const statuses = [
        (await planOf(who, a.id, b.id)).status,
        (await merge(who, a.id, b.id)).status,
        (await mergeCases(who, a.dossierId, b.dossierId)).status,
        (await who.get(`/merges?contactId=${a.id}`)).status,
      ]
      expect(statuses, role).toEqual([403, 403, 403, 403])
    }
    const manager = await t.member(casa, ['MANAGER'])
    const done = await merge(manager, a.id, b.id)
    expect(done.status).toBe(200)
    expect((await undo(await t.member(casa, ['AGENT']), done.body.mergeId)).status).toBe(403)
    expect((await undo(manager, done.body.mergeId)).status).toBe(200)
  })

  it('an agent is led from a merged contact to the survivor only when that one is theirs to see', async () => {
    const [a, b] = [await person(), await person({ caseType: 'LEAD_RENT' })]
    const [mine, foreign] = [await t.member(casa, ['AGENT']), await t.member(casa, ['AGENT'])]
    await t.superuser.query('update app.dossiers set assignee_id = $1 where id = any ($2)', [
      mine.userId,
      [a.dossierId, b.dossierId],
    ])
    await merge(casa.admin, a.id, b.id)
    expect((await mine.get(`/contacts/${b.id}`)).status).toBe(410)
    expect((await foreign.get(`/contacts/${b.id}`)).status).toBe(404)
  })
})

it('every column that names a contact or a dossier goes along, or is known to stay', async () => {
  const { contactLinks, dossierLinks } = await import('./moves.repository.ts')
  const naming = async (target: string, columns: string) =>
    (
      await t.superuser.query<{ name: string }>(
        `select distinct c.relname || '.' || a.attname as name
           from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0
           left join pg_constraint f on f.conrelid = c.oid and f.contype = 'f' and f.confrelid = ('app.' || $1)::regclass and a.attnum = any (f.conkey)
          where c.relnamespace = 'app'::regnamespace and c.relkind in ('r', 'p') and a.attname <> 'org_id'
            and (f.oid is not null or a.attname ~ $2) order by 1`,
        [target, columns],
      )
    ).rows.map((row) => row.name)
  const lines = (links: readonly { entity: string; field: string }[]) =>
    links.map((link) => `${link.entity}.${link.field}`)
  const merging = [
    'merges.loser_contact_id',
    'merges.loser_dossier_id',
    'merges.survivor_contact_id',
    'merges.survivor_dossier_id',
  ]
  const own = (name: string) => !merging.includes(name)
  // What was said stays said where it was said; states follow the number; keys and suggestions are made anew.
  expect((await naming('contacts', '(^|_)contact_id$')).filter(own)).toEqual(
    [
      ...lines(contactLinks),
      'consent_events.contact_id',
      'consent_states.contact_id',
      'contact_keys.contact_id',
      'duplicate_suggestions.left_contact_id',
      'duplicate_suggestions.right_contact_id',
      // The register never changes: who asks for a person's mandates follows merged_into.
      'mandate_entries.mandant_contact_id',
    ].sort(),
  )
  // The history of states is the merged dossier's own; its moves are told on the timeline, which goes along.
  expect((await naming('dossiers', '(^|_)dossier_id$')).filter(own)).toEqual(
    [...lines(dossierLinks), 'dossier_status_history.dossier_id'].sort(),
  )
})

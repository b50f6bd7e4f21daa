import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Answer, bootTestApp, type Caller, type TestApp, type TestOrg } from '#testing'
import { copiedTables, leftOutTables } from './subject-data.views.ts'

let t: TestApp
let org: TestOrg
let manager: Caller

beforeAll(async () => {
  t = await bootTestApp()
  org = await t.org({ country: 'FR' })
  manager = await t.member(org, ['MANAGER'])
})
afterAll(() => t.close())

async function ok<T>(answer: Promise<Pick<Answer<T>, 'status' | 'body'>>): Promise<T> {
  const { status, body } = await answer
  expect(status, JSON.stringify(body)).toBeLessThan(300)
  return body
}

const contact = (displayName: string, phone: string) =>
  ok(org.admin.send<{ id: string }>('POST', '/contacts', { displayName, phones: [phone] }))

/** A draft of an annonce of this owner; its id. */
async function draft(title: string, ownerContactId: string): Promise<string> {
  const made = await org.admin.send<{ id: string }>('POST', '/annonces', {
    title,
    transaction: 'SALE',
    propertyType: 'APARTMENT',
    city: 'Lyon',
    address: '12, rue de la Convention',
    ownerContactId,
  })
  return made.body.id
}

/** Enters a simple mandate into the register. */
const enter = (annonceId: string, mandantName: string) =>
  org.admin.send<{ id: string; number: number }>('POST', '/mandates', {
    annonceId,
    mandantName,
    mandantAddress: '14, rue Ibn Sina, Casablanca',
    type: 'SIMPLE',
    startsOn: '2026-01-05',
    endsOn: '2026-06-30',
    exclusiveUntil: null,
    signedOn: '2026-01-05',
  })

describe('the copy of a person’s data', () => {
  it('holds what the person gave, owns, does and was told, with the mandates by number and state, as JSON and as PDF', async () => {
    const me = await contact('Nadia Berrada', '+33611000001')
    const other = await contact('Zoé Ailleurs', '+33611000002')
    const mine = await draft('Appartement à moi', me.id)
    const theirs = await draft('Maison d’autrui', other.id)
    const entered = await ok(enter(mine, 'Mme Nadia Berrada et M. Omar Berrada'))
    await ok(enter(theirs, 'Zoé Ailleurs'))
    await ok(
      org.admin.send('POST', `/mandates/${entered.id}/amendments`, {
        after: entered.number,
        kind: 'AMENDMENT',
        endsOn: '2026-07-31',
        signedOn: '2026-01-06',
        remark: 'Prolongé',
      }),
    )
    const dossier = await ok(
      manager.send<{ id: string }>('POST', '/dossiers', { contactId: me.id, caseType: 'LEAD_BUY', source: 'WALK_IN' }),
    )
    await ok(
      manager.send('POST', '/tasks', { title: 'Rappeler Mme Berrada', category: 'CALL_BACK', dossierId: dossier.id }),
    )
    await ok(manager.send('POST', '/suppressions', { value: '+33611000001', scope: 'MARKETING', reason: 'OBJECTION' }))
    const asked = await ok(
      manager.send<{ id: string }>('POST', `/contacts/${me.id}/data-requests`, {
        kind: 'EXPORT',
        receivedOn: '2026-01-10',
        receivedBy: 'EMAIL',
      }),
    )
    await t.app.drain()
    const { files } = await ok(
      manager.get<{ files: { json: string; pdf: string } | null }>(`/data-requests/${asked.id}`),
    )
    const read = async (url = '') => t.app.http.app.inject({ method: 'GET', url })
    const copy = (await read(files?.json)).json<Record<string, Record<string, unknown>[]>>()
    expect(copy.mandates).toMatchObject([
      { number: 1, kind: 'MANDATE', type: 'SIMPLE', startsOn: '2026-01-05', endsOn: '2026-06-30', state: 'RUNNING' },
      { number: 3, kind: 'AMENDMENT', refersTo: 1, endsOn: '2026-07-31', state: 'RUNNING' },
    ])
    expect(copy.annonces).toMatchObject([{ title: 'Appartement à moi' }])
    expect(copy.tasks).toMatchObject([{ title: 'Rappeler Mme Berrada', state: 'OPEN' }])
    expect(copy.suppressions).toMatchObject([{ kind: 'PHONE', scope: 'MARKETING' }])
    expect(JSON.stringify(copy)).not.toMatch(/Zoé Ailleurs|Maison d’autrui|"org_id"|"digest"/)
    expect((await read(files?.pdf)).rawPayload.subarray(0, 5).toString()).toBe('%PDF-')
    const plan = await ok(org.admin.get<{ obstacles: unknown[] }>(`/contacts/${me.id}/erasure`))
    expect(plan.obstacles).toContainEqual({ code: 'RUNNING_MANDATE', references: ['1'], count: 1, until: '2026-08-01' })
  })

  it('says of every table that names a person, or something of theirs, where it stands in it or why it does not', async () => {
    const { rows } = await t.superuser.query<{ name: string; target: string | null; column: string }>(
      `select distinct c.relname as name, f.confrelid::regclass::text as target, a.attname as column
         from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attname <> 'org_id'
         left join pg_constraint f on f.conrelid = c.oid and f.contype = 'f' and a.attnum = any (f.conkey)
        where c.relnamespace = 'app'::regnamespace and c.relkind in ('r', 'p')`,
    )
    // An annonce may be somebody's; what hangs on it is about the property.
    const ends = new Set(['annonces', 'tasks', 'merges'])
    const named = new Set(['contacts'])
    for (let before = 0; before !== named.size; ) {
      before = named.size
      for (const { name, target, column } of rows) {
        const to = target?.replace('app.', '') ?? ''
        if ((named.has(to) && !ends.has(to)) || /(^|_)(contact|dossier|conversation)_id$/.test(column)) named.add(name)
      }
    }
    named.add('suppressions').add('decisions').add('decision_overrides').add('merge_moves')
    expect([...named].sort()).toEqual([...copiedTables.keys(), ...leftOutTables.keys()].sort())
    expect([...copiedTables.keys()].filter((name) => leftOutTables.has(name))).toEqual([])
  })
})

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bootTestApp, type Caller, type TestApp, type TestOrg } from '#testing'
import type { ReferenceList, ReferenceListDetail } from './reference-data.schema.ts'

let t: TestApp
let casa: TestOrg
let lyon: TestOrg
let agent: Caller
let auditor: Caller
let owner: Caller

beforeAll(async () => {
  t = await bootTestApp()
  ;[casa, lyon] = await Promise.all([t.org(), t.org({ country: 'FR' })])
  ;[agent, auditor, owner] = await Promise.all([
    t.member(casa, ['AGENT'], { name: 'Yassine' }),
    t.member(casa, ['AUDITOR'], { name: 'Nadia' }),
    t.member(casa, ['OWNER'], { name: 'Propriétaire' }),
  ])
})
afterAll(() => t.close())

type Refusal = { code: string; errors?: { field: string; code: string }[]; current?: { version: number } }
type Answered = ReferenceListDetail & Refusal
type Opened = { id: string; version: number; source: string } & Refusal
const of = (list: string) => `/reference-lists/${list}`
const read = async (list: string, who = casa.admin) => (await who.get<ReferenceListDetail>(of(list))).body
const standing = async (list: string, code: string) => (await read(list)).values.find((v) => v.code === code)
const add = (list: string, code: string, labels: object = { fr: `Libellé ${code}` }, who = casa.admin) =>
  who.send<Answered>('POST', `${of(list)}/values`, { code, labels })
const patch = async (list: string, code: string, body: object, who = casa.admin) =>
  who.send<Answered>('PATCH', `${of(list)}/values/${code}`, {
    version: (await standing(list, code))?.version ?? 0,
    ...body,
  })
const remove = async (list: string, code: string) =>
  casa.admin.send<Answered>(
    'DELETE',
    `${of(list)}/values/${code}?version=${(await standing(list, code))?.version ?? 0}`,
  )

let serial = 0
const open = (source: string, who: Caller = casa.admin) => {
  serial += 1
  return who.send<Opened>('POST', '/dossiers', {
    caseType: 'LEAD_BUY',
    source,
    contact: { displayName: `Personne ${serial}` },
  })
}
const lose = (dossier: Opened, lossReason: string) =>
  casa.admin.send<Opened & { lossReason: string }>('POST', `/dossiers/${dossier.id}/transitions`, {
    to: 'LOST',
    version: dossier.version,
    lossReason,
  })

describe('the lists of an organisation', () => {
  it('have the product’s codes from the start, without a row', async () => {
    const { body } = await agent.get<{ items: ReferenceList[] }>('/reference-lists')
    expect(body.items.map(({ list }) => list)).toContain('LOSS_REASON')
    const sources = body.items.find(({ list }) => list === 'SOURCE')?.values ?? []
    expect(sources[0]).toEqual({
      code: 'WHATSAPP',
      builtIn: true,
      labels: { fr: null, ar: null, en: null },
      state: 'ACTIVE',
      version: 0,
    })
    const rows = await t.superuser.query('select 1 from app.reference_values where org_id = $1', [casa.orgId])
    expect(rows.rows).toEqual([])
    expect((await read('TASK_CATEGORY')).values[0]).toMatchObject({ product: { fr: 'Rappeler' }, uses: 0 })
  })

  it('are read by whoever meets the codes, edited by the administrator, counted for whoever answers for them', async () => {
    const forOwner = await owner.get<{ items: ReferenceList[] }>('/reference-lists')
    expect(forOwner.body.items.map(({ list }) => list).toSorted()).toEqual(['DOCUMENT_TYPE', 'SOURCE'])
    for (const who of [agent, owner]) expect((await who.get(of('SOURCE'))).status).toBe(403)
    expect((await auditor.get(of('SOURCE'))).status).toBe(200)
    for (const who of [agent, auditor, owner]) {
      expect((await add('SOURCE', 'NOT_MINE', { fr: 'Non' }, who)).status).toBe(403)
      expect((await patch('SOURCE', 'SMS', { active: false }, who)).status).toBe(403)
    }
  })

  it('take a code of one’s own, refuse it twice, also when two come at once', async () => {
    const made = await add('SOURCE', 'FAIR', { fr: '  Salon   de l’immobilier ', ar: 'معرض' })
    expect(made.status).toBe(201)
    expect(made.body.values.at(-2)).toMatchObject({
      code: 'FAIR',
      builtIn: false,
      product: null,
      labels: { fr: 'Salon de l’immobilier', ar: 'معرض', en: null },
    })
    expect((await add('SOURCE', 'FAIR')).body.code).toBe('REFERENCE_CODE_TAKEN')
    expect((await add('SOURCE', 'WHATSAPP')).status).toBe(409)
    const both = await Promise.all([add('SOURCE', 'TWICE'), add('SOURCE', 'TWICE')])
    expect(both.map(({ status }) => status).toSorted()).toEqual([201, 409])
    for (const code of ['fair', '1FAIR', 'F', 'A-B']) expect((await add('SOURCE', code)).status).toBe(400)
    expect((await add('SOURCE', 'BLANK', { fr: ' ' })).status).toBe(400)
  })

  it('are each organisation’s own', async () => {
    await add('SOURCE', 'ONLY_HERE')
    expect((await read('SOURCE', lyon.admin)).values.map((v) => v.code)).not.toContain('ONLY_HERE')
    expect((await open('ONLY_HERE', lyon.admin)).body.errors).toEqual([
      expect.objectContaining({ field: 'source', code: 'UNKNOWN' }),
    ])
    const foreign = `${of('SOURCE')}/values/ONLY_HERE`
    expect((await lyon.admin.send('PATCH', foreign, { version: 1, active: false })).status).toBe(404)
    expect((await lyon.admin.send('DELETE', `${foreign}?version=1`)).status).toBe(404)
  })

  it('are renamed under a version; the code itself cannot be changed, not even by hand', async () => {
    const first = await patch('WON_REASON', 'SOLD', { labels: { fr: 'Vente conclue' } })
    expect(first.body.values.find((v) => v.code === 'SOLD')).toMatchObject({
      labels: { fr: 'Vente conclue', ar: null },
      version: 1,
    })
    const stale = await patch('WON_REASON', 'SOLD', { version: 0, labels: { fr: 'Autre' } })
    expect([stale.status, stale.body.current?.version]).toEqual([409, 1])
    expect((await patch('WON_REASON', 'SOLD', { labels: { fr: null } })).status).toBe(200)
    await add('WON_REASON', 'OWN')
    expect((await patch('WON_REASON', 'OWN', { labels: { fr: null } })).body.errors?.[0]).toMatchObject({
      field: 'labels.fr',
      code: 'REQUIRED',
    })
    const right = await t.superuser.query<{ may: boolean }>(
      `select has_column_privilege('atlas_app', 'app.reference_values', 'code', 'update') as may`,
    )
    expect(right.rows[0]?.may).toBe(false)
  })

  it('are arranged; of two arrangements the second is told', async () => {
    const { version, values } = await read('WON_REASON')
    const codes = values.map((v) => v.code).toReversed()
    const arrange = (body: object) => casa.admin.send<Answered>('PUT', `${of('WON_REASON')}/order`, body)
    const two = await Promise.all([arrange({ version, codes }), arrange({ version, codes: ['RENTED'] })])
    expect(two.map(({ status }) => status).toSorted()).toEqual([200, 409])
    expect((await arrange({ version: version + 1, codes: ['RENTED', 'NOBODY'] })).body.errors?.[0]?.field).toBe(
      'codes.1',
    )
    const done = await arrange({ version: version + 1, codes: ['RENTED', 'SIGNED'] })
    expect(done.body.values.slice(0, 2).map((v) => v.code)).toEqual(['RENTED', 'SIGNED'])
    expect(done.body.values).toHaveLength(values.length)
  })

  it('keep something to choose', async () => {
    const { values } = await read('WON_REASON', lyon.admin)
    const hide = (code: string) =>
      lyon.admin.send<Answered>('PATCH', `${of('WON_REASON')}/values/${code}`, { version: 0, active: false })
    for (const { code } of values.slice(1)) expect((await hide(code)).status).toBe(200)
    expect((await hide(values[0]?.code ?? '')).body.code).toBe('REFERENCE_LAST_ACTIVE')
  })

  it('are audited', async () => {
    const { rows } = await t.superuser.query<{ entity: string }>(
      `select distinct entity from app.audit_entries where org_id = $1 and entity like 'reference%' order by 1`,
      [casa.orgId],
    )
    expect(rows.map(({ entity }) => entity)).toEqual(['reference_lists', 'reference_values'])
  })
})

describe('codes in use', () => {
  it('own ones are taken by dossiers, tasks, documents, filters, saved filters and reports', async () => {
    await Promise.all([
      add('SOURCE', 'BILLBOARD', { fr: 'Panneau' }),
      add('TASK_CATEGORY', 'KEYS', { fr: 'Remettre les clés' }),
      add('DOCUMENT_TYPE', 'RIB', { fr: 'RIB' }),
      add('LOSS_REASON', 'FAMILY', { fr: 'Famille' }),
    ])
    const dossier = await open('BILLBOARD')
    expect(dossier.status).toBe(201)
    const { id } = dossier.body
    const task = await casa.admin.send('POST', '/tasks', { title: 'Clés', category: 'KEYS', dossierId: id })
    expect([task.status, task.body]).toEqual([201, expect.objectContaining({ category: 'KEYS' })])
    const paper = await casa.admin.send('POST', '/documents', { dossierId: id, documents: [{ type: 'RIB' }] })
    expect(paper.status).toBe(201)
    const listed = await casa.admin.get<{ items: { id: string }[] }>('/dossiers?source=BILLBOARD')
    expect(listed.body.items.map((d) => d.id)).toEqual([id])
    const view = await casa.admin.send<Refusal>('POST', '/saved-views', {
      list: 'DOSSIERS',
      name: 'Panneaux',
      filter: { source: 'BILLBOARD' },
    })
    expect(view.status).toBe(201)
    const lost = await lose(dossier.body, 'FAMILY')
    expect(lost.body.lossReason).toBe('FAMILY')
    const summary = await casa.admin.get<{ lostReasons: { code: string; count: number }[] }>(
      '/reports/summary?source=BILLBOARD',
    )
    expect(summary.body.lostReasons).toEqual([expect.objectContaining({ code: 'FAMILY', count: 1 })])
    const file = await casa.admin.get<string>('/reports/export?table=lost&source=BILLBOARD')
    expect(String(file.body)).toContain('Famille')
    expect((await standing('LOSS_REASON', 'FAMILY'))?.uses).toBe(1)
  })

  it('unknown ones are refused by name, and nothing is written', async () => {
    const { body: dossier } = await open('SMS')
    const task = await casa.admin.send<{ id: string; version: number }>('POST', '/tasks', { title: 'Appeler' })
    const refused: [Promise<{ status: number; body: Refusal }>, string][] = [
      [open('NOBODY'), 'source'],
      [casa.admin.send('PATCH', `/dossiers/${dossier.id}`, { version: dossier.version, source: 'NOBODY' }), 'source'],
      [lose(dossier, 'NOBODY'), 'lossReason'],
      [casa.admin.send('POST', '/tasks', { title: 'x', category: 'NOBODY' }), 'category'],
      [casa.admin.send('PATCH', `/tasks/${task.body.id}`, { version: 1, category: 'NOBODY' }), 'category'],
      [
        casa.admin.send('POST', '/documents', { dossierId: dossier.id, documents: [{ type: 'NOBODY' }] }),
        'documents.0.type',
      ],
      [casa.admin.get('/dossiers?source=NOBODY'), 'query.source'],
      [casa.admin.get('/reports/summary?source=NOBODY'), 'query.source'],
      [
        casa.admin.send('POST', '/saved-views', { list: 'DOSSIERS', name: 'Rien', filter: { source: 'NOBODY' } }),
        'filter.source',
      ],
      [
        casa.admin.send('POST', '/bulk-changes', {
          list: 'DOSSIERS',
          selection: { ids: [dossier.id] },
          command: { kind: 'SOURCE', source: 'NOBODY' },
        }),
        'command.source',
      ],
      [
        casa.admin.send('POST', '/bulk-changes/preview', {
          list: 'DOSSIERS',
          selection: { filter: { source: 'NOBODY' } },
        }),
        'selection.filter.source',
      ],
    ]
    for (const [asked, field] of refused) {
      const { status, body } = await asked
      expect([status, body.errors?.[0]]).toEqual([400, expect.objectContaining({ field, code: 'UNKNOWN' })])
    }
    expect((await casa.admin.get<Opened>(`/dossiers/${dossier.id}`)).body.version).toBe(dossier.version)
  })

  it('hidden ones are refused anew and stay where they are, in lists and in filters', async () => {
    await add('SOURCE', 'FLYER', { fr: 'Prospectus' })
    const { body: dossier } = await open('FLYER')
    expect((await patch('SOURCE', 'FLYER', { active: false })).status).toBe(200)
    expect((await open('FLYER')).body.errors?.[0]).toMatchObject({ field: 'source', code: 'HIDDEN' })
    const same = { version: dossier.version, source: 'FLYER', expectedValue: null }
    expect((await casa.admin.send('PATCH', `/dossiers/${dossier.id}`, same)).status).toBe(200)
    const listed = await casa.admin.get<{ items: { id: string }[] }>('/dossiers?source=FLYER')
    expect(listed.body.items.map((d) => d.id)).toEqual([dossier.id])
    const { body } = await casa.admin.get<{ items: ReferenceList[] }>('/reference-lists')
    const shown = body.items.find(({ list }) => list === 'SOURCE')?.values.find((v) => v.code === 'FLYER')
    expect(shown).toMatchObject({ state: 'HIDDEN', labels: { fr: 'Prospectus' } })
    expect((await patch('SOURCE', 'FLYER', { active: true })).status).toBe(200)
    expect((await open('FLYER')).status).toBe(201)
  })

  it('the product goes on by itself with what the organisation hides', async () => {
    await patch('TASK_CATEGORY', 'OTHER', { active: false })
    expect((await casa.admin.send('POST', '/tasks', { title: 'Sans catégorie' })).status).toBe(201)
  })

  it('a code is hidden while somebody chooses it: whichever is first, nobody is left with what was refused', async () => {
    await add('SOURCE', 'RACE')
    const [opened, hidden] = await Promise.all([open('RACE'), patch('SOURCE', 'RACE', { active: false })])
    expect(hidden.status).toBe(200)
    expect([201, 400]).toContain(opened.status)
    expect((await standing('SOURCE', 'RACE'))?.uses).toBe(opened.status === 201 ? 1 : 0)
  })

  it('are deleted only when own and unused; deleted ones come back under the same code', async () => {
    await add('SOURCE', 'GONE', { fr: 'Parti' })
    expect((await remove('SOURCE', 'GONE')).status).toBe(200)
    expect(await standing('SOURCE', 'GONE')).toBeUndefined()
    expect((await open('GONE')).body.errors?.[0]?.code).toBe('UNKNOWN')
    expect((await casa.admin.get('/dossiers?source=GONE')).status).toBe(400)
    const words = (await casa.admin.get<{ items: ReferenceList[] }>('/reference-lists')).body.items
      .flatMap(({ values }) => values)
      .find((v) => v.code === 'GONE')
    expect(words).toMatchObject({ state: 'DELETED', labels: { fr: 'Parti' } })
    expect((await add('SOURCE', 'GONE', { fr: 'Revenu' })).status).toBe(201)
    await open('GONE')
    const used = await remove('SOURCE', 'GONE')
    expect([used.status, used.body.code]).toEqual([422, 'REFERENCE_IN_USE'])
    expect((await remove('SOURCE', 'SMS')).body.code).toBe('REFERENCE_BUILT_IN')
  })

  it('a code deleted while somebody chooses it is never left on a dossier', async () => {
    await add('SOURCE', 'VANISH')
    const version = (await standing('SOURCE', 'VANISH'))?.version
    const [opened, deleted] = await Promise.all([
      open('VANISH'),
      casa.admin.send<Answered>('DELETE', `${of('SOURCE')}/values/VANISH?version=${version}`),
    ])
    expect([opened.status, deleted.status]).toEqual(opened.status === 201 ? [201, 422] : [400, 200])
  })
})

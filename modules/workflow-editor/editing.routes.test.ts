import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { WorkflowDefinition } from '#modules/workflows'
import { bootTestApp, type Caller, type TestApp, type TestOrg } from '#testing'
import type {
  Activated,
  Draft,
  EditableWorkflow,
  Example,
  Migration,
  Simulation,
  StoredVersion,
} from './editing.schema.ts'

let t: TestApp
let casa: TestOrg

beforeAll(async () => {
  t = await bootTestApp()
  casa = await t.org({ country: 'MA' })
})
afterAll(() => t.close())

type Refusal = {
  code: string
  current: Draft | null
  problems: { code: string }[]
  errors: { field: string; code: string }[]
}
const begin = (who: Caller, code = 'LEAD_BUY', from?: string) =>
  who.send<Draft & Refusal>('POST', '/workflow-drafts', { code, ...(from ? { from } : {}) })
const save = (who: Caller, draft: Pick<Draft, 'id' | 'version'>, definition: unknown) =>
  who.send<Draft & Refusal>('PUT', `/workflow-drafts/${draft.id}`, { version: draft.version, definition })
const activate = (who: Caller, draft: Pick<Draft, 'id' | 'version'>, body: object = { running: 'KEEP' }) =>
  who.send<Activated & Refusal>('POST', `/workflow-drafts/${draft.id}/activation`, { version: draft.version, ...body })
const migrationOf = async (id: string | undefined, who = casa.admin) =>
  (await who.get<Migration>(`/workflow-migrations/${id}`)).body

let serial = 0
async function aDossier(org: TestOrg, states: [string, object?][] = [], caseType = 'LEAD_BUY'): Promise<string> {
  serial += 1
  const made = await org.admin.send<{ id: string }>('POST', '/dossiers', {
    caseType,
    source: 'WEBSITE',
    contact: { displayName: `Salma ${serial}`, phones: [`+21266${String(1_000_000 + serial)}`] },
  })
  for (const [to, fields] of states) await step(org, made.body.id, to, fields)
  return made.body.id
}
const page = async (org: TestOrg, id: string) =>
  (
    await org.admin.get<{ status: string; version: number; isOpen: boolean; workflow: { version: number } }>(
      `/dossiers/${id}`,
    )
  ).body
async function step(org: TestOrg, id: string, to: string, fields: object = {}): Promise<void> {
  const { version } = await page(org, id)
  const moved = await org.admin.send('POST', `/dossiers/${id}/transitions`, { to, version, ...fields })
  expect(moved.status, JSON.stringify(moved.body)).toBe(200)
}
const versionOf = async (org: TestOrg, id: string): Promise<number> => {
  const found = await t.superuser.query<{ version: number }>(
    'select w.version from app.dossiers d join app.workflow_versions w on (w.org_id, w.id) = (d.org_id, d.workflow_version_id) where (d.org_id, d.id) = ($1, $2)',
    [org.orgId, id],
  )
  return found.rows[0]?.version ?? 0
}

/** Without QUALIFIED: who was qualified is contacted, and goes on from there. */
function withoutQualified(definition: WorkflowDefinition): WorkflowDefinition {
  const goes = (way: { from: string; to: string }) => way.from !== 'QUALIFIED' && way.to !== 'QUALIFIED'
  return {
    ...definition,
    states: definition.states.filter((state) => state !== 'QUALIFIED'),
    transitions: definition.transitions.filter(goes),
    hold: (definition.hold ?? []).filter((state) => state !== 'QUALIFIED'),
    effects: Object.fromEntries(
      Object.entries(definition.effects ?? {}).map(([fact, moves]) => [fact, moves.filter(goes)]),
    ),
  }
}
/** With a state of the organisation's own between CONTACTED and a visit. */
function withBriefing(definition: WorkflowDefinition): WorkflowDefinition {
  return {
    ...definition,
    states: [...definition.states, 'BRIEFING'],
    names: { ...definition.names, BRIEFING: { fr: 'Brief', ar: 'إحاطة', en: 'Briefing' } },
    transitions: [
      ...definition.transitions,
      { from: 'CONTACTED', to: 'BRIEFING' },
      { from: 'BRIEFING', to: 'VISIT_PLANNED', requires: ['appointment'] },
      { from: 'BRIEFING', to: 'LOST', requires: ['lossReason'] },
    ],
  }
}

describe('a draft', () => {
  it('begins from the active version, is saved right or wrong, and is thrown away', async () => {
    const org = await t.org()
    const draft = (await begin(org.admin)).body
    expect([draft.version, draft.base.version, draft.problems, draft.copiedFrom]).toEqual([1, 1, [], null])
    expect(draft.definition).toEqual(draft.base.definition)
    const twice = await begin(org.admin)
    expect([twice.status, twice.body.code, twice.body.current?.id]).toEqual([409, 'DRAFT_EXISTS', draft.id])

    const broken = { ...draft.definition, states: [...draft.definition.states, 'BRIEFING'] }
    const saved = await save(org.admin, draft, broken)
    expect(saved.body.version).toBe(2)
    expect(saved.body.problems.map(({ code, place }) => [code, place.state])).toEqual([
      ['UNREACHABLE_STATE', 'BRIEFING'],
      ['NO_WAY_TO_END', 'BRIEFING'],
      ['NAME_MISSING', 'BRIEFING'],
    ])
    expect(saved.body.problems[0]?.reason).toContain('Briefing')
    const stale = await save(org.admin, draft, draft.definition)
    expect([stale.status, stale.body.code, stale.body.current?.version]).toEqual([409, 'VERSION_CONFLICT', 2])

    const refused = await activate(org.admin, saved.body)
    expect([refused.status, refused.body.code, refused.body.problems.length]).toEqual([422, 'WORKFLOW_PROBLEMS', 3])
    expect((await org.admin.get(`/workflow-drafts/${draft.id}`)).body.version, 'still there').toBe(2)

    expect((await org.admin.send('POST', `/workflow-drafts/${draft.id}/discard`, { version: 1 })).status).toBe(409)
    expect((await org.admin.send('POST', `/workflow-drafts/${draft.id}/discard`, { version: 2 })).status).toBe(204)
    expect((await org.admin.get(`/workflow-drafts/${draft.id}`)).status).toBe(404)
    const again = (await begin(org.admin)).body
    expect((await save(org.admin, draft, draft.definition)).status, 'an old form does not reach a new draft').toBe(404)
    expect(again.id).not.toBe(draft.id)
  })

  it('is refused for workflows that the product rests on, for nonsense, and for versions of others', async () => {
    const org = await t.org()
    for (const code of ['ANNONCE', 'NOTHING', '__proto__'])
      expect((await begin(org.admin, code)).status, code).toBe(400)
    const rent = (await org.admin.get<{ items: StoredVersion[] }>('/workflow-versions?code=LEAD_RENT')).body.items[0]
    const foreign = (await casa.admin.get<{ items: StoredVersion[] }>('/workflow-versions?code=LEAD_BUY')).body.items[0]
    expect((await begin(org.admin, 'LEAD_BUY', rent?.id)).status).toBe(400)
    expect((await begin(org.admin, 'LEAD_BUY', foreign?.id)).status).toBe(404)
    const draft = (await begin(org.admin)).body
    for (const definition of [{}, null, { ...draft.definition, more: 1 }, { ...draft.definition, states: 'NEW' }])
      expect((await save(org.admin, draft, definition)).status).toBe(400)
    const overview = (
      await org.admin.get<{ items: EditableWorkflow[]; catalogue: { roles: string[] } }>('/workflow-editor')
    ).body
    expect(overview.items.find(({ code }) => code === 'ANNONCE')?.editable).toBe(false)
    expect(overview.items.find(({ code }) => code === 'LEAD_BUY')).toMatchObject({
      editable: true,
      active: { version: 1 },
      draft: { id: draft.id },
    })
    expect(overview.catalogue.roles).toEqual(['ADMIN_ORG', 'MANAGER', 'AGENT'])
  })
})

describe('activation', () => {
  it('leaves running dossiers what they have and gives new ones the new version', async () => {
    const org = await t.org()
    const before = await aDossier(org, [['CONTACTED']])
    const draft = (await begin(org.admin)).body
    const saved = (await save(org.admin, draft, withBriefing(draft.definition as WorkflowDefinition))).body
    expect(saved.problems).toEqual([])
    const done = await activate(org.admin, saved, { running: 'KEEP', note: '  Un brief avant la visite ' })
    expect([done.status, done.body.version, done.body.migration]).toEqual([200, 2, null])
    const after = await aDossier(org, [['CONTACTED'], ['BRIEFING']])
    expect([await versionOf(org, before), await versionOf(org, after)]).toEqual([1, 2])
    const refused = await org.admin.send('POST', `/dossiers/${before}/transitions`, {
      to: 'BRIEFING',
      version: (await page(org, before)).version,
    })
    expect([refused.status, refused.body.code]).toEqual([422, 'TRANSITION_NOT_ALLOWED'])

    const versions = (await org.admin.get<{ items: StoredVersion[] }>('/workflow-versions?code=LEAD_BUY')).body.items
    expect(versions.map(({ version, active, note, createdBy }) => [version, active, note, createdBy?.name])).toEqual([
      [2, true, 'Un brief avant la visite', 'Admin'],
      [1, false, null, expect.anything()],
    ])
    // Bringing an old one back is a new version that says the same.
    const back = (await begin(org.admin, 'LEAD_BUY', versions[1]?.id)).body
    expect([back.base.version, back.copiedFrom]).toEqual([2, 1])
    expect((await activate(org.admin, back)).body.version).toBe(3)
    const now = (await org.admin.get<{ items: StoredVersion[] }>('/workflow-versions?code=LEAD_BUY&limit=2')).body
    expect(now.items.map(({ version, copiedFrom }) => [version, copiedFrom])).toEqual([
      [3, 1],
      [2, null],
    ])
  })

  it('has one winner when two administrators press at once', async () => {
    const org = await t.org()
    const other = await t.member(org, ['ADMIN_ORG'])
    const draft = (await begin(org.admin)).body
    const answers = await Promise.all([activate(org.admin, draft), activate(other, draft)])
    expect(answers.map(({ status }) => status).sort()).toEqual([200, expect.toSatisfy((s) => s === 404 || s === 409)])
    const versions = (await org.admin.get<{ items: StoredVersion[] }>('/workflow-versions?code=LEAD_BUY')).body.items
    expect(versions.map(({ version, active }) => [version, active])).toEqual([
      [2, true],
      [1, false],
    ])
  })
})

describe('moving running dossiers', () => {
  it('is simulated, asks for its mapping, and writes every move as the one who decided it', async () => {
    const org = await t.org()
    const [fresh, contacted, qualified, held, closed] = [
      await aDossier(org),
      await aDossier(org, [['CONTACTED']]),
      await aDossier(org, [['QUALIFIED']]),
      await aDossier(org, [['QUALIFIED'], ['ON_HOLD', { justification: 'Attend sa banque' }]]),
      await aDossier(org, [['LOST', { lossReason: 'NO_RESPONSE' }]]),
    ]
    const draft = (await begin(org.admin)).body
    const next = withBriefing(withoutQualified(draft.definition as WorkflowDefinition))
    const saved = (await save(org.admin, draft, next)).body
    expect(saved.problems.map(({ code, severity }) => [code, severity])).toEqual([['STATE_IN_USE', 'WARNING']])
    const simulation = (await org.admin.get<Simulation>(`/workflow-drafts/${draft.id}/simulation`)).body
    expect(simulation).toMatchObject({ total: 4, staying: 2, losing: 2, toMap: ['QUALIFIED'] })
    expect(simulation.goals).not.toContain('WON')
    expect(simulation.states.find(({ status }) => status === 'CONTACTED')).toMatchObject({
      count: 1,
      fate: 'STAYS',
      gained: ['BRIEFING'],
      lost: ['QUALIFIED'],
    })
    const list = `/workflow-drafts/${draft.id}/dossiers`
    const first = (await org.admin.get<{ items: Example[]; nextCursor: string }>(`${list}?limit=3`)).body
    const rest = (await org.admin.get<{ items: Example[] }>(`${list}?limit=3&cursor=${first.nextCursor}`)).body
    expect([...first.items, ...rest.items].map(({ id }) => id)).toEqual([held, qualified, contacted, fresh])
    expect((await org.admin.get<{ items: Example[] }>(`${list}?status=QUALIFIED`)).body.items).toHaveLength(1)

    for (const [mapping, field, code] of [
      [{}, 'mapping.QUALIFIED', 'REQUIRED'],
      [{ QUALIFIED: 'WON' }, 'mapping.QUALIFIED', 'UNKNOWN'],
      [{ QUALIFIED: 'CONTACTED', LOST: 'NEW' }, 'mapping.LOST', 'NOT_ALLOWED'],
    ] as const) {
      const refused = await activate(org.admin, saved, { running: 'MIGRATE', mapping })
      expect([refused.status, refused.body.errors[0]]).toMatchObject([422, { field, code }])
    }
    const done = await activate(org.admin, saved, { running: 'MIGRATE', mapping: { QUALIFIED: 'BRIEFING' } })
    expect(done.body).toMatchObject({ version: 2, migration: { state: 'RUNNING', total: 4, moved: 0 } })
    const third = (await begin(org.admin)).body
    expect((await activate(org.admin, third)).body.code).toBe('MIGRATION_RUNNING')
    await t.app.drain()
    const migration = await migrationOf(done.body.migration?.id, org.admin)
    expect(migration).toMatchObject({ state: 'DONE', moved: 4, restated: 2, skipped: 0, leftCount: 0 })
    expect(migration.createdBy.name).toBe('Admin')

    const ids = [fresh, contacted, qualified, held, closed]
    expect(await Promise.all(ids.map((id) => versionOf(org, id)))).toEqual([2, 2, 2, 2, 1])
    expect((await Promise.all(ids.map((id) => page(org, id)))).map(({ status }) => status)).toEqual([
      'NEW',
      'CONTACTED',
      'BRIEFING',
      // Its former state may wait no longer in the new version, so it goes on from where the mapping leads.
      'BRIEFING',
      'LOST',
    ])
    const timeline = await org.admin.get<{ items: { code: string; type: string; params: object; actor: object }[] }>(
      `/dossiers/${qualified}/timeline?limit=50`,
    )
    expect(timeline.body.items.find(({ code }) => code === 'dossier.workflow_changed')).toMatchObject({
      type: 'STATUS_CHANGE',
      params: { from: 'QUALIFIED', to: 'BRIEFING', workflowVersion: 2 },
      actor: { kind: 'user', name: 'Admin' },
    })
    const told = await t.superuser.query<{ actor: string; to_status: string; n: number }>(
      `select h.actor, h.to_status, count(*)::int as n from app.dossier_status_history h
        where h.org_id = $1 and h.dossier_id = $2 and h.to_status = 'BRIEFING' group by 1, 2`,
      [org.orgId, qualified],
    )
    expect(told.rows).toEqual([{ actor: `user:${org.admin.userId}`, to_status: 'BRIEFING', n: 1 }])
    await step(org, qualified, 'LOST', { lossReason: 'NO_RESPONSE' })
  })

  it('cut off in the middle goes on where it was, moves nobody twice, and tells of whom it had to leave', async () => {
    const org = await t.org()
    const ids: string[] = []
    for (let n = 0; n < 90; n += 1) ids.push(await anOld(org, n % 3 === 0 ? 'QUALIFIED' : 'NEW'))
    const draft = (await begin(org.admin)).body
    const saved = (await save(org.admin, draft, withoutQualified(draft.definition as WorkflowDefinition))).body
    const done = await activate(org.admin, saved, { running: 'MIGRATE', mapping: { QUALIFIED: 'CONTACTED' } })
    const id = done.body.migration?.id
    // One dossier stands where no mapping reaches, one ends, before its batch comes.
    await t.superuser.query('update app.dossiers set status = $3 where (org_id, id) = ($1, $2)', [
      org.orgId,
      ids[85],
      'ELSEWHERE',
    ])
    await t.superuser.query('update app.dossiers set is_open = false, status = $3 where (org_id, id) = ($1, $2)', [
      org.orgId,
      ids[86],
      'LOST',
    ])
    // The second batch dies at its last dossier: a row no write may pass, as a process killed there.
    await t.superuser.query(
      `create function app.die() returns trigger language plpgsql as $$ begin raise exception 'killed'; end $$`,
    )
    await t.superuser.query(
      `create trigger die before update on app.dossiers for each row when (old.id = '${ids[79]}') execute function app.die()`,
    )
    await t.app.drain()
    const half = await migrationOf(id, org.admin)
    expect(half).toMatchObject({ state: 'RUNNING', moved: 40 })
    const versions = await Promise.all(ids.map((d) => versionOf(org, d)))
    expect(versions.filter((v) => v === 2)).toHaveLength(40)
    await t.superuser.query('drop trigger die on app.dossiers')
    await org.admin.send('POST', `/workflow-migrations/${id}/resume`)
    t.clock.advance(3_600_000)
    await t.app.drain()
    const whole = await migrationOf(id, org.admin)
    expect(whole).toMatchObject({ state: 'DONE', moved: 88, restated: 30, leftCount: 1 })
    expect(whole.leftBehind).toMatchObject([{ id: ids[85], status: 'ELSEWHERE' }])
    const history = await t.superuser.query<{ n: number }>(
      `select count(*)::int as n from app.dossier_status_history where org_id = $1 and from_status = 'QUALIFIED' group by dossier_id`,
      [org.orgId],
    )
    expect(history.rows.map(({ n }) => n)).toEqual(Array.from({ length: 30 }, () => 1))
    await org.admin.send('POST', `/workflow-migrations/${id}/resume`)
    await t.app.drain()
    expect(await migrationOf(id, org.admin)).toEqual(whole)
  })

  /** A running dossier, written behind the API. */
  async function anOld(org: TestOrg, status: string): Promise<string> {
    serial += 1
    const made = await t.superuser.query<{ id: string }>(
      `with c as (insert into app.contacts (org_id, display_name) values ($1, 'Ancien ${serial}') returning id)
       insert into app.dossiers (org_id, reference, branch_id, case_type, workflow_version_id, status, source, contact_id, currency)
       select $1, 'D-TEST-${serial}', $2, 'LEAD_BUY', w.id, $3, 'WEBSITE', c.id, 'MAD' from c, app.workflow_versions w
        where w.org_id = $1 and w.code = 'LEAD_BUY' and w.active returning id`,
      [org.orgId, org.branchId, status],
    )
    return made.rows[0]?.id ?? ''
  }
})

it('nobody but an administrator edits, and only the auditor looks on', async () => {
  const draft = (await begin(casa.admin, 'SALE')).body
  const lyon = await t.org({ country: 'FR' })
  for (const role of ['MANAGER', 'AGENT', 'OWNER', 'MODERATOR', 'AUDITOR']) {
    const who = await t.member(casa, [role])
    const reads = role === 'AUDITOR' ? 200 : 403
    for (const url of ['/workflow-editor', `/workflow-drafts/${draft.id}`, `/workflow-drafts/${draft.id}/simulation`])
      expect((await who.get(url)).status, `${role} ${url}`).toBe(reads)
    expect((await begin(who, 'RENTAL')).status, role).toBe(403)
    expect((await save(who, draft, draft.definition)).status, role).toBe(403)
    expect((await activate(who, draft)).status, role).toBe(403)
  }
  for (const url of ['', '/simulation', '/dossiers'])
    expect((await lyon.admin.get(`/workflow-drafts/${draft.id}${url}`)).status).toBe(404)
  expect((await save(lyon.admin, draft, draft.definition)).status).toBe(404)
  expect((await activate(lyon.admin, draft)).status).toBe(404)
  expect((await lyon.admin.send('POST', `/workflow-drafts/${draft.id}/discard`, { version: 1 })).status).toBe(404)
})

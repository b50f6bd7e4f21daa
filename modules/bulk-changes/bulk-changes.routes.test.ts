import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runInOrg } from '#platform/context'
import { bootTestApp, type Caller, publishedAnnonce, type TestApp, type TestOrg } from '#testing'
import type { BulkChange, BulkPreview, BulkRefusal } from './bulk-changes.schema.ts'
import { workOn } from './bulk-changes.worker.ts'

let t: TestApp
let casa: TestOrg
let yassine: Caller
let sara: Caller
let serial = 0

beforeAll(async () => {
  t = await bootTestApp()
  casa = await t.org()
  ;[yassine, sara] = await Promise.all([
    t.member(casa, ['AGENT'], { name: 'Yassine' }),
    t.member(casa, ['AGENT'], { name: 'Sara' }),
  ])
})
afterAll(() => t.close())

type Refused = { code: string; total?: number; errors: { field: string }[] }
type Seen = {
  id: string
  status: string
  source: string
  version: number
  isOpen: boolean
  assignee: { id: string } | null
}

async function dossiers(count: number, body: Record<string, unknown> = {}, who = casa.admin): Promise<string[]> {
  const made: string[] = []
  for (let i = 0; i < count; i += 1) {
    serial += 1
    const contact = { displayName: `Personne ${serial}` }
    const answer = await who.send<{ id: string }>('POST', '/dossiers', {
      caseType: 'LEAD_BUY',
      source: 'WALK_IN',
      contact,
      ...body,
    })
    made.push(answer.body.id)
  }
  return made
}
const see = async (id: string) => (await casa.admin.get<Seen>(`/dossiers/${id}`)).body
const start = (
  who: Caller,
  selection: Record<string, unknown>,
  command: Record<string, unknown>,
  list = 'DOSSIERS',
  more = {},
) => who.send<BulkChange & Refused>('POST', '/bulk-changes', { list, selection, command, ...more })
const read = async (who: Caller, id: string) => (await who.get<BulkChange>(`/bulk-changes/${id}`)).body
const refusals = async (who: Caller, id: string) =>
  (await who.get<{ items: BulkRefusal[] }>(`/bulk-changes/${id}/refusals`)).body.items
const finish = async (who: Caller, answer: { body: BulkChange }) => {
  await t.app.drain()
  return read(who, answer.body.id)
}
const toSara = () => ({ kind: 'ASSIGN', assigneeId: sara.userId })
/** How often the timeline of a dossier tells of something. */
async function told(id: string, code: string): Promise<number> {
  const rows = await t.superuser.query<{ n: number }>(
    'select count(*)::int as n from app.activities where dossier_id = $1 and code = $2',
    [id, code],
  )
  return rows.rows[0]?.n ?? -1
}

describe('one change to many', () => {
  it('runs after the answer, tells each dossier’s history once, and names the person', async () => {
    const ids = await dossiers(3)
    const begun = await start(casa.admin, { ids }, toSara())
    expect([begun.status, begun.body.state, begun.body.counts.waiting]).toEqual([202, 'RUNNING', 3])
    const ended = await finish(casa.admin, begun)
    expect(ended).toMatchObject({ state: 'DONE', total: 3, counts: { done: 3, refused: 0, waiting: 0 } })
    for (const id of ids) {
      expect((await see(id)).assignee?.id).toBe(sara.userId)
      expect(await told(id, 'dossier.assigned')).toBe(1)
    }
    const audited = await t.superuser.query<{ actor: string }>(
      `select actor from app.audit_entries where entity = 'dossiers' and entity_id = $1 order by id desc limit 1`,
      [ids[0]],
    )
    expect(audited.rows[0]?.actor).toBe(`user:${casa.admin.userId}`)
  })

  it('counts what stood so already, and lists what was refused with the reason', async () => {
    const [same, changed, gone, lost] = await dossiers(4)
    await casa.admin.send('POST', `/dossiers/${same}/assign`, { version: 1, assigneeId: sara.userId })
    const begun = await start(casa.admin, { ids: [same, changed, gone, lost] }, toSara())
    await casa.admin.send('PATCH', `/dossiers/${changed}`, { version: 1, source: 'REFERRAL' })
    await t.superuser.query(`update app.dossiers set is_open = false, merged_into = $2 where id = $1`, [gone, lost])
    const ended = await finish(casa.admin, begun)
    expect(ended.counts).toMatchObject({ done: 1, same: 1, refused: 2 })
    const lines = await refusals(casa.admin, ended.id)
    expect(lines.map((l) => [l.entityId, l.code])).toEqual([
      [changed, 'VERSION_CONFLICT'],
      [gone, 'DOSSIER_MERGED'],
    ])
    expect(lines[0]?.reason.length).toBeGreaterThan(10)
    const file = await casa.admin.get<string>(`/bulk-changes/${ended.id}/refusals.csv`)
    expect(String(file.body).split('\r\n')).toHaveLength(4)
    expect(file.headers['content-disposition']).toContain('attachment')
  })

  it('takes all that fit a filter, fixed when it starts, and only where the number is the one that was told', async () => {
    const org = await t.org()
    const make = (source: string) =>
      org.admin.send('POST', '/dossiers', {
        caseType: 'LEAD_RENT',
        source,
        contact: { displayName: `Loyer ${source}` },
      })
    for (const source of ['AVITO', 'PORTAL']) await make(source)
    const selection = { filter: { caseType: 'LEAD_RENT' } }
    const seen = await org.admin.send<BulkPreview>('POST', '/bulk-changes/preview', { list: 'DOSSIERS', selection })
    expect(seen.body).toMatchObject({ total: 2, limit: 2000 })
    expect(seen.body.ways).toContainEqual({ to: 'LOST', requires: ['lossReason'] })
    await make('EMAIL')
    const command = { kind: 'SOURCE', source: 'REFERRAL' }
    const changed = await start(org.admin, selection, command, 'DOSSIERS', { expected: 2 })
    expect([changed.status, changed.body.code, changed.body.total]).toEqual([409, 'BULK_SET_CHANGED', 3])
    const begun = await start(org.admin, selection, command, 'DOSSIERS', { expected: 3 })
    await make('PARTNER')
    expect((await finish(org.admin, begun)).total).toBe(3)
    const list = await org.admin.get<{ items: { source: string }[] }>('/dossiers?caseType=LEAD_RENT')
    expect(list.body.items.map((d) => d.source).sort()).toEqual(['PARTNER', 'REFERRAL', 'REFERRAL', 'REFERRAL'])
  })

  it('offers only the moves that all can make, and asks for what they ask', async () => {
    const [fresh, contacted] = await dossiers(2)
    await casa.admin.send('POST', `/dossiers/${contacted}/transitions`, { to: 'CONTACTED', version: 1 })
    const seen = await casa.admin.send<BulkPreview>('POST', '/bulk-changes/preview', {
      list: 'DOSSIERS',
      selection: { ids: [fresh, contacted] },
    })
    const ways = seen.body.ways.map((w) => w.to)
    expect(ways).toContain('LOST')
    expect(ways).not.toContain('CONTACTED')
    expect(ways).not.toContain('VISIT_PLANNED')
    const ended = await finish(
      casa.admin,
      await start(casa.admin, { ids: [fresh, contacted] }, { kind: 'MOVE', to: 'LOST' }),
    )
    expect((await refusals(casa.admin, ended.id)).map((l) => l.code)).toEqual([
      'REQUIREMENT_MISSING',
      'REQUIREMENT_MISSING',
    ])
  })

  it('refuses what no list takes, nobody, and too many', async () => {
    const faults: [Record<string, unknown>, number, string][] = [
      [{ filter: { orgId: casa.orgId } }, 400, 'VALIDATION_FAILED'],
      [{ filter: { caseType: 'DISPUTE' } }, 404, 'NOT_FOUND'],
      [{ ids: [] }, 400, 'VALIDATION_FAILED'],
    ]
    for (const [selection, status, code] of faults) {
      const answer = await start(casa.admin, selection, toSara())
      expect([answer.status, answer.body.code]).toEqual([status, code])
    }
    const org = await t.org()
    await t.superuser.query(
      `with c as (insert into app.contacts (org_id, display_name) select $1, 'Personne ' || n from generate_series(1, 2001) n returning id)
       insert into app.dossiers (org_id, branch_id, reference, case_type, workflow_version_id, status, source, contact_id, currency)
       select $1, $2, 'T-' || row_number() over (), 'OWNER_LEAD', w.id, 'NEW', 'OTHER', c.id, 'MAD'
         from c, app.workflow_versions w where w.org_id = $1 and w.code = 'OWNER_LEAD'`,
      [org.orgId, org.branchId],
    )
    const many = await start(org.admin, { filter: {} }, { kind: 'SOURCE', source: 'PORTAL' })
    expect([many.status, many.body.code]).toEqual([422, 'BULK_TOO_MANY'])
  })

  it('is one at a time per person', async () => {
    const ids = await dossiers(2)
    const answers = await Promise.all([start(casa.admin, { ids }, toSara()), start(casa.admin, { ids }, toSara())])
    expect(answers.map((a) => a.status).sort()).toEqual([202, 409])
    expect(answers.find((a) => a.status === 409)?.body.code).toBe('BULK_RUNNING')
    await t.app.drain()
  })
})

describe('a change that is cut', () => {
  it('goes on where it was, and does nothing twice', async () => {
    const ids = await dossiers(12)
    const begun = await start(casa.admin, { ids }, toSara())
    // The process dies after seven records: what its job wrote is gone, what the records wrote stands.
    const died = runInOrg(
      t.app.platform,
      { orgId: casa.orgId, actor: { kind: 'job', id: 'test' }, correlationId: 'test' },
      async (ctx) => {
        await workOn(ctx, begun.body.id, 7)
        throw new Error('killed')
      },
    )
    await expect(died).rejects.toThrow('killed')
    expect((await read(casa.admin, begun.body.id)).counts).toMatchObject({ done: 7, waiting: 5 })
    expect(await finish(casa.admin, begun)).toMatchObject({ state: 'DONE', counts: { done: 12, refused: 0 } })
    for (const id of ids) expect([await told(id, 'dossier.assigned'), (await see(id)).version]).toEqual([1, 2])
  })

  it('does each record once when two workers have it at the same time', async () => {
    const ids = await dossiers(8)
    const begun = await start(casa.admin, { ids }, toSara())
    const work = () =>
      runInOrg(
        t.app.platform,
        { orgId: casa.orgId, actor: { kind: 'job', id: 'test' }, correlationId: 'test' },
        (ctx) => workOn(ctx, begun.body.id),
      )
    await Promise.allSettled([work(), work()])
    expect(await finish(casa.admin, begun)).toMatchObject({ state: 'DONE', counts: { done: 8, refused: 0 } })
    for (const id of ids) expect(await told(id, 'dossier.assigned')).toBe(1)
  })

  it('stops where it is stopped: what is done stays and can be taken back', async () => {
    const ids = await dossiers(6)
    const begun = await start(casa.admin, { ids }, toSara())
    await t.inOrg(casa.orgId, (ctx) => workOn(ctx, begun.body.id, 2))
    const stopped = await casa.admin.send<BulkChange>('POST', `/bulk-changes/${begun.body.id}/cancel`)
    expect(stopped.body).toMatchObject({ state: 'CANCELLED', counts: { done: 2, skipped: 4 } })
    expect((await finish(casa.admin, begun)).counts).toMatchObject({ done: 2, skipped: 4 })
    expect((await casa.admin.send('POST', `/bulk-changes/${begun.body.id}/cancel`)).status).toBe(422)
    const back = await casa.admin.send<BulkChange>('POST', `/bulk-changes/${begun.body.id}/undo`)
    expect(await finish(casa.admin, back)).toMatchObject({ state: 'UNDONE', counts: { undone: 2, skipped: 4 } })
    for (const id of ids) expect((await see(id)).assignee).toBeNull()
  })
})

describe('taking a change back', () => {
  const undo = (who: Caller, id: string) => who.send<BulkChange & Refused>('POST', `/bulk-changes/${id}/undo`)

  it('returns each record to what it was, and leaves what changed since', async () => {
    const ids = await dossiers(3)
    await casa.admin.send('POST', `/dossiers/${ids[0]}/assign`, { version: 1, assigneeId: yassine.userId })
    const ended = await finish(casa.admin, await start(casa.admin, { ids }, toSara()))
    await casa.admin.send('PATCH', `/dossiers/${ids[2]}`, { version: 2, source: 'REFERRAL' })
    const back = await finish(casa.admin, await undo(casa.admin, ended.id))
    expect(back).toMatchObject({ state: 'UNDONE', undoUntil: null, counts: { undone: 2, kept: 1 } })
    expect((await see(ids[0] ?? '')).assignee?.id).toBe(yassine.userId)
    expect((await see(ids[1] ?? '')).assignee).toBeNull()
    expect((await see(ids[2] ?? '')).assignee?.id).toBe(sara.userId)
    expect((await refusals(casa.admin, ended.id)).map((l) => [l.entityId, l.state, l.code])).toEqual([
      [ids[2], 'KEPT', 'VERSION_CONFLICT'],
    ])
    expect((await undo(casa.admin, ended.id)).body.code).toBe('BULK_UNDO_OVER')
  })

  it('opens lost dossiers again and takes held ones up; sources come back', async () => {
    const ids = await dossiers(2)
    const lost = { kind: 'MOVE', to: 'LOST', lossReason: 'NO_RESPONSE' }
    const closed = await finish(casa.admin, await start(casa.admin, { ids }, lost))
    expect((await see(ids[0] ?? '')).isOpen).toBe(false)
    await finish(casa.admin, await undo(casa.admin, closed.id))
    const held = { kind: 'MOVE', to: 'ON_HOLD', justification: 'Été' }
    const paused = await finish(casa.admin, await start(casa.admin, { ids }, held))
    expect((await see(ids[0] ?? '')).status).toBe('ON_HOLD')
    await finish(casa.admin, await undo(casa.admin, paused.id))
    const sourced = await finish(casa.admin, await start(casa.admin, { ids }, { kind: 'SOURCE', source: 'PARTNER' }))
    await finish(casa.admin, await undo(casa.admin, sourced.id))
    for (const id of ids) expect(await see(id)).toMatchObject({ status: 'NEW', isOpen: true, source: 'WALK_IN' })
  })

  it('is offered for fifteen minutes', async () => {
    const ids = await dossiers(1)
    const ended = await finish(casa.admin, await start(casa.admin, { ids }, toSara()))
    t.clock.advance(15 * 60_000)
    expect((await read(casa.admin, ended.id)).undoUntil).toBeNull()
    expect((await undo(casa.admin, ended.id)).status).toBe(422)
  })
})

describe('a change by somebody who may less', () => {
  it('touches only what they may: the rest is refused record by record', async () => {
    const [own] = await dossiers(1, { assigneeId: yassine.userId })
    const [queued] = await dossiers(1)
    const [hidden] = await dossiers(1, { assigneeId: sara.userId })
    const begun = await start(yassine, { ids: [own, queued, hidden] }, { kind: 'SOURCE', source: 'PARTNER' })
    const ended = await finish(yassine, begun)
    expect(ended.counts).toMatchObject({ done: 1, refused: 2 })
    const lines = await refusals(yassine, ended.id)
    expect(lines.map((l) => [l.entityId, l.code])).toEqual([
      [queued, 'FORBIDDEN'],
      [hidden, 'NOT_FOUND'],
    ])
    expect(lines[1]?.reference).toBeNull()
    expect((await see(hidden ?? '')).source).toBe('WALK_IN')
    expect((await start(yassine, { ids: [own] }, toSara())).status).toBe(403)
  })

  it('ends with the rights of its caller, judged at each record', async () => {
    const manager = await t.member(casa, ['MANAGER'])
    const ids = await dossiers(4)
    const begun = await start(manager, { ids }, toSara())
    await t.inOrg(casa.orgId, (ctx) => workOn(ctx, begun.body.id, 1))
    await t.superuser.query(`update app.members set roles = '{AGENT}' where user_id = $1`, [manager.userId])
    await t.inOrg(casa.orgId, (ctx) => workOn(ctx, begun.body.id, 1))
    await t.superuser.query(`update app.members set status = 'LEFT' where user_id = $1`, [manager.userId])
    await t.app.drain()
    const rows = await t.superuser.query<{ state: string }>(
      'select state from app.bulk_change_items where bulk_id = $1 order by position',
      [begun.body.id],
    )
    expect(rows.rows.map((r) => r.state)).toEqual(['DONE', 'REFUSED', 'REFUSED', 'REFUSED'])
  })

  it('never grows with rights that came after it was asked for', async () => {
    const ids = await dossiers(2)
    const late = await t.member(casa, ['AGENT'])
    const begun = await start(late, { ids }, { kind: 'SOURCE', source: 'PARTNER' })
    await t.superuser.query(`update app.members set roles = '{AGENT,MANAGER}' where user_id = $1`, [late.userId])
    expect((await finish(late, begun)).counts).toMatchObject({ done: 0, refused: 2 })
  })
})

describe('a change to annonces', () => {
  it('pauses, and publishes again where the law of the listing lets it', async () => {
    const ids = [await publishedAnnonce(t, casa), await publishedAnnonce(t, casa)]
    const preview = await casa.admin.send<BulkPreview>('POST', '/bulk-changes/preview', {
      list: 'ANNONCES',
      selection: { ids },
    })
    expect(preview.body.ways.map((w) => w.to)).toEqual(['PAUSED', 'ARCHIVED'])
    const paused = await finish(
      casa.admin,
      await start(casa.admin, { ids }, { kind: 'MOVE', to: 'PAUSED' }, 'ANNONCES'),
    )
    expect(paused.counts.done).toBe(2)
    const back = await casa.admin.send<BulkChange>('POST', `/bulk-changes/${paused.id}/undo`)
    expect((await finish(casa.admin, back)).counts.undone).toBe(2)
    const draft = await casa.admin.send<{ id: string }>('POST', '/annonces', {
      title: 'Brouillon à compléter',
      transaction: 'SALE',
      propertyType: 'VILLA',
      city: 'Rabat',
    })
    const published = await start(casa.admin, { ids: [draft.body.id] }, { kind: 'MOVE', to: 'PUBLISHED' }, 'ANNONCES')
    await finish(casa.admin, published)
    const [line] = await refusals(casa.admin, published.body.id)
    expect(line?.code).toBe('GUARD_FAILED')
    expect((await start(yassine, { ids }, { kind: 'MOVE', to: 'PAUSED' }, 'ANNONCES')).status).toBe(403)
  })
})

describe('what others cannot do with changes', () => {
  it('nobody but the person sees, stops, takes back or reads the refusals of a change', async () => {
    const lyon = await t.org({ country: 'FR' })
    const ids = await dossiers(1)
    const { body } = await start(casa.admin, { ids }, toSara())
    const manager = await t.member(casa, ['MANAGER'])
    for (const who of [manager, yassine, lyon.admin]) {
      expect((await who.get<{ items: BulkChange[] }>('/bulk-changes')).body.items.map((b) => b.id)).not.toContain(
        body.id,
      )
      for (const path of ['', '/refusals', '/refusals.csv'])
        expect((await who.get(`/bulk-changes/${body.id}${path}`)).status).toBe(404)
      for (const verb of ['cancel', 'undo'])
        expect((await who.send('POST', `/bulk-changes/${body.id}/${verb}`)).status).toBe(404)
    }
    expect((await start(lyon.admin, { ids }, { kind: 'SOURCE', source: 'PARTNER' })).status).toBe(404)
    await t.app.drain()
    expect((await see(ids[0] ?? '')).assignee?.id).toBe(sara.userId)
  })

  it('auditors, owners and moderators change nothing', async () => {
    const ids = await dossiers(1)
    for (const role of ['AUDITOR', 'OWNER', 'MODERATOR']) {
      const who = await t.member(casa, [role])
      expect((await start(who, { ids }, { kind: 'SOURCE', source: 'PARTNER' })).status).toBe(403)
    }
  })
})

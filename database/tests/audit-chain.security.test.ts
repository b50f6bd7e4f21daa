import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { auditVerifyCommand, readHeads, verifyAudit } from '#modules/audit'
import { bootTestApp, type TestApp, type TestOrg } from '#testing'

let t: TestApp
let casa: TestOrg
let lyon: TestOrg

type Entry = { id: string; position: number }

beforeAll(async () => {
  t = await bootTestApp()
  lyon = await t.org({ country: 'FR' })
})
afterAll(() => t.close())

/** Each test forges a chain of its own: twenty entries, sealed in two batches. */
beforeEach(async () => {
  casa = await t.org({ country: 'MA' })
  for (let batch = 0; batch < 2; batch += 1) {
    await t.inOrg(casa.orgId, async (ctx) => {
      for (let i = 0; i < 10; i += 1)
        await ctx.db
          .insertInto('contacts')
          .values({ display_name: `Contact ${batch}-${i}` })
          .execute()
    })
    await t.app.drain()
  }
})

async function entryAt(position: number): Promise<Entry> {
  const found = await t.superuser.query<Entry>(
    'select entry_id as id, position::int as position from app.audit_seals where org_id = $1 and position = $2',
    [casa.orgId, position],
  )
  const entry = found.rows[0]
  if (!entry) throw new Error(`no seal at ${position}`)
  return entry
}

/** What only the owner of the server can do: triggers off, then change what must not change. */
async function forge(text: string, values: readonly unknown[]): Promise<void> {
  await t.superuser.query('begin')
  await t.superuser.query('set local session_replication_role = replica')
  const done = await t.superuser.query(text, [...values])
  expect(done.rowCount).toBeGreaterThan(0)
  await t.superuser.query('commit')
}

async function verdict() {
  const report = (await verifyAudit(t.app.platform)).find((r) => r.orgId === casa.orgId)
  if (!report) throw new Error('no report')
  return report
}

describe('a chain nobody touched', () => {
  it('holds, entry by entry, to its head', async () => {
    const report = await verdict()
    expect(report).toMatchObject({ ok: true, firstBroken: null, unsealed: 0, erased: 0 })
    expect(report.sealed).toBe(report.entries)
    expect(report.headPosition).toBe(report.sealed)
  })

  it('holds while writers write and two sealers seal', async () => {
    const write = (n: number) =>
      t.inOrg(casa.orgId, (ctx) =>
        ctx.db
          .insertInto('contacts')
          .values({ display_name: `Écrit ${n}` })
          .execute(),
      )
    const sealer = t.app.loops.get('audit:0')
    const verdicts = await Promise.all([
      ...Array.from({ length: 40 }, (_, n) => write(n).then(() => null)),
      ...Array.from({ length: 6 }, () => Promise.resolve(sealer?.drain()).then(verdict)),
    ])
    for (const report of verdicts) if (report) expect(report.firstBroken).toBeNull()
    await t.app.drain()
    const report = await verdict()
    expect(report).toMatchObject({ ok: true, unsealed: 0 })
    expect(report.sealed).toBe(report.entries)
  })

  it('keeps holding when values are erased, and says how many', async () => {
    const [a, b] = [await entryAt(4), await entryAt(9)]
    await t.superuser.query(
      'update app.audit_values set changes = null, salt = null, erased_at = now() where org_id = $1 and entry_id = any ($2)',
      [casa.orgId, [a.id, b.id]],
    )
    expect(await verdict()).toMatchObject({ ok: true, erased: 2 })
  })
})

describe('a forged chain names the first entry that does not hold', () => {
  it('a changed entry', async () => {
    const [late, first] = [await entryAt(15), await entryAt(6)]
    for (const { id } of [late, first])
      await forge(`update app.audit_entries set actor = 'user:somebody-else' where id = $1`, [id])
    expect((await verdict()).firstBroken).toEqual({ entryId: first.id, position: 6, why: 'ENTRY_CHANGED' })
  })

  it.each([
    "at = at + interval '1 second'",
    "action = 'DELETE'",
    "entity = 'x'",
    "entity_id = 'x'",
    "correlation_id = 'x'",
    "digest = '\\x00'",
  ])('an entry with %s', async (change) => {
    const entry = await entryAt(8)
    await forge(`update app.audit_entries set ${change} where id = $1`, [entry.id])
    expect((await verdict()).firstBroken).toMatchObject({ entryId: entry.id, position: 8 })
  })

  it('changed values', async () => {
    const entry = await entryAt(7)
    await forge(
      `update app.audit_values set changes = changes || '{"display_name": [null, "Autre"]}' where entry_id = $1`,
      [entry.id],
    )
    expect((await verdict()).firstBroken).toEqual({ entryId: entry.id, position: 7, why: 'VALUES_CHANGED' })
  })

  it('changed values under the cover of an erasure', async () => {
    const entry = await entryAt(7)
    await forge(
      `update app.audit_values set changes = '{"note": [null, "faux"]}', erased_at = now() where entry_id = $1`,
      [entry.id],
    )
    expect((await verdict()).firstBroken).toMatchObject({ entryId: entry.id, why: 'VALUES_CHANGED' })
  })

  it('values blanked without saying so', async () => {
    const entry = await entryAt(7)
    await forge('update app.audit_values set changes = null where entry_id = $1', [entry.id])
    expect((await verdict()).firstBroken).toMatchObject({ entryId: entry.id, why: 'VALUES_CHANGED' })
  })

  it('deleted values', async () => {
    const entry = await entryAt(5)
    await forge('delete from app.audit_values where entry_id = $1', [entry.id])
    expect((await verdict()).firstBroken).toEqual({ entryId: entry.id, position: 5, why: 'VALUES_MISSING' })
  })

  it('a deleted entry', async () => {
    const entry = await entryAt(11)
    await forge('delete from app.audit_entries where id = $1', [entry.id])
    expect((await verdict()).firstBroken).toEqual({ entryId: entry.id, position: 11, why: 'ENTRY_MISSING' })
  })

  it('a deleted seal', async () => {
    const entry = await entryAt(11)
    await forge('delete from app.audit_seals where org_id = $1 and position = 11', [casa.orgId])
    expect((await verdict()).firstBroken).toEqual({ entryId: entry.id, position: 11, why: 'SEAL_MISSING' })
  })

  it('an entry cut out with its seal, the later ones moved up', async () => {
    const [cut, next] = [await entryAt(11), await entryAt(12)]
    await forge('delete from app.audit_entries where id = $1', [cut.id])
    await forge('delete from app.audit_seals where org_id = $1 and position = 11', [casa.orgId])
    await forge('update app.audit_seals set position = position - 1000 where org_id = $1 and position > 11', [
      casa.orgId,
    ])
    await forge('update app.audit_seals set position = position + 999 where org_id = $1 and position < 0', [casa.orgId])
    expect((await verdict()).firstBroken).toEqual({ entryId: next.id, position: 11, why: 'ENTRY_CHANGED' })
  })

  it('a truncated tail', async () => {
    const { headPosition } = await verdict()
    const entry = await entryAt(headPosition - 2)
    await forge('delete from app.audit_seals where org_id = $1 and position >= $2', [casa.orgId, entry.position])
    expect((await verdict()).firstBroken).toEqual({ entryId: entry.id, position: entry.position, why: 'TAIL_MISSING' })
    await forge(
      'delete from app.audit_entries e where org_id = $1 and not exists (select 1 from app.audit_seals s where s.entry_id = e.id)',
      [casa.orgId],
    )
    expect((await verdict()).firstBroken).toEqual({ entryId: null, position: entry.position, why: 'TAIL_MISSING' })
  })

  it('a changed head', async () => {
    await forge(`update app.audit_heads set hash = '\\x01' where org_id = $1`, [casa.orgId])
    expect((await verdict()).firstBroken).toMatchObject({ why: 'HEAD_CHANGED' })
  })

  it('a removed head', async () => {
    await forge('delete from app.audit_heads where org_id = $1', [casa.orgId])
    expect((await verdict()).firstBroken).toMatchObject({ why: 'HEAD_CHANGED' })
  })

  it('an entry slipped in beside the chain', async () => {
    const made = await t.superuser.query<{ id: string }>(
      `insert into app.audit_entries (org_id, at, actor, action, entity, entity_id, digest) values ($1, now(), 'x', 'READ', 'x', 'x', '\\x00') returning id`,
      [casa.orgId],
    )
    expect((await verdict()).firstBroken).toEqual({
      entryId: made.rows[0]?.id,
      position: null,
      why: 'ENTRY_WITHOUT_SEAL',
    })
  })

  it('values changed before they were sealed', async () => {
    await t.inOrg(casa.orgId, (ctx) => ctx.db.insertInto('contacts').values({ display_name: 'Frais' }).execute())
    const waiting = await t.superuser.query<{ id: string }>(
      'select entry_id as id from app.audit_unsealed where org_id = $1',
      [casa.orgId],
    )
    const id = waiting.rows[0]?.id
    await forge(`update app.audit_values set changes = '{}' where entry_id = $1`, [id])
    expect((await verdict()).firstBroken).toEqual({ entryId: id, position: null, why: 'VALUES_CHANGED' })
  })
})

describe('atlas audit verify', () => {
  const run = async (published = '') => {
    const lines: string[] = []
    const code = await auditVerifyCommand(t.app.platform, (line) => lines.push(line), readHeads(published))
    return { code, text: lines.join('\n') }
  }

  it('names organisation, position, entry and why, and fails; the others stay whole', async () => {
    const entry = await entryAt(3)
    await forge('delete from app.audit_entries where id = $1', [entry.id])
    const { code, text } = await run()
    expect(code).toBe(1)
    expect(text).toContain(`BROKEN at position 3, entry ${entry.id}: ENTRY_MISSING`)
    expect((await verifyAudit(t.app.platform)).find((r) => r.orgId === lyon.orgId)?.ok).toBe(true)
  })

  it('shows by an earlier head what a consistent rewrite hides', async () => {
    const before = await run()
    const head = readHeads(before.text).find((h) => h.orgId === casa.orgId)
    expect(head?.hash).toMatch(/^[0-9a-f]{64}$/)
    const whole = `head ${casa.orgId} ${head?.position} ${head?.hash}`
    expect((await run(whole)).text).not.toContain('no longer holds')
    // The last entry gone with its seal and its values, the head set back: the chain by itself looks whole.
    const last = await entryAt(head?.position ?? 0)
    await forge('delete from app.audit_seals where org_id = $1 and position = $2', [casa.orgId, last.position])
    await forge('delete from app.audit_entries where id = $1', [last.id])
    await forge('delete from app.audit_values where entry_id = $1', [last.id])
    await forge(
      'update app.audit_heads h set position = s.position, hash = s.hash from app.audit_seals s where s.org_id = h.org_id and h.org_id = $1 and s.position = $2',
      [casa.orgId, last.position - 1],
    )
    expect((await verdict()).ok).toBe(true)
    const { code, text } = await run(whole)
    expect(code).toBe(1)
    expect(text).toContain(`no longer holds the head published at position ${last.position}`)
  })

  it('misses an organisation that vanished', async () => {
    const gone = '0190a000-0000-7000-8000-000000000000'
    const { code, text } = await run(`head ${gone} 1 ${'0'.repeat(64)}`)
    expect(code).toBe(1)
    expect(text).toContain(`organisation ${gone} is gone`)
  })
})

import { randomInt } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sqlState } from '#platform/errors'
import { bootTestApp, type TestApp, type TestOrg } from '#testing'
import { draft, enter, terms } from './mandates.fixture.ts'
import type { NewMandate, Register, Verified } from './mandates.schema.ts'
import { registerMandate } from './mandates.service.ts'

let t: TestApp
let casa: TestOrg
beforeAll(async () => {
  t = await bootTestApp()
  casa = await t.org({ country: 'MA' })
})
afterAll(() => t.close())

const numbers = async (branchId: string) =>
  (
    await t.superuser.query<{ n: string }>(
      'select number::text as n from app.mandate_entries where branch_id = $1 order by number',
      [branchId],
    )
  ).rows.map((row) => Number(row.n))
const upTo = (n: number) => Array.from({ length: n }, (_, i) => i + 1)
const verify = async (org: TestOrg) => (await org.admin.get<Verified>(`/mandates/verify?branchId=${org.branchId}`)).body
const refusal = (text: string, values: unknown[] = []) =>
  t.superuser.query(text, values).then(
    () => 'accepted',
    (error: unknown) => sqlState(error),
  )

/** Undoes what it wrote, on purpose. */
class Undone extends Error {}

describe('the register', () => {
  it('counts without a gap when many enter at once and some of them fail', async () => {
    const ids = await Promise.all(upTo(24).map((n) => draft(casa.admin, `Appartement en concurrence ${n}`)))
    const asked = ids.map((id, i) => {
      if (i % 4 === 1)
        // Numbered, then rolled back: the number is given to the next.
        return t
          .inOrg(casa.orgId, async (ctx) => {
            await registerMandate(ctx, { ...(terms(id) as NewMandate), signedBy: 'Nadia' })
            throw new Undone()
          })
          .catch((error: unknown) => {
            if (!(error instanceof Undone)) throw error
            return { status: 0 }
          })
      if (i % 4 === 3) return enter(casa.admin, id, { endsOn: '2020-01-01' })
      return enter(casa.admin, id)
    })
    const statuses = (await Promise.all(asked)).map(({ status }) => status)
    expect(statuses.filter((status) => status === 201)).toHaveLength(12)
    expect(statuses.filter((status) => status === 400)).toHaveLength(6)
    expect(await numbers(casa.branchId)).toEqual(upTo(12))
    expect(await verify(casa)).toMatchObject({ ok: true, entries: 12, brokenNumber: null })
  })

  it('gives one of two who enter the same property at once a mandate, the other a clear answer', async () => {
    const id = await draft(casa.admin)
    const both = await Promise.all([enter(casa.admin, id), enter(casa.admin, id)])
    expect(both.map(({ status }) => status).sort()).toEqual([201, 409])
    expect(both.find(({ status }) => status === 409)?.body.code).toBe('MANDATE_RUNNING')
    expect(await numbers(casa.branchId)).toEqual(upTo(13))
  })

  it('stands still after a statement that named its own number, instant and hash', async () => {
    const id = await draft(casa.admin)
    await t.superuser.query('begin')
    await t.superuser.query(`select set_config('app.org_id', $1, true)`, [casa.orgId])
    const made = await t.superuser.query<{ number: string; forged: boolean }>(
      `insert into app.mandate_entries (org_id, branch_id, number, kind, annonce_id, mandant_name, mandant_address, property_type,
         property_situation, object, type, starts_on, ends_on, signed_on, signed_by, entered_at, hash)
       values ($1, $2, 4711, 'MANDATE', $3, 'X', 'Y', 'VILLA', 'Z', 'SALE', 'SIMPLE', '2026-01-01', '2026-02-01', '2026-01-01', 'N',
         '1999-01-01', '\\x00') returning number::text, entered_at < '2000-01-01' or hash = '\\x00' as forged`,
      [casa.orgId, casa.branchId, id],
    )
    await t.superuser.query('rollback')
    expect(made.rows).toEqual([{ number: '14', forged: false }])
    expect(await verify(casa)).toMatchObject({ ok: true, entries: 13 })
  })

  it('refuses to change and to forget, the superuser included, also under the mark of an erasure', async () => {
    for (const text of [
      `update app.mandate_entries set mandant_name = 'X' where number = 1`,
      'delete from app.mandate_entries where number = 1',
      'truncate app.mandate_entries cascade',
    ])
      expect(await refusal(text), text).toBe('AT001')
    await t.superuser.query('begin')
    await t.superuser.query(`select set_config('atlas.erasing', 'on', true)`)
    await t.superuser.query('set local role atlas_definer')
    expect(await refusal(`update app.mandate_entries set mandant_name = 'X' where number = 1`)).toBe('AT001')
    await t.superuser.query('rollback')
  })

  it.each([
    [
      'an entry that was changed',
      'update app.mandate_entries set mandant_name = $2 where branch_id = $1 and number = $3',
      'CHANGED',
    ],
    [
      'an entry taken from the middle',
      'delete from app.mandate_entries where branch_id = $1 and number = $3 and $2::text is not null',
      'MISSING',
    ],
  ])('shows %s behind its back', async (_name, text, why) => {
    const number = randomInt(2, 12)
    await t.superuser.query('begin')
    await t.superuser.query('set local session_replication_role = replica')
    await t.superuser.query(text, [casa.branchId, 'Quelqu’un d’autre', number])
    await t.superuser.query(`select set_config('app.org_id', $1, true)`, [casa.orgId])
    const found = await t.superuser.query<{ ok: boolean; n: string; why: string }>(
      'select ok, broken_number::text as n, broken_why as why from app.verify_mandates($1)',
      [casa.branchId],
    )
    await t.superuser.query('rollback')
    expect(found.rows).toEqual([{ ok: false, n: String(number), why }])
  })

  it('shows that the last entry is gone', async () => {
    await t.superuser.query('begin')
    await t.superuser.query('set local session_replication_role = replica')
    await t.superuser.query('delete from app.mandate_entries where branch_id = $1 and number = 13', [casa.branchId])
    await t.superuser.query(`select set_config('app.org_id', $1, true)`, [casa.orgId])
    const found = await t.superuser.query(
      'select ok, broken_number::int as n, broken_why as why from app.verify_mandates($1)',
      [casa.branchId],
    )
    await t.superuser.query('rollback')
    expect(found.rows).toEqual([{ ok: false, n: 13, why: 'MISSING' }])
    expect(await verify(casa)).toMatchObject({ ok: true, entries: 13 })
  })

  it('is one for each branch', async () => {
    const made = await casa.admin.send<{ id: string }>('POST', '/branches', {
      name: 'Rabat',
      city: 'Rabat',
      country: 'MA',
    })
    const there = await draft(casa.admin, 'Villa à Rabat avec jardin', { branchId: made.body.id })
    expect((await enter(casa.admin, there)).body.number).toBe(1)
    await casa.admin.send('PATCH', `/branches/${made.body.id}`, {
      version: 1,
      address: '3, avenue Mohammed V',
      legal: { legalForm: 'SARL', ice: '001234567000089' },
    })
    const registers = await casa.admin.get<{ items: Register[] }>('/mandates/registers')
    expect(registers.body.items.map(({ lastNumber }) => lastNumber).sort()).toEqual([1, 13])
    expect(registers.body.items.find(({ name }) => name === 'Rabat')).toMatchObject({
      country: 'MA',
      address: '3, avenue Mohammed V, Rabat',
      legal: { legalForm: 'SARL', ice: '001234567000089', card: null },
    })
    const printed = await casa.admin.get<string>(`/mandates/print?branchId=${made.body.id}`)
    expect([printed.status, String(printed.body).slice(0, 5)]).toEqual([200, '%PDF-'])
  })

  it('goes on from the paper one: the first number is the admin’s to say, before the first entry alone, and recorded', async () => {
    const made = await casa.admin.send<{ id: string }>('POST', '/branches', { name: 'Fès', city: 'Fès', country: 'MA' })
    const begin = (firstNumber: number, who = casa.admin) =>
      who.send<{ firstNumber: number; code: string }>('PUT', `/mandates/registers/${made.body.id}`, { firstNumber })
    const manager = await t.member(casa, ['MANAGER'])
    const lyon = await t.org({ country: 'FR' })
    expect([(await begin(9, manager)).status, (await begin(9, lyon.admin)).status]).toEqual([403, 404])
    expect((await begin(0)).status).toBe(400)
    expect((await begin(1_200)).body.firstNumber).toBe(1_200)
    expect((await begin(1_204)).status).toBe(200)
    const house = await draft(casa.admin, 'Riad à Fès avec patio', { branchId: made.body.id })
    expect((await enter(casa.admin, house)).body.number).toBe(1_204)
    const late = await begin(1)
    expect([late.status, late.body.code]).toEqual([409, 'REGISTER_BEGUN'])
    const whole = await casa.admin.get<Verified>(`/mandates/verify?branchId=${made.body.id}`)
    expect(whole.body).toMatchObject({ ok: true, entries: 1 })
    const told = await t.superuser.query(
      `select 1 from app.audit_entries where org_id = $1 and entity = 'mandate_registers' and action = 'UPDATE'`,
      [casa.orgId],
    )
    expect(told.rowCount).toBeGreaterThan(0)
  })
})

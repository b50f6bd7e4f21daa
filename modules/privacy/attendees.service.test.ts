import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Appointment } from '#modules/appointments'
import { bootTestApp, type TestApp, type TestOrg } from '#testing'

let t: TestApp
let casa: TestOrg

beforeAll(async () => {
  t = await bootTestApp()
  casa = await t.org()
})
afterAll(() => t.close())

async function aContact(displayName: string, phone: string): Promise<string> {
  const made = await casa.admin.send<{ id: string }>('POST', '/contacts', { displayName, phones: [phone] })
  expect(made.status).toBe(201)
  return made.body.id
}
const erase = (id: string, displayName: string) =>
  casa.admin.send<{ code: string; obstacles: { code: string; count: number }[] }>('POST', `/contacts/${id}/erasure`, {
    displayName,
  })

describe('erasing somebody who comes along to the appointment of another', () => {
  it('waits until the appointment is over, then leaves it to the other without their name', async () => {
    const met = await aContact('Salma Bennani', '+212661303001')
    const along = await aContact('Zaccompagne Alaoui', '+212661303002')
    const made = await casa.admin.send<Appointment>('POST', '/appointments', {
      type: 'OFFICE_MEETING',
      startsAt: '2026-03-16T10:00:00Z',
      contactId: met,
      place: 'Au bureau',
      note: 'Apporter les plans',
      attendees: { contactIds: [along] },
    })
    const { id } = made.body
    // Added a second time, so that the history and the timelines have every kind of line about the person.
    for (const contactIds of [[], [along]]) {
      const { version } = (await casa.admin.get<Appointment>(`/appointments/${id}`)).body
      await casa.admin.send('POST', `/appointments/${id}/attendees`, { version, contactIds })
    }
    const early = await erase(along, 'Zaccompagne Alaoui')
    expect(early).toMatchObject({
      status: 422,
      body: { code: 'ERASURE_BLOCKED', obstacles: [{ code: 'COMING_APPOINTMENT', count: 1 }] },
    })
    const { version } = (await casa.admin.get<Appointment>(`/appointments/${id}`)).body
    t.clock.set(Date.parse('2026-03-16T12:00:00Z'))
    expect(
      (await casa.admin.send('POST', `/appointments/${id}/complete`, { version, outcome: 'Intéressés' })).status,
    ).toBe(200)
    await t.app.drain()
    const done = await erase(along, 'Zaccompagne Alaoui')
    expect(done.status, JSON.stringify(done.body)).toBe(200)
    await t.app.drain()

    expect((await casa.admin.get<Appointment>(`/appointments/${id}`)).body).toMatchObject({
      contact: { id: met, displayName: 'Salma Bennani' },
      place: 'Au bureau',
      note: 'Apporter les plans',
      outcome: 'Intéressés',
      attendees: { contacts: [{ id: along, displayName: 'Personne effacée' }] },
    })
    expect(await whereIs(['Zaccompagne', '661303002'])).toEqual([])
    // What was only about the person is gone from their page; that they were there is not.
    const told = await t.superuser.query<{ params: object }>(
      'select params from app.activities where contact_id = $1',
      [along],
    )
    expect(told.rows.map(({ params }) => params)).not.toEqual([])
    for (const { params } of told.rows) expect(params).toEqual({})
    expect((await casa.admin.get<{ ok: boolean }>('/audit/verification')).body.ok).toBe(true)
  })

  it('is no longer offered to be taken along', async () => {
    const gone = await t.superuser.query<{ id: string }>(
      'select id from app.contacts where org_id = $1 and erased_at is not null',
      [casa.orgId],
    )
    const asked = await casa.admin.send<{ errors: { field: string }[] }>('POST', '/appointments', {
      type: 'OFFICE_MEETING',
      startsAt: '2026-03-18T10:00:00Z',
      attendees: { contactIds: [gone.rows[0]?.id] },
    })
    expect([asked.status, asked.body.errors[0]?.field]).toEqual([400, 'attendees.contactIds'])
  })
})

/** Tables and columns of the database that still have one of these words. */
async function whereIs(words: readonly string[]): Promise<string[]> {
  const columns = await t.superuser.query<{ t: string; c: string }>(
    `select format('%I.%I', table_schema, table_name) as t, column_name as c from information_schema.columns
      join information_schema.tables using (table_schema, table_name)
      where table_schema in ('app', 'platform') and table_type = 'BASE TABLE' and data_type in ('text', 'jsonb', 'ARRAY')`,
  )
  const found: string[] = []
  for (const { t: table, c } of columns.rows)
    for (const word of words) {
      const rows = await t.superuser.query(`select 1 from ${table} where "${c}"::text ilike $1 limit 1`, [`%${word}%`])
      if (rows.rows.length > 0) found.push(`${table}.${c}: ${word}`)
    }
  return found
}

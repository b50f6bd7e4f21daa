import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Appointment } from '#modules/appointments'
import { bootTestApp, type Caller, type TestApp, type TestOrg } from '#testing'
import { anAccount, aPerson, type Person, snapshot } from './duplicates.fixtures.ts'
import type { MergeDone, UndoDone } from './merges.schema.ts'

let t: TestApp
let casa: TestOrg
let colleague: Caller
let accountId: string
let serial = 0

beforeAll(async () => {
  t = await bootTestApp()
  casa = await t.org()
  colleague = await t.member(casa, ['AGENT'], { name: 'Hugo' })
  accountId = await anAccount(t, casa)
})
afterAll(() => t.close())

/** Two people who may be merged without a word about their searches. */
async function twoPeople(): Promise<[Person, Person]> {
  serial += 1
  return [
    await aPerson(t, casa, accountId, { name: `Un ${serial}` }),
    await aPerson(t, casa, accountId, { name: `Deux ${serial}`, caseType: 'LEAD_RENT' }),
  ]
}

/** A meeting on a day of its own, with a contact of its own when one is named. */
async function aMeeting(contactIds: readonly string[], contactId?: string): Promise<Appointment> {
  serial += 1
  const made = await casa.admin.send<Appointment>('POST', '/appointments', {
    type: 'OFFICE_MEETING',
    startsAt: new Date(Date.UTC(2026, 5, 1, 9) + serial * 86_400_000).toISOString(),
    agentId: casa.admin.userId,
    ...(contactId ? { contactId } : {}),
    attendees: { contactIds, colleagueIds: [colleague.userId] },
  })
  expect(made.status, JSON.stringify(made.body)).toBe(201)
  return made.body
}

const read = async (id: string) => (await casa.admin.get<Appointment>(`/appointments/${id}`)).body
const namesOn = async (id: string) => {
  const { contact, attendees } = await read(id)
  return [contact?.id ?? null, attendees.contacts.map((c) => c.id).sort()]
}
async function merge(survivor: Person, loser: Person): Promise<MergeDone> {
  const body = { loserId: loser.id, version: 1, loserVersion: 1 }
  const done = await casa.admin.send<MergeDone>('POST', `/contacts/${survivor.id}/merge`, body)
  expect(done.status, JSON.stringify(done.body)).toBe(200)
  return done.body
}
async function undo({ mergeId }: MergeDone): Promise<UndoDone> {
  const back = await casa.admin.send<UndoDone>('POST', `/merges/${mergeId}/undo`)
  expect(back.status, JSON.stringify(back.body)).toBe(200)
  return back.body
}
/** When each contact on an appointment is to be reminded, by who that is. */
async function plannedFor(appointmentId: string): Promise<(string | null)[]> {
  const rows = await t.superuser.query<{ contact: string | null }>(
    `select distinct w.contact_id as contact from app.jobs j
       left join app.appointment_attendees w on w.id::text = split_part(j.key, ':', 2)
      where j.kind = 'reminders.remind' and j.key like $1 || ':%' and split_part(j.key, ':', 3) <> ''`,
    [appointmentId],
  )
  return rows.rows.map((row) => row.contact).sort()
}

describe('who comes along, when two contacts become one', () => {
  it.each([
    ['the loser comes along', (a: Person, b: Person) => [[b.id], null, null, [a.id]]],
    ['the survivor comes along', (a: Person) => [[a.id], null, null, [a.id]]],
    ['both come along', (a: Person, b: Person) => [[a.id, b.id], null, null, [a.id]]],
    ['the survivor is met, the loser comes along', (a: Person, b: Person) => [[b.id], a.id, a.id, []]],
    ['the loser is met, the survivor comes along', (a: Person, b: Person) => [[a.id], b.id, a.id, []]],
  ] as const)('%s: stands there once, and as before when it is taken back', async (_title, arrange) => {
    const [a, b] = await twoPeople()
    const [contactIds, contactId, contactAfter, after] = arrange(a, b) as [
      string[],
      string | null,
      string | null,
      string[],
    ]
    const meeting = await aMeeting(contactIds, contactId ?? undefined)
    const before = await snapshot(t, casa.orgId)
    const done = await merge(a, b)
    expect(await namesOn(meeting.id)).toEqual([contactAfter, after])
    expect((await read(meeting.id)).attendees.colleagues).toEqual([{ id: colleague.userId, name: 'Hugo' }])
    expect((await undo(done)).kept).toEqual([])
    expect(await namesOn(meeting.id)).toEqual([contactId, [...contactIds].sort()])
    expect(await snapshot(t, casa.orgId)).toEqual(before)
  })

  it('brings nobody back whom somebody took off while the two were one', async () => {
    const [a, b] = await twoPeople()
    const meeting = await aMeeting([a.id, b.id])
    const done = await merge(a, b)
    const taken = await casa.admin.send('POST', `/appointments/${meeting.id}/attendees`, { version: 1, contactIds: [] })
    expect(taken.status).toBe(200)
    await undo(done)
    expect(await namesOn(meeting.id)).toEqual([null, []])
  })

  it('does not know the merged one as somebody to take along', async () => {
    const [a, b] = await twoPeople()
    const meeting = await aMeeting([])
    await merge(a, b)
    const asked = await casa.admin.send('POST', `/appointments/${meeting.id}/attendees`, {
      version: 1,
      contactIds: [b.id],
    })
    expect(asked.status).toBe(400)
  })

  it('is reminded again after the way back, also when the meeting was moved meanwhile', async () => {
    const [a, b] = await twoPeople()
    const meeting = await aMeeting([a.id, b.id])
    const everybody = [a.id, b.id].sort()
    expect(await plannedFor(meeting.id)).toEqual(everybody)
    const done = await merge(a, b)
    const moved = await casa.admin.send('POST', `/appointments/${meeting.id}/reschedule`, {
      version: 1,
      startsAt: new Date(Date.parse(meeting.startsAt) + 3_600_000).toISOString(),
    })
    expect(moved.status).toBe(200)
    expect(await plannedFor(meeting.id)).toEqual([a.id])
    await undo(done)
    expect(await plannedFor(meeting.id)).toEqual(everybody)
  })
})

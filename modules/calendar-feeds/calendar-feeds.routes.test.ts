import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bootTestApp, type Caller, type TestApp, type TestOrg } from '#testing'
import type { MyFeed, NewFeed } from './calendar-feeds.schema.ts'
import { type Component, instantOf, rawOf, readCalendar, textOf } from './icalendar.fixture.ts'

let t: TestApp
let casa: TestOrg
let lyon: TestOrg
let serial = 0

beforeAll(async () => {
  t = await bootTestApp()
  casa = await t.org({ name: 'Agence Anfa', country: 'MA' })
  lyon = await t.org({ name: 'Agence des Brotteaux', country: 'FR' })
})
afterAll(() => t.close())

const DAY = 86_400_000
type Booked = { id: string; version: number; startsAt: string }

async function subscribe(who: Caller): Promise<string> {
  const made = await who.send<NewFeed>('POST', '/calendar-feed')
  return new URL(made.body.address).pathname
}

async function fetched(path: string): Promise<Component> {
  const answer = await t.anonymous('GET', path)
  expect(answer.status).toBe(200)
  return readCalendar(Buffer.from(String(answer.body)))
}

async function book(who: Caller, startsAt: string, more: Record<string, unknown> = {}): Promise<Booked> {
  const made = await who.send<Booked>('POST', '/appointments', { type: 'VISIT', startsAt, ...more })
  expect(made.status, JSON.stringify(made.body)).toBe(201)
  return made.body
}

const act = async (who: Caller, id: string, name: string, body: Record<string, unknown>) => {
  const done = await who.send<Booked>('POST', `/appointments/${id}/${name}`, body)
  expect(done.status, JSON.stringify(done.body)).toBe(200)
  return done.body
}

const eventIn = (calendar: Component, id: string): Component => {
  const found = calendar.components.filter((c) => rawOf(c, 'UID').startsWith(id))
  if (found.length !== 1 || !found[0]) throw new Error(`${id} stands ${found.length} times`)
  return found[0]
}
const idsIn = (calendar: Component) => calendar.components.map((c) => rawOf(c, 'UID').split('@')[0])

async function aLead(who: Caller, displayName: string) {
  serial += 1
  const made = await who.send<{ id: string; reference: string; contact: { id: string } }>('POST', '/dossiers', {
    caseType: 'LEAD_BUY',
    source: 'WALK_IN',
    contact: { displayName, phones: [`+2126610002${String(serial).padStart(2, '0')}`] },
  })
  expect(made.status, JSON.stringify(made.body)).toBe(201)
  return made.body
}

describe('the feed', () => {
  it('tells when it was made and read', async () => {
    const agent = await t.member(casa, ['AGENT'])
    expect((await agent.get<MyFeed>('/calendar-feed')).body).toEqual({ feed: null })
    const path = await subscribe(agent)
    const before = (await agent.get<MyFeed>('/calendar-feed')).body.feed
    expect(before?.lastReadAt).toBeNull()
    await fetched(path)
    const after = (await agent.get<MyFeed>('/calendar-feed')).body.feed
    expect([after?.createdAt, Date.parse(after?.lastReadAt ?? '')]).toEqual([before?.createdAt, t.clock.now()])
  })

  it('shows what it is, with whom, where, and the way to the dossier; no note, no phone', async () => {
    const lead = await aLead(casa.admin, 'Salma Bennani')
    const path = await subscribe(casa.admin)
    const made = await book(casa.admin, '2026-03-16T10:00:00Z', {
      dossierId: lead.id,
      place: '12 rue Oberkampf, Casablanca',
      note: 'Code 4521 ; attention au chien',
    })
    const answer = await t.anonymous('GET', path)
    expect(answer.headers).toMatchObject({
      'content-type': 'text/calendar; charset=utf-8',
      'cache-control': 'private, no-store',
    })
    expect(String(answer.body)).not.toMatch(/4521|\+212/)
    const calendar = readCalendar(Buffer.from(String(answer.body)))
    expect(textOf(calendar, 'X-WR-CALNAME')).toBe('Rendez-vous · Agence Anfa')
    const event = eventIn(calendar, made.id)
    expect(textOf(event, 'SUMMARY')).toBe('Visite · Salma Bennani')
    expect(textOf(event, 'LOCATION')).toBe('12 rue Oberkampf, Casablanca')
    const link = `http://127.0.0.1:3000/app/dossiers/${lead.id}`
    expect(textOf(event, 'DESCRIPTION')).toBe(`Dossier ${lead.reference}\n${link}`)
    expect([rawOf(event, 'URL'), rawOf(event, 'STATUS'), rawOf(event, 'SEQUENCE')]).toEqual([link, 'TENTATIVE', '0'])
  })

  it('speaks the language of its owner', async () => {
    const path = await subscribe(casa.admin)
    await casa.admin.send('PATCH', '/me', { locale: 'ar' })
    const calendar = await fetched(path)
    expect(textOf(calendar, 'X-WR-CALNAME')).toBe('المواعيد · Agence Anfa')
    expect(textOf(calendar.components[0] ?? calendar, 'SUMMARY')).toBe('زيارة · Salma Bennani')
    await casa.admin.send('PATCH', '/me', { locale: 'fr' })
  })

  it('holds the owner’s own appointments alone, of this organisation alone', async () => {
    const agent = await t.member(casa, ['AGENT'])
    const own = await book(agent, '2026-03-17T10:00:00Z')
    const others = await book(casa.admin, '2026-03-17T10:00:00Z')
    const abroad = await book(lyon.admin, '2026-03-17T10:00:00Z')
    for (const [who, id] of [
      [agent, own.id],
      [lyon.admin, abroad.id],
    ] as const)
      expect(idsIn(await fetched(await subscribe(who)))).toEqual([id])
    expect(idsIn(await fetched(await subscribe(casa.admin)))).toContain(others.id)
  })

  it('names no dossier that its owner may no longer see', async () => {
    const agent = await t.member(casa, ['AGENT'])
    const lead = await aLead(casa.admin, 'Autre dossier')
    const made = await book(casa.admin, '2026-03-18T10:00:00Z', { dossierId: lead.id, agentId: agent.userId })
    await t.superuser.query('update app.dossiers set assignee_id = $2 where id = $1', [lead.id, casa.admin.userId])
    const event = eventIn(await fetched(await subscribe(agent)), made.id)
    expect(textOf(event, 'DESCRIPTION')).toBe('http://127.0.0.1:3000/app/calendar')
  })

  it('has what its owner comes along to, and names who and what comes along; nobody by number or address', async () => {
    const agent = await t.member(casa, ['AGENT'], { name: 'Inès' })
    const colleague = await t.member(casa, ['AGENT'], { name: 'Hugo "Le Grand"' })
    const stranger = await t.member(casa, ['AGENT'], { name: 'Paul' })
    const lead = await aLead(casa.admin, 'Karim Alami')
    const along = await aLead(casa.admin, 'Nour Alami')
    await t.superuser.query('update app.dossiers set assignee_id = $2 where id = $1', [lead.id, agent.userId])
    const room = await casa.admin.send<{ id: string }>('POST', '/resources', {
      branchId: casa.branchId,
      kind: 'ROOM',
      name: 'Salle Jasmin',
    })
    const made = await book(casa.admin, '2026-03-17T15:00:00Z', {
      type: 'OFFICE_MEETING',
      agentId: agent.userId,
      dossierId: lead.id,
      note: 'Code 4521',
      attendees: {
        contactIds: [along.contact.id],
        colleagueIds: [colleague.userId],
        resourceIds: [room.body.id],
      },
    })
    const paths = new Map<Caller, string>()
    for (const who of [agent, colleague, stranger]) paths.set(who, await subscribe(who))
    const feedOf = (who: Caller) => fetched(paths.get(who) ?? '')
    for (const who of [agent, colleague]) {
      const raw = String((await t.anonymous('GET', paths.get(who) ?? '')).body).replaceAll('\r\n ', '')
      const event = eventIn(await feedOf(who), made.id)
      expect(textOf(event, 'SUMMARY')).toContain('Karim Alami')
      expect(raw.match(/^ATTENDEE.*$/gm)?.map((line) => line.trim())).toEqual([
        `ATTENDEE;CUTYPE=INDIVIDUAL;ROLE=CHAIR;CN="Inès":urn:uuid:${agent.userId}`,
        `ATTENDEE;CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;CN="Hugo ^'Le Grand^'":urn:uuid:${colleague.userId}`,
        `ATTENDEE;CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;CN="Nour Alami":urn:uuid:${along.contact.id}`,
        `ATTENDEE;CUTYPE=ROOM;ROLE=NON-PARTICIPANT;CN="Salle Jasmin":urn:uuid:${room.body.id}`,
      ])
      expect(raw).not.toMatch(/4521|\+212|mailto:|@example/)
    }
    // The colleague does not have the dossier: its reference and its address stay away.
    expect(textOf(eventIn(await feedOf(colleague), made.id), 'DESCRIPTION')).not.toContain(lead.reference)
    expect(idsIn(await feedOf(stranger))).toEqual([])
    const changed = await act(casa.admin, made.id, 'attendees', {
      version: made.version,
      colleagueIds: [stranger.userId],
    })
    expect([idsIn(await feedOf(colleague)), idsIn(await feedOf(stranger))]).toEqual([[], [made.id]])
    const seen = eventIn(await feedOf(agent), made.id)
    expect(Number(rawOf(seen, 'SEQUENCE'))).toBe(changed.version - 1)
    await act(casa.admin, made.id, 'cancel', { version: changed.version, code: 'OTHER' })
    expect(rawOf(eventIn(await feedOf(stranger), made.id), 'STATUS')).toBe('CANCELLED')
  })

  it('follows an appointment: moved with a higher sequence and a later stamp, confirmed, called off, then gone', async () => {
    const agent = await t.member(casa, ['AGENT'])
    const path = await subscribe(agent)
    const made = await book(agent, '2026-03-19T10:00:00Z')
    const first = eventIn(await fetched(path), made.id)
    t.clock.advance(60_000)
    const moved = await act(agent, made.id, 'reschedule', { version: 1, startsAt: '2026-03-20T14:30:00Z' })
    const second = eventIn(await fetched(path), made.id)
    expect(instantOf(second, 'DTSTART')).toBe('2026-03-20T14:30:00Z')
    expect(Number(rawOf(second, 'SEQUENCE'))).toBeGreaterThan(Number(rawOf(first, 'SEQUENCE')))
    for (const stamp of ['DTSTAMP', 'LAST-MODIFIED'])
      expect(instantOf(second, stamp) > instantOf(first, stamp), stamp).toBe(true)
    const confirmed = await act(agent, made.id, 'confirm', { version: moved.version })
    expect(rawOf(eventIn(await fetched(path), made.id), 'STATUS')).toBe('CONFIRMED')
    await act(agent, made.id, 'cancel', { version: confirmed.version, code: 'OTHER', remark: 'Empêchement' })
    const off = eventIn(await fetched(path), made.id)
    expect([rawOf(off, 'STATUS'), rawOf(off, 'SEQUENCE')]).toEqual(['CANCELLED', '3'])
    t.clock.advance(29 * DAY)
    expect(idsIn(await fetched(path))).toEqual([made.id])
    t.clock.advance(2 * DAY)
    expect(idsIn(await fetched(path))).toEqual([])
    t.clock.advance(-31 * DAY)
  })

  it('answers 304 while nothing changed', async () => {
    const agent = await t.member(casa, ['AGENT'])
    const path = await subscribe(agent)
    await book(agent, '2026-03-19T10:00:00Z')
    const first = await t.anonymous('GET', path)
    const etag = String(first.headers.etag)
    t.clock.advance(3_600_000)
    const again = await t.anonymous('GET', path, { headers: { 'if-none-match': etag } })
    expect([again.status, again.body, again.headers.etag]).toEqual([304, '', etag])
    await book(agent, '2026-03-19T12:00:00Z')
    const changed = await t.anonymous('GET', path, { headers: { 'if-none-match': etag } })
    expect([changed.status, changed.headers.etag === etag]).toEqual([200, false])
  })
})

describe('time', () => {
  /** The wall clock of a place at an instant. */
  const wall = (instant: string, timeZone: string) =>
    new Intl.DateTimeFormat('fr-FR', { timeZone, dateStyle: 'short', timeStyle: 'short' }).format(new Date(instant))

  it('shows ten o’clock as ten o’clock on both sides of a change of the clock, in Lyon and in Casablanca', async () => {
    const places = [
      { org: lyon, zone: 'Europe/Paris', before: '2026-03-27T09:00:00Z', after: '2026-03-30T08:00:00Z' },
      // The month of Ramadan ends on 20 March 2026; the clock goes forward on Sunday the 22nd.
      { org: casa, zone: 'Africa/Casablanca', before: '2026-03-20T10:00:00Z', after: '2026-03-23T09:00:00Z' },
    ]
    for (const { org, zone, before, after } of places) {
      const agent = await t.member(org, ['AGENT'])
      const path = await subscribe(agent)
      const pair = [await book(agent, before), await book(agent, after)]
      const calendar = await fetched(path)
      const shown = pair.map(({ id }) => wall(instantOf(eventIn(calendar, id), 'DTSTART'), zone).slice(-5))
      expect(shown, zone).toEqual(['10:00', '10:00'])
      expect(pair.map(({ id }) => instantOf(eventIn(calendar, id), 'DTSTART'))).toEqual([before, after])
    }
  })

  it('reaches 90 days back and 365 ahead, and gives the nearest to come when there are too many', async () => {
    const agent = await t.member(casa, ['AGENT'])
    const path = await subscribe(agent)
    const plant = (days: number, minutes = 0) =>
      t.superuser.query<{ id: string }>(
        `insert into app.appointments (org_id, branch_id, type, starts_at, ends_at, timezone, agent_id, created_by, created_at)
         select $1, $2, 'CALL', $4::timestamptz, $4::timestamptz + interval '10 minutes', 'Africa/Casablanca', $3, 'system', $5 returning id`,
        [
          casa.orgId,
          casa.branchId,
          agent.userId,
          new Date(t.clock.now() + days * DAY + minutes * 60_000).toISOString(),
          new Date(t.clock.now()).toISOString(),
        ],
      )
    for (const days of [-91, -89, 364, 366]) await plant(days)
    const offsets = (calendar: Component) =>
      calendar.components.map((c) => Math.round((Date.parse(instantOf(c, 'DTSTART')) - t.clock.now()) / DAY))
    expect(offsets(await fetched(path))).toEqual([-89, 364])
    await t.superuser.query(
      `insert into app.appointments (org_id, branch_id, type, starts_at, ends_at, timezone, agent_id, created_by)
       select $1, $2, 'CALL', $4::timestamptz + n * interval '1 hour', $4::timestamptz + n * interval '1 hour' + interval '10 minutes',
              'Africa/Casablanca', $3, 'system' from generate_series(1, 1000) n`,
      [casa.orgId, casa.branchId, agent.userId, new Date(t.clock.now()).toISOString()],
    )
    const full = offsets(await fetched(path))
    expect([full.length, Math.min(...full), Math.max(...full)]).toEqual([1000, 0, 42])
  })
})

describe('hostile words', () => {
  it('in a name or a place stay words', async () => {
    const agent = await t.member(casa, ['AGENT'])
    const path = await subscribe(agent)
    const name = 'Salma\r\nEND:VCALENDAR\r\nBEGIN:VEVENT 👩‍👩‍👧 سلمى; x, y\\n'
    const place = `شارع محمد الخامس، الطابق الثالث\nEND:VEVENT\nATTACH:http://evil.example ${'🏠'.repeat(50)}`
    const lead = await aLead(casa.admin, 'X')
    await t.superuser.query('update app.contacts set display_name = $2 where id = $1', [lead.contact.id, name])
    const made = await book(casa.admin, '2026-03-24T10:00:00Z', { dossierId: lead.id, agentId: agent.userId, place })
    const calendar = await fetched(path)
    expect(idsIn(calendar)).toEqual([made.id])
    const event = eventIn(calendar, made.id)
    expect(textOf(event, 'SUMMARY')).toBe(`Visite · ${name.replaceAll('\r\n', '\n')}`)
    expect(textOf(event, 'LOCATION')).toBe(place)
    expect(event.properties.map((p) => p.name)).not.toContain('ATTACH')
  })
})

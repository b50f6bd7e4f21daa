import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { OwnAppointment } from '#modules/appointments'
import { addressOf, eventOf, namesTag, secretOf } from './calendar-feeds.rules.ts'

const appointment: OwnAppointment & { dossier: { id: string; reference: string } } = {
  id: '0195a000-0000-7000-8000-000000000001',
  type: 'VISIT',
  state: 'SCHEDULED',
  startsAt: '2026-03-16T09:00:00Z',
  endsAt: '2026-03-16T09:45:00Z',
  place: null,
  contact: 'Salma',
  dossier: { id: '0195a000-0000-7000-8000-000000000002', reference: 'D-2026-000001' },
  agent: { id: '0195a000-0000-7000-8000-000000000003', name: 'Inès' },
  attendees: { contacts: [], colleagues: [], resources: [] },
  version: 1,
  changedAt: '2026-03-12T09:00:00Z',
}
const words = { type: 'Visite', dossier: 'Dossier' }

describe('the address', () => {
  it('gives back every secret it was made of, whatever slashes the house’s own address ends with', () => {
    const secret = fc.uint8Array({ minLength: 32, maxLength: 32 }).map((b) => Buffer.from(b).toString('base64url'))
    fc.assert(
      fc.property(secret, fc.constantFrom('', '/', '//'), (text, end) => {
        const address = new URL(addressOf(`https://crm.example${end}`, text))
        expect(address.pathname).toBe(`/calendar/${text}.ics`)
        expect(secretOf(address.pathname.slice('/calendar/'.length))).toBe(text)
      }),
    )
  })

  it('takes nothing else for a secret', () => {
    const good = 'a'.repeat(43)
    for (const bad of ['', '.ics', good, `${good}.ICS`, `${good}a.ics`, `${good.slice(1)}.ics`, `${good}.ics\n`])
      expect(secretOf(bad), JSON.stringify(bad)).toBeNull()
    for (const character of ['/', '.', '%', '=', '+', ' ', 'é', '\0'])
      expect(secretOf(`${good.slice(1)}${character}.ics`), JSON.stringify(character)).toBeNull()
  })
})

describe('an appointment outside the house', () => {
  it('says what and with whom, and leads to the dossier', () => {
    expect(eventOf(appointment, words, 'https://crm.example/')).toMatchObject({
      uid: `${appointment.id}@appointments.atlas`,
      sequence: 0,
      summary: 'Visite · Salma',
      description: `Dossier D-2026-000001\nhttps://crm.example/app/dossiers/${appointment.dossier.id}`,
      status: 'TENTATIVE',
    })
    const alone = eventOf({ ...appointment, contact: null, dossier: null, version: 4 }, words, 'https://crm.example')
    expect(alone).toMatchObject({ sequence: 3, summary: 'Visite', description: 'https://crm.example/app/calendar' })
  })
})

describe('who takes part', () => {
  it('is named once somebody comes along, with the agent first', () => {
    expect(eventOf(appointment, words, 'https://crm.example').attendees).toEqual([])
    const room = { id: '0195a000-0000-7000-8000-000000000004', name: 'Salle Jasmin', kind: 'ROOM' as const }
    const meeting = { ...appointment, attendees: { contacts: [], colleagues: [], resources: [room] } }
    expect(eventOf(meeting, words, 'https://crm.example').attendees).toMatchObject([
      { name: 'Inès', kind: 'INDIVIDUAL', chairs: true },
      { name: 'Salle Jasmin', kind: 'ROOM', chairs: false },
    ])
  })
})

describe('the tag of an answer', () => {
  it('is known again alone, in a list, and after a proxy made it weak', () => {
    for (const header of ['"a"', 'W/"a"', '"b", "a"', '"b",W/"a"']) expect(namesTag(header, '"a"'), header).toBe(true)
    for (const header of [undefined, '', 'a', '"b"', '"aa"']) expect(namesTag(header, '"a"'), header).toBe(false)
  })
})

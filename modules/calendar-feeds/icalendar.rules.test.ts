import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { instantOf, rawOf, readCalendar, textOf } from './icalendar.fixture.ts'
import { type CalendarEvent, fold, writeCalendar } from './icalendar.rules.ts'

const event = (changes: Partial<CalendarEvent> = {}): CalendarEvent => ({
  uid: '0195a000-0000-7000-8000-000000000000@appointments.atlas',
  sequence: 2,
  startsAt: Date.parse('2026-03-16T09:00:00Z'),
  endsAt: Date.parse('2026-03-16T09:45:00Z'),
  changedAt: Date.parse('2026-03-12T10:11:12.345Z'),
  summary: 'Visite · Salma',
  location: '12 rue Oberkampf, Paris',
  description: 'Dossier D-2026-000001\nhttp://127.0.0.1/app/dossiers/x',
  url: 'http://127.0.0.1/app/dossiers/x',
  status: 'TENTATIVE',
  attendees: [],
  ...changes,
})

const read = (name: string, events: CalendarEvent[]) => readCalendar(Buffer.from(writeCalendar({ name, events })))

/** What a text is after the one loss the standard asks for: line ends are one, control characters are none. */
const kept = (text: string) =>
  [...text.replaceAll('\r\n', '\n').replaceAll('\r', '\n')]
    .filter((c) => c === '\n' || c === '\t' || (c >= ' ' && c !== '\u007f'))
    .join('')

/** Any text, rich in what could break a calendar. */
const anyText = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom(
        '\r\n',
        '\n',
        '\r',
        '\\',
        '\\n',
        ';',
        ',',
        ':',
        '"',
        ' ',
        'END:VCALENDAR',
        'BEGIN:VEVENT',
        '👩‍👩‍👧',
        'سلمى',
        'é',
        '\u0000',
        '\u0085',
        '\u2028',
      ),
    ),
    { maxLength: 60 },
  )
  .map((parts) => parts.join(''))

describe('the calendar as text', () => {
  it('is what the standard says, line by line', () => {
    expect(writeCalendar({ name: 'Rendez-vous', events: [event()] }).split('\r\n')).toEqual([
      'BEGIN:VCALENDAR',
      'VERSION:2.0',
      'PRODID:-//Atlas Immobilier//Agenda//FR',
      'CALSCALE:GREGORIAN',
      'NAME:Rendez-vous',
      'X-WR-CALNAME:Rendez-vous',
      'REFRESH-INTERVAL;VALUE=DURATION:PT30M',
      'X-PUBLISHED-TTL:PT30M',
      'BEGIN:VEVENT',
      'UID:0195a000-0000-7000-8000-000000000000@appointments.atlas',
      'DTSTAMP:20260312T101112Z',
      'LAST-MODIFIED:20260312T101112Z',
      'SEQUENCE:2',
      'DTSTART:20260316T090000Z',
      'DTEND:20260316T094500Z',
      'SUMMARY:Visite · Salma',
      'LOCATION:12 rue Oberkampf\\, Paris',
      'DESCRIPTION:Dossier D-2026-000001\\nhttp://127.0.0.1/app/dossiers/x',
      'URL:http://127.0.0.1/app/dossiers/x',
      'STATUS:TENTATIVE',
      'TRANSP:OPAQUE',
      'END:VEVENT',
      'END:VCALENDAR',
      '',
    ])
  })

  it('an agenda without appointments is still a calendar, and one that is off takes no time', () => {
    expect(read('x', []).components).toEqual([])
    const [off] = read('x', [event({ status: 'CANCELLED', location: null })]).components
    if (!off) throw new Error('no event')
    expect([rawOf(off, 'STATUS'), rawOf(off, 'TRANSP')]).toEqual(['CANCELLED', 'TRANSPARENT'])
    expect(off.properties.map((p) => p.name)).not.toContain('LOCATION')
  })

  it('any text survives writing and reading, in short lines, and adds no line of its own', () => {
    fc.assert(
      fc.property(anyText, anyText, anyText, anyText, (name, summary, location, description) => {
        const calendar = read(name, [event({ summary, location, description }), event()])
        expect(textOf(calendar, 'X-WR-CALNAME')).toBe(kept(name))
        expect(calendar.components.map((c) => c.name)).toEqual(['VEVENT', 'VEVENT'])
        const [first, second] = calendar.components
        if (!first || !second) throw new Error('two events were written')
        expect(textOf(first, 'SUMMARY')).toBe(kept(summary))
        expect(textOf(first, 'DESCRIPTION')).toBe(kept(description))
        if (location !== '') expect(textOf(first, 'LOCATION')).toBe(kept(location))
        expect(textOf(second, 'SUMMARY')).toBe('Visite · Salma')
      }),
    )
  })

  it('half a surrogate pair becomes a replacement character, not broken bytes', () => {
    const [only] = read('x', [event({ summary: 'a\ud83db' })]).components
    expect(only && textOf(only, 'SUMMARY')).toBe('a\ufffdb')
  })

  it('any instant survives to the second', () => {
    const second = fc.integer({ min: 0, max: 4_102_444_800 }).map((s) => s * 1000)
    fc.assert(
      fc.property(second, second, (startsAt, changedAt) => {
        const [only] = read('x', [event({ startsAt, changedAt })]).components
        if (!only) throw new Error('no event')
        expect(Date.parse(instantOf(only, 'DTSTART'))).toBe(startsAt)
        expect(Date.parse(instantOf(only, 'LAST-MODIFIED'))).toBe(changedAt)
      }),
    )
  })
})

describe('folding', () => {
  it('fills lines to 75 octets and leaves shorter ones alone', () => {
    expect(fold('x'.repeat(75))).toBe('x'.repeat(75))
    expect(fold('x'.repeat(76))).toBe(`${'x'.repeat(75)}\r\n x`)
    expect(fold('x'.repeat(150))).toBe(`${'x'.repeat(75)}\r\n ${'x'.repeat(74)}\r\n x`)
  })

  it('never cuts a character', () => {
    expect(fold(`${'x'.repeat(74)}é`)).toBe(`${'x'.repeat(74)}\r\n é`)
    expect(fold(`${'x'.repeat(72)}👍`)).toBe(`${'x'.repeat(72)}\r\n 👍`)
    expect(fold(`${'x'.repeat(71)}👍`)).toBe(`${'x'.repeat(71)}👍`)
  })
})

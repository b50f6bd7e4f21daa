/** One event of a calendar as RFC 5545 knows it; times in epoch milliseconds. */
export type CalendarEvent = {
  /** Stable for the life of the event, unique in the world. */
  uid: string
  /** Rises with every change. */
  sequence: number
  startsAt: number
  endsAt: number
  changedAt: number
  summary: string
  location: string | null
  description: string
  url: string
  status: 'TENTATIVE' | 'CONFIRMED' | 'CANCELLED'
  attendees: readonly Attendee[]
}

/** Who or what takes part. `id`: stable, no address: nobody is written to by a calendar program. */
export type Attendee = { id: string; name: string; kind: 'INDIVIDUAL' | 'RESOURCE' | 'ROOM'; chairs: boolean }

/** How often a program is asked to look again. */
const REFRESH = 'PT30M'

/** Octets of a line without its CRLF (RFC 5545, 3.1). */
const LONGEST = 75

/**
 * A calendar to subscribe to, as text (RFC 5545, with the names of RFC 7986 and of older programs). The same events
 * always give the same text: the stamp of an event is its last change, as the standard says without a METHOD.
 */
export function writeCalendar(calendar: { name: string; events: readonly CalendarEvent[] }): string {
  const name = escapeText(calendar.name)
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Atlas Immobilier//Agenda//FR',
    'CALSCALE:GREGORIAN',
    `NAME:${name}`,
    `X-WR-CALNAME:${name}`,
    `REFRESH-INTERVAL;VALUE=DURATION:${REFRESH}`,
    `X-PUBLISHED-TTL:${REFRESH}`,
    ...calendar.events.flatMap(eventLines),
    'END:VCALENDAR',
  ]
  return lines.map((line) => `${fold(line)}\r\n`).join('')
}

function eventLines(event: CalendarEvent): string[] {
  return [
    'BEGIN:VEVENT',
    `UID:${escapeText(event.uid)}`,
    `DTSTAMP:${utc(event.changedAt)}`,
    `LAST-MODIFIED:${utc(event.changedAt)}`,
    `SEQUENCE:${event.sequence}`,
    `DTSTART:${utc(event.startsAt)}`,
    `DTEND:${utc(event.endsAt)}`,
    `SUMMARY:${escapeText(event.summary)}`,
    ...(event.location ? [`LOCATION:${escapeText(event.location)}`] : []),
    `DESCRIPTION:${escapeText(event.description)}`,
    `URL:${event.url}`,
    `STATUS:${event.status}`,
    ...event.attendees.map(attendeeLine),
    // Somebody whose appointment is off is free again.
    `TRANSP:${event.status === 'CANCELLED' ? 'TRANSPARENT' : 'OPAQUE'}`,
    'END:VEVENT',
  ]
}

function attendeeLine({ id, name, kind, chairs }: Attendee): string {
  const role = chairs ? 'CHAIR' : kind === 'INDIVIDUAL' ? 'REQ-PARTICIPANT' : 'NON-PARTICIPANT'
  return `ATTENDEE;CUTYPE=${kind};ROLE=${role};CN=${quoteParameter(name)}:urn:uuid:${id}`
}

/** A parameter value in quotes (RFC 5545, 3.1 and RFC 6868): what would end it is written as `^` and a sign. */
export function quoteParameter(text: string): string {
  const safe = text
    .toWellFormed()
    .replaceAll(/\r\n|\r/g, '\n')
    .replaceAll(/[\p{Cc}--[\t\n]]/gv, '')
    .replaceAll('^', '^^')
    .replaceAll('\n', '^n')
    .replaceAll('"', "^'")
  return `"${safe}"`
}

/** An instant in UTC, as `20260316T090000Z`: programs show it at the clock of where they are. */
function utc(instant: number): string {
  return `${new Date(instant).toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}Z`
}

/** A TEXT value: what would end it is escaped, line ends become `\n`, control characters the standard forbids go. */
export function escapeText(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(/\r\n|\r/g, '\n')
    .replaceAll(/[\p{Cc}--[\t\n\u0080-\u009f]]/gv, '')
    .replaceAll(/[\\;,]/g, (character) => `\\${character}`)
    .replaceAll('\n', '\\n')
}

/** Breaks a line after at most 75 octets, never inside a character; what follows begins with one space. */
export function fold(line: string): string {
  let folded = ''
  let octets = 0
  for (const character of line) {
    const size = Buffer.byteLength(character)
    if (octets + size > LONGEST) {
      folded += '\r\n '
      octets = 1
    }
    folded += character
    octets += size
  }
  return folded
}

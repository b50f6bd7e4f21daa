import type { MediaReference, PayloadProblem, Recipient } from '#channels/kit'
import { isBsuid, toPhone } from './identity.ts'

/** Limits of contract 1, 1.1 and 1.2, in characters (code points) unless said otherwise. */
export const LIMITS = {
  textBody: 4096,
  caption: 1024,
  callbackData: 512,
  header: 60,
  footer: 60,
  buttonsBody: 1024,
  buttons: 3,
  buttonId: 256,
  buttonTitle: 20,
  listBody: 4096,
  listButton: 20,
  sectionTitle: 24,
  rows: 10,
  rowId: 200,
  rowTitle: 24,
  rowDescription: 72,
  linkLabel: 20,
} as const

/** Collects problems; each check names the field it looked at. */
export class Checklist {
  readonly problems: PayloadProblem[] = []

  add(field: string, rule: PayloadProblem['rule'], limit: number | null = null): void {
    this.problems.push({ field, rule, limit })
  }

  /** A text that must be there and hold at most `limit` characters. */
  text(field: string, value: string | undefined, limit: number): void {
    if (value === undefined || value.trim() === '') this.add(field, 'required')
    else this.optional(field, value, limit)
  }

  /** A text that may be absent. */
  optional(field: string, value: string | undefined, limit: number): void {
    // Code points are never more than UTF-16 units, so the cheap test settles nearly every text.
    if (value !== undefined && value.length > limit && [...value].length > limit) this.add(field, 'too_long', limit)
  }

  count(field: string, count: number, min: number, max: number): void {
    if (count < min) this.add(field, 'too_few', min)
    if (count > max) this.add(field, 'too_many', max)
  }

  unique(field: string, values: readonly string[]): void {
    if (new Set(values).size !== values.length) this.add(field, 'duplicate')
  }

  url(field: string, value: string): void {
    const parsed = URL.parse(value)
    if (parsed === null || !['https:', 'http:'].includes(parsed.protocol)) this.add(field, 'format')
  }

  media(field: string, value: MediaReference): void {
    if ('link' in value) this.url(`${field}.link`, value.link)
    else if (value.id.trim() === '') this.add(`${field}.id`, 'required')
    if ('link' in value && 'id' in value) this.add(field, 'duplicate')
  }

  place(field: string, value: { latitude: number; longitude: number }): void {
    for (const [name, limit] of [
      ['latitude', 90],
      ['longitude', 180],
    ] as const) {
      if (!(Math.abs(value[name]) <= limit)) this.add(`${field}.${name}`, 'range', limit)
    }
  }

  recipient(field: string, to: Recipient): void {
    if (to.phone !== undefined) {
      if (toPhone(to.phone) === null) this.add(`${field}.phone`, 'format')
    } else if (to.bsuid === undefined) this.add(field, 'required')
    else if (!isBsuid(to.bsuid)) this.add(`${field}.bsuid`, 'format')
  }
}

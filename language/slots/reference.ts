import { fold } from '../normalise.ts'
import type { Reading } from '../reading.ts'
import type { Gazetteer } from '../understanding.ts'

const WRITTEN =
  /(?:ref(?:erence)?|annonce|bien|listing|property|i3lan|الاعلان|اعلان|مرجع|رقم الاعلان)[ .:#n°-]{1,4}([a-z]{0,5}[-_ ]?\d{2,8}(?:[-_]\d{1,6})?[a-z]?)/g
const CODED = /(?<![a-z0-9])([a-z]{2,5}-\d{2,8}(?:-\d{1,6})?|[a-z]{2,5}\d{3,8})(?![a-z0-9])/g

/** The forms of an organisation's references, worked out once per gazetteer. */
const FORMS = new WeakMap<Gazetteer, ReadonlyMap<string, string>>()
const NONE: ReadonlyMap<string, string> = new Map()

function formsOf(gazetteer: Gazetteer | undefined): ReadonlyMap<string, string> {
  if (gazetteer === undefined) return NONE
  const forms =
    FORMS.get(gazetteer) ?? new Map((gazetteer.references ?? []).map((reference) => [squeeze(reference), reference]))
  FORMS.set(gazetteer, forms)
  return forms
}

/** Reference of an annonce: one the organisation knows, else one introduced by a word for it. */
export function readReference(reading: Reading): void {
  const forms = formsOf(reading.input.gazetteer)
  for (const pattern of [WRITTEN, CODED]) {
    for (const match of reading.matches(pattern)) {
      const raw = match[1] ?? ''
      const to = match.index + match[0].length
      const from = to - raw.length
      if (!reading.free(from, to)) continue
      const exact = forms.get(squeeze(raw))
      if (pattern === CODED && exact === undefined) continue
      if (!reading.has('annonceReference')) {
        reading.add(
          'annonceReference',
          exact ?? raw.toUpperCase().replace(' ', '-'),
          from,
          to,
          exact === undefined ? 'reference.written' : 'reference.known',
          exact === undefined ? 0.8 : 0.98,
        )
      }
      reading.take(from, to)
    }
  }
}

function squeeze(reference: string): string {
  return fold(reference).text.replace(/[^a-z0-9]/g, '')
}

import {
  FRENCH_CITIES,
  FRENCH_ZONES,
  MORE_MOROCCAN_CITIES,
  MORE_MOROCCAN_ZONES,
  WEAK_FORMS,
} from './data/places-more.ts'
import morocco from './data/places-morocco.json' with { type: 'json' }
import { isKnownWord } from './known.ts'
import { foldForm, phoneticKey } from './normalise.ts'
import { arabicStems } from './tagger.ts'
import type { Token } from './tokens.ts'
import type { Gazetteer } from './understanding.ts'
import { formWords, vocabulary } from './vocabulary.ts'

export interface Place {
  readonly kind: 'city' | 'zone'
  readonly name: string
  /** City of a zone. */
  readonly city: string
  /** The form is also an ordinary word. */
  readonly weak: boolean
  /** The zone form carries no city of its own ("médina"), so the city must be written beside it. */
  readonly needsCity: boolean
}

export interface PlaceMatch {
  readonly first: number
  readonly last: number
  readonly candidates: readonly Place[]
  readonly via: 'exact' | 'affix' | 'key' | 'fuzzy'
  readonly confidence: number
}

const ARTICLES = /^(?:l|el|al|la|le|les|the|d|de|du) /

export class PlaceIndex {
  readonly #forms = new Map<string, Place[]>()
  readonly #keys = new Map<string, { form: string; places: Place[] }>()
  readonly #byHead = new Map<string, string[]>()
  #longest = 1

  addCity(name: string, forms: readonly string[]): void {
    for (const form of [name, ...forms]) this.#add(form, { kind: 'city', name, city: name, needsCity: false })
  }

  addZone(name: string, city: string, forms: readonly string[]): void {
    const cityWords = formWords(city).join(' ')
    for (const form of [name, ...forms]) {
      this.#add(form, { kind: 'zone', name, city, needsCity: false })
      const words = formWords(form).join(' ')
      if (words.endsWith(` ${cityWords}`)) {
        this.#add(words.slice(0, -cityWords.length - 1), { kind: 'zone', name, city, needsCity: true })
      }
    }
  }

  /** Matches starting at a token: the longest exact form, else the single token by particle, key or spelling. */
  match(tokens: readonly Token[], start: number): PlaceMatch | undefined {
    let text = ''
    let glued = ''
    let words = 0
    let found: PlaceMatch | undefined
    for (let index = start; index < tokens.length && words < this.#longest; index += 1) {
      const token = tokens[index]
      if (token === undefined) break
      if (token.kind === 'mark') {
        if (words > 0 && (token.text === '-' || token.text === "'")) continue
        break
      }
      text = text === '' ? token.text : `${text} ${token.text}`
      glued += token.text
      words += 1
      const candidates = this.#forms.get(text) ?? (words > 1 ? this.#fuzzyLong(text, glued) : undefined)
      if (candidates !== undefined) found = { first: start, last: index, candidates, via: 'exact', confidence: 0.95 }
    }
    return found ?? this.#single(tokens, start)
  }

  #single(tokens: readonly Token[], index: number): PlaceMatch | undefined {
    const token = tokens[index]
    if (token === undefined || token.kind !== 'word' || token.text.length < 3) return undefined
    const at = { first: index, last: index }
    if (token.script === 'arabic') {
      const particle = /^(?:[بفل]|و[بف]?)(?!ا?ل?$)/.test(token.text)
      for (const stem of arabicStems(token.text)) {
        for (const form of particle ? [stem, `ال${stem}`] : [stem]) {
          const next = tokens[index + 1]
          const pair = next?.script === 'arabic' ? this.#forms.get(`${form} ${next.text}`) : undefined
          if (pair !== undefined)
            return { first: index, last: index + 1, candidates: pair, via: 'affix', confidence: 0.9 }
          const candidates = stem.length >= 3 ? this.#forms.get(form) : undefined
          if (candidates !== undefined) return { ...at, candidates, via: 'affix', confidence: 0.9 }
        }
      }
    } else {
      for (const head of ['f', 'l', 'd', 'b', 'fl', 'el', 'fi', 'dl']) {
        const rest = token.text.slice(head.length)
        const candidates = token.text.startsWith(head) && rest.length >= 4 ? this.#forms.get(rest) : undefined
        if (candidates !== undefined) return { ...at, candidates, via: 'affix', confidence: 0.85 }
      }
    }
    if (vocabulary().exact(token.text) !== undefined || isKnownWord(token.text) || token.text.length < 5)
      return undefined
    if (token.script === 'latin') {
      const keyed = this.#keys.get(placeKey(token.text))
      if (keyed !== undefined && closeEnough(token.text, keyed.form))
        return { ...at, candidates: keyed.places, via: 'key', confidence: 0.8 }
    }
    const fuzzy = this.#fuzzy(token.text)
    return fuzzy === undefined ? undefined : { ...at, candidates: fuzzy, via: 'fuzzy', confidence: 0.75 }
  }

  #fuzzy(word: string): Place[] | undefined {
    const arabic = /[\u0600-\u06ff]/.test(word)
    if (arabic && word.replace(/^ال/, '').length < 6) return undefined
    const limit = word.length >= 9 && !arabic ? 2 : 1
    let best: { form: string; distance: number } | undefined
    for (const form of this.#byHead.get(word[0] ?? '') ?? []) {
      if (form.length < 5 || Math.abs(form.length - word.length) > limit) continue
      const distance = editDistance(word, form, limit)
      if (distance <= limit && (best === undefined || distance < best.distance)) best = { form, distance }
    }
    const candidates = best === undefined ? undefined : this.#forms.get(best.form)
    return candidates?.every((place) => place.weak) ? undefined : candidates
  }

  /** "hayriad" for "hay riad", and one wrong letter in names of two words or more. */
  #fuzzyLong(text: string, glued: string): Place[] | undefined {
    if (text.length < 9) return this.#forms.get(glued)?.filter((place) => !place.weak)
    for (const form of this.#byHead.get(text[0] ?? '') ?? []) {
      if (!form.includes(' ') || Math.abs(form.length - text.length) > 1) continue
      if (form.split(' ').length === text.split(' ').length && editDistance(text, form, 1) <= 1)
        return this.#forms.get(form)
    }
    return undefined
  }

  #add(form: string, place: Omit<Place, 'weak'>): void {
    const words = formWords(form)
    const text = words.join(' ')
    if (text.length < 2) return
    this.#longest = Math.max(this.#longest, words.length)
    const entry: Place = { ...place, weak: WEAK.has(text) || text.length < 4 }
    for (const variant of new Set([text, text.replace(ARTICLES, ''), text.replaceAll(' ', '')])) {
      if (variant.length < 3) continue
      push(this.#forms, variant, entry)
      const head = variant[0] ?? ''
      const list = this.#byHead.get(head)
      if (list === undefined) this.#byHead.set(head, [variant])
      else if (!list.includes(variant)) list.push(variant)
    }
    const key = placeKey(text)
    if (/^[a-z0-9]+$/.test(text) && key.length >= 4 && !entry.weak && text.length >= 5 && !this.#keys.has(key)) {
      this.#keys.set(key, { form: text, places: [entry] })
    }
  }
}

function push(map: Map<string, Place[]>, key: string, place: Place): void {
  const list = map.get(key)
  if (list === undefined) map.set(key, [place])
  else if (!list.some((other) => other.name === place.name && other.city === place.city)) list.push(place)
}

/** Two spellings with one key must still look alike: "prenez" is not "bernoussi". */
function closeEnough(word: string, form: string): boolean {
  const limit = word.length >= 7 ? 3 : 2
  return editDistance(word.replace(/^l(?=.{4})/, ''), form.replace(/^l(?=.{4})/, ''), limit) <= limit
}

function placeKey(word: string): string {
  return phoneticKey(word.replace(/^(?:el|al|l)(?=.{4})/, '').replaceAll('3', ''))
}

/** Optimal string alignment distance, given up above `limit`. */
export function editDistance(a: string, b: string, limit: number): number {
  let before: number[] = []
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let row = 1; row <= a.length; row += 1) {
    const current = [row]
    let least = row
    for (let column = 1; column <= b.length; column += 1) {
      const cost = a[row - 1] === b[column - 1] ? 0 : 1
      let value = Math.min(
        (previous[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (previous[column - 1] ?? 0) + cost,
      )
      if (row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]) {
        value = Math.min(value, (before[column - 2] ?? 0) + 1)
      }
      current.push(value)
      least = Math.min(least, value)
    }
    if (least > limit) return limit + 1
    before = previous
    previous = current
  }
  return previous[b.length] ?? limit + 1
}

const WEAK: ReadonlySet<string> = new Set(WEAK_FORMS.split('|').map((form) => formWords(foldForm(form)).join(' ')))

function split(line: string): { name: string; forms: string[] } {
  const [name = '', ...forms] = line.split('|')
  return { name, forms: forms.filter((form) => form !== '') }
}

function buildIndex(country: 'MA' | 'FR'): PlaceIndex {
  const index = new PlaceIndex()
  const moroccan = (): void => {
    for (const city of morocco.cities) index.addCity(city.name, city.forms)
    for (const line of MORE_MOROCCAN_CITIES) index.addCity(split(line).name, split(line).forms)
    for (const zone of morocco.zones) index.addZone(zone.name, zone.city, zone.forms)
    for (const [city, lines] of Object.entries(MORE_MOROCCAN_ZONES)) {
      for (const line of lines) index.addZone(split(line).name, city, split(line).forms)
    }
  }
  const french = (): void => {
    for (const line of FRENCH_CITIES) index.addCity(split(line).name, split(line).forms)
    for (const [city, lines] of Object.entries(FRENCH_ZONES)) {
      for (const line of lines) index.addZone(split(line).name, city, split(line).forms)
    }
  }
  if (country === 'MA') {
    moroccan()
    french()
  } else {
    french()
    moroccan()
  }
  return index
}

const built = new Map<'MA' | 'FR', PlaceIndex>()
const OWN = new WeakMap<Gazetteer, PlaceIndex>()

/** Index of the product's own places for a country; the places of the other country come second. */
export function placeIndex(country: 'MA' | 'FR'): PlaceIndex {
  const known = built.get(country)
  if (known) return known
  const index = buildIndex(country)
  built.set(country, index)
  return index
}

/** Index of an organisation's gazetteer, built once per gazetteer object. */
export function gazetteerIndex(gazetteer: Gazetteer): PlaceIndex {
  const known = OWN.get(gazetteer)
  if (known !== undefined) return known
  const index = new PlaceIndex()
  for (const city of gazetteer.cities) index.addCity(city.name, city.forms)
  for (const zone of gazetteer.zones) index.addZone(zone.name, zone.city, zone.forms)
  OWN.set(gazetteer, index)
  return index
}

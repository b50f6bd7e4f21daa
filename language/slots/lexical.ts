import {
  CASH_WORDS,
  FEATURE_WORDS,
  FURNISHED_WORDS,
  LOAN_WORDS,
  PROPERTY_WORDS,
  UNFURNISHED_WORDS,
} from '../data/property.ts'
import { isKnownWord } from '../known.ts'
import { phoneticKey } from '../normalise.ts'
import { editDistance } from '../places.ts'
import { negatedBefore, type Reading } from '../reading.ts'
import { arabicStems } from '../tagger.ts'
import type { Token } from '../tokens.ts'
import type { Feature, PropertyType } from '../understanding.ts'
import { formWords, vocabulary } from '../vocabulary.ts'

interface Hit<Value> {
  readonly value: Value
  readonly from: number
  readonly to: number
  readonly via: string
  readonly confidence: number
}

/** Forms of several words mapped to one value, searched by token with particles, key and spelling tolerance. */
class WordList<Value> {
  readonly #forms = new Map<string, Value>()
  readonly #keys = new Map<string, Value>()
  readonly #long: string[] = []
  #longest = 1

  constructor(entries: Iterable<readonly [Value, string]>) {
    for (const [value, forms] of entries) {
      for (const form of forms.split('|')) {
        const words = formWords(form)
        const text = words.join(' ')
        if (text === '' || this.#forms.has(text)) continue
        this.#forms.set(text, value)
        this.#longest = Math.max(this.#longest, words.length)
        if (words.length === 1 && text.length >= 6) this.#long.push(text)
        const key = phoneticKey(text)
        if (words.length === 1 && /^[a-z0-9]+$/.test(text) && key.length >= 4 && !this.#keys.has(key))
          this.#keys.set(key, value)
      }
    }
  }

  find(reading: Reading): Hit<Value>[] {
    const hits: Hit<Value>[] = []
    for (let index = 0; index < reading.tokens.length; index += 1) {
      const token = reading.tokens[index]
      if (token === undefined || token.kind === 'mark' || !reading.free(token.from, token.to)) continue
      const hit = this.#at(reading.tokens, index, spokenDarija(reading))
      if (hit === undefined || !reading.free(hit.from, hit.to)) continue
      hits.push(hit)
      while ((reading.tokens[index + 1]?.from ?? Number.POSITIVE_INFINITY) < hit.to) index += 1
    }
    return hits
  }

  #at(tokens: readonly Token[], start: number, darija: boolean): Hit<Value> | undefined {
    const first = tokens[start]
    if (first === undefined) return undefined
    let text = ''
    let words = 0
    let found: Hit<Value> | undefined
    for (let index = start; index < tokens.length && words < this.#longest; index += 1) {
      const token = tokens[index]
      if (token === undefined) break
      if (token.kind === 'mark') {
        if (token.text === '-' || token.text === "'") continue
        break
      }
      text = text === '' ? token.text : `${text} ${token.text}`
      words += 1
      const value = this.#forms.get(text)
      if (value !== undefined) found = { value, from: first.from, to: token.to, via: 'exact', confidence: 0.95 }
    }
    return found ?? this.#loose(tokens, start, first, darija)
  }

  #loose(tokens: readonly Token[], start: number, token: Token, darija: boolean): Hit<Value> | undefined {
    const at = { from: token.from, to: token.to }
    if (token.text.length < 4) return undefined
    if (token.script === 'arabic') {
      const next = tokens[start + 1]
      for (const stem of arabicStems(token.text)) {
        const pair = next?.script === 'arabic' ? this.#forms.get(`${stem} ${next.text}`) : undefined
        if (pair !== undefined && next !== undefined)
          return { value: pair, from: token.from, to: next.to, via: 'particle', confidence: 0.9 }
        const value = stem.length >= 3 ? this.#forms.get(stem) : undefined
        if (value !== undefined) return { value, ...at, via: 'particle', confidence: 0.9 }
      }
      return undefined
    }
    for (const head of ['l', 'd', 'b', 'f', 'w', 'dl', 'bl', 'fl', 'had']) {
      const rest = token.text.slice(head.length)
      const value = token.text.startsWith(head) && rest.length >= 4 ? this.#forms.get(rest) : undefined
      if (value !== undefined) return { value, ...at, via: 'particle', confidence: 0.85 }
    }
    if (vocabulary().exact(token.text) !== undefined || isKnownWord(token.text)) return undefined
    const keyed = darija || /\d/.test(token.text) ? this.#keys.get(phoneticKey(token.text)) : undefined
    if (keyed !== undefined) return { value: keyed, ...at, via: 'key', confidence: 0.8 }
    if (token.text.length < 6) return undefined
    const limit = token.text.length >= 11 ? 2 : 1
    for (const form of this.#long) {
      if (form[0] !== token.text[0] || Math.abs(form.length - token.text.length) > limit) continue
      if (editDistance(token.text, form, limit) <= limit)
        return { value: this.#forms.get(form) as Value, ...at, via: 'spelling', confidence: 0.75 }
    }
    return undefined
  }
}

function spokenDarija(reading: Reading): boolean {
  return reading.language.languages.some((one) => one.code === 'darija' && one.share >= 0.3)
}

const PROPERTIES = new WordList(Object.entries(PROPERTY_WORDS) as [PropertyType, string][])
const FEATURES = new WordList(Object.entries(FEATURE_WORDS) as [Feature, string][])
const FURNISHING = new WordList<boolean>([
  [false, UNFURNISHED_WORDS],
  [true, FURNISHED_WORDS],
])
const FINANCING = new WordList<'CASH' | 'LOAN'>([
  ['CASH', CASH_WORDS],
  ['LOAN', LOAN_WORDS],
])

/** Kind of property. The first one named wins, except that a more precise word later refines "maison/dar". */
export function readPropertyType(reading: Reading): void {
  const hits = PROPERTIES.find(reading).filter((hit) => plausible(reading, hit))
  const kept = hits.filter((hit) => !negatedBefore(reading, hit.from))
  const [first] = kept
  if (first === undefined) return
  const refined =
    first.value === 'HOUSE' && /^(?:maison|home|house|dar)/.test(reading.text.slice(first.from))
      ? kept.find((hit) => hit.value === 'RIAD' || hit.value === 'VILLA')
      : undefined
  const chosen = refined ?? first
  reading.add('propertyType', chosen.value, chosen.from, chosen.to, `property.${chosen.via}`, chosen.confidence)
}

function plausible(reading: Reading, hit: Hit<PropertyType>): boolean {
  const word = reading.text.slice(hit.from, hit.to)
  const before = reading.before(hit.from, 22)
  const after = reading.after(hit.to, 16)
  if (/^ferme$/.test(word) && /(?:offre|je|on|vous|nous|reste|bien|agence|tres) $/.test(before)) return false
  if (
    /(?:moul|mol|صاحب|مول|مالك|proprietaire d[eu'](?: la| l')?) ?(?:l|d|had)? ?$/.test(before) &&
    !/^(?:proprietaires? d|moul.*(?:hna|3andi|ana))/.test(reading.text) &&
    !/(?:suis|ana|انا|i'?m|am) (?:le |la |the )?(?:moul|mol|صاحب|مول|مالك|proprietaire)/.test(reading.text)
  )
    return false
  if (word === 'local' && /agent |une? agent |annonce /.test(before)) return false
  if (/^(?:bureaux?|office|plateau|cabinet)$/.test(word)) {
    if (
      /(?:votre|vos|au|your|the|a votre|l'|chez) ?$/.test(before) &&
      !/(?:visiter|voir|prix|du|louer|acheter|cherche)[^.]*$/.test(before)
    )
      return false
    if (
      /^ hours/.test(after) ||
      /(?:horaires|adresse|quitte|sors|sortie|sortant|sortir|pres|proche) (?:du |de (?:mon |votre |vos )?|d[eu] )?$/.test(
        before,
      )
    )
      return false
  }
  if (/^(?:مكتب|مكاتب)$/.test(word) && /(?:الي|في|عند) $/.test(before)) return false
  if (word === 'home' && /(?:from|at|my way|work from|come|go|going|back|driv[a-z]*) $/.test(before)) return false
  if (word === 'lot' && /(?:a|whole) $/.test(before)) return false
  if (
    /^(?:shop|store|commerce|magasins?)s?$/.test(word) &&
    /(?:near|close to|proche|pres|chambre) (?:the |des |du |de )?$/.test(before)
  )
    return false
  if (/^بيت$/.test(word) && /^ (?:نعاس|النعاس|نوم|وصال|و صال|و صالون|للكرا|للنعاس)/.test(after)) return false
  if (/^بيت$/.test(word) && /(?:\d|شحال من|كم) ?$/.test(before)) return false
  if (
    /^colocation$|^coloc$/.test(word) &&
    /(?:en|pour une) $/.test(before) &&
    /appart|maison|t\d|chambres/.test(before)
  )
    return false
  return true
}

/** Features wanted; negated ones are left out, and the question of a viewer is removed later. */
export function readFeatures(reading: Reading): void {
  const seen = new Set<Feature>()
  for (const hit of FEATURES.find(reading)) {
    if (seen.has(hit.value) || !wantedFeature(reading, hit)) continue
    seen.add(hit.value)
    reading.add('features', hit.value, hit.from, hit.to, `feature.${hit.via}`, hit.confidence)
  }
}

function wantedFeature(reading: Reading, hit: Hit<Feature>): boolean {
  const word = reading.text.slice(hit.from, hit.to)
  const before = reading.before(hit.from, 24)
  const after = reading.after(hit.to, 26)
  if (hit.value === 'GROUND_FLOOR' && /(?:plus|above|fo9|فوق) $/.test(before)) return false
  if (negatedBefore(reading, hit.from)) return false
  if (
    /^ (?:n'est pas|ne m'interesse pas|non|pas (?:necessaire|obligatoire|indispensable|besoin)|not (?:needed|necessary|required)|machi darori|ماشي ضروري|ليس ضروريا|غير ضروري|isn't|is not|peu importe|m'est egal)/.test(
      after,
    )
  )
    return false
  if (word === 'titre' || word === 'tf' || word === 'titree') {
    if (/(?:a|au|en|quel|le|ce|juste) $/.test(before) && !/(?:avec|le) (?:le )?$/.test(before)) return false
    return hasLandSense(reading) || /foncier/.test(after)
  }
  if (hit.value === 'NEW_BUILD') {
    if (/^(?:neuf|recent)/.test(word) && /(?:dix|cent|vingt|a) $/.test(before)) return false
    if (/^(?:jdid|jdida|جديد|جديده|جديدا)$/.test(word)) {
      if (
        /^ (?:f |dyalkom|d |ديالكم|فال|3andkom|عندكم|3la)/.test(after) &&
        /(?:chi|شي|l|ال|kayn|كاين|ach|شنو|chno) ?$/.test(before)
      )
        return false
      if (/(?:mn|men|min|من|موعدا?|maw3id|رقم|waqt|wa9t|annonces?|offres?|عروض) $/.test(before)) return false
      return reading.has('propertyType') || /(?:bni|bina|imara|عماره|اقامه|residence)/.test(reading.text)
    }
  }
  if (
    hit.value === 'GUARDED' &&
    /^(?:securite|security|secure|الامن)/.test(word) &&
    /(?:depot de|social|code|numero de|social ) ?$/.test(before)
  )
    return false
  if (hit.value === 'TERRACE' && word === 'سطح' && /^ البحر/.test(after)) return false
  if (hit.value === 'SEA_VIEW' && /(?:loin|far|proche|pres|min|minutes?) (?:d[eu] |from |de la )?$/.test(before))
    return false
  return true
}

function hasLandSense(reading: Reading): boolean {
  return reading.has('propertyType') || /foncier|melkia|titre/.test(reading.text)
}

export function readFurnished(reading: Reading): void {
  for (const hit of FURNISHING.find(reading)) {
    const word = reading.text.slice(hit.from, hit.to)
    if (
      /^(?:vide|vides|empty|nue|خاوي)$/.test(word) &&
      /(?:main|mains|reste|creneau|agenda|-) ?$/.test(reading.before(hit.from, 14))
    )
      continue
    const negated = hit.value && negatedBefore(reading, hit.from)
    reading.add(
      'furnished',
      negated ? false : hit.value,
      hit.from,
      hit.to,
      negated ? 'furnished.negated' : `furnished.${hit.via}`,
      hit.confidence,
    )
    return
  }
}

export function readFinancing(reading: Reading): void {
  const hits = FINANCING.find(reading).filter((hit) => {
    const word = reading.text.slice(hit.from, hit.to)
    if (/^(?:banque|la banque|lbanka|البنك|banka)$/.test(word))
      return (
        /(?:b|avec|par|via|m3a|عن طريق|من|mn) ?(?:l'|la |une |ma )?$/.test(reading.before(hit.from, 14)) &&
        !/(?:pres|proche|7da|حدا) /.test(reading.before(hit.from, 16))
      )
    if (/^financ/.test(word))
      return /(?:mortgage|bank|bancaire|credit|pret|loan|need|besoin|par|avec|with|accord|valid)/.test(
        reading.before(hit.from, 25) + reading.after(hit.to, 20),
      )
    return true
  })
  const chosen = hits.find((hit) => hit.value === 'CASH' && !negatedBefore(reading, hit.from)) ?? hits[0]
  if (chosen === undefined) return
  const negatedLoan = chosen.value === 'LOAN' && negatedBefore(reading, chosen.from)
  const value = negatedLoan ? 'CASH' : chosen.value
  reading.add(
    'financing',
    value,
    chosen.from,
    chosen.to,
    negatedLoan ? 'financing.no-loan' : `financing.${chosen.via}`,
    chosen.confidence,
  )
}

import { CURRENCY_WORDS, NUMBER_WORDS, SCALE_WORDS } from './data/numbers.ts'
import type { Token } from './tokens.ts'
import { formWords } from './vocabulary.ts'

export type Scale = keyof typeof SCALE_WORDS
export type CurrencyWord = keyof typeof CURRENCY_WORDS

export interface Quantity {
  /** Offsets in the folded text, currency included. */
  readonly from: number
  readonly to: number
  /** Number in front of the scale word: 1.2 in "1.2 million". */
  readonly coefficient: number
  readonly scale: Scale | undefined
  /** Coefficient times scale; "M" and "million" count a million here. */
  readonly value: number
  readonly currency: CurrencyWord | undefined
  /** Written in words only. */
  readonly worded: boolean
  /** Letters glued to the digits ("m2", "ch"), without scale and currency. */
  readonly suffix: string
}

function table<Key extends string | number>(
  words: Readonly<Record<string, string>>,
  key: (name: string) => Key,
): Map<string, Key> {
  const map = new Map<string, Key>()
  for (const [name, forms] of Object.entries(words)) {
    for (const form of forms.split('|')) {
      const text = formWords(form).join(' ') || form
      map.set(text, key(name))
    }
  }
  return map
}

const NUMBERS = table(NUMBER_WORDS as Readonly<Record<string, string>>, Number)
const SCALES = table(SCALE_WORDS, (name) => name as Scale)
const CURRENCIES = table(CURRENCY_WORDS, (name) => name as CurrencyWord)
const FACTOR: Readonly<Record<Scale, number>> = {
  thousand: 1e3,
  twoThousand: 2e3,
  million: 1e6,
  twoMillions: 2e6,
  dirhamMillion: 1e6,
  letterM: 1e6,
  billion: 1e9,
  twoBillions: 2e9,
}
const CONNECTORS = new Set(['et', 'and', 'w', 'o', 'u', 'ou', 'و', 'a', 'd', 'de', 'dyal', 'ديال', 'د'])
const DIGITS = /\d{1,3}(?:[ ]\d{3})+(?![\d])|\d{1,3}(?:[.,']\d{3})+(?![\d])|\d+(?:[.,]\d+)?/y
const GLUED = /[a-z€$£]+\d?/y

/** Value of a number word, Arabic conjunction and article included. */
export function numberWord(text: string): number | undefined {
  const direct = NUMBERS.get(text)
  if (direct !== undefined) return direct
  for (const head of ['وال', 'و', 'ال', 'ب', 'ل', 'بال']) {
    if (text.startsWith(head) && text.length > head.length + 1) {
      const rest = NUMBERS.get(text.slice(head.length))
      if (rest !== undefined) return rest
    }
  }
  return undefined
}

function scaleOf(text: string): Scale | undefined {
  return SCALES.get(text) ?? (/^[وبل]/.test(text) ? SCALES.get(text.slice(1)) : undefined)
}

class Reader {
  index: number
  readonly #text: string
  readonly #tokens: readonly Token[]

  constructor(text: string, tokens: readonly Token[], index: number) {
    this.#text = text
    this.#tokens = tokens
    this.index = index
  }

  token(ahead = 0): Token | undefined {
    return this.#tokens[this.index + ahead]
  }

  /** Moves past every token that starts before a text offset. */
  skipTo(offset: number): void {
    while ((this.token()?.from ?? Number.POSITIVE_INFINITY) < offset) this.index += 1
  }

  digits(): { value: number; to: number } | undefined {
    const token = this.token()
    if (token === undefined || !/^\d/.test(token.text)) return undefined
    DIGITS.lastIndex = token.from
    const raw = DIGITS.exec(this.#text)?.[0]
    if (raw === undefined) return undefined
    const grouped = /^\d{1,3}(?:[ .,']\d{3})+$/.test(raw)
    const value = grouped ? Number(raw.replace(/[^\d]/g, '')) : Number(raw.replace(',', '.'))
    return Number.isFinite(value) ? { value, to: token.from + raw.length } : undefined
  }

  /** One number word of up to three tokens. */
  word(): number | undefined {
    let text = ''
    let best: { value: number; size: number } | undefined
    let size = 0
    for (let ahead = 0; size < 4; ahead += 1) {
      const token = this.token(ahead)
      if (token === undefined || (token.kind === 'mark' && token.text !== '-')) break
      if (token.kind === 'mark') continue
      text = text === '' ? token.text : `${text} ${token.text}`
      size += 1
      const value = size === 1 ? numberWord(text) : NUMBERS.get(text)
      if (value !== undefined) best = { value, size: ahead + 1 }
    }
    if (best === undefined) return undefined
    this.index += best.size
    return best.value
  }
}

function glued(text: string, at: number): string {
  GLUED.lastIndex = at
  return GLUED.exec(text)?.[0] ?? ''
}

/** Small numbers joined the way people say them: "soixante" "cinq", "mya" w "3ichrin", "خمسة" و "عشرين". */
function chain(reader: Reader): number | undefined {
  let total = reader.word()
  if (total === undefined) return undefined
  for (;;) {
    const start = reader.index
    const joined = reader.token()
    if (joined !== undefined && (CONNECTORS.has(joined.text) || joined.text === '-')) reader.index += 1
    const next = reader.word()
    if (next === undefined || next < 1) {
      reader.index = start
      return total
    }
    const grows: boolean = next === 100 && total < 10 && total >= 1
    const adds: boolean =
      (next < total && total % 100 === 0) ||
      (total >= 20 && total < 100 && next < 10) ||
      (total < 10 && next >= 20 && next < 100)
    if (!grows && !adds) {
      reader.index = start
      return total
    }
    total = grows ? total * 100 : total + next
  }
}

function half(reader: Reader, text: string): number {
  const rest = text.slice(reader.token()?.from ?? text.length)
  const match =
    /^(?:(?:et|and|w|o|u|ou) (?:a )?(?:demie?|half|noss|ness|nss|nos|ns|nuss)|w ?noss|ونص(?:ف)?|و نص(?:ف)?)(?![a-z\u0600-\u06ff])/.exec(
      rest,
    )
  const quarter = /^(?:(?:et|w|o) (?:quart|rob3|rbe3|rb3)|وربع|و ربع)(?![a-z\u0600-\u06ff])/.exec(rest)
  const hit = match ?? quarter
  if (hit === null || hit === undefined) return 0
  reader.skipTo((reader.token()?.from ?? 0) + hit[0].length)
  return match === null ? 0.25 : 0.5
}

function scaled(
  reader: Reader,
  text: string,
  coefficient: number,
  scale: Scale,
): { value: number; coefficient: number } {
  const factor = FACTOR[scale]
  const amount = coefficient + (scale === 'thousand' ? 0 : half(reader, text))
  let value = amount * factor
  if (factor >= 1e6) {
    const start = reader.index
    if (CONNECTORS.has(reader.token()?.text ?? '')) reader.index += 1
    const more = reader.digits()
    const rest = more === undefined ? chain(reader) : more.value
    if (more !== undefined) reader.skipTo(more.to)
    const unit = reader.token()
    const thousand = unit === undefined ? undefined : scaleOf(unit.text)
    if (rest !== undefined && rest >= 1 && thousand === 'thousand') {
      value += rest * 1e3
      reader.index += 1
    } else reader.index = start
  }
  return { value, coefficient: value / factor }
}

/** The quantity that starts at a token, if any. */
function quantityAt(
  text: string,
  tokens: readonly Token[],
  index: number,
): { quantity: Quantity; next: number } | undefined {
  const reader = new Reader(text, tokens, index)
  const start = reader.token()
  if (start === undefined) return undefined
  let from = start.from
  let currency = CURRENCIES.get(start.text)
  if (currency !== undefined && /[€$£]/.test(start.text)) {
    reader.index += 1
    if (!/^\d/.test(reader.token()?.text ?? '')) return undefined
  } else currency = undefined
  const digits = reader.digits()
  let coefficient: number | undefined
  let suffix = ''
  let scale: Scale | undefined
  let to = start.to
  if (digits !== undefined) {
    coefficient = digits.value
    to = digits.to
    suffix = glued(text, digits.to)
    reader.skipTo(digits.to)
    if (suffix !== '') {
      to = digits.to + suffix.length
      scale = SCALES.get(suffix)
      const joined = CURRENCIES.get(suffix)
      if (scale !== undefined || joined !== undefined) suffix = ''
      currency = joined ?? currency
      reader.skipTo(to)
    }
  } else {
    const worded = scaleOf(start.text)
    if (worded !== undefined && worded !== 'letterM' && start.text !== 'k' && start.text !== 'e' && start.text !== 'md')
      coefficient = 1
    else {
      coefficient = chain(reader)
      if (coefficient !== undefined) to = tokens[reader.index - 1]?.to ?? to
    }
  }
  if (coefficient === undefined) return undefined
  let value = coefficient
  const connector = reader.token()
  const after = tokens[reader.index + 1]
  if (
    scale === undefined &&
    connector !== undefined &&
    ['d', 'de', 'dyal', 'a', 'ديال', 'د'].includes(connector.text) &&
    after !== undefined &&
    scaleOf(after.text) !== undefined
  ) {
    reader.index += 1
  }
  const word = reader.token()
  const spelled = word === undefined || suffix !== '' ? undefined : scaleOf(word.text)
  if (scale === undefined && spelled !== undefined && word !== undefined) {
    scale = spelled
    reader.index += 1
    to = word.to
  }
  if (scale !== undefined) {
    const read = scaled(reader, text, coefficient, scale)
    value = read.value
    coefficient = read.coefficient
    if (
      digits !== undefined &&
      scale !== 'thousand' &&
      coefficient >= 1000 &&
      /[.,]/.test(text.slice(from, digits.to))
    ) {
      coefficient /= 1000
      value /= 1000
    }
    to = Math.max(to, tokens[reader.index - 1]?.to ?? to)
    const again = scaleOf(reader.token()?.text ?? '')
    if (scale === 'thousand' && again === 'million') {
      value *= 1e3
      reader.index += 1
    }
  }
  const unit = unitAt(reader)
  if (unit !== undefined) {
    currency = unit.currency
    to = unit.to
  }
  const quantity = { from, to, coefficient, scale, value, currency, worded: digits === undefined, suffix }
  from = quantity.from
  return { quantity, next: Math.max(reader.index, index + 1) }
}

function unitAt(reader: Reader): { currency: CurrencyWord; to: number } | undefined {
  const first = reader.token()
  const skip = first !== undefined && ['de', 'd', 'ديال', 'د', 'dyal'].includes(first.text) ? 1 : 0
  const token = reader.token(skip)
  const currency = token === undefined || token.text === 'e' ? undefined : CURRENCIES.get(token.text)
  if (token === undefined || currency === undefined) return undefined
  reader.index += skip + 1
  return { currency, to: token.to }
}

/** Every quantity of a text, left to right, without overlap. */
export function quantities(text: string, tokens: readonly Token[]): Quantity[] {
  const found: Quantity[] = []
  for (let index = 0; index < tokens.length; ) {
    const token = tokens[index]
    const starts = token !== undefined && (token.kind !== 'mark' || /[€$£]/.test(token.text))
    const hit = starts ? quantityAt(text, tokens, index) : undefined
    if (hit === undefined) {
      index += 1
      continue
    }
    found.push(hit.quantity)
    index = hit.next
  }
  return found
}

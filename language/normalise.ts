/** Longest part of a message that is read; what follows is ignored so that time stays bounded. */
export const MAX_TEXT = 2000

export interface Folded {
  readonly text: string
  /** For each folded UTF-16 unit, the offset of the original unit it came from; one extra entry marks the end. */
  readonly origin: readonly number[]
}

const ARABIC_LETTERS: Readonly<Record<string, string>> = {
  أ: 'ا',
  إ: 'ا',
  آ: 'ا',
  ٱ: 'ا',
  ى: 'ي',
  ة: 'ه',
  ؤ: 'و',
  ئ: 'ي',
  ک: 'ك',
  ی: 'ي',
  ڤ: 'ف',
  ڥ: 'ف',
  گ: 'ك',
  ݣ: 'ك',
  ڭ: 'ك',
  پ: 'ب',
  چ: 'ش',
  '٫': '.',
  '٬': '',
  '،': ',',
  '؛': ';',
  '؟': '?',
  '’': "'",
  '‘': "'",
  '`': "'",
  ʼ: "'",
  '´': "'",
  '–': '-',
  '—': '-',
  '‐': '-',
  '‑': '-',
  '−': '-',
  œ: 'oe',
  æ: 'ae',
  ß: 'ss',
  ı: 'i',
}

/** Bidi marks, zero-width characters, tatweel, soft hyphen, variation selectors. */
const IGNORED = /\u00ad|\u0640|[\u200b-\u200f\u202a-\u202e\u2060-\u2069]|\ufe0e|\ufe0f|\ufeff/
const COMBINING = /\p{M}/u

function foldUnit(character: string): string {
  if (IGNORED.test(character)) return ''
  const code = character.codePointAt(0) ?? 0
  if (code < 0x80) return character === '\t' || character === '\r' ? ' ' : character.toLowerCase()
  if (code >= 0x660 && code <= 0x669) return String(code - 0x660)
  if (code >= 0x6f0 && code <= 0x6f9) return String(code - 0x6f0)
  const direct = ARABIC_LETTERS[character] ?? ARABIC_LETTERS[character.toLowerCase()]
  if (direct !== undefined) return direct
  if (/\s/u.test(character)) return ' '
  let out = ''
  for (const part of character.normalize('NFKD')) {
    if (COMBINING.test(part)) continue
    const lower = part.toLowerCase()
    out += ARABIC_LETTERS[lower] ?? lower
  }
  return out
}

/**
 * Lower case, no accents or Arabic vowel signs, one form per Arabic letter, ASCII digits, and letters
 * repeated three times or more written once. Offsets into the original text are kept.
 */
export function fold(input: string): Folded {
  const source = input.length > MAX_TEXT ? input.slice(0, MAX_TEXT) : input
  const units: string[] = []
  const origin: number[] = []
  let offset = 0
  for (const character of source) {
    for (const unit of foldUnit(character)) {
      const size = units.length
      if (size >= 2 && /\p{L}/u.test(unit) && units[size - 1] === unit && units[size - 2] === unit) continue
      for (let index = 0; index < unit.length; index += 1) {
        units.push(unit[index] ?? '')
        origin.push(offset)
      }
    }
    offset += character.length
  }
  return collapse(units, origin, offset)
}

/** Two equal letters left from an elongation ("ouiii" → "ouii") are told apart by the original length. */
function collapse(units: readonly string[], origin: readonly number[], end: number): Folded {
  const text: string[] = []
  const kept: number[] = []
  for (let index = 0; index < units.length; index += 1) {
    const unit = units[index] ?? ''
    const first = origin[index] ?? 0
    const next = origin[index + 2] ?? end
    const elongated = unit !== '' && units[index + 1] === unit && next - first > 2 && /\p{L}/u.test(unit)
    if (elongated) continue
    text.push(unit)
    kept.push(first)
  }
  kept.push(end)
  return { text: text.join(''), origin: kept }
}

/** The form under which a word of the data files is stored. */
export function foldForm(form: string): string {
  return fold(form).text.trim()
}

const DIGRAPHS: readonly [RegExp, string][] = [
  [/tch/g, 'c'],
  [/ch|sh/g, 'c'],
  [/kh|5|x/g, 'x'],
  [/gh/g, 'r'],
  [/ou|oo/g, 'w'],
  [/7/g, 'h'],
  [/9|q|g|k/g, 'k'],
  [/p/g, 'b'],
  [/v/g, 'f'],
  [/2|8|'/g, ''],
  [/z/g, 's'],
  [/th/g, 't'],
  [/dh/g, 'd'],
]

/**
 * Phonetic key for Darija written in Latin letters: digits become letters, q/9/g/k meet, vowels go,
 * doubled consonants are written once. "ghedda", "ghda" and "8edda" give comparable keys.
 */
export function phoneticKey(word: string): string {
  let key = word
  for (const [pattern, replacement] of DIGRAPHS) key = key.replace(pattern, replacement)
  const head = key.slice(0, 1).replace(/[aeiouy]/, 'A')
  const tail = key.slice(1).replace(/[aeiouyw]/g, '')
  return (head + tail).replace(/(.)\1+/g, '$1')
}

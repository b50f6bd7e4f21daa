import { FUNCTION_WORDS } from './data/words-function.ts'
import { fold } from './normalise.ts'
import { type Tag, tag } from './tagger.ts'
import { type Token, tokenize } from './tokens.ts'
import type { LanguageCode, MessageLanguage } from './understanding.ts'
import { formWords } from './vocabulary.ts'

export interface DetectedLanguage {
  readonly lang: MessageLanguage
  readonly languages: readonly { code: LanguageCode; share: number }[]
  readonly script: 'latin' | 'arabic'
}

const CODES: readonly LanguageCode[] = ['fr', 'darija', 'ar', 'en']
const FUNCTION: ReadonlyMap<string, ReadonlySet<LanguageCode>> = build()

function build(): Map<string, Set<LanguageCode>> {
  const map = new Map<string, Set<LanguageCode>>()
  for (const code of CODES) {
    for (const form of FUNCTION_WORDS[code].split('|')) {
      const word = formWords(form).join(' ')
      const set = map.get(word) ?? new Set()
      set.add(code)
      map.set(word, set)
    }
  }
  return map
}

/** Language of tokens already tagged: points per word, shared among the languages that know it. */
export function detectIn(tokens: readonly Token[], tags: readonly Tag[]): DetectedLanguage {
  const points: Record<LanguageCode, number> = { fr: 0, darija: 0, ar: 0, en: 0 }
  let arabic = 0
  let latin = 0
  for (const token of tokens) {
    if (token.kind !== 'word') continue
    if (token.script === 'arabic') arabic += token.text.length
    else latin += token.text.length
    const languages = FUNCTION.get(token.text)
    if (languages !== undefined) {
      const possible = [...languages].filter((code) => fits(code, token))
      for (const code of possible) points[code] += 1.5 / possible.length
    } else if (/^[379][a-z]{2,}|[a-z][379](?![0-9])/.test(token.text)) points.darija += 1
    if (
      token.script === 'arabic' &&
      /^(?:كن|كت|كي|غن|غت|غي|تت|كا)[\u0600-\u06ff]{2,}/.test(token.text) &&
      languages === undefined
    )
      points.darija += 0.8
    if (
      token.script === 'arabic' &&
      /^ف[\u0600-\u06ff]{3,}/.test(token.text) &&
      !/^(?:فيلا|فيه|فهل|فقط|فاس|فرص|فضل|فتر|فكر|فور)/.test(token.text)
    )
      points.darija += 0.4
  }
  for (const one of tags) {
    if (one.via === 'fuzzy') continue
    const first = tokens[one.first]
    if (first === undefined) continue
    const possible = [...one.languages].filter((code) => fits(code, first))
    const weight = 1 + 0.5 * (one.last - one.first)
    for (const code of possible) points[code] += weight / possible.length ** 2
  }
  const script = arabic > latin ? 'arabic' : 'latin'
  return { ...decide(points, script), script }
}

function fits(code: LanguageCode, token: Token): boolean {
  if (token.script === 'arabic') return code === 'ar' || code === 'darija'
  return code !== 'ar'
}

function decide(points: Record<LanguageCode, number>, script: 'latin' | 'arabic'): Omit<DetectedLanguage, 'script'> {
  const total = CODES.reduce((sum, code) => sum + points[code], 0)
  if (total === 0) {
    const lang = script === 'arabic' ? 'ar' : 'fr'
    return { lang, languages: [{ code: lang, share: 1 }] }
  }
  const languages = CODES.map((code) => ({ code, share: Math.round((points[code] / total) * 100) / 100 }))
    .filter((one) => one.share > 0)
    .sort((a, b) => b.share - a.share)
  const [first, second] = languages
  const lang = first?.code ?? 'fr'
  const arabicPair =
    second !== undefined &&
    [lang, second.code].every((code) => code === 'ar' || code === 'darija') &&
    script === 'arabic'
  const mixed = second !== undefined && second.share >= 0.34 && points[second.code] >= 2.5 && !arabicPair
  return { lang: mixed ? 'mixed' : lang, languages }
}

/** Language of a message alone. */
export function detectLanguage(text: string): DetectedLanguage {
  const tokens = tokenize(fold(text))
  return detectIn(tokens, tag(tokens))
}

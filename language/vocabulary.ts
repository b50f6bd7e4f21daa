import { WORDS_ARABIC } from './data/words-arabic.ts'
import { WORDS_DARIJA_ARABIC, WORDS_DARIJA_LATIN } from './data/words-darija.ts'
import { WORDS_EN } from './data/words-en.ts'
import { WORDS_FR } from './data/words-fr.ts'
import { foldForm, phoneticKey } from './normalise.ts'
import type { LanguageCode } from './understanding.ts'

export type Concept = keyof typeof WORDS_FR

export interface Entry {
  readonly concepts: Map<Concept, Set<LanguageCode>>
  readonly languages: Set<LanguageCode>
  /** How many words the form has. */
  readonly size: number
}

const LATIN_PREFIXES = [
  '',
  'n',
  't',
  'y',
  'i',
  'kan',
  'kat',
  'kay',
  'ka',
  'ghan',
  'ghat',
  'ghay',
  'gha',
  'tan',
  'ne',
  'te',
  'ye',
]
const LATIN_ENDINGS = [
  '',
  'ha',
  'h',
  'hom',
  'o',
  'ou',
  'w',
  'iw',
  'na',
  'wha',
  'ouha',
  'i',
  'lia',
  'ch',
  'hach',
  'ouch',
  'och',
]
const ARABIC_PREFIXES = ['', 'ن', 'ت', 'ي', 'كن', 'كت', 'كي', 'غن', 'غت', 'غي', 'تن']
const ARABIC_ENDINGS = ['', 'ها', 'ه', 'هم', 'و', 'وها', 'وه', 'ي', 'ني', 'نا', 'ش', 'وش']

function conjugate(stem: string): string[] {
  const arabic = /[\u0600-\u06ff]/.test(stem)
  const prefixes = arabic ? ARABIC_PREFIXES : LATIN_PREFIXES
  const endings = arabic ? ARABIC_ENDINGS : LATIN_ENDINGS
  return prefixes.flatMap((prefix) => endings.map((ending) => prefix + stem + ending))
}

/** Words of a form the way the tokenizer would cut them. */
export function formWords(form: string): string[] {
  return foldForm(form).match(/[a-z0-9]+|[\u0600-\u06ff]+/g) ?? []
}

export class Vocabulary {
  readonly #entries = new Map<string, Entry>()
  readonly #keys = new Map<string, Entry>()
  readonly #deletes = new Map<string, string[]>()
  #longest = 1

  constructor() {
    this.#load(WORDS_FR, 'fr')
    this.#load(WORDS_EN, 'en')
    this.#load(WORDS_DARIJA_LATIN, 'darija')
    this.#load(WORDS_DARIJA_ARABIC, 'darija')
    this.#load(WORDS_ARABIC, 'ar')
    for (const word of this.#entries.keys()) if (word.length >= 6 && !word.includes(' ')) this.#indexDeletes(word)
  }

  get longest(): number {
    return this.#longest
  }

  /** Exact form, words joined by one space. */
  exact(form: string): Entry | undefined {
    return this.#entries.get(form)
  }

  /** Darija word with the same phonetic key; only keys of three consonants or more take part. */
  byKey(word: string): Entry | undefined {
    const key = phoneticKey(word)
    return key.length >= 3 ? this.#keys.get(key) : undefined
  }

  /** Word at Damerau-Levenshtein distance one, same first letter, six letters or more. */
  fuzzy(word: string): Entry | undefined {
    if (word.length < (/[\u0600-\u06ff]/.test(word) ? 7 : 6)) return undefined
    const candidates = [word, ...deletions(word)]
    for (const candidate of candidates) {
      for (const target of this.#deletes.get(candidate) ?? []) {
        if (target[0] === word[0] && Math.abs(target.length - word.length) <= 1) return this.#entries.get(target)
      }
      const direct = candidate === word ? undefined : this.#entries.get(candidate)
      if (direct !== undefined && candidate.length >= 6 && candidate[0] === word[0]) return direct
    }
    return undefined
  }

  #load(words: Readonly<Record<Concept, string>>, language: LanguageCode): void {
    for (const [concept, forms] of Object.entries(words) as [Concept, string][]) {
      for (const form of forms.split('|')) {
        const verb = form.startsWith('~')
        const variants = verb ? conjugate(form.slice(1)) : [form]
        for (const variant of variants) this.#add(variant, concept, language, variant === variants[0])
      }
    }
  }

  #add(form: string, concept: Concept, language: LanguageCode, keyed: boolean): void {
    const words = formWords(form)
    if (words.length === 0) return
    this.#longest = Math.max(this.#longest, words.length)
    const text = words.join(' ')
    const entry = this.#entries.get(text) ?? {
      concepts: new Map<Concept, Set<LanguageCode>>(),
      languages: new Set<LanguageCode>(),
      size: words.length,
    }
    const senses = entry.concepts.get(concept) ?? new Set<LanguageCode>()
    senses.add(language)
    entry.concepts.set(concept, senses)
    entry.languages.add(language)
    this.#entries.set(text, entry)
    const latin = /^[a-z0-9]+$/.test(text)
    if (language !== 'darija' || !latin || text.length < 4 || (!keyed && text.length < 5)) return
    const key = phoneticKey(text)
    if (key.length >= 3 && !this.#keys.has(key)) this.#keys.set(key, entry)
  }

  #indexDeletes(word: string): void {
    if (!/^[a-z]+$/.test(word) && !/^[\u0600-\u06ff]+$/.test(word)) return
    const languages = this.#entries.get(word)?.languages
    if (languages !== undefined && languages.size === 1 && languages.has('darija')) return
    for (const shorter of deletions(word)) {
      const bucket = this.#deletes.get(shorter)
      if (bucket === undefined) this.#deletes.set(shorter, [word])
      else bucket.push(word)
    }
  }
}

function deletions(word: string): string[] {
  const out: string[] = []
  for (let index = 1; index < word.length; index += 1) out.push(word.slice(0, index) + word.slice(index + 1))
  return out
}

let built: Vocabulary | undefined

/** The words of the four languages. Twenty megabytes, made when the first message is read: a process that reads none does without. */
export function vocabulary(): Vocabulary {
  built ??= new Vocabulary()
  return built
}

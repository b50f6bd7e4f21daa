import type { Token } from './tokens.ts'
import type { LanguageCode } from './understanding.ts'
import { type Concept, type Entry, VOCABULARY } from './vocabulary.ts'

/** A stretch of tokens carrying concepts. `first` and `last` are token indexes, both included. */
export interface Tag {
  readonly concepts: ReadonlySet<Concept>
  readonly languages: ReadonlySet<LanguageCode>
  readonly first: number
  readonly last: number
  readonly via: 'exact' | 'affix' | 'key' | 'fuzzy'
}

const ARABIC_HEADS = ['وال', 'بال', 'فال', 'كال', 'لل', 'ال', 'و', 'ف', 'ب', 'ل', 'ك', 'س', 'د']
const ARABIC_TAILS = ['ها', 'هم', 'كم', 'نا', 'ه', 'ي', 'ك', 'ا']
const LATIN_HEADS = ['l', 'd', 'f', 'b', 'w', 'k']

/** Arabic token without the particles written together with it, most probable first. */
export function arabicStems(word: string): string[] {
  const heads = ['']
  for (const head of ARABIC_HEADS) if (word.startsWith(head) && word.length - head.length >= 2) heads.push(head)
  const stems: string[] = []
  for (const head of heads) {
    const rest = word.slice(head.length)
    if (head !== '') stems.push(rest)
    if (head === 'و' || head === 'ف' || head === 'ب') {
      for (const second of ['ال', 'ل', 'ب', 'س'])
        if (rest.startsWith(second) && rest.length - second.length >= 2) stems.push(rest.slice(second.length))
    }
  }
  const withTails: string[] = []
  for (const stem of [word, ...stems]) {
    for (const tail of ARABIC_TAILS) {
      if (stem.endsWith(tail) && stem.length - tail.length >= 3) {
        const bare = stem.slice(0, -tail.length)
        withTails.push(bare)
        if (tail !== 'ا') withTails.push(bare.endsWith('ت') ? `${bare.slice(0, -1)}ه` : `${bare}ه`)
      }
    }
  }
  return [...stems, ...withTails]
}

function affixed(word: string, arabic: boolean, darija: boolean): Entry | undefined {
  if (arabic) {
    for (const stem of arabicStems(word)) {
      const entry = stem.length >= 2 ? VOCABULARY.exact(stem) : undefined
      if (entry !== undefined && (stem.length >= 3 || entry.size > 1)) return entry
    }
    return undefined
  }
  for (const head of LATIN_HEADS) {
    const rest = word.slice(head.length)
    if (!word.startsWith(head) || rest.length < (darija ? 3 : 5)) continue
    const entry = VOCABULARY.exact(rest) ?? (rest[0] === rest[1] ? VOCABULARY.exact(rest.slice(1)) : undefined)
    if (entry !== undefined) return entry
  }
  const negated = /^ma(.{3,})(?:ch|sh)$/.exec(word)?.[1]
  return negated === undefined ? undefined : VOCABULARY.exact(negated)
}

function longestForm(tokens: readonly Token[], start: number): { entry: Entry; last: number } | undefined {
  let text = ''
  let found: { entry: Entry; last: number } | undefined
  let words = 0
  for (let index = start; index < tokens.length && words < VOCABULARY.longest; index += 1) {
    const token = tokens[index]
    if (token === undefined) break
    if (token.kind === 'mark') {
      if (token.text === "'" || token.text === '-') continue
      break
    }
    text = text === '' ? token.text : `${text} ${token.text}`
    words += 1
    const entry = VOCABULARY.exact(text)
    if (entry !== undefined) found = { entry, last: index }
  }
  return found
}

/** Tags tokens with concepts: whole forms first, then particles stripped, phonetic key, and spelling distance. */
export function tag(tokens: readonly Token[]): Tag[] {
  const tags: Tag[] = []
  const darija = looksDarija(tokens)
  for (let index = 0; index < tokens.length; index += 1) {
    const token = tokens[index]
    if (token === undefined || token.kind === 'mark') continue
    const form = longestForm(tokens, index)
    if (form !== undefined) {
      tags.push({
        concepts: form.entry.concepts,
        languages: form.entry.languages,
        first: index,
        last: form.last,
        via: 'exact',
      })
      const own = form.last > index ? VOCABULARY.exact(token.text) : undefined
      if (own !== undefined)
        tags.push({ concepts: own.concepts, languages: own.languages, first: index, last: index, via: 'exact' })
      continue
    }
    if (token.kind !== 'word' || token.text.length < 3) continue
    const arabic = token.script === 'arabic'
    const affix = affixed(token.text, arabic, darija)
    if (affix !== undefined) {
      tags.push({ concepts: affix.concepts, languages: affix.languages, first: index, last: index, via: 'affix' })
      continue
    }
    const keyed =
      !arabic && (darija || /[a-z][23579]|[23579][a-z]{2}/.test(token.text)) ? VOCABULARY.byKey(token.text) : undefined
    if (keyed !== undefined) {
      tags.push({ concepts: keyed.concepts, languages: keyed.languages, first: index, last: index, via: 'key' })
      continue
    }
    const near = VOCABULARY.fuzzy(token.text)
    if (near !== undefined)
      tags.push({ concepts: near.concepts, languages: near.languages, first: index, last: index, via: 'fuzzy' })
  }
  return tags
}

function looksDarija(tokens: readonly Token[]): boolean {
  let evidence = 0
  for (const token of tokens) {
    if (token.script !== 'latin') continue
    const entry = VOCABULARY.exact(token.text)
    if (entry?.languages.has('darija') && !entry.languages.has('fr') && !entry.languages.has('en')) evidence += 1
    if (/^[379][a-z]{2,}$|[a-z][379][a-z]?/.test(token.text)) evidence += 1
  }
  return evidence > 0
}

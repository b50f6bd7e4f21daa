import { isCommonLatinWord, isKnownWord } from './known.ts'
import type { Token } from './tokens.ts'
import type { LanguageCode } from './understanding.ts'
import { type Concept, type Entry, vocabulary } from './vocabulary.ts'

/** A stretch of tokens carrying concepts. `first` and `last` are token indexes, both included. */
export interface Tag {
  readonly concepts: ReadonlySet<Concept>
  readonly languages: ReadonlySet<LanguageCode>
  readonly first: number
  readonly last: number
  /** Languages in which each concept is the meaning of the form. */
  readonly senses: ReadonlyMap<Concept, ReadonlySet<LanguageCode>>
  /** A small word of French or English: it means something else only in its own language. */
  readonly common: boolean
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
      const entry = stem.length >= 2 ? vocabulary().exact(stem) : undefined
      if (entry !== undefined && (stem.length >= 3 || entry.size > 1)) return entry
    }
    return undefined
  }
  for (const head of LATIN_HEADS) {
    const rest = word.slice(head.length)
    if (!word.startsWith(head) || rest.length < (darija ? 3 : 5)) continue
    const entry = vocabulary().exact(rest) ?? (rest[0] === rest[1] ? vocabulary().exact(rest.slice(1)) : undefined)
    if (entry !== undefined) return entry
  }
  const negated = /^ma(.{3,})(?:ch|sh)$/.exec(word)?.[1]
  return negated === undefined ? undefined : vocabulary().exact(negated)
}

function longestForm(tokens: readonly Token[], start: number): { entry: Entry; last: number } | undefined {
  let text = ''
  let found: { entry: Entry; last: number } | undefined
  let words = 0
  for (let index = start; index < tokens.length && words < vocabulary().longest; index += 1) {
    const token = tokens[index]
    if (token === undefined) break
    if (token.kind === 'mark') {
      if (token.text === "'" || token.text === '-') continue
      break
    }
    text = text === '' ? token.text : `${text} ${token.text}`
    words += 1
    const entry = vocabulary().exact(text)
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
    if (token.text === 'la' && frenchArticle(tokens[index + 1])) continue
    const form = longestForm(tokens, index)
    if (form !== undefined) {
      tags.push({
        ...senses(form.entry),
        first: index,
        last: form.last,
        common: form.last === index && isCommonLatinWord(token.text) && !circumfix(token, tokens[index + 1]),
        via: 'exact',
      })
      const own = form.last > index ? vocabulary().exact(token.text) : undefined
      if (own !== undefined)
        tags.push({ ...senses(own), first: index, last: index, common: isCommonLatinWord(token.text), via: 'exact' })
      continue
    }
    if (token.kind !== 'word' || token.text.length < 3) continue
    const known = isKnownWord(token.text)
    const arabic = token.script === 'arabic'
    const affix = affixed(token.text, arabic, darija)
    if (affix !== undefined) {
      tags.push({
        ...senses(affix, arabic ? POSSESSIVE : undefined),
        first: index,
        last: index,
        common: false,
        via: 'affix',
      })
      continue
    }
    if (known) continue
    const keyed =
      !arabic && (darija || /[a-z][23579]|[23579][a-z]{2}/.test(token.text))
        ? vocabulary().byKey(token.text)
        : undefined
    if (keyed !== undefined) {
      tags.push({ ...senses(keyed), first: index, last: index, common: false, via: 'key' })
      continue
    }
    const near = vocabulary().fuzzy(token.text)
    if (near !== undefined) tags.push({ ...senses(near), first: index, last: index, common: false, via: 'fuzzy' })
  }
  return tags
}

/** "أرضية" is not "أرضي": with its ending taken off a word may look like a possessive. */
const POSSESSIVE: Concept = 'MY'

function senses(entry: Entry, without?: Concept): Pick<Tag, 'concepts' | 'languages' | 'senses'> {
  const concepts = new Set(entry.concepts.keys())
  if (without !== undefined) concepts.delete(without)
  return { concepts, languages: entry.languages, senses: entry.concepts }
}

/**
 * Drops the meanings a short form has only in languages the message is not written in: "la" is "no" in
 * Darija and an article in French, "ai" is a verb in French and a machine in English.
 */
export function inLanguages(tags: readonly Tag[], languages: readonly { code: LanguageCode; share: number }[]): Tag[] {
  const spoken = new Set(languages.filter((one) => one.share >= 0.25).map((one) => one.code))
  return tags.map((one) => {
    if (one.first !== one.last || spoken.size === 0) return one
    const concepts = [...one.concepts].filter((concept) =>
      [...(one.senses.get(concept) ?? [])].some((code) => spoken.has(code)),
    )
    return concepts.length === one.concepts.size || !one.common ? one : { ...one, concepts: new Set(concepts) }
  })
}

/** Darija "ma …ch" stays a negation in any company. */
function circumfix(token: Token, next: Token | undefined): boolean {
  return token.text === 'ma' && /(?:ch|sh)$/.test(next?.text ?? '')
}

/** "la visite": the article, not Darija "no". */
function frenchArticle(next: Token | undefined): boolean {
  if (next === undefined || next.kind !== 'word') return false
  const entry = vocabulary().exact(next.text)
  return (
    (entry?.languages.has('fr') === true && !entry.concepts.has('THANK')) ||
    (entry === undefined && isKnownWord(next.text))
  )
}

function looksDarija(tokens: readonly Token[]): boolean {
  let evidence = 0
  for (const token of tokens) {
    if (token.script !== 'latin' || isCommonLatinWord(token.text)) continue
    const entry = vocabulary().exact(token.text)
    if (entry?.languages.has('darija') && !entry.languages.has('fr') && !entry.languages.has('en')) evidence += 1
    if (/^[379][a-z]{2,}$|[a-z][379][a-z]?/.test(token.text)) evidence += 1
  }
  return evidence > 0
}

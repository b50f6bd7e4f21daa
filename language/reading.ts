import { type DetectedLanguage, detectIn } from './detect.ts'
import { type Folded, fold } from './normalise.ts'
import { type Quantity, quantities } from './numbers.ts'
import { inLanguages, type Tag, tag } from './tagger.ts'
import { originalSpan, type Token, tokenize } from './tokens.ts'
import type { SlotName, SlotSpan, UnderstandInput } from './understanding.ts'
import type { Concept } from './vocabulary.ts'

/** A slot value as an extractor found it; offsets are in the folded text. */
export interface Finding {
  readonly slot: SlotName
  readonly value: string | number | boolean
  readonly from: number
  readonly to: number
  readonly confidence: number
  readonly rule: string
}

/** Everything known of one message while it is being read. */
export class Reading {
  readonly input: UnderstandInput
  readonly folded: Folded
  readonly text: string
  readonly tokens: readonly Token[]
  readonly tags: readonly Tag[]
  readonly language: DetectedLanguage
  readonly findings: Finding[] = []
  readonly #taken: { from: number; to: number }[] = []
  #quantities: readonly Quantity[] | undefined

  constructor(input: UnderstandInput) {
    this.input = input
    this.folded = fold(input.text)
    this.text = this.folded.text
    this.tokens = tokenize(this.folded)
    const tags = tag(this.tokens)
    this.language = detectIn(this.tokens, tags)
    this.tags = inLanguages(tags, this.language.languages)
  }

  get quantities(): readonly Quantity[] {
    this.#quantities ??= quantities(this.text, this.tokens)
    return this.#quantities
  }

  /** Marks a stretch as explained, so that no later extractor reads it again. */
  take(from: number, to: number): void {
    this.#taken.push({ from, to })
  }

  free(from: number, to: number): boolean {
    return this.#taken.every((range) => to <= range.from || from >= range.to)
  }

  add(
    slot: SlotName,
    value: string | number | boolean,
    from: number,
    to: number,
    rule: string,
    confidence = 0.9,
  ): void {
    this.findings.push({ slot, value, from, to, rule, confidence })
  }

  has(slot: SlotName): boolean {
    return this.findings.some((finding) => finding.slot === slot)
  }

  value(slot: SlotName): string | number | boolean | undefined {
    return this.findings.find((finding) => finding.slot === slot)?.value
  }

  drop(keep: (finding: Finding) => boolean): void {
    const kept = this.findings.filter(keep)
    this.findings.splice(0, this.findings.length, ...kept)
  }

  /** Folded text before an offset, at most `size` characters. */
  before(offset: number, size = 30): string {
    return this.text.slice(Math.max(0, offset - size), offset)
  }

  after(offset: number, size = 30): string {
    return this.text.slice(offset, offset + size)
  }

  concept(name: Concept): boolean {
    return this.tags.some((one) => one.concepts.has(name))
  }

  /** Matches of a pattern that stand between word boundaries of either script. */
  *matches(pattern: RegExp): Generator<RegExpExecArray> {
    pattern.lastIndex = 0
    for (let match = pattern.exec(this.text); match !== null; match = pattern.exec(this.text)) {
      const resume = pattern.lastIndex
      const bounded = match[0] !== '' && this.#bounded(match)
      if (bounded) yield match
      pattern.lastIndex = bounded ? resume : match.index + 1
    }
  }

  #bounded(match: RegExpExecArray): boolean {
    const before = this.text[match.index - 1] ?? ' '
    const next = this.text[match.index + match[0].length] ?? ' '
    if (WORD.test(before) && WORD.test(match[0][0] ?? ' ')) return false
    return !(WORD.test(next) && WORD.test(match[0].at(-1) ?? ' '))
  }

  spans(): SlotSpan[] {
    return this.findings.map(({ slot, value, from, to, confidence, rule }) => ({
      slot,
      value,
      confidence,
      rule,
      ...originalSpan(this.folded, from, to),
    }))
  }
}

const WORD = /[a-z0-9\u0600-\u06ff]/

/** A negation word close in front of an offset, within the same clause. */
export function negatedBefore(reading: Reading, offset: number): boolean {
  const clause =
    reading
      .before(offset, 40)
      .split(/[,.;!?\n]| mais | but | walakin | lakin |لكن| avec | with | fiha | et /)
      .at(-1) ?? ''
  return NEGATED.test(clause)
}

const NEGATED = new RegExp(
  `(?:^|[^a-z\\u0600-\\u06ff])(?:${[
    'pas|sans|ni|non|aucune?|sauf|hors|not?|without|except|bla|blach|machi|mashi|ma ?b[gh]+itc?h|ma ?baghi?c?h|ma briti?ch|mafih[a-z]*ch|ma fih[a-z]*ch|bila',
    "don ?'?t (?:want|need|like)|doesn ?'?t (?:need|have)|no need for|evite[rz]?|surtout pas|je ne veux pas|makanbghich|nor|makhassnich|ma khassnich",
    'بدون|بلا|ليس|ليست|غير|دون|لا اريد|لا نريد|ماشي|ما بغيتش|مابغيتش|لا ارغب في|لا احتاج|ما فيهاش|مافيهاش|ما باغيش|ماباغيش|ولا|ما خاصنيش|باستثناء|الا',
  ].join(
    '|',
  )})(?:[ '](?:d[eu']?|des|le|la|les|l|une?|a|au|aux|en|in|on|the|an|at|for|any|f|fi|b|dyal|chi|ykoun|tkoun|ykon|tkon|fih|fiha|be|avec|besoin|in|with|necessairement|quartier|cote|du|taba9|tabaq|etage|في|ب|علي|تكون|يكون|شي|الي|ان|من|طابق|الطابق)){0,4}[ ']?$`,
)

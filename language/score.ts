import type { Intent, MessageLanguage, Slots, UnderstandInput } from './understanding.ts'

export interface ScoredMessage {
  readonly id: string
  readonly text: string
  readonly country: UnderstandInput['country']
  readonly now: string
  readonly tz: string
  readonly expect: { readonly lang: MessageLanguage; readonly intent: Intent; readonly slots: Slots }
}

export interface Answer {
  readonly lang: MessageLanguage
  readonly intent: Intent
  readonly slots: Slots
}

export interface Counts {
  readonly messages: number
  readonly intentAccuracy: number
  readonly languageAccuracy: number
  /** Micro-averaged over (slot, value) pairs; each feature counts as one pair. */
  readonly slotPrecision: number
  readonly slotRecall: number
  readonly slotF1: number
}

export interface SlotCounts {
  readonly slot: string
  readonly right: number
  readonly extra: number
  readonly missed: number
  readonly f1: number
}

export interface Score extends Counts {
  readonly byLanguage: Readonly<Record<string, Counts>>
  readonly bySlot: readonly SlotCounts[]
  readonly byIntent: Readonly<Record<string, { messages: number; right: number }>>
}

/** Slots as comparable pairs. */
export function slotPairs(slots: Slots): Set<string> {
  const pairs = new Set<string>()
  for (const [slot, value] of Object.entries(slots)) {
    if (slot === 'annonceReference' || slot === 'proposalIndex') continue
    if (Array.isArray(value)) for (const one of value) pairs.add(`${slot}=${one}`)
    else pairs.add(`${slot}=${String(value)}`)
  }
  return pairs
}

interface Tally {
  messages: number
  intents: number
  languages: number
  right: number
  extra: number
  missed: number
}

function counts(tally: Tally): Counts {
  const precision = ratio(tally.right, tally.right + tally.extra)
  const recall = ratio(tally.right, tally.right + tally.missed)
  return {
    messages: tally.messages,
    intentAccuracy: ratio(tally.intents, tally.messages),
    languageAccuracy: ratio(tally.languages, tally.messages),
    slotPrecision: precision,
    slotRecall: recall,
    slotF1: f1(tally.right, tally.extra, tally.missed),
  }
}

function ratio(part: number, whole: number): number {
  return whole === 0 ? 1 : part / whole
}

function f1(right: number, extra: number, missed: number): number {
  return right + extra + missed === 0 ? 1 : (2 * right) / (2 * right + extra + missed)
}

/** Intent accuracy and slot F1 (micro), overall, per language, per slot and per intent. */
export function score(messages: readonly ScoredMessage[], answers: readonly Answer[]): Score {
  const all: Tally = { messages: 0, intents: 0, languages: 0, right: 0, extra: 0, missed: 0 }
  const languages = new Map<string, Tally>()
  const slots = new Map<string, { right: number; extra: number; missed: number }>()
  const intents: Record<string, { messages: number; right: number }> = {}
  for (const [index, message] of messages.entries()) {
    const answer = answers[index]
    if (answer === undefined) continue
    const own = languages.get(message.expect.lang) ?? {
      messages: 0,
      intents: 0,
      languages: 0,
      right: 0,
      extra: 0,
      missed: 0,
    }
    languages.set(message.expect.lang, own)
    const perIntent = intents[message.expect.intent] ?? { messages: 0, right: 0 }
    intents[message.expect.intent] = perIntent
    perIntent.messages += 1
    if (answer.intent === message.expect.intent) perIntent.right += 1
    const expected = slotPairs(message.expect.slots)
    const given = slotPairs(answer.slots)
    for (const tally of [all, own]) {
      tally.messages += 1
      if (answer.intent === message.expect.intent) tally.intents += 1
      if (answer.lang === message.expect.lang) tally.languages += 1
    }
    const note = (pair: string, kind: 'right' | 'extra' | 'missed'): void => {
      const slot = pair.slice(0, pair.indexOf('='))
      const entry = slots.get(slot) ?? { right: 0, extra: 0, missed: 0 }
      entry[kind] += 1
      slots.set(slot, entry)
      all[kind] += 1
      own[kind] += 1
    }
    for (const pair of given) note(pair, expected.has(pair) ? 'right' : 'extra')
    for (const pair of expected) if (!given.has(pair)) note(pair, 'missed')
  }
  return {
    ...counts(all),
    byLanguage: Object.fromEntries([...languages].map(([lang, tally]) => [lang, counts(tally)])),
    bySlot: [...slots]
      .map(([slot, entry]) => ({ slot, ...entry, f1: f1(entry.right, entry.extra, entry.missed) }))
      .sort((a, b) => a.f1 - b.f1),
    byIntent: intents,
  }
}

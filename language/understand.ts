import { gatherFacts } from './facts.ts'
import { scoreIntents } from './intents.ts'
import { Reading } from './reading.ts'
import { readAppointment } from './slots/appointment.ts'
import { readBudget } from './slots/budget.ts'
import { readProposal } from './slots/choice.ts'
import { readTimes } from './slots/clock.ts'
import { readContacts, readName } from './slots/contact.ts'
import { readFeatures, readFinancing, readFurnished, readPropertyType } from './slots/lexical.ts'
import { readPlaces } from './slots/place.ts'
import { readReference } from './slots/reference.ts'
import { readRooms, readSurface } from './slots/size.ts'
import { readTransaction } from './slots/transaction.ts'
import { readDates } from './slots/when.ts'
import { originalSpan } from './tokens.ts'
import type {
  Explanation,
  Feature,
  Intent,
  Slots,
  Transaction,
  UnderstandInput,
  Understanding,
} from './understanding.ts'

/** Questions about a property: what they name is asked about, not wanted. */
const ASKING: ReadonlySet<Intent> = new Set(['INFO_QUESTION', 'AVAILABILITY_QUESTION', 'PRICE_QUESTION'])
/** Owners: their price is an asking price, never a budget. */
const OWNERS: ReadonlySet<Intent> = new Set(['SELL', 'RENT_OUT', 'ESTIMATE'])
/** "aujourd'hui" and "hier" beside these are no appointment. */
const UNDATED: ReadonlySet<Intent> = new Set(['SELL', 'RENT_OUT', 'ESTIMATE', 'COMPLAINT', 'OTHER', 'PRICE_QUESTION'])
/** Nothing said here describes a property sought. */
const EMPTY: ReadonlySet<Intent> = new Set(['OPT_OUT', 'OPT_IN', 'GREETING', 'THANKS'])

/** Builds what the first message would wait half a second for: indexes and compiled patterns of every language. */
export function warmUp(): void {
  for (const text of [
    'Bonjour, je cherche un appartement',
    'salam bghit chi dar',
    'السلام عليكم بغيت شقة',
    'Hello, a flat please',
  ])
    understand({ text, country: 'MA', now: '2026-01-01T09:00:00.000Z', tz: 'Africa/Casablanca' })
}

/**
 * Understands one message: language, intents, slots with their place in the text, and the rule behind each.
 * Pure: the only clock is `input.now`, the only data are the modules of `language/data` and the gazetteer given.
 * Never throws; text beyond `MAX_TEXT` characters is ignored.
 */
export function understand(input: UnderstandInput): Understanding {
  const reading = new Reading(input)
  const { language } = reading
  readContacts(reading)
  readReference(reading)
  readName(reading)
  readPlaces(reading)
  readSurface(reading)
  const dates = readDates(reading)
  const times = readTimes(reading, dates)
  readPropertyType(reading)
  readRooms(reading)
  readTransaction(reading)
  readBudget(reading, {
    transaction: (reading.value('transaction') as Transaction | undefined) ?? input.knownTransaction,
  })
  readFurnished(reading)
  readFeatures(reading)
  readFinancing(reading)
  const { intent, intents, fired, vetoed } = scoreIntents(gatherFacts(reading, dates, times))
  readAppointment(reading, intent, dates, times)
  readProposal(reading, dates, times)
  applyIntent(reading, intent, vetoed)
  const spans = reading.spans()
  const explain: Explanation[] = [
    ...language.languages.map(
      (one): Explanation => ({ kind: 'language', target: one.code, rule: 'language.words', weight: one.share }),
    ),
    ...fired.map((one): Explanation => ({ kind: 'intent', target: one.intent, rule: one.rule, weight: one.weight })),
    ...reading.findings.map(
      (one): Explanation => ({
        kind: 'slot',
        target: one.slot,
        rule: one.rule,
        weight: one.confidence,
        ...originalSpan(reading.folded, one.from, one.to),
      }),
    ),
  ]
  return { ...language, intent, intents, slots: slotsOf(reading), spans, explain }
}

function applyIntent(reading: Reading, intent: Intent, vetoed: boolean): void {
  if (vetoed) reading.drop(() => false)
  if (intent === 'COMPLAINT' || intent === 'CANCEL' || intent === 'RESCHEDULE' || intent === 'HUMAN')
    reading.drop(
      ({ slot }) => intent === 'HUMAN' || (slot !== 'furnished' && slot !== 'features' && slot !== 'financing'),
    )
  if (intent === 'CANCEL' && reading.concept('FOUNDELSE'))
    reading.drop(({ slot }) => slot !== 'propertyType' && slot !== 'transaction')
  if (ASKING.has(intent))
    reading.drop(
      ({ slot }) => slot !== 'features' && slot !== 'furnished' && (slot !== 'financing' || intent !== 'INFO_QUESTION'),
    )
  if (ASKING.has(intent))
    reading.drop(({ slot }) => intent !== 'INFO_QUESTION' || (slot !== 'surfaceMin' && slot !== 'surfaceMax'))
  if (OWNERS.has(intent)) {
    reading.drop(
      ({ slot, rule, value }) =>
        !(slot === 'furnished' && value === false && !rule.includes('negated')) &&
        slot !== 'budgetMin' &&
        slot !== 'budgetMax' &&
        slot !== 'currency' &&
        rule !== 'transaction.price' &&
        rule !== 'transaction.per-month',
    )
    if (intent !== 'ESTIMATE') {
      const transaction: Transaction = intent === 'SELL' ? 'SALE' : 'RENT'
      const stated = reading.findings.find((one) => one.slot === 'transaction')
      reading.drop(({ slot }) => slot !== 'transaction')
      reading.add('transaction', transaction, stated?.from ?? 0, stated?.to ?? 0, 'transaction.owner', 0.9)
    }
  }
  if (UNDATED.has(intent)) reading.drop(({ slot, rule }) => slot !== 'dateRange' || rule !== 'date.relative')
  if (EMPTY.has(intent)) reading.drop(({ slot }) => slot === 'name' || slot === 'phone' || slot === 'email')
}

function slotsOf(reading: Reading): Slots {
  const slots: Record<string, unknown> = {}
  const features: Feature[] = []
  for (const { slot, value } of reading.findings) {
    if (slot === 'features') features.push(value as Feature)
    else slots[slot] ??= value
  }
  if (features.length > 0) slots.features = [...new Set(features)].sort()
  return slots as Slots
}

export interface UnderstandLineInput {
  readonly id: string
  readonly text: string
  readonly country: 'MA' | 'FR'
  readonly now: string
  readonly tz: string
}

/** One output line of `atlas understand`: exactly the keys of the exchange format. */
export function toUnderstandLine(line: UnderstandLineInput): {
  id: string
  lang: string
  intent: Intent
  intents: readonly { code: Intent; confidence: number }[]
  slots: Slots
  explain: readonly Explanation[]
} {
  const { lang, intent, intents, slots, explain } = understand({
    text: line.text,
    country: line.country,
    now: line.now,
    tz: line.tz,
  })
  const { annonceReference: _reference, proposalIndex: _choice, ...published } = slots
  return { id: line.id, lang, intent, intents, slots: published, explain }
}

import { isOptInWord, isOptOutWord } from './keywords.ts'
import type { Reading } from './reading.ts'
import type { TimeMention } from './slots/clock.ts'
import type { DateMention } from './slots/when.ts'
import type { Concept } from './vocabulary.ts'

/** What holds of a message beside vocabulary concepts; the names used in `intent-rules.ts`. */
export type Fact =
  | 'KEYWORD_STOP'
  | 'KEYWORD_START'
  | 'PROP'
  | 'PLACE'
  | 'SIZE'
  | 'BUDGET'
  | 'CRITERIA'
  | 'FEATURE'
  | 'OWN'
  | 'DATE'
  | 'TIME'
  | 'TWO_DATES'
  | 'TWO_TIMES'
  | 'MOVE_IN'
  | 'Q'
  | 'SHORT'
  | 'TERSE'
  | 'BRIEF'
  | 'YES_FIRST'
  | 'THUMBS'
  | 'LAUGH'
  | 'GREETING_ONLY'
  | 'SPAM_STRONG'
  | 'VIRTUAL'
  | 'WANT_HOME'
  | 'PRICE_ASKED'
  | 'INFOREQ'
  | 'DURATION'
  | 'REAL_PERSON'
  | 'ASK_FIRST'
  | 'PROPERTY_SOUGHT'
  | 'PHONE'
  | 'EMAIL'
  | 'ANSWER'

export interface Occurrence {
  readonly name: Concept | Fact
  readonly first: number
  readonly last: number
}

export interface MessageFacts {
  readonly present: ReadonlySet<string>
  readonly occurrences: readonly Occurrence[]
}

const LAUGHTER = /^(?:h{3,}|(?:ha){2,}h?|(?:he){2,}|lo+l|mdr+|ptdr+|lmao|xd+|ه{2,}|hhh+)$/
const POLITE: ReadonlySet<string> = new Set(['GREET', 'THANK', 'NEG', 'YES'])
const POSSESSED: ReadonlySet<string> = new Set(
  'شقتي|منزلي|بيتي|فيلتي|ارضي|محلي|داري|برطمتي|حانوتي|بقعتي|مكتبي|منزلنا|شقتنا|ارضنا|دارنا|بيتنا|ضيعتي|عقاري|ملكي|رياضي|فيلتنا|دكاني|dari|chqti|ch9ti|bertmti|partmti|7anouti|ardi|brtmti|chkti|darna'.split(
    '|',
  ),
)
/** The person is the owner, not somebody they speak of ("le propriétaire accepterait", "moul dar"). */
const OWNER_SELF =
  /(?:je suis|suis|etant|en tant que|i'?m|i am|we are|nous sommes|ana|hna|انا|نحن|بصفتي)(?: [a-z\u0600-\u06ff']+){0,2} (?:proprietaires?|proprio|bailleur|landlord|landlady|owners?|moul|mol|مالك|مالكه|صاحب|صاحبه|مول)|(?:^|[,.!] ?|bonjour |salam |hello )(?:proprietaires? d|landlord|landlady|owner |moul l?[a-z0-9]+ hna)|proprietaires? d'une?|owner of|(?:je|nous) posse?d|(?:je|nous) deten|(?:je|nous|j'ai|avons) ?d[eé]tien|j'?(?:ai )?herit|i own|we own|i inherited|املك|نملك|امتلك|نمتلك|ورثت|ورثنا/
const DURATION =
  /(?:\d+|une?|deux|trois|quatre|dix|quinze|two|three|four|ten|a|jouj|tlata|tlt|whole|full|كامل|شهر|اسبوع|ساعه) ?(?:jours?|semaines?|mois|heures?|days?|weeks?|months?|hours?|iyam|yam|simanat?|simana|chhour|chhar|sa3at?|ايام|اسابيع|اسبوعين|اسبوع|شهر|شهور|اشهر|ساعات|ساعتين|كامل|سيمانات)|simantin|sa3tayn|chehrayn|ساعتين|اسبوعين|شهرين/
const INFO_WORDS =
  /(?:renseignements?|infos?|informations?|details?|precisions?|information|معلومات|تفاصيل|المزيد|plus d'infos|ma3loumat|tafassil|tafasil)/

/** Facts and concept occurrences of a reading; concepts inside a place or a wanted feature are left out. */
export function gatherFacts(
  reading: Reading,
  dates: readonly DateMention[],
  times: readonly TimeMention[],
): MessageFacts {
  const occurrences: Occurrence[] = []
  const hidden = reading.findings.filter(
    (one) => one.slot === 'zone' || one.slot === 'city' || one.slot === 'name' || one.value === 'SEA_VIEW',
  )
  for (const one of reading.tags) {
    const from = reading.tokens[one.first]?.from ?? 0
    const to = reading.tokens[one.last]?.to ?? 0
    if (hidden.some((finding) => from < finding.to && to > finding.from)) continue
    for (const name of one.concepts) occurrences.push({ name, first: one.first, last: one.last })
  }
  const words = reading.tokens.filter((token) => token.kind !== 'mark')
  const add = (name: Fact, holds: boolean, from?: number): void => {
    if (!holds) return
    const index =
      from === undefined
        ? 0
        : Math.max(
            0,
            reading.tokens.findIndex((token) => token.to > from),
          )
    occurrences.push({ name, first: index, last: index })
  }
  const has = (name: Concept): boolean => occurrences.some((one) => one.name === name)
  const slot = (name: Parameters<Reading['has']>[0]): boolean => reading.has(name)
  const size = slot('bedrooms') || slot('rooms') || slot('surfaceMin') || slot('surfaceMax')
  const budget = slot('budgetMax') || slot('budgetMin')
  const place = slot('city') || slot('zone')
  const criteria = [
    slot('propertyType'),
    size,
    budget,
    place,
    slot('features'),
    slot('furnished'),
    slot('transaction'),
  ].filter(Boolean).length
  add('KEYWORD_STOP', isOptOutWord(reading.input.text, reading.input.visitPlanned))
  add('KEYWORD_START', isOptInWord(reading.input.text))
  add('PROP', slot('propertyType'), reading.findings.find((one) => one.slot === 'propertyType')?.from)
  add('PLACE', place)
  add('SIZE', size)
  add('BUDGET', budget, reading.findings.find((one) => one.slot === 'budgetMax')?.from)
  add('CRITERIA', criteria >= 3)
  add('FEATURE', slot('features') || slot('furnished'))
  add('DATE', dates.length > 0, dates[0]?.from)
  add('TIME', times.length > 0, times[0]?.from)
  add('TWO_DATES', dates.length > 1)
  add('TWO_TIMES', times.length > 1)
  add('MOVE_IN', /move in|moving in|move to|moving to|emmenag|demenag/.test(reading.text))
  add('Q', reading.text.includes('?'), reading.text.indexOf('?'))
  add('SHORT', words.length <= 6)
  add('BRIEF', words.length <= 9)
  add('TERSE', words.length <= 3)
  add('THUMBS', /[👍👌✅🆗🤝]/u.test(reading.input.text))
  add(
    'LAUGH',
    words.length <= 3 &&
      (words.some((token) => LAUGHTER.test(token.text)) ||
        /^[\s😂🤣😅]+$/u.test(reading.input.text) ||
        /ه{3,}|h{4,}/i.test(reading.input.text)),
  )
  add('VIRTUAL', /virtuel|virtual|افتراض/.test(reading.text))
  add('PROPERTY_SOUGHT', (has('SEEK') || has('BUY')) && (slot('propertyType') || size || budget))
  add(
    'REAL_PERSON',
    /(?:vraie?s?|real|actual|humaine?|human|bnadm|bnadem|insan|بنادم|حقيقي|انسان|بشري)(?![a-z])/.test(reading.text),
  )
  add('ASK_FIRST', firstConcept(occurrences, 'ASK'))
  add('DURATION', DURATION.test(reading.text))
  add('PHONE', slot('phone'))
  add('EMAIL', slot('email'))
  add('INFOREQ', INFO_WORDS.test(reading.text), INFO_WORDS.exec(reading.text)?.index)
  add('YES_FIRST', firstConcept(occurrences, 'YES'))
  add('WANT_HOME', slot('propertyType') && (has('WANT') || has('BUY')) && !has('ASK'))
  add('PRICE_ASKED', has('PRICE') && (has('ASK') || reading.text.includes('?')))
  add('OWN', owns(reading, occurrences))
  const spam =
    reading.tags.filter((one) => one.concepts.has('SPAM') && one.via !== 'fuzzy').length +
    (/https?:|www\.|bit\.ly|t\.me/.test(reading.text) ? 1 : 0)
  add('SPAM_STRONG', spam >= 2)
  const names = new Set(occurrences.map((one) => one.name))
  add('GREETING_ONLY', has('GREET') && !has('THANK') && criteria === 0 && words.length <= 8 && onlyPolite(reading))
  add('ANSWER', answersOpenQuestion(reading, names, words.length))
  return { present: new Set(occurrences.map((one) => one.name)), occurrences }
}

function firstConcept(occurrences: readonly Occurrence[], name: Concept): boolean {
  const first = occurrences.find((one) => one.name !== 'GREET' && one.name !== 'Q')
  return first !== undefined && occurrences.some((one) => one.first === first.first && one.name === name)
}

function onlyPolite(reading: Reading): boolean {
  return reading.tags.every((one) =>
    [...one.concepts].some((concept) => POLITE.has(concept) || concept === 'ASK' || concept === 'CHAT'),
  )
}

/** The person speaks of a property of their own: "mon appartement", "dari", "j'ai un terrain", "شقتي". */
function owns(reading: Reading, occurrences: readonly Occurrence[]): boolean {
  if (OWNER_SELF.test(reading.text)) return true
  if (reading.tokens.some((token) => POSSESSED.has(token.text.replace(/^[بلوفك](?=[\u0600-\u06ff]{4})/, ''))))
    return true
  const property = reading.findings.find(
    (one) => one.slot === 'propertyType' || one.slot === 'rooms' || one.slot === 'bedrooms',
  )
  if (property === undefined)
    return /(?:mon|ma|notre|my|our) (?:bien|logement|propriete|property|place|home|place)|(?:lmelk|lblassa|l7aja) dyal[iy]|j'en ai un|un bien a (?:vendre|louer|confier)/.test(
      reading.text,
    )
  return occurrences.some((one) => {
    if (one.name !== 'MY') return false
    const from = reading.tokens[one.first]?.from ?? 0
    const to = reading.tokens[one.last]?.to ?? 0
    if (
      /^(?:mon|ma|mes|my|our|notre|nos)$/.test(reading.text.slice(from, to)) &&
      /^ (?:budget|femme|mari|famille|epouse|wife|husband|family|visite|rdv|rendez)/.test(reading.after(to, 10))
    )
      return false
    const gap = property.from >= to ? property.from - to : from - property.to
    return gap >= -12 && gap <= 14
  })
}

const ANSWERABLE: ReadonlyMap<string, readonly string[]> = new Map([
  ['BUDGET', ['BUDGET']],
  ['BEDROOMS', ['SIZE']],
  ['SURFACE', ['SIZE']],
  ['ZONE', ['PLACE']],
  ['CITY', ['PLACE']],
  ['PROPERTY_TYPE', ['PROP']],
  ['TRANSACTION', ['BUY', 'RENT', 'FORSALE']],
  ['FURNISHED', ['FEATURE', 'YES']],
  ['FINANCING', ['INFOTHING']],
  ['MOVE_IN', ['DATE']],
])

/** A short message that gives exactly what was asked is a search criterion, whatever else it looks like. */
function answersOpenQuestion(reading: Reading, names: ReadonlySet<string>, words: number): boolean {
  const wanted = ANSWERABLE.get(reading.input.openQuestion ?? '')
  if (wanted === undefined || words > 8 || names.has('Q')) return false
  return (
    wanted.some((name) => names.has(name)) || (reading.input.openQuestion === 'FINANCING' && reading.has('financing'))
  )
}

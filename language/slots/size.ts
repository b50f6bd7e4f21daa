import { numberWord } from '../numbers.ts'
import type { Reading } from '../reading.ts'

const N =
  '(\\d{1,2}|une?|deux|trois|quatre|cinq|six|sept|huit|one|two|three|four|five|six|seven|jouj|zouj|joj|tlata|tleta|tlt|rb3a|reb3a|rb3|khamsa|5amsa|khms|stta|sb3a|wa7ed|wahed|جوج|زوج|تلاته|ثلاثه|ثلاث|تلت|اربعه|اربع|ربعه|ربع|خمسه|خمس|سته|ست|سبع)'
const BEDROOM =
  "(?:chambres? a coucher|chambres? d[e' ]?enfants?|chambres?|chambrs?|chmbres?|chbres?|chbrs?|chb|ch|bed ?rooms?|bedrms?|bdrms?|beds?|brs?|bds?|chambrat|chwamber|chamber|byout d n3as|byout n3as|bit n3as|bit d n3as|biout|byout|byoutt|lbyout|lbiout|byut|bioute|biyout|lbiyout|bit|byt|غرف للنوم|غرف نوم|غرف النوم|غرفه نوم|غرف|بيوت نعاس|بيوت النعاس|بيوت|البيوت|بيت نعاس|بيت|شامبرات|شومبر|شامبر)"
const DARIJA_LINK = '(?:(?: ?(?:d|dl|dyal|dial|de|ديال|د) ?(?:l |ال)?)| )?'
const LIVING =
  '(?: ?(?:\\+|et|and|w|o|avec|&|,|/|plus|و|m3a|مع|with)? ?(?:a |un |une |le |1 |petit |grand |double |جوج |wa7ed )?(?:salons?|sejours?|saloun|slon|sallon|ssala|sala|salla|living(?: ?room)?|lounge|صالون|صاله|الصاله|صالات|الصالون|غرفه جلوس|غرفه معيشه))'
const BEDROOMS = new RegExp(`${N} ?${DARIJA_LINK}${BEDROOM}(?![a-z])(${LIVING})?`, 'g')
const HYPHEN_BED = /(\d|one|two|three|four|five|six)[ -]?bed(?:room|s)?(?:room)?s?/g
const TYPOLOGY = /([tf])([1-9])(?: ?bis)?(?:\/([tf])?[ ]?([1-9]))?/g
const PIECES = new RegExp(`${N}(?: ?(?:/|ou|a|-) ?(\\d))? ?(?:pieces?|pces?|pcs|p|rooms?)(?![a-z0-9])`, 'g')
const DUAL_BEDROOMS = new RegExp(
  `(?:ب|من|ذات|فيها|بها|تضم)? ?(?:بغرفتين|وغرفتين|غرفتين|غرفتان|غرفتي|غرفتا|بيتين)(?: نوم| للنوم)?(${LIVING})?`,
  'g',
)
const SINGLE_ARABIC =
  /(?:(?:bit|byt|chambre|غرفه|بيت) (?:w7da|wa7da|wahda|w7ed|wa7ed|wahed|وحده|وحد)|غرفه (?:واحده|نوم واحده|نوم)|بيت واحد|بيت (?:وصاله|وصالون|و صالون|و صاله)|ب?غرفه نوم واحده)/g
const LIVING_FIRST =
  /(?:chambre[ -]salon|chambre (?:et|\+|avec) (?:un )?salon|bit w (?:saloun|sala|salon)|bit o (?:sala|saloun|salon)|one bed(?:room)?)/g

/** Bedrooms and rooms. T3 = F3 = 3 pièces = 3 rooms = 2 bedrooms; "2 chambres + salon" = 2 bedrooms, 3 rooms. */
export function readRooms(reading: Reading): void {
  for (const match of reading.matches(TYPOLOGY)) {
    if (!reading.free(match.index, match.index + match[0].length)) continue
    const rooms = Number(match[2])
    set(reading, match, rooms > 1 ? rooms - 1 : undefined, rooms, 'rooms.typology')
  }
  for (const match of reading.matches(BEDROOMS)) {
    const bedrooms = count(match[1])
    if (bedrooms === undefined || notBedrooms(reading, match)) continue
    set(
      reading,
      match,
      bedrooms,
      match[2] === undefined ? undefined : bedrooms + 1,
      match[2] === undefined ? 'bedrooms.counted' : 'bedrooms.with-living',
    )
  }
  for (const match of reading.matches(HYPHEN_BED)) set(reading, match, count(match[1]), undefined, 'bedrooms.bed')
  for (const match of reading.matches(DUAL_BEDROOMS))
    set(reading, match, 2, match[1] === undefined ? undefined : 3, 'bedrooms.dual')
  for (const match of reading.matches(PIECES)) {
    const rooms = count(match[1])
    if (rooms === undefined || /(?:bath ?|bed ?)$/.test(reading.before(match.index, 6))) continue
    if (/p$/.test(match[0]) && !/(?:appart|t\d|maison|[0-9]p)/.test(match[0] + reading.before(match.index, 14)))
      continue
    set(reading, match, rooms > 1 ? rooms - 1 : undefined, rooms, 'rooms.counted')
  }
  for (const match of reading.matches(SINGLE_ARABIC)) {
    if (reading.value('propertyType') === 'ROOM' && !/نوم/.test(match[0])) continue
    set(reading, match, 1, /صال/.test(match[0]) ? 2 : undefined, 'bedrooms.single')
  }
  for (const match of reading.matches(LIVING_FIRST))
    set(reading, match, 1, /salon|saloun|sala/.test(match[0]) ? 2 : undefined, 'bedrooms.single')
  bareCount(reading)
}

function count(text: string | undefined): number | undefined {
  const value = text === undefined ? undefined : /^\d/.test(text) ? Number(text) : numberWord(text)
  return value !== undefined && value >= 1 && value <= 15 && Number.isInteger(value) ? value : undefined
}

function notBedrooms(reading: Reading, match: RegExpExecArray): boolean {
  const word = match[0]
  if (/^(?:un|une|one|wa7ed|wahed)/.test(word) && reading.value('propertyType') === 'ROOM') return true
  return (
    /^une? chambre/.test(word) &&
    /(?:cherche|loue|louer|veux|voudrais|rent|besoin d'?) ?$/.test(reading.before(match.index, 12)) &&
    !reading.has('propertyType')
  )
}

function set(
  reading: Reading,
  match: RegExpExecArray,
  bedrooms: number | undefined,
  rooms: number | undefined,
  rule: string,
): void {
  const to = match.index + match[0].length
  if (!reading.free(match.index, to)) return
  reading.take(match.index, to)
  if (bedrooms !== undefined && !reading.has('bedrooms')) reading.add('bedrooms', bedrooms, match.index, to, rule, 0.92)
  if (rooms !== undefined && !reading.has('rooms')) reading.add('rooms', rooms, match.index, to, rule, 0.92)
}

function bareCount(reading: Reading): void {
  if (reading.input.openQuestion !== 'BEDROOMS' || reading.has('bedrooms')) return
  const [quantity] = reading.quantities
  if (quantity === undefined || quantity.scale !== undefined || quantity.currency !== undefined) return
  if (Number.isInteger(quantity.value) && quantity.value >= 1 && quantity.value <= 12) {
    reading.add('bedrooms', quantity.value, quantity.from, quantity.to, 'bedrooms.answer', 0.85)
    reading.take(quantity.from, quantity.to)
  }
}

const UNIT =
  '(?:m2|m²|m carres?|m\\.c|mc|mt2|mt|mtr|mtrs|metres? carres?|metres?|metre|metro|mitro|mitr|mtre|mètres|sqm|sq ?m|sq\\.? ?meters?|square met(?:er|re)s?|متر مربع|مترا مربعا|امتار|متر|مترا|م2|م²|م مربع|m)'
const NUMBER = '(\\d{1,3}(?:[ .]\\d{3})+|\\d{1,6})'
const RANGE = new RegExp(
  `(?:entre |between |from |de |mn |men |bin |ma bin |بين |من |ما بين )?${NUMBER} ?${UNIT}? ?(?:a|et|-|/|to|and|l|ou|w|o|7ta l|hta l|و|الي|ل|حتي) ?${NUMBER} ?${UNIT}`,
  'g',
)
const SINGLE = new RegExp(
  `${NUMBER} ?${UNIT}(?:[ ]?(minimum|mini|min|maximum|maxi|max|et plus|ou plus|or more|and more|au moins|w ktar|o ktar|فما فوق|علي الاقل|علي الاكثر|كحد اقصي|كحد ادني))?`,
  'g',
)
const HECTARE =
  /(?:d')?(\d+(?:[.,]\d+)?|une?|one|an?|deux|two|jouj|trois|three) ?(?:hectares?|hectars?|ha|hiktar|hektar|هكتارات|هكتار)/g
const UPPER =
  /(?:moins de|max(?:imum|i)?|jusqu'?a|jusqua|ne depasse pas|pas plus de?|plus petit que|inferieure? a|under|less than|up to|below|at most|no more than|smaller than|ma yfoutch|ma tfoutch|hta l|7ta l|a9al mn|aqal mn|ql mn|9el mn|اقل من|لا تتجاوز|لا يتجاوز|لا تزيد عن|حتي|علي الاكثر|الي غايه|كحد اقصي) ?(?:d[e'] ?|مساحه )?$/
const WORD_SURFACE =
  /(?:superficie|surface|size|misa7a|missa7a|lmissa7a|مساحه|مساحتها|مساحته|المساحه|بمساحه)(?: (?:de|d|of|about|environ|around|minimum|min|habitable|تقريبا|حوالي|لا تقل عن|ta9riban))* ?:? ?(\d{2,5})(?![\d]| ?(?:dh|€|k\b|m2|million|درهم))/g

/** Surface in square metres; a bare or approximate one is a minimum. */
export function readSurface(reading: Reading): void {
  for (const match of reading.matches(RANGE)) {
    const to = match.index + match[0].length
    const [low, high] = [metres(match[1]), metres(match[2])]
    if (!reading.free(match.index, to) || low === undefined || high === undefined || low >= high || low < 8) continue
    reading.add('surfaceMin', low, match.index, to, 'surface.range', 0.93)
    reading.add('surfaceMax', high, match.index, to, 'surface.range', 0.93)
    reading.take(match.index, to)
    return
  }
  for (const match of reading.matches(HECTARE)) {
    const to = match.index + match[0].length
    if (!reading.free(match.index, to)) continue
    reading.add('surfaceMin', Math.round(hectares(match[1] ?? '') * 10_000), match.index, to, 'surface.hectare', 0.9)
    reading.take(match.index, to)
    return
  }
  for (const match of reading.matches(SINGLE)) {
    const to = match.index + match[0].length
    const value = metres(match[1])
    if (!reading.free(match.index, to) || value === undefined || value < 8) continue
    if (
      /\d ?m$/.test(match[0]) &&
      (value < 20 || value > 2000 || /(?:^| )(?:budget|max|prix|a) ?$/.test(reading.before(match.index, 9)))
    )
      continue
    if (
      /(?:metr|متر|m)$/.test(match[0]) &&
      /(?:a|within|f|علي بعد|b3ida b|b3id b) $/.test(reading.before(match.index, 8)) &&
      /^ (?:d[eu] |du |from|mn|من|l[a'] )/.test(reading.after(to, 6))
    )
      continue
    reading.take(match.index, to)
    if (/^ ?(?:de (?:la |l')?(?:plage|mer|gare)|mn lb7er|from the)/.test(reading.after(to, 16))) continue
    const upper = UPPER.test(reading.before(match.index, 30)) || /max|اكثر|اقصي/.test(match[2] ?? '')
    const slot = upper ? 'surfaceMax' : 'surfaceMin'
    if (!reading.has(slot)) reading.add(slot, value, match.index, to, upper ? 'surface.upper' : 'surface.bare', 0.93)
  }
  if (reading.has('surfaceMin') || reading.has('surfaceMax')) return
  for (const match of reading.matches(WORD_SURFACE)) {
    const to = match.index + match[0].length
    const value = metres(match[1])
    if (value === undefined || !reading.free(to - 2, to)) continue
    reading.add('surfaceMin', value, match.index, to, 'surface.named', 0.85)
    reading.take(match.index, to)
    return
  }
  if (reading.input.openQuestion === 'SURFACE') {
    const [quantity] = reading.quantities
    if (quantity !== undefined && quantity.scale === undefined && quantity.value >= 8 && quantity.value <= 100_000) {
      reading.add('surfaceMin', quantity.value, quantity.from, quantity.to, 'surface.answer', 0.85)
      reading.take(quantity.from, quantity.to)
    }
  }
}

function hectares(text: string): number {
  return /^\d/.test(text) ? Number(text.replace(',', '.')) : text === 'a' || text === 'an' ? 1 : (numberWord(text) ?? 1)
}

function metres(text: string | undefined): number | undefined {
  if (text === undefined) return undefined
  const value = Number(text.replace(/[ .]/g, ''))
  return Number.isFinite(value) && value <= 1_000_000 ? value : undefined
}

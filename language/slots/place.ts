import { gazetteerIndex, type Place, type PlaceMatch, placeIndex } from '../places.ts'
import { negatedBefore, type Reading } from '../reading.ts'

const LOCATIVE =
  /(?:^|[^a-z\u0600-\u06ff])(?:a|à|au|aux|sur|dans|vers|cote|quartier|secteur|zone|ville|hay|7ay|en|f|fi|fe|in|at|near|around|l|pres d[e']?|proche d[e']?|du cote d[e']?|centre d[e']?|d|dyal|district|area|ناحيه|في|ف|ب|حي|بحي|مدينه|بمدينه|قرب|جهه|الي|منطقه|حدا|7da|nawahi|jiht|3la|appart|appartement|villa|maison|studio|riad|apartment|شقه|فيلا|دار|منزل|محل|عقار) ?(?:le |la |les |l'|the |l |d |de |d'|du |des |quartier |hay )?$/

const ARRONDISSEMENT: readonly [RegExp, string, string, number][] = [
  [
    /paris[ ,-]*(?:le )?(\d{1,2})(?: ?(?:ieme|eme|er|e|th|st|nd|rd)(?: arr(?:ondissement|dt)?\.?)?)?(?![\d€]| ?(?:h\b|m2|pieces?|chambres?|euros?|eur|k\b|min|ans|personnes?))/g,
    'Paris',
    '750',
    20,
  ],
  [
    /lyon[ ,-]*(?:le )?(\d{1,2})(?: ?(?:ieme|eme|er|e|th|st|nd|rd)(?: arr(?:ondissement|dt)?\.?)?)?(?![\d€]| ?(?:h\b|m2|pieces?|chambres?|euros?|eur|k\b|min|ans|personnes?))/g,
    'Lyon',
    '690',
    9,
  ],
  [
    /marseille[ ,-]*(?:le )?(\d{1,2})(?: ?(?:ieme|eme|er|e|th|st|nd|rd)(?: arr(?:ondissement|dt)?\.?)?)?(?![\d€]| ?(?:h\b|m2|pieces?|chambres?|euros?|eur|k\b|min|ans|personnes?))/g,
    'Marseille',
    '130',
    16,
  ],
]
const POSTAL = /(?:750(?:0[1-9]|1\d|20)|75116|6900[1-9]|130(?:0[1-9]|1[0-6]))/g
const ORDINAL_ARR =
  /(?:le |the |dans le |in the )?(\d{1,2}) ?(?:ieme|eme|er|e|th|st|nd|rd) (?:arr(?:ondissement|dt|dis)?\.?|district)/g
const NUMBERED = /^\d/

interface Candidate {
  readonly place: Place
  readonly match: PlaceMatch
  readonly from: number
  readonly to: number
}

/** City and quarter. A zone does not imply its city in the output. */
export function readPlaces(reading: Reading): void {
  readArrondissements(reading)
  const found = collect(reading)
  const cities = found.flatMap((match) => cityOf(reading, match))
  const city = cities.find((candidate) => !negatedBefore(reading, candidate.from))
  const known = (reading.value('city') as string | undefined) ?? city?.place.name
  const zones = found.flatMap((match) => zoneOf(reading, match, known))
  const zone = zones.find(
    (candidate) => !negatedBefore(reading, candidate.from) && candidate.place.name !== city?.place.name,
  )
  for (const candidate of [...cities, ...zones]) reading.take(candidate.from, candidate.to)
  const inner = zone === undefined || city !== undefined ? undefined : trailingCity(reading, zone)
  if (inner !== undefined && !reading.has('city'))
    reading.add('city', inner.place.name, inner.from, inner.to, 'city.with-zone', 0.9)
  const overlap = city !== undefined && zone !== undefined && city.from < zone.to && zone.from < city.to
  if (city !== undefined && !overlap && !reading.has('city')) {
    reading.add('city', city.place.name, city.from, city.to, `city.${city.match.via}`, city.match.confidence)
  }
  if (zone !== undefined && !reading.has('zone')) {
    reading.add('zone', zone.place.name, zone.from, zone.to, `zone.${zone.match.via}`, zone.match.confidence)
  } else if (!reading.has('zone')) centre(reading)
}

function readArrondissements(reading: Reading): void {
  for (const [pattern, city, prefix, count] of ARRONDISSEMENT) {
    for (const match of reading.matches(pattern)) {
      const number = Number(match[1])
      if (number < 1 || number > count || reading.has('zone')) continue
      reading.add('city', city, match.index, match.index + city.length, 'city.exact', 0.95)
      reading.add(
        'zone',
        `${prefix}${String(number).padStart(2, '0')}`,
        match.index,
        match.index + match[0].length,
        'zone.arrondissement',
        0.95,
      )
      reading.take(match.index, match.index + match[0].length)
    }
  }
  for (const match of reading.matches(POSTAL)) {
    if (
      reading.has('zone') ||
      !reading.free(match.index, match.index + 5) ||
      /^ ?(?:€|eur|dh|euros|mad|درهم)/.test(reading.after(match.index + 5, 8))
    )
      continue
    reading.add('zone', match[0], match.index, match.index + 5, 'zone.postal-code', 0.97)
    reading.take(match.index, match.index + 5)
  }
  for (const match of reading.matches(ORDINAL_ARR)) {
    if (reading.has('zone')) continue
    const text = reading.text
    const prefix = /lyon/.test(text)
      ? '690'
      : /marseille/.test(text)
        ? '130'
        : /paris/.test(text) || reading.input.country === 'FR'
          ? '750'
          : undefined
    const number = Number(match[1])
    if (prefix === undefined || number < 1 || number > 20) continue
    reading.add(
      'zone',
      `${prefix}${String(number).padStart(2, '0')}`,
      match.index,
      match.index + match[0].length,
      'zone.arrondissement',
      0.9,
    )
    reading.take(match.index, match.index + match[0].length)
  }
}

function collect(reading: Reading): PlaceMatch[] {
  const index = placeIndex(reading.input.country)
  const own = reading.input.gazetteer === undefined ? undefined : gazetteerIndex(reading.input.gazetteer)
  const found: PlaceMatch[] = []
  for (let at = 0; at < reading.tokens.length; at += 1) {
    const token = reading.tokens[at]
    if (token === undefined || !reading.free(token.from, token.to)) continue
    if (token.kind === 'number' && !/^\d$/.test(token.text)) continue
    const mine = own?.match(reading.tokens, at)
    const common = index.match(reading.tokens, at)
    const match = better(mine, common)
    if (match === undefined || (NUMBERED.test(token.text) && match.first === match.last && match.via !== 'exact'))
      continue
    found.push(match)
    at = match.last
  }
  return found
}

function better(own: PlaceMatch | undefined, common: PlaceMatch | undefined): PlaceMatch | undefined {
  if (own === undefined || common === undefined) return own ?? common
  if (own.last !== common.last) return own.last > common.last ? own : common
  return own.confidence >= common.confidence
    ? { ...own, candidates: [...own.candidates, ...common.candidates] }
    : common
}

/** "agdal rabat", "médina de Marrakech": the zone form ends with its city, which is therefore written. */
function trailingCity(reading: Reading, zone: Candidate): Candidate | undefined {
  if (zone.match.first === zone.match.last) return undefined
  const last = placeIndex(reading.input.country).match(reading.tokens.slice(0, zone.match.last + 1), zone.match.last)
  const place = last?.candidates.find((candidate) => candidate.kind === 'city' && candidate.name === zone.place.city)
  if (place === undefined || last === undefined) return undefined
  const match = { ...last, first: zone.match.last, last: zone.match.last }
  return { place, match, ...bounds(reading, match) }
}

function bounds(reading: Reading, match: PlaceMatch): { from: number; to: number } {
  return { from: reading.tokens[match.first]?.from ?? 0, to: reading.tokens[match.last]?.to ?? 0 }
}

function cityOf(reading: Reading, match: PlaceMatch): Candidate[] {
  const place = match.candidates.find((candidate) => candidate.kind === 'city')
  if (place === undefined) return []
  const range = bounds(reading, match)
  return supported(reading, place, match, range) ? [{ place, match, ...range }] : []
}

function zoneOf(reading: Reading, match: PlaceMatch, city: string | undefined): Candidate[] {
  const zones = match.candidates.filter((candidate) => candidate.kind === 'zone')
  const city0 = match.candidates.find((candidate) => candidate.kind === 'city')
  const here = zones.find((zone) => zone.city === city)
  const place = here ?? zones.find((zone) => !zone.needsCity)
  if (place === undefined || (city0 !== undefined && here === undefined)) return []
  if (city0 !== undefined && city0.name === city) return []
  const range = bounds(reading, match)
  const named = here !== undefined && city !== undefined && match.via === 'exact'
  const other = city !== undefined && here === undefined && place.weak
  if (other) return []
  return named || supported(reading, place, match, range) ? [{ place, match, ...range }] : []
}

/** A form that is also a common word counts only behind a place word, or when the question was about places. */
function supported(reading: Reading, place: Place, match: PlaceMatch, range: { from: number; to: number }): boolean {
  const word = reading.text.slice(range.from, range.to)
  if (/^(?:safi|صافي)$/.test(word))
    return (
      /(?:^| )(?:a|f|à|in|ville) $/.test(reading.before(range.from, 6)) &&
      !/^(?: baraka|,| safi)/.test(reading.after(range.to, 8))
    )
  if (word === 'sale' && /(?:for|on|house|flat|apartment|price|the) $/.test(reading.before(range.from, 11)))
    return false
  if (!place.weak) return true
  const open = reading.input.openQuestion
  if ((open === 'CITY' || open === 'ZONE') && reading.tokens.length <= 4) return true
  const raw = reading.input.text.slice(reading.folded.origin[range.from] ?? 0, reading.folded.origin[range.to] ?? 0)
  if (place.name === 'Salé' && /^sal[eé]$/i.test(raw)) {
    if (/é/i.test(raw)) return true
    return /(?:^|[^a-z])(?:a|à|f|fi|de|sur|in|at|ville) $/.test(reading.before(range.from, 6))
  }
  if (match.via === 'affix') return /^(?:[بفل]|[fbl])/.test(word)
  if (LOCATIVE.test(reading.before(range.from, 28))) return true
  const capitalised = /^\p{Lu}/u.test(raw) && range.from > 0 && reading.input.text !== reading.input.text.toUpperCase()
  return capitalised || /^[ ,]*(?:ville|centre|quartier|maroc|france)\b/.test(reading.after(range.to, 12))
}

const CENTRE =
  /(?:(?:le |au |en |plein |hyper |l )?centre[ -]ville|city cent(?:er|re)|downtown|wast lmdina|west lmdina|lcentre ville|وسط المدينه|وسط المدينه|وسط لمدينه|المركز)/g

/** "centre-ville": the quarter of that name in the city written, else the plain name. */
function centre(reading: Reading): void {
  for (const match of reading.matches(CENTRE)) {
    if (negatedBefore(reading, match.index)) continue
    if (
      /(?:loin|far|proche|pres|near|close to|qrib|9rib|قريب|قرب|min|minutes?)(?: d[eu]| from| من| mn| l)? ?$/.test(
        reading.before(match.index, 20),
      )
    )
      continue
    const city = reading.value('city')
    const named =
      city === 'Casablanca' || city === 'Rabat' || city === 'Tanger' ? `Centre-ville ${city}` : 'Centre-ville'
    reading.add('zone', named, match.index, match.index + match[0].length, 'zone.centre', 0.8)
    return
  }
}

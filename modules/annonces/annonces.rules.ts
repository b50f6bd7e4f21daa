import type { FieldError } from '#platform/errors'
import type { Energy, Fees, Mandate, TitleDeed } from './annonces.schema.ts'

/** What is known of a listing, as rules judge it. Price in minor units of `currency`; surfaces in m². */
export type Facts = {
  title: string
  description: string
  transaction: 'SALE' | 'RENT'
  propertyType: string
  price: number | null
  currency: 'MAD' | 'EUR'
  rentPeriod: 'MONTH' | 'WEEK' | 'DAY' | null
  surface: number | null
  landSurface: number | null
  rooms: number | null
  bedrooms: number | null
  bathrooms: number | null
  floor: number | null
  floors: number | null
  yearBuilt: number | null
  furnished: boolean | null
  features: readonly string[]
  city: string
  zone: string | null
  address: string | null
  latitude: number | null
  longitude: number | null
  mandate: Mandate | null
  fees: Fees | null
  energy: Energy | null
  titleDeed: TitleDeed | null
}

/** Plots and farms are measured by their land. */
export const measuredByLand = (propertyType: string): boolean => propertyType === 'LAND' || propertyType === 'FARM'

/** Homes of which one asks for the number of rooms; a studio or a single room answers by its type. */
export const countsRooms = (propertyType: string): boolean =>
  ['APARTMENT', 'VILLA', 'HOUSE', 'RIAD'].includes(propertyType)

/** The surface that counts for the kind of property. */
export function hasSurface(facts: Pick<Facts, 'propertyType' | 'surface' | 'landSurface'>): boolean {
  return facts.surface !== null || (measuredByLand(facts.propertyType) && facts.landSurface !== null)
}

const MIN_DESCRIPTION = 30

/** Names of facts without which nobody may read the listing. */
export function missingFacts(facts: Facts): string[] {
  return [
    ...(facts.title.trim().length >= 10 ? [] : ['title']),
    ...(facts.description.trim().length >= MIN_DESCRIPTION ? [] : ['description']),
    ...(facts.price === null ? ['price'] : []),
    ...(hasSurface(facts) ? [] : ['surface']),
    ...(facts.city.trim() === '' ? ['city'] : []),
    ...(countsRooms(facts.propertyType) && facts.rooms === null && facts.bedrooms === null ? ['rooms'] : []),
  ]
}

/** Names of mentions that the law wants to read and that are not there: France energy class and fees, Morocco the title. */
export function missingMentions(
  facts: Pick<Facts, 'propertyType' | 'energy' | 'fees' | 'titleDeed'>,
  country: string,
): string[] {
  if (country === 'MA') return facts.titleDeed?.status ? [] : ['titleDeed']
  return [
    ...(facts.propertyType === 'LAND' || facts.energy?.dpeClass ? [] : ['energy']),
    ...(facts.fees ? [] : ['fees']),
  ]
}

/** Years ahead for which a programme may be sold before it stands. */
const YEARS_AHEAD = 5

/**
 * What cannot be true of a listing, field by field; empty when everything fits together. Shapes and ranges of single
 * fields are the schema's business.
 * @param year the current year, for the year of construction
 */
export function contradictions(facts: Facts, year: number): FieldError[] {
  const errors: FieldError[] = []
  const wrong = (field: string, code: string) => errors.push({ field, code })
  const above = (a: number | null | undefined, b: number | null | undefined) => a != null && b != null && a > b

  if (facts.title.trim().length < 10) wrong('title', 'TOO_SHORT')
  if (facts.city.trim() === '') wrong('city', 'REQUIRED')
  if (facts.transaction === 'RENT' && facts.rentPeriod === null) wrong('rentPeriod', 'REQUIRED')
  if (facts.transaction === 'SALE' && facts.rentPeriod !== null) wrong('rentPeriod', 'NOT_FOR_SALE')
  if (above(facts.bedrooms, facts.rooms)) wrong('bedrooms', 'MORE_THAN_ROOMS')
  if (above(facts.floor, facts.floors)) wrong('floor', 'ABOVE_ROOF')
  if (above(facts.yearBuilt, year + YEARS_AHEAD)) wrong('yearBuilt', 'TOO_LATE')
  if ((facts.latitude === null) !== (facts.longitude === null))
    wrong(facts.latitude === null ? 'latitude' : 'longitude', 'REQUIRED')
  errors.push(...paperContradictions(facts))
  return errors
}

function paperContradictions({ mandate, fees, energy, transaction }: Facts): FieldError[] {
  const errors: FieldError[] = []
  if (mandate?.startsOn && mandate.endsOn && mandate.endsOn < mandate.startsOn)
    errors.push({ field: 'mandate.endsOn', code: 'BEFORE_START' })
  if (mandate?.exclusiveUntil && mandate.startsOn && mandate.exclusiveUntil < mandate.startsOn)
    errors.push({ field: 'mandate.exclusiveUntil', code: 'BEFORE_START' })
  if (fees && (fees.amount ?? null) === null && (fees.percent ?? null) === null)
    errors.push({ field: 'fees.amount', code: 'REQUIRED' })
  if (fees && (fees.amount ?? null) !== null && (fees.percent ?? null) !== null)
    errors.push({ field: 'fees.percent', code: 'ONE_OF_TWO' })
  const payers = transaction === 'SALE' ? ['BUYER', 'SELLER', 'SHARED'] : ['TENANT', 'LANDLORD', 'SHARED']
  if (fees && !payers.includes(fees.payer)) errors.push({ field: 'fees.payer', code: 'WRONG_TRANSACTION' })
  if (energy?.costMin != null && energy.costMax != null && energy.costMin > energy.costMax)
    errors.push({ field: 'energy.costMin', code: 'REVERSED' })
  // The energy class is the worse of consumption and emissions, so it is never better than the climate class.
  if (energy?.ghgClass && energy.dpeClass < energy.ghgClass)
    errors.push({ field: 'energy.dpeClass', code: 'BETTER_THAN_CLIMATE' })
  return errors
}

/**
 * What is wrong with changing the terms of a mandate from outside the register, or null: a number is given by the
 * register alone, and terms that it holds stay as entered.
 */
export function mandateFault(known: Mandate | null, given: Mandate | null | undefined): FieldError | null {
  if (given === undefined) return null
  const registered = known?.number ?? null
  if (registered === null) return given?.number ? { field: 'mandate.number', code: 'FROM_REGISTER' } : null
  const plain = (m: Mandate) => [m.type, m.number, m.startsOn, m.endsOn, m.exclusiveUntil ?? null].join()
  return known && given && plain(known) === plain(given) ? null : { field: 'mandate', code: 'REGISTERED' }
}

const REFORM = '2021-07-01'
const VALID_YEARS = 10

/** True while a French energy diagnosis may be shown: issued since the reform of July 2021, for ten years. */
export function diagnosisInForce(issuedOn: string, today: string): boolean {
  const until = `${Number(issuedOn.slice(0, 4)) + VALID_YEARS}${issuedOn.slice(4)}`
  return issuedOn >= REFORM && issuedOn <= today && today <= until
}

/** The address as the public may read it: whole, without the house number, or not at all. */
export function publicAddress(address: string | null, precision: 'EXACT' | 'STREET' | 'ZONE'): string | null {
  if (address === null || precision === 'ZONE') return null
  if (precision === 'EXACT') return address
  return address.replace(/^\s*(n[°o.]\s*)?\d+\s*(bis|ter|quater|[a-d](?=[\s,]))?\s*[,،]?\s*/i, '').trim() || null
}

/** Coordinates as the public may read them: exact, to about 100 m, or not at all. */
export function publicPosition(
  position: { latitude: number | null; longitude: number | null },
  precision: 'EXACT' | 'STREET' | 'ZONE',
): { latitude: number | null; longitude: number | null } {
  const { latitude, longitude } = position
  if (latitude === null || longitude === null || precision === 'ZONE') return { latitude: null, longitude: null }
  if (precision === 'EXACT') return { latitude, longitude }
  const round = (value: number) => Math.round(value * 1000) / 1000
  return { latitude: round(latitude), longitude: round(longitude) }
}

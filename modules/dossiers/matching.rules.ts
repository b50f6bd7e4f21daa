import type { Criteria } from './dossiers.schema.ts'

/** What a search asks for. `budget` in minor units; amounts of different currencies never meet. */
export type Search = {
  transaction: 'SALE' | 'RENT'
  currency: string
  budgetMin: number | null
  budgetMax: number | null
  criteria: Omit<Criteria, 'transaction' | 'moveIn' | 'financing'>
}

/** The fields of a published annonce that a search looks at. */
export type Candidate = {
  transaction: string
  propertyType: string
  price: { amount: number; currency: string }
  city: string
  zone: string | null
  surface: number | null
  bedrooms: number | null
  rooms: number | null
  features: readonly string[]
  furnished: boolean | null
  qualityScore: number
}

export type ReasonCode =
  | 'BUDGET'
  | 'PROPERTY_TYPE'
  | 'CITY'
  | 'ZONE'
  | 'BEDROOMS'
  | 'ROOMS'
  | 'SURFACE'
  | 'FEATURES'
  | 'FURNISHED'
  | 'QUALITY'

/** Why an annonce fits: most points, points won, and the value that won them. */
export type Reason = { code: ReasonCode; weight: number; points: number; value: unknown }

const LETTERS: Record<string, string> = { ى: 'ي', ة: 'ه', ـ: '', œ: 'oe', æ: 'ae', ß: 'ss' }

/** A place name as it is compared (the same way as app.search_fold): no accents, no case, Arabic letter forms made one. */
export function placeKey(name: string): string {
  return name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[ىةـœæß]/g, (letter) => LETTERS[letter] ?? letter)
    .trim()
}

const named = (wanted: readonly string[], value: string | null) =>
  value !== null && wanted.some((name) => placeKey(name) === placeKey(value))

/** At least so much; an unknown value never counts as enough. */
const atLeast = (value: number | null, least: number | undefined) =>
  least === undefined || (value !== null && value >= least)

/** Whether the annonce meets every hard wish. What an annonce does not say is not met. */
export function meets(search: Search, candidate: Candidate): boolean {
  const { criteria } = search
  const budget =
    candidate.price.currency === search.currency &&
    (search.budgetMax === null || candidate.price.amount <= search.budgetMax)
  const place =
    (!criteria.cities?.length || named(criteria.cities, candidate.city)) &&
    (!criteria.zones?.length || named(criteria.zones, candidate.zone))
  const size =
    atLeast(candidate.bedrooms, criteria.bedroomsMin) &&
    atLeast(candidate.rooms, criteria.roomsMin) &&
    atLeast(candidate.surface, criteria.surfaceMin) &&
    (criteria.surfaceMax === undefined || (candidate.surface !== null && candidate.surface <= criteria.surfaceMax))
  const kind =
    candidate.transaction === search.transaction &&
    (!criteria.propertyTypes?.length || criteria.propertyTypes.some((type) => type === candidate.propertyType))
  const comfort =
    (criteria.furnished === undefined || candidate.furnished === criteria.furnished) &&
    (criteria.features ?? []).every((feature) => candidate.features.includes(feature))
  return budget && place && size && kind && comfort
}

/**
 * How well an annonce fits a search, 0–100 with its reasons, or null when a hard wish is not met. Only what was asked
 * for counts, so that a short search and a long one are measured alike.
 */
export function matchScore(search: Search, candidate: Candidate): { score: number; reasons: Reason[] } | null {
  if (!meets(search, candidate)) return null
  const reasons = [...placeReasons(search, candidate), ...sizeReasons(search, candidate)]
  reasons.push({
    code: 'QUALITY',
    weight: 5,
    points: share(5, candidate.qualityScore / 100),
    value: candidate.qualityScore,
  })
  const possible = reasons.reduce((sum, reason) => sum + reason.weight, 0)
  const won = reasons.reduce((sum, reason) => sum + reason.points, 0)
  return { score: Math.round((100 * won) / possible), reasons }
}

const share = (weight: number, part: number) => Math.round(weight * Math.min(1, Math.max(0, part)) * 10) / 10

function placeReasons(search: Search, candidate: Candidate): Reason[] {
  const { criteria } = search
  const reasons: Reason[] = []
  if (search.budgetMax !== null)
    reasons.push({
      code: 'BUDGET',
      weight: 25,
      points: share(25, budgetFit(search, candidate.price.amount)),
      value: candidate.price,
    })
  if (criteria.propertyTypes?.length)
    reasons.push({ code: 'PROPERTY_TYPE', weight: 15, points: 15, value: candidate.propertyType })
  if (criteria.cities?.length) reasons.push({ code: 'CITY', weight: 15, points: 15, value: candidate.city })
  if (criteria.zones?.length) reasons.push({ code: 'ZONE', weight: 20, points: 20, value: candidate.zone })
  return reasons
}

/** Full from three quarters of the budget on; a much cheaper home is often another kind of home. */
function budgetFit(search: Search, price: number): number {
  const max = search.budgetMax ?? price
  if (search.budgetMin !== null && price < search.budgetMin) return 0.4
  const part = max > 0 ? price / max : 1
  return part >= 0.75 ? 1 : 0.4 + 0.6 * (part / 0.75)
}

function sizeReasons(search: Search, candidate: Candidate): Reason[] {
  const { criteria } = search
  const reasons: Reason[] = []
  const near = (code: ReasonCode, weight: number, value: number | null, least: number | undefined, step: number) => {
    if (least === undefined || value === null) return
    reasons.push({ code, weight, points: share(weight, 1 - Math.max(0, value - least - step) / (4 * step)), value })
  }
  near('BEDROOMS', 10, candidate.bedrooms, criteria.bedroomsMin, 1)
  near('ROOMS', 5, candidate.rooms, criteria.roomsMin, 1)
  near('SURFACE', 10, candidate.surface, criteria.surfaceMin, Math.max(10, (criteria.surfaceMin ?? 0) / 4))
  if (criteria.surfaceMin === undefined && criteria.surfaceMax !== undefined)
    reasons.push({ code: 'SURFACE', weight: 10, points: 10, value: candidate.surface })
  if (criteria.features?.length) reasons.push({ code: 'FEATURES', weight: 10, points: 10, value: criteria.features })
  if (criteria.furnished !== undefined)
    reasons.push({ code: 'FURNISHED', weight: 5, points: 5, value: candidate.furnished })
  return reasons
}

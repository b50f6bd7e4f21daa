import { countsRooms, type Facts, hasSurface, measuredByLand, missingMentions } from './annonces.rules.ts'

/** What the score reads besides the facts. */
export type QualityInput = { facts: Facts; country: string; photos: number; photosWithText: number }

type Criterion = { code: string; points: number; met(input: QualityInput): boolean }

const has = (value: unknown) => value !== null && value !== undefined

/**
 * What makes a good listing, with its points; together 100. Each criterion looks for something being there, so that
 * adding a fact or a photo never lowers the score. What does not apply to a kind of property counts as met.
 */
export const qualityCriteria: readonly Criterion[] = [
  { code: 'TITLE_LONGER', points: 4, met: ({ facts }) => facts.title.trim().length >= 30 },
  { code: 'DESCRIPTION', points: 8, met: ({ facts }) => facts.description.trim().length >= 30 },
  { code: 'DESCRIPTION_LONGER', points: 8, met: ({ facts }) => facts.description.trim().length >= 300 },
  { code: 'PRICE', points: 10, met: ({ facts }) => has(facts.price) },
  { code: 'SURFACE', points: 8, met: ({ facts }) => hasSurface(facts) },
  { code: 'ROOMS', points: 5, met: ({ facts }) => !countsRooms(facts.propertyType) || has(facts.rooms) },
  { code: 'BEDROOMS', points: 3, met: ({ facts }) => !countsRooms(facts.propertyType) || has(facts.bedrooms) },
  { code: 'BATHROOMS', points: 2, met: ({ facts }) => !countsRooms(facts.propertyType) || has(facts.bathrooms) },
  { code: 'FLOOR', points: 2, met: ({ facts }) => facts.propertyType !== 'APARTMENT' || has(facts.floor) },
  { code: 'YEAR_BUILT', points: 2, met: ({ facts }) => measuredByLand(facts.propertyType) || has(facts.yearBuilt) },
  { code: 'FURNISHED', points: 2, met: ({ facts }) => facts.transaction === 'SALE' || has(facts.furnished) },
  { code: 'FEATURES', points: 4, met: ({ facts }) => facts.features.length >= 3 },
  { code: 'ZONE', points: 4, met: ({ facts }) => has(facts.zone) },
  { code: 'MAP_POSITION', points: 4, met: ({ facts }) => has(facts.latitude) && has(facts.longitude) },
  { code: 'PHOTOS_THREE', points: 10, met: ({ photos }) => photos >= 3 },
  { code: 'PHOTOS_SIX', points: 6, met: ({ photos }) => photos >= 6 },
  { code: 'PHOTOS_TEN', points: 3, met: ({ photos }) => photos >= 10 },
  { code: 'PHOTO_TEXTS', points: 2, met: ({ photosWithText }) => photosWithText >= 3 },
  { code: 'MANDATE', points: 6, met: ({ facts }) => has(facts.mandate?.number) },
  { code: 'LEGAL', points: 7, met: ({ facts, country }) => missingMentions(facts, country).length === 0 },
]

/** A listing's quality from 0 to 100 and the codes of what would raise it, most points first. */
export function qualityOf(input: QualityInput): { score: number; missing: string[] } {
  const missing = qualityCriteria.filter((criterion) => !criterion.met(input))
  const lost = missing.reduce((sum, { points }) => sum + points, 0)
  return { score: 100 - lost, missing: missing.toSorted((a, b) => b.points - a.points).map(({ code }) => code) }
}

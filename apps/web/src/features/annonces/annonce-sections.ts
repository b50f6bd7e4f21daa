/** Sections of the annonce's form, in their order; their names are anchors of the page. */
export const sections = ['essentials', 'price', 'size', 'place', 'story', 'energy', 'mandate', 'photos'] as const
export type Section = (typeof sections)[number]

const places: Record<string, Section> = {
  TITLE_LONGER: 'essentials',
  DESCRIPTION: 'story',
  DESCRIPTION_LONGER: 'story',
  FEATURES: 'story',
  PRICE: 'price',
  SURFACE: 'size',
  ROOMS: 'size',
  BEDROOMS: 'size',
  BATHROOMS: 'size',
  FLOOR: 'size',
  YEAR_BUILT: 'size',
  FURNISHED: 'size',
  ZONE: 'place',
  MAP_POSITION: 'place',
  PHOTOS_THREE: 'photos',
  PHOTOS_SIX: 'photos',
  PHOTOS_TEN: 'photos',
  PHOTO_TEXTS: 'photos',
  MANDATE: 'mandate',
  LEGAL: 'mandate',
}

/** Where in the form a missing quality criterion is filled in. */
export function sectionOfMissing(code: string): Section {
  return places[code] ?? 'essentials'
}

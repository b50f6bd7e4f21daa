import type { Gazetteer } from '#language'

/** The names that stand on an organisation's annonces, as the language engine reads them. */
export function gazetteerOf(places: {
  cities: readonly string[]
  zones: readonly { city: string; zone: string }[]
  references: readonly string[]
}): Gazetteer {
  return {
    cities: places.cities.map((name) => ({ code: name, name, forms: [name] })),
    zones: places.zones.map(({ zone, city }) => ({ name: zone, city, forms: [zone] })),
    references: places.references,
  }
}

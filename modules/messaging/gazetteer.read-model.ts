import type { Gazetteer } from '#language'
import { annoncePlaces } from '#modules/annonces'
import { rememberPerOrg } from '#platform/context'

/**
 * The names that stand on the organisation's annonces, as the language engine reads them. Remembered: with thousands of
 * annonces, reading and indexing them costs more than all the rest of a message.
 */
export const gazetteerOf = rememberPerOrg<Gazetteer>({
  topic: 'annonce',
  ttlMs: 60_000,
  max: 200,
  async load(ctx) {
    const places = await annoncePlaces(ctx)
    return {
      cities: places.cities.map((name) => ({ code: name, name, forms: [name] })),
      zones: places.zones.map(({ zone, city }) => ({ name: zone, city, forms: [zone] })),
      references: places.references,
    }
  },
})

import type { Criteria, Dossier } from '../../lib/api-dossiers.ts'

/** One thing the person asked for, and the change that takes it away. */
export interface Wish {
  key: string
  /** Which sentence names it (`dossiers:wishes.<name>`), or the family of codes it belongs to. */
  text:
    | { family: 'propertyType' | 'feature' | 'transaction'; code: string }
    | { phrase: string; params: Record<string, unknown> }
    | { plain: string }
    | { budget: true }
  without: { criteria?: Criteria; budget?: null }
}

const drop = <T>(list: readonly T[] | undefined, item: T): T[] => (list ?? []).filter((x) => x !== item)

/** Wishes in the order a person says them: what, where, how much, how big, the rest. */
export function wishesOf(d: Pick<Dossier, 'criteria' | 'budget'>): Wish[] {
  const c = d.criteria
  const phrase = (key: keyof Criteria, name: string, params: Record<string, unknown> = {}): Wish => ({
    key,
    text: { phrase: name, params },
    without: { criteria: { [key]: null } },
  })
  return [
    ...(c.transaction
      ? [
          {
            key: 'transaction',
            text: { family: 'transaction' as const, code: c.transaction },
            without: { criteria: { transaction: null } },
          },
        ]
      : []),
    ...(c.propertyTypes ?? []).map(
      (code): Wish => ({
        key: `type-${code}`,
        text: { family: 'propertyType', code },
        without: { criteria: { propertyTypes: drop(c.propertyTypes, code) } },
      }),
    ),
    ...(c.cities ?? []).map(
      (city): Wish => ({
        key: `city-${city}`,
        text: { plain: city },
        without: { criteria: { cities: drop(c.cities, city) } },
      }),
    ),
    ...(c.zones ?? []).map(
      (zone): Wish => ({
        key: `zone-${zone}`,
        text: { plain: zone },
        without: { criteria: { zones: drop(c.zones, zone) } },
      }),
    ),
    ...(d.budget && (d.budget.min !== null || d.budget.max !== null)
      ? [{ key: 'budget', text: { budget: true as const }, without: { budget: null } }]
      : []),
    ...(c.bedroomsMin ? [phrase('bedroomsMin', 'bedrooms', { count: c.bedroomsMin })] : []),
    ...(c.roomsMin ? [phrase('roomsMin', 'rooms', { count: c.roomsMin })] : []),
    ...(c.surfaceMin ? [phrase('surfaceMin', 'surfaceFrom', { m2: c.surfaceMin })] : []),
    ...(c.surfaceMax ? [phrase('surfaceMax', 'surfaceTo', { m2: c.surfaceMax })] : []),
    ...(c.features ?? []).map(
      (code): Wish => ({
        key: `feature-${code}`,
        text: { family: 'feature', code },
        without: { criteria: { features: drop(c.features, code) } },
      }),
    ),
    ...(typeof c.furnished === 'boolean' ? [phrase('furnished', c.furnished ? 'furnished' : 'unfurnished')] : []),
    ...(c.moveIn ? [phrase('moveIn', 'moveInChip', { when: c.moveIn })] : []),
    ...(c.financing ? [phrase('financing', 'financingChip', { how: c.financing })] : []),
  ]
}

import type { EnergyClass, PropertyType, RentPeriod } from '../../lib/api-annonces.ts'

/** Features offered in forms; an annonce may carry others, written by an import. */
export const featureCodes: readonly string[] = [
  'PARKING',
  'GARAGE',
  'ELEVATOR',
  'BALCONY',
  'TERRACE',
  'GARDEN',
  'POOL',
  'SEA_VIEW',
  'AIR_CONDITIONING',
  'HEATING',
  'SECURITY',
  'DOORMAN',
  'CELLAR',
  'FIREPLACE',
  'EQUIPPED_KITCHEN',
]

export const propertyTypes: readonly PropertyType[] = [
  'APARTMENT',
  'VILLA',
  'HOUSE',
  'STUDIO',
  'RIAD',
  'LAND',
  'OFFICE',
  'SHOP',
  'FARM',
  'ROOM',
]

export const annonceStatuses: readonly string[] = [
  'DRAFT',
  'PUBLISHED',
  'PAUSED',
  'RESERVED',
  'SUSPENDED',
  'CLOSED',
  'ARCHIVED',
]

export const rentPeriods: readonly RentPeriod[] = ['MONTH', 'WEEK', 'DAY']
export const energyClasses: readonly EnergyClass[] = ['A', 'B', 'C', 'D', 'E', 'F', 'G']

/** Kinds without rooms to count. */
export const measuredByLand: readonly PropertyType[] = ['LAND', 'FARM']

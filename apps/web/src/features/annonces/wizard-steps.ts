import { sectionOfMissing } from './annonce-sections.ts'

/** Steps of a new annonce in their order; their names stand in the address. */
export const wizardSteps = ['what', 'where', 'figures', 'story', 'mandate', 'papers', 'photos', 'review'] as const
export type WizardStep = (typeof wizardSteps)[number]

const stepOfSection = {
  essentials: 'what',
  place: 'where',
  price: 'figures',
  size: 'figures',
  story: 'story',
  mandate: 'mandate',
  energy: 'papers',
  photos: 'photos',
} as const

/** The step at which a missing quality criterion is filled in. */
export function stepOfMissing(code: string): WizardStep {
  return code === 'LEGAL' ? 'papers' : stepOfSection[sectionOfMissing(code)]
}

const fieldsOf: Record<Exclude<WizardStep, 'photos' | 'review'>, readonly string[]> = {
  what: ['title', 'transaction', 'propertyType', 'branchId'],
  where: ['city', 'zone', 'address', 'addressPrecision', 'latitude', 'longitude'],
  figures: [
    'price',
    'currency',
    'rentPeriod',
    'surface',
    'landSurface',
    'rooms',
    'bedrooms',
    'bathrooms',
    'floor',
    'floors',
    'yearBuilt',
    'furnished',
  ],
  story: ['description', 'features'],
  mandate: ['ownerContactId', 'mandateType', 'mandateNumber', 'mandateStarts', 'mandateEnds', 'exclusiveUntil'],
  papers: [],
}

/** The step where a field of the form stands; papers hold what no other step does. */
export function stepOfField(field: string): WizardStep {
  const found = Object.entries(fieldsOf).find(([, fields]) => fields.includes(field))?.[0]
  return wizardSteps.find((step) => step === found) ?? 'papers'
}

/** Reads the step from the address; the first when it names none. */
export function readWizardSearch(search: Record<string, unknown>): { step?: WizardStep } {
  const step = wizardSteps.find((known) => known === search.step)
  return step ? { step } : {}
}

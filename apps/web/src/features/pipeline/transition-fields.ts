import type { Currency } from '../../lib/api-types.ts'

/** What the sheet holds while it is filled: texts by requirement, and the facts that are not texts. */
export interface SheetValues {
  texts: Record<string, string>
  appointmentId: string | null
  annonceId: string | null
  /** Whole currency units, as typed. */
  offerUnits: number | null
}

export const emptySheet: SheetValues = { texts: {}, appointmentId: null, annonceId: null, offerUnits: null }

/** Requirements of a transition that the sheet does not hold yet. */
export function missingFields(requires: readonly string[], values: SheetValues): string[] {
  return requires.filter((field) => {
    if (field === 'appointment') return values.appointmentId === null
    if (field === 'annonce') return values.annonceId === null
    if (field === 'offer') return values.offerUnits === null || values.offerUnits <= 0
    return !values.texts[field]?.trim()
  })
}

/** The fields of the call, under the names the API takes; the amount in minor units of the dossier's currency. */
export function callFields(
  requires: readonly string[],
  values: SheetValues,
  currency: Currency,
): Record<string, unknown> {
  return Object.fromEntries(
    requires.map((field) => {
      if (field === 'appointment') return ['appointmentId', values.appointmentId]
      if (field === 'annonce') return ['annonceId', values.annonceId]
      if (field === 'offer') return ['offer', { amount: Math.round((values.offerUnits ?? 0) * 100), currency }]
      return [field, values.texts[field]?.trim()]
    }),
  )
}

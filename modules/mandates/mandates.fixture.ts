import type { Entry } from './mandates.schema.ts'

type Answer<T> = { status: number; body: T }
type Caller = { send<T>(method: 'POST', url: string, body?: unknown): Promise<Answer<T>> }

/** What answers to writing hold: the entry, or the problem. */
export type Outcome = Entry & { code: string; errors: { field: string; code: string }[]; current: Entry | null }

/** A mandate as it is entered, with a change. */
export function terms(annonceId: string, change: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    annonceId,
    mandantName: 'Mme Nadia Berrada et M. Omar Berrada',
    mandantAddress: '14, rue Ibn Sina, Casablanca',
    type: 'EXCLUSIVE',
    startsOn: '2026-03-01',
    endsOn: '2026-08-31',
    exclusiveUntil: '2026-05-31',
    signedOn: '2026-03-01',
    ...change,
  }
}

/** A draft with a title of its own; its id. */
export async function draft(
  who: Caller,
  title = 'Appartement à mandater',
  extra: Record<string, unknown> = {},
): Promise<string> {
  const made = await who.send<{ id: string }>('POST', '/annonces', {
    title,
    transaction: 'SALE',
    propertyType: 'APARTMENT',
    city: 'Casablanca',
    zone: 'Maârif',
    address: '12, rue de la Convention',
    ...extra,
  })
  return made.body.id
}

export const enter = (who: Caller, annonceId: string, change: Record<string, unknown> = {}): Promise<Answer<Outcome>> =>
  who.send<Outcome>('POST', '/mandates', terms(annonceId, change))

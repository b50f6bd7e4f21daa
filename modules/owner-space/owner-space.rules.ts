/** What happens next with a property, as its owner is told. */
export const nextSteps = [
  'ANSWER_OFFER',
  'VISIT',
  'SIGN_MANDATE',
  'RENEW_MANDATE',
  'COMPLETE',
  'READY',
  'WAIT',
  'SIGNING',
  'PAUSED',
  'STOPPED',
  'OVER',
] as const
export type NextStep = (typeof nextSteps)[number]

/** How long before its end an owner is told that a mandate runs out. */
const RENEW_DAYS = 30
const DAY = 86_400_000

export type Situation = {
  status: string
  /** The number of the mandate, and its last day as YYYY-MM-DD. */
  mandate: { number: string | null; endsOn: string | null } | null
  /** What publication still lacks of the facts. */
  incomplete: boolean
  openOffers: number
  visitsPlanned: number
}

/**
 * The one thing an owner should know: what waits for them first, then what comes, then where it stands.
 * @param today the local day of the branch
 */
export function nextStep(s: Situation, today: string): NextStep {
  if (s.status === 'SUSPENDED') return 'STOPPED'
  if (s.status === 'CLOSED' || s.status === 'ARCHIVED') return 'OVER'
  if (s.openOffers > 0) return 'ANSWER_OFFER'
  if (s.status === 'RESERVED') return 'SIGNING'
  if (!s.mandate?.number || !s.mandate.endsOn || s.mandate.endsOn < today) return 'SIGN_MANDATE'
  if (s.visitsPlanned > 0) return 'VISIT'
  if (daysBetween(today, s.mandate.endsOn) <= RENEW_DAYS) return 'RENEW_MANDATE'
  if (s.status === 'DRAFT') return s.incomplete ? 'COMPLETE' : 'READY'
  return s.status === 'PAUSED' ? 'PAUSED' : 'WAIT'
}

function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / DAY)
}

/** A name nobody is recognised by: the first letter of each of at most two words. A number in a name's place shows nothing. */
export function maskedName(name: string): string {
  const letters = name.split(/\s+/).flatMap((word) => word.match(/\p{L}/u) ?? [])
  const [first, ...rest] = letters
  if (first === undefined) return '•'
  return [first, ...rest.slice(-1)].map((letter) => `${letter.toLocaleUpperCase('fr')}.`).join(' ')
}

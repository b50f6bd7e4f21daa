import type { ConsentState } from '@/lib/api-consents.ts'
import type { Suppression } from '@/lib/api-privacy.ts'

export type CallState = 'POSSIBLE' | 'NO' | 'LISTED'

/**
 * Whether a number may be called, as far as consents to the telephone and the suppression list say; null while nobody
 * said anything.
 * @param consents those of the person, of all numbers
 * @param listed what of this number stands on the suppression list
 */
export function callState(
  identityId: string,
  consents: readonly Pick<ConsentState, 'identityId' | 'channel' | 'purpose' | 'state' | 'expiresAt'>[],
  listed: readonly Pick<Suppression, 'scope' | 'liftedAt'>[],
  nowMs: number,
): CallState | null {
  const standing = listed.filter((s) => s.liftedAt === null)
  if (standing.some((s) => s.scope === 'ALL')) return 'LISTED'
  const said = consents.filter((c) => c.identityId === identityId && c.channel === 'PHONE' && c.state !== 'PENDING')
  const agreed = said.filter((c) => c.state === 'GRANTED' && (c.expiresAt === null || Date.parse(c.expiresAt) > nowMs))
  if (agreed.some((c) => c.purpose !== 'MARKETING' || standing.length === 0)) return 'POSSIBLE'
  if (agreed.length > 0) return 'LISTED'
  return said.length > 0 ? 'NO' : null
}

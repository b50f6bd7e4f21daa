import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  addMonths,
  CONTACT_MONTHS,
  type ConsentPurpose,
  type ConsentStateCode,
  grantsOfInbound,
  isLive,
  narrowedByMerge,
  shownState,
} from './consents.rules.ts'

const HOUR = 3_600_000
const NOW = Date.UTC(2026, 2, 12, 9)
const purpose = fc.constantFrom<ConsentPurpose>('REPLY', 'CONTACT', 'MARKETING')
const code = fc.constantFrom<ConsentStateCode>('PENDING', 'GRANTED', 'DENIED', 'REVOKED', 'EXPIRED')
const expiry = fc.option(
  fc.integer({ min: NOW - 4000 * HOUR, max: NOW + 4000 * HOUR }).map((at) => new Date(at).toISOString()),
)
const states = fc.uniqueArray(fc.record({ purpose, state: code, expiresAt: expiry }), {
  selector: (s) => s.purpose,
})

describe('what writing to us grants', () => {
  it('is an answer for a day and follow-up for 36 months, never proposals, and nothing of what was refused', () => {
    fc.assert(
      fc.property(states, fc.boolean(), (known, contactToo) => {
        const grants = grantsOfInbound(known, NOW, contactToo)
        const refused = (p: string) => known.some((s) => s.purpose === p && ['DENIED', 'REVOKED'].includes(s.state))
        expect(grants.map((g) => g.purpose)).not.toContain('MARKETING')
        for (const grant of grants) expect(refused(grant.purpose)).toBe(false)
        expect(grants.find((g) => g.purpose === 'REPLY')?.expiresAt).toBe(
          refused('REPLY') ? undefined : NOW + 24 * HOUR,
        )
        const contact = grants.find((g) => g.purpose === 'CONTACT')
        if (contact) expect(contact.expiresAt).toBe(Date.UTC(2029, 2, 12, 9))
        if (!contactToo || refused('REPLY')) expect(contact).toBeUndefined()
      }),
      { seed: 57 },
    )
  })

  it('moves the end of follow-up with each later message, once a day at most', () => {
    const granted = (at: number) => [
      {
        purpose: 'CONTACT' as const,
        state: 'GRANTED' as const,
        expiresAt: new Date(addMonths(at, CONTACT_MONTHS)).toISOString(),
      },
    ]
    const again = (hours: number) => grantsOfInbound(granted(NOW), NOW + hours * HOUR, true).map((g) => g.purpose)
    expect(again(23)).toEqual(['REPLY'])
    expect(again(24)).toEqual(['REPLY', 'CONTACT'])
  })
})

describe('a consent', () => {
  it('ends by itself at its instant, and is shown as expired from then on', () => {
    fc.assert(
      fc.property(code, expiry, (state, expiresAt) => {
        const over = expiresAt !== null && Date.parse(expiresAt) <= NOW
        expect(isLive({ state, expiresAt }, NOW)).toBe(state === 'GRANTED' && !over)
        expect(shownState({ state, expiresAt }, NOW)).toBe(state === 'GRANTED' && over ? 'EXPIRED' : state)
      }),
      { seed: 57 },
    )
    expect(isLive(undefined, NOW)).toBe(false)
  })

  it('of marketing ends with a merge where anybody refused it; nothing is granted by one', () => {
    fc.assert(
      fc.property(fc.array(fc.record({ purpose, state: code }), { maxLength: 8 }), (all) => {
        const ending = narrowedByMerge(all)
        const marketing = all.filter((s) => s.purpose === 'MARKETING')
        const refused = marketing.some((s) => s.state === 'REVOKED' || s.state === 'DENIED')
        expect(ending).toEqual(refused ? marketing.filter((s) => s.state === 'GRANTED' || s.state === 'PENDING') : [])
      }),
      { seed: 57 },
    )
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { afterAct, type OfferAct, type OfferState, offerStates, otherSide, stateAt } from './offers.rules.ts'

const acts: OfferAct[] = ['ACCEPT', 'REFUSE', 'COUNTER', 'WITHDRAW', 'EXPIRE']
const offers = fc.record({
  state: fc.constantFrom(...offerStates),
  expiresAt: fc.option(fc.integer({ min: 0, max: 1000 })),
})
const now = fc.integer({ min: 0, max: 1000 })

describe('an offer', () => {
  it('ends once: whatever is done in whatever order, only a deal can still fall through', () => {
    fc.assert(
      fc.property(fc.option(fc.integer({ min: 1, max: 50 })), fc.array(fc.constantFrom(...acts)), (expiresAt, done) => {
        let state: OfferState = 'OPEN'
        const seen: OfferState[] = [state]
        for (const [at, act] of done.entries()) {
          const next = afterAct({ state, expiresAt }, act, at)
          if (next === null) continue
          state = next
          seen.push(next)
        }
        expect(seen.length).toBeLessThanOrEqual(3)
        expect(seen.slice(1)).not.toContain('OPEN')
        if (seen.length === 3) expect(seen).toEqual(['OPEN', 'ACCEPTED', 'WITHDRAWN'])
      }),
    )
  })

  it('is not accepted, refused or countered once it has run out, with or without the job', () => {
    fc.assert(
      fc.property(offers, now, (offer, at) => {
        if (stateAt(offer, at) !== 'EXPIRED') return
        for (const act of ['ACCEPT', 'REFUSE', 'COUNTER', 'WITHDRAW'] as const)
          expect(afterAct(offer, act, at)).toBeNull()
      }),
    )
  })

  it('expires only when its time is over', () => {
    expect(afterAct({ state: 'OPEN', expiresAt: 10 }, 'EXPIRE', 9)).toBeNull()
    expect(afterAct({ state: 'OPEN', expiresAt: 10 }, 'EXPIRE', 10)).toBe('EXPIRED')
    expect(afterAct({ state: 'OPEN', expiresAt: null }, 'EXPIRE', 10)).toBeNull()
    expect(afterAct({ state: 'ACCEPTED', expiresAt: 10 }, 'EXPIRE', 11)).toBeNull()
    expect(stateAt({ state: 'ACCEPTED', expiresAt: 10 }, 11)).toBe('ACCEPTED')
  })

  it('is answered by the other side', () => {
    expect([otherSide('BUYER'), otherSide('SELLER')]).toEqual(['SELLER', 'BUYER'])
  })
})

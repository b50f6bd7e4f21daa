import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createVault } from '#platform/crypto'
import { readVisitLink, writeVisitLink } from './visit-links.rules.ts'

const { sign: signed, verify } = createVault('a secret')
const other = createVault('another secret')
const rotated = createVault('another secret', ['a secret'])
const link = fc.record({
  orgId: fc.uuid({ version: 7 }),
  appointmentId: fc.uuid({ version: 7 }),
  startsAt: fc.integer({ min: 0, max: 2 ** 48 - 1 }),
})

describe('links of reminders', () => {
  it('say what they were written for, in 67 characters that every channel carries', () => {
    fc.assert(
      fc.property(link, (said) => {
        const token = writeVisitLink(said, signed)
        expect(token).toMatch(/^[\w-]{67}$/)
        expect(readVisitLink(token, verify)).toEqual(said)
        // Signed with the key of before, while that one is configured.
        expect(readVisitLink(token, rotated.verify)).toEqual(said)
      }),
    )
  })

  it('say nothing when a single character is another, or the secret is', () => {
    fc.assert(
      fc.property(link, fc.nat(66), fc.constantFrom(...'aZ09-_'), (said, at, letter) => {
        const token = writeVisitLink(said, signed)
        const changed = token.slice(0, at) + letter + token.slice(at + 1)
        fc.pre(changed !== token)
        expect(readVisitLink(changed, verify)).toBeNull()
        expect(readVisitLink(token, other.verify)).toBeNull()
      }),
    )
  })

  it('say nothing of text that is no link', () => {
    fc.assert(fc.property(fc.string({ maxLength: 200 }), (text) => readVisitLink(text, verify) === null))
  })
})

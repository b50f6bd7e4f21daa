import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createVault } from '#platform/crypto'
import { readUnsubscribeLink, writeUnsubscribeLink } from './unsubscribe-links.rules.ts'

const { sign: signed, verify } = createVault('a secret')
const other = createVault('another secret')
const rotated = createVault('another secret', ['a secret'])
const link = fc.record({ orgId: fc.uuid({ version: 7 }), identityId: fc.uuid({ version: 7 }) })

describe('unsubscribe links', () => {
  it('say whose they are, in 59 characters that every mail program carries', () => {
    fc.assert(
      fc.property(link, (said) => {
        const token = writeUnsubscribeLink(said, signed)
        expect(token).toMatch(/^[\w-]{59}$/)
        expect(readUnsubscribeLink(token, verify)).toEqual(said)
        // Signed with the key of before, while that one is configured.
        expect(readUnsubscribeLink(token, rotated.verify)).toEqual(said)
      }),
    )
  })

  it('say nothing when a single character is another, the secret is, or the seal was given for something else', () => {
    fc.assert(
      fc.property(link, fc.nat(58), fc.constantFrom(...'aZ09-_'), (said, at, letter) => {
        const token = writeUnsubscribeLink(said, signed)
        const changed = token.slice(0, at) + letter + token.slice(at + 1)
        fc.pre(changed !== token)
        expect(readUnsubscribeLink(changed, verify)).toBeNull()
        expect(readUnsubscribeLink(token, other.verify)).toBeNull()
        const body = token.slice(0, -16)
        expect(readUnsubscribeLink(body + signed(body).slice(0, 16), verify)).toBeNull()
      }),
    )
  })

  it('say nothing of text that is no link', () => {
    fc.assert(fc.property(fc.string({ maxLength: 200 }), (text) => readUnsubscribeLink(text, verify) === null))
  })
})

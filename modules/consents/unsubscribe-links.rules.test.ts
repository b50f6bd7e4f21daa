import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sameText, sign } from '#platform/crypto'
import { readUnsubscribeLink, writeUnsubscribeLink } from './unsubscribe-links.rules.ts'

const signed = (text: string) => sign('a secret', text)
const link = fc.record({ orgId: fc.uuid({ version: 7 }), identityId: fc.uuid({ version: 7 }) })

describe('unsubscribe links', () => {
  it('say whose they are, in 59 characters that every mail program carries', () => {
    fc.assert(
      fc.property(link, (said) => {
        const token = writeUnsubscribeLink(said, signed)
        expect(token).toMatch(/^[\w-]{59}$/)
        expect(readUnsubscribeLink(token, signed, sameText)).toEqual(said)
      }),
    )
  })

  it('say nothing when a single character is another, the secret is, or the seal was given for something else', () => {
    fc.assert(
      fc.property(link, fc.nat(58), fc.constantFrom(...'aZ09-_'), (said, at, letter) => {
        const token = writeUnsubscribeLink(said, signed)
        const other = token.slice(0, at) + letter + token.slice(at + 1)
        fc.pre(other !== token)
        expect(readUnsubscribeLink(other, signed, sameText)).toBeNull()
        expect(readUnsubscribeLink(token, (text) => sign('another', text), sameText)).toBeNull()
        const body = token.slice(0, -16)
        expect(readUnsubscribeLink(body + signed(body).slice(0, 16), signed, sameText)).toBeNull()
      }),
    )
  })

  it('say nothing of text that is no link', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 200 }), (text) => readUnsubscribeLink(text, signed, sameText) === null),
    )
  })
})

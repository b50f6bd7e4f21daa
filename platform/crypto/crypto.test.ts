import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createVault, randomToken, sameText, sign } from './index.ts'

const vault = createVault('a-master-key-of-more-than-32-characters')

describe('the vault', () => {
  it('gives back what was sealed, and never seals alike twice', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (plain) => {
        const sealed = vault.seal(plain)
        expect(vault.open(sealed)).toBe(plain)
        expect(sealed.equals(vault.seal(plain))).toBe(false)
        if (Buffer.byteLength(plain) > 4) expect(sealed.includes(Buffer.from(plain))).toBe(false)
      }),
      { numRuns: 60 },
    )
  })

  it('opens nothing that was changed by one bit, cut, or sealed under another key', () => {
    const sealed = vault.seal('EAAG-access-token')
    for (let at = 0; at < sealed.length; at += 1) {
      const changed = Buffer.from(sealed)
      changed.writeUInt8(changed.readUInt8(at) ^ 1, at)
      expect(() => vault.open(changed), `byte ${at}`).toThrow()
    }
    for (const length of [0, 1, 12, 13, 28, sealed.length - 1])
      expect(() => vault.open(sealed.subarray(0, length)), `${length} bytes`).toThrow()
    expect(() => createVault('another-master-key-of-32-characters').open(sealed)).toThrow()
  })
})

describe('tokens and signatures', () => {
  it('are random, safe in addresses, and compared by content', () => {
    const tokens = Array.from({ length: 200 }, () => randomToken())
    expect(new Set(tokens).size).toBe(200)
    for (const token of tokens) expect(token).toMatch(/^[\w-]{43}$/)
    expect([sameText('a', 'a'), sameText('a', 'b'), sameText('', 'a'), sameText('a', 'aa')]).toEqual([
      true,
      false,
      false,
      false,
    ])
    expect(sign('one', 'text')).not.toBe(sign('two', 'text'))
  })
})

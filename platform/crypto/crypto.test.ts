import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sealedUnnamed } from '../../testing/sealed.ts'
import { CannotOpen, createVault, randomToken, sameText, sign, type Vault } from './index.ts'

const OLD = 'a-master-key-of-more-than-32-characters'
const NEW = 'the-master-key-that-comes-after-that-one'
const vault = createVault(OLD)
const rotated = createVault(NEW, [OLD])

function whyNot(by: Vault, sealed: Buffer): string {
  try {
    by.open(sealed)
  } catch (error) {
    if (error instanceof CannotOpen) return error.why
    throw error
  }
  return 'opened'
}

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

  it('opens nothing that was changed anywhere, cut, or made longer', () => {
    for (const sealed of [vault.seal('EAAG-access-token'), sealedUnnamed(OLD, 'EAAG-access-token')]) {
      expect(vault.open(sealed)).toBe('EAAG-access-token')
      for (let at = 0; at < sealed.length; at += 1) {
        for (const flip of at === 0 ? Array.from({ length: 255 }, (_, n) => n + 1) : [1, 0x80]) {
          const changed = Buffer.from(sealed)
          changed.writeUInt8(changed.readUInt8(at) ^ flip, at)
          expect(whyNot(vault, changed), `byte ${at}`).not.toBe('opened')
        }
      }
      for (let length = 0; length < sealed.length; length += 1)
        expect(whyNot(vault, sealed.subarray(0, length)), `${length} bytes`).not.toBe('opened')
      expect(whyNot(vault, Buffer.concat([sealed, Buffer.from([0])]))).toBe('ALTERED')
    }
  })

  it('opens what an earlier key sealed, in either form, and seals with the key of now alone', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (plain) => {
        for (const sealed of [vault.seal(plain), sealedUnnamed(OLD, plain), rotated.seal(plain)])
          expect(rotated.open(sealed)).toBe(plain)
        expect(createVault(NEW).open(rotated.seal(plain))).toBe(plain)
      }),
      { numRuns: 40 },
    )
    expect(rotated.seal('x').subarray(0, 9)).toEqual(rotated.head)
    expect(rotated.head).toEqual(createVault(NEW).head)
    expect(vault.seal('x').subarray(0, 9)).not.toEqual(rotated.head)
  })

  it('says that the key is unknown without naming the value, the key or its name', () => {
    const sealed = vault.seal('EAAG-access-token')
    const alone = createVault(NEW)
    expect(whyNot(alone, sealed)).toBe('UNKNOWN_KEY')
    expect(whyNot(alone, sealedUnnamed(OLD, 'EAAG-access-token'))).toBe('ALTERED')
    expect(whyNot(alone, Buffer.from([3, 1, 2]))).toBe('UNKNOWN_FORM')
    const said = String(new CannotOpen('UNKNOWN_KEY'))
    for (const secret of ['EAAG', NEW, OLD, vault.head.toString('hex')]) expect(said).not.toContain(secret)
  })

  it('does not take the name of another key for its own', () => {
    // Both keys are there, yet the name is authenticated: it cannot be exchanged.
    const sealed = Buffer.concat([rotated.head, vault.seal('EAAG-access-token').subarray(9)])
    expect(whyNot(rotated, sealed)).toBe('ALTERED')
    // The body of the present form is none of the earlier form.
    expect(whyNot(vault, Buffer.concat([Buffer.from([1]), vault.seal('a').subarray(9)]))).toBe('ALTERED')
  })
})

describe('signatures of the vault', () => {
  it('are verified whole or cut, also those of an earlier key while it is there', () => {
    fc.assert(
      fc.property(fc.string(), fc.integer({ min: 16, max: 43 }), (text, length) => {
        const signature = vault.sign(text).slice(0, length)
        expect([vault, rotated, createVault(NEW)].map((by) => by.verify(text, signature))).toEqual([true, true, false])
        expect(vault.verify(`${text}.`, signature)).toBe(false)
        expect(rotated.sign(text)).toBe(createVault(NEW).sign(text))
      }),
      { numRuns: 40 },
    )
  })

  it('are no proof when too short, too long or changed', () => {
    const signature = vault.sign('text')
    for (const bad of ['', signature.slice(0, 15), `${signature}A`, `A${signature}`, signature.toLowerCase()])
      expect(vault.verify('text', bad), bad).toBe(false)
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

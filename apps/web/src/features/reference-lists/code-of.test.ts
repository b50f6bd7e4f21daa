import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { codeOf, isCode } from './code-of.ts'

describe('the code a label suggests', () => {
  it('reads like the label', () => {
    expect(codeOf('Désaccord dans la famille')).toBe('DESACCORD_DANS_LA_FAMILLE')
    expect(codeOf(' 2e visite — l’œil du client ! ')).toBe('E_VISITE_L_OEIL_DU_CLIENT')
    expect(codeOf('معرض')).toBe('')
  })

  it('can be stored, or is empty', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const code = codeOf(text)
        expect(code === '' || isCode(code)).toBe(true)
      }),
    )
  })
})

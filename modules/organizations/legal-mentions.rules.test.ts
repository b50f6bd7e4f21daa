import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isIce, isSiret, mentionFaults, noLegalMentions, tidyMentions } from './legal-mentions.rules.ts'

const digits = (length: number) =>
  fc.array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length }).map((list) => list.join(''))
/** Thirteen digits with the one that makes their sum hold. */
const siret = digits(13).map((start) => {
  const last = [...Array(10).keys()].find((n) => isSiret(`${start}${n}`))
  return `${start}${last}`
})

describe('a SIRET', () => {
  it('known ones hold', () => {
    for (const known of ['73282932000074', '55208131766522']) expect(isSiret(known), known).toBe(true)
    for (const wrong of ['73282932000075', '7328293200007', '732829320000740', '7328293200007x', ''])
      expect(isSiret(wrong), wrong).toBe(false)
  })

  it('has one last digit, and no single digit can be mistaken', () => {
    fc.assert(
      fc.property(siret, fc.nat(13), fc.integer({ min: 1, max: 9 }), (good, at, by) => {
        expect(isSiret(good)).toBe(true)
        const other = (Number(good[at]) + by) % 10
        expect(isSiret(`${good.slice(0, at)}${other}${good.slice(at + 1)}`)).toBe(false)
      }),
    )
  })
})

describe('mentions', () => {
  it('are tidied once: twice changes nothing, and blanks in numbers do not matter', () => {
    const any = fc.option(fc.string({ maxLength: 40 }), { nil: null })
    const mentions = fc.record({
      legalForm: any,
      seat: any,
      tradeRegister: any,
      card: any,
      cardIssuer: any,
      siret: any,
      ice: any,
    })
    fc.assert(
      fc.property(mentions, (given) => {
        const once = tidyMentions(given)
        expect(tidyMentions(once)).toEqual(once)
        for (const value of Object.values(once)) expect(value).not.toBe('')
      }),
    )
    expect(tidyMentions({ siret: '732 829 320 00074', ice: '001.234.567-000089', card: '  CPI 7501  2018 ' })).toEqual({
      ...noLegalMentions,
      siret: '73282932000074',
      ice: '001234567000089',
      card: 'CPI 7501 2018',
    })
  })

  it('belong to a country', () => {
    fc.assert(
      fc.property(siret, digits(15), (nr, ice) => {
        expect(isIce(ice)).toBe(true)
        const french = { ...noLegalMentions, card: 'CPI 1', cardIssuer: 'CCI Lyon', siret: nr }
        const moroccan = { ...noLegalMentions, ice }
        expect(mentionFaults('FR', french)).toEqual([])
        expect(mentionFaults('MA', moroccan)).toEqual([])
        expect(mentionFaults('MA', french).map((f) => [f.field, f.code])).toEqual([
          ['legal.siret', 'OTHER_COUNTRY'],
          ['legal.cardIssuer', 'OTHER_COUNTRY'],
        ])
        expect(mentionFaults('FR', moroccan)).toEqual([{ field: 'legal.ice', code: 'OTHER_COUNTRY' }])
      }),
    )
    for (const country of ['MA', 'FR'] as const) expect(mentionFaults(country, noLegalMentions)).toEqual([])
  })

  it('are refused where a number does not hold, or a chamber issued no card', () => {
    const codes = (country: 'MA' | 'FR', some: object) =>
      mentionFaults(country, { ...noLegalMentions, ...some }).map((f) => `${f.field} ${f.code}`)
    expect(codes('FR', { siret: '73282932000075' })).toEqual(['legal.siret SIRET'])
    expect(codes('FR', { cardIssuer: 'CCI Lyon' })).toEqual(['legal.card REQUIRED'])
    expect(codes('MA', { ice: '12345678901234' })).toEqual(['legal.ice ICE'])
  })
})

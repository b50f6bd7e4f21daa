import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { holderFacts, isOver, stateOn, type Terms, termsFaults, termsUntil } from './mandates.rules.ts'

const day = fc.integer({ min: 0, max: 4000 }).map((n) => new Date(Date.UTC(2020, 0, 1 + n)).toISOString().slice(0, 10))
const term: fc.Arbitrary<Terms> = fc.record({
  type: fc.constantFrom('SIMPLE', 'SEMI_EXCLUSIVE', 'EXCLUSIVE'),
  startsOn: day,
  endsOn: day,
  exclusiveUntil: fc.option(day),
  signedOn: day,
})
const fields = (terms: Terms, today: string) => termsFaults(terms, today).map(({ field, code }) => `${field} ${code}`)

describe('terms', () => {
  const good: Terms = {
    type: 'EXCLUSIVE',
    startsOn: '2026-03-01',
    endsOn: '2026-08-31',
    exclusiveUntil: '2026-05-31',
    signedOn: '2026-02-27',
  }
  it.each<[string, Partial<Terms>, string[]]>([
    ['good ones', {}, []],
    ['signed and ended on its only day', { endsOn: '2026-03-01', exclusiveUntil: null, signedOn: '2026-03-01' }, []],
    ['an end before the start', { endsOn: '2026-02-28', exclusiveUntil: null }, ['endsOn BEFORE_START']],
    ['a signature of tomorrow', { signedOn: '2026-03-13' }, ['signedOn IN_FUTURE']],
    ['a simple mandate that is exclusive', { type: 'SIMPLE' }, ['exclusiveUntil NOT_EXCLUSIVE']],
    ['exclusivity before', { exclusiveUntil: '2026-02-28' }, ['exclusiveUntil BEFORE_START']],
    ['exclusivity beyond', { exclusiveUntil: '2026-09-01' }, ['exclusiveUntil AFTER_END']],
  ])('%s', (_name, change, expected) => {
    expect(fields({ ...good, ...change }, '2026-03-12')).toEqual(expected)
  })

  it('that have no fault stay without when a notice ends them, and nothing lasts beyond its last day', () => {
    fc.assert(
      fc.property(term, day, day, (terms, last, today) => {
        fc.pre(termsFaults(terms, today).length === 0 && last <= terms.endsOn)
        const left = termsUntil(terms, last)
        expect(left === null).toBe(last < terms.startsOn)
        if (left !== null) expect([left.endsOn, termsFaults(left, today)]).toEqual([last, []])
      }),
    )
  })
})

describe('the state of a mandate', () => {
  it('is one of four, over from the day after the last on', () => {
    fc.assert(
      fc.property(day, day, day, fc.constantFrom('MANDATE', 'TERMINATION'), (startsOn, endsOn, today, kind) => {
        const state = stateOn({ kind, startsOn, endsOn }, today)
        expect(isOver(state)).toBe(today > endsOn)
        if (state === 'RUNNING') expect(startsOn <= today && today <= endsOn).toBe(true)
        if (state === 'TERMINATED') expect(kind).toBe('TERMINATION')
      }),
    )
  })
})

describe('who holds a register', () => {
  const legal = {
    legalForm: 'SAS',
    seat: null,
    tradeRegister: 'RCS Lyon 732 829 320',
    card: 'CPI 6901 2018 000 032 456',
    cardIssuer: 'CCI Lyon Métropole',
    siret: '73282932000074',
    ice: null,
  }
  it('is said line by line, what is not known left out', () => {
    expect(holderFacts({ name: 'Lyon', country: 'FR', address: '1, rue X', legal })).toEqual([
      ['branch', 'Lyon'],
      ['legalForm', 'SAS'],
      ['address', '1, rue X'],
      ['card', 'CPI 6901 2018 000 032 456 · CCI Lyon Métropole'],
      ['tradeRegister', 'RCS Lyon 732 829 320'],
      ['siret', '73282932000074'],
    ])
  })
  it('shows in France that the card is missing, and asks for none in Morocco', () => {
    const none = {
      legalForm: null,
      seat: null,
      tradeRegister: null,
      card: null,
      cardIssuer: null,
      siret: null,
      ice: null,
    }
    const of = (country: 'MA' | 'FR') => holderFacts({ name: 'A', country, address: null, legal: none })
    expect(of('FR')).toEqual([
      ['branch', 'A'],
      ['card', '—'],
    ])
    expect(of('MA')).toEqual([['branch', 'A']])
    const authorised = { ...none, card: 'A-12', ice: '001234567000089' }
    expect(holderFacts({ name: 'A', country: 'MA', address: null, legal: authorised })).toEqual([
      ['branch', 'A'],
      ['authorisation', 'A-12'],
      ['ice', '001234567000089'],
    ])
  })
})

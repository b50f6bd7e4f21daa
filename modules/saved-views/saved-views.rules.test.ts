import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { faultsOf, lists } from './saved-views.rules.ts'

const everyCode = () => true

describe('the judgement of a definition', () => {
  it('never throws, whatever was stored', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...lists),
        fc.dictionary(fc.string(), fc.jsonValue()),
        fc.option(fc.string()),
        (list, filter, sort) => {
          expect(Array.isArray(faultsOf(list, { filter: filter as Record<string, unknown>, sort }, everyCode))).toBe(
            true,
          )
        },
      ),
      { numRuns: 200 },
    )
  })

  it('takes nothing that the list does not know by name', () => {
    const known = new Set(['caseType', 'status', 'assignee', 'open', 'q', 'branchId', 'source'])
    fc.assert(
      fc.property(
        fc.string({ minLength: 1 }).filter((name) => !known.has(name)),
        fc.jsonValue(),
        (name, value) => {
          const filter = Object.fromEntries([[name, value]])
          expect(faultsOf('DOSSIERS', { filter, sort: null }, everyCode)).not.toEqual([])
        },
      ),
      { numRuns: 200 },
    )
  })

  it('takes the empty filter of every list', () => {
    for (const list of lists) expect(faultsOf(list, { filter: {}, sort: null }, everyCode)).toEqual([])
  })
})

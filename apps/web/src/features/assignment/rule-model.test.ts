import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { missingIn, movedRule, newRule, tidyRule } from './rule-model.ts'

const rules = ['a', 'b', 'c'].map((id) => newRule('ROUND_ROBIN', id))
const order = (list: readonly { id: string }[]) => list.map((r) => r.id).join('')

describe('the list of rules', () => {
  it('moves a rule and loses none, wherever it goes', () => {
    expect(order(movedRule(rules, 'a', 2))).toBe('bca')
    expect(order(movedRule(rules, 'c', 0))).toBe('cab')
    expect(order(movedRule(rules, 'x', 0))).toBe('abc')
    fc.assert(
      fc.property(fc.constantFrom('a', 'b', 'c'), fc.integer({ min: -5, max: 9 }), (id, to) => {
        expect(
          order(movedRule(rules, id, to))
            .split('')
            .sort()
            .join(''),
        ).toBe('abc')
      }),
    )
  })

  it('says what a rule lacks, and drops what its method does not use', () => {
    const zone = newRule('BY_ZONE', 'z')
    expect(missingIn(zone)).toBe('groupIncomplete')
    expect(missingIn({ ...zone, groups: [] })).toBe('zonesMissing')
    expect(missingIn({ ...zone, groups: [{ keys: ['Anfa'], agentIds: ['1'] }] })).toBeNull()
    expect(missingIn(newRule('BY_LANGUAGE', 'l'))).toBeNull()
    expect(tidyRule({ ...zone, method: 'MANUAL', agentIds: ['1'] })).toMatchObject({ groups: [], agentIds: [] })
  })
})

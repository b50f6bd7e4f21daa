import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type AttendeeIds, attendeeChange, attendeesAfter, isNobody } from './attendees.rules.ts'

const ids = fc.array(fc.constantFrom('a', 'b', 'c', 'd', 'e'), { maxLength: 6 })
const anybody: fc.Arbitrary<AttendeeIds> = fc.record({
  contactIds: fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd')),
  colleagueIds: fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd')),
  resourceIds: fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd')),
})
const asked = fc.record({ contactIds: ids, colleagueIds: ids, resourceIds: ids }, { requiredKeys: [] })
const own = fc.record({ agentId: fc.constantFrom('a', 'z'), contactId: fc.constantFrom('b', null) })
const lists = ['contactIds', 'colleagueIds', 'resourceIds'] as const

describe('who comes along', () => {
  it('stands there once, never beside themselves, and stays where nothing is said', () => {
    fc.assert(
      fc.property(anybody, asked, own, (before, wish, self) => {
        const after = attendeesAfter(before, wish, self)
        for (const list of lists) expect(new Set(after[list]).size).toBe(after[list].length)
        expect(after.colleagueIds).not.toContain(self.agentId)
        expect(after.contactIds).not.toContain(self.contactId)
        if (!wish.resourceIds) expect(after.resourceIds).toEqual(before.resourceIds)
      }),
    )
  })

  it('changes by what is added and what is removed, and by nothing else', () => {
    fc.assert(
      fc.property(anybody, anybody, (before, after) => {
        const { added, removed } = attendeeChange(before, after)
        for (const list of lists) {
          const rebuilt = [...before[list].filter((id) => !removed[list].includes(id)), ...added[list]]
          expect(rebuilt.sort()).toEqual([...after[list]].sort())
        }
        expect(isNobody(attendeeChange(before, before).added)).toBe(true)
      }),
    )
  })
})

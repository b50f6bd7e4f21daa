import fc from 'fast-check'
import { expect, it } from 'vitest'
import { withPlatformGuard } from './annonces.guards.rules.ts'

it('every way to the public asks whether the platform blocks, once, whatever the organisation wrote', () => {
  const code = fc.constantFrom('facts_complete', 'photos_enough', 'no_moderation_block')
  const way = fc.record(
    { to: fc.constantFrom('PUBLISHED', 'PAUSED', 'DRAFT'), guards: fc.uniqueArray(code) },
    { requiredKeys: ['to'] },
  )
  fc.assert(
    fc.property(fc.array(way), (transitions) => {
      const made = withPlatformGuard({ transitions }).transitions
      expect(made.map(({ to }) => to)).toEqual(transitions.map(({ to }) => to))
      for (const [i, one] of made.entries()) {
        const asked = one.guards?.filter((guard) => guard === 'no_moderation_block').length ?? 0
        if (one.to === 'PUBLISHED') expect(asked).toBe(1)
        else expect(one).toBe(transitions[i])
      }
    }),
  )
})

import fc from 'fast-check'
import { expect, it } from 'vitest'
import { type Nudge, nudgeKinds, rankNudges, SHOWN_NUDGES } from './today.rules.ts'

const nudge = fc.record({
  kind: fc.constantFrom(...nudgeKinds),
  dossier: fc
    .integer({ min: 0, max: 20 })
    .map((n) => ({ id: String(n), reference: `D-${n}`, contact: `Personne ${n}` })),
  at: fc.integer({ min: 0, max: 1000 }).map((n) => new Date(n * 60_000).toISOString()),
  score: fc.option(fc.integer({ min: 0, max: 100 })),
})

it('shows each dossier once, with its most pressing reason, in the order of kinds, whatever the order found', () => {
  fc.assert(
    fc.property(fc.array(nudge), (found) => {
      const shown = rankNudges(found)
      expect(shown.length).toBeLessThanOrEqual(SHOWN_NUDGES)
      const ids = shown.map((n) => n.dossier.id)
      expect(new Set(ids).size).toBe(ids.length)
      const ranks = shown.map((n) => nudgeKinds.indexOf(n.kind))
      expect(ranks).toEqual([...ranks].sort((a, b) => a - b))
      for (const one of shown) {
        const all = found.filter((n) => n.dossier.id === one.dossier.id)
        expect(nudgeKinds.indexOf(one.kind)).toBe(Math.min(...all.map((n) => nudgeKinds.indexOf(n.kind))))
      }
    }),
  )
})

it('puts the hottest and the longest silent first', () => {
  const one = (id: string, kind: Nudge['kind'], at: string, score: number | null = null): Nudge => ({
    kind,
    dossier: { id, reference: id, contact: id },
    at,
    score,
  })
  const shown = rankNudges([
    one('a', 'STALE', '2026-03-05T00:00:00Z'),
    one('b', 'STALE', '2026-03-01T00:00:00Z'),
    one('c', 'HOT_WITHOUT_STEP', '2026-03-11T00:00:00Z', 70),
    one('d', 'HOT_WITHOUT_STEP', '2026-03-11T00:00:00Z', 90),
    one('e', 'OFFER_ENDING', '2026-03-13T00:00:00Z'),
  ])
  expect(shown.map((n) => n.dossier.id)).toEqual(['e', 'd', 'c', 'b', 'a'])
})

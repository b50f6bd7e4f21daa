import i18next from 'i18next'
import type { LetterOutcome } from '@/lib/api-operations.ts'
import { notifyDone, notifyWarning } from '@/ui/notify.tsx'

/** Says what became of each letter of a decision, in one sentence for each kind of answer. */
export function tellOutcomes(outcomes: readonly LetterOutcome[]): void {
  const of = (kind: LetterOutcome['outcome']) => outcomes.filter(({ outcome }) => outcome === kind)
  for (const kind of ['QUEUED', 'DISCARDED'] as const) {
    const done = of(kind).length
    if (done > 0) notifyDone(i18next.t(`operations:outcome.${kind}`, { count: done }))
  }
  const others = (['ALREADY', 'CHANGED', 'REFUSED'] as const).flatMap((kind) => {
    const some = of(kind)
    const why = [...new Set(some.map(({ reason }) => reason).filter((reason) => reason !== null))].join(', ')
    return some.length > 0 ? [i18next.t(`operations:outcome.${kind}`, { count: some.length, why })] : []
  })
  if (others.length > 0) notifyWarning(others.join(' '))
}

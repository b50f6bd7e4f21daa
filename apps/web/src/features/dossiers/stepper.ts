import type { Dossier } from '../../lib/api-dossiers.ts'

interface Step {
  code: string
  state: 'done' | 'current' | 'ahead'
}

export interface Stepper {
  steps: Step[]
  /** The present state when it stands beside the main line (lost, on hold, no-show…). */
  aside: string | null
}

/**
 * The main line of a workflow with what is behind and what is ahead. Beside the line, progress is where the dossier
 * last stood on it (its history tells), so that a detour does not look like a fresh start.
 */
export function stepperOf(
  dossier: Pick<Dossier, 'status' | 'heldFrom'> & {
    workflow: Pick<Dossier['workflow'], 'path'>
    history: readonly { to: string }[]
  },
): Stepper {
  const { path } = dossier.workflow
  const here = path.indexOf(dossier.status)
  const reached =
    here >= 0
      ? here
      : Math.max(
          dossier.heldFrom ? path.indexOf(dossier.heldFrom) : -1,
          path.indexOf(dossier.history.filter((h) => path.includes(h.to)).at(-1)?.to ?? ''),
        )
  return {
    aside: here >= 0 ? null : dossier.status,
    steps: path.map((code, i) => ({
      code,
      state: here >= 0 && i === here ? 'current' : i <= reached ? 'done' : 'ahead',
    })),
  }
}

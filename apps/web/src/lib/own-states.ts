import type { Definition, StateTone } from './api-workflows.ts'
import { type OwnWords, takeOwnWords } from './own-words.ts'

const tones = new Map<string, StateTone>()

/** The colour an organisation gave a state, if it did. */
export const ownTone = (state: string): StateTone | undefined => tones.get(state)

/**
 * Makes the organisation's own names and colours of states those of the whole app. Where two workflows name the same
 * code, the first keeps it.
 */
export function takeOwnStates(definitions: readonly Definition[]): void {
  const words = new Map<string, OwnWords>()
  tones.clear()
  for (const { names, tones: given } of definitions) {
    for (const [state, tone] of Object.entries(given ?? {})) if (!tones.has(state)) tones.set(state, tone)
    for (const [state, name] of Object.entries(names ?? {}))
      if (!words.has(`status.${state}`)) words.set(`status.${state}`, name)
  }
  takeOwnWords('states', words)
}

import type { Definition, StateTone } from '@/lib/api-workflows.ts'
import { currentLocale } from '@/lib/i18n.ts'
import { label } from '@/lib/label.ts'
import { statusTone } from '@/ui/status-tone.ts'

/** The name of a state in a definition: the organisation's own, else the product's, else its code. */
export function stateName(definition: Definition, state: string): string {
  return definition.names?.[state]?.[currentLocale()].trim() || label('status', state)
}

/** The colour of a state in a definition. */
export function stateTone(definition: Definition, state: string): StateTone {
  return definition.tones?.[state] ?? statusTone(state)
}

/** A way in words: its own name, else where it leads from and to. */
export function wayName(definition: Definition, from: string, to: string): string {
  return `${stateName(definition, from)} → ${stateName(definition, to)}`
}

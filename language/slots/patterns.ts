import { foldForm } from '../normalise.ts'

/** Alternation of folded forms, longest first, for use inside a pattern. */
export function alternation(forms: string): string {
  return [
    ...new Set(
      forms
        .split('|')
        .map(foldForm)
        .filter((form) => form !== ''),
    ),
  ]
    .sort((a, b) => b.length - a.length)
    .map((form) => form.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replaceAll(' ', "[ '-]"))
    .join('|')
}

/** Folded form → value, for a table whose values are `|`-separated forms. */
export function lookup<Value>(entries: Iterable<readonly [Value, string]>): Map<string, Value> {
  const map = new Map<string, Value>()
  for (const [value, forms] of entries)
    for (const form of forms.split('|')) map.set(foldForm(form).replace(/[ '-]/g, ' '), value)
  return map
}

/** Arabic particles that may be written together with the word that follows. */
export const ARABIC_PARTICLE = '(?:[وفبل]|لل|ف |ب |ل )?'

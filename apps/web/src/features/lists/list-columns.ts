import type { ListDefinition } from '../../lib/api-lists.ts'

/** Columns as an address holds them: names with commas between. Unknown and repeated ones are left out. */
export function readColumns<K extends string>(text: string | undefined, known: readonly K[]): K[] | null {
  return text === undefined ? null : knownColumns(text.split(','), known)
}

/** Those of the names that the list has, each once, in their order. */
export function knownColumns<K extends string>(names: readonly string[], known: readonly K[]): K[] {
  return [...new Set(names)].flatMap((name) => known.find((key) => key === name) ?? [])
}

/** The columns with one of them a place nearer to the start (-1) or the end (1); at the edge they stay. */
export function moveColumn<K extends string>(columns: readonly K[], key: K, by: -1 | 1): K[] {
  const from = columns.indexOf(key)
  const to = from + by
  if (from < 0 || to < 0 || to >= columns.length) return [...columns]
  const rest = columns.filter((c) => c !== key)
  return [...rest.slice(0, to), key, ...rest.slice(to)]
}

/** Whether two definitions ask for the same: the order of names and of statuses counts for nothing, that of columns does. */
export function sameDefinition(a: ListDefinition, b: ListDefinition): boolean {
  const columns = a.columns.length === 0 || b.columns.length === 0 || a.columns.join() === b.columns.join()
  return columns && (a.sort ?? '') === (b.sort ?? '') && plain(a.filter) === plain(b.filter)
}

function plain(filter: Record<string, unknown>): string {
  const said = Object.entries(filter)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => [name, Array.isArray(value) ? value.map(String).sort() : value] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1))
  return JSON.stringify(said)
}

/**
 * Everybody in their new order: those named take, one after the other, the places that the named had; the others (whom
 * who arranges may not see) keep theirs. Null unless `wanted` names each of `movable` once and nobody else.
 */
export function rearranged(
  all: readonly string[],
  movable: ReadonlySet<string>,
  wanted: readonly string[],
): string[] | null {
  const named = new Set(wanted)
  if (wanted.length !== movable.size || named.size !== wanted.length || wanted.some((id) => !movable.has(id)))
    return null
  const next = wanted.values()
  return all.map((id) => (named.has(id) ? (next.next().value ?? id) : id))
}

/** Which rows of a list are chosen. `anchor` is the last one touched: a range begins there. */
export interface Chosen {
  ids: ReadonlySet<string>
  anchor: string | null
}

export const nothingChosen: Chosen = { ids: new Set(), anchor: null }

/**
 * The choice after a row was touched; with `range`, every row from the last one touched to this one becomes what this
 * one becomes.
 * @param order ids as the list shows them
 */
export function touchRow(chosen: Chosen, id: string, order: readonly string[], range: boolean): Chosen {
  const add = !chosen.ids.has(id)
  const [from, to] = [chosen.anchor === null ? -1 : order.indexOf(chosen.anchor), order.indexOf(id)]
  const touched = range && from >= 0 && to >= 0 ? order.slice(Math.min(from, to), Math.max(from, to) + 1) : [id]
  const ids = new Set(chosen.ids)
  for (const one of touched) {
    if (add) ids.add(one)
    else ids.delete(one)
  }
  return { ids, anchor: id }
}

/** Every row shown, or none when they all were chosen already. */
export function touchAll(chosen: Chosen, order: readonly string[]): Chosen {
  const all = order.length > 0 && order.every((id) => chosen.ids.has(id))
  return all ? nothingChosen : { ids: new Set([...chosen.ids, ...order]), anchor: null }
}

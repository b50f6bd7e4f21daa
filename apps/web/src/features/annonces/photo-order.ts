/** The list with one id at another's place; the same list when either is absent or they are the same. */
export function movedTo(order: readonly string[], id: string, over: string): string[] {
  const from = order.indexOf(id)
  const to = order.indexOf(over)
  if (from < 0 || to < 0 || from === to) return [...order]
  const rest = order.filter((x) => x !== id)
  return [...rest.slice(0, to), id, ...rest.slice(to)]
}

export interface Tile {
  id: string
  left: number
  top: number
  width: number
  height: number
}

type Arrow = 'ArrowLeft' | 'ArrowRight' | 'ArrowUp' | 'ArrowDown'

/** The tile that an arrow leads to: nearest on that side of the screen, its own row first. */
export function tileBeside(tiles: readonly Tile[], from: { x: number; y: number }, arrow: Arrow): Tile | null {
  const sideways = arrow === 'ArrowLeft' || arrow === 'ArrowRight'
  const sign = arrow === 'ArrowRight' || arrow === 'ArrowDown' ? 1 : -1
  let best: { tile: Tile; distance: number } | null = null
  for (const tile of tiles) {
    const dx = tile.left + tile.width / 2 - from.x
    const dy = tile.top + tile.height / 2 - from.y
    const along = (sideways ? dx : dy) * sign
    const across = Math.abs(sideways ? dy : dx)
    if (along <= 1 || (sideways && across > tile.height / 2)) continue
    const distance = along + across * 3
    if (!best || distance < best.distance) best = { tile, distance }
  }
  return best?.tile ?? null
}

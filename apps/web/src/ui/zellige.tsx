import classes from './zellige.module.css'

/** Points of an n-pointed star polygon around a centre. */
function star(cx: number, cy: number, points: number, outer: number, inner: number): string {
  const steps = points * 2
  return Array.from({ length: steps }, (_, i) => {
    const radius = i % 2 === 0 ? outer : inner
    const angle = (Math.PI * i) / points - Math.PI / 2
    return `${(cx + radius * Math.cos(angle)).toFixed(2)},${(cy + radius * Math.sin(angle)).toFixed(2)}`
  }).join(' ')
}

/** The eight-fold zellige tile (khatam star, its octagon and the links to its neighbours) as line segments. */
function tile(x: number, y: number, size: number): { polygons: string[]; lines: string } {
  const c = size / 2
  const cx = x + c
  const cy = y + c
  const r = size * 0.34
  const link = size * 0.2
  return {
    polygons: [star(cx, cy, 8, r, r * 0.765), star(cx, cy, 8, r * 0.52, r * 0.4), star(x, y, 4, link, link * 0.42)],
    lines: [
      `M${cx} ${cy - r}V${y}`,
      `M${cx} ${cy + r}V${y + size}`,
      `M${cx - r} ${cy}H${x}`,
      `M${cx + r} ${cy}H${x + size}`,
      `M${cx - r * 0.71} ${cy - r * 0.71}L${x + link * 0.3} ${y + link * 0.3}`,
      `M${cx + r * 0.71} ${cy - r * 0.71}L${x + size - link * 0.3} ${y + link * 0.3}`,
      `M${cx - r * 0.71} ${cy + r * 0.71}L${x + link * 0.3} ${y + size - link * 0.3}`,
      `M${cx + r * 0.71} ${cy + r * 0.71}L${x + size - link * 0.3} ${y + size - link * 0.3}`,
    ].join(''),
  }
}

/** A fine zellige line pattern that fades at its edges; at most one per page. Decorative, hidden from assistive tools. */
export function Zellige({ columns = 7, rows = 3, size = 64 }: { columns?: number; rows?: number; size?: number }) {
  const tiles = Array.from({ length: columns * rows }, (_, i) =>
    tile((i % columns) * size, Math.floor(i / columns) * size, size),
  )
  return (
    <svg
      className={classes.root}
      viewBox={`0 0 ${columns * size} ${rows * size}`}
      preserveAspectRatio="xMidYMid slice"
      aria-hidden="true"
      focusable="false"
    >
      {tiles.map((t) => (
        <g key={t.lines}>
          {t.polygons.map((p) => (
            <polygon key={p} points={p} />
          ))}
          <path d={t.lines} />
        </g>
      ))}
    </svg>
  )
}

import classes from './ring.module.css'

/** A figure out of 100 inside a thin ring; null is a dash. `tone` is the colour of the ring, `label` its spoken name. */
export function Ring(props: {
  score: number | null
  tone: 'mint' | 'saffron' | 'terracotta' | 'cold' | undefined
  label: string
  size: number
  /** Width of the line, in pixels. */
  stroke: number
}) {
  const { score, size, stroke } = props
  const radius = (size - stroke) / 2
  const length = 2 * Math.PI * radius
  return (
    <svg
      className={classes.root}
      width={size}
      height={size}
      viewBox={`0 0 ${size} ${size}`}
      role="img"
      aria-label={props.label}
      data-tone={props.tone}
    >
      <circle className={classes.track} cx={size / 2} cy={size / 2} r={radius} strokeWidth={stroke} />
      {score !== null && (
        <circle
          className={classes.value}
          cx={size / 2}
          cy={size / 2}
          r={radius}
          strokeWidth={stroke}
          strokeDasharray={`${(length * Math.min(100, Math.max(0, score))) / 100} ${length}`}
          transform={`rotate(-90 ${size / 2} ${size / 2})`}
        />
      )}
      <text x="50%" y="50%" dy="0.35em" textAnchor="middle" fontSize={size >= 56 ? 20 : size >= 36 ? 12 : 11}>
        {score ?? '–'}
      </text>
    </svg>
  )
}

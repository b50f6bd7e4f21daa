import { useTranslation } from 'react-i18next'
import type { Band } from '@/lib/api-types.ts'
import classes from './score-ring.module.css'

const band = (score: number): Band => (score >= 70 ? 'HOT' : score >= 40 ? 'WARM' : 'COLD')

/** A score out of 100 as a thin ring with its figure; the colour follows the band the server decided. */
export function ScoreRing(props: { score: number | null; band?: Band | null; size?: number }) {
  const { t } = useTranslation()
  const size = props.size ?? 36
  const stroke = size >= 56 ? 4 : 3
  const radius = (size - stroke) / 2
  const length = 2 * Math.PI * radius
  const { score } = props
  const name = score === null ? t('score.none') : t('score.label', { score })
  return (
    <svg
      className={classes.root}
      width={size}
      height={size}
      viewBox={`0 0 ${size} ${size}`}
      role="img"
      aria-label={name}
      data-band={score === null ? undefined : (props.band ?? band(score))}
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

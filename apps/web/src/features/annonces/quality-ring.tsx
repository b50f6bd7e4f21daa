import { useTranslation } from 'react-i18next'
import classes from './quality-ring.module.css'

/** Quality of a listing out of 100: its own colours, so that nobody takes it for the score of a person. */
export function QualityRing({ score, size = 36 }: { score: number; size?: number }) {
  const { t } = useTranslation()
  const stroke = size >= 56 ? 5 : 3
  const radius = (size - stroke) / 2
  const length = 2 * Math.PI * radius
  const level = score >= 80 ? 'good' : score >= 50 ? 'fair' : 'poor'
  return (
    <svg
      className={classes.root}
      width={size}
      height={size}
      viewBox={`0 0 ${size} ${size}`}
      role="img"
      aria-label={t('annonces:qualityScore', { score })}
      data-level={level}
    >
      <circle className={classes.track} cx={size / 2} cy={size / 2} r={radius} strokeWidth={stroke} />
      <circle
        className={classes.value}
        cx={size / 2}
        cy={size / 2}
        r={radius}
        strokeWidth={stroke}
        strokeDasharray={`${(length * score) / 100} ${length}`}
        transform={`rotate(-90 ${size / 2} ${size / 2})`}
      />
      <text x="50%" y="50%" dy="0.35em" textAnchor="middle" fontSize={size >= 56 ? 20 : 11}>
        {score}
      </text>
    </svg>
  )
}

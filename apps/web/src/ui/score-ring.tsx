import { useTranslation } from 'react-i18next'
import type { Band } from '@/lib/api-dossiers.ts'
import { Ring } from './ring.tsx'

const band = (score: number): Band => (score >= 70 ? 'HOT' : score >= 40 ? 'WARM' : 'COLD')
const tones = { HOT: 'terracotta', WARM: 'saffron', COLD: 'cold' } as const

/** A score out of 100 as a thin ring with its figure; the colour follows the band the server decided. */
export function ScoreRing(props: { score: number | null; band?: Band | null; size?: number }) {
  const { t } = useTranslation()
  const { score, size = 36 } = props
  return (
    <Ring
      score={score}
      size={size}
      stroke={size >= 56 ? 4 : 3}
      tone={score === null ? undefined : tones[props.band ?? band(score)]}
      label={score === null ? t('score.none') : t('score.label', { score })}
    />
  )
}

import { useTranslation } from 'react-i18next'
import { Ring } from '@/ui/ring.tsx'

/** Quality of a listing out of 100: its own colours, so that nobody takes it for the score of a person. */
export function QualityRing({ score, size = 36 }: { score: number; size?: number }) {
  const { t } = useTranslation()
  return (
    <Ring
      score={score}
      size={size}
      stroke={size >= 56 ? 5 : 3}
      tone={score >= 80 ? 'mint' : score >= 50 ? 'saffron' : 'terracotta'}
      label={t('annonces:qualityScore', { score })}
    />
  )
}

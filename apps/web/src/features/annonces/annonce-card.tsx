import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { AnnonceSummary } from '@/lib/api-annonces.ts'
import { label } from '@/lib/label.ts'
import { Picture } from '@/ui/picture.tsx'
import { StatusBadge } from '@/ui/status-badge.tsx'
import { propertyIcons } from '@/ui/status-tone.ts'
import classes from './annonce-card.module.css'
import { PriceText, placeOf, useEssentials } from './annonce-text.tsx'
import { QualityRing } from './quality-ring.tsx'

/** An annonce as one looks at it: the photograph first, then price, place and essentials in three lines. */
export function AnnonceCard({ annonce: a, eager }: { annonce: AnnonceSummary; eager: boolean }) {
  const { t } = useTranslation()
  const essentials = useEssentials()
  const Type = propertyIcons[a.propertyType]
  return (
    <Link to="/annonces/$annonceId" params={{ annonceId: a.id }} className={classes.card}>
      <span className={classes.photo}>
        <Picture src={a.coverUrl} propertyType={a.propertyType} eager={eager} />
        <span className={classes.status}>
          <StatusBadge code={a.status} family="annonceStatus" />
        </span>
        {a.quality && (
          <span className={classes.quality} title={t('annonces:qualityScore', { score: a.quality.score })}>
            <QualityRing score={a.quality.score} size={32} />
          </span>
        )}
      </span>
      <span className={classes.line}>
        <strong className={classes.price}>
          <PriceText annonce={a} />
        </strong>
        <span className={classes.kind}>{label('transaction', a.transaction)}</span>
      </span>
      <span className={classes.title} dir="auto">
        {a.title}
      </span>
      <span className={classes.facts}>
        {Type && <Type size={15} stroke={1.5} aria-hidden />}
        <span>{[label('propertyType', a.propertyType), essentials(a)].filter(Boolean).join(' · ')}</span>
      </span>
      <span className={classes.facts}>
        <span>{placeOf(a)}</span>
        <bdi className={classes.reference}>{a.reference}</bdi>
      </span>
    </Link>
  )
}

import { useTranslation } from 'react-i18next'
import type { Annonce, AnnonceSummary } from '@/lib/api-annonces.ts'
import { formatNumber } from '@/lib/format.ts'
import { currentLocale } from '@/lib/i18n.ts'
import { MoneyText } from '@/ui/text.tsx'
import classes from './annonce-text.module.css'

/** The price with its period; a draft without one says so. */
export function PriceText({ annonce: a }: { annonce: Pick<AnnonceSummary, 'price' | 'rentPeriod' | 'transaction'> }) {
  const { t } = useTranslation()
  if (!a.price) return <span className={classes.none}>{t('annonces:noPrice')}</span>
  return (
    <>
      <MoneyText money={a.price} />
      {a.transaction === 'RENT' && a.rentPeriod && (
        <small className={classes.period}> {t(`annonces:per.${a.rentPeriod}`)}</small>
      )}
    </>
  )
}

/** "3 bedrooms · 128 m²": the essentials in one line. */
export function useEssentials(): (a: Pick<Annonce, 'bedrooms' | 'rooms' | 'surface'>) => string {
  const { t } = useTranslation()
  return (a) =>
    [
      a.rooms ? t('annonces:rooms', { count: a.rooms }) : '',
      a.bedrooms ? t('annonces:bedrooms', { count: a.bedrooms }) : '',
      a.surface ? `${formatNumber(a.surface, currentLocale(), 1)} m²` : '',
    ]
      .filter(Boolean)
      .join(' · ')
}

/** "Racine, Casablanca". */
export function placeOf(a: Pick<AnnonceSummary, 'city' | 'zone'>): string {
  return [a.zone, a.city].filter(Boolean).join(', ')
}

import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { AnnonceSummary } from '@/lib/api-types.ts'
import { formatNumber } from '@/lib/format.ts'
import { currentLocale } from '@/lib/i18n.ts'
import { label } from '@/lib/label.ts'
import { Picture } from '@/ui/picture.tsx'
import { StatusBadge } from '@/ui/status-badge.tsx'
import { ElapsedText } from '@/ui/text.tsx'
import classes from './annonce-table.module.css'
import { PriceText, placeOf } from './annonce-text.tsx'
import { QualityRing } from './quality-ring.tsx'

/** The portfolio as rows; on a phone photo, title, price and state. */
export function AnnonceTable({ items }: { items: readonly AnnonceSummary[] }) {
  const { t } = useTranslation()
  const figure = (value: number | null, digits = 0) =>
    value === null ? '–' : formatNumber(value, currentLocale(), digits)
  return (
    <table className={classes.table}>
      <thead>
        <tr>
          <th scope="col">{t('annonces:table.title')}</th>
          <th scope="col">{t('annonces:table.status')}</th>
          <th scope="col">{t('annonces:table.type')}</th>
          <th scope="col">{t('annonces:table.place')}</th>
          <th scope="col" data-numeric="true">
            {t('annonces:table.price')}
          </th>
          <th scope="col" data-numeric="true">
            m²
          </th>
          <th scope="col" data-numeric="true">
            {t('annonces:table.bedrooms')}
          </th>
          <th scope="col">{t('annonces:table.quality')}</th>
          <th scope="col">{t('annonces:table.updated')}</th>
        </tr>
      </thead>
      <tbody>
        {items.map((a) => (
          <tr key={a.id}>
            <th scope="row">
              <Link to="/annonces/$annonceId" params={{ annonceId: a.id }} className={classes.name}>
                <span className={classes.photo}>
                  <Picture src={a.coverUrl} propertyType={a.propertyType} />
                </span>
                <span>
                  <span className={classes.title} dir="auto">
                    {a.title}
                  </span>
                  <bdi className={classes.reference}>{a.reference}</bdi>
                </span>
              </Link>
            </th>
            <td data-column="status">
              <StatusBadge code={a.status} family="annonceStatus" />
            </td>
            <td>
              {label('propertyType', a.propertyType)} · {label('transaction', a.transaction)}
            </td>
            <td>{placeOf(a)}</td>
            <td data-column="price" data-numeric="true">
              <PriceText annonce={a} />
            </td>
            <td data-numeric="true">{figure(a.surface, 1)}</td>
            <td data-numeric="true">{figure(a.bedrooms)}</td>
            <td>{a.quality && <QualityRing score={a.quality.score} size={30} />}</td>
            <td>
              <ElapsedText since={a.updatedAt} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

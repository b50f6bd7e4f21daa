import { Button } from '@mantine/core'
import i18next from 'i18next'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Dossier } from '@/lib/api-dossiers.ts'
import { formatBudget } from '@/lib/format.ts'
import { currentLocale } from '@/lib/i18n.ts'
import { label } from '@/lib/label.ts'
import classes from './dossier-side.module.css'

const WishesForm = lazy(() => import('./wishes-form.tsx').then((m) => ({ default: m.WishesForm })))

/** The wishes as short chips, in the order a person says them: what, where, how much, how big, the rest. */
export function wishChips(d: Dossier): string[] {
  const c = d.criteria
  const t = i18next.t
  return [
    ...(c.propertyTypes ?? []).map((code) => label('propertyType', code)),
    ...(c.cities ?? (d.city ? [d.city] : [])),
    ...(c.zones ?? []),
    d.budget ? formatBudget(d.budget, currentLocale()) : '',
    c.bedroomsMin ? t('inbox:side.bedrooms', { count: c.bedroomsMin }) : '',
    c.roomsMin ? t('inbox:side.rooms', { count: c.roomsMin }) : '',
    c.surfaceMin ? t('inbox:side.surfaceFrom', { m2: c.surfaceMin }) : '',
    c.surfaceMax ? t('inbox:side.surfaceTo', { m2: c.surfaceMax }) : '',
    ...(c.features ?? []).map((code) => label('feature', code)),
    c.furnished === true ? t('inbox:side.furnished') : c.furnished === false ? t('inbox:side.unfurnished') : '',
    c.moveIn ? t('inbox:side.moveIn', { when: c.moveIn }) : '',
    c.financing ? t('inbox:side.financing', { how: c.financing }) : '',
  ].filter(Boolean)
}

/** What the person looks for, as understood so far; a person's correction stands from then on. */
export function Wishes({ dossier: d }: { dossier: Dossier }) {
  const { t } = useTranslation()
  const [editing, setEditing] = useState(false)
  const chips = wishChips(d)
  return (
    <section className={classes.block}>
      <div className={classes.blockHead}>
        <h2>{t('inbox:side.wishes')}</h2>
        {d.canEdit && (
          <Button variant="subtle" size="compact-xs" onClick={() => setEditing(true)}>
            {t('inbox:side.correct')}
          </Button>
        )}
      </div>
      {chips.length === 0 && <p className={classes.muted}>{t('inbox:side.noWishes')}</p>}
      <ul className={classes.chips}>
        {chips.map((chip) => (
          <li key={chip}>
            <bdi>{chip}</bdi>
          </li>
        ))}
      </ul>
      {editing && (
        <Suspense fallback={null}>
          <WishesForm dossier={d} onClose={() => setEditing(false)} />
        </Suspense>
      )}
    </section>
  )
}

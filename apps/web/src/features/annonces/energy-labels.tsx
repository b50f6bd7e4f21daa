import { useTranslation } from 'react-i18next'
import type { Energy } from '@/lib/api-annonces.ts'
import type { Currency } from '@/lib/api-types.ts'
import { formatBudget, formatNumber } from '@/lib/format.ts'
import { currentLocale } from '@/lib/i18n.ts'
import { energyClasses } from './annonce-codes.ts'
import classes from './energy-labels.module.css'

/** The French diagnosis as the law draws it: seven steps, the property's own standing out, figures in words. */
export function EnergyLabels({ energy: e, currency }: { energy: Energy; currency: Currency }) {
  const { t } = useTranslation()
  const locale = currentLocale()
  return (
    <div className={classes.root}>
      <Scale
        name={t('annonces:energy.dpe')}
        value={e.dpeClass}
        kind="dpe"
        figure={e.kwh == null ? null : t('annonces:energy.kwh', { value: formatNumber(e.kwh, locale) })}
      />
      {e.ghgClass && (
        <Scale
          name={t('annonces:energy.ghg')}
          value={e.ghgClass}
          kind="ghg"
          figure={e.kg == null ? null : t('annonces:energy.kg', { value: formatNumber(e.kg, locale) })}
        />
      )}
      {(e.costMin != null || e.costMax != null) && (
        <p className={classes.cost}>
          {t('annonces:energy.cost', {
            range: formatBudget({ min: e.costMin ?? null, max: e.costMax ?? null, currency }, locale),
          })}
        </p>
      )}
    </div>
  )
}

function Scale(props: { name: string; value: string; kind: 'dpe' | 'ghg'; figure: string | null }) {
  return (
    <figure className={classes.scale}>
      <figcaption>
        {props.name} : <strong>{props.value}</strong>
        {props.figure && <span> · {props.figure}</span>}
      </figcaption>
      <ol aria-hidden="true" data-kind={props.kind}>
        {energyClasses.map((letter) => (
          <li key={letter} data-letter={letter} data-own={letter === props.value || undefined}>
            {letter}
          </li>
        ))}
      </ol>
    </figure>
  )
}

import {
  IconBath,
  IconBed,
  IconCalendar,
  IconDoor,
  IconMapPin,
  IconRulerMeasure,
  IconSofa,
  IconStairs,
  IconTrees,
} from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Annonce } from '@/lib/api-annonces.ts'
import { formatMoney, formatNumber, intlTag } from '@/lib/format.ts'
import { currentLocale } from '@/lib/i18n.ts'
import { label } from '@/lib/label.ts'
import type { Icon } from '@/ui/status-tone.ts'
import classes from './annonce-facts.module.css'
import { EnergyLabels } from './energy-labels.tsx'
import { PriceHistory } from './price-chart.tsx'

/** A local day such as `2026-03-01`, written out. */
function dayText(day: string): string {
  return new Intl.DateTimeFormat(intlTag(currentLocale()), { dateStyle: 'medium', timeZone: 'UTC' }).format(
    new Date(`${day}T12:00:00Z`),
  )
}

/** What the property is: the main figures, the story, features, papers, energy, price over time. */
export function AnnonceFacts({ annonce: a }: { annonce: Annonce }) {
  const { t } = useTranslation()
  const locale = currentLocale()
  const m2 = (value: number) => `${formatNumber(value, locale, 1)} m²`
  const money = (amount: number) => formatMoney({ amount, currency: a.price?.currency ?? 'MAD' }, locale)
  const figures: [Icon, string, string | null][] = [
    [IconRulerMeasure, t('annonces:fact.surface'), a.surface === null ? null : m2(a.surface)],
    [IconTrees, t('annonces:fact.land'), a.landSurface === null ? null : m2(a.landSurface)],
    [IconDoor, t('annonces:fact.rooms'), a.rooms === null ? null : String(a.rooms)],
    [IconBed, t('annonces:fact.bedrooms'), a.bedrooms === null ? null : String(a.bedrooms)],
    [IconBath, t('annonces:fact.bathrooms'), a.bathrooms === null ? null : String(a.bathrooms)],
    [
      IconStairs,
      t('annonces:fact.floor'),
      a.floor === null
        ? null
        : a.floors === null
          ? String(a.floor)
          : t('annonces:floorOf', { floor: a.floor, floors: a.floors }),
    ],
    [IconCalendar, t('annonces:fact.yearBuilt'), a.yearBuilt === null ? null : String(a.yearBuilt)],
    [IconSofa, t('annonces:fact.furnished'), a.furnished === null ? null : t(a.furnished ? 'state.yes' : 'state.no')],
  ]
  const { mandate, fees, titleDeed } = a
  const papers: [string, ReactNode][] = [
    ...(mandate
      ? ([
          [
            t('annonces:form.mandate'),
            [
              t(`annonces:mandateType.${mandate.type}`),
              mandate.number,
              mandate.startsOn && mandate.endsOn
                ? t('annonces:between', { from: dayText(mandate.startsOn), to: dayText(mandate.endsOn) })
                : null,
            ]
              .filter(Boolean)
              .join(' · '),
          ],
        ] as [string, ReactNode][])
      : []),
    ...(fees
      ? ([
          [
            t('annonces:form.fees'),
            [
              fees.percent != null ? `${formatNumber(fees.percent, locale, 2)} %` : null,
              fees.amount != null ? money(fees.amount) : null,
              t(`annonces:payer.${fees.payer}`),
            ]
              .filter(Boolean)
              .join(' · '),
          ],
        ] as [string, ReactNode][])
      : []),
    ...(titleDeed?.status
      ? ([
          [
            t('annonces:form.titleDeed'),
            [t(`annonces:deed.${titleDeed.status}`), titleDeed.number].filter(Boolean).join(' · '),
          ],
        ] as [string, ReactNode][])
      : []),
    ...(titleDeed?.condominium
      ? ([
          [
            t('annonces:form.condominium'),
            [
              titleDeed.lots ? t('annonces:lots', { count: titleDeed.lots }) : t('state.yes'),
              titleDeed.annualCharges != null
                ? t('annonces:charges', { amount: money(titleDeed.annualCharges) })
                : null,
            ]
              .filter(Boolean)
              .join(' · '),
          ],
        ] as [string, ReactNode][])
      : []),
    ...(a.address
      ? ([[t('annonces:form.address'), `${a.address} (${t(`annonces:precision.${a.addressPrecision}`)})`]] as [
          string,
          ReactNode,
        ][])
      : []),
  ]
  return (
    <div className={classes.root}>
      <ul className={classes.figures}>
        {figures.map(([Mark, name, value]) =>
          value === null ? null : (
            <li key={name}>
              <Mark size={20} stroke={1.4} aria-hidden />
              <span>
                <strong>
                  <bdi className="num">{value}</bdi>
                </strong>
                <small>{name}</small>
              </span>
            </li>
          ),
        )}
      </ul>
      {a.description && (
        <section>
          <p className={classes.story} dir="auto">
            {a.description}
          </p>
        </section>
      )}
      {a.features.length > 0 && (
        <section>
          <h2>{t('annonces:form.features')}</h2>
          <ul className={classes.features}>
            {a.features.map((code) => (
              <li key={code}>{label('feature', code)}</li>
            ))}
          </ul>
        </section>
      )}
      {a.energy && (
        <section>
          <h2>{t('annonces:form.energy')}</h2>
          <EnergyLabels energy={a.energy} currency={a.price?.currency ?? 'EUR'} />
        </section>
      )}
      {papers.length > 0 && (
        <section>
          <h2>{t('annonces:papers')}</h2>
          <dl className={classes.papers}>
            {papers.map(([name, value]) => (
              <div key={name}>
                <dt>{name}</dt>
                <dd>{value}</dd>
              </div>
            ))}
          </dl>
        </section>
      )}
      {a.address === null && (
        <p className={classes.place}>
          <IconMapPin size={16} stroke={1.5} aria-hidden />
          {t(`annonces:precision.${a.addressPrecision}`)}
        </p>
      )}
      <section>
        <h2>{t('annonces:priceHistory')}</h2>
        <PriceHistory annonce={a} />
      </section>
    </div>
  )
}

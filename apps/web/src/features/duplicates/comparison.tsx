import { Radio } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Criteria } from '@/lib/api-dossiers.ts'
import type { ComparedField, MergeSide } from '@/lib/api-duplicates.ts'
import type { Currency } from '@/lib/api-types.ts'
import { formatBudget, formatMoney } from '@/lib/format.ts'
import { currentLocale } from '@/lib/i18n.ts'
import { label } from '@/lib/label.ts'
import { wishesOf } from '../dossiers/wishes.ts'
import classes from './duplicates.module.css'

type Budget = { min: number | null; max: number | null }

/** A value of either record as people read it; null when there is none. */
function useSaid(currency: string | undefined): (field: ComparedField, side: 'survivor' | 'loser') => string | null {
  const { t } = useTranslation()
  const money = (currency ?? 'MAD') as Currency
  return (field, side) => {
    const value = field[side]
    if (value === null || value === undefined) return null
    switch (field.field) {
      case 'locale':
        return label('language', String(value))
      case 'kind':
        return t(`duplicates:kind.${String(value)}`)
      case 'source':
        return label('source', String(value))
      case 'budget':
        return formatBudget({ ...(value as Budget), currency: money }, currentLocale())
      case 'expectedValue':
        return formatMoney({ amount: Number(value), currency: money }, currentLocale())
      case 'criteria':
        return wishesOf({ criteria: value as Criteria, budget: null })
          .map((wish) => {
            if ('family' in wish.text) return label(wish.text.family, wish.text.code)
            if ('plain' in wish.text) return wish.text.plain
            return 'phrase' in wish.text ? t(`dossiers:wishes.${wish.text.phrase}`, wish.text.params) : ''
          })
          .filter(Boolean)
          .join(' · ')
      default:
        return side === 'survivor' ? field.survivorText : field.loserText
    }
  }
}

/** Field by field: one choice each where the two differ; what is the same is said once. */
export function Comparison(props: {
  fields: ComparedField[]
  names: [string, string]
  currency?: string
  chosen: Record<string, MergeSide>
  onChoose: (chosen: Record<string, MergeSide>) => void
}) {
  const { t } = useTranslation()
  const said = useSaid(props.currency)
  const differing = props.fields.filter((field) => field.differs)
  const same = props.fields.filter((field) => !field.differs && said(field, 'survivor') !== null)
  return (
    <section className={classes.block}>
      <h3>{t('duplicates:fields.title')}</h3>
      {differing.length === 0 && <p className={classes.muted}>{t('duplicates:fields.same')}</p>}
      {differing.map((field) => {
        const name = t(`duplicates:fields.${field.field}`)
        return (
          <Radio.Group
            key={field.field}
            label={name}
            value={props.chosen[field.field] ?? field.suggested}
            onChange={(value) => props.onChoose({ ...props.chosen, [field.field]: value as MergeSide })}
            classNames={{ root: classes.field, label: classes.fieldName }}
          >
            <div className={classes.options} data-three={field.choices.includes('BOTH') || undefined}>
              <Choice value="SURVIVOR" text={said(field, 'survivor')} of={props.names[0]} />
              <Choice value="LOSER" text={said(field, 'loser')} of={props.names[1]} />
              {field.choices.includes('BOTH') && <Choice value="BOTH" text={t('duplicates:fields.both')} of="" />}
            </div>
          </Radio.Group>
        )
      })}
      {same.length > 0 && (
        <p className={classes.muted}>
          {t('duplicates:fields.alike')}{' '}
          {same.map((field) => `${t(`duplicates:fields.${field.field}`)} (${said(field, 'survivor')})`).join(', ')}
        </p>
      )}
    </section>
  )
}

function Choice({ value, text, of }: { value: MergeSide; text: string | null; of: string }) {
  const { t } = useTranslation()
  return (
    <Radio
      className={classes.choice}
      value={value}
      label={
        <span dir="auto" data-empty={text === null || undefined}>
          {text ?? t('duplicates:fields.none')}
        </span>
      }
      aria-label={of ? `${text ?? t('duplicates:fields.none')} (${of})` : undefined}
    />
  )
}

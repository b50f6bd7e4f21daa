import i18next from 'i18next'
import { useSession } from '@/features/session/session.ts'
import { formatMoney, formatNumber } from '@/lib/format.ts'
import { currentLocale } from '@/lib/i18n.ts'
import { anyLabel, label } from '@/lib/label.ts'
import { InstantText } from '@/ui/text.tsx'
import classes from './glass-box.module.css'

function isMoney(value: object): value is { amount: number; currency: 'MAD' | 'EUR' } {
  return 'amount' in value && 'currency' in value && typeof value.amount === 'number'
}

const isoInstant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})$/

function IsoInstant({ at }: { at: string }) {
  return <InstantText at={at} zone={useSession().zoneOf()} />
}

/** A recorded value as a person reads it: nested names and values, amounts with their currency, no braces. */
export function ValueTree({ value }: { value: unknown }) {
  const locale = currentLocale()
  if (value === null || value === undefined || value === '') return <span className={classes.none}>–</span>
  if (typeof value === 'number') return <bdi className="num">{formatNumber(value, locale, 2)}</bdi>
  if (typeof value === 'boolean') return <>{i18next.t(value ? 'state.yes' : 'state.no')}</>
  if (typeof value === 'string' && isoInstant.test(value)) return <IsoInstant at={value} />
  if (typeof value === 'string') return <bdi>{anyLabel(value)}</bdi>
  if (typeof value !== 'object') return <bdi>{String(value)}</bdi>
  if (isMoney(value)) return <bdi className="num">{formatMoney(value, locale)}</bdi>
  if (Array.isArray(value)) {
    if (value.length === 0) return <span className={classes.none}>–</span>
    return (
      <ul className={classes.list}>
        {Object.entries(value).map(([place, v]) => (
          <li key={place}>
            <ValueTree value={v} />
          </li>
        ))}
      </ul>
    )
  }
  return (
    <dl className={classes.tree}>
      {Object.entries(value).map(([name, v]) => (
        <div key={name}>
          <dt>{label('slot', name)}</dt>
          <dd>
            <ValueTree value={v} />
          </dd>
        </div>
      ))}
    </dl>
  )
}

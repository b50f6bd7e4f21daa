import { Tooltip } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Money } from '@/lib/api-types.ts'
import { daysAgo, formatElapsed, formatInstant, formatMoney, formatPhone, type InstantStyle } from '@/lib/format.ts'
import { currentLocale } from '@/lib/i18n.ts'
import { useNow } from '@/lib/use-now.ts'

/** An amount in its own currency; isolated so that it reads right inside Arabic text. */
export function MoneyText({ money }: { money: Money }) {
  return <bdi className="num">{formatMoney(money, currentLocale())}</bdi>
}

/** A phone number in groups, always left to right. */
export function PhoneText({ value }: { value: string }) {
  return <bdi className="num ltr">{formatPhone(value)}</bdi>
}

/**
 * An instant shown in the zone of the place it belongs to; hovering gives the full date with the zone.
 * `relative` says today/yesterday/tomorrow when that is shorter.
 */
export function InstantText(props: { at: string; zone: string; style?: InstantStyle; relative?: boolean }) {
  const { t } = useTranslation()
  const now = useNow(60_000)
  const locale = currentLocale()
  const style = props.style ?? 'dateTime'
  let text = formatInstant(props.at, props.zone, locale, style)
  if (props.relative) {
    const days = daysAgo(props.at, now, props.zone)
    const time = formatInstant(props.at, props.zone, locale, 'time')
    if (days === 0) text = style === 'day' ? t('time.today') : t('time.todayAt', { time })
    else if (days === 1) text = style === 'day' ? t('time.yesterday') : t('time.yesterdayAt', { time })
    else if (days === -1) text = style === 'day' ? t('time.tomorrow') : t('time.tomorrowAt', { time })
  }
  return (
    <Tooltip label={formatInstant(props.at, props.zone, locale, 'full')}>
      <time dateTime={props.at}>{text}</time>
    </Tooltip>
  )
}

/** Time since an instant, in the short units of lists ("12 min", "3 h", "5 j"). */
export function ElapsedText({ since }: { since: string }) {
  const now = useNow(30_000)
  return (
    <time dateTime={since} className="num">
      {formatElapsed(Date.parse(since), now, currentLocale())}
    </time>
  )
}

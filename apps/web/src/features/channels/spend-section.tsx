import { ActionIcon, Button, Progress } from '@mantine/core'
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSession } from '@/features/session/session.ts'
import settings from '@/features/settings/settings.module.css'
import type { Spend } from '@/lib/api-channels.ts'
import { formatCost, formatInstant, formatNumber } from '@/lib/format.ts'
import { currentLocale } from '@/lib/i18n.ts'
import { useNow } from '@/lib/use-now.ts'
import { Section } from '@/ui/page.tsx'
import { ErrorState, ListSkeleton } from '@/ui/states.tsx'
import { spendQuery } from './channels-queries.ts'
import classes from './spend.module.css'
import { TariffDialog } from './tariff-dialog.tsx'

const FIRST_MONTH = '2026-01'

const monthOf = (at: number) => new Date(at).toISOString().slice(0, 7)
const shift = (month: string, by: number) =>
  monthOf(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)) - 1 + by))

/** What messages cost in a month by number and kind, and what is left of the limits of today. */
export function SpendSection() {
  const { t } = useTranslation()
  const { can } = useSession()
  const present = monthOf(useNow(60_000))
  const [month, setMonth] = useState(present)
  const [editing, setEditing] = useState(false)
  const spend = useQuery(spendQuery(month))
  const name = formatInstant(`${month}-15T12:00:00Z`, 'UTC', currentLocale(), 'monthYear')
  const turn = (by: number, label: string, Icon: typeof IconChevronLeft, end: string) => (
    <ActionIcon variant="subtle" aria-label={label} disabled={month === end} onClick={() => setMonth(shift(month, by))}>
      <Icon size={18} stroke={1.75} className={classes.arrow} aria-hidden />
    </ActionIcon>
  )
  return (
    <Section
      title={t('channels:spend.title')}
      hint={t('channels:spend.hint')}
      actions={
        can('settings.write') && (
          <Button variant="default" onClick={() => setEditing(true)}>
            {t('channels:spend.tariff')}
          </Button>
        )
      }
    >
      <div className={classes.month}>
        {turn(-1, t('channels:spend.before'), IconChevronLeft, FIRST_MONTH)}
        <strong aria-live="polite">{name}</strong>
        {turn(1, t('channels:spend.after'), IconChevronRight, present)}
      </div>
      {spend.isPending && <ListSkeleton rows={2} avatar={false} />}
      {spend.isError && <ErrorState error={spend.error} onRetry={() => void spend.refetch()} />}
      {spend.data && <Figures spend={spend.data} today={month === present} />}
      {editing && <TariffDialog onClose={() => setEditing(false)} />}
    </Section>
  )
}

function Figures({ spend, today }: { spend: Spend; today: boolean }) {
  const { t } = useTranslation()
  const locale = currentLocale()
  const { currency, monthlyCap, total, quota, reached } = spend
  const money = (amount: number) => (currency === null ? '—' : formatCost(amount, currency, locale))
  const counted = spend.channels.some(({ lines }) => lines.length > 0)
  return (
    <>
      <dl className={settings.facts}>
        <div>
          <dt>{t('channels:spend.total')}</dt>
          <dd className={classes.figure}>
            <bdi className="num">{money(total)}</bdi>
            {monthlyCap !== null && (
              <span className={settings.muted}> {t('channels:spend.of', { limit: money(monthlyCap) })}</span>
            )}
          </dd>
          {monthlyCap !== null && (
            <Progress
              value={Math.min(100, (total / monthlyCap) * 100)}
              color={total >= monthlyCap ? 'var(--terracotta)' : 'var(--accent)'}
              size="sm"
              aria-label={t('channels:spend.total')}
            />
          )}
        </div>
        {today && (
          <div>
            <dt>{t('channels:spend.reached')}</dt>
            <dd className={classes.figure}>{formatNumber(reached, locale)}</dd>
          </div>
        )}
        {today && quota && (
          <div>
            <dt>{t('channels:spend.quota')}</dt>
            <dd className={classes.figure}>
              {formatNumber(quota.used, locale)}
              <span className={settings.muted}>
                {' '}
                {t('channels:spend.of', { limit: formatNumber(quota.limit, locale) })}
              </span>
            </dd>
          </div>
        )}
      </dl>
      {!counted && <p className={classes.nothing}>{t('channels:spend.nothing')}</p>}
      {counted && currency === null && <p className={classes.nothing}>{t('channels:spend.noTariff')}</p>}
      <ul className={settings.rows}>
        {spend.channels
          .filter(({ lines, recipientsPerDay }) => lines.length > 0 || (today && recipientsPerDay !== null))
          .map((channel) => (
            <li key={channel.id} className={settings.row}>
              <span className={settings.grow}>
                <strong>{channel.displayName}</strong>
                <span className={classes.lines}>
                  {today && channel.recipientsPerDay !== null && (
                    <span>
                      {t('channels:spend.mayReach', { count: formatNumber(channel.recipientsPerDay, locale) })}
                    </span>
                  )}
                  {channel.lines.map((line) => (
                    <span key={line.category}>
                      {t(`channels:spend.category.${line.category}`)} : {counts(t, line, locale)}
                      {line.billed > 0 && <bdi className="num"> ({money(line.amount)})</bdi>}
                    </span>
                  ))}
                </span>
              </span>
              {channel.lines.length > 0 && <bdi className="num">{money(channel.amount)}</bdi>}
            </li>
          ))}
      </ul>
    </>
  )
}

function counts(
  t: ReturnType<typeof useTranslation>['t'],
  line: Spend['channels'][number]['lines'][number],
  locale: ReturnType<typeof currentLocale>,
): string {
  return (['billed', 'unpriced', 'free'] as const)
    .filter((kind) => line[kind] > 0)
    .map((kind) => t(`channels:spend.${kind}`, { count: line[kind], number: formatNumber(line[kind], locale) }))
    .join(', ')
}

import { Skeleton } from '@mantine/core'
import type { UseQueryResult } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { MessagingFigures } from '@/lib/api-operations.ts'
import { formatNumber, intlTag } from '@/lib/format.ts'
import { currentLocale } from '@/lib/i18n.ts'
import { Section } from '@/ui/page.tsx'
import { ErrorState } from '@/ui/states.tsx'
import { ElapsedText } from '@/ui/text.tsx'
import { FigureLink } from './figure-link.tsx'
import { FigureTile } from './figure-tile.tsx'
import { NumbersSection } from './numbers-section.tsx'
import classes from './operations.module.css'
import type { OperationsSearch } from './operations-search.ts'
import { boundedText, secondsText, slowText } from './operations-text.ts'

/** What waits now, what became of the last 24 hours, and how the numbers stand. */
export function FiguresTab({ query }: { query: UseQueryResult<MessagingFigures> }) {
  if (query.isPending) return <FiguresSkeleton />
  if (query.isError && !query.data) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />
  return query.data ? <Figures f={query.data} /> : null
}

function Figures({ f }: { f: MessagingFigures }) {
  const { t } = useTranslation()
  const { queue, sent, webhooks } = f
  const tried = sent.accepted + sent.failed
  const share = tried === 0 ? null : sent.failed / tried
  const count = (n: number) => formatNumber(n, currentLocale())
  const median = (value: number | null) =>
    value === null ? null : t('operations:median', { time: secondsText(value) })
  const rows = (figure: OperationsSearch['figure']): OperationsSearch => ({ figure })
  return (
    <>
      <h2 className={classes.heading}>{t('operations:now')}</h2>
      <div className={classes.tiles}>
        <FigureTile
          name={t('operations:figure.waiting')}
          value={boundedText(queue.waiting)}
          to={rows('waiting')}
          note={queue.oldestAt ? <Oldest at={queue.oldestAt} /> : t('operations:nothingWaits')}
        />
        <FigureTile
          name={t('operations:figure.letters')}
          value={boundedText(f.deadLetters)}
          tone={f.deadLetters.count > 0 ? 'bad' : undefined}
          to={{ tab: 'letters' }}
          note={t('operations:lettersNote')}
        />
        <FigureTile
          name={t('operations:figure.unknown')}
          value={boundedText(queue.unknown)}
          tone={queue.unknown.count > 0 ? 'warn' : undefined}
          to={rows('unknown')}
          note={t('operations:unknownNote')}
        />
        <FigureTile
          name={t('operations:figure.later')}
          value={boundedText(queue.later)}
          to={rows('later')}
          note={t('operations:laterNote')}
        />
        <FigureTile
          name={t('operations:figure.pending')}
          value={boundedText(webhooks.pending)}
          note={webhooks.oldestAt ? <Oldest at={webhooks.oldestAt} /> : t('operations:nothingWaits')}
          to={{ tab: 'events' }}
          needs="operations.write"
        />
        <FigureTile
          name={t('operations:figure.quarantined')}
          value={boundedText(webhooks.quarantined)}
          tone={webhooks.quarantined.count > 0 ? 'bad' : undefined}
          note={t('operations:quarantinedNote')}
          to={{ tab: 'events', only: 'quarantined' }}
          needs="operations.write"
        />
      </div>

      <h2 className={classes.heading}>{t('operations:day')}</h2>
      <div className={classes.tiles}>
        <FigureTile
          name={t('operations:figure.failed')}
          value={share === null ? '–' : shareText(share)}
          tone={share !== null && share > 0.1 ? 'bad' : undefined}
          to={rows('failed')}
          note={t('operations:failedOf', { failed: count(sent.failed), count: tried, total: count(tried) })}
        />
        <FigureTile
          name={t('operations:figure.sendLatency')}
          value={slowText(sent.sendLatency)}
          to={rows('slowestSent')}
          note={median(sent.sendLatency.p50) ?? t('operations:nothingMeasured')}
        />
        <FigureTile
          name={t('operations:figure.deliveryLatency')}
          value={slowText(sent.deliveryLatency)}
          to={rows('slowestDelivered')}
          note={median(sent.deliveryLatency.p50) ?? t('operations:nothingMeasured')}
        />
        <FigureTile
          name={t('operations:figure.retries')}
          value={count(sent.retries)}
          to={rows('retried')}
          note={t('operations:ofMessages', { count: sent.messages, total: count(sent.messages) })}
        />
        <FigureTile
          name={t('operations:figure.lag')}
          value={slowText(webhooks.lag)}
          note={median(webhooks.lag.p50) ?? t('operations:nothingMeasured')}
          to={{ tab: 'events' }}
          needs="operations.write"
        />
        <FigureTile
          name={t('operations:figure.optOuts')}
          value={boundedText(f.optOuts)}
          to={rows('optOuts')}
          note={
            webhooks.signatureFailures > 0 ? (
              <span data-tone="bad">
                {t('operations:signatures', {
                  count: webhooks.signatureFailures,
                  total: count(webhooks.signatureFailures),
                })}
              </span>
            ) : (
              t('operations:noSignatures')
            )
          }
        />
      </div>
      {sent.sampled && <p className={classes.faint}>{t('operations:sampled')}</p>}
      <FailuresSection f={f} />
      <NumbersSection numbers={f.numbers} />
    </>
  )
}

function Oldest({ at }: { at: string }) {
  const { t } = useTranslation()
  return (
    <>
      {t('operations:oldest')} <ElapsedText since={at} />
    </>
  )
}

const shareText = (share: number) =>
  new Intl.NumberFormat(intlTag(currentLocale()), { style: 'percent', maximumFractionDigits: 1 }).format(share)

/** Why messages failed, the most frequent cause first. */
function FailuresSection({ f }: { f: MessagingFigures }) {
  const { t } = useTranslation()
  const most = Math.max(1, ...f.failures.map(({ count }) => count))
  return (
    <Section title={t('operations:causes')} hint={t('operations:causesHint')}>
      {f.failures.length === 0 && <p className={classes.faint}>{t('operations:noFailures')}</p>}
      <ul className={classes.causes}>
        {f.failures.map((one) => (
          <li key={one.code}>
            <FigureLink to={{ figure: 'failed', code: one.code }}>
              <span className={classes.cause}>{one.cause ?? t('operations:noCause')}</span>
              <span className={classes.causeCount}>
                <bdi className={classes.code}>{one.code}</bdi>
                <bdi className="num">{formatNumber(one.count, currentLocale())}</bdi>
              </span>
              <span className={classes.bar} aria-hidden>
                <span style={{ inlineSize: `${(one.count / most) * 100}%` }} />
              </span>
            </FigureLink>
          </li>
        ))}
      </ul>
    </Section>
  )
}

function FiguresSkeleton() {
  const { t } = useTranslation()
  return (
    <div className={classes.tiles} role="status" aria-label={t('state.loading')}>
      {Array.from({ length: 12 }, (_, i) => i).map((i) => (
        <Skeleton key={i} height={108} radius="md" />
      ))}
    </div>
  )
}

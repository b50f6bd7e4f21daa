import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { PlatformHealth } from '@/lib/api-platform.ts'
import { formatInstant, formatNumber } from '@/lib/format.ts'
import { currentLocale } from '@/lib/i18n.ts'
import { DetailSkeleton, ErrorState } from '@/ui/states.tsx'
import classes from './platform.module.css'
import { healthQuery } from './platform-queries.ts'
import { ageText, ownZone } from './platform-text.ts'

/** From here on something that waits is late, in seconds. */
const LATE_S = 60

/** How the platform does: queues, what did not go through, numbers, versions; measured anew every half minute. */
export function HealthTab() {
  const query = useQuery(healthQuery)
  if (query.isPending) return <DetailSkeleton />
  if (query.isError && !query.data) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />
  return query.data ? <Health h={query.data} /> : null
}

function Health({ h }: { h: PlatformHealth }) {
  const { t } = useTranslation()
  const letters = [
    ['dead', h.deadLetters.dead],
    ['failed', h.deadLetters.failed],
    ['unknown', h.deadLetters.unknown],
    ['quarantined', h.deadLetters.quarantined],
    ['deadJobs', h.deadLetters.jobs],
  ] as const
  const numbers = [
    ['active', h.numbers.active],
    ['paused', h.numbers.paused],
    ['disabled', h.numbers.disabled],
  ] as const
  const versions = ['atlas', 'migration', 'postgres', 'node'] as const
  return (
    <>
      <h2 className={classes.heading}>{t('platform:health.queues')}</h2>
      <dl className={classes.tiles}>
        {h.queues.map(({ queue, waiting, oldest }) => (
          <Tile
            key={queue}
            name={t(`platform:health.queue.${queue}`)}
            value={waiting}
            tone={oldest > LATE_S ? 'warn' : undefined}
            note={oldest > LATE_S ? t('platform:health.oldest', { age: ageText(oldest) }) : t('platform:health.fresh')}
          />
        ))}
      </dl>
      <h2 className={classes.heading}>{t('platform:health.letters')}</h2>
      <dl className={classes.tiles}>
        {letters.map(([name, value]) => (
          <Tile key={name} name={t(`platform:health.${name}`)} value={value} tone={value > 0 ? 'bad' : undefined} />
        ))}
      </dl>
      <h2 className={classes.heading}>{t('platform:health.numbers')}</h2>
      <dl className={classes.tiles}>
        {numbers.map(([name, value]) => (
          <Tile
            key={name}
            name={t(`platform:health.${name}`)}
            value={value}
            tone={name === 'paused' && value > 0 ? 'warn' : undefined}
          />
        ))}
      </dl>
      <h2 className={classes.heading}>{t('platform:health.versions')}</h2>
      <dl className={classes.versions}>
        {versions.map((name) => (
          <div key={name}>
            <dt>{t(`platform:health.${name}`)}</dt>
            <dd>
              <bdi className={classes.reference}>{h.versions[name]}</bdi>
            </dd>
          </div>
        ))}
      </dl>
      <p className={classes.muted}>
        {t('platform:health.measured', { time: formatInstant(h.at, ownZone(), currentLocale(), 'time') })}
      </p>
    </>
  )
}

function Tile(props: { name: string; value: number; note?: string; tone?: 'bad' | 'warn' | undefined }) {
  return (
    <div className={classes.tile}>
      <dt className={classes.muted}>{props.name}</dt>
      <dd className={classes.value} data-tone={props.tone}>
        <bdi>{formatNumber(props.value, currentLocale())}</bdi>
      </dd>
      {props.note && <dd className={classes.note}>{props.note}</dd>}
    </div>
  )
}

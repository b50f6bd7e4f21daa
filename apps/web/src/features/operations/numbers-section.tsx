import { useTranslation } from 'react-i18next'
import { useSession } from '@/features/session/session.ts'
import type { NumberState } from '@/lib/api-operations.ts'
import { formatNumber } from '@/lib/format.ts'
import { currentLocale } from '@/lib/i18n.ts'
import { Section } from '@/ui/page.tsx'
import { Tag } from '@/ui/status-badge.tsx'
import { ElapsedText, InstantText, PhoneText } from '@/ui/text.tsx'
import { FigureLink } from './figure-link.tsx'
import classes from './operations.module.css'
import { boundedText, tierOf } from './operations-text.ts'

const qualityTones = new Map([
  ['GREEN', 'mint'],
  ['YELLOW', 'saffron'],
  ['RED', 'terracotta'],
] as const)

/** Each number: whether it sends, how the provider rates it, how far it may reach, what waits to leave by it. */
export function NumbersSection({ numbers }: { numbers: readonly NumberState[] }) {
  const { t } = useTranslation()
  return (
    <Section title={t('operations:numbers')} hint={t('operations:numbersHint')}>
      {numbers.length === 0 && <p className={classes.faint}>{t('operations:noNumbers')}</p>}
      <ul className={classes.numbers}>
        {numbers.map((number) => (
          <li key={number.id}>
            <NumberLine number={number} />
          </li>
        ))}
      </ul>
    </Section>
  )
}

function NumberLine({ number: n }: { number: NumberState }) {
  const { t } = useTranslation()
  const { zoneOf } = useSession()
  const tone = [...qualityTones].find(([rating]) => rating === n.quality)?.[1] ?? 'sand'
  return (
    <>
      <div className={classes.numberName}>
        <strong>{n.displayName}</strong>
        <span className={classes.faint}>
          {t(`settings:channels.${n.kind}`, { defaultValue: n.kind })}
          {n.displayPhone && ' · '}
          {n.displayPhone &&
            (n.displayPhone.startsWith('+') ? <PhoneText value={n.displayPhone} /> : <bdi>{n.displayPhone}</bdi>)}
        </span>
        {n.status === 'PAUSED' && (
          <span className={classes.faint}>
            {n.reason ?? t('operations:pausedNoReason')}
            {n.pausedUntil && (
              <>
                {' '}
                {t('operations:until')} <InstantText at={n.pausedUntil} zone={zoneOf()} relative />
              </>
            )}
          </span>
        )}
      </div>
      <div className={classes.numberTags}>
        <FigureLink to={{ figure: 'waiting', account: n.id }}>
          <span className={classes.faint}>
            {t('operations:waitingHere', { count: n.waiting.count, total: boundedText(n.waiting) })}
            {n.oldestAt && (
              <>
                {' · '}
                <ElapsedText since={n.oldestAt} />
              </>
            )}
          </span>
        </FigureLink>
        <TierTag tier={n.tier} />
        {n.quality && (
          <Tag tone={tone}>
            {t('settings:channels.quality')} : {t(`settings:channels.${n.quality}`, { defaultValue: n.quality })}
          </Tag>
        )}
        <Tag tone={n.status === 'ACTIVE' ? 'mint' : n.status === 'PAUSED' ? 'saffron' : 'sand'}>
          {t(`settings:channels.${n.status}`, { defaultValue: n.status })}
        </Tag>
      </div>
    </>
  )
}

function TierTag({ tier }: { tier: string | null }) {
  const { t } = useTranslation()
  const reach = tierOf(tier)
  if (reach === null) return null
  return (
    <Tag tone="sand" title={t('operations:tierHint')}>
      {reach === 'UNLIMITED'
        ? t('operations:tierUnlimited')
        : t('operations:tier', { count: reach, total: formatNumber(reach, currentLocale()) })}
    </Tag>
  )
}

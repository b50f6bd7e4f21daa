import { IconClock, IconLock, IconShieldCheck } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useSession } from '@/features/session/session.ts'
import type { Conversation } from '@/lib/api-messaging.ts'
import { formatInstant, remaining } from '@/lib/format.ts'
import { currentLocale } from '@/lib/i18n.ts'
import { label } from '@/lib/label.ts'
import { useNow } from '@/lib/use-now.ts'
import { Tag } from '@/ui/status-badge.tsx'
import classes from './composer.module.css'
import { ContactProofButton } from './contact-proof.tsx'

/** Time left below which the window turns to the warning tone. */
const closingMs = 2 * 3_600_000

/** Whether one may write now: the live consent with its end, the 24-hour window, or the lock with its reason. */
export function ComposerState({ conversation: c }: { conversation: Conversation }) {
  return (
    <span className={classes.state}>
      <ConsentTag conversation={c} />
      {c.channel === 'WHATSAPP' && <WindowTag until={c.windowExpiresAt} />}
    </span>
  )
}

function ConsentTag({ conversation: c }: { conversation: Conversation }) {
  const { t } = useTranslation()
  const { zoneOf } = useSession()
  const now = useNow(60_000)
  const live = c.consents.find(
    (s) =>
      s.channel === c.channel &&
      s.state === 'GRANTED' &&
      s.purpose !== 'MARKETING' &&
      (s.expiresAt === null || Date.parse(s.expiresAt) > now),
  )
  if (c.mayWrite.answer === 'NO' || !live) {
    return (
      <ContactProofButton conversationId={c.id} label={c.mayWrite.reason ?? t('inbox:composer.consentNone')}>
        <Tag tone="terracotta" icon={IconLock}>
          {c.mayWrite.code ? label('mayWrite', c.mayWrite.code) : t('inbox:composer.consentNone')}
        </Tag>
      </ContactProofButton>
    )
  }
  const until = live.expiresAt
    ? t('inbox:composer.consentUntil', { date: formatInstant(live.expiresAt, zoneOf(), currentLocale(), 'dateTime') })
    : label('consent', live.state)
  const waits = c.mayWrite.answer === 'LATER'
  return (
    <ContactProofButton conversationId={c.id} label={waits ? (c.mayWrite.reason ?? until) : until}>
      <Tag tone={waits ? 'saffron' : 'mint'} icon={IconShieldCheck}>
        <ByWidth
          long={
            waits
              ? t('inbox:composer.later')
              : t('inbox:composer.consentOk', { purpose: label('purpose', live.purpose) })
          }
          short={label('purpose', live.purpose)}
        />
      </Tag>
    </ContactProofButton>
  )
}

function WindowTag({ until }: { until: string | null }) {
  const { t } = useTranslation()
  const now = useNow(15_000)
  const left = until ? remaining(Date.parse(until), now) : null
  if (!until || !left) return <Tag tone="sand">{t('inbox:composer.windowClosed')}</Tag>
  const minutes = String(left.minutes).padStart(2, '0')
  return (
    <Tag tone={Date.parse(until) - now < closingMs ? 'saffron' : 'sand'} icon={IconClock}>
      <span className="num">
        <ByWidth long={t('inbox:composer.window', { hours: left.hours, minutes })} short={`${left.hours}:${minutes}`} />
      </span>
    </Tag>
  )
}

/** The full words, and their short form where there is no room; assistive tools always hear the full one. */
function ByWidth({ long, short }: { long: string; short: string }) {
  return (
    <>
      <span className={classes.long}>{long}</span>
      <span className={classes.short} aria-hidden="true">
        {short}
      </span>
    </>
  )
}

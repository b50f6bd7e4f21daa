import { IconLock } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Conversation } from '@/lib/api-messaging.ts'
import { useNow } from '@/lib/use-now.ts'
import classes from './composer.module.css'
import { TemplateButton } from './templates/template-button.tsx'

/** Why one cannot write freely here now, and the way that is left: a template, where one may be sent. */
export function ComposerLock({ conversation: c }: { conversation: Conversation }) {
  const { t } = useTranslation()
  const now = useNow(60_000)
  const agreedToMarketing = c.consents.some(
    (s) =>
      s.channel === c.channel &&
      s.purpose === 'MARKETING' &&
      s.state === 'GRANTED' &&
      (s.expiresAt === null || Date.parse(s.expiresAt) > now),
  )
  const letters = c.channel === 'EMAIL'
  const template =
    (c.channel === 'WHATSAPP' && (c.mayWrite.code === 'WINDOW_CLOSED' || agreedToMarketing)) ||
    (letters && agreedToMarketing)
  return (
    <div className={classes.locked}>
      <IconLock size={18} stroke={1.5} aria-hidden />
      <p className={classes.lockedText}>
        <strong>{t(template ? 'inbox:composer.lockedFree' : 'inbox:composer.locked')}</strong> {c.mayWrite.reason}
        {template && <>. {t(letters ? 'letters:lockedHint' : 'templates:lockedHint')}</>}
      </p>
      {template && <TemplateButton conversation={c} prominent />}
    </div>
  )
}

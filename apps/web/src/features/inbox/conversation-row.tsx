import { IconAlarmSnooze, IconClockHour4, IconSparkles } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { ConversationSummary } from '@/lib/api-messaging.ts'
import { formatElapsed, formatInstant, formatName } from '@/lib/format.ts'
import { currentLocale } from '@/lib/i18n.ts'
import { useNow } from '@/lib/use-now.ts'
import { Avatar } from '@/ui/avatar.tsx'
import { StatusBadge } from '@/ui/status-badge.tsx'
import { channelIcons } from '@/ui/status-tone.ts'
import { ElapsedText } from '@/ui/text.tsx'
import classes from './conversation-list.module.css'

/** After this long without an answer the waiting time turns to the urgent tone (the default first-response promise). */
const lateAfterMs = 15 * 60_000

/** One conversation of the list: who, the last line, how long they wait, who handles it. */
export function ConversationRow({ conversation: c, active }: { conversation: ConversationSummary; active: boolean }) {
  const { t } = useTranslation()
  const ChannelIcon = channelIcons[c.channel]
  return (
    <Link
      to="/inbox/$conversationId"
      params={{ conversationId: c.id }}
      search={(old) => old}
      className={classes.row}
      data-conversation
      data-unread={c.unreadCount > 0 || undefined}
      aria-current={active ? 'page' : undefined}
    >
      <span className={classes.face}>
        <Avatar name={c.contact.displayName} />
        {ChannelIcon && (
          <span className={classes.channel}>
            <ChannelIcon size={13} stroke={1.75} aria-hidden />
          </span>
        )}
      </span>
      <span className={classes.lines}>
        <span className={classes.line}>
          <span className={classes.name} dir="auto">
            {formatName(c.contact.displayName)}
          </span>
          {c.lastMessage && (
            <span className={classes.when}>
              <ElapsedText since={c.lastMessage.at} />
            </span>
          )}
        </span>
        <span className={classes.line}>
          <Preview conversation={c} />
          {c.unreadCount > 0 && (
            <span className={classes.unread} role="img" aria-label={t('inbox:unread', { count: c.unreadCount })}>
              {c.unreadCount}
            </span>
          )}
        </span>
        <span className={classes.meta}>
          {c.dossier && <StatusBadge code={c.dossier.status} />}
          {c.snoozed && <Asleep snoozed={c.snoozed} />}
          {c.waitingSince && !c.snoozed && <Waiting since={c.waitingSince} urgent={c.needsHuman} />}
        </span>
      </span>
    </Link>
  )
}

function Preview({ conversation: c }: { conversation: ConversationSummary }) {
  const { t } = useTranslation()
  const last = c.lastMessage
  const automatic = c.handledBy === 'AGENT'
  const text = last ? last.text || t(`inbox:type.${last.type.toUpperCase()}`, { defaultValue: last.type }) : ''
  const mine = last?.direction === 'OUT' && last.authorKind === 'user'
  return (
    <span className={classes.preview}>
      {automatic && <IconSparkles size={14} stroke={1.5} role="img" aria-label={t('inbox:handledByAssistant')} />}
      {mine && <i>{t('inbox:you')}</i>}
      <span dir="auto">{text}</span>
    </span>
  )
}

/** When it comes back, instead of how long the person waits: somebody has decided about that. */
function Asleep({ snoozed: { until, zone } }: { snoozed: NonNullable<ConversationSummary['snoozed']> }) {
  const { t } = useTranslation()
  const when = formatInstant(until, zone, currentLocale(), 'dateTime')
  return (
    <span className={classes.waiting} title={t('inbox:snooze.wakes', { when })}>
      <IconAlarmSnooze size={13} stroke={1.75} role="img" aria-label={t('inbox:view.snoozed')} />
      <span>{when}</span>
    </span>
  )
}

function Waiting({ since, urgent }: { since: string; urgent: boolean }) {
  const { t } = useTranslation()
  const now = useNow(30_000)
  const time = formatElapsed(Date.parse(since), now, currentLocale())
  const late = urgent || now - Date.parse(since) > lateAfterMs
  return (
    <span className={classes.waiting} data-late={late || undefined} title={t('inbox:waiting', { time })}>
      <IconClockHour4 size={13} stroke={1.75} aria-hidden />
      <span>{time}</span>
    </span>
  )
}

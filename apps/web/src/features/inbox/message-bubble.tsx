import { IconSparkles } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Conversation, Message } from '@/lib/api-types.ts'
import { formatInstant } from '@/lib/format.ts'
import { currentLocale } from '@/lib/i18n.ts'
import { Citations, Understood } from './message-insight.tsx'
import { MessageMedia } from './message-media.tsx'
import { MessageFailure, MessageStatus } from './message-status.tsx'
import classes from './thread.module.css'

/** Whose voice a message is: decides side and tint. */
function voiceOf(message: Message): 'in' | 'agent' | 'out' | 'note' {
  if (message.internal) return 'note'
  if (message.direction === 'IN') return 'in'
  return message.author.kind === 'user' || message.author.kind === 'api_key' ? 'out' : 'agent'
}

/** One message with what belongs to it: quote, media, choices, reactions, time, ticks, reasons. */
export function MessageBubble(props: {
  message: Message
  zone: string
  conversation: Conversation
  startsGroup: boolean
  endsGroup: boolean
}) {
  const { t } = useTranslation()
  const { message: m } = props
  const voice = voiceOf(m)
  const knownType = m.text || m.media || m.location
  return (
    <article
      id={`message-${m.id}`}
      className={classes.message}
      data-voice={voice}
      data-starts={props.startsGroup || undefined}
      data-ends={props.endsGroup || undefined}
    >
      {props.startsGroup && voice !== 'in' && (
        <p className={classes.author}>
          {voice === 'agent' && <IconSparkles size={13} stroke={1.5} aria-hidden />}
          {voice === 'note' && `${t('inbox:thread.internal')} · `}
          {voice === 'agent' ? t('inbox:assistant') : m.author.name}
        </p>
      )}
      <div className={classes.bubble}>
        {m.replyTo && (
          <a className={classes.quote} href={`#message-${m.replyTo.id}`} aria-label={t('inbox:thread.replyTo')}>
            <bdi>{m.replyTo.text ?? '…'}</bdi>
          </a>
        )}
        <MessageMedia message={m} />
        {m.text && (
          <p className={classes.text} dir="auto">
            {m.text}
          </p>
        )}
        {!knownType && (
          <p className={classes.unknown}>
            {t(`inbox:type.${m.type.toUpperCase()}`, { defaultValue: t('inbox:type.UNKNOWN') })}
          </p>
        )}
        {m.interactive && m.interactive.buttons.length > 0 && (
          <ul className={classes.choices}>
            {m.interactive.buttons.map((b) => (
              <li key={b.id}>{b.title}</li>
            ))}
          </ul>
        )}
        <span className={classes.foot}>
          <time dateTime={m.at}>{formatInstant(m.at, props.zone, currentLocale(), 'time')}</time>
          {m.direction === 'OUT' && !m.internal && <MessageStatus status={m.status} />}
        </span>
        {m.reactions.length > 0 && (
          <span className={classes.reactions}>
            {m.reactions.map((r) => (
              <span key={`${r.emoji}${r.by}`} title={r.by}>
                {r.emoji}
              </span>
            ))}
          </span>
        )}
      </div>
      <MessageFailure message={m} conversationId={props.conversation.id} zone={props.zone} />
      <Understood message={m} />
      <Citations message={m} />
    </article>
  )
}

import { VisuallyHidden } from '@mantine/core'
import { IconSparkles } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Conversation, Message } from '@/lib/api-messaging.ts'
import { formatInstant, formatName } from '@/lib/format.ts'
import { currentLocale } from '@/lib/i18n.ts'
import { Album } from './media/album.tsx'
import { Citations, Understood } from './message-insight.tsx'
import { MessageMedia } from './message-media.tsx'
import { MessageFailure, MessageStatus } from './message-status.tsx'
import classes from './thread.module.css'

/** Whose voice a message is: decides side and tint. */
function voiceOf(message: Message): 'in' | 'agent' | 'out' {
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
  const shownText = m.deleted ? null : (m.text ?? m.choice?.title ?? null)
  const knownType = shownText || m.media || m.location || m.contacts.length > 0
  return (
    <article
      id={`message-${m.id}`}
      className={classes.message}
      data-voice={voice}
      data-starts={props.startsGroup || undefined}
      data-ends={props.endsGroup || undefined}
    >
      {props.startsGroup && voice !== 'in' && <Author message={m} />}
      <div className={classes.bubble}>
        {m.replyTo && (
          <a className={classes.quote} href={`#message-${m.replyTo.id}`}>
            <VisuallyHidden>{t('inbox:thread.replyTo')} </VisuallyHidden>
            <bdi>{m.replyTo.text ?? '…'}</bdi>
          </a>
        )}
        {m.subject && (
          <p className={classes.subject} dir="auto">
            {m.subject}
          </p>
        )}
        <MessageMedia message={m} />
        {shownText && (
          <p className={classes.text} dir="auto">
            {shownText}
          </p>
        )}
        {!knownType && (
          <p className={classes.unknown}>
            {m.deleted
              ? t('inbox:type.DELETED')
              : t(`inbox:type.${m.type.toUpperCase()}`, { defaultValue: t('inbox:type.UNKNOWN') })}
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
          {m.editedAt && !m.deleted && <span>{t('inbox:thread.edited')}</span>}
          <time dateTime={m.at}>{formatInstant(m.at, props.zone, currentLocale(), 'time')}</time>
          {m.direction === 'OUT' && <MessageStatus status={m.status} />}
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

/** Pictures that came together, as one bubble with the time and the tick of the last of them. */
export function AlbumBubble(props: {
  messages: readonly Message[]
  zone: string
  startsGroup: boolean
  endsGroup: boolean
}) {
  const { t } = useTranslation()
  const last = props.messages.at(-1)
  if (!last) return null
  const voice = voiceOf(last)
  return (
    <article
      className={classes.message}
      data-voice={voice}
      data-starts={props.startsGroup || undefined}
      data-ends={props.endsGroup || undefined}
    >
      {props.startsGroup && voice !== 'in' && <Author message={last} />}
      <div className={classes.bubble}>
        <Album messages={props.messages} name={last.author.name ? formatName(last.author.name) : t('media:us')} />
        <span className={classes.foot}>
          <time dateTime={last.at}>{formatInstant(last.at, props.zone, currentLocale(), 'time')}</time>
          {last.direction === 'OUT' && <MessageStatus status={last.status} />}
        </span>
      </div>
    </article>
  )
}

/** Who speaks for the agency: a colleague, or the assistant. */
function Author({ message: m }: { message: Message }) {
  const { t } = useTranslation()
  const assistant = voiceOf(m) === 'agent'
  return (
    <p className={classes.author}>
      {assistant && <IconSparkles size={13} stroke={1.5} aria-hidden />}
      {assistant ? t('inbox:assistant') : m.author.name}
    </p>
  )
}

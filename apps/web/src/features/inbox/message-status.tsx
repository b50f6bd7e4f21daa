import { Button, Tooltip } from '@mantine/core'
import { IconAlertCircle, IconBan, IconCheck, IconChecks, IconClock, IconHelpCircle } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useSession } from '@/features/session/session.ts'
import type { Message } from '@/lib/api-messaging.ts'
import { now } from '@/lib/clock.ts'
import { label } from '@/lib/label.ts'
import { notifyError } from '@/ui/notify.tsx'
import type { Icon } from '@/ui/status-tone.ts'
import { InstantText } from '@/ui/text.tsx'
import { useMessageCommand } from './inbox-queries.ts'
import { MessageAttempts } from './message-attempts.tsx'
import classes from './thread.module.css'

const icons: Record<Message['status'], Icon> = {
  RECEIVED: IconCheck,
  QUEUED: IconClock,
  SENDING: IconClock,
  ACCEPTED: IconCheck,
  SENT: IconCheck,
  DELIVERED: IconChecks,
  READ: IconChecks,
  FAILED: IconAlertCircle,
  DEAD: IconAlertCircle,
  CANCELLED: IconBan,
  UNKNOWN: IconHelpCircle,
}

/** The tick of a sent message; its name is always said, never only its colour. */
export function MessageStatus({ status }: { status: Message['status'] }) {
  const Picture = icons[status]
  const name = label('messageStatus', status)
  return (
    <Tooltip label={name}>
      <span className={classes.tick} data-status={status}>
        <Picture size={15} stroke={1.75} role="img" aria-label={name} />
      </span>
    </Tooltip>
  )
}

/** Why a message did not leave, in plain words, with the way out: send again, or withdraw one still waiting. */
export function MessageFailure(props: { message: Message; conversationId: string; zone: string }) {
  const { t } = useTranslation()
  const { can } = useSession()
  const command = useMessageCommand(props.conversationId)
  const m = props.message
  const failed = m.status === 'FAILED' || m.status === 'DEAD'
  const due = m.status === 'QUEUED' ? m.dueAt : null
  const refused = due !== null && m.failure !== null
  const later = due !== null && !refused && Date.parse(due) > now() + 60_000
  if (!failed && !refused && !later) return null
  const act = (name: 'retry' | 'cancel') => command.mutate({ id: m.id, command: name }, { onError: notifyError })
  const sentence = (
    <p className={failed ? classes.failure : classes.later} role={failed ? 'alert' : undefined}>
      {failed && (m.failure?.cause ?? label('messageStatus', m.status))}
      {refused && t('inbox:thread.triesAgain', { cause: m.failure?.cause ?? label('messageStatus', m.status) })}
      {later && (
        <>
          {t('inbox:thread.scheduledFor')} <InstantText at={due} zone={props.zone} relative />
        </>
      )}
      {can('message.send') && (
        <Button
          variant="transparent"
          size="compact-xs"
          color={failed ? 'terracotta' : 'majorelle'}
          loading={command.isPending}
          onClick={() => act(failed ? 'retry' : 'cancel')}
        >
          {t(failed ? 'inbox:thread.retry' : 'inbox:thread.cancel')}
        </Button>
      )}
    </p>
  )
  if (!failed || m.attempts === 0) return sentence
  return (
    <>
      {sentence}
      <MessageAttempts id={m.id} conversationId={props.conversationId} count={m.attempts} zone={props.zone} />
    </>
  )
}

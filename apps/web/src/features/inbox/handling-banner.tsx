import { Button } from '@mantine/core'
import { IconHandStop, IconSparkles, IconUser } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useSession } from '@/features/session/session.ts'
import type { Conversation } from '@/lib/api-messaging.ts'
import { label } from '@/lib/label.ts'
import { notifyError, notifyUndo } from '@/ui/notify.tsx'
import classes from './conversation.module.css'
import { useConversationCommand } from './inbox-queries.ts'

/** Says whether the assistant or a person answers here, why a person is needed, and hands over either way. */
export function HandlingBanner({ conversation: c }: { conversation: Conversation }) {
  const { t } = useTranslation()
  const { can } = useSession()
  const command = useConversationCommand(c.id)
  const automatic = c.handledBy === 'AGENT'
  const kind = automatic ? 'agent' : c.needsHuman ? 'needed' : 'human'
  const Picture = { agent: IconSparkles, needed: IconHandStop, human: IconUser }[kind]
  const text = {
    agent: t('inbox:banner.agent'),
    human: t('inbox:banner.human'),
    needed: c.handlingReason
      ? t('inbox:banner.needsHuman', { reason: label('handling', c.handlingReason) })
      : t('inbox:banner.needsHumanPlain'),
  }[kind]

  function hand(to: 'take-over' | 'give-back') {
    const back = to === 'take-over' ? 'give-back' : 'take-over'
    command.mutate(to, {
      onError: notifyError,
      onSuccess: () =>
        notifyUndo(t(to === 'take-over' ? 'inbox:banner.tookOver' : 'inbox:banner.gaveBack'), () =>
          command.mutateAsync(back),
        ),
    })
  }

  return (
    <div className={classes.banner} data-kind={kind} role="status">
      <Picture size={18} stroke={1.5} aria-hidden />
      <p>{text}</p>
      {can('message.send') && (
        <Button
          size="compact-sm"
          variant={automatic ? 'filled' : 'default'}
          loading={command.isPending}
          onClick={() => hand(automatic ? 'take-over' : 'give-back')}
        >
          {t(automatic ? 'inbox:banner.takeOver' : 'inbox:banner.giveBack')}
        </Button>
      )}
    </div>
  )
}

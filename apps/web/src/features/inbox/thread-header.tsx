import { ActionIcon, Menu, Tooltip } from '@mantine/core'
import { IconArrowLeft, IconCheck, IconLayoutSidebarRight, IconUserPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { membersQuery } from '@/features/session/members.ts'
import { useSession } from '@/features/session/session.ts'
import type { Conversation } from '@/lib/api-messaging.ts'
import { formatName } from '@/lib/format.ts'
import { label } from '@/lib/label.ts'
import { Avatar } from '@/ui/avatar.tsx'
import { ActionIconLink } from '@/ui/link.tsx'
import { notifyError } from '@/ui/notify.tsx'
import { channelIcons } from '@/ui/status-tone.ts'
import { PhoneText } from '@/ui/text.tsx'
import classes from './conversation.module.css'
import { useAssignConversation } from './inbox-queries.ts'
import { SnoozeMenu } from './snooze-menu.tsx'

/** Who this is, on which channel, whose it is; opens and closes the dossier beside the thread. */
export function ThreadHeader(props: { conversation: Conversation; sideShown: boolean; onToggleSide: () => void }) {
  const { t } = useTranslation()
  const { can } = useSession()
  const c = props.conversation
  const ChannelIcon = channelIcons[c.channel]
  const sideName = t(props.sideShown ? 'inbox:thread.hideDetails' : 'inbox:thread.details')
  return (
    <header className={classes.header}>
      <ActionIconLink to="/inbox" search={(old) => old} className={classes.back} aria-label={t('action.back')}>
        <IconArrowLeft size={20} stroke={1.5} className="flip-rtl" />
      </ActionIconLink>
      <Avatar name={c.contact.displayName} />
      <div className={classes.who}>
        <h1>
          <bdi>{formatName(c.contact.displayName)}</bdi>
        </h1>
        <p className={classes.sub}>
          {ChannelIcon && <ChannelIcon size={14} stroke={1.75} role="img" aria-label={label('channel', c.channel)} />}
          {c.identity && c.identity.value !== c.contact.displayName ? (
            <PhoneText value={c.identity.value} />
          ) : (
            label('channel', c.channel)
          )}
        </p>
      </div>
      {can('message.send') && <SnoozeMenu conversation={c} />}
      {can('dossier.assign') && <AssignMenu conversation={c} />}
      <Tooltip label={sideName}>
        <ActionIcon onClick={props.onToggleSide} aria-label={sideName} aria-pressed={props.sideShown}>
          <IconLayoutSidebarRight size={20} stroke={1.5} className="flip-rtl" />
        </ActionIcon>
      </Tooltip>
    </header>
  )
}

function AssignMenu({ conversation }: { conversation: Conversation }) {
  const { t } = useTranslation()
  const members = useQuery(membersQuery)
  const assign = useAssignConversation(conversation.id)
  const who = conversation.assignee
  const name = who ? t('inbox:thread.assignedTo', { name: who.name }) : t('inbox:thread.assign')
  const choices = members.data?.items.filter((m) => m.status === 'ACTIVE') ?? []
  return (
    <Menu position="bottom-end" width={240}>
      <Menu.Target>
        <ActionIcon aria-label={name} title={name}>
          {who ? <Avatar name={who.name} size={28} /> : <IconUserPlus size={20} stroke={1.5} />}
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('inbox:thread.assign')}</Menu.Label>
        {choices.map((m) => (
          <Menu.Item
            key={m.userId}
            leftSection={<Avatar name={m.name} size={24} />}
            rightSection={m.userId === who?.id && <IconCheck size={16} stroke={1.75} aria-hidden />}
            onClick={() => assign.mutate(m.userId, { onError: notifyError })}
          >
            {m.name}
          </Menu.Item>
        ))}
        {who && (
          <Menu.Item onClick={() => assign.mutate(null, { onError: notifyError })}>{t('person.unassigned')}</Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  )
}

import { Button } from '@mantine/core'
import { IconMessageCircle } from '@tabler/icons-react'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { conversationQuery, messagesQuery } from '@/features/inbox/inbox-queries.ts'
import { ThreadList } from '@/features/inbox/thread-list.tsx'
import { useSession } from '@/features/session/session.ts'
import type { Dossier } from '@/lib/api-dossiers.ts'
import { label } from '@/lib/label.ts'
import { ButtonLink } from '@/ui/link.tsx'
import { EmptyState, ErrorState, ListSkeleton } from '@/ui/states.tsx'
import { channelIcons } from '@/ui/status-tone.ts'
import classes from './conversation-tab.module.css'

/** What was said, to read; answering happens in the inbox, one click away. */
export function ConversationTab({ dossier: d }: { dossier: Dossier }) {
  const { t } = useTranslation()
  const [chosen, setChosen] = useState<string | null>(null)
  const current = d.conversations.find((c) => c.id === chosen) ?? d.conversations[0]
  if (!current)
    return (
      <EmptyState
        icon={IconMessageCircle}
        title={t('dossiers:page.noConversation')}
        body={t('dossiers:page.noConversationBody')}
      />
    )
  return (
    <div className={classes.root}>
      {d.conversations.length > 1 && (
        <div className={classes.channels}>
          {d.conversations.map((c) => {
            const Picture = channelIcons[c.channel] ?? IconMessageCircle
            return (
              <Button
                key={c.id}
                size="compact-sm"
                variant={c.id === current.id ? 'light' : 'default'}
                leftSection={<Picture size={15} stroke={1.5} aria-hidden />}
                onClick={() => setChosen(c.id)}
              >
                {label('channel', c.channel)}
              </Button>
            )
          })}
        </div>
      )}
      <Messages key={current.id} id={current.id} zoneBranch={d.branchId} />
      <div className={classes.foot}>
        <ButtonLink to="/inbox/$conversationId" params={{ conversationId: current.id }} variant="light">
          {t('dossiers:page.openInbox')}
        </ButtonLink>
      </div>
    </div>
  )
}

function Messages({ id, zoneBranch }: { id: string; zoneBranch: string }) {
  const { t } = useTranslation()
  const { zoneOf } = useSession()
  const conversation = useQuery(conversationQuery(id))
  const messages = useInfiniteQuery(messagesQuery(id))
  const zone = zoneOf(zoneBranch)
  const failed = conversation.error ?? messages.error
  if (failed) {
    const again = () => void Promise.all([conversation.refetch(), messages.refetch()])
    return <ErrorState error={failed} onRetry={again} />
  }
  if (!conversation.data || !messages.data) return <ListSkeleton rows={5} avatar={false} />
  const shown = conversation.data
  return (
    <div className={classes.thread}>
      {messages.hasNextPage && (
        <Button
          variant="subtle"
          color="sand"
          size="compact-sm"
          onClick={() => void messages.fetchNextPage()}
          loading={messages.isFetchingNextPage}
        >
          {t('dossiers:page.older')}
        </Button>
      )}
      <ThreadList
        newestFirst={messages.data.pages.flatMap((p) => p.items)}
        conversation={shown}
        zone={zone}
        older={{
          more: messages.hasNextPage,
          loading: messages.isFetchingNextPage,
          fetch: () => void messages.fetchNextPage(),
        }}
        dayClass={classes.day}
      />
    </div>
  )
}

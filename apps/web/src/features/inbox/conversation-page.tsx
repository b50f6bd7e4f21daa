import { useMediaQuery } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useMemo, useRef, useState } from 'react'
import { useSession } from '@/features/session/session.ts'
import { createDraftStore } from '@/lib/drafts.ts'
import { readPreference, writePreference } from '@/lib/preferences.ts'
import { useNow } from '@/lib/use-now.ts'
import { DetailSkeleton, ErrorState } from '@/ui/states.tsx'
import { Composer } from './composer.tsx'
import classes from './conversation.module.css'
import { DossierSide } from './dossier-side.tsx'
import { HandlingBanner } from './handling-banner.tsx'
import { conversationQuery, useConversationCommand } from './inbox-queries.ts'
import { SnoozeBanner } from './snooze-banner.tsx'
import { Thread } from './thread.tsx'
import { ThreadHeader } from './thread-header.tsx'

/** One conversation: header, who handles it, the thread, the composer, and the dossier beside it. */
export function ConversationPage({ id }: { id: string }) {
  const { org, can } = useSession()
  const conversation = useQuery(conversationQuery(id))
  const { mutate: command } = useConversationCommand(id)
  const wide = useMediaQuery('(min-width: 75em)', true, { getInitialValueInEffect: false })
  const [sideWanted, setSideWanted] = useState(() => readPreference('atlas.inbox.panel') !== 'closed')
  const [sideOverlay, setSideOverlay] = useState(false)
  const drafts = useMemo(() => createDraftStore(localStorage, org.id), [org.id])
  const [text, setText] = useState(() => drafts.read(id))

  const unread = conversation.data?.unreadCount ?? 0
  const mayAct = can('message.send')
  useEffect(() => {
    if (unread > 0 && mayAct && document.visibilityState === 'visible') command('read')
  }, [unread, mayAct, command])

  // Whether one may write changes the moment the window closes; only the server says so.
  const until = conversation.data?.windowExpiresAt
  const closed = useNow(15_000) >= (until ? Date.parse(until) : 0)
  const { refetch } = conversation
  const wasClosed = useRef(closed)
  useEffect(() => {
    if (closed && !wasClosed.current) void refetch()
    wasClosed.current = closed
  }, [closed, refetch])

  function write(next: string) {
    setText(next)
    drafts.write(id, next)
  }
  function toggleSide() {
    if (!wide) {
      setSideOverlay(!sideOverlay)
      return
    }
    setSideWanted(!sideWanted)
    writePreference('atlas.inbox.panel', sideWanted ? 'closed' : 'open')
  }

  if (conversation.isPending) return <DetailSkeleton />
  if (conversation.isError) {
    return <ErrorState error={conversation.error} onRetry={() => void conversation.refetch()} />
  }
  const c = conversation.data
  const sideShown = wide ? sideWanted : sideOverlay
  return (
    <div className={classes.conversation}>
      <div className={classes.center}>
        <ThreadHeader conversation={c} sideShown={sideShown} onToggleSide={toggleSide} />
        <HandlingBanner conversation={c} />
        <SnoozeBanner conversation={c} />
        <Thread conversation={c} />
        <Composer conversation={c} text={text} onText={write} />
      </div>
      {sideShown && (
        <DossierSide
          conversation={c}
          onClose={toggleSide}
          onInsert={(line) => {
            write(text ? `${text.trimEnd()}\n${line}` : line)
            setSideOverlay(false)
          }}
        />
      )}
    </div>
  )
}

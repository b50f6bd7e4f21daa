import { Outlet, useParams } from '@tanstack/react-router'
import { ConversationList } from './conversation-list.tsx'
import classes from './inbox.module.css'

/** The inbox: list on the left, the open conversation (and its dossier) beside it; one at a time on a phone. */
export function InboxPage() {
  const { conversationId } = useParams({ strict: false })
  return (
    <div className={classes.inbox} data-open={conversationId ? true : undefined}>
      <div className={classes.listPane}>
        <ConversationList />
      </div>
      <div className={classes.threadPane}>
        <Outlet />
      </div>
    </div>
  )
}

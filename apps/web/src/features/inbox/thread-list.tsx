import { lazy, Suspense, useMemo, useState } from 'react'
import type { Conversation, Message } from '@/lib/api-messaging.ts'
import { InstantText } from '@/ui/text.tsx'
import { picturesOf } from './media/pictures.ts'
import { ViewPicture } from './media/viewing.tsx'
import { AlbumBubble, MessageBubble } from './message-bubble.tsx'
import { threadItems } from './thread-items.ts'

const PictureViewer = lazy(() =>
  import('./media/picture-viewer.tsx').then(({ PictureViewer }) => ({ default: PictureViewer })),
)

/** Older messages that can still be had. */
export interface Older {
  more: boolean
  loading: boolean
  fetch: () => void
}

/** Messages from oldest to newest with their days and albums; pictures open in full, through all of the conversation. */
export function ThreadList(props: {
  newestFirst: readonly Message[]
  conversation: Conversation
  zone: string
  older: Older
  dayClass: string | undefined
}) {
  const { newestFirst, zone, older } = props
  const items = useMemo(() => threadItems(newestFirst, zone), [newestFirst, zone])
  const pictures = useMemo(() => picturesOf(newestFirst), [newestFirst])
  const [viewed, setViewed] = useState<string | null>(null)
  return (
    <ViewPicture value={setViewed}>
      {items.map((item) => {
        if (item.kind === 'day')
          return (
            <div key={item.key} className={props.dayClass}>
              <InstantText at={item.at} zone={zone} style="day" relative />
            </div>
          )
        const { key, startsGroup, endsGroup } = item
        const around = { zone, startsGroup, endsGroup }
        return item.kind === 'album' ? (
          <AlbumBubble key={key} messages={item.messages} {...around} />
        ) : (
          <MessageBubble key={key} message={item.message} conversation={props.conversation} {...around} />
        )
      })}
      {viewed && (
        <Suspense>
          <PictureViewer
            pictures={pictures}
            messageId={viewed}
            zone={zone}
            hasOlder={older.more}
            loadingOlder={older.loading}
            onOlder={older.fetch}
            onPicture={setViewed}
            onClose={() => setViewed(null)}
          />
        </Suspense>
      )}
    </ViewPicture>
  )
}

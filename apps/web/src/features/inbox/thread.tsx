import { Button } from '@mantine/core'
import { IconArrowDown } from '@tabler/icons-react'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSession } from '@/features/session/session.ts'
import type { Conversation } from '@/lib/api-messaging.ts'
import { formatName } from '@/lib/format.ts'
import { ErrorState, ListSkeleton } from '@/ui/states.tsx'
import { messagesQuery } from './inbox-queries.ts'
import classes from './thread.module.css'
import { ThreadList } from './thread-list.tsx'

/** Distance from the end (px) within which a new message keeps the thread at its end. */
const nearEnd = 120

/** The messages, oldest on top, opened at the newest; older pages load on demand without moving what is read. */
export function Thread({ conversation }: { conversation: Conversation }) {
  const { t } = useTranslation()
  const { zoneOf } = useSession()
  const zone = zoneOf()
  const query = useInfiniteQuery(messagesQuery(conversation.id))
  const newestFirst = useMemo(() => query.data?.pages.flatMap((p) => p.items) ?? [], [query.data])
  const box = useRef<HTMLDivElement>(null)
  const atEnd = useRef(true)
  const heightBefore = useRef(0)
  const [below, setBelow] = useState(false)
  const last = newestFirst[0]?.id

  useLayoutEffect(() => {
    const el = box.current
    if (!el || !last) return
    if (atEnd.current) el.scrollTop = el.scrollHeight
    else setBelow(true)
  }, [last])

  useLayoutEffect(() => {
    const el = box.current
    if (!el || query.isFetchingNextPage || heightBefore.current === 0) return
    el.scrollTop += el.scrollHeight - heightBefore.current
    heightBefore.current = 0
  })

  useEffect(() => {
    const el = box.current
    if (!el) return
    // Pictures that load late and the keyboard of a phone change the height; the end stays the end.
    const observer = new ResizeObserver(() => {
      if (atEnd.current) el.scrollTop = el.scrollHeight
    })
    observer.observe(el)
    if (el.firstElementChild) observer.observe(el.firstElementChild)
    return () => observer.disconnect()
  }, [])

  function onScroll() {
    const el = box.current
    if (!el) return
    atEnd.current = el.scrollHeight - el.scrollTop - el.clientHeight < nearEnd
    if (atEnd.current) setBelow(false)
  }

  function fetchOlder() {
    heightBefore.current = box.current?.scrollHeight ?? 0
    void query.fetchNextPage()
  }

  function toEnd() {
    box.current?.scrollTo({ top: box.current.scrollHeight, behavior: 'smooth' })
  }

  return (
    <div className={classes.wrap}>
      <div
        ref={box}
        className={classes.thread}
        onScroll={onScroll}
        role="log"
        aria-label={t('inbox:thread.label', { name: formatName(conversation.contact.displayName) })}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
        tabIndex={0}
      >
        <div className={classes.inner}>
          {query.isPending && <ListSkeleton rows={5} avatar={false} />}
          {query.isError && <ErrorState error={query.error} onRetry={() => void query.refetch()} />}
          {query.hasNextPage && (
            <div className={classes.older}>
              <Button variant="subtle" size="compact-sm" loading={query.isFetchingNextPage} onClick={fetchOlder}>
                {t('inbox:thread.older')}
              </Button>
            </div>
          )}
          {query.isSuccess && newestFirst.length === 0 && <p className={classes.empty}>{t('inbox:thread.empty')}</p>}
          {newestFirst.length > 0 && (
            <ThreadList
              newestFirst={newestFirst}
              conversation={conversation}
              zone={zone}
              older={{ more: query.hasNextPage, loading: query.isFetchingNextPage, fetch: fetchOlder }}
              dayClass={classes.day}
            />
          )}
        </div>
      </div>
      {below && (
        <Button
          className={classes.toEnd}
          size="compact-sm"
          variant="default"
          leftSection={<IconArrowDown size={14} stroke={1.75} aria-hidden />}
          onClick={toEnd}
        >
          {t('inbox:thread.newBelow')}
        </Button>
      )}
    </div>
  )
}

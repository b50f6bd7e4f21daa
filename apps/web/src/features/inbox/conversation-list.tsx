import { Button, CloseButton, TextInput, UnstyledButton } from '@mantine/core'
import { IconAlarmSnooze, IconChecks, IconMessages, IconSearch } from '@tabler/icons-react'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { useEffect, useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useDebouncedText } from '@/lib/use-debounced-text.ts'
import { useShortcuts } from '@/lib/use-shortcuts.ts'
import { EmptyState, ErrorState, ListSkeleton } from '@/ui/states.tsx'
import classes from './conversation-list.module.css'
import { ConversationRow } from './conversation-row.tsx'
import { conversationCountsQuery, conversationsQuery } from './inbox-queries.ts'
import { type InboxView, views } from './inbox-views.ts'

/** Beyond this a number is "more", as the server counts. */
const mostCounted = 99

/** The left pane: views with their numbers, search and the conversations, newest activity first; j and k walk through them. */
export function ConversationList() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const { view = 'all', q = '' } = useSearch({ from: '/_app/inbox' })
  const { conversationId } = useParams({ strict: false })
  const searchField = useRef<HTMLInputElement>(null)
  const list = useInfiniteQuery(conversationsQuery(view, q))
  const conversations = useMemo(() => list.data?.pages.flatMap((p) => p.items) ?? [], [list.data])
  const [typed, setTyped] = useDebouncedText(
    q,
    (text) => void navigate({ to: '.', search: (old) => ({ ...old, q: text || undefined }), replace: true }),
  )

  function open(step: 1 | -1) {
    const at = conversations.findIndex((c) => c.id === conversationId)
    const next = conversations[at < 0 ? 0 : at + step]
    if (next) void navigate({ to: '/inbox/$conversationId', params: { conversationId: next.id }, search: (old) => old })
  }
  useShortcuts({ j: () => open(1), k: () => open(-1), '/': () => searchField.current?.focus() })

  useEffect(() => {
    document.querySelector('[data-conversation][aria-current="page"]')?.scrollIntoView({ block: 'nearest' })
  }, [])

  // The open conversation names the page; the list does when none is open.
  const Title = conversationId ? 'h2' : 'h1'
  return (
    <section className={classes.pane} aria-label={t('inbox:list')}>
      <header className={classes.head}>
        <Title>{t('inbox:title')}</Title>
        <TextInput
          ref={searchField}
          size="sm"
          value={typed}
          onChange={(e) => setTyped(e.currentTarget.value)}
          placeholder={t('inbox:search')}
          aria-label={t('inbox:search')}
          leftSection={<IconSearch size={16} stroke={1.5} aria-hidden />}
          rightSection={typed && <CloseButton size="sm" aria-label={t('action.clear')} onClick={() => setTyped('')} />}
        />
        <ViewPicker view={view} />
      </header>
      <div className={classes.scroll}>
        {list.isPending && <ListSkeleton />}
        {list.isError && <ErrorState error={list.error} onRetry={() => void list.refetch()} />}
        {list.isSuccess && conversations.length === 0 && <NoConversation view={view} q={q} />}
        <ul>
          {conversations.map((c) => (
            <li key={c.id}>
              <ConversationRow conversation={c} active={c.id === conversationId} />
            </li>
          ))}
        </ul>
        {list.hasNextPage && (
          <div className={classes.more}>
            <Button variant="subtle" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
              {t('action.more')}
            </Button>
          </div>
        )}
      </div>
    </section>
  )
}

function ViewPicker({ view }: { view: InboxView }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const strip = useRef<HTMLElement>(null)
  const { data: counts } = useQuery(conversationCountsQuery)

  // On a phone the strip is wider than the screen: what is chosen shows. The strip alone moves, the focus stays. After
  // each drawing: the numbers come later and make it wider.
  useEffect(() => {
    const chosen = strip.current?.querySelector(`[data-view="${view}"]`)?.getBoundingClientRect()
    const shown = strip.current?.getBoundingClientRect()
    if (!chosen || !shown) return
    const left = Math.min(0, chosen.left - shown.left) + Math.max(0, chosen.right - shown.right)
    if (left !== 0) strip.current?.scrollBy({ left })
  })

  return (
    <nav ref={strip} className={classes.views} aria-label={t('inbox:view.label')}>
      {views.map((v) => (
        <UnstyledButton
          key={v}
          className={classes.view}
          data-view={v}
          aria-pressed={v === view}
          onClick={() => void navigate({ to: '.', search: (old) => ({ ...old, view: v === 'all' ? undefined : v }) })}
        >
          {t(`inbox:view.${v}`)}
          {v !== 'all' && <Count view={v} count={counts?.[v] ?? 0} />}
        </UnstyledButton>
      ))}
    </nav>
  )
}

/** How many are unread in a list, or asleep; nothing where there are none. */
function Count({ view, count }: { view: Exclude<InboxView, 'all'>; count: number }) {
  const { t } = useTranslation()
  if (count === 0) return null
  const many = count > mostCounted
  const kind = view === 'snoozed' ? 'asleep' : 'unread'
  return (
    <span
      className={classes.count}
      role="img"
      aria-label={many ? t(`inbox:count.${kind}Many`) : t(`inbox:count.${kind}`, { count })}
    >
      {many ? `${mostCounted}+` : count}
    </span>
  )
}

function NoConversation({ view, q }: { view: InboxView; q: string }) {
  const { t } = useTranslation()
  if (q) return <EmptyState icon={IconSearch} title={t('state.noMatchTitle')} body={t('state.noMatchBody')} />
  if (view === 'all') {
    return <EmptyState icon={IconMessages} title={t('inbox:empty.allTitle')} body={t('inbox:empty.allBody')} />
  }
  if (view === 'snoozed') {
    return <EmptyState icon={IconAlarmSnooze} title={t('inbox:snooze.emptyTitle')} body={t('inbox:snooze.emptyBody')} />
  }
  return <EmptyState icon={IconChecks} title={t('inbox:empty.doneTitle')} body={t('inbox:empty.doneBody')} />
}

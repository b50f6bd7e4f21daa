import { Button } from '@mantine/core'
import { IconArrowMerge, IconRadar2, IconUsersGroup } from '@tabler/icons-react'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { type KeyboardEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ForbiddenPage } from '@/app/fallbacks.tsx'
import { useRecordPanel } from '@/app/record-panel.tsx'
import { useSession } from '@/features/session/session.ts'
import type { SuggestedPerson, Suggestion } from '@/lib/api-duplicates.ts'
import { Avatar } from '@/ui/avatar.tsx'
import { notifyError } from '@/ui/notify.tsx'
import { Page, PageHeader } from '@/ui/page.tsx'
import { EmptyState, ErrorState, ListSkeleton } from '@/ui/states.tsx'
import { PhoneText } from '@/ui/text.tsx'
import { suggestionsQuery, useDecide, useScan } from './duplicate-queries.ts'
import classes from './duplicates.module.css'
import { Percent } from './merge-actions.tsx'
import { MergeDialog } from './merge-dialog.tsx'

/** Contacts that may be one person: merge them, or say once and for all that they are two. */
export function DuplicatesPage() {
  const { t } = useTranslation()
  const { can } = useSession()
  const allowed = can('contact.write') && can('dossier.merge')
  const list = useInfiniteQuery({ ...suggestionsQuery(), enabled: allowed })
  const scan = useScan()
  const dismiss = useDecide()
  const [merging, setMerging] = useState<Suggestion | null>(null)
  const rows = useRef<HTMLUListElement>(null)
  if (!allowed) return <ForbiddenPage />
  const items = list.data?.pages.flatMap((page) => page.items) ?? []

  /** On the button that compares: arrows walk from pair to pair, N says "two people". */
  function onKey(event: KeyboardEvent, suggestion: Suggestion, index: number) {
    const stops = rows.current?.querySelectorAll<HTMLElement>('[data-stop]')
    if (event.key === 'ArrowDown') stops?.[index + 1]?.focus()
    else if (event.key === 'ArrowUp') stops?.[index - 1]?.focus()
    else if (event.key.toLowerCase() === 'n') {
      stops?.[index + 1]?.focus()
      dismiss.mutate(suggestion.id, { onError: notifyError })
    } else return
    event.preventDefault()
  }

  const search = (
    <Button
      variant="default"
      leftSection={<IconRadar2 size={16} stroke={1.5} aria-hidden />}
      loading={scan.isPending}
      onClick={() => scan.mutate(undefined, { onError: notifyError })}
    >
      {t('duplicates:scan')}
    </Button>
  )
  return (
    <Page>
      <PageHeader title={t('duplicates:page')} subtitle={t('duplicates:subtitle')} actions={search}>
        <Link to="/contacts" className={classes.back}>
          {t('contacts:back')}
        </Link>
        {items.length > 0 && <span className={classes.hint}>{t('duplicates:keys')}</span>}
      </PageHeader>
      {list.isPending && <ListSkeleton />}
      {list.isError && <ErrorState error={list.error} onRetry={() => void list.refetch()} />}
      {list.isSuccess && items.length === 0 && (
        <EmptyState
          icon={IconUsersGroup}
          title={t('duplicates:emptyTitle')}
          body={t('duplicates:emptyBody')}
          action={search}
          pattern
        />
      )}
      <ul ref={rows} className={classes.list}>
        {items.map((s, index) => (
          <li key={s.id}>
            <article
              className={classes.card}
              aria-label={`${s.left.displayName} / ${s.right.displayName}, ${Math.min(99, Math.round(s.score * 100))} %`}
            >
              <Percent score={s.score} />
              <Someone person={s.left} />
              <span className={classes.versus} aria-hidden="true" />
              <Someone person={s.right} />
              <Reasons suggestion={s} />
              <div className={classes.cardActions}>
                <Button
                  size="compact-md"
                  variant="default"
                  leftSection={<IconArrowMerge size={15} stroke={1.5} aria-hidden />}
                  data-stop
                  aria-keyshortcuts="N"
                  onKeyDown={(event) => onKey(event, s, index)}
                  onClick={() => setMerging(s)}
                >
                  {t('duplicates:merge')}
                </Button>
                <Button
                  size="compact-md"
                  variant="subtle"
                  onClick={() => dismiss.mutate(s.id, { onError: notifyError })}
                >
                  {t('duplicates:notSame')}
                </Button>
              </div>
            </article>
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
      {merging && (
        <MergeDialog
          kind="contact"
          survivorId={merging.left.openDossiers >= merging.right.openDossiers ? merging.left.id : merging.right.id}
          loserId={merging.left.openDossiers >= merging.right.openDossiers ? merging.right.id : merging.left.id}
          onClose={() => setMerging(null)}
        />
      )}
    </Page>
  )
}

function Someone({ person: p }: { person: SuggestedPerson }) {
  const { t } = useTranslation()
  const panel = useRecordPanel()
  return (
    <div className={classes.someone}>
      <Avatar name={p.displayName} size={36} />
      <div>
        <button type="button" className={classes.name} dir="auto" onClick={() => panel.open('contact', p.id)}>
          {p.displayName}
        </button>
        {p.identities.slice(0, 2).map((i) => (
          <small key={i.value}>{i.kind === 'PHONE' ? <PhoneText value={i.value} /> : <bdi>{i.value}</bdi>}</small>
        ))}
        {p.openDossiers > 0 && <small>{t('duplicates:openDossiers', { count: p.openDossiers })}</small>}
      </div>
    </div>
  )
}

function Reasons({ suggestion: s }: { suggestion: Suggestion }) {
  const { t } = useTranslation()
  return (
    <ul className={classes.reasons}>
      {s.reasons.map((r) => (
        <li key={r.code} data-against={r.weight < 0 || undefined} title={`${r.left} · ${r.right}`}>
          {t(`duplicates:reason.${r.code}`)}
        </li>
      ))}
    </ul>
  )
}

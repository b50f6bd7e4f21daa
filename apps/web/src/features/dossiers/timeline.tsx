import { IconMoodEmpty } from '@tabler/icons-react'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSession } from '@/features/session/session.ts'
import type { Dossier } from '@/lib/api-dossiers.ts'
import { MoreSentinel } from '@/ui/more-sentinel.tsx'
import { EmptyState, ErrorState, ListSkeleton } from '@/ui/states.tsx'
import { InstantText } from '@/ui/text.tsx'
import { type ActivityType, timelineQuery } from './dossier-queries.ts'
import { NoteComposer } from './note-composer.tsx'
import classes from './timeline.module.css'
import { TimelineEntry } from './timeline-entry.tsx'
import { groupByDay } from './timeline-text.ts'
import { useNamedNote } from './use-named-note.ts'

const filters: readonly ActivityType[] = [
  'NOTE',
  'MESSAGE_LOG',
  'STATUS_CHANGE',
  'APPOINTMENT_LOG',
  'TASK',
  'DOCUMENT_LOG',
  'CONSENT_LOG',
  'ASSIGNMENT',
  'DECISION',
  'SYSTEM',
]

/** The story of a dossier by day, newest first; what one wants to keep is written on top. */
export function Timeline({ dossier: d }: { dossier: Dossier }) {
  const { t } = useTranslation()
  const { zoneOf } = useSession()
  const [type, setType] = useState<ActivityType | null>(null)
  const list = useInfiniteQuery(timelineQuery(d.id, type))
  const zone = zoneOf(d.branchId)
  const entries = list.data?.pages.flatMap((p) => p.items) ?? []
  const named = useNamedNote(list, entries)
  return (
    <div className={classes.timeline}>
      {d.canEdit && <NoteComposer dossierId={d.id} />}
      <fieldset className={classes.filters} aria-label={t('timeline:filters')}>
        <button type="button" aria-pressed={type === null} onClick={() => setType(null)}>
          {t('action.all')}
        </button>
        {filters.map((code) => (
          <button key={code} type="button" aria-pressed={type === code} onClick={() => setType(code)}>
            {t(`timeline:filter.${code}`)}
          </button>
        ))}
      </fieldset>
      {list.isPending && <ListSkeleton rows={6} />}
      {list.isError && <ErrorState error={list.error} onRetry={() => void list.refetch()} />}
      {list.data && entries.length === 0 && (
        <EmptyState
          icon={IconMoodEmpty}
          title={t('timeline:empty')}
          body={type ? t('timeline:emptyFilter') : t('timeline:emptyBody')}
        />
      )}
      {groupByDay(entries, zone).map((group) => (
        <section key={group.day} className={classes.day}>
          <h3>
            <InstantText at={group.at} zone={zone} style="day" relative />
          </h3>
          <ol>
            {group.entries.map((entry) => (
              <TimelineEntry key={entry.id} entry={entry} zone={zone} dossier={d} named={entry.id === named} />
            ))}
          </ol>
        </section>
      ))}
      <MoreSentinel
        hasMore={list.hasNextPage}
        loading={list.isFetchingNextPage}
        onMore={() => void list.fetchNextPage()}
      />
    </div>
  )
}

import { Button, CloseButton } from '@mantine/core'
import { IconArrowRight, IconTag, IconUserPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSession } from '@/features/session/session.ts'
import type { BulkList } from '@/lib/api-bulk.ts'
import { formatNumber } from '@/lib/format.ts'
import { currentLocale } from '@/lib/i18n.ts'
import classes from './bulk-bar.module.css'
import { bulkPreviewQuery } from './bulk-queries.ts'
import type { Selection } from './use-selection.ts'

const BulkDialog = lazy(() => import('./bulk-dialog.tsx').then((m) => ({ default: m.BulkDialog })))

export type BulkKind = 'ASSIGN' | 'SOURCE' | 'MOVE'

/** What can be done to the rows that are chosen; stands at the foot of the list while any is. */
export function BulkBar(props: {
  list: BulkList
  selection: Selection
  /** The list goes on beyond what is shown. */
  hasMore: boolean
}) {
  const { t } = useTranslation()
  const { can } = useSession()
  const [asking, setAsking] = useState<BulkKind | null>(null)
  const { selection, list } = props
  const preview = useQuery({ ...bulkPreviewQuery(list, selection.asked), enabled: selection.whole })
  if (selection.ids.size === 0 && !selection.whole) return null
  const count = selection.whole ? preview.data?.total : selection.ids.size
  const limit = preview.data?.limit ?? Number.POSITIVE_INFINITY
  const tooMany = count !== undefined && count > limit
  const figure = (n: number) => formatNumber(n, currentLocale(), 0)
  const ready = count !== undefined && !tooMany
  return (
    <div className={classes.bar} role="toolbar" aria-label={t('lists:bulk.bar')}>
      <p className={classes.count} role="status">
        {tooMany
          ? t('lists:bulk.tooMany', { limit: figure(limit) })
          : count === undefined
            ? t('state.loading')
            : t('lists:bulk.count', { count, figure: figure(count) })}
      </p>
      {!selection.whole && props.hasMore && (
        <Button size="compact-sm" variant="subtle" onClick={selection.takeWhole}>
          {t('lists:bulk.whole')}
        </Button>
      )}
      <span className={classes.actions}>
        {list === 'DOSSIERS' && can('dossier.assign') && (
          <Button
            size="xs"
            variant="default"
            disabled={!ready}
            leftSection={<IconUserPlus size={15} stroke={1.75} aria-hidden />}
            onClick={() => setAsking('ASSIGN')}
          >
            {t('lists:bulk.assign')}
          </Button>
        )}
        <Button
          size="xs"
          variant="default"
          disabled={!ready}
          leftSection={<IconArrowRight size={15} stroke={1.75} className="flip-rtl" aria-hidden />}
          onClick={() => setAsking('MOVE')}
        >
          {t(list === 'DOSSIERS' ? 'lists:bulk.move' : 'lists:bulk.moveAnnonces')}
        </Button>
        {list === 'DOSSIERS' && (
          <Button
            size="xs"
            variant="default"
            disabled={!ready}
            leftSection={<IconTag size={15} stroke={1.75} aria-hidden />}
            onClick={() => setAsking('SOURCE')}
          >
            {t('lists:bulk.source')}
          </Button>
        )}
      </span>
      <CloseButton size={28} aria-label={t('lists:bulk.clear')} onClick={selection.clear} />
      {asking && count !== undefined && (
        <Suspense fallback={null}>
          <BulkDialog
            list={list}
            kind={asking}
            selection={selection.asked}
            count={count}
            onClose={() => setAsking(null)}
            onStarted={selection.clear}
          />
        </Suspense>
      )}
    </div>
  )
}

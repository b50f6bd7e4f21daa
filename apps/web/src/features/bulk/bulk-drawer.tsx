import { Button, Drawer } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { BulkChange, BulkRefusal } from '@/lib/api-bulk.ts'
import { downloadFile } from '@/lib/download.ts'
import { MoreSentinel } from '@/ui/more-sentinel.tsx'
import { notifyError } from '@/ui/notify.tsx'
import { ErrorState, ListSkeleton } from '@/ui/states.tsx'
import classes from './bulk-drawer.module.css'
import { bulkRefusalsQuery } from './bulk-queries.ts'
import { useBulkText } from './bulk-text.ts'

/** How a change went, and each record that was refused with its reason. */
export function BulkDrawer({ bulk, onClose }: { bulk: BulkChange; onClose: () => void }) {
  const { t } = useTranslation()
  const text = useBulkText()
  const list = useInfiniteQuery(bulkRefusalsQuery(bulk.id))
  const rows = list.data?.pages.flatMap((page) => page.items) ?? []
  return (
    <Drawer
      opened
      onClose={onClose}
      position="right"
      size="md"
      title={text.command(bulk)}
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      <p className={classes.summary}>{text.progress(bulk)}</p>
      {list.isPending && <ListSkeleton rows={3} avatar={false} />}
      {list.isError && <ErrorState error={list.error} onRetry={() => void list.refetch()} />}
      {list.isSuccess && rows.length === 0 && <p className={classes.none}>{t('lists:bulk.noRefusals')}</p>}
      {rows.length > 0 && (
        <>
          <div className={classes.head}>
            <h3>{t('lists:bulk.refusals')}</h3>
            <Button
              size="compact-sm"
              variant="default"
              leftSection={<IconDownload size={15} stroke={1.5} aria-hidden />}
              onClick={() => void downloadFile(`/bulk-changes/${bulk.id}/refusals.csv`, 'refus.csv').catch(notifyError)}
            >
              {t('lists:bulk.download')}
            </Button>
          </div>
          <ul className={classes.list}>
            {rows.map((row) => (
              <li key={row.position}>
                <Refused bulk={bulk} row={row} />
                <span>{row.reason}</span>
              </li>
            ))}
          </ul>
          <MoreSentinel
            hasMore={list.hasNextPage}
            loading={list.isFetchingNextPage}
            onMore={() => void list.fetchNextPage()}
          />
        </>
      )}
    </Drawer>
  )
}

/** The record's reference as a way to it; without one it is nothing that the person may see. */
function Refused({ bulk, row }: { bulk: BulkChange; row: BulkRefusal }) {
  const { t } = useTranslation()
  if (!row.reference) return <strong>{t('lists:bulk.unseen')}</strong>
  return bulk.list === 'DOSSIERS' ? (
    <Link to="/dossiers/$dossierId" params={{ dossierId: row.entityId }}>
      <bdi>{row.reference}</bdi>
    </Link>
  ) : (
    <Link to="/annonces/$annonceId" params={{ annonceId: row.entityId }}>
      <bdi>{row.reference}</bdi>
    </Link>
  )
}

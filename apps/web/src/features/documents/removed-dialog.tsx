import { Button, Modal, Skeleton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { DocumentSubject } from '@/lib/api-documents.ts'
import { notifyDone } from '@/ui/notify.tsx'
import { ErrorState } from '@/ui/states.tsx'
import { removedQuery, useDocumentActs } from './document-queries.ts'
import { nameOf } from './document-text.ts'
import { DocumentThumb } from './document-thumb.tsx'
import classes from './documents.module.css'
import { notifyRefusal } from './refusal.ts'

/** What was taken away in the last 30 days, to bring back. */
export function RemovedDialog({ subject, onClose }: { subject: DocumentSubject; onClose: () => void }) {
  const { t } = useTranslation()
  const removed = useQuery(removedQuery(subject))
  const { restore } = useDocumentActs()
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('documents:removed.title')}
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      {removed.isPending && <Skeleton height={60} />}
      {removed.isError && <ErrorState error={removed.error} onRetry={() => void removed.refetch()} />}
      {removed.data?.items.length === 0 && <p className={classes.meta}>{t('documents:removed.none')}</p>}
      <ul className={classes.list}>
        {removed.data?.items.map((d) => (
          <li key={d.id} className={classes.row}>
            <DocumentThumb document={d} />
            <div className={classes.text}>
              <div className={classes.line}>
                <bdi className={classes.plain}>{nameOf(d)}</bdi>
                <Button
                  variant="default"
                  size="compact-xs"
                  loading={restore.isPending && restore.variables.document.id === d.id}
                  onClick={() =>
                    restore
                      .mutateAsync({ document: d })
                      .then(() => notifyDone(t('documents:removed.restored')), notifyRefusal)
                  }
                >
                  {t('documents:removed.restore')}
                </Button>
              </div>
              <p className={classes.meta} dir="auto">
                {t('documents:removed.line', { name: d.removed?.by.name ?? '', reason: d.removed?.reason ?? '' })}
              </p>
            </div>
          </li>
        ))}
      </ul>
    </Modal>
  )
}

import { Button, Skeleton } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { lazy, type ReactNode, Suspense, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSession } from '@/features/session/session.ts'
import type { DocumentPage, DocumentSubject } from '@/lib/api-documents.ts'
import { ErrorState } from '@/ui/states.tsx'
import { useFileDrop } from '@/ui/use-file-drop.ts'
import { documentsQuery } from './document-queries.ts'
import { DocumentRow } from './document-row.tsx'
import { byUrgency, progressOf, waitingOf } from './document-values.ts'
import classes from './documents.module.css'
import { ACCEPT } from './file-button.tsx'
import { useOpenedDocument } from './opened-document.ts'
import { UploadLines } from './upload-lines.tsx'
import { useDocumentUploads } from './use-document-uploads.ts'

const RequestDialog = lazy(() => import('./request-dialog.tsx').then((m) => ({ default: m.RequestDialog })))
const UploadDialog = lazy(() => import('./upload-dialog.tsx').then((m) => ({ default: m.UploadDialog })))
const DocumentDialog = lazy(() => import('./document-dialog.tsx').then((m) => ({ default: m.DocumentDialog })))
const RemovedDialog = lazy(() => import('./removed-dialog.tsx').then((m) => ({ default: m.RemovedDialog })))

/** How a page frames the block: its name, at most one act, the content. */
export type Frame = (parts: { title: string; action: ReactNode; children: ReactNode }) => ReactNode

/** The papers of a dossier, an annonce or a contact, for who may read them. */
export function DocumentsBlock({ subject, frame }: { subject: DocumentSubject; frame: Frame }) {
  const { can } = useSession()
  if (!can('document.read')) return null
  return <Documents key={Object.values(subject)[0]} subject={subject} frame={frame} />
}

function Documents({ subject, frame }: { subject: DocumentSubject; frame: Frame }) {
  const { t } = useTranslation()
  const query = useInfiniteQuery(documentsQuery(subject))
  const uploads = useDocumentUploads(subject)
  const [asking, setAsking] = useState(false)
  const [dropped, setDropped] = useState<File[]>([])
  const [restoring, setRestoring] = useState(false)
  const documents = query.data?.pages.flatMap((page) => page.items) ?? []
  const may = query.data?.pages[0]?.can ?? { upload: false, manage: false, confidential: false }
  const { shown, open, close } = useOpenedDocument(subject, documents)
  const { done, total } = progressOf(documents)

  const action = may.manage && (
    <Button variant="subtle" size="compact-xs" onClick={() => setAsking(true)}>
      {t('documents:request')}
    </Button>
  )
  return (
    <>
      {frame({
        title: t('documents:title'),
        action,
        children: (
          <div className={classes.root}>
            {query.isPending && <RowSkeletons />}
            {query.isError && <ErrorState error={query.error} onRetry={() => void query.refetch()} />}
            {query.data && documents.length === 0 && <Empty may={may} />}
            {total > 0 && (
              <p className={classes.progress}>
                <progress value={done} max={total} aria-label={t('documents:progress', { done, total })} />
                {t('documents:progress', { done, total })}
              </p>
            )}
            <ul className={classes.list}>
              {byUrgency(documents).map((document) => (
                <DocumentRow
                  key={document.id}
                  document={document}
                  may={may}
                  onOpen={() => open(document.id)}
                  onFile={(file) => uploads.add([{ file, target: { documentId: document.id } }])}
                />
              ))}
            </ul>
            {query.hasNextPage && (
              <Button
                variant="subtle"
                size="compact-xs"
                loading={query.isFetchingNextPage}
                onClick={() => void query.fetchNextPage()}
              >
                {t('documents:more')}
              </Button>
            )}
            <UploadLines {...uploads} />
            {may.upload && <DropZone onFiles={setDropped} />}
            {may.manage && query.data && (
              <button type="button" className={classes.quiet} onClick={() => setRestoring(true)}>
                {t('documents:removed.show')}
              </button>
            )}
          </div>
        ),
      })}
      <Suspense>
        {asking && <RequestDialog subject={subject} documents={documents} may={may} onClose={() => setAsking(false)} />}
        {dropped.length > 0 && (
          <UploadDialog
            files={dropped}
            waiting={waitingOf(documents)}
            onSend={uploads.add}
            onClose={() => setDropped([])}
          />
        )}
        {shown && (
          <DocumentDialog
            document={shown}
            may={may}
            onFile={(file) => uploads.add([{ file, target: { documentId: shown.id } }])}
            onClose={close}
          />
        )}
        {restoring && <RemovedDialog subject={subject} onClose={() => setRestoring(false)} />}
      </Suspense>
    </>
  )
}

function Empty({ may }: { may: DocumentPage['can'] }) {
  const { t } = useTranslation()
  return (
    <p className={classes.empty}>
      <strong>{t('documents:emptyTitle')}</strong>
      {t(may.upload ? 'documents:emptyBody' : 'documents:emptyRead')}
    </p>
  )
}

function RowSkeletons() {
  return (
    <div className={classes.list} aria-busy="true">
      {[1, 2].map((n) => (
        <div key={n} className={classes.skeleton}>
          <Skeleton width={40} height={48} />
          <div>
            <Skeleton width="60%" height={12} />
            <Skeleton width="40%" height={10} mt={8} />
          </div>
        </div>
      ))}
    </div>
  )
}

/** Where files are dropped; the button inside does the same by keyboard. */
function DropZone({ onFiles }: { onFiles: (files: File[]) => void }) {
  const { t } = useTranslation()
  const input = useRef<HTMLInputElement>(null)
  const { ref, over } = useFileDrop<HTMLDivElement>(onFiles)
  return (
    <div ref={ref} className={classes.drop} data-over={over || undefined}>
      <span>
        {t('documents:drop')}
        <small>{t('documents:formats')}</small>
      </span>
      <Button variant="default" size="compact-xs" onClick={() => input.current?.click()}>
        {t('documents:choose')}
      </Button>
      <input
        ref={input}
        type="file"
        hidden
        multiple
        accept={ACCEPT}
        onChange={(e) => {
          if (e.currentTarget.files?.length) onFiles([...e.currentTarget.files])
          e.currentTarget.value = ''
        }}
      />
    </div>
  )
}

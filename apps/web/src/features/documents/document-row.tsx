import { Button } from '@mantine/core'
import { IconLock } from '@tabler/icons-react'
import { type DragEvent, lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { AtlasDocument, DocumentPage } from '@/lib/api-documents.ts'
import { label } from '@/lib/label.ts'
import { notifyDone } from '@/ui/notify.tsx'
import { StatusBadge } from '@/ui/status-badge.tsx'
import { useDocumentActs } from './document-queries.ts'
import { dayText, expiryText, nameOf } from './document-text.ts'
import { DocumentThumb } from './document-thumb.tsx'
import { expiryOf } from './document-values.ts'
import classes from './documents.module.css'
import { FileButton } from './file-button.tsx'
import { notifyRefusal } from './refusal.ts'

const ReasonDialog = lazy(() => import('./reason-dialog.tsx').then((m) => ({ default: m.ReasonDialog })))

/** One document: what it is, where it stands, what is to be done next. A file dropped on it is for it. */
export function DocumentRow(props: {
  document: AtlasDocument
  may: DocumentPage['can']
  onOpen: () => void
  onFile: (file: File) => void
}) {
  const { t } = useTranslation()
  const { document: d, may } = props
  const [over, setOver] = useState(false)
  const name = nameOf(d)
  const waits = d.state === 'REQUESTED' || d.state === 'REJECTED' || d.state === 'EXPIRED'
  return (
    <li
      className={classes.row}
      data-over={over || undefined}
      onDragOver={(e: DragEvent) => {
        if (!may.upload) return
        e.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(e: DragEvent) => {
        setOver(false)
        const [file] = e.dataTransfer.files
        if (!may.upload || !file) return
        e.preventDefault()
        props.onFile(file)
      }}
    >
      <DocumentThumb document={d} />
      <div className={classes.text}>
        <div className={classes.line}>
          <button
            type="button"
            className={classes.name}
            onClick={props.onOpen}
            aria-label={t('documents:open', { document: name })}
          >
            <bdi>{name}</bdi>
          </button>
          {d.visibility === 'MANAGERS' && (
            <IconLock size={14} stroke={1.75} aria-label={t('documents:confidential')} role="img" />
          )}
          <StatusBadge code={d.state} family="documentState" />
        </div>
        <Meta document={d} />
        {(may.manage || may.upload) && (
          <div className={classes.acts}>
            {waits && may.upload && (
              <FileButton
                variant="light"
                size="compact-xs"
                onFile={props.onFile}
                aria-label={t('documents:sendFor', { document: name })}
              >
                {t('documents:send')}
              </FileButton>
            )}
            {d.state === 'RECEIVED' && may.manage && <Judge document={d} />}
          </div>
        )}
      </div>
    </li>
  )
}

/** The next thing worth knowing, in one or two short phrases. */
function Meta({ document: d }: { document: AtlasDocument }) {
  const { t } = useTranslation()
  const parts: { text: string; tone?: 'late' | 'soon' }[] = []
  if (d.title !== null) parts.push({ text: label('documentType', d.type) })
  if (d.state === 'REQUESTED' && d.dueOn)
    parts.push({
      text: t(d.overdue ? 'documents:meta.overdue' : 'documents:meta.due', { date: dayText(d.dueOn) }),
      ...(d.overdue ? { tone: 'late' as const } : {}),
    })
  else if (d.state === 'REQUESTED' && d.requested?.by.name)
    parts.push({ text: t('documents:meta.requested', { name: d.requested.by.name }) })
  if (d.state === 'REJECTED' && d.rejected) parts.push({ text: d.rejected.reason, tone: 'late' })
  const expiry = d.current && expiryText(d)
  if (expiry && d.daysLeft !== null) {
    const kind = expiryOf(d.daysLeft)
    parts.push({ text: expiry, ...(kind === 'later' ? {} : { tone: kind === 'past' ? 'late' : 'soon' }) })
  }
  if (d.current && d.current.number > 1) parts.push({ text: t('documents:meta.version', { number: d.current.number }) })
  if (parts.length === 0 && d.state === 'CHECKED' && d.checked?.by.name)
    parts.push({ text: t('documents:meta.checked', { name: d.checked.by.name }) })
  if (parts.length === 0 && d.received?.by.name)
    parts.push({ text: t('documents:meta.received', { name: d.received.by.name }) })
  return (
    <p className={classes.meta}>
      {parts.map((part) => (
        <span key={part.text} data-tone={part.tone}>
          <bdi>{part.text}</bdi>
        </span>
      ))}
    </p>
  )
}

/**
 * Checked or refused: the two words a received document waits for. Once said they are gone from the row, so what is told
 * afterwards does not hang on this component.
 */
function Judge({ document: d }: { document: AtlasDocument }) {
  const { t } = useTranslation()
  const { check, reject } = useDocumentActs()
  const [refusing, setRefusing] = useState(false)
  const name = nameOf(d)
  return (
    <>
      <Button
        variant="light"
        color="mint"
        size="compact-xs"
        loading={check.isPending}
        aria-label={t('documents:checkOf', { document: name })}
        onClick={() => {
          check.mutateAsync({ document: d }).then(() => notifyDone(t('documents:checkedDone')), notifyRefusal)
        }}
      >
        {t('documents:check')}
      </Button>
      <Button
        variant="subtle"
        color="terracotta"
        size="compact-xs"
        aria-label={t('documents:rejectOf', { document: name })}
        onClick={() => setRefusing(true)}
      >
        {t('documents:reject')}
      </Button>
      {refusing && (
        <Suspense>
          <ReasonDialog
            kind="reject"
            pending={reject.isPending}
            onClose={() => setRefusing(false)}
            onReason={(reason) => {
              reject.mutateAsync({ document: d, reason }).then(() => {
                notifyDone(t('documents:rejectedDone'))
                setRefusing(false)
              }, notifyRefusal)
            }}
          />
        </Suspense>
      )}
    </>
  )
}

import { Button, Modal, Select, Skeleton, Textarea, TextInput } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCodes } from '@/features/reference-lists/reference-queries.ts'
import type { AtlasDocument, DocumentChange, DocumentPage } from '@/lib/api-documents.ts'
import { label } from '@/lib/label.ts'
import { notifyDone, notifyUndo } from '@/ui/notify.tsx'
import { StatusBadge } from '@/ui/status-badge.tsx'
import { linkQuery, useDocumentActs } from './document-queries.ts'
import { expiryText, nameOf } from './document-text.ts'
import { DocumentThumb } from './document-thumb.tsx'
import { DocumentVersions, useDownload } from './document-versions.tsx'
import classes from './documents.module.css'
import { FileButton } from './file-button.tsx'
import { ReasonDialog } from './reason-dialog.tsx'
import { notifyRefusal } from './refusal.ts'
import { VisibilityField } from './visibility-field.tsx'

type Props = {
  document: AtlasDocument
  may: DocumentPage['can']
  onFile: (file: File) => void
  onClose: () => void
}

/** Everything about one document: what it looks like, its facts to change, its versions. */
export function DocumentDialog(props: Props) {
  const { t } = useTranslation()
  const { document: d, may } = props
  const { remove, restore } = useDocumentActs()
  const [removing, setRemoving] = useState(false)
  const request = d.state === 'REQUESTED'

  // The list forgets the document at once, and with it this dialog: what follows must not hang on it.
  function takeAway(reason: string) {
    remove.mutateAsync({ document: d, reason }).then((gone) => {
      setRemoving(false)
      props.onClose()
      notifyUndo(t(request ? 'documents:withdrawnDone' : 'documents:removedDone'), () =>
        restore.mutateAsync({ document: gone }),
      )
    }, notifyRefusal)
  }
  return (
    <Modal
      opened
      size="lg"
      onClose={props.onClose}
      title={<bdi>{nameOf(d)}</bdi>}
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      <div className={classes.dialog}>
        <div className={classes.standing}>
          <StatusBadge code={d.state} family="documentState" />
          <span className={classes.meta}>{d.current && expiryText(d)}</span>
          {may.upload && (
            <FileButton variant="default" size="compact-sm" onFile={props.onFile}>
              {t(d.current ? 'documents:detail.newVersion' : 'documents:send')}
            </FileButton>
          )}
          {may.manage && (
            <Button variant="subtle" color="terracotta" size="compact-sm" onClick={() => setRemoving(true)}>
              {t(request ? 'documents:detail.withdraw' : 'documents:detail.remove')}
            </Button>
          )}
        </div>
        {d.rejected && (
          <p className={classes.rejected} dir="auto">
            <strong>{t('documents:detail.reason')}</strong> {d.rejected.reason}
          </p>
        )}
        <Preview document={d} />
        <Facts {...props} />
        <DocumentVersions document={d} />
      </div>
      {removing && (
        <ReasonDialog
          kind={request ? 'withdraw' : 'remove'}
          pending={remove.isPending}
          onClose={() => setRemoving(false)}
          onReason={takeAway}
        />
      )}
    </Modal>
  )
}

/** The picture itself, or what kind of file it is with the way to it. */
function Preview({ document: d }: { document: AtlasDocument }) {
  const { t } = useTranslation()
  const picture = d.current?.thumbUrl ? d.current : null
  const link = useQuery({ ...linkQuery(d.id, picture?.number ?? 0), enabled: picture !== null })
  const download = useDownload(d.id)
  if (!d.current) return <p className={classes.meta}>{t('documents:detail.noFile')}</p>
  const { number } = d.current
  if (!picture)
    return (
      <div className={classes.file}>
        <DocumentThumb document={d} />
        <div className={classes.text}>
          <bdi className={classes.fileName}>{d.current.name}</bdi>
          <p className={classes.meta}>{t('documents:detail.noPreview')}</p>
        </div>
        <Button
          variant="default"
          size="compact-sm"
          leftSection={<IconDownload size={15} stroke={1.75} aria-hidden />}
          onClick={() => void download(number)}
        >
          {t('documents:detail.download')}
        </Button>
      </div>
    )
  if (!link.data) return <Skeleton height={280} />
  return (
    <img className={classes.preview} src={link.data.url} alt={t('documents:detail.preview', { document: nameOf(d) })} />
  )
}

type Given = Omit<DocumentChange, 'version'>

/** What people may change of a document. Only what the person touched is sent, so that nobody's change is undone unseen. */
function Facts({ document: d, may }: Props) {
  const { t } = useTranslation()
  const { change } = useDocumentActs()
  const [given, setGiven] = useState<Given>({})
  const put = (over: Given) => setGiven((old) => ({ ...old, ...over }))
  const shown = { ...d, ...given }
  const types = useCodes('DOCUMENT_TYPE', d.type)
  const touched = (Object.keys(given) as (keyof Given)[]).filter(
    (field) => (given[field] || null) !== (d[field] || null),
  )
  function submit(event: FormEvent) {
    event.preventDefault()
    const sent = Object.fromEntries(touched.map((field) => [field, given[field]?.trim() || null])) as Given
    change.mutate(
      { document: d, change: sent },
      {
        onSuccess: () => {
          setGiven({})
          notifyDone(t('documents:savedDone'))
        },
        onError: notifyRefusal,
      },
    )
  }
  if (!may.upload) return d.note ? <p dir="auto">{d.note}</p> : null
  return (
    <form className={classes.facts} onSubmit={submit}>
      <TextInput
        label={t('documents:detail.title')}
        placeholder={label('documentType', shown.type)}
        maxLength={120}
        value={shown.title ?? ''}
        onChange={(e) => put({ title: e.currentTarget.value })}
      />
      <Select
        label={t('documents:detail.type')}
        data={types}
        allowDeselect={false}
        value={shown.type}
        onChange={(value) => put({ type: value ?? d.type })}
      />
      {d.current ? (
        <TextInput
          type="date"
          label={t('documents:detail.expiresOn')}
          value={shown.expiresOn ?? ''}
          onChange={(e) => put({ expiresOn: e.currentTarget.value })}
        />
      ) : (
        <TextInput
          type="date"
          label={t('documents:ask.due')}
          value={shown.dueOn ?? ''}
          onChange={(e) => put({ dueOn: e.currentTarget.value })}
        />
      )}
      <Textarea
        label={t('documents:ask.note')}
        autosize
        minRows={1}
        maxLength={1000}
        value={shown.note ?? ''}
        onChange={(e) => put({ note: e.currentTarget.value })}
      />
      {may.confidential && <VisibilityField value={shown.visibility} onChange={(visibility) => put({ visibility })} />}
      <div className={classes.actions}>
        <Button type="submit" disabled={touched.length === 0} loading={change.isPending}>
          {t('action.save')}
        </Button>
      </div>
    </form>
  )
}

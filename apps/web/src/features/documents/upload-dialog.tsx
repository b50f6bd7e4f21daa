import { Button, Modal, Select } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCodes } from '@/features/reference-lists/reference-queries.ts'
import type { AtlasDocument } from '@/lib/api-documents.ts'
import { nameOf } from './document-text.ts'
import classes from './documents.module.css'
import type { UploadTarget } from './use-document-uploads.ts'

/** A code of a type; everything else is the id of a document. */
const isType = (value: string) => /^[A-Z]/.test(value)
const targetOf = (value: string): UploadTarget => (isType(value) ? { type: value } : { documentId: value })

/** Says for each chosen file what it is: a paper that is awaited, or a new one of a type. */
export function UploadDialog(props: {
  files: readonly File[]
  waiting: readonly AtlasDocument[]
  onSend: (uploads: { file: File; target: UploadTarget }[]) => void
  onClose: () => void
}) {
  const { t } = useTranslation()
  const types = useCodes('DOCUMENT_TYPE')
  const only = props.files.length === 1 && props.waiting.length === 1 ? (props.waiting[0]?.id ?? null) : null
  const [rows, setRows] = useState(() => props.files.map((file) => ({ key: crypto.randomUUID(), file, value: only })))
  const [tried, setTried] = useState(false)
  const twice = (value: string | null) =>
    value !== null && !isType(value) && rows.filter((row) => row.value === value).length > 1
  const groups = [
    { group: t('documents:upload.waiting'), items: props.waiting.map((d) => ({ value: d.id, label: nameOf(d) })) },
    {
      group: t('documents:upload.other'),
      items: types,
    },
  ].filter(({ items }) => items.length > 0)
  function submit(event: FormEvent) {
    event.preventDefault()
    setTried(true)
    const uploads = rows.flatMap(({ file, value }) =>
      value === null || twice(value) ? [] : [{ file, target: targetOf(value) }],
    )
    if (uploads.length < rows.length) return
    props.onSend(uploads)
    props.onClose()
  }
  const problem = (value: string | null) => {
    if (twice(value)) return t('documents:upload.taken')
    return tried && value === null ? t('documents:upload.required') : null
  }
  return (
    <Modal
      opened
      onClose={props.onClose}
      title={t('documents:upload.title')}
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      <form className={classes.form} onSubmit={submit}>
        {rows.map(({ key, file, value }, i) => (
          <Select
            key={key}
            label={<bdi className={classes.fileName}>{file.name}</bdi>}
            placeholder={t('documents:upload.what')}
            data={groups}
            searchable
            value={value}
            error={problem(value)}
            onChange={(next) => setRows((old) => old.map((row) => (row.key === key ? { ...row, value: next } : row)))}
            {...(i === 0 ? { 'data-autofocus': true } : {})}
          />
        ))}
        <div className={classes.actions}>
          <Button variant="default" onClick={props.onClose}>
            {t('action.cancel')}
          </Button>
          <Button type="submit">{t('documents:upload.submit', { count: props.files.length })}</Button>
        </div>
      </form>
    </Modal>
  )
}

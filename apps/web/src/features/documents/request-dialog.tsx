import { Button, Modal, Textarea, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCodes } from '@/features/reference-lists/reference-queries.ts'
import type {
  AtlasDocument,
  DocumentPage,
  DocumentSubject,
  DocumentType,
  DocumentVisibility,
} from '@/lib/api-documents.ts'
import { ChoicesPills } from '@/ui/choice-pills.tsx'
import { notifyDone, notifyError } from '@/ui/notify.tsx'
import { useDocumentActs } from './document-queries.ts'
import { awaitedTypes } from './document-values.ts'
import classes from './documents.module.css'
import { VisibilityField } from './visibility-field.tsx'

/** Asks for one or several papers at once. */
export function RequestDialog(props: {
  subject: DocumentSubject
  documents: readonly AtlasDocument[]
  may: DocumentPage['can']
  onClose: () => void
}) {
  const { t } = useTranslation()
  const { request } = useDocumentActs()
  const types = useCodes('DOCUMENT_TYPE')
  const [chosen, setChosen] = useState<ReadonlySet<DocumentType>>(new Set())
  const [title, setTitle] = useState('')
  const [dueOn, setDueOn] = useState('')
  const [note, setNote] = useState('')
  const [visibility, setVisibility] = useState<DocumentVisibility>('TEAM')
  const [tried, setTried] = useState(false)
  const awaited = awaitedTypes(props.documents)
  // A detail can tell two papers of one type apart only where one is asked for.
  const detailed = chosen.size === 1

  function toggle(type: DocumentType) {
    const next = new Set(chosen)
    if (!next.delete(type)) next.add(type)
    setChosen(next)
  }
  function submit(event: FormEvent) {
    event.preventDefault()
    setTried(true)
    if (chosen.size === 0) return
    const detail = detailed && title.trim() ? { title: title.trim() } : {}
    request.mutate(
      {
        ...props.subject,
        documents: [...chosen].map((type) => ({ type, ...detail })),
        visibility,
        ...(dueOn ? { dueOn } : {}),
        ...(note.trim() ? { note: note.trim() } : {}),
      },
      {
        onSuccess: ({ items }) => {
          notifyDone(t('documents:requestedDone', { count: items.length }))
          props.onClose()
        },
        onError: notifyError,
      },
    )
  }
  return (
    <Modal
      opened
      onClose={props.onClose}
      title={t('documents:ask.title')}
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      <form className={classes.form} onSubmit={submit}>
        <ChoicesPills
          label={t('documents:ask.types')}
          hint={t('documents:ask.typesHint')}
          choices={types}
          values={chosen}
          closed={awaited}
          error={tried && chosen.size === 0 ? t('documents:ask.pick') : null}
          onToggle={toggle}
        />
        {detailed && (
          <TextInput
            label={t('documents:ask.titleField')}
            description={t('documents:ask.titleHint')}
            maxLength={120}
            value={title}
            onChange={(e) => setTitle(e.currentTarget.value)}
          />
        )}
        <TextInput
          type="date"
          label={t('documents:ask.due')}
          value={dueOn}
          onChange={(e) => setDueOn(e.currentTarget.value)}
        />
        <Textarea
          label={t('documents:ask.note')}
          autosize
          minRows={2}
          maxLength={1000}
          value={note}
          onChange={(e) => setNote(e.currentTarget.value)}
        />
        {props.may.confidential && <VisibilityField value={visibility} onChange={setVisibility} />}
        <div className={classes.actions}>
          <Button variant="default" onClick={props.onClose}>
            {t('action.cancel')}
          </Button>
          <Button type="submit" loading={request.isPending}>
            {t('documents:ask.submit')}
          </Button>
        </div>
      </form>
    </Modal>
  )
}

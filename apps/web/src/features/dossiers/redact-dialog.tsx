import { Button, Modal, Textarea } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Activity } from '@/lib/api-timeline.ts'
import { notifyDone, notifyError } from '@/ui/notify.tsx'
import { useRedactNote } from './dossier-queries.ts'
import classes from './redact-dialog.module.css'

/** Hides a note for good: shows it once more, names what is lost and what stays, and asks why. */
export function RedactDialog({
  entry,
  dossierId,
  onClose,
}: {
  entry: Activity
  dossierId: string
  onClose: () => void
}) {
  const { t } = useTranslation()
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const redact = useRedactNote(dossierId)
  const missing = reason.trim() === ''

  function submit(event: FormEvent) {
    event.preventDefault()
    setTried(true)
    if (missing) return
    redact.mutate(
      { noteId: entry.id, reason: reason.trim() },
      {
        onSuccess: () => {
          notifyDone(t('notes:redact.done'))
          onClose()
        },
        onError: notifyError,
      },
    )
  }

  return (
    <Modal
      opened
      onClose={onClose}
      title={t('notes:redact.title')}
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      <form className={classes.form} onSubmit={submit}>
        {entry.body && (
          <blockquote className={classes.note} dir="auto">
            {entry.body}
          </blockquote>
        )}
        <div className={classes.loses}>
          <h3>{t('confirm.losesTitle')}</h3>
          <ul>
            <li>{t('notes:redact.text')}</li>
            {entry.editedAt && <li>{t('notes:redact.versions')}</li>}
          </ul>
          <p>{t('notes:redact.stays')}</p>
        </div>
        <Textarea
          label={t('notes:redact.reason')}
          description={t('notes:redact.reasonHint')}
          withAsterisk
          autosize
          minRows={2}
          maxLength={500}
          data-autofocus
          value={reason}
          onChange={(e) => setReason(e.currentTarget.value)}
          error={tried && missing ? t('workflow:required') : null}
        />
        <div className={classes.actions}>
          <Button variant="default" onClick={onClose}>
            {t('action.cancel')}
          </Button>
          <Button type="submit" color="terracotta" loading={redact.isPending}>
            {t('notes:redact.submit')}
          </Button>
        </div>
      </form>
    </Modal>
  )
}

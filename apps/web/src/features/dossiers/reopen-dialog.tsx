import { Button, Modal, Textarea } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Dossier } from '@/lib/api-dossiers.ts'
import { notifyDone, notifyError } from '@/ui/notify.tsx'
import { useReopen } from './dossier-queries.ts'
import classes from './new-dossier-dialog.module.css'

/** Takes a closed dossier back to the state before; the reason is kept. For who holds the permission. */
export function ReopenDialog({ dossier: d, onClose }: { dossier: Dossier; onClose: () => void }) {
  const { t } = useTranslation()
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const reopen = useReopen(d.id)
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('dossiers:reopen.title')}
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      <form
        className={classes.form}
        onSubmit={(event: FormEvent) => {
          event.preventDefault()
          setTried(true)
          if (!reason.trim()) return
          reopen.mutate(
            { justification: reason.trim(), version: d.version },
            {
              onSuccess: () => {
                notifyDone(t('dossiers:reopen.done'))
                onClose()
              },
              onError: notifyError,
            },
          )
        }}
      >
        <p>{t('dossiers:reopen.body')}</p>
        <Textarea
          label={t('dossiers:reopen.reason')}
          withAsterisk
          autosize
          minRows={2}
          maxLength={1000}
          data-autofocus
          value={reason}
          onChange={(e) => setReason(e.currentTarget.value)}
          error={tried && !reason.trim() ? t('workflow:required') : null}
        />
        <div className={classes.actions}>
          <Button variant="default" onClick={onClose}>
            {t('action.cancel')}
          </Button>
          <Button type="submit" loading={reopen.isPending}>
            {t('dossiers:reopen.button')}
          </Button>
        </div>
      </form>
    </Modal>
  )
}

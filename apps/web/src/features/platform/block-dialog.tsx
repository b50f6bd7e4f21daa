import { Button, Modal, Textarea } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PlatformAnnonce } from '@/lib/api-platform.ts'
import { notifyDone, notifyError } from '@/ui/notify.tsx'
import classes from './platform.module.css'
import { useDecideBlock } from './platform-queries.ts'

/** Asks for the reason that the organisation will read, then blocks the annonce or lifts its block. */
export function BlockDialog(props: { annonce: PlatformAnnonce; onClose: () => void; onDone: () => void }) {
  const { t } = useTranslation()
  const [reason, setReason] = useState('')
  const decide = useDecideBlock()
  const { annonce } = props
  const act = annonce.block ? 'lift' : 'block'
  function submit(event: FormEvent) {
    event.preventDefault()
    if (!reason.trim() || decide.isPending) return
    decide.mutate(
      { annonce, reason: reason.trim() },
      {
        onSuccess: () => {
          notifyDone(t(annonce.block ? 'platform:blocks.liftedDone' : 'platform:blocks.blockedDone'))
          props.onDone()
        },
        onError: notifyError,
      },
    )
  }
  return (
    <Modal
      opened
      onClose={props.onClose}
      title={t(`platform:blocks.${act}Title`, { reference: annonce.reference })}
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      <form className={classes.form} onSubmit={submit}>
        <p>{t(`platform:blocks.${act}Body`)}</p>
        <Textarea
          label={t('platform:blocks.reason')}
          description={t('platform:blocks.reasonHint')}
          withAsterisk
          autosize
          minRows={2}
          maxLength={1000}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <div className={classes.actions}>
          <Button variant="default" onClick={props.onClose}>
            {t('action.cancel')}
          </Button>
          <Button
            type="submit"
            {...(annonce.block ? {} : { color: 'terracotta' })}
            disabled={!reason.trim()}
            loading={decide.isPending}
          >
            {t(`platform:blocks.${act}`)}
          </Button>
        </div>
      </form>
    </Modal>
  )
}

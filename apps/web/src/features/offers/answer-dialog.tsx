import { Button, Modal, Textarea } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Offer } from '@/lib/api-offers.ts'
import { formatMoney } from '@/lib/format.ts'
import { currentLocale } from '@/lib/i18n.ts'
import { notifyDone, notifyError } from '@/ui/notify.tsx'
import classes from './offers.module.css'
import { type OfferAct, useAnswerOffer } from './offers.ts'

/** Asks once more, with the amount, before an offer is accepted, refused or withdrawn. */
export function AnswerDialog({ offer, act, onClose }: { offer: Offer; act: OfferAct; onClose: () => void }) {
  const { t } = useTranslation()
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const answer = useAnswerOffer()
  const needed = act === 'withdraw'
  return (
    <Modal
      opened
      onClose={onClose}
      title={t(`offers:${act}Title`, { amount: formatMoney(offer, currentLocale()) })}
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      <form
        className={classes.form}
        onSubmit={(event: FormEvent) => {
          event.preventDefault()
          setTried(true)
          if (needed && !reason.trim()) return
          answer.mutate(
            { offer, act, reason: reason.trim() },
            { onSuccess: () => notifyDone(t('offers:answered')), onError: notifyError, onSettled: onClose },
          )
        }}
      >
        {act === 'accept' ? (
          <p>{t('offers:acceptBody')}</p>
        ) : (
          <Textarea
            label={t(needed ? 'offers:reason' : 'offers:reasonOptional')}
            withAsterisk={needed}
            autosize
            minRows={2}
            maxLength={500}
            data-autofocus
            value={reason}
            onChange={(e) => setReason(e.currentTarget.value)}
            error={tried && needed && !reason.trim() ? t('workflow:required') : null}
          />
        )}
        <div className={classes.actions}>
          <Button variant="default" onClick={onClose}>
            {t('action.cancel')}
          </Button>
          <Button type="submit" loading={answer.isPending} {...(act === 'accept' ? {} : { color: 'terracotta' })}>
            {t(`offers:${act}`)}
          </Button>
        </div>
      </form>
    </Modal>
  )
}

import { Button, Modal, NumberInput, SegmentedControl, Textarea, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSession } from '@/features/session/session.ts'
import type { Dossier } from '@/lib/api-dossiers.ts'
import { ApiError } from '@/lib/api-error.ts'
import type { Offer, OfferSide } from '@/lib/api-offers.ts'
import { now } from '@/lib/clock.ts'
import { label } from '@/lib/label.ts'
import { instantOfWallClock, wallClock } from '@/lib/wall-clock.ts'
import { notifyDone, notifyError } from '@/ui/notify.tsx'
import classes from './offers.module.css'
import { useRecordOffer } from './offers.ts'

/** A new offer of one side, or the answer to an open one. */
export function OfferDialog(props: { dossier: Dossier; answers: Offer | null; onClose: () => void }) {
  const { t } = useTranslation()
  const { org, zoneOf } = useSession()
  const { dossier: d, answers } = props
  const zone = zoneOf(d.branchId)
  const currency = org.branches.find((b) => b.id === d.branchId)?.currency ?? org.currency
  const [madeBy, setMadeBy] = useState<OfferSide>(answers?.madeBy === 'BUYER' ? 'SELLER' : 'BUYER')
  const [units, setUnits] = useState<number | string>('')
  const [conditions, setConditions] = useState('')
  const [until, setUntil] = useState('')
  const [tried, setTried] = useState(false)
  const record = useRecordOffer(d.id)
  const fields = record.error instanceof ApiError ? record.error.byField() : {}
  const amount = Math.round(Number(units) * 100)

  function submit(event: FormEvent) {
    event.preventDefault()
    setTried(true)
    if (amount <= 0) return
    const expiresAt = until ? instantOfWallClock(until, zone) : null
    record.mutate(
      {
        answers,
        madeBy,
        amount,
        currency,
        ...(conditions.trim() ? { conditions: conditions.trim() } : {}),
        ...(expiresAt ? { expiresAt } : {}),
      },
      {
        onSuccess: () => {
          notifyDone(t('offers:recorded'))
          props.onClose()
        },
        onError: (error) => {
          if (!(error instanceof ApiError && error.fields.length > 0)) notifyError(error)
        },
      },
    )
  }
  return (
    <Modal
      opened
      onClose={props.onClose}
      title={t(answers ? 'offers:counter' : 'offers:add')}
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      <form className={classes.form} onSubmit={submit}>
        {!answers && (
          <SegmentedControl
            aria-label={t('offers:madeBy')}
            data={(['BUYER', 'SELLER'] as const).map((side) => ({ value: side, label: label('offerSide', side) }))}
            value={madeBy}
            onChange={(side) => setMadeBy(side as OfferSide)}
          />
        )}
        <NumberInput
          label={t('offers:amount')}
          suffix={` ${currency}`}
          withAsterisk
          data-autofocus
          min={0}
          max={999_999_999_999}
          decimalScale={2}
          thousandSeparator=" "
          hideControls
          value={units}
          onChange={setUnits}
          error={fields.amount ?? (tried && amount <= 0 ? t('workflow:required') : null)}
        />
        <Textarea
          label={t('offers:conditions')}
          placeholder={t('offers:conditionsHint')}
          autosize
          minRows={2}
          maxLength={4000}
          value={conditions}
          onChange={(e) => setConditions(e.currentTarget.value)}
          error={fields.conditions}
        />
        <TextInput
          type="datetime-local"
          label={t('offers:expiresAt')}
          min={wallClock(now(), zone)}
          value={until}
          onChange={(e) => setUntil(e.currentTarget.value)}
          error={fields.expiresAt}
        />
        <div className={classes.actions}>
          <Button variant="default" onClick={props.onClose}>
            {t('action.cancel')}
          </Button>
          <Button type="submit" loading={record.isPending}>
            {t(answers ? 'offers:send' : 'offers:record')}
          </Button>
        </div>
      </form>
    </Modal>
  )
}

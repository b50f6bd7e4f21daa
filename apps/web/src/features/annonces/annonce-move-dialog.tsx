import { Button, Modal, NumberInput, SegmentedControl, Textarea, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Annonce } from '@/lib/api-annonces.ts'
import { ApiError } from '@/lib/api-error.ts'
import type { Transition } from '@/lib/api-workflows.ts'
import { now } from '@/lib/clock.ts'
import { label } from '@/lib/label.ts'
import { notifyDone, notifyError } from '@/ui/notify.tsx'
import classes from './annonce-aside.module.css'
import { useMoveAnnonce } from './annonce-queries.ts'

const texts = ['justification', 'moderationReason', 'duplicateOverrideReason'] as const
type TextField = (typeof texts)[number]

/** Asks what a change of state needs: how it was closed, or why. */
export function MoveDialog(props: { annonce: Annonce; transition: Transition; fields: string[]; onClose: () => void }) {
  const { t } = useTranslation()
  const { annonce: a, transition, fields } = props
  const move = useMoveAnnonce(a.id)
  const [values, setValues] = useState<Partial<Record<TextField, string>>>({})
  const [kind, setKind] = useState<'SOLD' | 'RENTED'>(a.transaction === 'RENT' ? 'RENTED' : 'SOLD')
  const [amount, setAmount] = useState<number | string>(a.price ? a.price.amount / 100 : '')
  const [date, setDate] = useState(new Date(now()).toISOString().slice(0, 10))
  const [tried, setTried] = useState(false)
  const asks = texts.filter((f) => fields.includes(f))
  const closing = fields.includes('closing')
  const incomplete = asks.some((f) => !values[f]?.trim()) || (closing && (Number(amount) <= 0 || date === ''))
  const refused = move.error instanceof ApiError ? move.error.byField() : {}

  function submit(event: FormEvent) {
    event.preventDefault()
    setTried(true)
    if (incomplete) return
    move.mutate(
      {
        to: transition.to,
        version: a.version,
        ...Object.fromEntries(asks.map((f) => [f, values[f]?.trim()])),
        ...(closing ? { closing: { kind, amount: Math.round(Number(amount) * 100), date } } : {}),
      },
      {
        onSuccess: () => {
          notifyDone(t('annonces:moved', { status: label('annonceStatus', transition.to) }))
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
      title={t(`annonces:moveTo.${transition.to}`, { defaultValue: label('annonceStatus', transition.to) })}
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      <form className={classes.form} onSubmit={submit}>
        {closing && (
          <>
            <SegmentedControl
              value={kind}
              onChange={(v) => setKind(v === 'RENTED' ? 'RENTED' : 'SOLD')}
              data={(['SOLD', 'RENTED'] as const).map((k) => ({ value: k, label: t(`annonces:closing.${k}`) }))}
            />
            <NumberInput
              label={t('annonces:closing.amount')}
              withAsterisk
              min={0}
              hideControls
              thousandSeparator={'\u00a0'}
              suffix={a.price ? ` ${a.price.currency}` : ''}
              value={amount}
              onChange={setAmount}
              error={refused['closing.amount'] ?? (tried && Number(amount) <= 0 ? t('workflow:required') : null)}
            />
            <TextInput
              type="date"
              label={t('annonces:closing.date')}
              withAsterisk
              value={date}
              onChange={(e) => setDate(e.currentTarget.value)}
              error={refused['closing.date'] ?? (tried && date === '' ? t('workflow:required') : null)}
            />
          </>
        )}
        {asks.map((field) => (
          <Textarea
            key={field}
            label={t(`annonces:reason.${field}`)}
            withAsterisk
            autosize
            minRows={2}
            maxLength={1000}
            value={values[field] ?? ''}
            onChange={(e) => setValues({ ...values, [field]: e.currentTarget.value })}
            error={refused[field] ?? (tried && !values[field]?.trim() ? t('workflow:required') : null)}
          />
        ))}
        <div className={classes.actions}>
          <Button variant="default" onClick={props.onClose}>
            {t('action.cancel')}
          </Button>
          <Button type="submit" loading={move.isPending}>
            {t('action.confirm')}
          </Button>
        </div>
      </form>
    </Modal>
  )
}

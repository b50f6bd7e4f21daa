import { Button, Modal, NumberInput, Textarea, TextInput } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { useMutation, useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { dossierQuery, useRefreshDossier } from '@/features/dossiers/dossier-queries.ts'
import { AnnonceField, type PickedAnnonce } from '@/features/dossiers/pickers.tsx'
import { useCodes } from '@/features/reference-lists/reference-queries.ts'
import { useSession } from '@/features/session/session.ts'
import { api, take } from '@/lib/api.ts'
import type { Dossier } from '@/lib/api-dossiers.ts'
import { ApiError } from '@/lib/api-error.ts'
import type { Transition } from '@/lib/api-workflows.ts'
import { label } from '@/lib/label.ts'
import { ChoicePills } from '@/ui/choice-pills.tsx'
import { notifyDone } from '@/ui/notify.tsx'
import { DetailSkeleton, ErrorState } from '@/ui/states.tsx'
import { StatusBadge } from '@/ui/status-badge.tsx'
import { AppointmentChoice } from './appointment-choice.tsx'
import { explainRefusal } from './refusal.ts'
import { callFields, emptySheet, missingFields, type SheetValues } from './transition-fields.ts'
import classes from './transition-sheet.module.css'

/** References of papers kept elsewhere: one line each. */
const references = new Set(['mandate', 'agreement', 'document', 'decision'])

/** Asks for everything a step requires (a reason, a booking, an offer…), then makes the move. */
export function TransitionSheet(props: {
  dossierId: string
  name: string
  transition: Transition
  onClose: () => void
}) {
  const { t } = useTranslation()
  const phone = useMediaQuery('(max-width: 48em)')
  const dossier = useQuery(dossierQuery(props.dossierId))
  return (
    <Modal
      opened
      onClose={props.onClose}
      title={t('workflow:moveTo', { status: label('status', props.transition.to) })}
      size={520}
      fullScreen={phone}
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      {dossier.isPending && <DetailSkeleton />}
      {dossier.isError && <ErrorState error={dossier.error} onRetry={() => void dossier.refetch()} />}
      {dossier.data && <SheetForm {...props} dossier={dossier.data} />}
    </Modal>
  )
}

function SheetForm(props: { dossier: Dossier; name: string; transition: Transition; onClose: () => void }) {
  const { t } = useTranslation()
  const { org } = useSession()
  const { dossier: d, transition } = props
  const { requires } = transition
  const [values, setValues] = useState<SheetValues>(emptySheet)
  const [annonce, setAnnonce] = useState<PickedAnnonce | null>(null)
  const [tried, setTried] = useState(false)
  const refresh = useRefreshDossier(d.id)
  const currency = d.budget?.currency ?? org.branches.find((b) => b.id === d.branchId)?.currency ?? org.currency
  const reasons = { lossReason: useCodes('LOSS_REASON'), wonReason: useCodes('WON_REASON') }
  const missing = missingFields(requires, values)
  const move = useMutation({
    mutationFn: () =>
      take(
        api.POST('/api/v1/dossiers/{id}/transitions', {
          params: { path: { id: d.id } },
          body: { ...callFields(requires, values, currency), to: transition.to, version: d.version },
        }),
      ),
    onSuccess: done,
    onSettled: refresh,
  })
  const fields = move.error instanceof ApiError ? move.error.byField() : {}
  const refusal = move.error && (explainRefusal(move.error) ?? plainRefusal(move.error, t('state.networkBody')))

  function done() {
    notifyDone(t('workflow:moved', { status: label('status', transition.to) }))
    props.onClose()
  }
  const text = (field: string) => ({
    label: label('requirement', field),
    withAsterisk: true,
    value: values.texts[field] ?? '',
    error: fields[field] ?? (tried && missing.includes(field) ? t('workflow:required') : null),
    onChange: (e: { currentTarget: { value: string } }) => setText(field, e.currentTarget.value),
  })
  const setText = (field: string, value: string) =>
    setValues((old) => ({ ...old, texts: { ...old.texts, [field]: value } }))

  return (
    <form
      className={classes.form}
      onSubmit={(event: FormEvent) => {
        event.preventDefault()
        setTried(true)
        if (missing.length === 0) move.mutate()
      }}
    >
      <p className={classes.from}>
        <strong>{props.name}</strong>
        <StatusBadge code={d.status} />
        <span aria-hidden="true" className={classes.arrow}>
          →
        </span>
        <StatusBadge code={transition.to} />
      </p>
      {refusal && (
        <div className={classes.refusal} role="alert">
          <strong>{refusal.title}</strong>
          <p>{refusal.body}</p>
        </div>
      )}
      {requires.map((field) => {
        if (field === 'lossReason' || field === 'wonReason') {
          const { label: name, value, error } = text(field)
          return (
            <ChoicePills
              key={field}
              label={name}
              required
              choices={reasons[field]}
              value={value || null}
              onChange={(code) => setText(field, code)}
              error={error}
            />
          )
        }
        if (field === 'appointment')
          return (
            <AppointmentChoice
              key={field}
              dossier={d}
              target={transition.to}
              value={values.appointmentId}
              onChange={(appointmentId) => setValues((old) => ({ ...old, appointmentId }))}
              onMovedByBooking={done}
              error={fields.appointmentId ?? (tried && missing.includes(field) ? t('workflow:required') : null)}
            />
          )
        if (field === 'annonce')
          return (
            <AnnonceField
              key={field}
              label={label('requirement', field)}
              withAsterisk
              value={annonce}
              onChange={(a) => {
                setAnnonce(a)
                setValues((old) => ({ ...old, annonceId: a?.id ?? null }))
              }}
              error={fields.annonceId ?? (tried && missing.includes(field) ? t('workflow:required') : null)}
            />
          )
        if (field === 'offer')
          return (
            <NumberInput
              key={field}
              label={t('workflow:offerAmount')}
              withAsterisk
              min={0}
              hideControls
              thousandSeparator={'\u00a0'}
              suffix={` ${currency}`}
              value={values.offerUnits ?? ''}
              onChange={(v) => setValues((old) => ({ ...old, offerUnits: v === '' ? null : Number(v) }))}
              error={fields['offer.amount'] ?? (tried && missing.includes(field) ? t('workflow:required') : null)}
            />
          )
        if (references.has(field))
          return <TextInput key={field} {...text(field)} description={t('workflow:referenceHint')} maxLength={200} />
        return <Textarea key={field} {...text(field)} autosize minRows={2} maxLength={1000} />
      })}
      <div className={classes.actions}>
        <Button variant="default" onClick={props.onClose}>
          {t('action.cancel')}
        </Button>
        <Button type="submit" loading={move.isPending} color={transition.to === 'LOST' ? 'terracotta' : 'majorelle'}>
          {t('workflow:move')}
        </Button>
      </div>
    </form>
  )
}

function plainRefusal(error: unknown, network: string): { title: string; body: string } {
  return error instanceof ApiError ? { title: error.message, body: error.detail } : { title: '', body: network }
}

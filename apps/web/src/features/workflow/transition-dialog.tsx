import { Button, Modal, Select, Textarea } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCodes } from '@/features/reference-lists/reference-queries.ts'
import { ApiError } from '@/lib/api-error.ts'
import type { Transition } from '@/lib/api-workflows.ts'
import { label } from '@/lib/label.ts'
import { notifyDone } from '@/ui/notify.tsx'
import { type TransitionFields, useTransition } from './transitions.ts'
import classes from './workflow.module.css'

/** Asks for what a transition requires, says which conditions are not met, and moves the dossier. */
export function TransitionDialog(props: {
  dossierId: string
  version: number
  transition: Transition
  onClose: () => void
}) {
  const { t } = useTranslation()
  const { transition } = props
  const move = useTransition(props.dossierId)
  const [fields, setFields] = useState<TransitionFields>({})
  const [tried, setTried] = useState(false)
  const [errors, setErrors] = useState<Record<string, string>>({})
  const [refusal, setRefusal] = useState<string | null>(null)
  const reasons = { lossReason: useCodes('LOSS_REASON'), wonReason: useCodes('WON_REASON') }
  const unmet = transition.guards.filter((g) => !g.ok)
  const missing = transition.requires.filter((f) => !fields[f]?.trim())

  function submit(event: FormEvent) {
    event.preventDefault()
    setTried(true)
    setRefusal(null)
    if (missing.length > 0) return
    move.mutate(
      { to: transition.to, version: props.version, fields },
      {
        onSuccess: () => {
          notifyDone(t('workflow:moved', { status: label('status', transition.to) }))
          props.onClose()
        },
        onError: (error) => {
          if (error instanceof ApiError) setErrors(error.byField())
          setRefusal(error instanceof ApiError ? `${error.message}. ${error.detail}` : t('state.networkBody'))
        },
      },
    )
  }

  const errorOf = (field: string) => errors[field] ?? (tried && !fields[field]?.trim() ? t('workflow:required') : null)
  const set = (field: string, value: string | null) => setFields({ ...fields, [field]: value ?? '' })
  return (
    <Modal
      opened
      onClose={props.onClose}
      title={t('workflow:moveTo', { status: label('status', transition.to) })}
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      <form className={classes.form} onSubmit={submit}>
        {refusal && (
          <p className={classes.refusal} role="alert">
            {refusal}
          </p>
        )}
        {unmet.length > 0 && (
          <div className={classes.refusal}>
            <strong>{t('workflow:unmet')}</strong>
            <ul>
              {unmet.map((g) => (
                <li key={g.code}>{g.reason ?? label('guard', g.code)}</li>
              ))}
            </ul>
          </div>
        )}
        {transition.requires.map((field) => {
          const shared = { label: label('requirement', field), error: errorOf(field), withAsterisk: true }
          if (field === 'lossReason' || field === 'wonReason') {
            return (
              <Select
                key={field}
                {...shared}
                data={reasons[field]}
                value={fields[field] || null}
                onChange={(value) => set(field, value)}
              />
            )
          }
          return (
            <Textarea
              key={field}
              {...shared}
              autosize
              minRows={2}
              value={fields[field] ?? ''}
              onChange={(e) => set(field, e.currentTarget.value)}
            />
          )
        })}
        <div className={classes.actions}>
          <Button variant="default" onClick={props.onClose}>
            {t('action.cancel')}
          </Button>
          <Button type="submit" loading={move.isPending} disabled={unmet.length > 0}>
            {t('workflow:move')}
          </Button>
        </div>
      </form>
    </Modal>
  )
}

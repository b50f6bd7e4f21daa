import { Button, Modal, Select, Textarea, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useTranslation } from 'react-i18next'
import { ApiError } from '@/lib/api-error.ts'
import type { MandateEntry, MandateTerms } from '@/lib/api-mandates.ts'
import { now } from '@/lib/clock.ts'
import { notifyDone, notifyError } from '@/ui/notify.tsx'
import { type Entering, useEnter } from './mandate-queries.ts'
import classes from './mandates.module.css'

export type EnterKind = Entering['kind']

interface Fields {
  mandantName: string
  mandantAddress: string
  type: MandateTerms['type']
  startsOn: string
  endsOn: string
  exclusiveUntil: string
  lastDay: string
  signedOn: string
  signedBy: string
  remark: string
}

const titles = { MANDATE: 'register', AMENDMENT: 'amend', CORRECTION: 'correct', TERMINATION: 'terminate' } as const
const today = () => new Date(now()).toISOString().slice(0, 10)

function enteringOf(kind: EnterKind, last: MandateEntry | null, v: Fields): Entering | null {
  const signature = { signedOn: v.signedOn, ...(v.signedBy.trim() ? { signedBy: v.signedBy.trim() } : {}) }
  const terms = {
    mandantName: v.mandantName.trim(),
    mandantAddress: v.mandantAddress.trim(),
    type: v.type,
    startsOn: v.startsOn,
    endsOn: v.endsOn,
    exclusiveUntil: v.type === 'SIMPLE' || !v.exclusiveUntil ? null : v.exclusiveUntil,
    ...signature,
  }
  const remark = v.remark.trim()
  if (kind === 'MANDATE') return { kind, terms: { ...terms, ...(remark ? { remark } : {}) } }
  if (!last) return null
  if (kind === 'TERMINATION') return { kind, last, terms: { lastDay: v.lastDay, remark, ...signature } }
  return { kind, last, terms: { ...terms, remark } }
}

/** Enters a mandate, or what changes or ends one. What was typed stands there to be read once more: an entry is for good. */
export function EnterDialog(props: {
  annonceId: string
  kind: EnterKind
  /** The last entry of the mandate; null for a new one. */
  last: MandateEntry | null
  /** What is known of a new mandate already. */
  known?: Partial<Fields>
  onClose: () => void
}) {
  const { t } = useTranslation()
  const { kind, last } = props
  const enter = useEnter(props.annonceId)
  const required = (value: string) => (value.trim() ? null : t('workflow:required'))
  const ending = kind === 'TERMINATION'
  const form = useForm<Fields>({
    initialValues: {
      mandantName: last?.mandantName ?? '',
      mandantAddress: last?.mandantAddress ?? '',
      type: last?.type ?? 'SIMPLE',
      startsOn: last?.startsOn ?? '',
      endsOn: last?.endsOn ?? '',
      exclusiveUntil: last?.exclusiveUntil ?? '',
      lastDay: '',
      signedOn: today(),
      signedBy: '',
      remark: '',
      ...props.known,
    },
    validate: {
      mandantName: required,
      mandantAddress: required,
      startsOn: required,
      endsOn: (v, all) => required(v) ?? (all.startsOn && v < all.startsOn ? t('annonces:form.endsBefore') : null),
      signedOn: required,
      lastDay: (v) => (ending ? required(v) : null),
      remark: (v) => (kind === 'MANDATE' ? null : required(v)),
    },
  })

  function submit(values: Fields) {
    const entering = enteringOf(kind, last, values)
    if (!entering) return
    enter.mutate(entering, {
      onSuccess: (entry) => {
        notifyDone(t('mandates:form.done', { number: entry.number }))
        props.onClose()
      },
      onError: (error) => {
        if (error instanceof ApiError && error.fields.length > 0) form.setErrors(error.byField())
        else notifyError(error)
      },
    })
  }
  return (
    <Modal
      opened
      size="lg"
      onClose={props.onClose}
      title={t(`mandates:form.${titles[kind]}Title`, { number: last?.refersTo ?? last?.number })}
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      <form
        className={classes.form}
        noValidate
        onSubmit={(event) => {
          // The dialog may stand in a form of the page, which hears its submits too.
          event.stopPropagation()
          form.onSubmit(submit)(event)
        }}
      >
        <p className={classes.hint}>
          {t(kind === 'CORRECTION' ? 'mandates:form.correctBody' : 'mandates:form.registerBody')}
        </p>
        {ending ? (
          <TextInput type="date" withAsterisk label={t('mandates:form.lastDay')} {...form.getInputProps('lastDay')} />
        ) : (
          <>
            <TextInput
              withAsterisk
              maxLength={300}
              label={t('mandates:form.mandantName')}
              data-autofocus
              {...form.getInputProps('mandantName')}
            />
            <TextInput
              withAsterisk
              maxLength={500}
              label={t('mandates:form.mandantAddress')}
              {...form.getInputProps('mandantAddress')}
            />
            <div className={classes.pair}>
              <Select
                label={t('mandates:form.type')}
                allowDeselect={false}
                data={(['SIMPLE', 'SEMI_EXCLUSIVE', 'EXCLUSIVE'] as const).map((value) => ({
                  value,
                  label: t(`mandates:type.${value}`),
                }))}
                {...form.getInputProps('type')}
              />
              {form.values.type !== 'SIMPLE' && (
                <TextInput
                  type="date"
                  label={t('mandates:form.exclusiveUntil')}
                  {...form.getInputProps('exclusiveUntil')}
                />
              )}
            </div>
            <div className={classes.pair}>
              <TextInput
                type="date"
                withAsterisk
                label={t('mandates:form.startsOn')}
                {...form.getInputProps('startsOn')}
              />
              <TextInput type="date" withAsterisk label={t('mandates:form.endsOn')} {...form.getInputProps('endsOn')} />
            </div>
          </>
        )}
        <div className={classes.pair}>
          <TextInput type="date" withAsterisk label={t('mandates:form.signedOn')} {...form.getInputProps('signedOn')} />
          <TextInput
            maxLength={200}
            label={t('mandates:form.signedBy')}
            placeholder={t('mandates:form.signedByHint')}
            {...form.getInputProps('signedBy')}
          />
        </div>
        <Textarea
          autosize
          minRows={2}
          maxLength={1000}
          withAsterisk={kind !== 'MANDATE'}
          label={t(kind === 'MANDATE' ? 'mandates:form.remark' : 'mandates:form.reason')}
          {...form.getInputProps('remark')}
        />
        <div className={classes.actions}>
          <Button variant="default" onClick={props.onClose}>
            {t('action.cancel')}
          </Button>
          <Button type="submit" loading={enter.isPending} {...(ending ? { color: 'terracotta' } : {})}>
            {t('mandates:form.submit')}
          </Button>
        </div>
      </form>
    </Modal>
  )
}

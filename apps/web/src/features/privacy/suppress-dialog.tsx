import { Button, Modal, Textarea, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useTranslation } from 'react-i18next'
import { ApiError } from '@/lib/api-error.ts'
import type { NewSuppression, SuppressionReason, SuppressionScope } from '@/lib/api-privacy.ts'
import { formatPhone } from '@/lib/format.ts'
import { ChoicePills } from '@/ui/choice-pills.tsx'
import { notifyDone, notifyError } from '@/ui/notify.tsx'
import classes from './privacy.module.css'
import { useSuppress } from './privacy-queries.ts'

const scopes: readonly SuppressionScope[] = ['ALL', 'MARKETING']
const reasons: readonly SuppressionReason[] = ['OBJECTION', 'COMPLAINT', 'WRONG_PERSON', 'OTHER']

/** Puts a number or address on the suppression list: that of a contact (`fixed`), or any that is typed. */
export function SuppressDialog(props: { fixed?: string; typed?: string; onClose: () => void }) {
  const { t } = useTranslation()
  const suppress = useSuppress()
  const form = useForm<Required<NewSuppression>>({
    initialValues: { value: props.fixed ?? props.typed ?? '', scope: 'ALL', reason: 'OBJECTION', note: '' },
  })
  function save({ note, ...entry }: typeof form.values) {
    suppress.mutate(
      { ...entry, ...(note.trim() ? { note: note.trim() } : {}) },
      {
        onSuccess: () => {
          notifyDone(t('privacy:suppressDone'))
          props.onClose()
        },
        onError: (error) => {
          if (error instanceof ApiError) form.setErrors(error.byField())
          notifyError(error)
        },
      },
    )
  }
  const shown = props.fixed?.startsWith('+') ? formatPhone(props.fixed) : props.fixed
  return (
    <Modal
      opened
      onClose={props.onClose}
      title={shown ? t('privacy:suppressTitle', { value: `\u2068${shown}\u2069` }) : t('privacy:addTitle')}
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      <form className={classes.form} onSubmit={form.onSubmit(save)} noValidate>
        <p className={classes.muted}>{t('privacy:suppressHint')}</p>
        {!props.fixed && (
          <TextInput label={t('privacy:value')} dir="ltr" data-autofocus required {...form.getInputProps('value')} />
        )}
        <ChoicePills
          label={t('privacy:scope')}
          value={form.values.scope}
          choices={scopes.map((value) => ({ value, label: t(`privacy:scopes.${value}`) }))}
          onChange={(value) => form.setFieldValue('scope', value as SuppressionScope)}
        />
        <ChoicePills
          label={t('privacy:reason')}
          value={form.values.reason}
          choices={reasons.map((value) => ({ value, label: t(`privacy:reasons.${value}`) }))}
          onChange={(value) => form.setFieldValue('reason', value as SuppressionReason)}
        />
        <Textarea label={t('privacy:note')} autosize minRows={2} maxLength={500} {...form.getInputProps('note')} />
        <div className={classes.actions}>
          <Button variant="default" onClick={props.onClose}>
            {t('action.cancel')}
          </Button>
          <Button type="submit" color="terracotta" loading={suppress.isPending} disabled={!form.values.value.trim()}>
            {props.fixed ? t('privacy:suppress') : t('privacy:add')}
          </Button>
        </div>
      </form>
    </Modal>
  )
}

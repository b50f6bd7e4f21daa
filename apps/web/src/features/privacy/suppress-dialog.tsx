import { Button, Modal, Textarea, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useTranslation } from 'react-i18next'
import type { Identity } from '@/lib/api-contacts.ts'
import { ApiError } from '@/lib/api-error.ts'
import type { NewSuppression, SuppressionReason, SuppressionScope } from '@/lib/api-privacy.ts'
import { formatPhone } from '@/lib/format.ts'
import { label } from '@/lib/label.ts'
import { ChoicePills } from '@/ui/choice-pills.tsx'
import { notifyDone, notifyError } from '@/ui/notify.tsx'
import classes from './privacy.module.css'
import { useSuppress } from './privacy-queries.ts'

const scopes: readonly SuppressionScope[] = ['ALL', 'MARKETING']
const reasons: readonly SuppressionReason[] = ['OBJECTION', 'COMPLAINT', 'WRONG_PERSON', 'OTHER']

/** Puts on the suppression list: a number, address or WhatsApp id of a contact (`fixed`), or any that is typed. */
export function SuppressDialog(props: { fixed?: Identity; typed?: string; onClose: () => void }) {
  const { t } = useTranslation()
  const suppress = useSuppress()
  const form = useForm<Omit<Required<NewSuppression>, 'identityId'>>({
    initialValues: { value: props.typed ?? '', scope: 'ALL', reason: 'OBJECTION', note: '' },
  })
  function save({ note, value, ...entry }: typeof form.values) {
    suppress.mutate(
      {
        ...entry,
        ...(props.fixed ? { identityId: props.fixed.id } : { value }),
        ...(note.trim() ? { note: note.trim() } : {}),
      },
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
  const shown = props.fixed && (props.fixed.kind === 'PHONE' ? formatPhone(props.fixed.value) : nameOf(props.fixed))
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
          <Button
            type="submit"
            color="terracotta"
            loading={suppress.isPending}
            disabled={!props.fixed && !form.values.value.trim()}
          >
            {props.fixed ? t('privacy:suppress') : t('privacy:add')}
          </Button>
        </div>
      </form>
    </Modal>
  )
}

/** An address as it is; WhatsApp's own id says nothing to a reader. */
const nameOf = (identity: Identity): string =>
  identity.kind === 'WHATSAPP_BSUID' ? label('identityKind', identity.kind) : identity.value

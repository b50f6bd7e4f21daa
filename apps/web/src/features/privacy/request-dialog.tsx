import { Button, Modal, Textarea, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useTranslation } from 'react-i18next'
import { ContactField, type PickedContact } from '@/features/dossiers/pickers.tsx'
import { useSession } from '@/features/session/session.ts'
import { ApiError } from '@/lib/api-error.ts'
import type { ReceivedBy, RequestKind } from '@/lib/api-privacy.ts'
import { ChoicePills } from '@/ui/choice-pills.tsx'
import { notifyDone, notifyError } from '@/ui/notify.tsx'
import { todayIn } from './days.ts'
import classes from './privacy.module.css'
import { useOpenRequest } from './privacy-queries.ts'

const kinds: readonly RequestKind[] = ['EXPORT', 'ERASURE']
const ways: readonly ReceivedBy[] = ['IN_PERSON', 'PHONE_CALL', 'EMAIL', 'WHATSAPP', 'SMS', 'LETTER']

/** Keeps what a person asks about their data; a copy (`contactId` given: of that person) is begun at once. */
export function RequestDialog(props: { contactId?: string; onClose: () => void }) {
  const { t } = useTranslation()
  const { zoneOf } = useSession()
  const open = useOpenRequest()
  const today = todayIn(zoneOf())
  const form = useForm({
    initialValues: {
      contact: null as PickedContact | null,
      kind: 'EXPORT' as RequestKind,
      receivedOn: today,
      receivedBy: 'IN_PERSON' as ReceivedBy,
      note: '',
    },
    validate: {
      contact: (picked) => (props.contactId || picked ? null : t('privacy:choosePerson')),
    },
  })
  function save({ contact, note, ...asked }: typeof form.values) {
    const contactId = props.contactId ?? contact?.id
    if (!contactId) return
    open.mutate(
      { contactId, ...asked, ...(note.trim() ? { note: note.trim() } : {}) },
      {
        onSuccess: () => {
          notifyDone(t('privacy:requestSaved'))
          props.onClose()
        },
        onError: (error) => {
          if (error instanceof ApiError) form.setErrors(error.byField())
          notifyError(error)
        },
      },
    )
  }
  return (
    <Modal
      opened
      onClose={props.onClose}
      title={props.contactId ? t('privacy:copyMake') : t('privacy:newRequest')}
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      <form className={classes.form} onSubmit={form.onSubmit(save)} noValidate>
        {props.contactId ? (
          <p className={classes.muted}>{t('privacy:copyHint')}</p>
        ) : (
          <>
            <ContactField
              label={t('privacy:person')}
              withAsterisk
              value={form.values.contact}
              error={form.errors.contact}
              onChange={(contact) => form.setFieldValue('contact', contact)}
            />
            <ChoicePills
              label={t('privacy:requestKind')}
              value={form.values.kind}
              choices={kinds.map((value) => ({ value, label: t(`privacy:requestKinds.${value}`) }))}
              onChange={(value) => form.setFieldValue('kind', value as RequestKind)}
            />
          </>
        )}
        <TextInput type="date" label={t('privacy:received')} max={today} {...form.getInputProps('receivedOn')} />
        <ChoicePills
          label={t('privacy:by')}
          value={form.values.receivedBy}
          choices={ways.map((value) => ({ value, label: t(`privacy:receivedBy.${value}`) }))}
          onChange={(value) => form.setFieldValue('receivedBy', value as ReceivedBy)}
        />
        <Textarea label={t('privacy:note')} autosize minRows={2} maxLength={1000} {...form.getInputProps('note')} />
        <div className={classes.actions}>
          <Button variant="default" onClick={props.onClose}>
            {t('action.cancel')}
          </Button>
          <Button type="submit" loading={open.isPending} disabled={!form.values.receivedOn}>
            {props.contactId ? t('privacy:copyMake') : t('action.save')}
          </Button>
        </div>
      </form>
    </Modal>
  )
}

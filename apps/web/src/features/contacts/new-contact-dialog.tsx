import { Button, Modal, Select, Textarea, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useTranslation } from 'react-i18next'
import { useRecordPanel } from '@/app/record-panel.tsx'
import { ApiError } from '@/lib/api-error.ts'
import { currentLocale } from '@/lib/i18n.ts'
import { label } from '@/lib/label.ts'
import { locales } from '@/lib/preferences.ts'
import { notifyDone, notifyError } from '@/ui/notify.tsx'
import { type NewContact, useCreateContact } from './contact-queries.ts'
import classes from './contacts.module.css'

/** Adds a person by hand: a name and one way to reach them. */
export function NewContactDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation()
  const create = useCreateContact()
  const panel = useRecordPanel()
  const form = useForm<NewContact>({
    initialValues: { firstName: '', lastName: '', phone: '', email: '', locale: currentLocale(), note: '' },
    validate: {
      firstName: (v, all) => (v.trim() || all.lastName.trim() ? null : t('contacts:nameRequired')),
      phone: (v, all) => (v.trim() || all.email.trim() ? null : t('contacts:reachRequired')),
    },
  })
  function save(values: NewContact) {
    create.mutate(values, {
      onSuccess: (contact) => {
        notifyDone(t('contacts:created'))
        onClose()
        panel.open('contact', contact.id)
      },
      onError: (error) => {
        if (!(error instanceof ApiError)) {
          notifyError(error)
          return
        }
        const fields = error.byField()
        form.setErrors({
          ...fields,
          phone: fields['phones.0'] ?? fields.phones,
          email: fields['emails.0'] ?? fields.emails,
        })
        if (error.fields.length === 0) notifyError(error)
      },
    })
  }
  return (
    <Modal opened onClose={onClose} title={t('contacts:new')} closeButtonProps={{ 'aria-label': t('action.close') }}>
      <form className={classes.form} onSubmit={form.onSubmit(save)} noValidate>
        <div className={classes.pair}>
          <TextInput label={t('contacts:firstName')} data-autofocus {...form.getInputProps('firstName')} />
          <TextInput label={t('contacts:lastName')} {...form.getInputProps('lastName')} />
        </div>
        <TextInput
          label={t('contacts:phone')}
          description={t('contacts:phoneHint')}
          type="tel"
          dir="ltr"
          {...form.getInputProps('phone')}
        />
        <TextInput label={t('contacts:email')} type="email" dir="ltr" {...form.getInputProps('email')} />
        <Select
          label={t('contacts:language')}
          data={locales.map((l) => ({ value: l, label: label('language', l) }))}
          allowDeselect={false}
          {...form.getInputProps('locale')}
        />
        <Textarea label={t('contacts:note')} autosize minRows={2} {...form.getInputProps('note')} />
        <div className={classes.actions}>
          <Button variant="default" onClick={onClose}>
            {t('action.cancel')}
          </Button>
          <Button type="submit" loading={create.isPending}>
            {t('action.create')}
          </Button>
        </div>
      </form>
    </Modal>
  )
}

import { Button, Modal, Select, Textarea, TextInput } from '@mantine/core'
import { isNotEmpty, useForm } from '@mantine/form'
import { useTranslation } from 'react-i18next'
import type { Contact } from '@/lib/api-contacts.ts'
import { ApiError } from '@/lib/api-error.ts'
import { label } from '@/lib/label.ts'
import { locales } from '@/lib/preferences.ts'
import { notifyDone, notifyError } from '@/ui/notify.tsx'
import { usePatchContact } from './contact-queries.ts'
import classes from './contacts.module.css'

/** Corrects a contact's names, language and note; a colleague's newer version is never overwritten. */
export function EditContactDialog({ contact: c, onClose }: { contact: Contact; onClose: () => void }) {
  const { t } = useTranslation()
  const patch = usePatchContact(c.id)
  const form = useForm({
    initialValues: {
      displayName: c.displayName,
      firstName: c.firstName ?? '',
      lastName: c.lastName ?? '',
      locale: c.locale ?? 'fr',
      note: c.note ?? '',
    },
    validate: { displayName: isNotEmpty(t('contacts:nameRequired')) },
  })
  function save(v: typeof form.values) {
    patch.mutate(
      {
        version: c.version,
        displayName: v.displayName.trim(),
        firstName: v.firstName.trim() || null,
        lastName: v.lastName.trim() || null,
        locale: v.locale,
        note: v.note.trim() || null,
      },
      {
        onSuccess: () => {
          notifyDone(t('contacts:saved'))
          onClose()
        },
        onError: (error) => {
          if (error instanceof ApiError) form.setErrors(error.byField())
          notifyError(error)
        },
      },
    )
  }
  return (
    <Modal opened onClose={onClose} title={t('contacts:edit')} closeButtonProps={{ 'aria-label': t('action.close') }}>
      <form className={classes.form} onSubmit={form.onSubmit(save)} noValidate>
        <TextInput label={t('contacts:displayName')} data-autofocus {...form.getInputProps('displayName')} />
        <div className={classes.pair}>
          <TextInput label={t('contacts:firstName')} {...form.getInputProps('firstName')} />
          <TextInput label={t('contacts:lastName')} {...form.getInputProps('lastName')} />
        </div>
        <Select
          label={t('contacts:language')}
          data={[...new Set([...locales, form.values.locale])].map((l) => ({ value: l, label: label('language', l) }))}
          allowDeselect={false}
          {...form.getInputProps('locale')}
        />
        <Textarea label={t('contacts:note')} autosize minRows={3} {...form.getInputProps('note')} />
        <div className={classes.actions}>
          <Button variant="default" onClick={onClose}>
            {t('action.cancel')}
          </Button>
          <Button type="submit" loading={patch.isPending}>
            {t('action.save')}
          </Button>
        </div>
      </form>
    </Modal>
  )
}

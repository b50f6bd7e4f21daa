import { Button, Modal, NumberInput, Select, TextInput } from '@mantine/core'
import { isEmail, isInRange, useForm } from '@mantine/form'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api, take } from '@/lib/api.ts'
import { ApiError } from '@/lib/api-error.ts'
import { type GuestRole, guestRoles } from '@/lib/api-organizations.ts'
import { keys } from '@/lib/keys.ts'
import { label } from '@/lib/label.ts'
import { notifyDone, notifyError } from '@/ui/notify.tsx'
import classes from './settings.module.css'

/** Lets a platform administrator in: who, for how many hours, with which role. */
export function GuestDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const invite = useMutation({
    mutationFn: (body: { email: string; hours: number; role: GuestRole }) =>
      take(api.POST('/api/v1/members/guests', { body })),
    onSuccess: (guest) => {
      notifyDone(t('settings:guests.invited', { email: guest.email }))
      onClose()
    },
    onSettled: () => queries.invalidateQueries({ queryKey: keys.members }),
  })
  const form = useForm({
    initialValues: { email: '', hours: 4, role: 'AUDITOR' as GuestRole },
    validate: {
      email: isEmail(t('auth:emailInvalid')),
      hours: isInRange({ min: 1, max: 72 }, t('settings:guests.hoursHint')),
    },
  })
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('settings:guests.title')}
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      <form
        className={classes.form}
        noValidate
        onSubmit={form.onSubmit((values) =>
          invite.mutate(values, {
            onError: (error) => {
              if (error instanceof ApiError) form.setErrors(error.byField())
              notifyError(error)
            },
          }),
        )}
      >
        <p className={classes.muted}>{t('settings:guests.body')}</p>
        <TextInput
          label={t('settings:members.email')}
          type="email"
          dir="ltr"
          data-autofocus
          {...form.getInputProps('email')}
        />
        <div className={classes.pair}>
          <Select
            label={t('settings:guests.role')}
            allowDeselect={false}
            data={guestRoles.map((role) => ({ value: role, label: label('role', role) }))}
            {...form.getInputProps('role')}
          />
          <NumberInput
            label={t('settings:guests.hours')}
            min={1}
            max={72}
            allowDecimal={false}
            {...form.getInputProps('hours')}
          />
        </div>
        <div className={classes.actions}>
          <Button variant="default" onClick={onClose}>
            {t('action.cancel')}
          </Button>
          <Button type="submit" loading={invite.isPending}>
            {t('settings:members.invite')}
          </Button>
        </div>
      </form>
    </Modal>
  )
}

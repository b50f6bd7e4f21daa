import { Modal, TextInput } from '@mantine/core'
import { isNotEmpty, matches, useForm } from '@mantine/form'
import { useTranslation } from 'react-i18next'
import { api, take } from '@/lib/api.ts'
import { notifyDone } from '@/ui/notify.tsx'
import classes from './channels.module.css'
import { useChannelAct } from './channels-queries.ts'
import { CheckedActions } from './checked-actions.tsx'
import { emptyServer, MailServerFields } from './mail-server-fields.tsx'
import { PlaceFields } from './place-fields.tsx'

/** Connects a mailbox: checked by signing in to its server, nothing is sent. */
export function MailboxDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation()
  const required = isNotEmpty(t('auth:required'))
  const form = useForm({
    initialValues: { displayName: '', branchId: '', address: '', ...emptyServer },
    validate: {
      displayName: required,
      host: required,
      user: required,
      password: required,
      address: matches(/^[^\s@]+@[^\s@]+$/, t('channels:mailbox.addressFormat')),
    },
  })
  const server = ({ host, port, security, user, password }: typeof form.values) => ({
    host: host.trim(),
    port,
    security,
    user: user.trim(),
    password,
  })
  const check = useChannelAct((values: typeof form.values) =>
    take(api.POST('/api/v1/channels/mailbox/check', { body: server(values) })),
  )
  const save = useChannelAct((values: typeof form.values) => {
    const { displayName, branchId, address } = values
    const body = { ...server(values), displayName, branchId, address: address.trim() }
    return take(api.POST('/api/v1/channels/mailbox', { body }))
  })
  const submit = form.onSubmit((values) =>
    save.mutate(values, {
      onSuccess: () => {
        notifyDone(t('channels:connected'))
        onClose()
      },
    }),
  )
  return (
    <Modal
      opened
      onClose={onClose}
      closeOnClickOutside={false}
      title={t('channels:mailbox.title')}
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      <form className={classes.form} onSubmit={submit} autoComplete="off">
        <TextInput label={t('channels:mailbox.address')} type="email" dir="ltr" {...form.getInputProps('address')} />
        <PlaceFields form={form} />
        <MailServerFields form={form} />
        <CheckedActions
          check={check}
          save={save}
          onCheck={() => {
            if (!form.validate().hasErrors) check.mutate(form.values)
          }}
          onClose={onClose}
        />
      </form>
    </Modal>
  )
}

import { Button, Modal, PasswordInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useTranslation } from 'react-i18next'
import { api, take } from '@/lib/api.ts'
import type { ChannelLine, NewCredentials } from '@/lib/api-channels.ts'
import { notifyDone } from '@/ui/notify.tsx'
import classes from './channels.module.css'
import { useChannelAct } from './channels-queries.ts'
import { emptyServer, MailServerFields } from './mail-server-fields.tsx'
import { Refusal } from './refusal.tsx'

/** New credentials for a number, of its own kind; the old ones are never shown. */
export function CredentialsDialog({ line, onClose }: { line: ChannelLine; onClose: () => void }) {
  const { t } = useTranslation()
  const isMeta = line.kind === 'WHATSAPP_CLOUD'
  const isMailbox = line.kind === 'SMTP'
  const missing = (needed: boolean) => (value: string) => (needed && value.trim() === '' ? t('auth:required') : null)
  const form = useForm({
    initialValues: { token: '', appSecret: '', ...emptyServer },
    validate: {
      token: missing(!isMailbox),
      host: missing(isMailbox),
      user: missing(isMailbox),
      password: missing(isMailbox),
    },
  })
  const save = useChannelAct(({ token, appSecret, ...mailbox }: typeof form.values) => {
    const secret = appSecret.trim()
    const given: Omit<NewCredentials, 'version'> = isMailbox
      ? { mailbox }
      : isMeta
        ? { meta: { accessToken: token.trim(), ...(secret ? { appSecret: secret } : {}) } }
        : { twilio: { authToken: token.trim() } }
    return take(
      api.POST('/api/v1/channels/{id}/credentials', {
        params: { path: { id: line.id } },
        body: { version: line.version, ...given },
      }),
    )
  })
  const submit = form.onSubmit((values) =>
    save.mutate(values, {
      onSuccess: () => {
        notifyDone(t('channels:saved'))
        onClose()
      },
    }),
  )
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('channels:replace')}
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      <form className={classes.form} onSubmit={submit} autoComplete="off">
        <p className={classes.muted}>{t('channels:replaceHint')}</p>
        {isMailbox ? (
          <MailServerFields form={form} />
        ) : (
          <PasswordInput
            label={t(isMeta ? 'channels:accessToken' : 'channels:twilio.token')}
            autoComplete="new-password"
            {...form.getInputProps('token')}
          />
        )}
        {isMeta && (
          <PasswordInput
            label={`${t('channels:appSecret')} (${t('state.optional')})`}
            description={t('channels:appSecretKeep')}
            autoComplete="new-password"
            {...form.getInputProps('appSecret')}
          />
        )}
        <Refusal error={save.error} />
        <div className={classes.actions}>
          <Button variant="default" onClick={onClose}>
            {t('action.cancel')}
          </Button>
          <Button type="submit" loading={save.isPending}>
            {t('channels:checkAndSave')}
          </Button>
        </div>
      </form>
    </Modal>
  )
}

import { Button, PasswordInput } from '@mantine/core'
import { isNotEmpty, useForm } from '@mantine/form'
import { useTranslation } from 'react-i18next'
import { api, take } from '@/lib/api.ts'
import { ApiError } from '@/lib/api-error.ts'
import classes from './channels.module.css'
import { useDraftStep } from './channels-queries.ts'
import { Refusal } from './refusal.tsx'

/** The token and the secret of the application it is for. */
export function TokenStep({ onBegun, onClose }: { onBegun: (id: string) => void; onClose: () => void }) {
  const { t } = useTranslation()
  const form = useForm({
    initialValues: { accessToken: '', appSecret: '' },
    validate: { accessToken: isNotEmpty(t('auth:required')), appSecret: isNotEmpty(t('auth:required')) },
  })
  const begin = useDraftStep((values: typeof form.values) =>
    take(
      api.POST('/api/v1/channel-drafts', {
        body: { accessToken: values.accessToken.trim(), appSecret: values.appSecret.trim() },
      }),
    ),
  )
  const submit = form.onSubmit((values) =>
    begin.mutate(values, {
      onSuccess: ({ id }) => onBegun(id),
      onError: (error) => {
        if (error instanceof ApiError) form.setErrors(error.byField())
      },
    }),
  )
  return (
    <form className={classes.form} onSubmit={submit} autoComplete="off">
      <PasswordInput
        label={t('channels:accessToken')}
        description={t('channels:accessTokenHint')}
        autoComplete="new-password"
        data-autofocus
        {...form.getInputProps('accessToken')}
      />
      <PasswordInput
        label={t('channels:appSecret')}
        description={t('channels:appSecretHint')}
        autoComplete="new-password"
        {...form.getInputProps('appSecret')}
      />
      <p className={classes.muted}>{t('channels:sealed')}</p>
      <Refusal error={begin.error} />
      <div className={classes.actions}>
        <Button variant="default" onClick={onClose}>
          {t('action.cancel')}
        </Button>
        <Button type="submit" loading={begin.isPending}>
          {t('channels:wizard.check')}
        </Button>
      </div>
    </form>
  )
}

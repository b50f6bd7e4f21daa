import { Button, Modal, Switch } from '@mantine/core'
import { isNotEmpty, useForm } from '@mantine/form'
import { useTranslation } from 'react-i18next'
import { api, take } from '@/lib/api.ts'
import type { ChannelLine } from '@/lib/api-channels.ts'
import { CopyLine } from '@/ui/copy-line.tsx'
import { notifyDone } from '@/ui/notify.tsx'
import classes from './channels.module.css'
import { useChannelAct } from './channels-queries.ts'
import { PlaceFields } from './place-fields.tsx'
import { Refusal } from './refusal.tsx'

/** Name, branch and assistant of a number; the address its provider delivers to, to be copied. */
export function EditDialog({ line, onClose }: { line: ChannelLine; onClose: () => void }) {
  const { t } = useTranslation()
  const form = useForm({
    initialValues: { displayName: line.displayName, branchId: line.branchId, agentEnabled: line.agentEnabled },
    validate: { displayName: isNotEmpty(t('auth:required')) },
  })
  const save = useChannelAct((values: typeof form.values) =>
    take(
      api.PATCH('/api/v1/channels/{id}', {
        params: { path: { id: line.id } },
        body: { version: line.version, ...values },
      }),
    ),
  )
  const submit = form.onSubmit((values) =>
    save.mutate(values, {
      onSuccess: () => {
        notifyDone(t('channels:saved'))
        onClose()
      },
    }),
  )
  return (
    <Modal opened onClose={onClose} title={t('channels:edit')} closeButtonProps={{ 'aria-label': t('action.close') }}>
      <form className={classes.form} onSubmit={submit}>
        <PlaceFields form={form} />
        {line.kind !== 'SMTP' && (
          <Switch label={t('channels:assistant')} {...form.getInputProps('agentEnabled', { type: 'checkbox' })} />
        )}
        {line.callbackUrl && (
          <div className={classes.copy}>
            <span>{t('channels:callback')}</span>
            <CopyLine text={line.callbackUrl} />
          </div>
        )}
        <Refusal error={save.error} />
        <div className={classes.actions}>
          <Button variant="default" onClick={onClose}>
            {t('action.cancel')}
          </Button>
          <Button type="submit" loading={save.isPending}>
            {t('action.save')}
          </Button>
        </div>
      </form>
    </Modal>
  )
}

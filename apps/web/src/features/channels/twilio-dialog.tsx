import { Button, Modal, PasswordInput, TextInput } from '@mantine/core'
import { isNotEmpty, matches, useForm } from '@mantine/form'
import { useTranslation } from 'react-i18next'
import { api, take } from '@/lib/api.ts'
import { ChoicePills } from '@/ui/choice-pills.tsx'
import { CopyLine } from '@/ui/copy-line.tsx'
import classes from './channels.module.css'
import { useChannelAct } from './channels-queries.ts'
import { CheckedActions } from './checked-actions.tsx'
import { internationalPhone, PHONE } from './phone.ts'
import { PlaceFields } from './place-fields.tsx'

type Way = 'SMS' | 'WHATSAPP'

/** Connects a sender at Twilio; afterwards shows the address that Twilio has to be told. */
export function TwilioDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation()
  const form = useForm({
    initialValues: { channel: 'SMS' as Way, displayName: '', branchId: '', accountSid: '', authToken: '', phone: '' },
    validate: {
      displayName: isNotEmpty(t('auth:required')),
      authToken: isNotEmpty(t('auth:required')),
      accountSid: matches(/^\s*AC[0-9a-f]{32}\s*$/, t('channels:twilio.sidFormat')),
      phone: (value) => (PHONE.test(internationalPhone(value)) ? null : t('channels:wizard.phoneFormat')),
    },
  })
  const account = ({ accountSid, authToken }: typeof form.values) => ({
    accountSid: accountSid.trim(),
    authToken: authToken.trim(),
  })
  const check = useChannelAct((values: typeof form.values) =>
    take(api.POST('/api/v1/channels/twilio/check', { body: account(values) })),
  )
  const save = useChannelAct((values: typeof form.values) => {
    const { channel, displayName, branchId, phone } = values
    const body = { ...account(values), channel, displayName, branchId, phone: internationalPhone(phone) }
    return take(api.POST('/api/v1/channels/twilio', { body }))
  })
  return (
    <Modal
      opened
      onClose={onClose}
      closeOnClickOutside={false}
      title={t('channels:twilio.title')}
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      {save.data?.callbackUrl ? (
        <div className={classes.form}>
          <p>{t('channels:twilio.after')}</p>
          <CopyLine text={save.data.callbackUrl} />
          <div className={classes.actions}>
            <Button onClick={onClose}>{t('action.close')}</Button>
          </div>
        </div>
      ) : (
        <form className={classes.form} onSubmit={form.onSubmit((values) => save.mutate(values))} autoComplete="off">
          <ChoicePills
            label={t('channels:twilio.channel')}
            choices={(['SMS', 'WHATSAPP'] as const).map((value) => ({ value, label: t(`channels:twilio.${value}`) }))}
            value={form.values.channel}
            onChange={(value) => form.setFieldValue('channel', value as Way)}
          />
          <TextInput
            label={t('channels:twilio.phone')}
            placeholder="+212 5 20 00 00 00"
            type="tel"
            dir="ltr"
            {...form.getInputProps('phone')}
          />
          <PlaceFields form={form} />
          <TextInput
            label={t('channels:twilio.sid')}
            dir="ltr"
            spellCheck={false}
            {...form.getInputProps('accountSid')}
          />
          <PasswordInput
            label={t('channels:twilio.token')}
            description={t('channels:sealed')}
            autoComplete="new-password"
            {...form.getInputProps('authToken')}
          />
          <CheckedActions
            check={check}
            save={save}
            onCheck={() => {
              const wrong = ['accountSid', 'authToken'].map((field) => form.validateField(field).hasError)
              if (!wrong.includes(true)) check.mutate(form.values)
            }}
            onClose={onClose}
          />
        </form>
      )}
    </Modal>
  )
}

import { NumberInput, PasswordInput, Select, TextInput } from '@mantine/core'
import type { GetInputPropsReturnType } from '@mantine/form'
import { useTranslation } from 'react-i18next'
import type { MailServer } from '@/lib/api-channels.ts'
import classes from './channels.module.css'

export const emptyServer: MailServer = { host: '', port: 465, security: 'TLS', user: '', password: '' }

/** As much of a form as these fields need, whatever else it holds. */
interface ServerForm {
  getInputProps(field: keyof MailServer): GetInputPropsReturnType
  setFieldValue(field: 'port', value: number): void
}

const PORTS = { smtp: { TLS: 465, STARTTLS: 587 }, imap: { TLS: 993, STARTTLS: 143 } } as const

/** A mail server and the credentials for it; the usual port follows the encryption. */
export function MailServerFields({ form, protocol = 'smtp' }: { form: ServerForm; protocol?: 'smtp' | 'imap' }) {
  const { t } = useTranslation()
  const secure = form.getInputProps('security')
  const ports = PORTS[protocol]
  return (
    <>
      <TextInput
        label={t(protocol === 'smtp' ? 'channels:mailbox.host' : 'channels:imap.host')}
        dir="ltr"
        spellCheck={false}
        {...form.getInputProps('host')}
      />
      <div className={classes.pair}>
        <Select
          label={t('channels:mailbox.security')}
          data={(['TLS', 'STARTTLS'] as const).map((value) => ({ value, label: `${value} (${ports[value]})` }))}
          allowDeselect={false}
          {...secure}
          onChange={(value) => {
            secure.onChange(value)
            form.setFieldValue('port', value === 'TLS' ? ports.TLS : ports.STARTTLS)
          }}
        />
        <NumberInput
          label={t('channels:mailbox.port')}
          min={1}
          max={65_535}
          allowDecimal={false}
          hideControls
          {...form.getInputProps('port')}
        />
      </div>
      <TextInput
        label={t('channels:mailbox.user')}
        dir="ltr"
        autoComplete="off"
        spellCheck={false}
        {...form.getInputProps('user')}
      />
      <PasswordInput
        label={t('channels:mailbox.password')}
        description={t('channels:sealed')}
        autoComplete="new-password"
        {...form.getInputProps('password')}
      />
    </>
  )
}

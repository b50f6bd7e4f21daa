import { Button, Checkbox, Select, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useTranslation } from 'react-i18next'
import { api, take } from '@/lib/api.ts'
import type { ChannelDraft } from '@/lib/api-channels.ts'
import classes from './channels.module.css'
import { useDraftStep } from './channels-queries.ts'
import { internationalPhone, PHONE } from './phone.ts'
import { Refusal } from './refusal.tsx'

const keyOf = ({ name, language }: ChannelDraft['templates'][number]) => `${name} (${language})`

/** Sends an approved template to the administrator's own phone, who says so: that is kept as their agreement. */
export function TemplateTest({ draft }: { draft: ChannelDraft }) {
  const { t } = useTranslation()
  const [first] = draft.templates
  const form = useForm({
    initialValues: { template: first ? keyOf(first) : '', phone: '', ownNumber: false },
    validate: {
      phone: (value) => (PHONE.test(internationalPhone(value)) ? null : t('channels:wizard.phoneFormat')),
      ownNumber: (value) => (value ? null : t('channels:wizard.ownNumberNeeded')),
    },
  })
  const send = useDraftStep(({ phone, template }: typeof form.values) => {
    const chosen = draft.templates.find((one) => keyOf(one) === template) ?? first
    if (!chosen) return Promise.resolve(draft)
    return take(
      api.POST('/api/v1/channel-drafts/{id}/test-template', {
        params: { path: { id: draft.id } },
        body: { phone: internationalPhone(phone), template: chosen, ownNumber: true },
      }),
    )
  })
  if (!first) return null
  return (
    <details>
      <summary>{t('channels:wizard.templateTest')}</summary>
      <div className={classes.form}>
        <p className={classes.muted}>{t('channels:wizard.templateHint')}</p>
        <Select
          label={t('channels:wizard.template')}
          data={draft.templates.map(keyOf)}
          allowDeselect={false}
          {...form.getInputProps('template')}
        />
        <TextInput
          label={t('channels:wizard.ownPhone')}
          description={t('channels:wizard.phoneFormat')}
          type="tel"
          dir="ltr"
          {...form.getInputProps('phone')}
        />
        <Checkbox label={t('channels:wizard.ownNumber')} {...form.getInputProps('ownNumber', { type: 'checkbox' })} />
        <Refusal error={send.error} />
        <div className={classes.actions}>
          <Button
            variant="default"
            loading={send.isPending}
            onClick={() => {
              if (!form.validate().hasErrors) send.mutate(form.values)
            }}
          >
            {t('channels:wizard.sendTemplate')}
          </Button>
        </div>
      </div>
    </details>
  )
}

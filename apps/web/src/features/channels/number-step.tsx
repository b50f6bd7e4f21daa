import { Button, Radio, TextInput } from '@mantine/core'
import { isNotEmpty, matches, useForm } from '@mantine/form'
import { useTranslation } from 'react-i18next'
import { api, take } from '@/lib/api.ts'
import type { ChannelDraft } from '@/lib/api-channels.ts'
import { PhoneText } from '@/ui/text.tsx'
import classes from './channels.module.css'
import { useChannelAct, useDraftStep } from './channels-queries.ts'
import { PlaceFields } from './place-fields.tsx'
import { Refusal } from './refusal.tsx'

const qualities = new Set(['GREEN', 'YELLOW', 'RED'])

/** The business account, its numbers as Meta tells them, and the one to connect. */
export function NumberStep({ draft, onClose }: { draft: ChannelDraft; onClose: () => void }) {
  const { t } = useTranslation()
  const form = useForm({
    initialValues: { wabaId: '', phoneNumberId: '', displayName: '', branchId: '' },
    validate: {
      wabaId: matches(/^\s*\d{5,30}\s*$/, t('channels:wizard.wabaFormat')),
      phoneNumberId: isNotEmpty(t('auth:required')),
      displayName: isNotEmpty(t('auth:required')),
    },
  })
  const path = { path: { id: draft.id } }
  const find = useChannelAct((wabaId: string) =>
    take(api.POST('/api/v1/channel-drafts/{id}/numbers', { params: path, body: { wabaId } })),
  )
  const choose = useDraftStep(({ wabaId, ...values }: typeof form.values) =>
    take(
      api.POST('/api/v1/channel-drafts/{id}/number', {
        params: path,
        body: { version: draft.version, wabaId: wabaId.trim(), ...values },
      }),
    ),
  )
  const numbers = find.data?.items
  function search() {
    if (form.validateField('wabaId').hasError) return
    find.mutate(form.values.wabaId.trim(), {
      onSuccess: ({ items: [first] }) => {
        form.setFieldValue('phoneNumberId', first?.id ?? '')
        if (form.values.displayName === '' && first?.verifiedName) form.setFieldValue('displayName', first.verifiedName)
      },
    })
  }
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        if (numbers?.length) return form.onSubmit((values) => choose.mutate(values))(event)
        event.preventDefault()
        search()
      }}
    >
      <TextInput
        label={t('channels:wizard.waba')}
        description={t('channels:wizard.wabaHint')}
        inputMode="numeric"
        dir="ltr"
        data-autofocus
        {...form.getInputProps('wabaId')}
        onChange={(event) => {
          form.setFieldValue('wabaId', event.currentTarget.value)
          find.reset()
        }}
      />
      {numbers?.length === 0 && <p className={classes.muted}>{t('channels:wizard.none')}</p>}
      {numbers && numbers.length > 0 && (
        <>
          <Radio.Group label={t('channels:wizard.choose')} {...form.getInputProps('phoneNumberId')}>
            <div className={classes.pick}>
              {numbers.map((number) => (
                <Radio
                  key={number.id}
                  value={number.id}
                  label={
                    <>
                      <PhoneText value={number.displayPhone} />
                      {number.verifiedName && ` · ${number.verifiedName}`}
                    </>
                  }
                  description={
                    number.quality && qualities.has(number.quality)
                      ? t(`channels:quality.${number.quality}`)
                      : undefined
                  }
                />
              ))}
            </div>
          </Radio.Group>
          <PlaceFields form={form} />
        </>
      )}
      <Refusal error={choose.error ?? find.error} />
      <div className={classes.actions}>
        <Button variant="default" onClick={onClose}>
          {t('channels:wizard.later')}
        </Button>
        <Button type="submit" loading={find.isPending || choose.isPending}>
          {t(numbers?.length ? 'channels:wizard.take' : 'channels:wizard.fetch')}
        </Button>
      </div>
    </form>
  )
}

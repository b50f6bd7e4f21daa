import { Button, Loader, Switch, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { IconCheck } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, take } from '@/lib/api.ts'
import type { ChannelDraft } from '@/lib/api-channels.ts'
import { notifyDone } from '@/ui/notify.tsx'
import classes from './channels.module.css'
import { useChannelAct, useDraftStep } from './channels-queries.ts'
import { internationalPhone, PHONE } from './phone.ts'
import { Refusal } from './refusal.tsx'
import { TemplateTest } from './template-test.tsx'

const known = new Set(['QUEUED', 'SENDING', 'ACCEPTED', 'SENT', 'DELIVERED', 'READ'])

/** A message in, an answer out: by the same queue and the same consents as everything else. */
export function TestStep({ draft, onClose }: { draft: ChannelDraft; onClose: () => void }) {
  const { t } = useTranslation()
  const [assistant, setAssistant] = useState(true)
  const form = useForm({
    initialValues: { phone: '' },
    validate: { phone: (value) => (PHONE.test(internationalPhone(value)) ? null : t('channels:wizard.phoneFormat')) },
  })
  const path = { path: { id: draft.id } }
  const answer = useDraftStep((phone: string) =>
    take(api.POST('/api/v1/channel-drafts/{id}/test', { params: path, body: { phone } })),
  )
  const finish = useChannelAct(() =>
    take(
      api.POST('/api/v1/channel-drafts/{id}/finish', {
        params: path,
        body: { version: draft.version, agentEnabled: assistant },
      }),
    ),
  )
  const put = () =>
    finish.mutate(undefined, {
      onSuccess: () => {
        notifyDone(t('channels:wizard.done'))
        onClose()
      },
    })
  const { sent } = draft
  return (
    <form className={classes.form} onSubmit={form.onSubmit(({ phone }) => answer.mutate(internationalPhone(phone)))}>
      <p>{t('channels:wizard.testHint', { phone: `\u2066${draft.account?.displayPhone ?? ''}\u2069` })}</p>
      {draft.heardAt ? (
        <p className={classes.good} role="status">
          <IconCheck size={16} stroke={1.75} aria-hidden /> {t('channels:wizard.heard')}
        </p>
      ) : (
        <p className={classes.waiting} role="status">
          <Loader size="xs" /> {t('channels:wizard.waiting')}
        </p>
      )}
      {draft.heardAt && (
        <>
          <TextInput
            label={t('channels:wizard.phone')}
            description={t('channels:wizard.phoneFormat')}
            type="tel"
            dir="ltr"
            {...form.getInputProps('phone')}
          />
          <div className={classes.actions}>
            <Button type="submit" variant="default" loading={answer.isPending}>
              {t('channels:wizard.answer')}
            </Button>
          </div>
        </>
      )}
      <TemplateTest draft={draft} />
      {sent && (
        <p className={known.has(sent.status) ? classes.good : classes.refusal} role="status">
          {t(`channels:wizard.sent.${known.has(sent.status) ? sent.status : 'OTHER'}`)}
          {sent.cause && ` — ${sent.cause}`}
        </p>
      )}
      <Switch
        label={t('channels:assistant')}
        checked={assistant}
        onChange={(event) => setAssistant(event.currentTarget.checked)}
      />
      <Refusal error={finish.error ?? answer.error} />
      <div className={classes.actions}>
        <Button variant="default" onClick={onClose}>
          {t('channels:wizard.later')}
        </Button>
        <Button loading={finish.isPending} onClick={put}>
          {t('channels:wizard.finish')}
        </Button>
      </div>
    </form>
  )
}

import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { api, take } from '@/lib/api.ts'
import type { ChannelDraft } from '@/lib/api-channels.ts'
import { CopyLine } from '@/ui/copy-line.tsx'
import classes from './channels.module.css'
import { useDraftStep } from './channels-queries.ts'
import { Refusal } from './refusal.tsx'

/** Where Meta is to deliver; subscribed and verified by Atlas itself. */
export function WebhookStep({ draft, onClose }: { draft: ChannelDraft; onClose: () => void }) {
  const { t } = useTranslation()
  const connect = useDraftStep(() =>
    take(
      api.POST('/api/v1/channel-drafts/{id}/webhook', {
        params: { path: { id: draft.id } },
        body: { version: draft.version },
      }),
    ),
  )
  return (
    <div className={classes.form}>
      <p>{t('channels:wizard.webhookHint')}</p>
      {draft.webhook && (
        <>
          <div className={classes.copy}>
            <span>{t('channels:wizard.callback')}</span>
            <CopyLine text={draft.webhook.callbackUrl} />
          </div>
          <div className={classes.copy}>
            <span>{t('channels:wizard.verify')}</span>
            <CopyLine text={draft.webhook.verifyToken} />
          </div>
        </>
      )}
      <Refusal error={connect.error} />
      <div className={classes.actions}>
        <Button variant="default" onClick={onClose}>
          {t('channels:wizard.later')}
        </Button>
        <Button loading={connect.isPending} onClick={() => connect.mutate(undefined)}>
          {t('channels:wizard.subscribe')}
        </Button>
      </div>
    </div>
  )
}

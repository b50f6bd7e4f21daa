import { Button } from '@mantine/core'
import { IconPlugConnected } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useSession } from '@/features/session/session.ts'
import settings from '@/features/settings/settings.module.css'
import { api, take } from '@/lib/api.ts'
import type { DraftSummary } from '@/lib/api-channels.ts'
import { useConfirm } from '@/ui/confirm.tsx'
import { notifyError } from '@/ui/notify.tsx'
import { InstantText, PhoneText } from '@/ui/text.tsx'
import { useChannelAct } from './channels-queries.ts'

/** A number that somebody began to connect: go on with it, or drop it. */
export function DraftRow({ draft, onResume }: { draft: DraftSummary; onResume?: () => void }) {
  const { t } = useTranslation()
  const { zoneOf } = useSession()
  const confirm = useConfirm()
  const drop = useChannelAct(() =>
    take(api.DELETE('/api/v1/channel-drafts/{id}', { params: { path: { id: draft.id } } })),
  )
  async function ask() {
    const yes = await confirm({
      title: t('channels:wizard.dropTitle'),
      loses:
        draft.step === 'NUMBER'
          ? [t('channels:wizard.dropToken')]
          : draft.step === 'WEBHOOK'
            ? [t('channels:wizard.dropNumber')]
            : [],
      confirm: t('channels:wizard.drop'),
    })
    if (yes) drop.mutate(undefined, { onError: notifyError })
  }
  return (
    <li className={settings.row}>
      <IconPlugConnected size={20} stroke={1.5} aria-hidden />
      <span className={settings.grow}>
        <strong>{draft.displayPhone ? <PhoneText value={draft.displayPhone} /> : t('channels:wizard.begun')}</strong>{' '}
        <span className={settings.muted}>
          {t(`channels:wizard.stepAt.${draft.step}`)} · {t('channels:wizard.begunAt')}{' '}
          <InstantText at={draft.createdAt} zone={zoneOf()} relative />
        </span>
      </span>
      {onResume && (
        <>
          <Button size="compact-md" variant="default" onClick={onResume}>
            {t('channels:wizard.resume')}
          </Button>
          <Button
            size="compact-md"
            variant="subtle"
            color="terracotta"
            loading={drop.isPending}
            onClick={() => void ask()}
          >
            {t('channels:wizard.drop')}
          </Button>
        </>
      )}
    </li>
  )
}

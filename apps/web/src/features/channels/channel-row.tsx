import { ActionIcon, Menu } from '@mantine/core'
import { IconDots, IconPlugConnected } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSession } from '@/features/session/session.ts'
import settings from '@/features/settings/settings.module.css'
import { api, take } from '@/lib/api.ts'
import type { ChannelKind, ChannelLine } from '@/lib/api-channels.ts'
import { useConfirm } from '@/ui/confirm.tsx'
import { notifyDone, notifyError } from '@/ui/notify.tsx'
import { Tag } from '@/ui/status-badge.tsx'
import { channelIcons } from '@/ui/status-tone.ts'
import { InstantText, PhoneText } from '@/ui/text.tsx'
import classes from './channels.module.css'
import { useChannelAct } from './channels-queries.ts'
import { CredentialsDialog } from './credentials-dialog.tsx'
import { EditDialog } from './edit-dialog.tsx'
import { IncomingMailDialog } from './incoming-mail-dialog.tsx'
import { PauseDialog } from './pause-dialog.tsx'

const channelOf: Record<ChannelKind, string> = {
  WHATSAPP_CLOUD: 'WHATSAPP',
  TWILIO_WHATSAPP: 'WHATSAPP',
  TWILIO_SMS: 'SMS',
  SMTP: 'EMAIL',
}

const qualityTones = new Map([
  ['GREEN', 'mint'],
  ['YELLOW', 'saffron'],
  ['RED', 'terracotta'],
] as const)

/** One number or mailbox: whether it sends, why not, what went through it last, and what can be done about it. */
export function ChannelRow({
  line,
  branch,
  mayWrite,
}: {
  line: ChannelLine
  branch: string | undefined
  mayWrite: boolean
}) {
  const { t } = useTranslation()
  const { zoneOf } = useSession()
  const Icon = channelIcons[channelOf[line.kind]] ?? IconPlugConnected
  const setup = line.status === 'PAUSED' && line.reason?.code === 'SETUP'
  const quality = [...qualityTones].find(([rating]) => rating === line.quality)
  const when = (at: string | null) => (at ? <InstantText at={at} zone={zoneOf()} relative /> : t('channels:nothingYet'))
  return (
    <li className={settings.row} data-off={line.status === 'DISABLED' || undefined}>
      <Icon size={20} stroke={1.5} aria-hidden />
      <span className={settings.grow}>
        <strong>{line.displayName}</strong>{' '}
        <span className={settings.muted}>
          {t(`channels:kind.${line.kind}`)} ·{' '}
          {line.displayPhone.includes('@') ? (
            <bdi>{line.displayPhone}</bdi>
          ) : (
            <span className={classes.number}>
              <PhoneText value={line.displayPhone} />
            </span>
          )}
          {branch && ` · ${branch}`}
        </span>
        <span className={classes.facts}>
          {(line.kind !== 'SMTP' || line.mailIn || line.imap) && (
            <span>
              {t('channels:lastIn')} : {when(receivedAt(line))}
            </span>
          )}
          <span>
            {t('channels:lastOut')} : {when(line.lastSentAt)}
          </span>
          {line.queued > 0 && <span>{t('channels:queued', { count: line.queued })}</span>}
        </span>
      </span>
      <span className={settings.tags}>
        {line.imap?.error && <Tag tone="terracotta">{t('channels:imap.failing')}</Tag>}
        {line.kind !== 'SMTP' && (
          <Tag tone={line.agentEnabled ? 'majorelle' : 'sand'}>
            {t(line.agentEnabled ? 'channels:assistantOn' : 'channels:assistantOff')}
          </Tag>
        )}
        {line.tier && (
          <Tag tone="sand">
            <bdi>{line.tier.replace('TIER_', '')}</bdi>
          </Tag>
        )}
        {quality && <Tag tone={quality[1]}>{t(`channels:quality.${quality[0]}`)}</Tag>}
        <Tag tone={line.status === 'ACTIVE' ? 'mint' : line.status === 'PAUSED' ? 'saffron' : 'sand'}>
          {t(`channels:status.${setup ? 'SETUP' : line.status}`)}
        </Tag>
      </span>
      {mayWrite && !setup && <Actions line={line} />}
      {line.imap?.error && (
        <span className={classes.reason}>
          {line.imap.error.text} {t('channels:imap.readAt')} {when(line.imap.readAt)}
        </span>
      )}
      {line.status === 'PAUSED' && !setup && (
        <span className={classes.reason}>
          {line.reason?.text ?? t(`channels:reason.${line.reason?.code === 'MANUAL' ? 'MANUAL' : 'OTHER'}`)} —{' '}
          {line.pausedUntil ? (
            <>
              {t('channels:pausedUntil')} <InstantText at={line.pausedUntil} zone={zoneOf()} />
            </>
          ) : (
            t('channels:pausedForever')
          )}
        </span>
      )}
    </li>
  )
}

/** When something last came in, whichever way. */
function receivedAt({ mailIn, imap, lastInboundAt }: ChannelLine): string | null {
  const known = [mailIn?.receivedAt, imap?.letterAt].filter((at) => typeof at === 'string')
  if (mailIn === null && imap === null) return lastInboundAt
  return known.sort((a, b) => Date.parse(b) - Date.parse(a))[0] ?? null
}

type Dialog = 'edit' | 'credentials' | 'mailIn' | 'pause' | null

function Actions({ line }: { line: ChannelLine }) {
  const { t } = useTranslation()
  const confirm = useConfirm()
  const [dialog, setDialog] = useState<Dialog>(null)
  const seen = { params: { path: { id: line.id } }, body: { version: line.version } }
  const resume = useChannelAct(() => take(api.POST('/api/v1/channels/{id}/resume', seen)))
  const disable = useChannelAct(() => take(api.POST('/api/v1/channels/{id}/disable', seen)))
  const close = () => setDialog(null)
  async function askDisable() {
    const yes = await confirm({
      title: t('channels:disableTitle', { name: line.displayName }),
      body: t('channels:disableBody'),
      loses: [
        ...(line.queued > 0 ? [t('channels:disableQueued', { count: line.queued })] : []),
        ...(line.kind === 'SMTP' ? [] : [t('channels:disableIn')]),
      ],
      confirm: t('channels:disable'),
    })
    if (yes) disable.mutate(undefined, { onSuccess: () => notifyDone(t('channels:disabled')), onError: notifyError })
  }
  const start = () =>
    resume.mutate(undefined, { onSuccess: () => notifyDone(t('channels:resumed')), onError: notifyError })
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon
            loading={resume.isPending || disable.isPending}
            aria-label={t('channels:more', { name: line.displayName })}
          >
            <IconDots size={18} stroke={1.5} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => setDialog('edit')}>{t('channels:edit')}</Menu.Item>
          <Menu.Item onClick={() => setDialog('credentials')}>{t('channels:replace')}</Menu.Item>
          {line.kind === 'SMTP' && (line.mailIn || line.imap || line.status !== 'DISABLED') && (
            <Menu.Item onClick={() => setDialog('mailIn')}>{t('channels:mailIn.menu')}</Menu.Item>
          )}
          {line.status !== 'ACTIVE' && (
            <Menu.Item onClick={start}>{t(line.status === 'PAUSED' ? 'channels:resume' : 'channels:enable')}</Menu.Item>
          )}
          {line.status !== 'DISABLED' && (
            <>
              <Menu.Item onClick={() => setDialog('pause')}>{t('channels:pause')}</Menu.Item>
              <Menu.Divider />
              <Menu.Item color="terracotta" onClick={() => void askDisable()}>
                {t('channels:disable')}
              </Menu.Item>
            </>
          )}
        </Menu.Dropdown>
      </Menu>
      {dialog === 'edit' && <EditDialog line={line} onClose={close} />}
      {dialog === 'credentials' && <CredentialsDialog line={line} onClose={close} />}
      {dialog === 'mailIn' && <IncomingMailDialog line={line} onClose={close} />}
      {dialog === 'pause' && <PauseDialog line={line} onClose={close} />}
    </>
  )
}

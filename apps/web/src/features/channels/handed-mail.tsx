import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSession } from '@/features/session/session.ts'
import { api, take } from '@/lib/api.ts'
import type { ChannelLine } from '@/lib/api-channels.ts'
import { useConfirm } from '@/ui/confirm.tsx'
import { CopyLine } from '@/ui/copy-line.tsx'
import { notifyDone, notifyError } from '@/ui/notify.tsx'
import { InstantText } from '@/ui/text.tsx'
import classes from './channels.module.css'
import { useChannelAct } from './channels-queries.ts'
import { Refusal } from './refusal.tsx'

/** How each letter is handed over; the same in every language, so that it can be copied. */
const HEADERS = [
  'Content-Type: message/rfc822',
  'X-Atlas-Timestamp: <unix>',
  'X-Atlas-Signature: sha256=hex(hmac_sha256(secret, "<unix>" + "." + body))',
] as const

/**
 * Letters to a mailbox are handed over, signed: switching it on, another secret, switching it off. The secret is shown while
 * what made it is open, and never again.
 */
export function HandedMail({ line, onClose }: { line: ChannelLine; onClose: () => void }) {
  const { t } = useTranslation()
  const confirm = useConfirm()
  const [secret, setSecret] = useState<string | null>(null)
  const seen = { params: { path: { id: line.id } }, body: { version: line.version } }
  const open = useChannelAct(() => take(api.POST('/api/v1/channels/{id}/incoming-mail', seen)))
  const renew = useChannelAct(() => take(api.POST('/api/v1/channels/{id}/incoming-mail/secret', seen)))
  const stop = useChannelAct(() => take(api.POST('/api/v1/channels/{id}/incoming-mail/stop', seen)))
  const keep = { onSuccess: (door: { secret: string }) => setSecret(door.secret) }
  async function askRenew() {
    const yes = await confirm({
      title: t('channels:mailIn.renewTitle'),
      body: t('channels:mailIn.renewBody'),
      loses: [t(line.mailIn?.own ? 'channels:mailIn.renewLoses' : 'channels:mailIn.renewMoves')],
      confirm: t('channels:mailIn.renew'),
    })
    if (yes) renew.mutate(undefined, keep)
  }
  async function askStop() {
    const yes = await confirm({
      title: t('channels:mailIn.stopTitle', { address: `\u2068${line.displayPhone}\u2069` }),
      body: t('channels:mailIn.stopBody'),
      loses: [t('channels:mailIn.stopLoses')],
      confirm: t('channels:mailIn.stop'),
    })
    if (yes)
      stop.mutate(undefined, {
        onSuccess: () => {
          notifyDone(t('channels:mailIn.stopped'))
          onClose()
        },
        onError: notifyError,
      })
  }
  return (
    <div className={classes.form}>
      {line.mailIn === null && <p>{t('channels:mailIn.intro', { address: `\u2068${line.displayPhone}\u2069` })}</p>}
      {line.mailIn && <State mailIn={line.mailIn} />}
      {line.mailIn && line.callbackUrl && (
        <div className={classes.copy}>
          <span>{t('channels:mailIn.address')}</span>
          <CopyLine text={line.callbackUrl} />
        </div>
      )}
      {secret !== null && (
        <div className={classes.copy} role="status">
          <span>{t('channels:mailIn.secret')}</span>
          <CopyLine text={secret} />
          <p className={classes.muted}>{t('channels:mailIn.once')}</p>
        </div>
      )}
      {line.mailIn && (
        <details open={secret !== null}>
          <summary>{t('channels:mailIn.how')}</summary>
          <p className={classes.muted}>{t('channels:mailIn.howBody')}</p>
          <ul className={classes.headers}>
            {HEADERS.map((header) => (
              <li key={header}>
                <code dir="ltr">{header}</code>
              </li>
            ))}
          </ul>
          <p className={classes.muted}>{t('channels:mailIn.howMore')}</p>
        </details>
      )}
      <Refusal error={open.error ?? renew.error} />
      <div className={classes.actions}>
        {line.mailIn === null ? (
          <>
            <Button variant="default" onClick={onClose}>
              {t('action.cancel')}
            </Button>
            <Button loading={open.isPending} onClick={() => open.mutate(undefined, keep)}>
              {t('channels:mailIn.start')}
            </Button>
          </>
        ) : (
          <>
            <Button
              variant="default"
              className={classes.spread}
              loading={stop.isPending}
              onClick={() => void askStop()}
            >
              {t('channels:mailIn.stop')}
            </Button>
            <Button variant="default" loading={renew.isPending} onClick={() => void askRenew()}>
              {t('channels:mailIn.renew')}
            </Button>
            <Button onClick={onClose}>{t('action.close')}</Button>
          </>
        )}
      </div>
    </div>
  )
}

function State({ mailIn }: { mailIn: NonNullable<ChannelLine['mailIn']> }) {
  const { t } = useTranslation()
  const { zoneOf } = useSession()
  return (
    <p className={mailIn.receivedAt ? classes.good : classes.waiting} role="status">
      {mailIn.receivedAt ? (
        <span>
          {t('channels:mailIn.received')} <InstantText at={mailIn.receivedAt} zone={zoneOf()} />
        </span>
      ) : (
        t('channels:mailIn.nothing')
      )}
      {!mailIn.own && <span> · {t('channels:mailIn.byOperator')}</span>}
    </p>
  )
}

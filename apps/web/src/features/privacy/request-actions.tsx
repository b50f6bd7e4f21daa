import { Anchor, Button, Loader } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSession } from '@/features/session/session.ts'
import type { DataRequest } from '@/lib/api-privacy.ts'
import { notifyDone, notifyError } from '@/ui/notify.tsx'
import { Tag } from '@/ui/status-badge.tsx'
import { dayText, todayIn } from './days.ts'
import { EraseDialog } from './erase-dialog.tsx'
import classes from './privacy.module.css'
import { useCloseRequest } from './privacy-queries.ts'
import { ReasonDialog } from './reason-dialog.tsx'

/** The last day to answer in, or since when it is late. */
export function DueTag({ request }: { request: DataRequest }) {
  const { t } = useTranslation()
  const { zoneOf } = useSession()
  const late = request.dueOn < todayIn(zoneOf())
  return (
    <Tag tone={late ? 'terracotta' : 'sand'}>
      {t(late ? 'privacy:late' : 'privacy:due', { date: dayText(request.dueOn) })}
    </Tag>
  )
}

/** How far a copy is: being made, or its two files. */
export function CopyProgress({ request: r }: { request: DataRequest }) {
  const { t } = useTranslation()
  if (r.state === 'OPEN')
    return (
      <span className={classes.making}>
        <Loader size={14} aria-hidden />
        {t('privacy:copyMaking')}
      </span>
    )
  return (
    <>
      {r.state === 'READY' && <Tag tone="mint">{t('privacy:copyReady')}</Tag>}
      {r.files && (
        <span className={classes.files}>
          <Anchor href={r.files.pdf} download size="sm">
            <IconDownload size={15} stroke={1.5} aria-hidden /> PDF
          </Anchor>
          <Anchor href={r.files.json} download size="sm">
            <IconDownload size={15} stroke={1.5} aria-hidden /> {t('privacy:json')}
          </Anchor>
        </span>
      )}
    </>
  )
}

/** What can be done with a request that waits: hand over, erase, refuse with the reason. */
export function RequestActions({ request: r }: { request: DataRequest }) {
  const { t } = useTranslation()
  const { can } = useSession()
  const close = useCloseRequest()
  const [refusing, setRefusing] = useState(false)
  const [erasing, setErasing] = useState(false)
  if (!can('data_request.write')) return null
  function end(outcome: 'DONE' | 'REFUSED', reason?: string) {
    close.mutate(
      { id: r.id, version: r.version, outcome, ...(reason ? { reason } : {}) },
      {
        onSuccess: () => {
          notifyDone(t('privacy:handedOver'))
          setRefusing(false)
        },
        onError: notifyError,
      },
    )
  }
  return (
    <span className={classes.rowActions}>
      {r.kind === 'EXPORT' && r.state === 'READY' && (
        <Button variant="default" size="compact-sm" loading={close.isPending} onClick={() => end('DONE')}>
          {t('privacy:handOver')}
        </Button>
      )}
      {r.kind === 'ERASURE' && can('contact.erase') && (
        <Button variant="subtle" color="terracotta" size="compact-sm" onClick={() => setErasing(true)}>
          {t('privacy:eraseMore')}
        </Button>
      )}
      <Button variant="subtle" color="sand" size="compact-sm" onClick={() => setRefusing(true)}>
        {t('privacy:refuse')}
      </Button>
      {refusing && (
        <ReasonDialog
          title={t('privacy:refuseTitle')}
          hint={t('privacy:refuseHint')}
          label={t('privacy:refuseReason')}
          confirm={t('privacy:refuse')}
          destructive
          maxLength={1000}
          loading={close.isPending}
          onConfirm={(reason) => end('REFUSED', reason)}
          onClose={() => setRefusing(false)}
        />
      )}
      {erasing && <EraseDialog contactId={r.contact.id} onClose={() => setErasing(false)} />}
    </span>
  )
}

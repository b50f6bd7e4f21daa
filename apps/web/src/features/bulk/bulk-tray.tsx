import { Button, CloseButton } from '@mantine/core'
import { IconCircleCheck, IconListDetails } from '@tabler/icons-react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { BulkChange } from '@/lib/api-bulk.ts'
import { useNow } from '@/lib/use-now.ts'
import { notifyError } from '@/ui/notify.tsx'
import { BulkDrawer } from './bulk-drawer.tsx'
import { bulkChangesQuery, isRunning, useBulkCommands } from './bulk-queries.ts'
import { doneOf, useBulkText } from './bulk-text.ts'
import classes from './bulk-tray.module.css'

/** A finished change stays in sight for as long as it can be taken back. */
const SHOWN_MS = 15 * 60_000

/**
 * One's change to many while it runs and until it can no longer be taken back: wherever one is in the app, after a
 * reload too.
 */
export function BulkTray() {
  const { data } = useQuery(bulkChangesQuery)
  const now = useNow(20_000)
  const [put, setPut] = useState<string | null>(null)
  const latest = data?.items[0]
  const shown =
    latest &&
    (isRunning(latest) || (latest.finishedAt !== null && now - Date.parse(latest.finishedAt) < SHOWN_MS)) &&
    put !== `${latest.id} ${latest.state}`
  return shown ? <Tray bulk={latest} now={now} onPut={() => setPut(`${latest.id} ${latest.state}`)} /> : null
}

function Tray({ bulk, now, onPut }: { bulk: BulkChange; now: number; onPut: () => void }) {
  const { t } = useTranslation()
  const text = useBulkText()
  const { cancel, undo } = useBulkCommands()
  const [open, setOpen] = useState(false)
  const running = isRunning(bulk)
  useFreshLists(bulk)
  const done = doneOf(bulk)
  // The server's clock may be a little ahead of this one.
  const left = bulk.undoUntil ? Math.ceil((Date.parse(bulk.undoUntil) - now) / 60_000) : 0
  const minutes = Math.min(Math.max(left, 0), SHOWN_MS / 60_000)
  return (
    <section className={classes.tray} aria-label={t('lists:bulk.tray')} data-running={running || undefined}>
      {!running && <IconCircleCheck size={18} stroke={1.5} className={classes.icon} aria-hidden />}
      <p className={classes.words} role="status">
        <strong>{text.command(bulk)}</strong>
        <span>{text.progress(bulk)}</span>
      </p>
      {running && (
        <progress className={classes.progress} max={done.of} value={done.done} aria-label={text.progress(bulk)} />
      )}
      <span className={classes.actions}>
        {bulk.state === 'RUNNING' && (
          <Button
            size="compact-sm"
            variant="default"
            loading={cancel.isPending}
            onClick={() => cancel.mutate(bulk.id, { onError: notifyError })}
          >
            {t('lists:bulk.stop')}
          </Button>
        )}
        {!running && bulk.undoUntil !== null && minutes > 0 && (
          <Button
            size="compact-sm"
            variant="default"
            loading={undo.isPending}
            onClick={() => undo.mutate(bulk.id, { onError: notifyError })}
          >
            {t('lists:bulk.undo', { count: minutes })}
          </Button>
        )}
        <Button
          size="compact-sm"
          variant="subtle"
          leftSection={<IconListDetails size={15} stroke={1.5} aria-hidden />}
          onClick={() => setOpen(true)}
        >
          {t('lists:bulk.details')}
        </Button>
        {!running && <CloseButton size={28} aria-label={t('action.close')} onClick={onPut} />}
      </span>
      {open && <BulkDrawer bulk={bulk} onClose={() => setOpen(false)} />}
    </section>
  )
}

/** Lists are read again when a change ends: the live events of single records may have been too many to follow. */
function useFreshLists({ id, state, list }: BulkChange) {
  const queries = useQueryClient()
  const before = useRef(state)
  useEffect(() => {
    const ended = before.current !== state && (state === 'DONE' || state === 'CANCELLED' || state === 'UNDONE')
    before.current = state
    if (ended && id) void queries.invalidateQueries({ queryKey: [list === 'DOSSIERS' ? 'dossier' : 'annonce'] })
  }, [id, state, list, queries])
}

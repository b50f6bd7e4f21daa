import { ActionIcon } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { Suspense, useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { DetailSkeleton } from '@/ui/states.tsx'
import { panelContent, parsePanel } from './panels.ts'
import classes from './record-panel.module.css'

/** @returns functions that open and close the record panel without leaving the page: it stands in the address */
export function useRecordPanel(): { open(kind: string, id: string): void; close(): void; current: string | null } {
  const navigate = useNavigate()
  const { panel } = useSearch({ from: '/_app' })
  return {
    current: panel ?? null,
    open: (kind, id) => void navigate({ to: '.', search: (old) => ({ ...old, panel: `${kind}:${id}` }) }),
    close: () => void navigate({ to: '.', search: (old) => ({ ...old, panel: undefined }) }),
  }
}

/** A record beside the list it was opened from; a full page on a phone, where the back button closes it. */
export function RecordPanel() {
  const { t } = useTranslation()
  const { current, close } = useRecordPanel()
  const target = parsePanel(current)
  useEffect(() => {
    if (!target) return
    function onKey(event: KeyboardEvent) {
      if (event.key === 'Escape' && !event.defaultPrevented) close()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  })
  if (!target) return null
  const Content = panelContent[target.kind]
  return (
    <aside className={classes.panel} aria-label={t('panel.title')}>
      <div className={classes.bar}>
        <ActionIcon onClick={close} aria-label={t('panel.close')} title={t('panel.close')}>
          <IconX size={18} stroke={1.5} />
        </ActionIcon>
      </div>
      <div className={classes.body}>
        <Suspense fallback={<DetailSkeleton />}>
          <Content key={target.id} id={target.id} />
        </Suspense>
      </div>
    </aside>
  )
}

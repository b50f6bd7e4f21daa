import { Tabs } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ForbiddenPage } from '@/app/fallbacks.tsx'
import { GoneNotice, MergedInto, readGone } from '@/features/duplicates/merge-notices.tsx'
import { notifyRefusal } from '@/features/pipeline/refusal.ts'
import { TransitionSheet } from '@/features/pipeline/transition-sheet.tsx'
import { useSession } from '@/features/session/session.ts'
import { useTransition } from '@/features/workflow/transitions.ts'
import type { Dossier } from '@/lib/api-dossiers.ts'
import type { Transition } from '@/lib/api-workflows.ts'
import { label } from '@/lib/label.ts'
import { notifyDone } from '@/ui/notify.tsx'
import { DetailSkeleton, ErrorState } from '@/ui/states.tsx'
import { ConversationTab } from './conversation-tab.tsx'
import { DossierHeader } from './dossier-header.tsx'
import classes from './dossier-page.module.css'
import { dossierQuery } from './dossier-queries.ts'
import { DossierSide } from './dossier-side.tsx'
import { dossierTabs } from './dossier-tabs.ts'
import { StatusStepper } from './status-stepper.tsx'
import { Timeline } from './timeline.tsx'

/** One case: who and where it stands on top, its story in the middle, what is known beside it. */
export function DossierPage({ id }: { id: string }) {
  const { can } = useSession()
  const dossier = useQuery({ ...dossierQuery(id), enabled: can('dossier.read') })
  if (!can('dossier.read')) return <ForbiddenPage />
  if (dossier.isPending) return <DetailSkeleton />
  const gone = readGone(dossier.error)
  if (gone) return <GoneNotice gone={gone} />
  if (dossier.isError && !dossier.data)
    return <ErrorState error={dossier.error} onRetry={() => void dossier.refetch()} />
  return dossier.data ? <Loaded dossier={dossier.data} /> : null
}

function Loaded({ dossier: d }: { dossier: Dossier }) {
  const { t } = useTranslation()
  const phone = useMediaQuery('(max-width: 62em)')
  const { tab } = useSearch({ from: '/_app/dossiers/$dossierId' })
  const navigate = useNavigate({ from: '/dossiers/$dossierId' })
  const [asking, setAsking] = useState<Transition | null>(null)
  const move = useTransition(d.id)
  const shown = tab === 'details' && !phone ? 'history' : (tab ?? 'history')

  function take(transition: Transition) {
    if (transition.requires.length > 0) {
      setAsking(transition)
      return
    }
    move.mutate(
      { to: transition.to, version: d.version, fields: {} },
      {
        onSuccess: () => notifyDone(t('workflow:moved', { status: label('status', transition.to) })),
        onError: notifyRefusal,
      },
    )
  }

  return (
    <div className={classes.page}>
      <header className={classes.head}>
        <MergedInto dossierId={d.id} />
        <DossierHeader dossier={d} onStep={take} moving={move.isPending} />
        <StatusStepper dossier={d} onStep={take} />
      </header>
      <div className={classes.columns}>
        <div className={classes.main}>
          <Tabs
            value={shown}
            onChange={(next) =>
              void navigate({
                search: (old) => ({ ...old, tab: dossierTabs.find((x) => x === next && x !== 'history') }),
                replace: true,
              })
            }
            keepMounted={false}
          >
            <Tabs.List className={classes.tabs}>
              <Tabs.Tab value="history">{t('dossiers:page.history')}</Tabs.Tab>
              <Tabs.Tab value="conversation">
                {t('dossiers:page.conversation')}
                {d.unread > 0 && <span className={classes.unread}>{d.unread}</span>}
              </Tabs.Tab>
              {phone && <Tabs.Tab value="details">{t('dossiers:page.details')}</Tabs.Tab>}
            </Tabs.List>
            <Tabs.Panel value="history">
              <Timeline dossier={d} />
            </Tabs.Panel>
            <Tabs.Panel value="conversation">
              <ConversationTab dossier={d} />
            </Tabs.Panel>
            {phone && (
              <Tabs.Panel value="details">
                <DossierSide dossier={d} onStep={take} />
              </Tabs.Panel>
            )}
          </Tabs>
        </div>
        {!phone && (
          <aside className={classes.side} aria-label={t('dossiers:page.details')}>
            <DossierSide dossier={d} onStep={take} />
          </aside>
        )}
      </div>
      {asking && (
        <TransitionSheet
          dossierId={d.id}
          name={d.contact.displayName}
          transition={asking}
          onClose={() => setAsking(null)}
        />
      )}
    </div>
  )
}

import { useQuery } from '@tanstack/react-query'
import { Outlet } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { workflowsQuery } from '@/features/dossiers/dossier-queries.ts'
import { referencesQuery } from '@/features/reference-lists/reference-queries.ts'
import { useSession } from '@/features/session/session.ts'
import { readPreference, writePreference } from '@/lib/preferences.ts'
import { BottomBar } from './bottom-bar.tsx'
import { useDemoClock } from './demo-clock.ts'
import { LiveProvider, OfflineNotice } from './live-context.tsx'
import { Rail } from './rail.tsx'
import { RecordPanel } from './record-panel.tsx'
import classes from './shell.module.css'
import { TopBar } from './top-bar.tsx'

const Tour = lazy(() => import('@/features/tour/tour.tsx').then((m) => ({ default: m.Tour })))

const BulkTray = lazy(() => import('@/features/bulk/bulk-tray.tsx').then((m) => ({ default: m.BulkTray })))

/** The frame of every signed-in page: rail, top bar, page, record panel; a bottom bar on a phone. */
export function Shell() {
  const { t } = useTranslation()
  const session = useSession()
  const [open, setOpen] = useState(() => readPreference('atlas.rail') === 'open')
  useDemoClock(session.me.demo)
  // Reading them gives the organisation's own states and codes their names on every screen.
  useQuery({ ...workflowsQuery, enabled: session.can('workflow.read') })
  useQuery({ ...referencesQuery, enabled: session.can('reference.read') })
  function toggle() {
    setOpen(!open)
    writePreference('atlas.rail', open ? 'closed' : 'open')
  }
  return (
    <LiveProvider key={session.org.id}>
      <div className={classes.shell} data-rail={open ? 'open' : 'closed'}>
        <a href="#main" className={classes.skip}>
          {t('skip')}
        </a>
        <Rail open={open} onToggle={toggle} />
        <div className={classes.column}>
          <TopBar />
          <OfflineNotice />
          <div className={classes.stage}>
            <main id="main" tabIndex={-1} className={classes.main}>
              <Outlet />
            </main>
            <RecordPanel />
          </div>
          {(session.can('dossier.write') || session.can('annonce.publish')) && (
            <Suspense fallback={null}>
              <BulkTray />
            </Suspense>
          )}
        </div>
        <BottomBar />
        {!session.me.tourSeen && (
          <Suspense fallback={null}>
            <Tour />
          </Suspense>
        )}
      </div>
    </LiveProvider>
  )
}

import { IconCloudOff } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { createContext, type ReactNode, use, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { connectLive, type LiveState } from '@/lib/live.ts'
import classes from './shell.module.css'

const LiveContext = createContext<LiveState>('connecting')

export function useLiveState(): LiveState {
  return use(LiveContext)
}

/** Keeps the live stream of the current organisation open while the app is shown. */
export function LiveProvider({ children }: { children: ReactNode }) {
  const queries = useQueryClient()
  const [state, setState] = useState<LiveState>('connecting')
  useEffect(() => connectLive(queries, setState), [queries])
  return <LiveContext value={state}>{children}</LiveContext>
}

/** Said only after a few seconds of silence, so that a short reconnection does not flash. */
export function OfflineNotice() {
  const { t } = useTranslation()
  const state = useLiveState()
  const [late, setLate] = useState(false)
  useEffect(() => {
    if (state !== 'offline') {
      setLate(false)
      return
    }
    const timer = setTimeout(() => setLate(true), 4000)
    return () => clearTimeout(timer)
  }, [state])
  if (!late) return null
  return (
    <div className={classes.offline} role="status">
      <IconCloudOff size={16} stroke={1.5} aria-hidden />
      {t('top.offline')}
    </div>
  )
}

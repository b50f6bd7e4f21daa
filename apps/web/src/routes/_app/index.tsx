import { createFileRoute, Navigate } from '@tanstack/react-router'
import { visibleNav } from '@/app/nav.ts'
import { useSession } from '@/features/session/session.ts'

/** Home is the first place the role may open: Today for who works on dossiers. */
function Home() {
  const { can } = useSession()
  const [first] = visibleNav(can)
  return <Navigate to={first?.to ?? '/settings'} replace />
}

export const Route = createFileRoute('/_app/')({ component: Home })

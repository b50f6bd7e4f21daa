import { createFileRoute, Navigate } from '@tanstack/react-router'
import { useSession } from '@/features/session/session.ts'
import { firstSection } from '@/features/settings/settings-page.tsx'

export const Route = createFileRoute('/_app/settings/')({ component: FirstSection })

function FirstSection() {
  const { can } = useSession()
  return <Navigate to="/settings/$section" params={{ section: firstSection(can) }} replace />
}

import { createFileRoute, redirect } from '@tanstack/react-router'
import { Shell } from '@/app/shell.tsx'
import { chooseOrganization, meQuery } from '@/features/session/session.ts'
import { ApiError } from '@/lib/api-error.ts'
import { currentOrgId, setCurrentOrgId } from '@/lib/org.ts'

/** Everything behind the sign-in: the session is read once, before the first page is drawn. */
export const Route = createFileRoute('/_app')({
  validateSearch: (search: Record<string, unknown>): { panel?: string | undefined } =>
    typeof search.panel === 'string' ? { panel: search.panel } : {},
  async beforeLoad({ context, location }) {
    const me = await context.queryClient.ensureQueryData(meQuery).catch((error: unknown) => {
      if (error instanceof ApiError && error.status === 401) {
        throw redirect({ to: '/sign-in', search: location.pathname === '/' ? {} : { next: location.href } })
      }
      throw error
    })
    const org = chooseOrganization(me, currentOrgId())
    if (!org) throw redirect({ to: me.platformAdmin ? '/platform' : '/new-organization' })
    if (org.id !== currentOrgId()) setCurrentOrgId(org.id)
  },
  component: Shell,
})

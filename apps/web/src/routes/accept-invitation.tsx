import { createFileRoute } from '@tanstack/react-router'
import { InvitationPage } from '@/features/auth/invitation-page.tsx'

export const Route = createFileRoute('/accept-invitation')({
  validateSearch: (search: Record<string, unknown>): { token?: string | undefined } => ({
    token: typeof search.token === 'string' ? search.token : undefined,
  }),
  component: TokenRoute,
})

function TokenRoute() {
  return <InvitationPage token={Route.useSearch().token} />
}

import { createFileRoute } from '@tanstack/react-router'
import { ResetPasswordPage } from '@/features/auth/password-pages.tsx'

export const Route = createFileRoute('/reset-password')({
  validateSearch: (search: Record<string, unknown>): { token?: string | undefined } => ({
    token: typeof search.token === 'string' ? search.token : undefined,
  }),
  component: TokenRoute,
})

function TokenRoute() {
  return <ResetPasswordPage token={Route.useSearch().token} />
}

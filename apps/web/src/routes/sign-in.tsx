import { createFileRoute } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { SignInPage } from '@/features/auth/sign-in-page.tsx'

interface SignInSearch {
  next?: string | undefined
  notice?: 'reset' | 'invited' | undefined
}

export const Route = createFileRoute('/sign-in')({
  validateSearch: (search: Record<string, unknown>): SignInSearch => ({
    next: typeof search.next === 'string' ? search.next : undefined,
    notice: search.notice === 'reset' || search.notice === 'invited' ? search.notice : undefined,
  }),
  component: SignInRoute,
})

function SignInRoute() {
  const { t } = useTranslation()
  const { next, notice } = Route.useSearch()
  const text = notice === 'reset' ? t('auth:reset.done') : notice === 'invited' ? t('auth:invitation.done') : undefined
  return <SignInPage next={next} notice={text} />
}

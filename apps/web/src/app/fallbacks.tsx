import { Button } from '@mantine/core'
import { IconCompassOff, IconLock, IconPlugConnectedX } from '@tabler/icons-react'
import type { ErrorComponentProps } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { ApiError, NetworkError } from '@/lib/api-error.ts'
import { ButtonLink } from '@/ui/link.tsx'
import { EmptyState, ErrorState } from '@/ui/states.tsx'

/** What stands when a route throws: a refusal of the server is told as such, a defect asks for a reload. */
export function CrashPage({ error, reset }: ErrorComponentProps) {
  const { t } = useTranslation()
  if (error instanceof ApiError || error instanceof NetworkError) return <ErrorState error={error} onRetry={reset} />
  return (
    <EmptyState
      icon={IconPlugConnectedX}
      title={t('state.crashTitle')}
      body={t('state.crashBody')}
      action={<Button onClick={() => location.reload()}>{t('action.reload')}</Button>}
      pattern
    />
  )
}

export function NotFoundPage() {
  const { t } = useTranslation()
  return (
    <EmptyState
      icon={IconCompassOff}
      title={t('state.notFoundTitle')}
      body={t('state.notFoundBody')}
      action={
        <ButtonLink to="/" variant="default">
          {t('action.back')}
        </ButtonLink>
      }
      pattern
    />
  )
}

/** A page whose permission the role lacks: said plainly, never a broken screen. */
export function ForbiddenPage() {
  const { t } = useTranslation()
  return <EmptyState icon={IconLock} title={t('state.forbiddenTitle')} body={t('state.forbiddenBody')} pattern />
}

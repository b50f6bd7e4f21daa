import i18next from 'i18next'
import { ApiError, NetworkError } from '@/lib/api-error.ts'

/** A refusal of a sign-in call in the person's language; the provider's own English text is the last resort. */
export function authErrorText(error: unknown): string {
  if (error instanceof NetworkError) return i18next.t('state.networkBody')
  if (!(error instanceof ApiError)) return i18next.t('state.errorTitle')
  return i18next.t([`auth:error.${error.code}`, `auth:error.HTTP_${error.status}`], {
    defaultValue: [error.message, error.detail].filter(Boolean).join(' '),
  })
}

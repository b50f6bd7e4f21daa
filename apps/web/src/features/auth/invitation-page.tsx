import { Button, PasswordInput, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { meQuery } from '@/features/session/session.ts'
import { api, take } from '@/lib/api.ts'
import { ApiError } from '@/lib/api-error.ts'
import { setCurrentOrgId } from '@/lib/org.ts'
import classes from './auth.module.css'
import { authErrorText } from './auth-error.ts'
import { AuthFrame, AuthNotice } from './auth-frame.tsx'

/** Joins an organisation: a new person chooses a name and password, somebody signed in only agrees. */
export function InvitationPage({ token }: { token: string | undefined }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const queries = useQueryClient()
  const me = useQuery({ ...meQuery, retry: false })
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<string | null>(null)
  const signedIn = me.data !== undefined
  const form = useForm({
    initialValues: { name: '', password: '' },
    validate: {
      name: (v) => (signedIn || v.trim() ? null : t('auth:required')),
      password: (v) => (signedIn || v.length >= 12 ? null : t('auth:passwordShort')),
    },
  })
  async function accept(values: { name: string; password: string }) {
    setBusy(true)
    setError(null)
    try {
      const body = signedIn ? { token: token ?? '' } : { token: token ?? '', ...values }
      const answer = await take(api.POST('/api/v1/invitations/accept', { body }))
      queries.clear()
      if (answer?.organization) setCurrentOrgId(answer.organization.id)
      await navigate(signedIn ? { to: '/' } : { to: '/sign-in', search: { notice: 'invited' } })
    } catch (refusal) {
      if (refusal instanceof ApiError) form.setErrors(refusal.byField())
      setError(authErrorText(refusal))
      setBusy(false)
    }
  }
  return (
    <AuthFrame
      title={t('auth:invitation.title')}
      subtitle={me.data ? t('auth:invitation.existing', { email: me.data.user.email }) : t('auth:invitation.subtitle')}
      footer={<Link to="/sign-in">{t('auth:org.haveAccount')}</Link>}
    >
      <form className={classes.form} onSubmit={form.onSubmit(accept)} noValidate>
        <AuthNotice error={token ? error : t('auth:error.INVALID_TOKEN')} />
        {!signedIn && (
          <>
            <TextInput label={t('auth:name')} autoComplete="name" autoFocus {...form.getInputProps('name')} />
            <PasswordInput
              label={t('auth:password')}
              description={t('auth:passwordHint')}
              autoComplete="new-password"
              {...form.getInputProps('password')}
            />
          </>
        )}
        <Button type="submit" size="md" loading={busy} disabled={!token}>
          {t('auth:invitation.submit')}
        </Button>
      </form>
    </AuthFrame>
  )
}

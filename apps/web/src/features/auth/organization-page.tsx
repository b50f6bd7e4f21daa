import { Button, PasswordInput, SegmentedControl, TextInput } from '@mantine/core'
import { hasLength, isEmail, isNotEmpty, useForm } from '@mantine/form'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { meQuery, useSignOut } from '@/features/session/session.ts'
import { api, authCall, take } from '@/lib/api.ts'
import { ApiError } from '@/lib/api-error.ts'
import { setCurrentOrgId } from '@/lib/org.ts'
import { DetailSkeleton } from '@/ui/states.tsx'
import classes from './auth.module.css'
import { authErrorText } from './auth-error.ts'
import { AuthFrame, AuthNotice } from './auth-frame.tsx'

/** Sign-up of an organisation: first the person's account (unless signed in), then the agency. */
export function OrganizationPage() {
  const me = useQuery({ ...meQuery, retry: false })
  if (me.isPending) return <DetailSkeleton />
  return me.data ? <OrganizationForm /> : <AccountForm />
}

function AccountForm() {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<string | null>(null)
  const form = useForm({
    initialValues: { name: '', email: '', password: '' },
    validate: {
      name: isNotEmpty(t('auth:required')),
      email: isEmail(t('auth:emailInvalid')),
      password: hasLength({ min: 12 }, t('auth:passwordShort')),
    },
  })
  async function create(values: { name: string; email: string; password: string }) {
    setBusy(true)
    setError(null)
    try {
      await authCall('/sign-up/email', values)
      await queries.fetchQuery({ ...meQuery, staleTime: 0 })
    } catch (refusal) {
      setError(authErrorText(refusal))
    } finally {
      setBusy(false)
    }
  }
  return (
    <AuthFrame
      title={t('auth:org.accountTitle')}
      subtitle={t('auth:org.accountSubtitle')}
      footer={<Link to="/sign-in">{t('auth:org.haveAccount')}</Link>}
    >
      <form className={classes.form} onSubmit={form.onSubmit(create)} noValidate>
        <AuthNotice error={error} />
        <TextInput label={t('auth:name')} autoComplete="name" autoFocus {...form.getInputProps('name')} />
        <TextInput label={t('auth:email')} type="email" autoComplete="username" {...form.getInputProps('email')} />
        <PasswordInput
          label={t('auth:password')}
          description={t('auth:passwordHint')}
          autoComplete="new-password"
          {...form.getInputProps('password')}
        />
        <Button type="submit" size="md" loading={busy}>
          {t('action.continue')}
        </Button>
      </form>
    </AuthFrame>
  )
}

function OrganizationForm() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const queries = useQueryClient()
  const signOut = useSignOut()
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<string | null>(null)
  const form = useForm({
    initialValues: { name: '', country: 'MA' as 'MA' | 'FR', city: '' },
    validate: { name: isNotEmpty(t('auth:required')), city: isNotEmpty(t('auth:required')) },
  })
  async function create(body: { name: string; country: 'MA' | 'FR'; city: string }) {
    setBusy(true)
    setError(null)
    try {
      const org = await take(api.POST('/api/v1/organizations', { body }))
      setCurrentOrgId(org.id)
      queries.clear()
      await navigate({ to: '/' })
    } catch (refusal) {
      if (refusal instanceof ApiError) form.setErrors(refusal.byField())
      setError(authErrorText(refusal))
      setBusy(false)
    }
  }
  return (
    <AuthFrame
      title={t('auth:org.title')}
      subtitle={t('auth:org.subtitle')}
      footer={
        <Button variant="transparent" size="compact-sm" onClick={() => void signOut()}>
          {t('auth:org.signOut')}
        </Button>
      }
    >
      <form className={classes.form} onSubmit={form.onSubmit(create)} noValidate>
        <AuthNotice error={error} />
        <TextInput label={t('auth:org.name')} autoFocus {...form.getInputProps('name')} />
        <SegmentedControl
          aria-label={t('auth:org.country')}
          data={[
            { value: 'MA', label: t('auth:org.MA') },
            { value: 'FR', label: t('auth:org.FR') },
          ]}
          {...form.getInputProps('country')}
        />
        <TextInput label={t('auth:org.city')} {...form.getInputProps('city')} />
        <Button type="submit" size="md" loading={busy}>
          {t('auth:org.submit')}
        </Button>
      </form>
    </AuthFrame>
  )
}

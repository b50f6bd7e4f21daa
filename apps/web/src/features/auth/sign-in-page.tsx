import { Button, PasswordInput, TextInput } from '@mantine/core'
import { isEmail, isNotEmpty, useForm } from '@mantine/form'
import { IconMail } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { Link, useRouter } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { authCall } from '@/lib/api.ts'
import classes from './auth.module.css'
import { authErrorText } from './auth-error.ts'
import { AuthFrame, AuthNotice } from './auth-frame.tsx'
import { DemoLogins } from './demo-logins.tsx'
import { TotpStep } from './totp-step.tsx'

/** Only addresses of this app may be returned to; anything else would be an open redirect. */
export function safeNext(next: string | undefined): string {
  return next?.startsWith('/') && !next.startsWith('//') && !next.includes('\\') ? next : '/'
}

/** E-mail and password, then the second factor when the account asks for it; or a link by mail. */
export function SignInPage({ next, notice }: { next?: string | undefined; notice?: string | undefined }) {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const router = useRouter()
  const [busy, setBusy] = useState<'password' | 'magic' | null>(null)
  const [error, setError] = useState<string | null>(null)
  const [done, setDone] = useState<string | null>(notice ?? null)
  const [secondFactor, setSecondFactor] = useState(false)
  const form = useForm({
    initialValues: { email: '', password: '' },
    validate: { email: isEmail(t('auth:emailInvalid')), password: isNotEmpty(t('auth:required')) },
  })

  async function enter() {
    queries.clear()
    router.history.push(`/app${safeNext(next)}`)
  }

  async function signIn(credentials: { email: string; password: string }) {
    setBusy('password')
    setError(null)
    setDone(null)
    try {
      const answer = await authCall<{ twoFactorRedirect?: boolean } | null>('/sign-in/email', credentials)
      if (answer?.twoFactorRedirect) setSecondFactor(true)
      else await enter()
    } catch (refusal) {
      setError(authErrorText(refusal))
    } finally {
      setBusy(null)
    }
  }

  async function sendLink() {
    setError(null)
    setDone(null)
    if (form.validateField('email').hasError) {
      setError(t('auth:signIn.magicNeedsEmail'))
      return
    }
    setBusy('magic')
    const { email } = form.values
    try {
      await authCall('/sign-in/magic-link', { email, callbackURL: `/app${safeNext(next)}` })
      setDone(t('auth:signIn.magicSent', { email }))
    } catch (refusal) {
      setError(authErrorText(refusal))
    } finally {
      setBusy(null)
    }
  }

  if (secondFactor) return <TotpStep onDone={enter} onBack={() => setSecondFactor(false)} />
  return (
    <AuthFrame
      title={t('auth:signIn.title')}
      subtitle={t('auth:signIn.subtitle')}
      footer={
        <>
          {t('auth:signIn.noAccount')} <Link to="/new-organization">{t('auth:signIn.create')}</Link>
        </>
      }
    >
      <form className={classes.form} onSubmit={form.onSubmit(signIn)} noValidate>
        <AuthNotice error={error} done={done} />
        <TextInput
          label={t('auth:email')}
          type="email"
          autoComplete="username"
          autoFocus
          {...form.getInputProps('email')}
        />
        <PasswordInput label={t('auth:password')} autoComplete="current-password" {...form.getInputProps('password')} />
        <div className={classes.row}>
          <span />
          <Link to="/forgot-password" className={classes.link}>
            {t('auth:signIn.forgot')}
          </Link>
        </div>
        <div className={classes.or}>
          <Button type="submit" size="md" loading={busy === 'password'}>
            {t('auth:signIn.submit')}
          </Button>
          <Button
            variant="subtle"
            color="sand"
            leftSection={<IconMail size={16} stroke={1.5} aria-hidden />}
            loading={busy === 'magic'}
            onClick={sendLink}
          >
            {t('auth:signIn.magic')}
          </Button>
        </div>
      </form>
      <DemoLogins onPick={signIn} busy={busy !== null} />
    </AuthFrame>
  )
}

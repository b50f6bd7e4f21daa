import { Button, PasswordInput, TextInput } from '@mantine/core'
import { hasLength, isEmail, useForm } from '@mantine/form'
import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { authCall } from '@/lib/api.ts'
import classes from './auth.module.css'
import { authErrorText } from './auth-error.ts'
import { AuthFrame, AuthNotice } from './auth-frame.tsx'

/** Asks for the reset link; the answer is the same whether or not the address is known. */
export function ForgotPasswordPage() {
  const { t } = useTranslation()
  const [state, setState] = useState<{ busy?: boolean; error?: string; done?: string }>({})
  const form = useForm({ initialValues: { email: '' }, validate: { email: isEmail(t('auth:emailInvalid')) } })
  async function send({ email }: { email: string }) {
    setState({ busy: true })
    try {
      await authCall('/request-password-reset', { email, redirectTo: '/app/reset-password' })
      setState({ done: t('auth:forgot.sent') })
    } catch (refusal) {
      setState({ error: authErrorText(refusal) })
    }
  }
  return (
    <AuthFrame
      title={t('auth:forgot.title')}
      subtitle={t('auth:forgot.subtitle')}
      footer={<Link to="/sign-in">{t('auth:forgot.backToSignIn')}</Link>}
    >
      <form className={classes.form} onSubmit={form.onSubmit(send)} noValidate>
        <AuthNotice error={state.error ?? null} done={state.done ?? null} />
        <TextInput
          label={t('auth:email')}
          type="email"
          autoComplete="username"
          autoFocus
          {...form.getInputProps('email')}
        />
        <Button type="submit" size="md" loading={state.busy ?? false}>
          {t('auth:forgot.submit')}
        </Button>
      </form>
    </AuthFrame>
  )
}

/** Sets the new password with the token of the mailed link. */
export function ResetPasswordPage({ token }: { token: string | undefined }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<string | null>(token ? null : t('auth:reset.invalid'))
  const form = useForm({
    initialValues: { password: '' },
    validate: { password: hasLength({ min: 12 }, t('auth:passwordShort')) },
  })
  async function save({ password }: { password: string }) {
    setBusy(true)
    try {
      await authCall('/reset-password', { newPassword: password, token })
      await navigate({ to: '/sign-in', search: { notice: 'reset' } })
    } catch (refusal) {
      setError(authErrorText(refusal))
      setBusy(false)
    }
  }
  return (
    <AuthFrame title={t('auth:reset.title')} footer={<Link to="/forgot-password">{t('auth:forgot.title')}</Link>}>
      <form className={classes.form} onSubmit={form.onSubmit(save)} noValidate>
        <AuthNotice error={error} />
        <PasswordInput
          label={t('auth:newPassword')}
          description={t('auth:passwordHint')}
          autoComplete="new-password"
          autoFocus
          {...form.getInputProps('password')}
        />
        <Button type="submit" size="md" loading={busy} disabled={!token}>
          {t('auth:reset.submit')}
        </Button>
      </form>
    </AuthFrame>
  )
}

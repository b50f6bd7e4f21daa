import { Button, Checkbox, PinInput, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { authCall } from '@/lib/api.ts'
import classes from './auth.module.css'
import { authErrorText } from './auth-error.ts'
import { AuthFrame, AuthNotice } from './auth-frame.tsx'

/** The second factor: a six-digit code of the authenticator, or one of the backup codes. */
export function TotpStep({ onDone, onBack }: { onDone: () => Promise<void>; onBack: () => void }) {
  const { t } = useTranslation()
  const [backup, setBackup] = useState(false)
  const [code, setCode] = useState('')
  const [trust, setTrust] = useState(false)
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<string | null>(null)

  async function verify(value: string) {
    setBusy(true)
    setError(null)
    try {
      await authCall(backup ? '/two-factor/verify-backup-code' : '/two-factor/verify-totp', {
        code: value.trim(),
        trustDevice: trust,
      })
      await onDone()
    } catch (refusal) {
      setError(authErrorText(refusal))
      setCode('')
    } finally {
      setBusy(false)
    }
  }

  function submit(event: FormEvent) {
    event.preventDefault()
    void verify(code)
  }

  return (
    <AuthFrame title={t('auth:totp.title')} subtitle={t('auth:totp.subtitle')}>
      <form className={classes.form} onSubmit={submit}>
        <AuthNotice error={error} />
        {backup ? (
          <TextInput
            label={t('auth:totp.backupCode')}
            value={code}
            onChange={(e) => setCode(e.currentTarget.value)}
            autoFocus
            autoComplete="one-time-code"
          />
        ) : (
          <div dir="ltr">
            <PinInput
              length={6}
              type="number"
              oneTimeCode
              autoFocus
              value={code}
              onChange={setCode}
              onComplete={(value) => void verify(value)}
              getInputProps={(index) => ({ 'aria-label': `${t('auth:totp.code')} (${index + 1})` })}
              error={error !== null}
            />
          </div>
        )}
        <Checkbox label={t('auth:totp.trust')} checked={trust} onChange={(e) => setTrust(e.currentTarget.checked)} />
        <Button type="submit" size="md" loading={busy} disabled={code.length < 6}>
          {t('action.continue')}
        </Button>
        <div className={classes.row}>
          <Button variant="transparent" size="compact-sm" onClick={onBack}>
            {t('action.back')}
          </Button>
          <Button
            variant="transparent"
            size="compact-sm"
            onClick={() => {
              setBackup(!backup)
              setCode('')
            }}
          >
            {t(backup ? 'auth:totp.useApp' : 'auth:totp.backup')}
          </Button>
        </div>
      </form>
    </AuthFrame>
  )
}

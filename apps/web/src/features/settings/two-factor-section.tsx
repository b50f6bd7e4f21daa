import { Button, Modal, PasswordInput, PinInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { authErrorText } from '@/features/auth/auth-error.ts'
import { authCall } from '@/lib/api.ts'
import { keys } from '@/lib/keys.ts'
import { CopyLine } from '@/ui/copy-line.tsx'
import { notifyDone } from '@/ui/notify.tsx'
import { Section } from '@/ui/page.tsx'
import { Tag } from '@/ui/status-badge.tsx'
import classes from './settings.module.css'

interface Enrolment {
  totpURI: string
  backupCodes: string[]
}

/** Turns the second factor on (key, first code, backup codes) or off, with the password either way. */
export function TwoFactorSection({ enabled }: { enabled: boolean }) {
  const { t } = useTranslation()
  const [opened, setOpened] = useState(false)
  return (
    <Section
      title={t('settings:security.totp')}
      hint={t('settings:security.totpHint')}
      actions={
        <>
          <Tag tone={enabled ? 'mint' : 'sand'}>
            {t(enabled ? 'settings:security.totpOn' : 'settings:security.totpOff')}
          </Tag>
          <Button variant="default" onClick={() => setOpened(true)}>
            {t(enabled ? 'settings:security.disable' : 'settings:security.enable')}
          </Button>
        </>
      }
    >
      {opened && <TwoFactorDialog enabled={enabled} onClose={() => setOpened(false)} />}
    </Section>
  )
}

function TwoFactorDialog({ enabled, onClose }: { enabled: boolean; onClose: () => void }) {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const [password, setPassword] = useState('')
  const [enrolment, setEnrolment] = useState<Enrolment | null>(null)

  function finish(text: string) {
    notifyDone(text)
    onClose()
    void queries.invalidateQueries({ queryKey: keys.sessions })
  }
  const start = useMutation({
    mutationFn: () => authCall<Enrolment | null>(enabled ? '/two-factor/disable' : '/two-factor/enable', { password }),
    onSuccess: (answer) => {
      if (enabled || !answer) finish(t('settings:security.disabledDone'))
      else setEnrolment(answer)
    },
  })
  const verify = useMutation({
    mutationFn: (code: string) => authCall('/two-factor/verify-totp', { code }),
    onSuccess: () => finish(t('settings:security.enabled')),
  })
  function submit(event: FormEvent) {
    event.preventDefault()
    if (password) start.mutate()
  }
  return (
    <Modal
      opened
      onClose={onClose}
      title={t(enabled ? 'settings:security.disableTitle' : 'settings:security.totp')}
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      {enrolment ? (
        <div className={classes.stack}>
          <p>{t('settings:security.scan')}</p>
          <CopyLine text={new URL(enrolment.totpURI).searchParams.get('secret') ?? ''} />
          <a href={enrolment.totpURI}>{t('settings:security.openApp')}</a>
          <div dir="ltr">
            <PinInput
              length={6}
              type="number"
              oneTimeCode
              error={verify.isError}
              onComplete={(code) => verify.mutate(code)}
              getInputProps={(i) => ({ 'aria-label': `${t('auth:totp.code')} (${i + 1})` })}
            />
          </div>
          {verify.isError && <p className={classes.error}>{authErrorText(verify.error)}</p>}
          <p>{t('settings:security.backup')}</p>
          <ul className={classes.codes}>
            {enrolment.backupCodes.map((code) => (
              <li key={code}>
                <bdi>{code}</bdi>
              </li>
            ))}
          </ul>
        </div>
      ) : (
        <form className={classes.form} onSubmit={submit}>
          {enabled && <p>{t('settings:security.disableLoses')}</p>}
          <PasswordInput
            label={t('settings:security.password')}
            autoComplete="current-password"
            value={password}
            onChange={(e) => setPassword(e.currentTarget.value)}
            error={start.isError ? authErrorText(start.error) : null}
            data-autofocus
          />
          <div className={classes.actions}>
            <Button variant="default" onClick={onClose}>
              {t('action.cancel')}
            </Button>
            <Button type="submit" color={enabled ? 'terracotta' : 'majorelle'} loading={start.isPending}>
              {t(enabled ? 'settings:security.disable' : 'action.continue')}
            </Button>
          </div>
        </form>
      )}
    </Modal>
  )
}

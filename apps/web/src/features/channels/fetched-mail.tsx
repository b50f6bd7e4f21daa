import { Button, TextInput } from '@mantine/core'
import { isNotEmpty, useForm } from '@mantine/form'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSession } from '@/features/session/session.ts'
import { api, take } from '@/lib/api.ts'
import type { ChannelLine } from '@/lib/api-channels.ts'
import { ApiError } from '@/lib/api-error.ts'
import { useConfirm } from '@/ui/confirm.tsx'
import { notifyDone, notifyError } from '@/ui/notify.tsx'
import { InstantText } from '@/ui/text.tsx'
import classes from './channels.module.css'
import { channelsQuery, useChannelAct } from './channels-queries.ts'
import { CheckedActions } from './checked-actions.tsx'
import { emptyServer, MailServerFields } from './mail-server-fields.tsx'

/** Often enough to see the reading of each minute. */
const REFRESH_MS = 20_000

/** Letters of a mailbox are fetched from its server: setting it up, how it goes, other credentials, switching it off. */
export function FetchedMail({ line, onClose }: { line: ChannelLine; onClose: () => void }) {
  const { t } = useTranslation()
  const confirm = useConfirm()
  const [editing, setEditing] = useState(false)
  // The state moves by itself every minute.
  useQuery({ ...channelsQuery, refetchInterval: REFRESH_MS })
  const stop = useChannelAct(() =>
    take(
      api.POST('/api/v1/channels/{id}/imap/stop', {
        params: { path: { id: line.id } },
        body: { version: line.version },
      }),
    ),
  )
  async function askStop() {
    const yes = await confirm({
      title: t('channels:mailIn.stopTitle', { address: `\u2068${line.displayPhone}\u2069` }),
      body: t('channels:imap.stopBody'),
      loses: [t('channels:imap.stopLoses')],
      confirm: t('channels:mailIn.stop'),
    })
    if (yes)
      stop.mutate(undefined, {
        onSuccess: () => {
          notifyDone(t('channels:mailIn.stopped'))
          onClose()
        },
        onError: notifyError,
      })
  }
  if (line.imap === null || editing)
    return (
      <ServerForm
        line={line}
        onDone={() => setEditing(false)}
        onCancel={line.imap === null ? onClose : () => setEditing(false)}
      />
    )
  return (
    <>
      <Readings imap={line.imap} />
      <div className={classes.actions}>
        <Button variant="default" className={classes.spread} loading={stop.isPending} onClick={() => void askStop()}>
          {t('channels:mailIn.stop')}
        </Button>
        <Button variant="default" onClick={() => setEditing(true)}>
          {t('channels:imap.change')}
        </Button>
        <Button onClick={onClose}>{t('action.close')}</Button>
      </div>
    </>
  )
}

/** When the mailbox was read, what came, what did not, and why not. */
function Readings({ imap }: { imap: NonNullable<ChannelLine['imap']> }) {
  const { t } = useTranslation()
  const { zoneOf } = useSession()
  const when = (at: string) => <InstantText at={at} zone={zoneOf()} />
  return (
    <>
      {imap.error && (
        <p className={classes.refusal} role="alert">
          <strong>{imap.error.text ?? t('channels:imap.failing')}</strong>
          <br />
          {t('channels:imap.failingSince')} {when(imap.error.since)}. {t('channels:imap.failingHint')}
        </p>
      )}
      <p className={imap.readAt && !imap.error ? classes.good : classes.waiting} role="status">
        {imap.readAt ? (
          <span>
            {t('channels:imap.readAt')} {when(imap.readAt)}
          </span>
        ) : (
          t('channels:imap.notYet')
        )}
      </p>
      <p className={classes.muted}>
        {t('channels:imap.folder')} : <bdi>{imap.folder}</bdi> · {t('channels:imap.since')} {when(imap.since)} ·{' '}
        {imap.letterAt ? (
          <>
            {t('channels:mailIn.received')} {when(imap.letterAt)}
          </>
        ) : (
          t('channels:mailIn.nothing')
        )}
      </p>
      {imap.tooLarge > 0 && <p className={classes.muted}>{t('channels:imap.tooLarge', { count: imap.tooLarge })}</p>}
      {imap.unreadable > 0 && (
        <p className={classes.muted}>{t('channels:imap.unreadable', { count: imap.unreadable })}</p>
      )}
    </>
  )
}

function ServerForm({ line, onDone, onCancel }: { line: ChannelLine; onDone: () => void; onCancel: () => void }) {
  const { t } = useTranslation()
  const required = isNotEmpty(t('auth:required'))
  const form = useForm({
    initialValues: {
      ...emptyServer,
      port: 993,
      user: line.displayPhone,
      folder: line.imap?.folder ?? 'INBOX',
    },
    validate: { host: required, user: required, password: required, folder: required },
  })
  type Values = typeof form.values
  const body = ({ host, user, folder, ...rest }: Values) => ({
    version: line.version,
    ...rest,
    host: host.trim(),
    user: user.trim(),
    folder: folder.trim(),
  })
  const params = { path: { id: line.id } }
  const check = useChannelAct((values: Values) =>
    take(api.POST('/api/v1/channels/{id}/imap/check', { params, body: body(values) })),
  )
  const save = useChannelAct((values: Values) =>
    take(api.POST('/api/v1/channels/{id}/imap', { params, body: body(values) })),
  )
  const atFields = (error: unknown) => {
    if (error instanceof ApiError) form.setErrors(error.byField())
  }
  const submit = form.onSubmit((values) =>
    save.mutate(values, {
      onSuccess: () => {
        notifyDone(t('channels:imap.started'))
        onDone()
      },
      onError: atFields,
    }),
  )
  const tryIt = () => {
    if (!form.validate().hasErrors) check.mutate(form.values, { onError: atFields })
  }
  return (
    <form className={classes.form} onSubmit={submit} autoComplete="off">
      <p>{t('channels:imap.intro')}</p>
      <MailServerFields form={form} protocol="imap" />
      <TextInput
        label={t('channels:imap.folder')}
        description={t('channels:imap.folderHint')}
        dir="ltr"
        spellCheck={false}
        {...form.getInputProps('folder')}
      />
      <CheckedActions
        check={check}
        save={save}
        onCheck={tryIt}
        onClose={onCancel}
        action={t(line.imap === null ? 'channels:imap.start' : 'channels:checkAndSave')}
      />
    </form>
  )
}

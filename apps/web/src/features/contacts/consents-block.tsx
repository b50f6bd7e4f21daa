import { Button, Skeleton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ValueTree } from '@/features/decisions/value-tree.tsx'
import { openProof } from '@/features/privacy/privacy-queries.ts'
import { useSession } from '@/features/session/session.ts'
import type { ConsentEvent, ConsentState } from '@/lib/api-consents.ts'
import type { Contact } from '@/lib/api-contacts.ts'
import { formatInstant } from '@/lib/format.ts'
import { currentLocale } from '@/lib/i18n.ts'
import { label } from '@/lib/label.ts'
import { useConfirm } from '@/ui/confirm.tsx'
import { notifyError } from '@/ui/notify.tsx'
import { PanelBlock } from '@/ui/panel-block.tsx'
import { ErrorState } from '@/ui/states.tsx'
import { StatusBadge } from '@/ui/status-badge.tsx'
import { InstantText, PhoneText } from '@/ui/text.tsx'
import { consentsQuery, useRecordConsent } from './contact-queries.ts'
import classes from './contacts.module.css'
import { RecordConsentDialog } from './record-consent-dialog.tsx'

/** What the person accepts today, how to record or withdraw it, and the proof of every change. */
export function ConsentsBlock({ contact }: { contact: Contact }) {
  const { t } = useTranslation()
  const { can } = useSession()
  const query = useQuery({ ...consentsQuery(contact.id), enabled: can('consent.read') })
  const [recording, setRecording] = useState(false)
  if (!can('consent.read')) return null
  return (
    <>
      <PanelBlock
        title={t('contacts:consents')}
        tools={
          <span className={classes.tools}>
            {query.data && query.data.history.length > 0 && <ProofButton contactId={contact.id} />}
            {can('consent.write') && !contact.erasedAt && (
              <Button variant="subtle" size="compact-xs" onClick={() => setRecording(true)}>
                {t('contacts:record')}
              </Button>
            )}
          </span>
        }
      >
        <p className={classes.muted}>{t('contacts:consentsHint')}</p>
        {query.isPending && <Skeleton height={80} />}
        {query.isError && <ErrorState error={query.error} onRetry={() => void query.refetch()} />}
        {query.data?.items.length === 0 && <p>{t('contacts:noConsents')}</p>}
        <ul>
          {query.data?.items.map((c) => (
            <ConsentLine key={`${c.identityId}${c.channel}${c.purpose}`} contact={contact} consent={c} />
          ))}
        </ul>
      </PanelBlock>
      <PanelBlock title={t('contacts:history')}>
        {query.data?.history.length === 0 && <p className={classes.muted}>{t('contacts:noHistory')}</p>}
        <ol className={classes.history}>
          {query.data?.history.map((event) => (
            <HistoryEvent key={event.id} event={event} />
          ))}
        </ol>
      </PanelBlock>
      {recording && <RecordConsentDialog contact={contact} onClose={() => setRecording(false)} />}
    </>
  )
}

function ProofButton({ contactId }: { contactId: string }) {
  const { t } = useTranslation()
  const [busy, setBusy] = useState(false)
  async function print() {
    setBusy(true)
    try {
      await openProof(contactId)
    } catch (error) {
      notifyError(error)
    } finally {
      setBusy(false)
    }
  }
  return (
    <Button variant="subtle" size="compact-xs" loading={busy} onClick={() => void print()}>
      {t('privacy:proof')}
    </Button>
  )
}

function ConsentLine({ contact, consent: c }: { contact: Contact; consent: ConsentState }) {
  const { t } = useTranslation()
  const { can, zoneOf } = useSession()
  const confirm = useConfirm()
  const record = useRecordConsent(contact.id)
  const identity = contact.identities.find((i) => i.id === c.identityId)
  const what = `${label('channel', c.channel)} · ${label('purpose', c.purpose)}`
  async function revoke() {
    const yes = await confirm({
      title: t('contacts:revokeTitle', { what }),
      loses:
        c.channel === 'PHONE'
          ? [t('contacts:revokeCallLoses')]
          : [t('contacts:revokeLoses'), t('contacts:revokeLoses2')],
      confirm: t('contacts:revoke'),
    })
    if (!yes) return
    const { identityId, channel, purpose } = c
    record.mutate({ identityId, channel, purpose, state: 'REVOKED', source: 'UI' }, { onError: notifyError })
  }
  return (
    <li className={classes.consent}>
      <span className={classes.grow}>
        {what}
        <small className={classes.muted}>
          {!contact.erasedAt &&
            (identity?.kind === 'PHONE' ? <PhoneText value={identity.value} /> : <bdi>{identity?.value}</bdi>)}
          {c.state === 'GRANTED' &&
            ` · ${
              c.expiresAt
                ? t('contacts:expires', { date: formatInstant(c.expiresAt, zoneOf(), currentLocale(), 'date') })
                : t('contacts:neverExpires')
            }`}
        </small>
      </span>
      <StatusBadge code={c.state} family="consent" />
      {c.state === 'GRANTED' && can('consent.write') && !contact.erasedAt ? (
        <Button
          variant="subtle"
          color="terracotta"
          size="compact-xs"
          loading={record.isPending}
          onClick={() => void revoke()}
        >
          {t('contacts:revoke')}
        </Button>
      ) : (
        <span />
      )}
    </li>
  )
}

function HistoryEvent({ event: e }: { event: ConsentEvent }) {
  const { t } = useTranslation()
  const { zoneOf } = useSession()
  return (
    <li className={classes.event} data-state={e.state}>
      <strong>
        {label('channel', e.channel)} · {label('purpose', e.purpose)} : {label('consent', e.state)}
      </strong>
      <p className={classes.muted}>
        <InstantText at={e.at} zone={zoneOf()} relative />
      </p>
      <dl className={classes.facts}>
        <dt>{t('contacts:source')}</dt>
        <dd>{label('consentSource', e.source)}</dd>
        <dt>{t('contacts:capturedBy')}</dt>
        <dd dir="auto">{/^[a-z_]+$/.test(e.capturedBy) ? label('actor', e.capturedBy) : e.capturedBy}</dd>
        {e.textShown && (
          <>
            <dt>{t('contacts:textShown')}</dt>
            <dd dir="auto">
              {e.textShown} {e.textVersion && <span className={classes.muted}>({e.textVersion})</span>}
            </dd>
          </>
        )}
        {e.evidence && (
          <>
            <dt>{t('contacts:evidence')}</dt>
            <dd>
              <ValueTree value={e.evidence} />
            </dd>
          </>
        )}
      </dl>
    </li>
  )
}

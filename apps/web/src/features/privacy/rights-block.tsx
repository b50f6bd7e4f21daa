import { Button, Skeleton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSession } from '@/features/session/session.ts'
import type { Contact, Identity } from '@/lib/api-contacts.ts'
import type { DataRequest, Suppression } from '@/lib/api-privacy.ts'
import { label } from '@/lib/label.ts'
import { PanelBlock } from '@/ui/panel-block.tsx'
import { ErrorState } from '@/ui/states.tsx'
import { Tag } from '@/ui/status-badge.tsx'
import { PhoneText } from '@/ui/text.tsx'
import { EraseDialog } from './erase-dialog.tsx'
import { LiftDialog } from './lift-dialog.tsx'
import classes from './privacy.module.css'
import { requestsOfQuery, suppressionsOfQuery } from './privacy-queries.ts'
import { CopyProgress, DueTag, RequestActions } from './request-actions.tsx'
import { RequestDialog } from './request-dialog.tsx'
import { SuppressDialog } from './suppress-dialog.tsx'

/** What a person may ask of the agency: not to be written to, a copy of their data, their end. */
export function RightsBlock({ contact }: { contact: Contact }) {
  const { t } = useTranslation()
  const { can } = useSession()
  const [erasing, setErasing] = useState(false)
  if (!can('suppression.read') && !can('data_request.read') && !can('contact.erase')) return null
  return (
    <PanelBlock title={t('privacy:rights')} label={t('privacy:rights')}>
      <p className={classes.muted}>{t('privacy:rightsHint')}</p>
      {can('suppression.read') && <Numbers contact={contact} />}
      {can('data_request.read') && <Copy contactId={contact.id} />}
      <div className={classes.line}>
        <Erasure contactId={contact.id} />
        {can('contact.erase') && (
          <Button variant="default" className={classes.danger} size="compact-sm" onClick={() => setErasing(true)}>
            {t('privacy:eraseMore')}
          </Button>
        )}
      </div>
      {erasing && <EraseDialog contactId={contact.id} onClose={() => setErasing(false)} />}
    </PanelBlock>
  )
}

function Numbers({ contact }: { contact: Contact }) {
  const { t } = useTranslation()
  const listed = useQuery(suppressionsOfQuery(contact.id))
  const [adding, setAdding] = useState<Identity | null>(null)
  const [lifting, setLifting] = useState<Suppression | null>(null)
  if (listed.isPending) return <Skeleton height={32} aria-label={t('state.loading')} />
  if (listed.isError) return <ErrorState error={listed.error} onRetry={() => void listed.refetch()} />
  const entriesOf = (i: Identity) => listed.data.get(i.id) ?? []
  // A number takes the ids along that WhatsApp knows the person by: they stand here where there is none, or alone.
  const byNumber = contact.identities.some((i) => i.kind === 'PHONE')
  const alone = (i: Identity) => !byNumber || entriesOf(i).some((entry) => entry.withId === null)
  return (
    <>
      <ul className={classes.lines}>
        {contact.identities
          .filter((i) => i.kind !== 'WHATSAPP_BSUID' || alone(i))
          .map((i) => (
            <NumberLine key={i.id} identity={i} entries={entriesOf(i)} onAdd={() => setAdding(i)} onLift={setLifting} />
          ))}
      </ul>
      {adding && <SuppressDialog fixed={adding} onClose={() => setAdding(null)} />}
      {lifting && <LiftDialog entry={lifting} onClose={() => setLifting(null)} />}
    </>
  )
}

function NumberLine(props: {
  identity: Identity
  entries: readonly Suppression[]
  onAdd: () => void
  onLift: (entry: Suppression) => void
}) {
  const { t } = useTranslation()
  const { can } = useSession()
  const { identity: i, entries } = props
  const mayWrite = can('suppression.write')
  return (
    <li className={classes.line}>
      <span className={classes.grow}>
        {i.kind === 'PHONE' ? (
          <PhoneText value={i.value} />
        ) : (
          <bdi className={classes.value}>{i.kind === 'WHATSAPP_BSUID' ? label('identityKind', i.kind) : i.value}</bdi>
        )}
        {entries.map((entry) => (
          <span key={entry.id} className={classes.entry}>
            <Tag tone="terracotta">{t(entry.scope === 'ADDRESS' ? 'privacy:refused' : 'privacy:suppressed')}</Tag>
            <small>
              {t(`privacy:scopes.${entry.scope}`)} · {t(`privacy:reasons.${entry.reason}`)}
            </small>
            {mayWrite && (
              <Button variant="subtle" size="compact-xs" onClick={() => props.onLift(entry)}>
                {t('privacy:lift')}
              </Button>
            )}
          </span>
        ))}
      </span>
      {mayWrite && !entries.some((entry) => entry.scope === 'ALL') && (
        <Button variant="subtle" color="terracotta" size="compact-xs" onClick={props.onAdd}>
          {t('privacy:suppress')}
        </Button>
      )}
    </li>
  )
}

function Copy({ contactId }: { contactId: string }) {
  const { t } = useTranslation()
  const { can } = useSession()
  const requests = useQuery(requestsOfQuery(contactId))
  const [asking, setAsking] = useState(false)
  if (requests.isPending) return <Skeleton height={32} aria-label={t('state.loading')} />
  if (requests.isError) return <ErrorState error={requests.error} onRetry={() => void requests.refetch()} />
  const copy = requests.data.items.find((r) => r.kind === 'EXPORT' && waits(r))
  return (
    <>
      <div className={classes.line}>
        <span className={classes.grow} role="status">
          {t('privacy:copy')}
          {copy && (
            <span className={classes.entry}>
              <CopyProgress request={copy} />
            </span>
          )}
        </span>
        {copy ? (
          <RequestActions request={copy} />
        ) : (
          can('data_request.write') && (
            <Button variant="default" size="compact-sm" onClick={() => setAsking(true)}>
              {t('privacy:copyMake')}
            </Button>
          )
        )}
      </div>
      {asking && <RequestDialog contactId={contactId} onClose={() => setAsking(false)} />}
    </>
  )
}

function Erasure({ contactId }: { contactId: string }) {
  const { t } = useTranslation()
  const { can } = useSession()
  const requests = useQuery({ ...requestsOfQuery(contactId), enabled: can('data_request.read') })
  const asked = requests.data?.items.find((r) => r.kind === 'ERASURE' && waits(r))
  return (
    <span className={classes.grow}>
      {t('privacy:requestKinds.ERASURE')}
      {asked && (
        <span className={classes.entry}>
          <small>{t('privacy:erasureWaiting')}</small>
          <DueTag request={asked} />
        </span>
      )}
    </span>
  )
}

const waits = (r: DataRequest) => r.state === 'OPEN' || r.state === 'READY'

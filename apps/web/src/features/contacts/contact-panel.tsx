import { ActionIcon, Button, Tooltip } from '@mantine/core'
import { IconArrowMerge, IconPencil } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { DocumentsBlock } from '@/features/documents/documents-block.tsx'
import { GoneNotice, MergedInto, readGone } from '@/features/duplicates/merge-notices.tsx'
import { ErasedBanner } from '@/features/privacy/erased-banner.tsx'
import { RightsBlock } from '@/features/privacy/rights-block.tsx'
import { useSession } from '@/features/session/session.ts'
import type { Contact } from '@/lib/api-contacts.ts'
import { formatName } from '@/lib/format.ts'
import { label } from '@/lib/label.ts'
import { Avatar } from '@/ui/avatar.tsx'
import { PanelBlock } from '@/ui/panel-block.tsx'
import { DetailSkeleton, ErrorState } from '@/ui/states.tsx'
import { StatusBadge } from '@/ui/status-badge.tsx'
import { ConsentsBlock } from './consents-block.tsx'
import { contactQuery } from './contact-queries.ts'
import classes from './contacts.module.css'
import { EditContactDialog } from './edit-contact-dialog.tsx'
import { IdentitiesBlock } from './identities-block.tsx'

const ContactMergeFlow = lazy(() =>
  import('@/features/duplicates/merge-actions.tsx').then((m) => ({ default: m.ContactMergeFlow })),
)

/** One contact: how to reach them, their dossiers, what they consented to and the proof of it. */
export function ContactPanel({ id }: { id: string }) {
  const { t } = useTranslation()
  const { can } = useSession()
  const contact = useQuery(contactQuery(id))
  const navigate = useNavigate()
  const [editing, setEditing] = useState(false)
  const [merging, setMerging] = useState(false)
  if (contact.isPending) return <DetailSkeleton />
  const gone = readGone(contact.error)
  if (gone) return <GoneNotice gone={gone} />
  if (contact.isError) return <ErrorState error={contact.error} onRetry={() => void contact.refetch()} />
  const c = contact.data
  const erased = c.erasedAt !== null
  return (
    <>
      <header className={classes.head}>
        <Avatar name={c.displayName} size={48} />
        <div className={classes.grow}>
          <h2 dir="auto">{formatName(c.displayName)}</h2>
          <p className={classes.muted}>
            {[c.locale && label('language', c.locale), c.country].filter(Boolean).join(' · ')}
          </p>
        </div>
        {!erased && can('contact.write') && can('dossier.merge') && (
          <Tooltip label={t('duplicates:action')}>
            <ActionIcon
              variant="default"
              size="lg"
              onClick={() => setMerging(true)}
              aria-label={t('duplicates:action')}
            >
              <IconArrowMerge size={17} stroke={1.5} />
            </ActionIcon>
          </Tooltip>
        )}
        {!erased && can('contact.write') && (
          <Button
            variant="default"
            size="compact-md"
            leftSection={<IconPencil size={15} stroke={1.5} aria-hidden />}
            onClick={() => setEditing(true)}
          >
            {t('action.edit')}
          </Button>
        )}
      </header>
      {erased ? (
        <ErasedBanner />
      ) : (
        <>
          <div className={classes.merged}>
            <MergedInto contactId={c.id} />
          </div>
          <IdentitiesBlock contact={c} />
        </>
      )}
      <DossiersBlock contact={c} />
      {c.roles.length > 0 && <RolesBlock contact={c} />}
      {!erased && <RecordOf contact={c} />}
      <ConsentsBlock contact={c} />
      {!erased && <RightsBlock contact={c} />}
      {merging && (
        <Suspense>
          <ContactMergeFlow
            id={c.id}
            onClose={() => setMerging(false)}
            onMerged={(survivorId) => {
              if (survivorId !== c.id) void navigate({ to: '/contacts/$contactId', params: { contactId: survivorId } })
            }}
          />
        </Suspense>
      )}
      {editing && <EditContactDialog contact={c} onClose={() => setEditing(false)} />}
    </>
  )
}

/** What was filed and noted about the person. */
function RecordOf({ contact: c }: { contact: Contact }) {
  const { t } = useTranslation()
  return (
    <>
      <DocumentsBlock
        subject={{ contactId: c.id }}
        frame={({ title, action, children }) => (
          <PanelBlock title={title} tools={action}>
            {children}
          </PanelBlock>
        )}
      />
      <PanelBlock title={t('contacts:note')}>
        <p className={c.note ? undefined : classes.muted} dir="auto">
          {c.note ?? t('contacts:noNote')}
        </p>
      </PanelBlock>
    </>
  )
}

function DossiersBlock({ contact: c }: { contact: Contact }) {
  const { t } = useTranslation()
  return (
    <PanelBlock title={t('contacts:dossiers')}>
      {c.dossiers.length === 0 && <p className={classes.muted}>{t('contacts:noDossiers')}</p>}
      <ul className={classes.lines}>
        {c.dossiers.map((d) => (
          <li key={d.id} className={classes.line}>
            <Link to="/dossiers/$dossierId" params={{ dossierId: d.id }} className={classes.grow}>
              <bdi className="num">{d.reference}</bdi>
            </Link>
            <span className={classes.muted}>{label('caseType', d.caseType)}</span>
            <StatusBadge code={d.status} />
          </li>
        ))}
      </ul>
    </PanelBlock>
  )
}

/** Parts the person has elsewhere: guarantor of somebody's dossier, seller of an annonce. */
function RolesBlock({ contact: c }: { contact: Contact }) {
  const { t } = useTranslation()
  return (
    <PanelBlock title={t('contacts:roles')}>
      <ul className={classes.lines}>
        {c.roles.map(({ id, role, dossier, annonce }) => (
          <li key={id} className={classes.line}>
            <span className={classes.grow}>
              {dossier && (
                <Link to="/dossiers/$dossierId" params={{ dossierId: dossier.id }}>
                  <bdi className="num">{dossier.reference}</bdi>
                </Link>
              )}
              {annonce && (
                <Link to="/annonces/$annonceId" params={{ annonceId: annonce.id }}>
                  <bdi className="num">{annonce.reference}</bdi>
                </Link>
              )}
            </span>
            <span className={classes.muted}>{label('partyRole', role)}</span>
          </li>
        ))}
      </ul>
    </PanelBlock>
  )
}

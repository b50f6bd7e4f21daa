import { Button, Textarea } from '@mantine/core'
import { IconCopyCheck } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ApiError } from '@/lib/api-error.ts'
import { ButtonLink } from '@/ui/link.tsx'
import { notifyDone, notifyError } from '@/ui/notify.tsx'
import { useInterest } from './dossier-queries.ts'
import classes from './new-dossier-dialog.module.css'

export interface Duplicate {
  /** Null for who may not see it: then only a manager to ask is named. */
  existing: { id: string; reference: string } | null
  askManager: string | null
}

function nameOf(value: unknown): string | null {
  if (typeof value === 'string') return value
  if (typeof value === 'object' && value !== null && 'name' in value && typeof value.name === 'string')
    return value.name
  return null
}

/** What a 409 DUPLICATE_DOSSIER says; null for any other answer. */
export function readDuplicate(error: unknown): Duplicate | null {
  if (!(error instanceof ApiError) || error.code !== 'DUPLICATE_DOSSIER') return null
  const { existing, askManager } = error.problem
  const known =
    typeof existing === 'object' && existing !== null && 'id' in existing && 'reference' in existing
      ? { id: String(existing.id), reference: String(existing.reference) }
      : null
  return { existing: known, askManager: nameOf(askManager) }
}

/** The same case is open already: open it, add the annonce to it, or create another with a reason that is kept. */
export function DuplicateNotice(props: {
  duplicate: Duplicate
  annonceId: string | null
  creating: boolean
  onCreateAnyway: (reason: string) => void
  onClose: () => void
}) {
  const { t } = useTranslation()
  const { existing, askManager } = props.duplicate
  const [reason, setReason] = useState('')
  const [asking, setAsking] = useState(false)
  return (
    <div className={classes.notice} role="alert">
      <h3>
        <IconCopyCheck size={18} stroke={1.5} aria-hidden />
        {existing ? t('dossiers:duplicate.title', { reference: existing.reference }) : t('dossiers:duplicate.hidden')}
      </h3>
      <p>
        {existing
          ? t('dossiers:duplicate.body')
          : askManager
            ? t('dossiers:duplicate.ask', { name: askManager })
            : t('dossiers:duplicate.askSomeone')}
      </p>
      {existing && (
        <div className={classes.actions}>
          <ButtonLink to="/dossiers/$dossierId" params={{ dossierId: existing.id }} onClick={props.onClose}>
            {t('dossiers:duplicate.open')}
          </ButtonLink>
          {props.annonceId && (
            <AddInterest dossierId={existing.id} annonceId={props.annonceId} onDone={props.onClose} />
          )}
          {!asking && (
            <Button variant="subtle" color="sand" onClick={() => setAsking(true)}>
              {t('dossiers:duplicate.anyway')}
            </Button>
          )}
        </div>
      )}
      {asking && (
        <>
          <Textarea
            label={t('dossiers:duplicate.reason')}
            withAsterisk
            autosize
            minRows={2}
            maxLength={1000}
            value={reason}
            onChange={(e) => setReason(e.currentTarget.value)}
          />
          <div className={classes.actions}>
            <Button
              variant="default"
              disabled={reason.trim().length < 3}
              loading={props.creating}
              onClick={() => props.onCreateAnyway(reason.trim())}
            >
              {t('dossiers:duplicate.createAnyway')}
            </Button>
          </div>
        </>
      )}
    </div>
  )
}

function AddInterest(props: { dossierId: string; annonceId: string; onDone: () => void }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const add = useInterest(props.dossierId)
  return (
    <Button
      variant="default"
      loading={add.isPending}
      onClick={() =>
        add.mutate(
          { annonceId: props.annonceId, state: 'INTERESTED' },
          {
            onSuccess: () => {
              notifyDone(t('dossiers:duplicate.added'))
              props.onDone()
              void navigate({ to: '/dossiers/$dossierId', params: { dossierId: props.dossierId } })
            },
            onError: notifyError,
          },
        )
      }
    >
      {t('dossiers:duplicate.addInterest')}
    </Button>
  )
}

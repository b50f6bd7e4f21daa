import { Button } from '@mantine/core'
import { IconArrowMerge } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useSession } from '@/features/session/session.ts'
import { ApiError } from '@/lib/api-error.ts'
import { useNow } from '@/lib/use-now.ts'
import { ButtonLink } from '@/ui/link.tsx'
import { notifyError } from '@/ui/notify.tsx'
import { EmptyState } from '@/ui/states.tsx'
import { InstantText } from '@/ui/text.tsx'
import { mergesQuery, useUndoMerge } from './duplicate-queries.ts'
import classes from './duplicates.module.css'

interface Gone {
  kind: 'contact' | 'dossier'
  into: { id: string; name: string }
  mergeId: string | null
  undoUntil: string | null
}

/** What a 410 says of a merged contact or dossier; null for any other error. */
export function readGone(error: unknown): Gone | null {
  if (!(error instanceof ApiError) || !['CONTACT_MERGED', 'DOSSIER_MERGED'].includes(error.code)) return null
  const { mergedInto, mergeId, undoUntil } = error.problem
  if (typeof mergedInto !== 'object' || mergedInto === null || !('id' in mergedInto)) return null
  const name =
    'displayName' in mergedInto ? mergedInto.displayName : 'reference' in mergedInto ? mergedInto.reference : ''
  const text = (value: unknown) => (typeof value === 'string' ? value : null)
  return {
    kind: error.code === 'CONTACT_MERGED' ? 'contact' : 'dossier',
    into: { id: String(mergedInto.id), name: String(name) },
    mergeId: text(mergeId),
    undoUntil: text(undoUntil),
  }
}

/** In place of a merged record: where it went, and the way back while there is one. */
export function GoneNotice({ gone }: { gone: Gone }) {
  const { t } = useTranslation()
  const { can, zoneOf } = useSession()
  const undo = useUndoMerge()
  const now = useNow(60_000)
  const { into, mergeId, undoUntil } = gone
  const undoable = mergeId && undoUntil && Date.parse(undoUntil) > now && can('dossier.merge')
  return (
    <EmptyState
      icon={IconArrowMerge}
      title={t(`duplicates:gone.${gone.kind}`)}
      body={t(`duplicates:gone.into.${gone.kind}`, { name: into.name })}
      action={
        <div className={classes.gone}>
          {gone.kind === 'contact' ? (
            <ButtonLink to="/contacts/$contactId" params={{ contactId: into.id }}>
              {t('duplicates:gone.open', { name: into.name })}
            </ButtonLink>
          ) : (
            <ButtonLink to="/dossiers/$dossierId" params={{ dossierId: into.id }}>
              {t('duplicates:gone.open', { name: into.name })}
            </ButtonLink>
          )}
          {undoable && (
            <>
              <Button
                variant="default"
                loading={undo.isPending}
                onClick={() => undo.mutate(mergeId, { onError: notifyError })}
              >
                {t('duplicates:undo')}
              </Button>
              <small className={classes.muted}>
                {t('duplicates:undoUntil')} <InstantText at={undoUntil} zone={zoneOf()} style="date" />
              </small>
            </>
          )}
        </div>
      }
    />
  )
}

/** On the survivor: what was merged into it, with the way back while there is one. */
export function MergedInto(of: { contactId: string } | { dossierId: string }) {
  const { t } = useTranslation()
  const { can, zoneOf } = useSession()
  const undo = useUndoMerge()
  const merges = useQuery({ ...mergesQuery(of), enabled: can('dossier.merge') && can('contact.write') })
  const id = 'contactId' in of ? of.contactId : of.dossierId
  const lines = (merges.data?.items ?? []).filter((line) => line.undoable && line.survivor.id === id)
  if (lines.length === 0) return null
  return (
    <ul className={classes.banners}>
      {lines.map((line) => (
        <li key={line.id} className={classes.banner}>
          <IconArrowMerge size={17} stroke={1.5} aria-hidden />
          <span>
            {t('duplicates:banner', { name: line.loser.name })} ·{' '}
            <InstantText at={line.mergedAt} zone={zoneOf()} style="date" />
            {line.mergedBy && ` · ${line.mergedBy}`}
          </span>
          <Button
            variant="subtle"
            size="compact-sm"
            loading={undo.isPending && undo.variables === line.id}
            onClick={() => undo.mutate(line.id, { onError: notifyError })}
          >
            {t('duplicates:undo')}
          </Button>
        </li>
      ))}
    </ul>
  )
}

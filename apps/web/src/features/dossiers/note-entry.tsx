import { Button, Skeleton } from '@mantine/core'
import { IconEyeOff } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSession } from '@/features/session/session.ts'
import type { NoteContent } from '@/lib/api-notes.ts'
import type { Activity } from '@/lib/api-timeline.ts'
import { notifyDone, notifyError } from '@/ui/notify.tsx'
import { InstantText } from '@/ui/text.tsx'
import { noteVersionsQuery, useNote } from './dossier-queries.ts'
import { NoteText } from './note-content.tsx'
import classes from './note-entry.module.css'
import { useAgents } from './pickers.tsx'

const NoteEditor = lazy(() => import('./note-editor.tsx').then((m) => ({ default: m.NoteEditor })))

/** What stands where a note was hidden: why, and by whom as far as that was kept. */
export function RedactedNote({ entry, zone }: { entry: Activity; zone: string }) {
  const { t } = useTranslation()
  const { reason, redactedBy } = entry.params
  if (typeof reason !== 'string') return null
  return (
    <div className={classes.redacted}>
      <IconEyeOff size={15} stroke={1.75} aria-hidden />
      <p>
        <span dir="auto">{reason}</span>
        <small>
          {typeof redactedBy === 'string' ? t('notes:redacted.by', { name: redactedBy }) : t('notes:redacted.hidden')}
          {entry.redactedAt && (
            <>
              {' · '}
              <InstantText at={entry.redactedAt} zone={zone} />
            </>
          )}
        </small>
      </p>
    </div>
  )
}

/** What a note says, and on demand what it said before. */
export function NoteBody({ entry, content, zone }: { entry: Activity; content: NoteContent; zone: string }) {
  const { t } = useTranslation()
  const [open, setOpen] = useState(false)
  return (
    <>
      <NoteText content={content} className={classes.body} />
      {entry.editedAt && (
        <button type="button" className={classes.edited} aria-expanded={open} onClick={() => setOpen(!open)}>
          {t(open ? 'notes:versions.hide' : 'notes:versions.show')}
        </button>
      )}
      {open && <Versions entry={entry} zone={zone} />}
    </>
  )
}

function Versions({ entry, zone }: { entry: Activity; zone: string }) {
  const { t } = useTranslation()
  const versions = useQuery(noteVersionsQuery(entry.id, entry.editedAt))
  if (versions.isPending) return <Skeleton height={48} mt={6} />
  if (versions.isError) return <p className={classes.failed}>{t('state.errorTitle')}</p>
  return (
    <ol className={classes.versions} aria-label={t('notes:versions.label')}>
      {versions.data.items.slice(0, -1).map((version) => (
        <li key={version.id}>
          <InstantText at={version.at} zone={zone} />
          <NoteText content={version.content} />
        </li>
      ))}
    </ol>
  )
}

/** Corrects one's own note; the earlier versions stay on record, and who is mentioned anew is told. */
export function NoteCorrection(props: { entry: Activity; dossierId: string; onClose: () => void }) {
  const { entry, dossierId, onClose } = props
  const { t } = useTranslation()
  const { me } = useSession()
  const colleagues = useAgents().filter((a) => a.id !== me.user.id)
  const save = useNote(dossierId)
  return (
    <div className={classes.correction}>
      <Suspense fallback={<Skeleton height={76} />}>
        <NoteEditor
          label={t('timeline:note.edit')}
          placeholder={t('timeline:note.placeholder')}
          initial={entry.content}
          colleagues={colleagues}
          autoFocus
          onKeep={(content) => {
            if (save.isPending) return
            save.mutate(
              { noteId: entry.id, content },
              {
                onSuccess: () => {
                  notifyDone(t('timeline:note.saved'))
                  onClose()
                },
                onError: notifyError,
              },
            )
          }}
          actions={(keep) => (
            <span className={classes.actions}>
              <Button variant="default" size="compact-sm" onClick={onClose}>
                {t('action.cancel')}
              </Button>
              <Button size="compact-sm" loading={save.isPending} disabled={!keep} onClick={() => keep?.()}>
                {t('action.save')}
              </Button>
            </span>
          )}
        />
      </Suspense>
    </div>
  )
}

import { Button, Skeleton } from '@mantine/core'
import { IconNote } from '@tabler/icons-react'
import { lazy, Suspense, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useSession } from '@/features/session/session.ts'
import { createDraftStore } from '@/lib/drafts.ts'
import { notifyError } from '@/ui/notify.tsx'
import { useNote } from './dossier-queries.ts'
import classes from './note-composer.module.css'
import { draftOf } from './note-document.ts'
import { useAgents } from './pickers.tsx'

const NoteEditor = lazy(() => import('./note-editor.tsx').then((m) => ({ default: m.NoteEditor })))

/** A note for the team. ⌘/Ctrl + Enter keeps it; an @ offers the colleagues to tell. What is not kept yet stays here. */
export function NoteComposer({ dossierId }: { dossierId: string }) {
  const { t } = useTranslation()
  const { me, org } = useSession()
  const colleagues = useAgents().filter((a) => a.id !== me.user.id)
  const note = useNote(dossierId)
  const drafts = useMemo(() => createDraftStore(localStorage, org.id), [org.id])
  const subject = `note.${me.user.id}.${dossierId}`
  const initial = useMemo(() => draftOf(drafts.read(subject)), [drafts, subject])
  return (
    <div className={classes.composer}>
      <IconNote size={18} stroke={1.5} aria-hidden />
      <div>
        <Suspense fallback={<Skeleton className={classes.loading} />}>
          <NoteEditor
            key={subject}
            label={t('timeline:note.label')}
            placeholder={t('timeline:note.placeholder')}
            initial={initial}
            colleagues={colleagues}
            onChange={(content, blank) => drafts.write(subject, blank ? '' : JSON.stringify(content))}
            onKeep={(content, clear) => {
              if (!note.isPending) note.mutate({ content }, { onSuccess: clear, onError: notifyError })
            }}
            actions={(keep) =>
              keep && (
                <span className={classes.actions}>
                  <Button size="compact-md" onClick={keep} loading={note.isPending}>
                    {t('timeline:note.save')}
                  </Button>
                </span>
              )
            }
          />
        </Suspense>
      </div>
    </div>
  )
}

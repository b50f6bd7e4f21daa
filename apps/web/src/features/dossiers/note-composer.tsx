import { Button, Textarea } from '@mantine/core'
import { IconNote } from '@tabler/icons-react'
import { type KeyboardEvent, useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSession } from '@/features/session/session.ts'
import { Avatar } from '@/ui/avatar.tsx'
import { notifyError } from '@/ui/notify.tsx'
import { useNote } from './dossier-queries.ts'
import { type Colleague, colleaguesLike, nameBeingTyped, stillMentioned, withName } from './mentions.ts'
import classes from './note-composer.module.css'
import { useAgents } from './pickers.tsx'

/** A note for the team. ⌘/Ctrl + Enter keeps it; an @ offers the colleagues to tell. */
export function NoteComposer({ dossierId }: { dossierId: string }) {
  const { t } = useTranslation()
  const { me } = useSession()
  const colleagues = useAgents().filter((a) => a.id !== me.user.id)
  const field = useRef<HTMLTextAreaElement>(null)
  const listId = useId()
  const [text, setText] = useState('')
  const [caret, setCaret] = useState(0)
  const [picked, setPicked] = useState<Colleague[]>([])
  const [marked, setMarked] = useState(0)
  const [dismissed, setDismissed] = useState<number | null>(null)
  const note = useNote(dossierId)
  const being = nameBeingTyped(text, caret)
  const offered = being && being.at !== dismissed ? colleaguesLike(colleagues, being.typed) : []
  const ready = text.trim() !== ''
  const told = stillMentioned(text, picked)

  function keep() {
    if (!ready || note.isPending) return
    note.mutate(
      { body: text.trim(), mentions: told.map((c) => c.id) },
      {
        onSuccess: () => {
          setText('')
          setPicked([])
        },
        onError: notifyError,
      },
    )
  }

  function pick(colleague: Colleague) {
    const next = withName(text, caret, colleague.name)
    setText(next.text)
    setCaret(next.caret)
    setPicked([...picked.filter((c) => c.id !== colleague.id), colleague])
    setMarked(0)
    requestAnimationFrame(() => {
      field.current?.focus()
      field.current?.setSelectionRange(next.caret, next.caret)
    })
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.key === 'Enter' && (event.metaKey || event.ctrlKey)) {
      event.preventDefault()
      keep()
      return
    }
    const choice = offered[Math.min(marked, offered.length - 1)]
    if (!choice) return
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (step !== 0) setMarked((marked + step + offered.length) % offered.length)
    else if (event.key === 'Enter' || event.key === 'Tab') pick(choice)
    else if (event.key === 'Escape') setDismissed(being?.at ?? null)
    else return
    event.preventDefault()
  }

  const optionId = (n: number) => `${listId}-${n}`
  const active = Math.min(marked, offered.length - 1)
  return (
    <div className={classes.composer}>
      <IconNote size={18} stroke={1.5} aria-hidden />
      <div className={classes.writing}>
        <Textarea
          ref={field}
          variant="unstyled"
          autosize
          minRows={1}
          maxRows={12}
          maxLength={20_000}
          placeholder={t('timeline:note.placeholder')}
          aria-label={t('timeline:note.label')}
          aria-autocomplete="list"
          aria-controls={offered.length > 0 ? listId : undefined}
          aria-activedescendant={offered.length > 0 ? optionId(active) : undefined}
          value={text}
          onChange={(e) => {
            setText(e.currentTarget.value)
            setCaret(e.currentTarget.selectionStart)
            setMarked(0)
            setDismissed(null)
          }}
          onSelect={(e) => setCaret(e.currentTarget.selectionStart)}
          onKeyDown={onKeyDown}
        />
        {offered.length > 0 && (
          <div id={listId} role="listbox" aria-label={t('notifications:mention.label')} className={classes.offered}>
            {offered.map((c, n) => (
              <div
                key={c.id}
                id={optionId(n)}
                role="option"
                tabIndex={-1}
                aria-selected={n === active}
                className={classes.option}
                onMouseEnter={() => setMarked(n)}
                // The field keeps the focus: what is typed next goes on there.
                onMouseDown={(e) => {
                  e.preventDefault()
                  pick(c)
                }}
              >
                <Avatar name={c.name} size={24} />
                {c.name}
              </div>
            ))}
          </div>
        )}
        {told.length > 0 && (
          <p className={classes.told} role="status">
            {t('notifications:mention.told', { names: told.map((c) => c.name).join(', ') })}
          </p>
        )}
      </div>
      {ready && (
        <Button size="compact-md" onClick={keep} loading={note.isPending}>
          {t('timeline:note.save')}
        </Button>
      )}
    </div>
  )
}

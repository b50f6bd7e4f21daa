import { useDraggable, useDroppable } from '@dnd-kit/core'
import { ActionIcon } from '@mantine/core'
import { IconGripVertical, IconMessage, IconPencil, IconX } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import type { KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { Party } from '@/lib/api-dossiers.ts'
import { label } from '@/lib/label.ts'
import { Avatar } from '@/ui/avatar.tsx'
import classes from './dossier-side.module.css'

/** One person with their part, and what may be done: moved by a handle or its arrow keys, written to, changed, taken off. */
export function PartyRow(props: {
  party: Party
  /** Null where their place is fixed. */
  onStep: ((by: -1 | 1) => void) | null
  describedBy: string
  writing: boolean
  onWrite: (() => void) | null
  onEdit: (() => void) | null
  onRemove: (() => void) | null
}) {
  const { t } = useTranslation()
  const { party, onStep } = props
  const name = party.contact.displayName
  const { setNodeRef: dropRef } = useDroppable({ id: party.id, disabled: onStep === null })
  const { setNodeRef, setActivatorNodeRef, listeners, isDragging } = useDraggable({
    id: party.id,
    disabled: onStep === null,
  })
  function onKey(event: KeyboardEvent) {
    if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return
    event.preventDefault()
    onStep?.(event.key === 'ArrowUp' ? -1 : 1)
  }
  return (
    <li ref={dropRef} className={classes.person} data-dragging={isDragging || undefined}>
      <Avatar name={name} size={28} />
      <span ref={setNodeRef}>
        <Link to="/contacts/$contactId" params={{ contactId: party.contact.id }}>
          {name}
        </Link>
        <small>
          {label('partyRole', party.role)}
          {party.primary && ` · ${t('dossiers:parties.primary')}`}
          {party.share !== null && ` · ${t('dossiers:parties.share', { share: party.share })}`}
        </small>
        {party.note && <small dir="auto">{party.note}</small>}
      </span>
      {props.onWrite && (
        <ActionIcon
          size="sm"
          loading={props.writing}
          aria-label={t('dossiers:parties.write', { name })}
          onClick={props.onWrite}
        >
          <IconMessage size={14} stroke={1.75} />
        </ActionIcon>
      )}
      {props.onEdit && (
        <ActionIcon size="sm" aria-label={t('dossiers:parties.edit', { name })} onClick={props.onEdit}>
          <IconPencil size={14} stroke={1.75} />
        </ActionIcon>
      )}
      {props.onRemove && (
        <ActionIcon size="sm" aria-label={t('dossiers:parties.remove', { name })} onClick={props.onRemove}>
          <IconX size={14} stroke={1.75} />
        </ActionIcon>
      )}
      {onStep && (
        <ActionIcon
          ref={setActivatorNodeRef}
          size="sm"
          className={classes.handle}
          {...listeners}
          onKeyDown={onKey}
          aria-label={t('dossiers:parties.move', { name })}
          aria-describedby={props.describedBy}
        >
          <IconGripVertical size={14} stroke={1.75} />
        </ActionIcon>
      )}
    </li>
  )
}

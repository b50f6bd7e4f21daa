import { useDraggable, useDroppable } from '@dnd-kit/core'
import { ActionIcon } from '@mantine/core'
import { IconChevronDown, IconChevronUp, IconGripVertical } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import classes from './editor.module.css'

/** One state of the list with what changes its place: a handle to drag it by, and a button each way. */
export function StateRow(props: {
  state: string
  name: string
  wrong: boolean
  readOnly: boolean
  first: boolean
  last: boolean
  onStep(by: -1 | 1): void
  children: ReactNode
}) {
  const { t } = useTranslation()
  const { state, name, readOnly } = props
  const { setNodeRef: dropRef, isOver } = useDroppable({ id: state, disabled: readOnly })
  const { setNodeRef, setActivatorNodeRef, listeners, isDragging } = useDraggable({ id: state, disabled: readOnly })
  return (
    <li
      ref={dropRef}
      className={classes.state}
      data-row
      data-wrong={props.wrong || undefined}
      data-dragging={isDragging || undefined}
      data-over={(isOver && !isDragging) || undefined}
    >
      <div ref={setNodeRef} className={classes.stateBody}>
        {props.children}
      </div>
      {!readOnly && (
        <div className={classes.order}>
          <ActionIcon
            size={28}
            aria-label={t('workflows:edit.moveUp', { name })}
            disabled={props.first}
            onClick={() => props.onStep(-1)}
          >
            <IconChevronUp size={16} stroke={1.75} aria-hidden />
          </ActionIcon>
          <ActionIcon
            size={28}
            aria-label={t('workflows:edit.moveDown', { name })}
            disabled={props.last}
            onClick={() => props.onStep(1)}
          >
            <IconChevronDown size={16} stroke={1.75} aria-hidden />
          </ActionIcon>
          <span ref={setActivatorNodeRef} className={classes.handle} aria-hidden="true" {...listeners}>
            <IconGripVertical size={16} stroke={1.75} />
          </span>
        </div>
      )}
    </li>
  )
}

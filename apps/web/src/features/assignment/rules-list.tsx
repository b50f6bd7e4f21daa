import {
  closestCenter,
  DndContext,
  type DragEndEvent,
  MouseSensor,
  TouchSensor,
  useDraggable,
  useDroppable,
  useSensor,
  useSensors,
} from '@dnd-kit/core'
import { ActionIcon, Button, Switch, VisuallyHidden } from '@mantine/core'
import { IconGripVertical, IconTrash } from '@tabler/icons-react'
import { type KeyboardEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { AssignmentMember, AssignmentRule } from '@/lib/api-assignments.ts'
import classes from './assignment.module.css'
import { movedRule } from './rule-model.ts'
import { useRuleTexts } from './rule-texts.ts'

interface ListProps {
  rules: readonly AssignmentRule[]
  members: readonly AssignmentMember[]
  readOnly: boolean
  onChange(next: AssignmentRule[]): void
  onEdit(rule: AssignmentRule): void
}

/** The rules in order, to be dragged, or moved with the arrows on a handle; the queue stands at their end. */
export function RulesList(props: ListProps) {
  const { t } = useTranslation()
  const { rules, onChange } = props
  const list = useRef<HTMLOListElement>(null)
  const [said, setSaid] = useState('')
  const sensors = useSensors(
    useSensor(MouseSensor, { activationConstraint: { distance: 4 } }),
    useSensor(TouchSensor, { activationConstraint: { delay: 200, tolerance: 8 } }),
  )

  function move(id: string, to: number) {
    const next = movedRule(rules, id, to)
    const place = next.findIndex((r) => r.id === id) + 1
    onChange(next)
    setSaid(t('assignment:list.moved', { place, count: next.length }))
  }
  function drop({ active, over }: DragEndEvent) {
    const to = rules.findIndex((r) => r.id === over?.id)
    if (to >= 0 && active.id !== over?.id) move(String(active.id), to)
  }
  function onKey(event: KeyboardEvent, id: string, place: number) {
    const step = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0
    if (step === 0) return
    event.preventDefault()
    move(id, place + step)
    requestAnimationFrame(() => list.current?.querySelector<HTMLElement>(`[data-handle="${id}"]`)?.focus())
  }

  return (
    <DndContext sensors={sensors} collisionDetection={closestCenter} onDragEnd={drop}>
      <ol className={classes.rules} ref={list} aria-label={t('assignment:title')}>
        {rules.map((rule, place) => (
          <RuleRow {...props} key={rule.id} rule={rule} place={place} onKey={(event) => onKey(event, rule.id, place)} />
        ))}
      </ol>
      <p className={classes.otherwise}>{t('assignment:list.otherwise')}</p>
      <VisuallyHidden role="status">{said}</VisuallyHidden>
    </DndContext>
  )
}

function RuleRow(props: ListProps & { rule: AssignmentRule; place: number; onKey: (event: KeyboardEvent) => void }) {
  const { t } = useTranslation()
  const { rule, place, rules, readOnly } = props
  const texts = useRuleTexts(props.members)
  const drag = useDraggable({ id: rule.id, disabled: readOnly })
  const drop = useDroppable({ id: rule.id })
  const name = texts.nameOf(rule)
  return (
    <li
      ref={(element) => {
        drag.setNodeRef(element)
        drop.setNodeRef(element)
      }}
      className={classes.rule}
      data-off={!rule.active || undefined}
      data-carried={drag.isDragging || undefined}
      data-over={(drop.isOver && !drag.isDragging) || undefined}
      style={drag.transform ? { translate: `0 ${Math.round(drag.transform.y)}px` } : undefined}
    >
      {!readOnly && (
        <button
          type="button"
          className={classes.handle}
          data-handle={rule.id}
          aria-label={t('assignment:list.move', { name, place: place + 1 })}
          onKeyDown={props.onKey}
          {...drag.listeners}
        >
          <IconGripVertical size={16} stroke={1.5} aria-hidden />
        </button>
      )}
      <span className={classes.place}>{place + 1}</span>
      <div className={classes.what}>
        <strong dir="auto">{name}</strong>
        <p>{texts.who(rule)}</p>
        {texts.when(rule) && <p>{texts.when(rule)}</p>}
      </div>
      <div className={classes.acts}>
        <Switch
          size="sm"
          checked={rule.active}
          disabled={readOnly}
          aria-label={t('assignment:list.active', { name })}
          onChange={(e) => {
            const active = e.currentTarget.checked
            props.onChange(rules.map((r) => (r.id === rule.id ? { ...r, active } : r)))
          }}
        />
        {!readOnly && (
          <>
            <Button variant="default" size="compact-md" onClick={() => props.onEdit(rule)}>
              {t('action.edit')}
            </Button>
            <ActionIcon
              aria-label={t('assignment:list.remove', { name })}
              onClick={() => props.onChange(rules.filter((r) => r.id !== rule.id))}
            >
              <IconTrash size={16} stroke={1.75} />
            </ActionIcon>
          </>
        )}
      </div>
    </li>
  )
}

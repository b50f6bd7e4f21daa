import { closestCenter, DndContext, DragOverlay, MouseSensor, TouchSensor, useSensor, useSensors } from '@dnd-kit/core'
import { VisuallyHidden } from '@mantine/core'
import { IconArrowRight, IconFlag, IconPlayerPause, IconPlayerPlay } from '@tabler/icons-react'
import { type KeyboardEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Definition } from '@/lib/api-workflows.ts'
import { label } from '@/lib/label.ts'
import { Tag } from '@/ui/status-badge.tsx'
import { type Chosen, moveState, ON_HOLD, placeState, removeState, removeWay, waysFrom } from './draft-model.ts'
import classes from './editor.module.css'
import { stateName, stateTone } from './naming.ts'
import { StateRow } from './state-row.tsx'

export interface ListProps {
  definition: Definition
  inUse: Record<string, number>
  wrong: ReadonlySet<string>
  chosen: Chosen
  readOnly: boolean
  onChange(next: Definition): void
  onChoose(chosen: Chosen): void
}

const isChosen = (chosen: Chosen, state: string, to?: string) =>
  to === undefined
    ? chosen?.kind === 'state' && chosen.state === state
    : chosen?.kind === 'way' && chosen.from === state && chosen.to === to

/**
 * The workflow as a list of states with their ways: everything the graph can do, by keyboard. Arrows go from state to
 * state and along the ways, Enter chooses, Delete takes away. A handle to drag, buttons, and Alt with an arrow change the
 * order, which is that of the board's columns.
 */
export function StatesList(props: ListProps) {
  const { t } = useTranslation()
  const { definition, chosen, onChoose, onChange, readOnly } = props
  const list = useRef<HTMLOListElement>(null)
  const [carried, setCarried] = useState<string | null>(null)
  const [said, setSaid] = useState('')
  const sensors = useSensors(
    useSensor(MouseSensor, { activationConstraint: { distance: 5 } }),
    useSensor(TouchSensor, { activationConstraint: { delay: 200, tolerance: 8 } }),
  )

  const focus = (row: number, cell: number) => {
    const rows = list.current?.querySelectorAll<HTMLElement>('[data-row]') ?? []
    const target = rows[Math.max(0, Math.min(rows.length - 1, row))]
    const cells = target?.querySelectorAll<HTMLElement>('[data-cell]') ?? []
    cells[Math.max(0, Math.min(cells.length - 1, cell))]?.focus()
  }

  const place = (next: Definition, state: string) => {
    if (next === definition) return
    onChange(next)
    const params = {
      name: stateName(definition, state),
      place: next.states.indexOf(state) + 1,
      count: next.states.length,
    }
    setSaid(t('workflows:edit.movedTo', params))
  }

  const onKey = (event: KeyboardEvent, row: number, cell: number, state: string, to?: string) => {
    const along = document.dir === 'rtl' ? -1 : 1
    const steps: Record<string, [number, number]> = {
      ArrowDown: [1, 0],
      ArrowUp: [-1, 0],
      ArrowRight: [0, along],
      ArrowLeft: [0, -along],
    }
    const step = steps[event.key]
    if (step) {
      event.preventDefault()
      if (event.altKey && step[0] !== 0 && !readOnly) {
        place(moveState(definition, state, step[0]), state)
        requestAnimationFrame(() => focus(row + step[0], cell))
      } else focus(row + step[0], step[0] === 0 ? cell + step[1] : 0)
    } else if (event.key === 'Delete' && !readOnly) {
      event.preventDefault()
      onChange(to === undefined ? removeState(definition, state) : removeWay(definition, state, to))
      onChoose(to === undefined ? null : { kind: 'state', state })
      requestAnimationFrame(() => focus(row, to === undefined ? 0 : cell - 1))
    }
  }

  return (
    <>
      <DndContext
        sensors={sensors}
        collisionDetection={closestCenter}
        onDragStart={({ active }) => setCarried(String(active.id))}
        onDragCancel={() => setCarried(null)}
        onDragEnd={({ active, over }) => {
          setCarried(null)
          if (over) place(placeState(definition, String(active.id), String(over.id)), String(active.id))
        }}
      >
        <ol className={classes.states} ref={list} aria-label={t('workflows:edit.states')}>
          {definition.states.map((state, row) => (
            <StateRow
              key={state}
              state={state}
              name={stateName(definition, state)}
              wrong={props.wrong.has(state)}
              readOnly={readOnly}
              first={row === 0}
              last={row === definition.states.length - 1}
              onStep={(by) => place(moveState(definition, state, by), state)}
            >
              <button
                type="button"
                className={classes.stateHead}
                data-cell
                data-tone={stateTone(definition, state)}
                aria-pressed={isChosen(chosen, state)}
                onClick={() => onChoose({ kind: 'state', state })}
                onKeyDown={(event) => onKey(event, row, 0, state)}
              >
                <span className={classes.dot} />
                <strong>{stateName(definition, state)}</strong>
                <Marks definition={definition} state={state} count={props.inUse[state] ?? 0} />
              </button>
              <div className={classes.chips}>
                {waysFrom(definition, state).map((way, i) => (
                  <button
                    key={way.to}
                    type="button"
                    className={classes.chip}
                    data-cell
                    aria-pressed={isChosen(chosen, state, way.to)}
                    data-wrong={props.wrong.has(`${state} ${way.to}`) || undefined}
                    onClick={() => onChoose({ kind: 'way', from: state, to: way.to })}
                    onKeyDown={(event) => onKey(event, row, i + 1, state, way.to)}
                  >
                    <IconArrowRight size={12} className="flip-rtl" aria-hidden />
                    {stateName(definition, way.to)}
                    {way.requires && (
                      <span className={classes.asks}>
                        {way.requires.map((r) => label('requirement', r)).join(', ')}
                      </span>
                    )}
                  </button>
                ))}
                {definition.hold?.includes(state) && (
                  <span className={classes.held}>
                    <IconPlayerPause size={12} aria-hidden />
                    {stateName(definition, ON_HOLD)}
                  </span>
                )}
              </div>
            </StateRow>
          ))}
        </ol>
        <DragOverlay dropAnimation={null}>
          {carried && <div className={classes.carried}>{stateName(definition, carried)}</div>}
        </DragOverlay>
      </DndContext>
      <VisuallyHidden role="status">{said}</VisuallyHidden>
    </>
  )
}

/** What a state is in the line, and how many dossiers stand in it. */
export function Marks({ definition, state, count }: { definition: Definition; state: string; count: number }) {
  const { t } = useTranslation()
  return (
    <span className={classes.marks}>
      {definition.initial === state && (
        <Tag tone="majorelle" icon={IconPlayerPlay}>
          {t('workflows:edit.isInitial')}
        </Tag>
      )}
      {definition.terminal.includes(state) && <Tag icon={IconFlag}>{t('workflows:edit.isTerminal')}</Tag>}
      {count > 0 && <Tag>{t('workflows:edit.inUse', { count })}</Tag>}
    </span>
  )
}

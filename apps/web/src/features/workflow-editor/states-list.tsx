import { IconArrowRight, IconFlag, IconPlayerPause, IconPlayerPlay } from '@tabler/icons-react'
import { type KeyboardEvent, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Definition } from '@/lib/api-workflows.ts'
import { label } from '@/lib/label.ts'
import { Tag } from '@/ui/status-badge.tsx'
import { type Chosen, moveState, ON_HOLD, removeState, removeWay, waysFrom } from './draft-model.ts'
import classes from './editor.module.css'
import { stateName, stateTone } from './naming.ts'

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
 * state and along the ways, Enter chooses, Delete takes away, Alt with an arrow changes the order.
 */
export function StatesList(props: ListProps) {
  const { t } = useTranslation()
  const { definition, chosen, onChoose, onChange, readOnly } = props
  const list = useRef<HTMLUListElement>(null)

  const focus = (row: number, cell: number) => {
    const rows = list.current?.querySelectorAll<HTMLElement>('[data-row]') ?? []
    const target = rows[Math.max(0, Math.min(rows.length - 1, row))]
    const cells = target?.querySelectorAll<HTMLElement>('button') ?? []
    cells[Math.max(0, Math.min(cells.length - 1, cell))]?.focus()
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
        onChange(moveState(definition, state, step[0]))
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
    <ul className={classes.states} ref={list} aria-label={t('workflows:edit.states')}>
      {definition.states.map((state, row) => (
        <li key={state} className={classes.state} data-row data-wrong={props.wrong.has(state) || undefined}>
          <button
            type="button"
            className={classes.stateHead}
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
                aria-pressed={isChosen(chosen, state, way.to)}
                data-wrong={props.wrong.has(`${state} ${way.to}`) || undefined}
                onClick={() => onChoose({ kind: 'way', from: state, to: way.to })}
                onKeyDown={(event) => onKey(event, row, i + 1, state, way.to)}
              >
                <IconArrowRight size={12} className="flip-rtl" aria-hidden />
                {stateName(definition, way.to)}
                {way.requires && (
                  <span className={classes.asks}>{way.requires.map((r) => label('requirement', r)).join(', ')}</span>
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
        </li>
      ))}
    </ul>
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

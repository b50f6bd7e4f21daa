import { useDroppable } from '@dnd-kit/core'
import { UnstyledButton } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PipelineColumn } from '@/lib/api-dossiers.ts'
import { formatMoney, formatNumber } from '@/lib/format.ts'
import { currentLocale } from '@/lib/i18n.ts'
import { label } from '@/lib/label.ts'
import { ButtonLink } from '@/ui/link.tsx'
import { statusTone } from '@/ui/status-tone.ts'
import classes from './board.module.css'
import { BoardCard } from './board-card.tsx'
import { columnValue } from './board-state.ts'

/** The API counts up to here; beyond, a figure would be a guess. */
const countCap = 200

function Count({ value }: { value: number }) {
  return (
    <span className={classes.count}>{value >= countCap ? `${countCap}+` : formatNumber(value, currentLocale())}</span>
  )
}

/** Budgets of a column in short; "≥" while not every card is loaded. */
function Value({ column }: { column: PipelineColumn }) {
  const { t } = useTranslation()
  const { sums, complete } = columnValue(column)
  if (sums.length === 0) return null
  return (
    <span className={classes.value} title={t('dossiers:board.value')}>
      {sums.map((money) => (
        <bdi key={money.currency} className="num">
          {complete ? '' : '≥ '}
          {formatMoney({ ...money, amount: Math.round(money.amount / 100) * 100 }, currentLocale())}
        </bdi>
      ))}
    </span>
  )
}

/**
 * One step of the board. An empty step stands as a narrow strip until it is wanted.
 * @param props.drop what dropping here would mean while a card is carried: null when none is
 */
export function BoardColumn(props: {
  column: PipelineColumn
  caseType: string
  movable: boolean
  first: boolean
  drop: 'open' | 'shut' | 'home' | null
}) {
  const { t } = useTranslation()
  const { column } = props
  const { setNodeRef, isOver } = useDroppable({ id: column.status })
  const [wanted, setWanted] = useState(false)
  const name = label('status', column.status)
  const narrow = column.count === 0 && !props.first && !wanted
  const state = { 'data-drop': props.drop ?? undefined, 'data-over': isOver || undefined }
  if (narrow)
    return (
      <section ref={setNodeRef} className={classes.strip} aria-label={name} {...state}>
        <UnstyledButton
          className={classes.stripButton}
          onClick={() => setWanted(true)}
          aria-label={t('dossiers:board.expand', { status: name })}
        >
          <span className={classes.dot} data-tone={statusTone(column.status)} aria-hidden="true" />
          <span className={classes.stripName}>{name}</span>
        </UnstyledButton>
      </section>
    )
  return (
    <section ref={setNodeRef} className={classes.column} aria-label={name} {...state}>
      <header className={classes.columnHead}>
        <span className={classes.dot} data-tone={statusTone(column.status)} aria-hidden="true" />
        <h2>{name}</h2>
        <Count value={column.count} />
        <Value column={column} />
      </header>
      <ul className={classes.cards}>
        {column.items.map((card) => (
          <li key={card.id}>
            <BoardCard card={card} movable={props.movable} />
          </li>
        ))}
        {column.items.length === 0 && <li className={classes.empty}>{t('dossiers:board.emptyColumn')}</li>}
        {column.nextCursor && (
          <li>
            <ButtonLink
              to="/dossiers"
              search={{ show: 'table', caseType: props.caseType, status: [column.status] }}
              variant="subtle"
              color="sand"
              size="compact-sm"
              fullWidth
            >
              {t('dossiers:board.rest')}
            </ButtonLink>
          </li>
        )}
      </ul>
    </section>
  )
}

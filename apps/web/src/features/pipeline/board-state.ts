import type { DossierSummary, PipelineColumn } from '../../lib/api-dossiers.ts'
import type { Money } from '../../lib/api-types.ts'
import type { Transition } from '../../lib/api-workflows.ts'

export interface BoardData {
  columns: PipelineColumn[]
}

/** The card and the status of the column it stands in, or null when the board does not hold it. */
export function findCard(board: BoardData, id: string): DossierSummary | null {
  for (const column of board.columns) {
    const card = column.items.find((c) => c.id === id)
    if (card) return card
  }
  return null
}

/**
 * The board after a card moved: first in its new column, both counts right. The same board when the card or the
 * column is not there.
 * @param at ISO-8601 UTC instant of the move: the age in the new step begins there
 */
export function moveCard(board: BoardData, id: string, to: string, at: string): BoardData {
  const card = findCard(board, id)
  if (!card || card.status === to || !board.columns.some((c) => c.status === to)) return board
  const moved = { ...card, status: to, statusSince: at }
  return {
    columns: board.columns.map((column) => {
      if (column.status === to) return { ...column, count: column.count + 1, items: [moved, ...column.items] }
      const items = column.items.filter((c) => c.id !== id)
      return items.length === column.items.length ? column : { ...column, count: Math.max(0, column.count - 1), items }
    }),
  }
}

/** Budgets of the cards in sight, summed for each currency: never one figure out of two currencies. */
export function columnValue(column: PipelineColumn): { sums: Money[]; complete: boolean } {
  const sums = new Map<Money['currency'], number>()
  for (const { budget } of column.items) {
    const amount = budget?.max ?? budget?.min
    if (budget && amount) sums.set(budget.currency, (sums.get(budget.currency) ?? 0) + amount)
  }
  return {
    sums: [...sums].map(([currency, amount]) => ({ amount, currency })),
    complete: column.nextCursor === null,
  }
}

export type DropAnswer =
  | { kind: 'stay' }
  | { kind: 'refused'; why: 'noEdge' | 'role' | 'guard'; reasons: string[]; possible: string[] }
  | { kind: 'ask'; transition: Transition }
  | { kind: 'move'; transition: Transition }

/** What dropping a card on a column means, by the transitions the server offers for it. */
export function judgeDrop(from: string, to: string, transitions: readonly Transition[]): DropAnswer {
  if (from === to) return { kind: 'stay' }
  const transition = transitions.find((t) => t.to === to && t.command === null)
  const possible = transitions.filter((t) => t.allowed && t.command === null).map((t) => t.to)
  if (!transition) return { kind: 'refused', why: 'noEdge', reasons: [], possible }
  const unmet = transition.guards.filter((g) => !g.ok)
  if (unmet.length > 0)
    return { kind: 'refused', why: 'guard', reasons: unmet.map((g) => g.reason ?? g.code), possible }
  if (!transition.allowed) return { kind: 'refused', why: 'role', reasons: [], possible }
  return { kind: transition.requires.length > 0 ? 'ask' : 'move', transition }
}

/** Columns a card may go to; its own column always counts. Everything is open while the answer is awaited. */
export function openColumns(from: string, transitions: readonly Transition[] | undefined): Set<string> | null {
  if (!transitions) return null
  return new Set([from, ...transitions.filter((t) => t.allowed && t.command === null).map((t) => t.to)])
}

export interface Box {
  id: string
  left: number
  width: number
}

/**
 * The column a key leads to: the next one in that direction of the screen among those the card may go to.
 * @param direction -1 to the left of the screen, 1 to the right, whatever the writing direction
 */
export function nextColumn(
  boxes: readonly Box[],
  fromX: number,
  direction: -1 | 1,
  open: Set<string> | null,
): Box | null {
  const middle = (box: Box) => box.left + box.width / 2
  const candidates = boxes
    .filter((b) => (open === null || open.has(b.id)) && (middle(b) - fromX) * direction > 1)
    .sort((a, b) => (middle(a) - middle(b)) * direction)
  return candidates[0] ?? null
}

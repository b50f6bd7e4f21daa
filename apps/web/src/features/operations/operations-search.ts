import { type RowFigure, type RowsAsked, rowFigures } from '../../lib/api-operations.ts'

export const operationsTabs = ['figures', 'letters', 'events'] as const
export type OperationsTab = (typeof operationsTabs)[number]

/** What the address of the page holds: the tab, and whose rows are open beside it. */
export interface OperationsSearch {
  tab?: OperationsTab | undefined
  /** Of events: only those that were set aside. */
  only?: 'quarantined' | undefined
  figure?: RowFigure | undefined
  code?: string | undefined
  account?: string | undefined
}

const text = (value: unknown) => (typeof value === 'string' && value.length <= 100 && value ? value : undefined)

/** Reads the address; what is not understood is left out. */
export function readOperationsSearch(search: Record<string, unknown>): OperationsSearch {
  return {
    tab: operationsTabs.find((tab) => tab === search.tab && tab !== 'figures'),
    only: search.only === 'quarantined' ? 'quarantined' : undefined,
    figure: rowFigures.find((figure) => figure === search.figure),
    code: text(search.code) ?? (typeof search.code === 'number' ? String(search.code) : undefined),
    account: text(search.account),
  }
}

/** The rows the address asks for; null when none are open. */
export function askedRows({ figure, code, account }: OperationsSearch): RowsAsked | null {
  return figure ? { figure, ...(code ? { code } : {}), ...(account ? { account } : {}) } : null
}

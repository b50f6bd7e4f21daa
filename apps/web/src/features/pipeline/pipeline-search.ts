import { type DossierSort, dossierSorts, type ListDefinition, type SavedView } from '../../lib/api-lists.ts'
import { type ListAddress, readListAddress } from '../lists/list-address.ts'

/** What the address of the dossiers page holds: which picture, and what it keeps. */
export interface PipelineSearch extends ListAddress {
  show?: 'board' | 'table' | undefined
  caseType?: string | undefined
  status?: string[] | undefined
  assignee?: string | undefined
  source?: string | undefined
  q?: string | undefined
  sort?: DossierSort | undefined
  /** False shows closed dossiers too. */
  open?: boolean | undefined
  create?: boolean | undefined
}

const code = /^[A-Z][A-Z0-9_]{0,39}$/

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value : undefined
}

/** Reads the address; what is not understood is left out rather than sent to the server. */
export function readPipelineSearch(search: Record<string, unknown>): PipelineSearch {
  const statuses = (Array.isArray(search.status) ? search.status : [search.status]).filter(
    (s): s is string => typeof s === 'string' && code.test(s),
  )
  return {
    ...readListAddress(search),
    show: search.show === 'table' || search.show === 'board' ? search.show : undefined,
    caseType: typeof search.caseType === 'string' && code.test(search.caseType) ? search.caseType : undefined,
    status: statuses.length > 0 ? statuses : undefined,
    assignee: text(search.assignee),
    source: typeof search.source === 'string' && code.test(search.source) ? search.source : undefined,
    q: text(search.q),
    sort: dossierSorts.find((s) => s === search.sort),
    open: search.open === false || search.open === 'false' ? false : undefined,
    create: search.create === true || search.create === 'true' ? true : undefined,
  }
}

/** The filter as the API takes it. */
export function dossierFilter(search: PipelineSearch) {
  return {
    ...(search.caseType ? { caseType: search.caseType } : {}),
    ...(search.status ? { status: search.status } : {}),
    ...(search.assignee ? { assignee: search.assignee } : {}),
    ...(search.source ? { source: search.source } : {}),
    ...(search.q ? { q: search.q } : {}),
    ...(search.open === false ? {} : { open: true }),
  }
}

/** What a saved filter keeps of the address. */
export function definitionOf(search: PipelineSearch, columns: string[]): ListDefinition {
  return { filter: dossierFilter(search), sort: search.sort ?? 'activity', columns }
}

/** The address that a saved filter opens. */
export function searchOf({ id, filter, sort, columns }: SavedView): PipelineSearch {
  return {
    ...readPipelineSearch({ ...filter, sort, open: filter.open === true ? undefined : false }),
    show: 'table',
    saved: id,
    cols: columns.length > 0 ? columns.join(',') : undefined,
  }
}

/** True while the address asks for nothing: no filter, no order, no columns. */
export function isBare({ show: _show, create: _create, ...asked }: PipelineSearch): boolean {
  return Object.values(asked).every((value) => value === undefined)
}

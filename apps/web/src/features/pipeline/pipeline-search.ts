/** What the address of the dossiers page holds: which picture, and what it keeps. */
export interface PipelineSearch {
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

const sorts = ['activity', 'opened', 'score'] as const
export type DossierSort = (typeof sorts)[number]

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
    show: search.show === 'table' || search.show === 'board' ? search.show : undefined,
    caseType: typeof search.caseType === 'string' && code.test(search.caseType) ? search.caseType : undefined,
    status: statuses.length > 0 ? statuses : undefined,
    assignee: text(search.assignee),
    source: typeof search.source === 'string' && code.test(search.source) ? search.source : undefined,
    q: text(search.q),
    sort: sorts.find((s) => s === search.sort),
    open: search.open === false || search.open === 'false' ? false : undefined,
    create: search.create === true || search.create === 'true' ? true : undefined,
  }
}

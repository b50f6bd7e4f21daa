/** What the address of a list holds beside its own filter. */
export interface ListAddress {
  /** The saved filter it was opened with. */
  saved?: string | undefined
  /** Columns in their order, with commas between. */
  cols?: string | undefined
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** Reads the common part of an address; what is not understood is left out. */
export function readListAddress(search: Record<string, unknown>): ListAddress {
  return {
    saved: typeof search.saved === 'string' && uuid.test(search.saved) ? search.saved : undefined,
    cols: typeof search.cols === 'string' && /^[A-Za-z,]{0,400}$/.test(search.cols) ? search.cols : undefined,
  }
}

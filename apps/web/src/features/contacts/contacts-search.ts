import { type ContactSort, contactSorts, type ListDefinition, type SavedView } from '../../lib/api-lists.ts'
import { type ListAddress, readListAddress } from '../lists/list-address.ts'

/** What the address of the contacts page holds. */
export interface ContactsSearch extends ListAddress {
  q?: string | undefined
  sort?: ContactSort | undefined
}

/** Reads the address; what is not understood is left out rather than sent to the server. */
export function readContactsSearch(search: Record<string, unknown>): ContactsSearch {
  return {
    ...readListAddress(search),
    q: typeof search.q === 'string' && search.q.trim() !== '' ? search.q.slice(0, 100) : undefined,
    sort: contactSorts.find((s) => s === search.sort && s !== 'recent'),
  }
}

const filterOf = ({ q }: ContactsSearch) => (q ? { q } : {})

/** The query as the API takes it. */
export function contactsAsked(search: ContactsSearch) {
  return { ...filterOf(search), sort: search.sort ?? ('recent' as const) }
}

/** What a saved filter keeps of the address. */
export function definitionOf(search: ContactsSearch, columns: string[]): ListDefinition {
  return { filter: filterOf(search), sort: search.sort ?? 'recent', columns }
}

/** The address that a saved filter opens. */
export function searchOf({ id, filter, sort, columns }: SavedView): ContactsSearch {
  return {
    ...readContactsSearch({ ...filter, sort }),
    saved: id,
    cols: columns.length > 0 ? columns.join(',') : undefined,
  }
}

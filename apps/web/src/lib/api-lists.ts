import type { Act, Id, Person, Read } from './api-types.ts'

export type ListName = 'DOSSIERS' | 'ANNONCES' | 'CONTACTS' | 'TASKS'

export const dossierSorts = ['activity', 'activity.asc', 'opened', 'opened.asc', 'score', 'since', 'since.asc'] as const
export type DossierSort = (typeof dossierSorts)[number]
export const annonceSorts = ['recent', 'oldest', 'price', '-price', 'quality', '-quality'] as const
export type AnnonceSort = (typeof annonceSorts)[number]
export const contactSorts = ['recent', 'oldest', 'name', '-name'] as const
export type ContactSort = (typeof contactSorts)[number]

/** What a list is asked for: the filter as its own route takes it, its order, the columns shown. */
export interface ListDefinition {
  filter: Record<string, unknown>
  sort: string | null
  columns: string[]
}

export interface SavedView extends ListDefinition {
  id: string
  list: ListName
  name: string
  shared: boolean
  owner: Person
  mine: boolean
  canEdit: boolean
  /** Saved when the list took something that it takes no more. */
  outdated: boolean
  version: number
}

export interface ListPreferences {
  columns: string[] | null
  defaultViewId: string | null
}

export interface ListViews {
  items: SavedView[]
  preferences: ListPreferences
}

type ViewChange = Partial<ListDefinition> & { name?: string; shared?: boolean }

export interface ListPaths {
  '/api/v1/saved-views': {
    get: Read<ListViews, { list: ListName }>
    post: Act<SavedView, ListDefinition & { list: ListName; name: string; shared?: boolean }>
  }
  '/api/v1/saved-views/{id}': {
    patch: Act<SavedView, ViewChange & { version: number }, Id>
    delete: Read<null, { version: number }, Id>
  }
  '/api/v1/saved-views/{id}/restore': { post: Read<SavedView, never, Id> }
  '/api/v1/list-preferences/{list}': { put: Act<ListPreferences, Partial<ListPreferences>, { list: ListName }> }
}

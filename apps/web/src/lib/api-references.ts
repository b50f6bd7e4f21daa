import type { Act, Read } from './api-types.ts'

/** The lists an organisation words itself; hooked into `paths` of api-types.ts. */
export const referenceLists = [
  'LOSS_REASON',
  'WON_REASON',
  'SOURCE',
  'TASK_CATEGORY',
  'DOCUMENT_TYPE',
  'CANCEL_REASON',
] as const
export type ReferenceListName = (typeof referenceLists)[number]

export type Labels = Record<'fr' | 'ar' | 'en', string | null>

export interface ReferenceValue {
  code: string
  builtIn: boolean
  /** The organisation's own words; null where it keeps the product's, or has none. */
  labels: Labels
  state: 'ACTIVE' | 'HIDDEN' | 'DELETED'
  version: number
}

export interface ReferenceList {
  list: ReferenceListName
  values: ReferenceValue[]
}

export interface EditedValue extends ReferenceValue {
  product: Record<'fr' | 'ar' | 'en', string> | null
  uses: number
}

export interface EditedList {
  list: ReferenceListName
  version: number
  values: EditedValue[]
}

type OfList = { list: ReferenceListName }
type OfValue = OfList & { code: string }

export interface ReferencePaths {
  '/api/v1/reference-lists': { get: Read<{ items: ReferenceList[] }> }
  '/api/v1/reference-lists/{list}': { get: Read<EditedList, never, OfList> }
  '/api/v1/reference-lists/{list}/order': { put: Act<EditedList, { version: number; codes: string[] }, OfList> }
  '/api/v1/reference-lists/{list}/values': {
    post: Act<EditedList, { code: string; labels: { fr: string; ar?: string | null; en?: string | null } }, OfList>
  }
  '/api/v1/reference-lists/{list}/values/{code}': {
    patch: Act<EditedList, { version: number; labels?: Partial<Labels>; active?: boolean }, OfValue>
    delete: Read<EditedList, { version: number }, OfValue>
  }
}

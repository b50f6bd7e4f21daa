import type { Read } from './api-types.ts'

export type HitKind = 'DOSSIER' | 'CONTACT' | 'CONVERSATION' | 'ANNONCE' | 'DOCUMENT' | 'TASK'

export interface Hit {
  id: string
  title: string
  detail: string | null
  reference: string | null
  status: string | null
  coverUrl: string | null
  dossierId: string | null
  contactId: string | null
  annonceId: string | null
}

export interface HitGroup {
  kind: HitKind
  items: Hit[]
  more: boolean
}

export interface SearchPaths {
  '/api/v1/search': { get: Read<{ groups: HitGroup[] }, { q: string; limit?: number }> }
}

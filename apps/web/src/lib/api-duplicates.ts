import type { Act, Id, Page, Paged, Read } from './api-types.ts'

export type MergeSide = 'SURVIVOR' | 'LOSER' | 'BOTH'

/** One field of two records: what each has and whose is kept when nobody says otherwise. */
export interface ComparedField<F extends string = string> {
  field: F
  survivor: unknown
  loser: unknown
  survivorText: string | null
  loserText: string | null
  differs: boolean
  suggested: MergeSide
  choices: MergeSide[]
}

export interface MergeContactSide {
  id: string
  displayName: string
  createdAt: string
  version: number
  identities: { id: string; kind: string; value: string }[]
}

interface DossierBrief {
  id: string
  reference: string
  status: string
}

export interface OpenPair {
  code: 'OPEN_DOSSIERS'
  caseType: string
  branchId: string
  survivor: DossierBrief
  loser: DossierBrief
}

/** What merging two contacts would do. */
export interface ContactPlan {
  survivor: MergeContactSide
  loser: MergeContactSide
  fields: ComparedField[]
  moves: Record<string, number>
  conflicts: OpenPair[]
  consents: { identityId: string; value: string; channel: string; purpose: string; from: string; to: string }[]
  undoUntil: string
}

export interface MergeDossierSide {
  id: string
  reference: string
  caseType: string
  status: string
  open: boolean
  contact: { id: string; displayName: string }
  openedAt: string
  currency: string
  version: number
}

/** What merging two dossiers would do. */
export interface DossierPlan {
  survivor: MergeDossierSide
  loser: MergeDossierSide
  fields: ComparedField[]
  moves: Record<string, number>
  sameInterests: number
  obstacles: ('CASE_TYPE' | 'BRANCH' | 'CURRENCY' | 'CONTACT' | 'SURVIVOR_CLOSED' | 'TWO_DEALS')[]
  undoUntil: string
}

export type SaidOfPair =
  | { loserId: string; action: 'MERGE'; keep?: 'SURVIVOR' | 'LOSER' }
  | { loserId: string; action: 'KEEP'; reason: string }

export interface MergeDone {
  mergeId: string
  survivorId: string
  loserId: string
  moved: Record<string, number>
  undoUntil: string
}

/** A merge that holds. */
export interface MergeLine {
  id: string
  kind: 'CONTACT' | 'DOSSIER'
  survivor: { id: string; name: string }
  loser: { id: string; name: string }
  mergedAt: string
  mergedBy: string | null
  undoUntil: string
  undoable: boolean
}

export interface UndoDone {
  mergeId: string
  survivorId: string
  loserId: string
  kept: { entity: string; id: string; field: string }[]
}

export interface SuggestedPerson {
  id: string
  displayName: string
  kind: string
  identities: { kind: string; value: string }[]
  openDossiers: number
  createdAt: string
  version: number
}

/** Two contacts that may be one person. `score` from 0 to 1; a reason with a weight below 0 speaks against it. */
export interface Suggestion {
  id: string
  state: 'OPEN' | 'MERGED' | 'NOT_DUPLICATE'
  score: number
  reasons: { code: string; weight: number; left: string; right: string }[]
  left: SuggestedPerson
  right: SuggestedPerson
  foundAt: string
}

type Choices = { [field: string]: MergeSide }

export interface DuplicatePaths {
  '/api/v1/duplicates': { get: Read<Page<Suggestion>, Paged & { state?: Suggestion['state']; contactId?: string }> }
  '/api/v1/duplicates/scan': { post: Act<{ queued: boolean }, never> }
  '/api/v1/duplicates/{id}/dismiss': { post: Act<Suggestion, never, Id> }
  '/api/v1/duplicates/{id}/restore': { post: Act<Suggestion, never, Id> }
  '/api/v1/contacts/{id}/merge': {
    get: Read<ContactPlan, { with: string }, Id>
    post: Act<
      MergeDone,
      { loserId: string; version: number; loserVersion: number; fields?: Choices; dossiers?: SaidOfPair[] },
      Id
    >
  }
  '/api/v1/dossiers/{id}/merge': {
    get: Read<DossierPlan, { with: string }, Id>
    post: Act<MergeDone, { loserId: string; version: number; loserVersion: number; fields?: Choices }, Id>
  }
  '/api/v1/merges': { get: Read<{ items: MergeLine[] }, { contactId?: string; dossierId?: string }> }
  '/api/v1/merges/{id}/undo': { post: Act<UndoDone, never, Id> }
}

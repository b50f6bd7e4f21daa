import type { AnnonceSummary, PropertyType, Transaction } from './api-annonces.ts'
import type { Appointment } from './api-appointments.ts'
import type { ConsentState } from './api-consents.ts'
import type { Identity } from './api-contacts.ts'
import type { Factor } from './api-decisions.ts'
import type { DossierSort } from './api-lists.ts'
import type { Act, Actor, Channel, Currency, Id, Money, Page, Paged, Person, Read } from './api-types.ts'
import type { Transition } from './api-workflows.ts'

export type Band = 'HOT' | 'WARM' | 'COLD'

export interface DossierSummary {
  id: string
  reference: string
  branchId: string
  caseType: string
  status: string
  contact: { id: string; displayName: string }
  assignee: Person | null
  source: string
  budget: { min: number | null; max: number | null; currency: Currency } | null
  city: string | null
  score: number | null
  band: Band | null
  lastActivityAt: string
  openedAt: string
  statusSince: string
  nextAppointmentAt: string | null
  annonce: { id: string; reference: string; title: string; coverUrl: string | null } | null
  unread: number
  version: number
}

export interface Criteria {
  propertyTypes?: PropertyType[]
  cities?: string[]
  zones?: string[]
  bedroomsMin?: number | null
  roomsMin?: number | null
  surfaceMin?: number | null
  surfaceMax?: number | null
  features?: string[]
  furnished?: boolean | null
  transaction?: Transaction | null
  moveIn?: string | null
  financing?: string | null
}

export interface Party {
  id: string
  contact: { id: string; displayName: string }
  role: string
  share: number | null
  note: string | null
  primary: boolean
}

export interface PartyChange {
  role?: string
  share?: number | null
  note?: string | null
  primary?: boolean
}
type OfParty = { id: string; partyId: string }

export interface Interest {
  id: string
  annonce: { id: string; reference: string; title: string; coverUrl: string | null }
  state: string
  opinion: string | null
  reason: string | null
  at: string
}

export interface Dossier extends DossierSummary {
  criteria: Criteria
  parties: Party[]
  interests: Interest[]
  appointments: Appointment[]
  consents: ConsentState[]
  identities: Identity[]
  conversations: { id: string; channel: Channel; handledBy?: 'AGENT' | 'HUMAN'; unreadCount?: number }[]
  scoreDecisionId: string | null
  scoreFactors: Factor[]
  workflow: {
    code: string
    version: number
    initial: string
    terminal: string[]
    path: string[]
    states: { code: string }[]
  }
  transitions: Transition[]
  canReopen?: boolean
  isOpen?: boolean
  expectedValue?: Money | null
  firstResponseDueAt?: string | null
  firstResponseAt?: string | null
  lossReason: string | null
  wonReason: string | null
  heldFrom: string | null
  history: { from: string | null; to: string; at: string; actor: Actor; fields: Record<string, unknown> | null }[]
  matches: (Omit<AnnonceSummary, 'price'> & { price: Money; score: number; reasons: (Factor | string)[] })[]
  canEdit: boolean
  canAssign: boolean
  canRedactNotes: boolean
}

export interface PipelineColumn {
  status: string
  count: number
  items: DossierSummary[]
  nextCursor: string | null
}

export interface DossierPaths {
  '/api/v1/dossiers': {
    get: Read<
      Page<DossierSummary>,
      Paged & {
        caseType?: string
        status?: string[]
        assignee?: string
        open?: boolean
        q?: string
        branchId?: string
        sort?: DossierSort
      }
    >
    post: Act<
      DossierSummary,
      {
        caseType: string
        contactId?: string
        contact?: { displayName: string; phones?: string[]; emails?: string[] }
        branchId?: string
        source: string
        annonceId?: string
        assigneeId?: string
        budget?: { min: number | null; max: number | null; currency: Currency }
        criteria?: Criteria
        duplicateReason?: string
      }
    >
  }
  '/api/v1/pipeline': {
    get: Read<{ columns: PipelineColumn[] }, { caseType?: string; assignee?: string; branchId?: string }>
  }
  '/api/v1/dossiers/{id}': {
    get: Read<Dossier, never, Id>
    patch: Act<
      Dossier,
      {
        version: number
        budget?: { min: number | null; max: number | null; currency: Currency } | null
        criteria?: Criteria
        annonceId?: string | null
        expectedValue?: Money | null
        source?: string
      },
      Id
    >
  }
  '/api/v1/dossiers/{id}/transitions': {
    get: Read<{ status: string; items: Transition[]; canReopen: boolean }, never, Id>
    post: Act<
      Dossier,
      {
        to: string
        version: number
        lossReason?: string
        wonReason?: string
        justification?: string
        appointmentId?: string
        [field: string]: unknown
      },
      Id
    >
  }
  '/api/v1/dossiers/{id}/reopen': { post: Act<Dossier, { version: number; justification: string }, Id> }
  '/api/v1/dossiers/{id}/assign': { post: Act<Dossier, { assigneeId: string | null; version: number }, Id> }
  '/api/v1/dossiers/{id}/interests': {
    post: Act<Interest, { annonceId: string; state: string; opinion?: string; reason?: string }, Id>
  }
  '/api/v1/dossiers/{id}/interests/{interestId}': {
    patch: Act<Interest, { state?: string; opinion?: string; reason?: string }, { id: string; interestId: string }>
  }
  '/api/v1/dossiers/{id}/parties': {
    post: Act<Party, PartyChange & { contactId: string; role: string }, Id>
  }
  '/api/v1/dossiers/{id}/parties/order': { put: Act<{ items: Party[] }, { partyIds: string[] }, Id> }
  '/api/v1/dossiers/{id}/parties/{partyId}': {
    patch: Act<Party, PartyChange, OfParty>
    delete: Act<null, never, OfParty>
  }
  '/api/v1/annonces/{id}/parties': {
    get: Read<{ items: Party[] }, never, Id>
    post: Act<Party, PartyChange & { contactId: string; role: string }, Id>
  }
  '/api/v1/annonces/{id}/parties/order': { put: Act<{ items: Party[] }, { partyIds: string[] }, Id> }
  '/api/v1/annonces/{id}/parties/{partyId}': {
    patch: Act<Party, PartyChange, OfParty>
    delete: Act<null, never, OfParty>
  }
}

import type { AnnonceInput, AnnonceSummary, Mandate, Photo, Transaction } from './api-annonces.ts'
import type { LegalMentions } from './api-organizations.ts'
import type { Act, Actor, Id, Page, Paged, Read } from './api-types.ts'

export type EntryKind = 'MANDATE' | 'AMENDMENT' | 'CORRECTION' | 'TERMINATION'
export type MandateState = 'COMING' | 'RUNNING' | 'ENDED' | 'TERMINATED'

/** An entry of the register of mandates; days are local ones of the branch. */
export interface MandateEntry {
  id: string
  branchId: string
  number: number
  kind: EntryKind
  refersTo: number | null
  annonce: { id: string; reference: string }
  mandantName: string
  mandantAddress: string
  propertyType: string
  propertySituation: string
  object: Transaction
  type: Mandate['type']
  startsOn: string
  endsOn: string
  exclusiveUntil: string | null
  signedOn: string
  signedBy: string
  remark: string | null
  enteredAt: string
  enteredBy: Actor
  hash: string
  state: MandateState
  isLast: boolean
}

export interface MandateTerms {
  mandantName: string
  mandantAddress: string
  type: Mandate['type']
  startsOn: string
  endsOn: string
  exclusiveUntil: string | null
}
export interface Signature {
  signedOn: string
  signedBy?: string
}

export interface Register {
  branchId: string
  name: string
  country: 'MA' | 'FR'
  /** The registered office, or the address of the branch. */
  address: string | null
  legal: LegalMentions
  /** Of its first entry, made or to come. */
  firstNumber: number
  /** Of its last entry; one before the first while there is none. */
  lastNumber: number
  head: string
}
export interface RegisterProof {
  ok: boolean
  entries: number
  brokenNumber: number | null
  brokenWhy: 'MISSING' | 'CHANGED' | null
  head: string
}

export type NextStep =
  | 'ANSWER_OFFER'
  | 'VISIT'
  | 'SIGN_MANDATE'
  | 'RENEW_MANDATE'
  | 'COMPLETE'
  | 'READY'
  | 'WAIT'
  | 'SIGNING'
  | 'PAUSED'
  | 'STOPPED'
  | 'OVER'

/** A property of the person who is signed in, with what happens around it. */
export interface OwnedAnnonce {
  annonce: AnnonceSummary
  branchId: string
  publishedAt: string | null
  mandate: Mandate | null
  prices: { amount: number; at: string }[]
  interested: number
  visits: {
    planned: number
    done: number
    last: { startsAt: string; timezone: string; state: string; who: string | null }[]
  }
  offers: { open: number; all: number }
  nextStep: NextStep
}

/** The part of a photo that is shown, as shares of the whole. */
export interface PhotoCrop {
  x: number
  y: number
  width: number
  height: number
}

type OnePhoto = { id: string; photoId: string }
export interface Quality {
  score: number
  missing: { code: string; label: string }[]
}

export interface MandatePaths {
  '/api/v1/mandates': {
    get: Read<Page<MandateEntry>, Paged & { branchId?: string; annonceId?: string }>
    post: Act<MandateEntry, MandateTerms & Signature & { annonceId: string; remark?: string }>
  }
  '/api/v1/mandates/registers': { get: Read<{ items: Register[] }> }
  '/api/v1/mandates/registers/{branchId}': { put: Act<Register, { firstNumber: number }, { branchId: string }> }
  '/api/v1/mandates/verify': { get: Read<RegisterProof, { branchId: string }> }
  '/api/v1/mandates/{id}/amendments': {
    post: Act<
      MandateEntry,
      Partial<MandateTerms> & Signature & { after: number; kind: 'AMENDMENT' | 'CORRECTION'; remark: string },
      Id
    >
  }
  '/api/v1/mandates/{id}/termination': {
    post: Act<MandateEntry, Signature & { after: number; lastDay: string; remark: string }, Id>
  }
  '/api/v1/owner-space/annonces': { get: Read<Page<OwnedAnnonce>, Paged> }
  '/api/v1/annonces/quality': { post: Act<Quality, Partial<AnnonceInput> & { id?: string; branchId?: string }> }
  '/api/v1/annonces/{id}/photos/{photoId}/crop': {
    put: Act<Photo, PhotoCrop, OnePhoto>
    delete: Act<Photo, never, OnePhoto>
  }
}

import type { paths as Contract } from '../../../../contracts/client.d.ts'
import type { AssignmentPaths } from './api-assignments.ts'
import type { BulkPaths } from './api-bulk.ts'
import type { DocumentPaths } from './api-documents.ts'
import type { DuplicatePaths } from './api-duplicates.ts'
import type { FeedPaths } from './api-feed.ts'
import type { AnnonceSort, ContactSort, DossierSort, ListPaths } from './api-lists.ts'
import type { MandatePaths, PhotoCrop } from './api-mandates.ts'
import type { NoteContent, NotePaths } from './api-notes.ts'
import type { NotificationPaths } from './api-notifications.ts'
import type { OfferPaths } from './api-offers.ts'

import type { PrivacyPaths } from './api-privacy.ts'
import type { ReferencePaths } from './api-references.ts'
import type { ReminderPaths } from './api-reminders.ts'
import type { BreakdownRow, FunnelStep, ReportQueries, ReportRow, ReportSummary } from './api-reports.ts'
import type { SearchPaths } from './api-search.ts'
import type { TaskPaths } from './api-tasks.ts'
import type { TodayPaths } from './api-today.ts'
import type { Definition, WorkflowPaths } from './api-workflows.ts'

/**
 * The shapes of the API as the app reads them, with the narrow codes its screens switch on, where the generated
 * contract says only "text". `contract-check.ts` holds both together at compile time.
 */

export type Role = 'ADMIN_ORG' | 'MANAGER' | 'AGENT' | 'OWNER' | 'MODERATOR' | 'AUDITOR'
export type Channel = 'WHATSAPP' | 'SMS' | 'EMAIL' | 'PHONE'
export type Currency = 'MAD' | 'EUR'

/** Integer minor units and currency; amounts of different currencies are never added or compared. */
export interface Money {
  amount: number
  currency: Currency
}

export interface Page<T> {
  items: T[]
  nextCursor: string | null
}

export interface Person {
  id: string
  name: string
}

export interface Actor {
  kind: 'user' | 'api_key' | 'agent' | 'job' | 'system' | 'contact'
  id: string | null
  name: string | null
}

export interface Branch {
  id: string
  name: string
  city: string
  country: string
  timezone: string
  phoneRegion: string
  currency: Currency
  address: string | null
  version: number
}

export interface OrganizationMembership {
  id: string
  name: string
  slug: string
  country: string
  currency: Currency
  timezone: string
  roles: Role[]
  permissions: string[]
  memberName: string
  branches: { id: string; name: string; city: string; timezone: string; currency: Currency }[]
}

export interface Me {
  user: { id: string; name: string; email: string; locale: string }
  organizations: OrganizationMembership[]
  demo: boolean
  tourSeen: boolean
  phonePageUrl: string | null
}

export interface DemoLogin {
  email: string
  password: string
  name: string
  role: Role
  organization: string
}

export interface OrganizationSettings {
  agentEnabled: boolean
  agentName: string
  agentSignature: string
  contactConsentOnInbound: boolean
  agentSeesAllDossiers: boolean
  agentsMayPublish: boolean
  firstResponseMinutes: number
  minimumNoticeMinutes: number
  maxVisitsPerDay: number
  visitMinutes: number
  travelBufferMinutes: number
  travelSpeedKmh: number
  travelMinimumMinutes: number
  reminderMinutes: number[]
  quietFrom: string
  quietTo: string
  overlapPolicy: 'FORBID' | 'WARN'
  qualifyThreshold: number
}

export interface Organization {
  id: string
  name: string
  slug: string
  country: string
  currency: Currency
  timezone: string
  defaultLocale: string
  settings: OrganizationSettings
  version: number
}

export interface Member {
  userId: string
  name: string
  email: string
  roles: Role[]
  branchIds: string[]
  status: 'ACTIVE' | 'SUSPENDED' | 'LEFT'
  languages: string[]
  version: number
}

export interface Invitation {
  id: string
  email: string
  roles: Role[]
  branchIds: string[]
  expiresAt: string | null
  createdAt: string
}

export interface WorkingHours {
  weekday: number
  starts: string
  ends: string
}

export interface ApiKey {
  id: string
  name: string
  scopes: string[]
  createdAt: string
  expiresAt: string | null
  lastUsedAt: string | null
  revokedAt: string | null
  prefix: string
}

export interface ChannelAccount {
  id: string
  kind: string
  displayName: string
  displayPhone: string | null
  branchId: string | null
  status: string
  agentEnabled: boolean
  qualityRating: string | null
}

export type Transaction = 'SALE' | 'RENT'
export type PropertyType =
  | 'APARTMENT'
  | 'VILLA'
  | 'HOUSE'
  | 'STUDIO'
  | 'RIAD'
  | 'LAND'
  | 'OFFICE'
  | 'SHOP'
  | 'FARM'
  | 'ROOM'

export type RentPeriod = 'MONTH' | 'WEEK' | 'DAY'
export type EnergyClass = 'A' | 'B' | 'C' | 'D' | 'E' | 'F' | 'G'

/** The owner's order to sell or let; dates are local days, both included. */
export interface Mandate {
  type: 'SIMPLE' | 'SEMI_EXCLUSIVE' | 'EXCLUSIVE'
  number: string | null
  startsOn: string | null
  endsOn: string | null
  exclusiveUntil?: string | null
}

/** Fees: minor units of the price's currency, or a percentage of the price. */
export interface Fees {
  amount?: number | null
  percent?: number | null
  payer: 'BUYER' | 'SELLER' | 'TENANT' | 'LANDLORD' | 'SHARED'
}

/** French energy diagnosis: kWh and kg CO₂ per m² and year, yearly cost range in minor units. */
export interface Energy {
  dpeClass: EnergyClass
  ghgClass?: EnergyClass | null
  kwh?: number | null
  kg?: number | null
  costMin?: number | null
  costMax?: number | null
  issuedOn?: string | null
}

export interface TitleDeed {
  status?: 'TITRE_FONCIER' | 'REQUISITION' | 'MELKIA' | null
  number?: string | null
  condominium?: boolean | null
  lots?: number | null
  annualCharges?: number | null
}

/** How a sale or a letting ended; the amount in minor units of the annonce's currency. */
export interface Closing {
  kind: 'SOLD' | 'RENTED'
  amount: number
  date: string
}

export interface Photo {
  id: string
  position: number
  isCover: boolean
  alt: string | null
  width: number
  height: number
  crop: PhotoCrop | null
  wholeUrl: string
  urls: { thumb: string; card: string; large: string }
}

export interface AnnonceSummary {
  id: string
  reference: string
  status: string
  title: string
  transaction: Transaction
  propertyType: PropertyType
  /** Null in a draft whose price is not known yet. */
  price: Money | null
  rentPeriod: RentPeriod | null
  surface: number | null
  bedrooms: number | null
  rooms: number | null
  city: string | null
  zone: string | null
  coverUrl: string | null
  quality: { score: number } | null
  updatedAt: string
}

export interface Annonce extends Omit<AnnonceSummary, 'quality'> {
  branchId: string
  description: string
  landSurface: number | null
  bathrooms: number | null
  floor: number | null
  floors: number | null
  yearBuilt: number | null
  furnished: boolean | null
  features: string[]
  address: string | null
  addressPrecision: 'EXACT' | 'STREET' | 'ZONE'
  latitude: number | null
  longitude: number | null
  ownerContactId: string | null
  mandate: Mandate | null
  fees: Fees | null
  energy: Energy | null
  titleDeed: TitleDeed | null
  closing: Closing | null
  moderationReason: string | null
  quality: { score: number; missing: { code: string; label: string }[] }
  photos: Photo[]
  publishedAt: string | null
  createdAt: string
  version: number
  actions: { allowed: Transition[]; canEdit: boolean }
}

/** What a person writes about an annonce; photos and state have their own calls. */
export type AnnonceInput = Pick<
  Annonce,
  | 'title'
  | 'description'
  | 'transaction'
  | 'propertyType'
  | 'price'
  | 'rentPeriod'
  | 'surface'
  | 'landSurface'
  | 'rooms'
  | 'bedrooms'
  | 'bathrooms'
  | 'floor'
  | 'floors'
  | 'yearBuilt'
  | 'furnished'
  | 'features'
  | 'city'
  | 'zone'
  | 'address'
  | 'addressPrecision'
  | 'latitude'
  | 'longitude'
  | 'ownerContactId'
  | 'mandate'
  | 'fees'
  | 'energy'
  | 'titleDeed'
> & { city: string }

export interface PricePoint {
  amount: number
  currency: Currency
  at: string
  actor: Actor
}

export interface ConsentState {
  identityId: string
  channel: Channel
  purpose: 'REPLY' | 'CONTACT' | 'MARKETING'
  state: 'PENDING' | 'GRANTED' | 'DENIED' | 'REVOKED' | 'EXPIRED'
  expiresAt: string | null
  since: string | null
  eventId: string | null
}

export interface ConsentEvent {
  id: string
  identityId: string
  channel: Channel
  purpose: ConsentState['purpose']
  state: ConsentState['state']
  at: string
  source: string
  /** Who recorded it, as the server names them. */
  capturedBy: string
  textShown: string | null
  textVersion: string | null
  evidence: Record<string, unknown> | null
  expiresAt: string | null
}

export interface Identity {
  id: string
  kind: 'PHONE' | 'EMAIL' | 'WHATSAPP_BSUID'
  value: string
  raw: string | null
  primary: boolean
}

export interface ContactSummary {
  id: string
  kind: 'PERSON' | 'COMPANY'
  displayName: string
  locale: string | null
  country: string | null
  identities: Identity[]
  createdAt: string
  openDossiers?: number
}

export interface Contact extends ContactSummary {
  firstName: string | null
  lastName: string | null
  note: string | null
  dossiers: { id: string; reference: string; caseType: string; status: string }[]
  /** When the person was made unrecognisable: nothing is added to the record since. */
  erasedAt: string | null
  version: number
}

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

export interface Transition {
  to: string
  requires: string[]
  guards: { code: string; ok: boolean; reason: string | null }[]
  roles: string[] | null
  command: string | null
  allowed: boolean
}

export interface Factor {
  code: string
  label: { fr: string; ar: string; en: string }
  weight: number | null
  value: unknown
  points: number
  evidence: { kind: string; id: string | null; text: string | null } | null
}

export interface Decision {
  id: string
  kind: string
  subject: { kind: string; id: string }
  engine: string
  engineVersion: string
  inputs: Record<string, unknown>
  factors: Factor[]
  result: Record<string, unknown>
  confidence: number | null
  alternatives: unknown[]
  durationMs: number | null
  actor: Actor
  at: string
  override: { by: Person | Actor; reason: string; result: unknown; at: string } | null
}

export type AppointmentType =
  | 'VISIT'
  | 'CALL'
  | 'OFFICE_MEETING'
  | 'OWNER_VISIT'
  | 'NOTARY_MEETING'
  | 'SIGNING'
  | 'SITE_VISIT'
  | 'VIDEO_CALL'

export interface Appointment {
  id: string
  type: AppointmentType
  state: 'SCHEDULED' | 'CONFIRMED' | 'DONE' | 'NO_SHOW' | 'CANCELLED'
  startsAt: string
  endsAt: string
  timezone: string
  branchId: string
  agent: Person
  dossier: { id: string; reference: string } | null
  contact: { id: string; displayName: string } | null
  annonce: { id: string; reference: string; title: string } | null
  place: string | null
  note: string | null
  outcome: string | null
  cancelCode: string | null
  /** The remark beside the code; of older cancellations all that was said. */
  cancelReason: string | null
  overlapConfirmed?: boolean
  version: number
}

export interface AppointmentDetail extends Appointment {
  travel: Travel
  history: {
    change: 'BOOKED' | 'CONFIRMED' | 'RESCHEDULED' | 'CANCELLED' | 'DONE' | 'NO_SHOW' | 'REASSIGNED'
    startsAt: string
    endsAt: string
    reason: string | null
    actor: Actor
    at: string
  }[]
}

export interface Task {
  id: string
  title: string
  category: string
  state: 'OPEN' | 'DONE' | 'CANCELLED'
  dueAt: string | null
  reminder: { minutesBefore: number | null; at: string } | null
  /** The series it is one of: its rule (RRULE), the zone of its hours, its first, and where this one stands in it. */
  recurrence: { rule: string; timezone: string; startsAt: string; occurrenceAt: string } | null
  assignee: Person | null
  dossier: { id: string; reference: string } | null
  completedAt: string | null
  version: number
}

/** A workflow as the organisation keeps it; the app reads states and the main line from it. */
export interface Workflow {
  id: string
  code: string
  version: number
  definition: Definition
}

/** The way to an appointment from the agent's place before; null when one of the two is not known. */
export type Travel = { minutes: number; from: string } | null

export interface Slot {
  startsAt: string
  endsAt: string
  agentId: string
  travel: Travel
}

export interface Party {
  id: string
  contact: { id: string; displayName: string }
  role: string
  share: number | null
  note: string | null
  primary: boolean
}

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

export interface Activity {
  id: string
  type:
    | 'NOTE'
    | 'TASK'
    | 'STATUS_CHANGE'
    | 'MESSAGE_LOG'
    | 'APPOINTMENT_LOG'
    | 'DOCUMENT_LOG'
    | 'CONSENT_LOG'
    | 'ASSIGNMENT'
    | 'DECISION'
    | 'SYSTEM'
  code: string
  params: Record<string, unknown>
  body: string | null
  /** The same as a document, of notes alone. */
  content: NoteContent | null
  channel: Channel | null
  direction: 'IN' | 'OUT' | null
  actor: Actor
  at: string
  ref: { kind: string; id: string } | null
  editedAt: string | null
  redactedAt: string | null
}

export interface PipelineColumn {
  status: string
  count: number
  items: DossierSummary[]
  nextCursor: string | null
}

export interface ConversationSummary {
  id: string
  contact: { id: string; displayName: string }
  channel: Channel
  accountId: string
  dossier: { id: string; reference: string; status: string; score: number | null; band: Band | null } | null
  assignee: Person | null
  handledBy: 'AGENT' | 'HUMAN'
  handlingReason: string | null
  needsHuman: boolean
  lastMessage: {
    text: string | null
    direction: 'IN' | 'OUT'
    at: string
    type: string
    authorKind: Actor['kind']
  } | null
  unreadCount: number
  waitingSince: string | null
  windowExpiresAt: string | null
}

export interface MayWrite {
  answer: 'YES' | 'NO' | 'LATER'
  code: string | null
  reason: string | null
  until: string | null
}

export interface Conversation extends ConversationSummary {
  consents: ConsentState[]
  identity: { kind: Identity['kind']; value: string } | null
  mayWrite: MayWrite
  /** A colleague who is writing here at this moment. */
  typing: Person | null
}

export interface Message {
  id: string
  direction: 'IN' | 'OUT'
  type: string
  text: string | null
  media: {
    url: string | null
    available: boolean
    mimeType: string | null
    filename: string | null
    width: number | null
    height: number | null
  } | null
  location: { latitude: number; longitude: number; name?: string | null; address?: string | null } | null
  interactive: { buttons: { id: string; title: string }[] } | null
  status:
    | 'RECEIVED'
    | 'QUEUED'
    | 'SENDING'
    | 'ACCEPTED'
    | 'SENT'
    | 'DELIVERED'
    | 'READ'
    | 'FAILED'
    | 'DEAD'
    | 'CANCELLED'
    | 'UNKNOWN'
  failure: { code: string; cause: string | null } | null
  author: Actor
  at: string
  sentAt: string | null
  deliveredAt: string | null
  readAt: string | null
  /** The button or list row that the person pressed, when the message is such a choice. */
  choice: { title: string | null } | null
  deleted: boolean
  editedAt: string | null
  attempts: number
  replyTo: { id: string | null; text: string | null } | null
  reactions: { emoji: string; by: string }[]
  citations: { annonceId: string; reference: string; field: string; value: unknown }[]
  understood: {
    lang: string
    intents: { code: string; confidence: number }[]
    slots: Record<string, unknown>
  } | null
  decisionId: string | null
}

export interface AuditEntry {
  id: string
  at: string
  actor: Actor
  action: 'INSERT' | 'UPDATE' | 'DELETE' | 'BLOCKED_BY_POLICY' | 'READ' | 'EXPORT' | 'SIGN_IN' | 'ERASURE'
  entity: string
  entityId: string | null
  changes: { field: string; before: unknown; after: unknown }[]
  correlationId: string | null
  /** True when its values were erased on request; the chain still verifies. */
  erased: boolean
  sealed: boolean
  position: number | null
}

export interface AuditVerification {
  checkedAt: string
  entries: number
  sealed: number
  unsealed: number
  erased: number
  headPosition: number
  ok: boolean
  firstBroken: { entryId: string | null; position: number | null; why: string } | null
  head: string | null
}

export type LiveTopic =
  | 'conversation'
  | 'message'
  | 'dossier'
  | 'appointment'
  | 'annonce'
  | 'bulk'
  | 'contact'
  | 'decision'
  | 'document'
  | 'member'
  | 'notification'
  | 'task'
  | 'reference'
  | 'workflow'

export interface LiveEvent {
  topic: LiveTopic
  id: string
  conversationId?: string
  dossierId?: string
  kind: string
}

/** What a new annonce may and must carry, as the contract says it. */
export type NewAnnonce = Contract['/api/v1/annonces']['post']['requestBody']['content']['application/json']

type Json<T> = { content: { 'application/json': T } }

type Operation<R, Query, Path, Body> = {
  parameters: {
    query?: Query
    header?: { 'Idempotency-Key'?: string }
    cookie?: never
  } & ([Path] extends [never] ? { path?: never } : { path: Path })
  responses: { 200: Json<R> }
} & ([Body] extends [never] ? { requestBody?: never } : { requestBody: Json<Body> })
export type Read<R, Query = never, Path = never> = Operation<R, Query, Path, never>
export type Act<R, Body, Path = never> = Operation<R, never, Path, Body>
export type Id = { id: string }
export type Paged = { limit?: number; cursor?: string }

export interface paths
  extends AssignmentPaths,
    BulkPaths,
    DocumentPaths,
    DuplicatePaths,
    FeedPaths,
    ListPaths,
    MandatePaths,
    NotePaths,
    NotificationPaths,
    OfferPaths,
    PrivacyPaths,
    ReferencePaths,
    ReminderPaths,
    SearchPaths,
    TaskPaths,
    TodayPaths,
    WorkflowPaths {
  '/api/v1/me': { get: Read<Me>; patch: Act<Me, { locale?: string; tourSeen?: boolean }> }
  '/api/v1/organizations': { post: Act<{ id: string }, { name: string; country: 'MA' | 'FR'; city: string }> }
  '/api/v1/demo-logins': { get: Read<{ items: DemoLogin[] }> }
  '/api/v1/invitations/accept': {
    post: Act<{ organization?: { id: string } } | null, { token: string; name?: string; password?: string }>
  }
  '/api/v1/organization': {
    get: Read<Organization>
    patch: Act<
      Organization,
      { version: number; name?: string; defaultLocale?: string; settings?: Partial<OrganizationSettings> }
    >
  }
  '/api/v1/branches': {
    get: Read<Page<Branch>>
    post: Act<Branch, Omit<Branch, 'id' | 'version'>>
  }
  '/api/v1/branches/{id}': { patch: Act<Branch, Partial<Omit<Branch, 'id'>> & { version: number }, Id> }
  '/api/v1/members': { get: Read<Page<Member>> }
  '/api/v1/members/{userId}': {
    patch: Act<
      Member,
      { roles?: Role[]; branchIds?: string[]; status?: Member['status']; reassignTo?: string | null },
      { userId: string }
    >
  }
  '/api/v1/invitations': {
    get: Read<Page<Invitation>>
    post: Act<Invitation, { email: string; roles: Role[]; branchIds: string[] }>
  }
  '/api/v1/invitations/{id}': { delete: Act<null, never, Id> }
  '/api/v1/working-hours': { get: Read<{ items: WorkingHours[] }, { userId?: string }> }
  '/api/v1/working-hours/{userId}': {
    put: Act<{ items: WorkingHours[] }, { items: WorkingHours[] }, { userId: string }>
  }
  '/api/v1/absences': {
    get: Read<
      Page<{ id: string; userId: string; startsAt: string; endsAt: string; reason: string | null }>,
      { userId?: string }
    >
    post: Act<{ id: string }, { userId: string; startsAt: string; endsAt: string; reason?: string }>
  }
  '/api/v1/absences/{id}': { delete: Act<null, never, Id> }
  '/api/v1/api-keys': {
    get: Read<Page<ApiKey>>
    post: Act<ApiKey & { secret: string }, { name: string; scopes: string[]; expiresAt?: string }>
  }
  '/api/v1/api-keys/{id}': { delete: Act<null, never, Id> }
  '/api/v1/channel-accounts': { get: Read<Page<ChannelAccount>> }
  '/api/v1/annonces': {
    get: Read<
      Page<AnnonceSummary>,
      Paged & {
        status?: string | string[]
        transaction?: string
        city?: string
        zone?: string
        propertyType?: string
        priceMin?: number
        priceMax?: number
        bedroomsMin?: number
        q?: string
        sort?: AnnonceSort
      }
    >
    post: Act<Annonce, NewAnnonce>
  }
  '/api/v1/annonces/{id}': {
    get: Read<Annonce, never, Id>
    patch: Act<Annonce, Partial<AnnonceInput> & { version: number }, Id>
  }
  '/api/v1/annonces/{id}/transitions': {
    post: Act<
      Annonce,
      {
        to: string
        version: number
        closing?: Closing
        justification?: string
        moderationReason?: string
        duplicateOverrideReason?: string
      },
      Id
    >
  }
  '/api/v1/annonces/{id}/photos': {
    post: Act<Photo, FormData, Id>
    patch: Act<Annonce, { order?: string[]; coverId?: string }, Id>
  }
  '/api/v1/annonces/{id}/photos/{photoId}': {
    patch: Act<Photo, { alt: string | null }, { id: string; photoId: string }>
    delete: Act<null, never, { id: string; photoId: string }>
  }
  '/api/v1/annonces/{id}/price-history': { get: Read<{ items: PricePoint[] }, never, Id> }
  '/api/v1/contacts': {
    get: Read<Page<ContactSummary>, Paged & { q?: string; sort?: ContactSort }>
    post: Act<
      Contact,
      {
        displayName?: string
        firstName?: string
        lastName?: string
        phones?: string[]
        emails?: string[]
        locale?: string
        country?: string
        note?: string
      }
    >
  }
  '/api/v1/contacts/{id}': {
    get: Read<Contact, never, Id>
    patch: Act<
      Contact,
      {
        version: number
        displayName?: string
        firstName?: string | null
        lastName?: string | null
        locale?: string | null
        country?: string | null
        note?: string | null
      },
      Id
    >
  }
  '/api/v1/contacts/{id}/identities': { post: Act<Contact, { kind: 'PHONE' | 'EMAIL'; value: string }, Id> }
  '/api/v1/contacts/{id}/identities/{identityId}': { delete: Act<null, never, { id: string; identityId: string }> }
  '/api/v1/contacts/{id}/consents': {
    get: Read<{ items: ConsentState[]; history: ConsentEvent[] }, never, Id>
    post: Act<
      { items: ConsentState[] },
      {
        identityId: string
        channel: Channel
        purpose: ConsentState['purpose']
        state: 'GRANTED' | 'DENIED' | 'REVOKED'
        source: string
        textShown?: string
        textVersion?: string
        evidence?: Record<string, unknown>
      },
      Id
    >
  }
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
  '/api/v1/dossiers/{id}/timeline': { get: Read<Page<Activity>, Paged & { type?: string }, Id> }
  '/api/v1/workflows': { get: Read<{ items: Workflow[] }> }
  '/api/v1/dossiers/{id}/interests': {
    post: Act<Interest, { annonceId: string; state: string; opinion?: string; reason?: string }, Id>
  }
  '/api/v1/dossiers/{id}/interests/{interestId}': {
    patch: Act<Interest, { state?: string; opinion?: string; reason?: string }, { id: string; interestId: string }>
  }
  '/api/v1/dossiers/{id}/parties': {
    post: Act<Party, { contactId: string; role: string; share?: number; note?: string; primary?: boolean }, Id>
  }
  '/api/v1/dossiers/{id}/parties/{partyId}': { delete: Act<null, never, { id: string; partyId: string }> }
  '/api/v1/conversations': {
    get: Read<Page<ConversationSummary>, Paged & { view?: string; q?: string }>
  }
  '/api/v1/conversations/{id}': { get: Read<Conversation, never, Id> }
  '/api/v1/conversations/{id}/messages': { get: Read<Page<Message>, Paged, Id> }
  '/api/v1/conversations/{id}/take-over': { post: Act<unknown, Record<string, never>, Id> }
  '/api/v1/conversations/{id}/give-back': { post: Act<unknown, Record<string, never>, Id> }
  '/api/v1/conversations/{id}/read': { post: Act<unknown, Record<string, never>, Id> }
  '/api/v1/conversations/{id}/assign': { post: Act<unknown, { assigneeId: string | null }, Id> }
  '/api/v1/conversations/{id}/typing': { post: Act<unknown, Record<string, never>, Id> }
  '/api/v1/outbound/messages': {
    post: Act<
      Message,
      {
        conversationId?: string
        dossierId?: string
        contactId?: string
        channel?: Channel
        text?: string
        template?: { name: string; language: string; variables: Record<string, string> }
        scheduledAt?: string
        purpose?: ConsentState['purpose']
        replyToId?: string
      }
    >
  }
  '/api/v1/outbound/messages/{id}/retry': { post: Act<unknown, Record<string, never>, Id> }
  '/api/v1/outbound/messages/{id}/cancel': { post: Act<unknown, Record<string, never>, Id> }
  '/api/v1/appointments': {
    get: Read<
      { items: Appointment[]; truncated?: boolean },
      { from: string; to: string; agentId?: string; dossierId?: string }
    >
    post: Act<
      Appointment,
      {
        type: AppointmentType
        startsAt: string
        durationMinutes?: number
        agentId: string
        branchId?: string
        dossierId?: string
        contactId?: string
        annonceId?: string
        place?: string
        note?: string
        confirmOverlap?: boolean
      }
    >
  }
  '/api/v1/appointments/{id}/reschedule': {
    post: Act<
      Appointment,
      { startsAt: string; durationMinutes?: number; version: number; agentId?: string; confirmOverlap?: boolean },
      Id
    >
  }
  '/api/v1/appointments/{id}': { get: Read<AppointmentDetail, never, Id> }
  '/api/v1/appointments/{id}/confirm': { post: Act<Appointment, { version: number }, Id> }
  '/api/v1/appointments/{id}/cancel': { post: Act<Appointment, { code: string; remark?: string; version: number }, Id> }
  '/api/v1/appointments/{id}/complete': { post: Act<Appointment, { outcome?: string; version: number }, Id> }
  '/api/v1/appointments/{id}/no-show': { post: Act<Appointment, { version: number }, Id> }
  '/api/v1/availability': {
    get: Read<
      { items: Slot[] },
      {
        agentId?: string
        branchId?: string
        annonceId?: string
        type?: AppointmentType
        from: string
        to: string
        durationMinutes?: number
      }
    >
  }
  '/api/v1/decisions': { get: Read<Page<Decision>, Paged & { kind?: string; subjectId?: string }> }
  '/api/v1/decisions/{id}': { get: Read<Decision, never, Id> }
  '/api/v1/decisions/{id}/override': { post: Act<Decision, { reason: string; result: Record<string, unknown> }, Id> }
  '/api/v1/audit': {
    get: Read<
      Page<AuditEntry>,
      Paged & { entity?: string; entityId?: string; actor?: string; from?: string; to?: string }
    >
  }
  '/api/v1/audit/verification': { get: Read<AuditVerification> }
  '/api/v1/dev/clock': { get: Read<{ now: string; offsetMs: number }> }
  '/api/v1/reports/summary': { get: Read<ReportSummary, ReportQueries['summary']> }
  '/api/v1/reports/funnel': { get: Read<{ caseType: string; steps: FunnelStep[] }, ReportQueries['funnel']> }
  '/api/v1/reports/breakdown': {
    get: Read<{ items: BreakdownRow[]; truncated: boolean }, ReportQueries['breakdown']>
  }
  '/api/v1/reports/rows': { get: Read<Page<ReportRow>, ReportQueries['rows']> }
}

import type { AnnoncePaths } from './api-annonces.ts'
import type { AppointmentPaths } from './api-appointments.ts'
import type { AssignmentPaths } from './api-assignments.ts'
import type { AttendeePaths } from './api-attendees.ts'
import type { AuditPaths } from './api-audit.ts'
import type { BulkPaths } from './api-bulk.ts'
import type { CannedPaths } from './api-canned.ts'
import type { ChannelPaths } from './api-channels.ts'
import type { ConsentPaths } from './api-consents.ts'
import type { ContactPaths } from './api-contacts.ts'
import type { DecisionPaths } from './api-decisions.ts'
import type { DocumentPaths } from './api-documents.ts'
import type { DossierPaths } from './api-dossiers.ts'
import type { DuplicatePaths } from './api-duplicates.ts'
import type { FeedPaths } from './api-feed.ts'
import type { IdentityPaths } from './api-identity.ts'
import type { ListPaths } from './api-lists.ts'
import type { MandatePaths } from './api-mandates.ts'
import type { MessagingPaths } from './api-messaging.ts'
import type { NotePaths } from './api-notes.ts'
import type { NotificationPaths } from './api-notifications.ts'
import type { OfferPaths } from './api-offers.ts'
import type { OperationsPaths } from './api-operations.ts'
import type { OrganizationPaths } from './api-organizations.ts'
import type { PlatformPaths } from './api-platform.ts'
import type { PrivacyPaths } from './api-privacy.ts'
import type { ReferencePaths } from './api-references.ts'
import type { ReminderPaths } from './api-reminders.ts'
import type { ReportPaths } from './api-reports.ts'
import type { SearchPaths } from './api-search.ts'
import type { TaskPaths } from './api-tasks.ts'
import type { TemplatePaths } from './api-templates.ts'
import type { TimelinePaths } from './api-timeline.ts'
import type { TodayPaths } from './api-today.ts'
import type { UnsubscribePaths } from './api-unsubscribe.ts'
import type { WorkflowPaths } from './api-workflows.ts'

/**
 * The shapes of the API as the app reads them, with the narrow codes its screens switch on, where the generated
 * contract says only "text". Each `api-<module>.ts` holds the shapes and paths of one module of the server; here stand
 * what they share and `paths`, their sum. `contract-check.ts` holds both together at compile time.
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
  extends AnnoncePaths,
    AppointmentPaths,
    AttendeePaths,
    AssignmentPaths,
    AuditPaths,
    BulkPaths,
    CannedPaths,
    ChannelPaths,
    ConsentPaths,
    ContactPaths,
    DecisionPaths,
    DocumentPaths,
    DossierPaths,
    DuplicatePaths,
    FeedPaths,
    IdentityPaths,
    ListPaths,
    MandatePaths,
    MessagingPaths,
    NotePaths,
    NotificationPaths,
    OfferPaths,
    OperationsPaths,
    OrganizationPaths,
    PlatformPaths,
    PrivacyPaths,
    ReferencePaths,
    ReminderPaths,
    UnsubscribePaths,
    ReportPaths,
    SearchPaths,
    TaskPaths,
    TemplatePaths,
    TimelinePaths,
    TodayPaths,
    WorkflowPaths {}

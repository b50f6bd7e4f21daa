import type { Act, Currency, Id, Page, Read, Role } from './api-types.ts'

/** What a branch prints about itself; null where it said nothing. */
export interface LegalMentions {
  legalForm: string | null
  seat: string | null
  tradeRegister: string | null
  card: string | null
  cardIssuer: string | null
  siret: string | null
  ice: string | null
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
  legal: LegalMentions
  version: number
}
type BranchFields = Omit<Branch, 'id' | 'legal' | 'version'>

export type CostCategory = 'MARKETING' | 'UTILITY' | 'AUTHENTICATION' | 'SERVICE'

/** What the organisation pays its provider for messages. */
export interface MessageCosts {
  currency: 'EUR' | 'MAD' | 'USD'
  /** Minor units in a month; null: no limit. */
  monthlyCap: number | null
  /** Millionths of the currency for one message; market `*`: all countries that are not named. */
  prices: { market: string; category: CostCategory; micros: number }[]
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
  contactCapPerDay: number
  marketingCapPerWeek: number
  dailyMessages: number | null
  fallbackChannels: boolean
  messageCosts: MessageCosts | null
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
  /** Until when a platform administrator is a guest; null for members. */
  guestUntil: string | null
  version: number
}

export const guestRoles = ['AUDITOR', 'AGENT', 'MANAGER'] as const
export type GuestRole = (typeof guestRoles)[number]

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

export interface OrganizationPaths {
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
    post: Act<Branch, BranchFields>
  }
  '/api/v1/branches/{id}': {
    patch: Act<
      Branch,
      Partial<BranchFields> & { version: number; legal?: Partial<Record<keyof LegalMentions, string>> },
      Id
    >
  }
  '/api/v1/members': { get: Read<Page<Member>> }
  '/api/v1/members/{userId}': {
    patch: Act<
      Member,
      { roles?: Role[]; branchIds?: string[]; status?: Member['status']; reassignTo?: string | null },
      { userId: string }
    >
  }
  '/api/v1/members/guests': { post: Act<Member, { email: string; hours: number; role?: GuestRole }> }
  '/api/v1/members/guests/{userId}': { delete: Act<null, never, { userId: string }> }
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
  '/api/v1/dev/clock': { get: Read<{ now: string; offsetMs: number }> }
}

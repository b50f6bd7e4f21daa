import { type Static, Type } from 'typebox'
import { OrganizationSettings, roles } from '#modules/identity'

export const Id = Type.String({ format: 'uuid' })
export const Nullable = <T extends Parameters<typeof Type.Union>[0][number]>(schema: T) =>
  Type.Union([schema, Type.Null()])
const Version = Type.Integer({ minimum: 1 })
const Name = Type.String({ minLength: 2, maxLength: 120, pattern: '\\S.*\\S' })
const Instant = Type.String({ format: 'date-time' })

/** A short list shown whole; the same shape as lists that are paged. */
export const listOf = <T extends Parameters<typeof Type.Array>[0]>(item: T) =>
  Type.Object({ items: Type.Array(item), nextCursor: Type.Null() })

export const Role = Type.Enum([...roles])
export const Roles = Type.Array(Role, { minItems: 1, maxItems: 6, uniqueItems: true })
const BranchIds = Type.Array(Id, { maxItems: 100, uniqueItems: true })
const Locale = Type.Enum(['fr', 'ar', 'en'])
const Country = Type.Enum(['MA', 'FR'])
const Currency = Type.Enum(['MAD', 'EUR'])
const TimeZone = Type.String({ minLength: 3, maxLength: 60, pattern: '^[A-Za-z_+\\-0-9/]+$' })

export const Organization = Type.Object({
  id: Type.String(),
  name: Type.String(),
  slug: Type.String(),
  country: Country,
  currency: Currency,
  timezone: Type.String(),
  defaultLocale: Locale,
  settings: OrganizationSettings,
  version: Type.Integer(),
})
export type Organization = Static<typeof Organization>

export const OrganizationPatch = Type.Object(
  {
    version: Version,
    name: Type.Optional(Name),
    timezone: Type.Optional(TimeZone),
    defaultLocale: Type.Optional(Locale),
    settings: Type.Optional(Type.Partial(OrganizationSettings, { additionalProperties: false })),
  },
  { additionalProperties: false },
)
export type OrganizationPatch = Static<typeof OrganizationPatch>

/** What a branch prints about itself; what each is stands in the rules. */
export const LegalMentions = Type.Object({
  legalForm: Nullable(Type.String()),
  seat: Nullable(Type.String()),
  tradeRegister: Nullable(Type.String()),
  card: Nullable(Type.String()),
  cardIssuer: Nullable(Type.String()),
  siret: Nullable(Type.String()),
  ice: Nullable(Type.String()),
})
const mention = (maxLength: number) => Type.Optional(Type.String({ maxLength }))
/** All of them at once: what is left out, or blank, is emptied. Numbers may be written with spaces. */
const LegalMentionsInput = Type.Object(
  {
    legalForm: mention(120),
    seat: mention(300),
    tradeRegister: mention(80),
    card: mention(60),
    cardIssuer: mention(120),
    siret: mention(30),
    ice: mention(30),
  },
  { additionalProperties: false },
)

export const Branch = Type.Object({
  id: Type.String(),
  name: Type.String(),
  city: Type.String(),
  country: Country,
  timezone: Type.String(),
  phoneRegion: Type.String(),
  currency: Currency,
  address: Nullable(Type.String()),
  legal: LegalMentions,
  version: Type.Integer(),
})
export type Branch = Static<typeof Branch>

const branchFields = {
  name: Name,
  city: Type.String({ minLength: 1, maxLength: 120, pattern: '\\S' }),
  country: Country,
  timezone: TimeZone,
  phoneRegion: Type.String({ pattern: '^[A-Z]{2}$' }),
  currency: Currency,
  address: Nullable(Type.String({ maxLength: 300 })),
}
export const NewBranch = Type.Object(
  {
    ...branchFields,
    timezone: Type.Optional(branchFields.timezone),
    phoneRegion: Type.Optional(branchFields.phoneRegion),
    currency: Type.Optional(branchFields.currency),
    address: Type.Optional(branchFields.address),
  },
  { additionalProperties: false },
)
export type NewBranch = Static<typeof NewBranch>
export const BranchPatch = Type.Object(
  {
    version: Version,
    ...Type.Partial(Type.Object(branchFields)).properties,
    legal: Type.Optional(LegalMentionsInput),
  },
  { additionalProperties: false },
)
export type BranchPatch = Static<typeof BranchPatch>

export const Member = Type.Object({
  userId: Type.String(),
  name: Type.String(),
  email: Type.String(),
  roles: Type.Array(Type.String()),
  branchIds: Type.Array(Type.String()),
  status: Type.Enum(['ACTIVE', 'SUSPENDED', 'LEFT']),
  languages: Type.Array(Type.String()),
  /** Until when a platform administrator is a guest; null for members. */
  guestUntil: Nullable(Type.String()),
  version: Type.Integer(),
})
export type Member = Static<typeof Member>

/** A platform administrator let in for some hours, an auditor unless told otherwise. */
export const NewGuest = Type.Object(
  {
    email: Type.String({ minLength: 3, maxLength: 254 }),
    hours: Type.Integer({ minimum: 1, maximum: 72 }),
    role: Type.Optional(Type.Enum(['AUDITOR', 'AGENT', 'MANAGER'])),
  },
  { additionalProperties: false },
)
export type NewGuest = Static<typeof NewGuest>

export const MemberPatch = Type.Object(
  {
    version: Type.Optional(Version),
    roles: Type.Optional(Roles),
    branchIds: Type.Optional(BranchIds),
    languages: Type.Optional(Type.Array(Type.Enum(['fr', 'ar', 'en', 'darija']), { maxItems: 4, uniqueItems: true })),
    status: Type.Optional(Member.properties.status),
    /** Who takes over dossiers, tasks, conversations and appointments of somebody who leaves. */
    reassignTo: Type.Optional(Nullable(Id)),
  },
  { additionalProperties: false },
)
export type MemberPatch = Static<typeof MemberPatch>

/** What was handed over when somebody left; `overlaps`: appointments that now clash with the colleague's own. */
export const Handover = Type.Object({
  dossiers: Type.Integer(),
  tasks: Type.Integer(),
  conversations: Type.Integer(),
  appointments: Type.Integer(),
  overlaps: Type.Integer(),
})
export type Handover = Static<typeof Handover>
export const ChangedMember = Type.Object({ ...Member.properties, handover: Nullable(Handover) })
export type ChangedMember = Static<typeof ChangedMember>

export const Invitation = Type.Object({
  id: Type.String(),
  email: Type.String(),
  roles: Type.Array(Type.String()),
  branchIds: Type.Array(Type.String()),
  createdAt: Type.String(),
  expiresAt: Type.String(),
})
export type Invitation = Static<typeof Invitation>

export const NewInvitation = Type.Object(
  { email: Type.String({ minLength: 3, maxLength: 254 }), roles: Roles, branchIds: Type.Optional(BranchIds) },
  { additionalProperties: false },
)
export type NewInvitation = Static<typeof NewInvitation>

export const AcceptInvitation = Type.Object(
  {
    token: Type.String({ minLength: 20, maxLength: 200 }),
    name: Type.Optional(Type.String({ minLength: 1, maxLength: 120, pattern: '\\S' })),
    password: Type.Optional(Type.String({ minLength: 10, maxLength: 128 })),
  },
  { additionalProperties: false },
)
export type AcceptInvitation = Static<typeof AcceptInvitation>
export const AcceptedInvitation = Type.Object({
  organization: Type.Object({ id: Type.String(), name: Type.String() }),
})
export type AcceptedInvitation = Static<typeof AcceptedInvitation>

const ClockTime = Type.String({ pattern: '^(([01]\\d|2[0-3]):[0-5]\\d|24:00)$' })
export const WorkingHours = Type.Object(
  { weekday: Type.Integer({ minimum: 1, maximum: 7 }), starts: ClockTime, ends: ClockTime },
  { additionalProperties: false },
)
export type WorkingHours = Static<typeof WorkingHours>
export const WorkingWeek = Type.Object({ items: Type.Array(WorkingHours), isDefault: Type.Boolean() })
export const NewWorkingWeek = Type.Object(
  { items: Type.Array(WorkingHours, { maxItems: 42 }) },
  { additionalProperties: false },
)

export const Absence = Type.Object({
  id: Type.String(),
  userId: Type.String(),
  startsAt: Type.String(),
  endsAt: Type.String(),
  reason: Nullable(Type.String()),
})
export type Absence = Static<typeof Absence>
export const NewAbsence = Type.Object(
  {
    userId: Id,
    startsAt: Instant,
    endsAt: Instant,
    reason: Type.Optional(Nullable(Type.String({ maxLength: 300 }))),
  },
  { additionalProperties: false },
)
export type NewAbsence = Static<typeof NewAbsence>

export const ApiKey = Type.Object({
  id: Type.String(),
  name: Type.String(),
  prefix: Type.String(),
  scopes: Type.Array(Type.String()),
  createdAt: Type.String(),
  expiresAt: Nullable(Type.String()),
  revokedAt: Nullable(Type.String()),
  lastUsedAt: Nullable(Type.String()),
})
export type ApiKey = Static<typeof ApiKey>
export const NewApiKey = Type.Object(
  {
    name: Type.String({ minLength: 1, maxLength: 80, pattern: '\\S' }),
    scopes: Type.Array(Type.String({ maxLength: 60 }), { minItems: 1, maxItems: 100, uniqueItems: true }),
    expiresAt: Type.Optional(Nullable(Instant)),
  },
  { additionalProperties: false },
)
export type NewApiKey = Static<typeof NewApiKey>
/** The only answer that ever carries the secret. */
export const CreatedApiKey = Type.Object({ ...ApiKey.properties, secret: Type.String() })
export type CreatedApiKey = Static<typeof CreatedApiKey>

export const ChannelAccount = Type.Object({
  id: Type.String(),
  kind: Type.String(),
  displayName: Type.String(),
  displayPhone: Type.String(),
  branchId: Type.String(),
  status: Type.String(),
  agentEnabled: Type.Boolean(),
  qualityRating: Nullable(Type.String()),
})
export type ChannelAccount = Static<typeof ChannelAccount>

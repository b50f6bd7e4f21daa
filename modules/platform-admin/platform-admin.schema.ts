import { type Static, type TSchema, Type } from 'typebox'
import { pageQuery } from '#platform/http'

const Nullable = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()])
const Id = Type.String({ format: 'uuid' })
/** A number counted up to a bound: `more` when there are at least that many. */
const Count = Type.Object({ count: Type.Integer(), more: Type.Boolean() })

/** An organisation as counters; nobody in it has a name here. */
export const PlatformOrganization = Type.Object({
  id: Type.String(),
  name: Type.String(),
  slug: Type.String(),
  country: Type.String(),
  createdAt: Type.String(),
  members: Count,
  openDossiers: Count,
  publishedAnnonces: Count,
  lastActivityAt: Nullable(Type.String()),
})
export type PlatformOrganization = Static<typeof PlatformOrganization>

export const OrganizationsQuery = Type.Object({ ...pageQuery, q: Type.Optional(Type.String({ maxLength: 120 })) })
export type OrganizationsQuery = Static<typeof OrganizationsQuery>

export const BlocksQuery = Type.Object(pageQuery)
export type BlocksQuery = Static<typeof BlocksQuery>

/** An annonce as the platform sees it: no owner, no contact, no address. */
export const PlatformAnnonce = Type.Object({
  id: Type.String(),
  reference: Type.String(),
  title: Type.String(),
  status: Type.String(),
  organization: Type.Object({ id: Type.String(), name: Type.String() }),
  block: Nullable(Type.Object({ reason: Type.String(), at: Type.String() })),
})
export type PlatformAnnonce = Static<typeof PlatformAnnonce>

export const AnnonceQuestion = Type.Object({
  organizationId: Id,
  /** A reference ("A-2026-000123") or an id. */
  which: Type.String({ minLength: 1, maxLength: 60, pattern: '\\S' }),
})
export type AnnonceQuestion = Static<typeof AnnonceQuestion>

export const OfAnnonce = Type.Object({ orgId: Id, id: Id })
export type OfAnnonce = Static<typeof OfAnnonce>

const Reason = Type.String({ minLength: 1, maxLength: 1000, pattern: '\\S' })
export const BlockReason = Type.Object({ reason: Reason }, { additionalProperties: false })

/** How the platform does: figures over all organisations, without content. Ages in seconds. */
export const PlatformHealth = Type.Object({
  queues: Type.Array(
    Type.Object({
      queue: Type.Enum(['inbound', 'outbound', 'jobs', 'seals']),
      waiting: Type.Integer(),
      oldest: Type.Number(),
    }),
  ),
  deadLetters: Type.Object({
    dead: Type.Integer(),
    failed: Type.Integer(),
    quarantined: Type.Integer(),
    jobs: Type.Integer(),
    unknown: Type.Integer(),
  }),
  numbers: Type.Object({ active: Type.Integer(), paused: Type.Integer(), disabled: Type.Integer() }),
  versions: Type.Object({
    atlas: Type.String(),
    node: Type.String(),
    postgres: Type.String(),
    migration: Type.String(),
  }),
  at: Type.String(),
})
export type PlatformHealth = Static<typeof PlatformHealth>

import type { Clock } from '#platform/clock'
import type { Config } from '#platform/config'
import type { Vault } from '#platform/crypto'
import type { Database, Tx } from '#platform/db'
import type { FileStore } from '#platform/files'
import type { LiveBus } from '#platform/live'
import type { Logger, Metrics } from '#platform/observability'

export type ActorKind = 'user' | 'api_key' | 'agent' | 'contact' | 'job' | 'system'

/** Who acts. `id` is null for the system itself. */
export type Actor = { kind: ActorKind; id: string | null }

/** How far a permission reaches: every row of the organisation, or only the rows that are the person's own. */
export type Reach = 'ALL' | 'OWN'

/** What the caller may do. Asked by use cases; told to the UI by /me. */
export type Permissions = {
  /** The reach of a permission, or null when it is not granted. */
  reach(permission: string): Reach | null
}

/** The parts of the house a use case may need besides its transaction. Made once per process. */
export type Platform = {
  readonly config: Config
  readonly clock: Clock
  readonly database: Database
  readonly bus: LiveBus
  readonly events: EventHub
  readonly files: FileStore
  readonly vault: Vault
  readonly log: Logger
  readonly metrics: Metrics
  /** Sends the system's own mail (invitation, sign-in) to users; never to contacts. */
  readonly mail: (mail: { to: string; subject: string; text: string }) => Promise<void>
}

/**
 * Everything a use case needs to know about the call it serves: one object, never four loose arguments.
 * `db` is bound to the organisation: a transaction for writes, one-round-trip single statements for reads.
 */
export type RequestContext = {
  readonly platform: Platform
  readonly orgId: string
  readonly actor: Actor
  readonly roles: readonly string[]
  readonly permissions: Permissions
  readonly branchIds: readonly string[]
  readonly correlationId: string
  readonly locale: 'fr' | 'ar' | 'en'
  readonly clock: Clock
  readonly db: Tx
  /** Runs after the transaction committed; never when it rolled back. */
  afterCommit(effect: () => void): void
  /** Runs once the transaction is over, committed or rolled back, before the caller hears the result: records of refusals. */
  afterwards(effect: () => Promise<void>): void
}

/** The actor as the database and the audit write it. */
export function actorText(actor: Actor): string {
  return actor.id ? `${actor.kind}:${actor.id}` : actor.kind
}

/** Reads the database's form of an actor back. */
export function parseActor(text: string): Actor {
  const [kind, id] = text.split(/:(.*)/s)
  return { kind: (kind ?? 'system') as ActorKind, id: id ?? null }
}

/** A fact that happened, named `module.fact` ("appointments.booked"), told in the transaction that made it. */
export type DomainEvent = { type: string; payload: Record<string, unknown> }

export type EventHandler = (ctx: RequestContext, payload: Record<string, unknown>) => Promise<void> | void

/** Who listens to what. Handlers run in the publisher's transaction; slow or outside work enqueues a job from there. */
export type EventHub = {
  on(type: string, handler: EventHandler): void
  handlers(type: string): readonly EventHandler[]
}

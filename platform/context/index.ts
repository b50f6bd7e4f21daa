import type { Clock } from '#platform/clock'
import type { Tx } from '#platform/db'

export type ActorKind = 'user' | 'api_key' | 'agent' | 'contact' | 'job' | 'system'

/** Who acts. `id` is null for the system itself. */
export type Actor = { kind: ActorKind; id: string | null }

/** How far a permission reaches: every row of the organisation, or only the rows that are the person's own. */
export type Reach = 'ALL' | 'OWN'

/**
 * Everything a use case needs to know about the call it serves: one object, never four loose arguments.
 * `db` is bound to the organisation: a transaction for writes, one-round-trip reads for queries.
 */
export type RequestContext = {
  readonly orgId: string
  readonly actor: Actor
  readonly roles: readonly string[]
  readonly permissions: ReadonlyMap<string, Reach>
  readonly branchIds: readonly string[]
  readonly correlationId: string
  readonly locale: 'fr' | 'ar' | 'en'
  readonly clock: Clock
  readonly db: Tx
  /** Runs after the transaction committed (live events, wake-ups); never when it rolled back. */
  afterCommit(effect: () => void): void
}

/** The actor as the database and the audit write it. */
export function actorText(actor: Actor): string {
  return actor.id ? `${actor.kind}:${actor.id}` : actor.kind
}

/** The user id when a person acts, otherwise null. */
export function userIdOf(ctx: Pick<RequestContext, 'actor'>): string | null {
  return ctx.actor.kind === 'user' ? ctx.actor.id : null
}

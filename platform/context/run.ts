import { isoNow } from '#platform/clock'
import { inTransaction, platformScope, type TenantScope, type Tx } from '#platform/db'
import { type Actor, actorText, type Permissions, type Platform, type RequestContext } from './context.ts'

/** The system acts for the organisation itself: jobs, the assistant, provider events. */
const everything: Permissions = { reach: () => 'ALL' }

export type RunOptions = {
  orgId: string
  actor: Actor
  correlationId: string
  roles?: readonly string[]
  permissions?: Permissions
  branchIds?: readonly string[]
  locale?: 'fr' | 'ar' | 'en'
}

/**
 * Runs work inside one organisation in one transaction, then its after-commit effects.
 * Without `permissions` the caller is the system and may do everything in that organisation.
 */
export async function runInOrg<T>(
  platform: Platform,
  options: RunOptions,
  work: (ctx: RequestContext) => Promise<T> | T,
): Promise<T> {
  const effects: (() => void)[] = []
  const records: (() => Promise<void>)[] = []
  try {
    const result = await platform.database.transaction(scopeOf(platform, options), (tx) =>
      work(
        contextOf(platform, options, tx, { afterCommit: (e) => effects.push(e), afterwards: (e) => records.push(e) }),
      ),
    )
    for (const effect of effects) effect()
    return result
  } finally {
    for (const record of records) await record()
  }
}

function scopeOf(platform: Platform, options: RunOptions): TenantScope {
  return {
    orgId: options.orgId,
    actor: actorText(options.actor),
    correlationId: options.correlationId,
    now: isoNow(platform.clock),
  }
}

/** The context of a read: single statements, no transaction, nothing to do after a commit. */
export function readContext(platform: Platform, options: RunOptions): RequestContext {
  const now = {
    afterCommit: (effect: () => void) => effect(),
    afterwards: (effect: () => Promise<void>) => void effect(),
  }
  return contextOf(platform, options, platform.database.read(scopeOf(platform, options)), now)
}

/**
 * The context of a read with all its statements on one connection: those asked for in one moment are one round trip.
 * Inside a transaction they are already: that context is given back.
 */
export function together(ctx: RequestContext): RequestContext {
  return inTransaction(ctx.db) ? ctx : { ...ctx, db: ctx.platform.database.readTogether(scopeOf(ctx.platform, ctx)) }
}

function contextOf(
  platform: Platform,
  options: RunOptions,
  db: Tx,
  later: { afterCommit(effect: () => void): void; afterwards(effect: () => Promise<void>): void },
): RequestContext {
  return {
    platform,
    orgId: options.orgId,
    actor: options.actor,
    roles: options.roles ?? [],
    permissions: options.permissions ?? everything,
    branchIds: options.branchIds ?? [],
    correlationId: options.correlationId,
    locale: options.locale ?? 'fr',
    clock: platform.clock,
    db,
    ...later,
  }
}

/** Single statements outside any organisation: only platform tables and the narrow cross-tenant functions answer. */
export function runOnPlatform(
  platform: Pick<Platform, 'database' | 'clock'>,
  actor: string,
  correlationId: string,
): Tx {
  return platform.database.read(platformScope(actor, correlationId, isoNow(platform.clock)))
}

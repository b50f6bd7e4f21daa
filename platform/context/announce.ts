import type { LiveEvent, Wake } from '#platform/live'
import type { RequestContext } from './context.ts'

/** The user id when a person acts, otherwise null. */
export function userIdOf(ctx: Pick<RequestContext, 'actor'>): string | null {
  return ctx.actor.kind === 'user' ? ctx.actor.id : null
}

/** Tells open screens about a change, once it is committed. */
export function announce(ctx: RequestContext, event: Omit<LiveEvent, 'orgId'>): void {
  ctx.afterCommit(() => ctx.platform.bus.publish({ orgId: ctx.orgId, ...event }))
}

/** Wakes the workers of a queue, once the work is committed. */
export function wakeAfterCommit(ctx: RequestContext, queue: Wake): void {
  ctx.afterCommit(() => ctx.platform.bus.wake(queue))
}

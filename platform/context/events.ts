import type { RequestContext } from './index.ts'

/** A fact that happened, named `module.fact` ("appointments.booked"), told in the transaction that made it. */
export type DomainEvent = { type: string; payload: Record<string, unknown> }

export type EventHandler = (ctx: RequestContext, payload: Record<string, unknown>) => Promise<void>

/** Who listens to what. Handlers run in the publisher's transaction; slow or outside work enqueues a job from there. */
export type EventHub = {
  on(type: string, handler: EventHandler): void
  handlers(type: string): readonly EventHandler[]
}

export function createEventHub(): EventHub {
  const byType = new Map<string, EventHandler[]>()
  return {
    on(type, handler) {
      byType.set(type, [...(byType.get(type) ?? []), handler])
    },
    handlers: (type) => byType.get(type) ?? [],
  }
}

/** Tells the fact to every module that listens, one after the other, in this transaction. */
export async function publish(ctx: RequestContext, event: DomainEvent): Promise<void> {
  for (const handler of ctx.platform.events.handlers(event.type)) await handler(ctx, event.payload)
}

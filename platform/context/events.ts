import type { DomainEvent, EventHandler, EventHub, RequestContext } from './context.ts'

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

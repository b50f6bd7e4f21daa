import type { LiveEvent } from '#platform/live'
import type { Platform, RequestContext } from './context.ts'

type Entry<T> = { value: Promise<T>; since: number; forget: () => void }

/**
 * Remembers what is dear to work out and changes rarely, per organisation and process. Forgotten when an event of the
 * topic tells of a change there, wherever it was made, and after `ttlMs` in any case, because an event can be lost.
 * What `load` reads must not depend on who asks. At most `max` organisations are remembered, the oldest go first.
 */
export function rememberPerOrg<T>(options: {
  topic: LiveEvent['topic']
  ttlMs: number
  max: number
  load(ctx: RequestContext): Promise<T>
}): (ctx: RequestContext) => Promise<T> {
  const memories = new WeakMap<Platform, Map<string, Entry<T>>>()

  const begin = (entries: Map<string, Entry<T>>, ctx: RequestContext): Entry<T> => {
    const { orgId } = ctx
    // Listening starts before loading: a change in between is not missed.
    const stop = ctx.platform.bus.subscribe(orgId, (event) => {
      if (event.topic === options.topic) entry.forget()
    })
    const entry: Entry<T> = {
      since: ctx.clock.now(),
      value: options.load(ctx),
      forget: () => {
        stop()
        if (entries.get(orgId) === entry) entries.delete(orgId)
      },
    }
    entry.value.catch(() => entry.forget())
    entries.set(orgId, entry)
    const oldest = entries.size > options.max ? entries.values().next().value : undefined
    oldest?.forget()
    return entry
  }

  return (ctx) => {
    const entries = memories.get(ctx.platform) ?? new Map<string, Entry<T>>()
    memories.set(ctx.platform, entries)
    const known = entries.get(ctx.orgId)
    if (known && ctx.clock.now() - known.since < options.ttlMs) return known.value
    known?.forget()
    return begin(entries, ctx).value
  }
}

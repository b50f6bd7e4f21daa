import type { QueryClient } from '@tanstack/react-query'
import { atlasHeaders } from './api.ts'
import type { LiveEvent } from './api-live.ts'
import { affectedBy } from './keys.ts'
import { paced } from './pace.ts'
import { createSseParser } from './sse.ts'

export type LiveState = 'connecting' | 'live' | 'offline'

export interface LiveOptions {
  /** Opens the stream; rejects or answers non-2xx when it cannot. */
  open(signal: AbortSignal): Promise<Response>
  onEvent(event: LiveEvent): void
  onState(state: LiveState): void
  /** Called when a broken stream is up again: events were missed, so everything shown may be stale. */
  onResumed(): void
  wait(ms: number, signal: AbortSignal): Promise<void>
  random(): number
  /** A stream that says nothing for this long is dead (the server's heartbeat comes every 25 s). */
  silenceMs: number
}

/** Full-jitter exponential backoff: up to base·2^attempt, never above 30 s, at least 250 ms. */
export function backoffMs(attempt: number, random: number, baseMs = 2000): number {
  return Math.max(250, Math.round(Math.min(30_000, baseMs * 2 ** attempt) * random))
}

function isLiveEvent(value: unknown): value is LiveEvent {
  return typeof value === 'object' && value !== null && 'topic' in value && 'id' in value
}

async function read(response: Response, options: LiveOptions, stop: AbortSignal): Promise<number | null> {
  const reader = response.body?.getReader()
  if (!reader) return null
  const parser = createSseParser()
  const decoder = new TextDecoder()
  const cancel = () => void reader.cancel().catch(() => undefined)
  stop.addEventListener('abort', cancel, { once: true })
  try {
    for (;;) {
      const watchdog = new AbortController()
      const silent = options.wait(options.silenceMs, watchdog.signal).then(
        () => 'silent' as const,
        () => 'woken' as const,
      )
      const next = await Promise.race([reader.read(), silent])
      watchdog.abort()
      if (next === 'silent' || next === 'woken' || next.done) return parser.retryMs
      for (const event of parser.feed(decoder.decode(next.value, { stream: true }))) {
        const value: unknown = JSON.parse(event.data)
        if (isLiveEvent(value)) options.onEvent(value)
      }
    }
  } finally {
    stop.removeEventListener('abort', cancel)
    cancel()
  }
}

/** Keeps one live stream open until `stop` is aborted, with backoff between tries. Never throws. */
export async function runLive(options: LiveOptions, stop: AbortSignal): Promise<void> {
  let attempt = 0
  let wasLive = false
  let baseMs = 2000
  while (!stop.aborted) {
    try {
      const response = await options.open(stop)
      if (!response.ok) throw new Error(`stream answered ${response.status}`)
      options.onState('live')
      if (wasLive || attempt > 0) options.onResumed()
      wasLive = true
      attempt = 0
      baseMs = (await read(response, options, stop)) ?? baseMs
    } catch {
      // Any failure (network, refusal, unreadable event) has the same answer: try again later.
    }
    if (stop.aborted) return
    options.onState('offline')
    await options.wait(backoffMs(attempt, options.random(), baseMs), stop).catch(() => undefined)
    attempt += 1
  }
}

/** Resolves after `ms`; rejects when aborted. */
function waitFor(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, ms)
    signal.addEventListener(
      'abort',
      () => {
        clearTimeout(timer)
        reject(new Error('aborted'))
      },
      { once: true },
    )
  })
}

/** Figures of a period are dear to count and nobody watches them by the second; those of operations are watched closer. */
const pausesMs = { report: 30_000, operations: 3_000 }

/** Connects the live stream to the query cache. @returns the way to disconnect */
export function connectLive(queries: QueryClient, onState: (state: LiveState) => void): () => void {
  const stop = new AbortController()
  const invalidate = (queryKey: readonly string[]) => void queries.invalidateQueries({ queryKey: [...queryKey] })
  const slowly = new Map(
    Object.entries(pausesMs).map(([topic, ms]) => [
      topic,
      paced(
        () => invalidate([topic]),
        () => waitFor(ms, stop.signal),
      ),
    ]),
  )
  void runLive(
    {
      open: (signal) =>
        fetch('/api/v1/events/stream', {
          headers: { ...atlasHeaders(), Accept: 'text/event-stream' },
          credentials: 'same-origin',
          signal,
        }),
      onEvent: (event) => {
        for (const queryKey of affectedBy(event)) {
          const refresh = slowly.get(queryKey[0] ?? '')
          if (refresh) refresh()
          else invalidate(queryKey)
        }
      },
      onState,
      onResumed: () => void queries.invalidateQueries(),
      wait: waitFor,
      random: Math.random,
      silenceMs: 60_000,
    },
    stop.signal,
  )
  return () => stop.abort()
}

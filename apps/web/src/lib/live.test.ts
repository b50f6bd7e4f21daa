import { describe, expect, it } from 'vitest'
import type { LiveEvent } from './api-live.ts'
import { backoffMs, type LiveOptions, type LiveState, runLive } from './live.ts'

function stream(...pieces: string[]): Response {
  const encoder = new TextEncoder()
  return new Response(
    new ReadableStream({
      start(controller) {
        for (const piece of pieces) controller.enqueue(encoder.encode(piece))
        controller.close()
      },
    }),
  )
}

/** Plays the answers one after the other, then stops; waits return at once and are recorded. */
async function play(answers: (() => Promise<Response>)[]) {
  const stop = new AbortController()
  const seen = { events: [] as LiveEvent[], states: [] as LiveState[], waits: [] as number[], resumed: 0 }
  const left = [...answers]
  const options: LiveOptions = {
    open: () => {
      const next = left.shift()
      return next ? next() : Promise.reject(new Error('no more answers'))
    },
    onEvent: (event) => seen.events.push(event),
    onState: (state) => seen.states.push(state),
    onResumed: () => {
      seen.resumed += 1
    },
    wait: (ms, signal) => {
      if (ms === options.silenceMs) {
        return new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(new Error('aborted'))))
      }
      seen.waits.push(ms)
      if (left.length === 0) stop.abort()
      return Promise.resolve()
    },
    random: () => 1,
    silenceMs: 60_000,
  }
  await runLive(options, stop.signal)
  return seen
}

describe('runLive', () => {
  it('delivers events and says live, then offline when the stream ends', async () => {
    const seen = await play([async () => stream('data: {"topic":"message","id":"m1","kind":"created"}\n\n')])
    expect(seen.events).toEqual([{ topic: 'message', id: 'm1', kind: 'created' }])
    expect(seen.states).toEqual(['live', 'offline'])
    expect(seen.resumed).toBe(0)
  })

  it('backs off longer after each failure and marks everything stale once it is back', async () => {
    const refused = () => Promise.reject(new Error('network'))
    const seen = await play([refused, refused, async () => stream(': hello\n\n'), async () => stream()])
    expect(seen.waits).toEqual([2000, 4000, 2000, 2000])
    expect(seen.resumed).toBe(2)
  })

  it('takes a refused answer as a failure', async () => {
    const seen = await play([async () => new Response(null, { status: 503 })])
    expect(seen.states).toEqual(['offline'])
  })

  it('follows the retry delay that the server asks for', async () => {
    const seen = await play([async () => stream('retry: 500\n\n')])
    expect(seen.waits).toEqual([500])
  })

  it('survives an unreadable event', async () => {
    const seen = await play([
      async () => stream('data: not json\n\n'),
      async () => stream('data: {"topic":"dossier","id":"d"}\n\n'),
    ])
    expect(seen.events).toHaveLength(1)
  })
})

describe('backoffMs', () => {
  it('stays between a quarter of a second and thirty seconds', () => {
    expect(backoffMs(0, 0)).toBe(250)
    expect(backoffMs(50, 1)).toBe(30_000)
    expect(backoffMs(2, 0.5)).toBe(4000)
  })
})

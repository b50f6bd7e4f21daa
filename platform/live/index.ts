import { EventEmitter } from 'node:events'
import type pg from 'pg'

/** Something changed that an open screen may show. Carries ids only; the screen asks for what it may see. */
export type LiveEvent = {
  orgId: string
  topic:
    | 'conversation'
    | 'message'
    | 'dossier'
    | 'appointment'
    | 'annonce'
    | 'bulk'
    | 'contact'
    | 'decision'
    | 'document'
    | 'member'
    | 'notification'
    | 'operations'
    | 'reference'
    | 'task'
    | 'workflow'
  id: string
  kind: string
  conversationId?: string
  dossierId?: string
  /** Only this person's screens are told. */
  userId?: string
}

/** Wakes a worker: there is something to do in this queue. */
export type Wake = 'inbound' | 'outbound' | 'jobs' | 'urgent'

/**
 * Fan-out of live events and wake-ups. Within the process at once; to other processes by LISTEN/NOTIFY, gathered in
 * one statement per beat so that no business transaction waits for the notification lock.
 * Losing one is harmless: workers also look by themselves, and screens refetch when their stream reconnects.
 */
export type LiveBus = {
  publish(event: LiveEvent): void
  wake(queue: Wake): void
  subscribe(orgId: string, listener: (event: LiveEvent) => void): () => void
  onWake(queue: Wake, listener: () => void): () => void
  close(): Promise<void>
}

const CHANNEL = 'atlas_live'
const BEAT_MS = 25
/** NOTIFY carries at most 8000 bytes; events beyond that are cut into several. */
const BATCH = 40

type Envelope = { from: string; events: LiveEvent[]; wakes: Wake[] }

/** Makes the bus over its own listening connection; without a pool it stays inside the process (tests of parts). */
export async function createLiveBus(pool: pg.Pool | null, processId: string): Promise<LiveBus> {
  const emitter = new EventEmitter()
  emitter.setMaxListeners(0)
  const events: LiveEvent[] = []
  const wakes = new Set<Wake>()
  let telling: Promise<void> | null = null
  let timer: NodeJS.Timeout | null = null
  let listening: pg.PoolClient | null = null
  let closed = false

  const deliver = (envelope: Envelope) => {
    for (const event of envelope.events) emitter.emit(`org:${event.orgId}`, event)
    for (const queue of envelope.wakes) emitter.emit(`wake:${queue}`)
  }

  const listen = async (): Promise<void> => {
    if (!pool || closed) return
    try {
      const client = await pool.connect()
      client.on('notification', (message) => {
        if (message.channel !== CHANNEL || !message.payload) return
        const envelope = JSON.parse(message.payload) as Envelope
        if (envelope.from !== processId) deliver(envelope)
      })
      client.on('error', () => {
        listening = null
        client.release(true)
        setTimeout(() => void listen(), 1000).unref()
      })
      await client.query(`listen ${CHANNEL}`)
      listening = client
    } catch {
      setTimeout(() => void listen(), 1000).unref()
    }
  }

  /** One statement at a time on the listening connection; what comes meanwhile goes with the next one. */
  const tellOthers = async (): Promise<void> => {
    while (events.length > 0 || wakes.size > 0) {
      const envelope: Envelope = { from: processId, events: events.splice(0, BATCH), wakes: [...wakes] }
      wakes.clear()
      await listening
        ?.query('select pg_notify($1, $2)', [CHANNEL, JSON.stringify(envelope)])
        // The connection is made anew by its own error handler; what it carried may be lost.
        .catch(() => undefined)
    }
  }

  const flush = (): Promise<void> => {
    if (timer) clearTimeout(timer)
    timer = null
    telling ??= tellOthers().finally(() => {
      telling = null
    })
    return telling
  }

  const schedule = () => {
    timer ??= setTimeout(() => void flush(), BEAT_MS)
  }

  await listen()
  return {
    publish(event) {
      emitter.emit(`org:${event.orgId}`, event)
      if (!pool) return
      events.push(event)
      schedule()
    },
    wake(queue) {
      emitter.emit(`wake:${queue}`)
      if (!pool) return
      wakes.add(queue)
      schedule()
    },
    subscribe(orgId, listener) {
      emitter.on(`org:${orgId}`, listener)
      return () => emitter.off(`org:${orgId}`, listener)
    },
    onWake(queue, listener) {
      emitter.on(`wake:${queue}`, listener)
      return () => emitter.off(`wake:${queue}`, listener)
    },
    async close() {
      closed = true
      await flush()
      if (listening) {
        const client = listening
        listening = null
        client.removeAllListeners('error')
        client.on('error', () => undefined)
        await client.query(`unlisten ${CHANNEL}`).catch(() => undefined)
        client.release(true)
      }
    },
  }
}

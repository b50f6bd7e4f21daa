import type { Faults } from '../faults.ts'
import type { Scheduler } from '../scheduler.ts'
import type { Stats } from '../stats.ts'
import { Poster } from './post.ts'
import { hubSignature, wireBody } from './wire.ts'

/** Where a number's events go, and the secret of the app that owns it. */
export type WebhookTarget = { url: string; secret: string }

export type WebhookEvent = {
  target: WebhookTarget
  /** WhatsApp Business Account id: the envelope's `entry.id`. */
  wabaId: string
  field: string
  value: unknown
  /** Events with the same key leave one after the other, unless the scenario reorders them. */
  orderKey: string
  kind: 'message' | 'status' | 'account'
  /** When it happened, in epoch seconds: the envelope's `entry.time`, for facts that carry no instant themselves. */
  time?: number
  /** Called once, when the receiver has answered 200 for the first time. */
  onDelivered?: () => void
}

type Delivery = { target: WebhookTarget; body: string; orderKey: string; events: WebhookEvent[]; attempt: number }

const GATHER_MS = 20

/**
 * Posts webhooks as Meta does: at least once, retried on anything but 200. The seven days of retries are compressed
 * into `retryDelaysMs`; a retry repeats the same bytes.
 */
export class Dispatcher {
  #scheduler: Scheduler
  #faults: Faults
  #stats: Stats
  #poster = new Poster(10_000)
  #retryDelaysMs: readonly number[]
  #busy = new Map<string, Promise<void>>()
  #gathering = new Map<string, WebhookEvent[]>()

  constructor(scheduler: Scheduler, faults: Faults, stats: Stats, retryDelaysMs: readonly number[]) {
    this.#scheduler = scheduler
    this.#faults = faults
    this.#stats = stats
    this.#retryDelaysMs = retryDelaysMs
  }

  /** Queues one event `delayMs` from now; the scenario may delay, hold back, double or drop it. */
  send(event: WebhookEvent, delayMs = 0): void {
    const { scenario } = this.#faults
    if (event.kind === 'status' && this.#faults.strikes('drop', scenario.droppedStatusRate)) {
      this.#stats.webhooks.dropped++
      return
    }
    let wait = delayMs + this.#faults.wait('webhook-delay', scenario.webhookDelayMs)
    const heldBack = this.#faults.strikes('reorder', scenario.reorderRate)
    if (heldBack) wait += this.#faults.dice('reorder').between({ min: 300, max: 1500 })
    const queued = heldBack ? { ...event, orderKey: `held:${this.#stats.webhooks.queued}` } : event
    this.#stats.webhooks.queued++
    this.#scheduler.schedule(wait, () => this.#leave(queued))
    if (this.#faults.strikes('duplicate', scenario.duplicateRate)) {
      this.#stats.webhooks.duplicated++
      const again = wait + this.#faults.dice('duplicate').between({ min: 5, max: 400 })
      this.#scheduler.schedule(again, () => this.#leave(queued))
    }
  }

  /** Posts one event at once and waits for the answer; used for a status that precedes the HTTP response. */
  async sendNow(event: WebhookEvent): Promise<void> {
    this.#stats.webhooks.queued++
    await this.#post(this.#delivery([event]))
  }

  /** The subscription handshake (contract 2.1): true when the receiver echoes the challenge with 200. */
  async handshake(url: string, verifyToken: string, challenge: string): Promise<boolean> {
    const address = new URL(url)
    address.searchParams.set('hub.mode', 'subscribe')
    address.searchParams.set('hub.challenge', challenge)
    address.searchParams.set('hub.verify_token', verifyToken)
    const answer = await this.#poster.call('GET', address.href, {})
    return answer.status === 200 && answer.body === challenge
  }

  close(): void {
    this.#poster.close()
  }

  #leave(event: WebhookEvent): Promise<void> | void {
    const size = this.#faults.scenario.batchSize ?? 1
    if (size <= 1) return this.#inOrder(this.#delivery([event]))
    const key = `${event.target.url} ${event.target.secret}`
    const gathered = this.#gathering.get(key)
    if (gathered === undefined) {
      this.#gathering.set(key, [event])
      this.#scheduler.schedule(GATHER_MS, () => this.#flush(key))
      return
    }
    gathered.push(event)
    if (gathered.length >= size) return this.#flush(key)
  }

  #flush(key: string): Promise<void> | void {
    const events = this.#gathering.get(key)
    this.#gathering.delete(key)
    if (events !== undefined) return this.#inOrder(this.#delivery(events))
  }

  #delivery(events: WebhookEvent[]): Delivery {
    const [first] = events
    if (first === undefined) throw new Error('a delivery needs an event')
    const entries = new Map<string, { id: string; time?: number; changes: { field: string; value: unknown }[] }>()
    for (const { wabaId, time, value, field } of events) {
      const key = `${wabaId} ${time ?? ''}`
      const entry = entries.get(key) ?? { id: wabaId, ...(time === undefined ? {} : { time }), changes: [] }
      entry.changes.push({ value, field })
      entries.set(key, entry)
    }
    const envelope = {
      object: 'whatsapp_business_account',
      entry: [...entries.values()],
    }
    const orderKey = events.length > 1 ? `batch:${first.target.url}` : first.orderKey
    return { target: first.target, body: wireBody(envelope), orderKey, events, attempt: 0 }
  }

  async #inOrder(delivery: Delivery): Promise<void> {
    const { orderKey } = delivery
    const before = this.#busy.get(orderKey) ?? Promise.resolve()
    const mine = before.then(() => this.#post(delivery))
    this.#busy.set(orderKey, mine)
    await mine
    if (this.#busy.get(orderKey) === mine) this.#busy.delete(orderKey)
  }

  async #post(delivery: Delivery): Promise<void> {
    const stats = this.#stats.webhooks
    if (this.#faults.scenario.providerDown === true && this.#scheduler.mode === 'timers') {
      this.#scheduler.schedule(1000, () => this.#post(delivery))
      return
    }
    delivery.attempt++
    stats.posted++
    const answer = await this.#poster.call(
      'POST',
      delivery.target.url,
      {
        'content-type': 'application/json',
        'x-hub-signature-256': hubSignature(delivery.body, delivery.target.secret),
      },
      delivery.body,
    )
    if (answer.status === 200) {
      stats.acknowledged++
      for (const event of delivery.events) event.onDelivered?.()
      return
    }
    stats.refused++
    const wait = this.#retryDelaysMs[delivery.attempt - 1]
    if (wait === undefined) {
      stats.abandoned++
      return
    }
    stats.retried++
    this.#scheduler.schedule(wait, () => this.#post(delivery))
  }
}

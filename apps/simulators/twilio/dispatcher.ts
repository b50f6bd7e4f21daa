import { randomUUID } from 'node:crypto'
import type { Faults } from '../faults.ts'
import type { Scheduler } from '../scheduler.ts'
import type { Stats } from '../stats.ts'
import { Poster } from '../webhooks/post.ts'
import { twilioSignature } from './signature.ts'

export type FormEvent = {
  url: string
  authToken: string
  params: Record<string, string>
  kind: 'message' | 'status'
  /** Called once, when the receiver has answered with success. */
  onDelivered?: () => void
}

/** Total time of a webhook, and the one repetition of a connection that failed (contract 3.5). */
const TIMEOUT_MS = 15_000
const CONNECTION_RETRIES = 1

/**
 * Posts webhooks as Twilio does: signed forms, once. An answer of any status ends it, 5xx too; only a connection that
 * failed is tried again, once and with the same idempotency token. Nothing promises an order.
 */
export class FormDispatcher {
  #scheduler: Scheduler
  #faults: Faults
  #stats: Stats
  #poster = new Poster(TIMEOUT_MS)

  constructor(scheduler: Scheduler, faults: Faults, stats: Stats) {
    this.#scheduler = scheduler
    this.#faults = faults
    this.#stats = stats
  }

  /** Queues one webhook; the scenario may delay, hold back, double or drop it. */
  send(event: FormEvent): void {
    const { scenario } = this.#faults
    const { webhooks } = this.#stats
    if (event.kind === 'status' && this.#faults.strikes('drop', scenario.droppedStatusRate)) {
      webhooks.dropped++
      return
    }
    let wait = this.#faults.wait('webhook-delay', scenario.webhookDelayMs)
    if (this.#faults.strikes('reorder', scenario.reorderRate)) {
      wait += this.#faults.dice('reorder').between({ min: 300, max: 1500 })
    }
    const token = randomUUID()
    webhooks.queued++
    this.#scheduler.schedule(wait, () => this.#post(event, token))
    if (this.#faults.strikes('duplicate', scenario.duplicateRate)) {
      webhooks.duplicated++
      const again = wait + this.#faults.dice('duplicate').between({ min: 5, max: 400 })
      this.#scheduler.schedule(again, () => this.#post(event, token))
    }
  }

  /** Posts one webhook at once and waits for the answer: a status that precedes the HTTP response. */
  async sendNow(event: FormEvent): Promise<void> {
    this.#stats.webhooks.queued++
    await this.#post(event, randomUUID())
  }

  close(): void {
    this.#poster.close()
  }

  async #post(event: FormEvent, token: string, attempt = 0): Promise<void> {
    const { webhooks } = this.#stats
    if (this.#faults.scenario.providerDown === true && this.#scheduler.mode === 'timers') {
      this.#scheduler.schedule(1000, () => this.#post(event, token, attempt))
      return
    }
    webhooks.posted++
    // Signed is what goes over the wire: an address with an accent travels escaped.
    const url = URL.parse(event.url)?.href ?? event.url
    const answer = await this.#poster.call(
      'POST',
      url,
      {
        'user-agent': 'TwilioProxy/1.1',
        'content-type': 'application/x-www-form-urlencoded; charset=UTF-8',
        'x-twilio-signature': twilioSignature(url, event.params, event.authToken),
        'i-twilio-idempotency-token': token,
      },
      new URLSearchParams(event.params).toString(),
    )
    if (answer.status >= 200 && answer.status < 300) {
      webhooks.acknowledged++
      event.onDelivered?.()
      return
    }
    webhooks.refused++
    if (answer.status !== 0 || attempt >= CONNECTION_RETRIES) {
      webhooks.abandoned++
      return
    }
    webhooks.retried++
    await this.#post(event, token, attempt + 1)
  }
}

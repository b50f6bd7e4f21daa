import type { Limits } from '../options.ts'
import { GraphError } from './errors.ts'

const DEFAULT_PAIR = { intervalMs: 6000, burst: 45 }
const DEFAULT_MESSAGES_PER_SECOND = 80

/**
 * Throughput per number and per pair (contract 1.5), as a generic cell rate: each message moves a theoretical arrival
 * time forward; a burst borrows from the future. After 20 messages at once the pair needs 2 minutes to be whole again.
 */
export class Limiter {
  #limits: Limits
  #arrivals = new Map<string, number>()

  constructor(limits: Limits = {}) {
    this.#limits = limits
  }

  /** Takes one message at `now` (epoch ms) or throws 130429 (number) or 131056 (pair). */
  take(phoneNumberId: string, recipient: string, now: number): void {
    const perSecond =
      this.#limits.messagesPerSecond === undefined ? DEFAULT_MESSAGES_PER_SECOND : this.#limits.messagesPerSecond
    const pair = this.#limits.pair === undefined ? DEFAULT_PAIR : this.#limits.pair
    const numberKey = `number:${phoneNumberId}`
    const pairKey = `pair:${phoneNumberId}:${recipient}`
    if (perSecond !== null && !this.#fits(numberKey, 1000 / perSecond, perSecond, now)) throw this.throttled()
    if (pair !== null && !this.#fits(pairKey, pair.intervalMs, pair.burst, now)) {
      throw new GraphError(131056, 'Too many messages sent from this phone number to the same recipient')
    }
    if (perSecond !== null) this.#advance(numberKey, 1000 / perSecond, now)
    if (pair !== null) this.#advance(pairKey, pair.intervalMs, now)
  }

  /** The refusal for too much throughput, with the configured HTTP status. */
  throttled(): GraphError {
    return new GraphError(130429, 'Cloud API message throughput has been reached', {
      httpStatus: this.#limits.throttleHttpStatus ?? 429,
    })
  }

  clear(): void {
    this.#arrivals.clear()
  }

  #fits(key: string, intervalMs: number, burst: number, now: number): boolean {
    const arrival = this.#arrivals.get(key) ?? now
    return arrival - now <= (burst - 1) * intervalMs + 1e-6
  }

  #advance(key: string, intervalMs: number, now: number): void {
    this.#arrivals.set(key, Math.max(this.#arrivals.get(key) ?? now, now) + intervalMs)
  }
}

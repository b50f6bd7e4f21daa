/** Counters for tests and the fault panel. All are totals since the start or the last reset. */
export class Stats {
  /** Graph calls to `/messages`, whatever their outcome; mark-as-read calls excluded. */
  sendRequests = 0
  /** Messages taken, answered or not. */
  accepted = 0
  /** Connections destroyed after the message was taken. */
  answersLost = 0
  /** Connections destroyed with nothing taken. */
  resets = 0
  rejectedByCode = new Map<number, number>()
  failedByCode = new Map<number, number>()
  #acceptedByOutboxId = new Map<string, number>()
  webhooks = {
    queued: 0,
    posted: 0,
    acknowledged: 0,
    refused: 0,
    retried: 0,
    duplicated: 0,
    dropped: 0,
    abandoned: 0,
  }

  countAccepted(outboxId: string | undefined): void {
    this.accepted++
    if (outboxId !== undefined) {
      this.#acceptedByOutboxId.set(outboxId, (this.#acceptedByOutboxId.get(outboxId) ?? 0) + 1)
    }
  }

  countRejected(code: number): void {
    this.rejectedByCode.set(code, (this.rejectedByCode.get(code) ?? 0) + 1)
  }

  countFailed(code: number): void {
    this.failedByCode.set(code, (this.failedByCode.get(code) ?? 0) + 1)
  }

  /** How many times a message carrying this `biz_opaque_callback_data` was taken. */
  acceptedTimes(outboxId: string): number {
    return this.#acceptedByOutboxId.get(outboxId) ?? 0
  }

  /** Outbox ids taken more than once, with their count. */
  duplicates(): Record<string, number> {
    return Object.fromEntries([...this.#acceptedByOutboxId].filter(([, times]) => times > 1))
  }

  /** A copy as plain JSON. */
  snapshot() {
    return {
      sendRequests: this.sendRequests,
      accepted: this.accepted,
      answersLost: this.answersLost,
      resets: this.resets,
      rejectedByCode: Object.fromEntries(this.rejectedByCode),
      failedByCode: Object.fromEntries(this.failedByCode),
      acceptedByOutboxId: Object.fromEntries(this.#acceptedByOutboxId),
      duplicates: this.duplicates(),
      webhooks: { ...this.webhooks },
    }
  }
}

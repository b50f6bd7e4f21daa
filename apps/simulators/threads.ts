export type MessageState = 'pending' | 'sent' | 'delivered' | 'read' | 'failed'

export type ThreadMedia = { id: string; mime: string; url?: string; filename?: string; voice?: boolean }
export type ThreadButton = {
  kind: 'reply' | 'template' | 'list' | 'url' | 'location'
  id: string
  title: string
  description?: string
  url?: string
}

/** One bubble, as both sides know it. */
export type ThreadMessage = {
  id: string
  author: 'prospect' | 'business'
  /** Business time, epoch milliseconds. */
  at: number
  type: string
  text?: string
  header?: string
  footer?: string
  media?: ThreadMedia
  location?: { latitude: number; longitude: number; name?: string; address?: string }
  buttons?: ThreadButton[]
  /** Title of the button that opens a list. */
  listTitle?: string
  template?: { name: string; language: string; category: string }
  contextId?: string
  reaction?: { prospect?: string; business?: string }
  state: MessageState
  error?: { code: number; title: string }
  edited?: boolean
  revoked?: boolean
  /** The business's own id, echoed in statuses. */
  outboxId?: string
}

/** The conversation of one person with one business number. */
export type Thread = {
  phoneNumberId: string
  phone: string
  messages: ThreadMessage[]
  /** Epoch milliseconds of the person's last message, for the 24-hour window. */
  lastInboundAt?: number
  /** Set when the person came from an advertisement and the business answered within 24 h (72-hour free entry). */
  freeEntry?: { arrivedAt: number; until?: number }
  typingUntil?: number
}

export const WINDOW_MS = 24 * 3_600_000
export const FREE_ENTRY_MS = 72 * 3_600_000

/** True while the business may write freely: 24 h after the person's last message (contract 1.6). */
export function windowOpen(thread: Thread, now: number): boolean {
  return thread.lastInboundAt !== undefined && now - thread.lastInboundAt < WINDOW_MS
}

const RANK: Record<MessageState, number> = { pending: 0, sent: 1, delivered: 2, read: 3, failed: 4 }

/** Moves a bubble forward only; a failure cannot follow a delivery. */
export function advanceState(message: ThreadMessage, state: MessageState): void {
  if (state === 'failed' && RANK[message.state] >= RANK.delivered) return
  if (RANK[state] > RANK[message.state]) message.state = state
}

/** Every conversation, by number and person. */
export class Threads {
  #threads = new Map<string, Thread>()
  #byMessage = new Map<string, { thread: Thread; message: ThreadMessage }>()

  open(phoneNumberId: string, phone: string): Thread {
    const key = `${phoneNumberId}:${phone}`
    let thread = this.#threads.get(key)
    if (thread === undefined) {
      thread = { phoneNumberId, phone, messages: [] }
      this.#threads.set(key, thread)
    }
    return thread
  }

  add(thread: Thread, message: ThreadMessage): void {
    thread.messages.push(message)
    this.#byMessage.set(message.id, { thread, message })
  }

  find(messageId: string): { thread: Thread; message: ThreadMessage } | undefined {
    return this.#byMessage.get(messageId)
  }

  of(phone: string): Thread[] {
    return [...this.#threads.values()].filter((thread) => thread.phone === phone)
  }

  all(): Thread[] {
    return [...this.#threads.values()]
  }

  clear(): void {
    this.#threads.clear()
    this.#byMessage.clear()
  }
}

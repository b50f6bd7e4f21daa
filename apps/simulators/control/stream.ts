import type { ServerResponse } from 'node:http'

export type LiveEvent =
  | { event: 'thread'; data: { phone: string; to: string } }
  | { event: 'mail'; data: { id: string } }
  | { event: 'clock'; data: { now: number } }
  | { event: 'faults'; data: Record<string, never> }
  | { event: 'people'; data: Record<string, never> }

/** Server-sent events to the open phone pages: small hints, the page fetches what changed. */
export class LiveStream {
  #listeners = new Set<ServerResponse>()

  /** Takes over a raw response until the page closes it. */
  attach(response: ServerResponse): void {
    response.writeHead(200, {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    })
    response.write('retry: 1000\n\n')
    this.#listeners.add(response)
    response.on('close', () => this.#listeners.delete(response))
  }

  emit(event: LiveEvent): void {
    if (this.#listeners.size === 0) return
    const frame = `event: ${event.event}\ndata: ${JSON.stringify(event.data)}\n\n`
    for (const listener of this.#listeners) listener.write(frame)
  }

  close(): void {
    for (const listener of this.#listeners) listener.end()
    this.#listeners.clear()
  }
}

import { Agent, request } from 'node:http'

/** What came back: the HTTP status, or 0 when there was no answer (refused, reset, timed out). */
export type PostResult = { status: number; body: string }

/** A keep-alive HTTP caller for the receiver's loopback address. */
export class Poster {
  #agent = new Agent({ keepAlive: true, maxSockets: 64 })
  #timeoutMs: number

  constructor(timeoutMs: number) {
    this.#timeoutMs = timeoutMs
  }

  /** Calls the address; never rejects. Bodies are ASCII or form text, sent as given. */
  call(method: 'GET' | 'POST', url: string, headers: Record<string, string>, body = ''): Promise<PostResult> {
    return new Promise((resolve) => {
      let call: ReturnType<typeof request>
      try {
        call = request(url, {
          method,
          agent: this.#agent,
          timeout: this.#timeoutMs,
          headers: { 'user-agent': 'facebookexternalua', ...headers, 'content-length': Buffer.byteLength(body) },
        })
      } catch {
        resolve({ status: 0, body: 'unusable address' })
        return
      }
      call.on('response', (response) => {
        const chunks: Buffer[] = []
        response.on('data', (chunk: Buffer) => chunks.push(chunk))
        response.on('end', () => resolve({ status: response.statusCode ?? 0, body: Buffer.concat(chunks).toString() }))
        response.on('error', () => resolve({ status: 0, body: 'answer cut short' }))
      })
      call.on('timeout', () => call.destroy(new Error('timeout')))
      call.on('error', (error) => resolve({ status: 0, body: error.message }))
      call.end(body)
    })
  }

  close(): void {
    this.#agent.destroy()
  }
}

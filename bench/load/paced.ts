import { Agent, request } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'

const agent = new Agent({ keepAlive: true, maxSockets: 64 })

/** One call; never rejects. Status 0: no answer. */
export function callOnce(
  url: string,
  method: string,
  headers: Readonly<Record<string, string>>,
  body: string,
): Promise<{ status: number; body: string }> {
  return new Promise((resolve) => {
    const call = request(url, { method, agent, headers: { ...headers, 'content-length': Buffer.byteLength(body) } })
    call.on('response', (answer) => {
      const chunks: Buffer[] = []
      answer.on('data', (chunk: Buffer) => chunks.push(chunk))
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, body: Buffer.concat(chunks).toString() }))
    })
    call.on('error', (error) => resolve({ status: 0, body: error.message }))
    call.end(body)
  })
}

/**
 * Starts `rate` calls a second for `seconds`, whether earlier ones have answered or not, and waits for all. Each call is
 * told when it should have begun (milliseconds, machine's clock), so that a late start counts as waiting.
 */
export async function paced(
  rate: number,
  seconds: number,
  now: () => number,
  call: (n: number, due: number) => Promise<void>,
): Promise<void> {
  const began = now()
  const running: Promise<void>[] = []
  const total = Math.round(rate * seconds)
  for (let n = 0; n < total; ) {
    const dueNow = Math.min(total, Math.floor(((now() - began) * rate) / 1000) + 1)
    for (; n < dueNow; n += 1) running.push(call(n, began + (n * 1000) / rate))
    await pause(2)
  }
  await Promise.all(running)
}

import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import type { Load } from './latency.ts'
import type { Statement } from './probe.worker.ts'

export type { Statement } from './probe.worker.ts'

async function inThread(file: string, task: unknown): Promise<Load> {
  const worker = new Worker(new URL(file, import.meta.url), { workerData: task })
  const [message] = await once(worker, 'message')
  await worker.terminate()
  return message as Load
}

/** Calls the server from a thread of its own. Requests are whole HTTP/1.1 texts. */
export function httpLoad(task: {
  url: string
  requests: string[]
  connections: number
  seconds: number
}): Promise<Load> {
  const { hostname, port } = new URL(task.url)
  const { requests, connections, seconds } = task
  return inThread('./http.worker.ts', { host: hostname, port: Number(port), requests, connections, seconds })
}

/** Runs the probe from a thread of its own. */
export function probeLoad(task: {
  url: string
  options: string
  poolSize: number
  calls: Statement[][]
  transaction: boolean
  connections: number
  seconds: number
}): Promise<Load> {
  return inThread('./probe.worker.ts', task)
}

/** A whole HTTP/1.1 request as text. */
export function requestText(
  method: string,
  path: string,
  headers: Readonly<Record<string, string>>,
  body?: unknown,
): string {
  const payload = body === undefined ? '' : typeof body === 'string' ? body : JSON.stringify(body)
  const lines = [
    `${method} ${path} HTTP/1.1`,
    'host: 127.0.0.1',
    ...Object.entries(headers).map(([k, v]) => `${k}: ${v}`),
  ]
  if (body !== undefined) lines.push('content-type: application/json', `content-length: ${Buffer.byteLength(payload)}`)
  return `${lines.join('\r\n')}\r\n\r\n${payload}`
}

import { connect, type Socket } from 'node:net'
import { parentPort, workerData } from 'node:worker_threads'
import { loadOf } from './latency.ts'

/**
 * Closed loop over raw sockets: each connection sends its next prepared request when the answer to the last one is
 * whole. Far lighter than a general client, so that the machine is the server's. Answers must carry a length.
 */
type Task = { host: string; port: number; requests: string[]; connections: number; seconds: number }

const { host, port, requests, connections, seconds } = workerData as Task
const bytes = requests.map((request) => Buffer.from(request))
const latencies: number[] = []
const failures: string[] = []
const END = Buffer.from('\r\n\r\n')
let next = 0

/** Length of the whole answer, or null while its head is incomplete. */
function lengthOf(answer: Buffer): { total: number; status: number } | null {
  const head = answer.indexOf(END)
  if (head < 0) return null
  const text = answer.toString('latin1', 0, head)
  const status = Number(text.slice(9, 12))
  const length = /\r\ncontent-length: (\d+)/i.exec(text)
  return { total: head + END.length + Number(length?.[1] ?? 0), status }
}

function lane(end: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket: Socket = connect(port, host)
    socket.setNoDelay(true)
    let sent = 0
    let waiting: Buffer[] = []
    let got = 0
    let expected: { total: number; status: number } | null = null
    const send = () => {
      if (performance.now() >= end) {
        socket.destroy()
        return resolve()
      }
      sent = performance.now()
      socket.write(bytes[next++ % bytes.length] as Buffer)
    }
    socket.on('connect', send)
    socket.on('error', reject)
    socket.on('data', (chunk: Buffer) => {
      waiting.push(chunk)
      got += chunk.length
      expected ??= lengthOf(waiting.length === 1 ? chunk : Buffer.concat(waiting))
      if (expected === null || got < expected.total) return
      latencies.push(performance.now() - sent)
      if (expected.status >= 400)
        failures.push(`${expected.status} ${Buffer.concat(waiting).toString('utf8').split('\r\n\r\n')[1] ?? ''}`)
      waiting = []
      got = 0
      expected = null
      send()
    })
  })
}

const began = performance.now()
await Promise.all(Array.from({ length: connections }, () => lane(began + seconds * 1000)))
parentPort?.postMessage(loadOf(latencies, (performance.now() - began) / 1000, failures))

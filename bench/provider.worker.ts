import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { parentPort } from 'node:worker_threads'

/** A provider that accepts everything after five milliseconds and remembers when each message reached it. */
const DELAY_MS = 5
let arrivals: [string, number][] = []
let serial = 0

const server = createServer((request, response) => {
  const at = Number(process.hrtime.bigint()) / 1e6
  const chunks: Buffer[] = []
  request.on('data', (chunk: Buffer) => chunks.push(chunk))
  request.on('end', () => {
    const body = Buffer.concat(chunks).toString()
    arrivals.push([/"biz_opaque_callback_data":"([0-9a-f-]{36}):/.exec(body)?.[1] ?? '', at])
    serial += 1
    const answer = JSON.stringify({
      messaging_product: 'whatsapp',
      contacts: [{ input: '1', wa_id: '1' }],
      messages: [{ id: `wamid.bench.${process.pid}.${at}.${serial}` }],
    })
    setTimeout(() => {
      response.setHeader('content-type', 'application/json')
      response.setHeader('content-length', Buffer.byteLength(answer))
      response.end(answer)
    }, DELAY_MS)
  })
})
server.listen(0, '127.0.0.1', () => {
  parentPort?.postMessage({ url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` })
})
parentPort?.on('message', (wish: 'count' | 'take') => {
  parentPort?.postMessage(wish === 'count' ? arrivals.length : arrivals)
  if (wish === 'take') arrivals = []
})

import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { manualClock } from '#platform/clock'
import { type SimulatorOptions, type Simulators, startSimulators } from './index.ts'

export type Received = { body: string; signature: string; json: Envelope }
export type Envelope = {
  object: string
  entry: { id: string; changes: { field: string; value: Record<string, unknown> }[] }[]
}
export type Status = {
  id: string
  status: string
  recipient_id?: string
  recipient_user_id?: string
  biz_opaque_callback_data?: string
  pricing?: { type: string; category: string; billable: boolean }
  conversation?: unknown
  errors?: { code: number }[]
}

/** A webhook receiver on a free loopback port, whose answers the test chooses. */
export type Receiver = {
  url: string
  received: Received[]
  /** Statuses in the order they came, duplicates included. */
  statuses(): Status[]
  /** Inbound messages in the order they came, duplicates included. */
  messages(): Record<string, unknown>[]
  /** Answers of the next POSTs; 200 once it is empty. */
  answers: number[]
  verifyToken: string
  close(): Promise<void>
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString('latin1')
}

/** Starts the receiver. */
export async function startReceiver(): Promise<Receiver> {
  const collect = (key: string) =>
    receiver.received.flatMap(({ json }) =>
      json.entry.flatMap(({ changes }) => changes.flatMap(({ value }) => (value[key] ?? []) as unknown[])),
    )
  const receiver: Receiver = {
    url: '',
    received: [],
    answers: [],
    verifyToken: 'verify-me',
    statuses: () => collect('statuses') as Status[],
    messages: () => collect('messages') as Record<string, unknown>[],
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
  const server = createServer(async (request, response) => {
    const address = new URL(request.url ?? '/', 'http://receiver')
    if (request.method === 'GET') {
      const known = address.searchParams.get('hub.verify_token') === receiver.verifyToken
      response.writeHead(known ? 200 : 403).end(known ? address.searchParams.get('hub.challenge') : '')
      return
    }
    const body = await bodyOf(request)
    const signature = String(request.headers['x-hub-signature-256'])
    receiver.received.push({ body, signature, json: JSON.parse(body) as Envelope })
    response.writeHead(receiver.answers.shift() ?? 200).end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  receiver.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/webhooks/whatsapp/demo`
  return receiver
}

export const PHONE_NUMBER_ID = '106540352242922'
export const WABA_ID = '102290129340398'
export const PROSPECT = '212600014217'
const START = '2026-11-21T09:00:00.000Z'

/** Simulators with a manual clock and held webhooks, their receiver, and a Graph caller. */
export async function startBench(overrides: Partial<SimulatorOptions> = {}) {
  const receiver = await startReceiver()
  const clock = manualClock(START)
  const simulators: Simulators = await startSimulators({
    port: 0,
    webhookUrl: receiver.url,
    appSecret: 'app-secret',
    verifyToken: receiver.verifyToken,
    accessTokens: ['good-token'],
    numbers: [
      {
        phoneNumberId: PHONE_NUMBER_ID,
        wabaId: WABA_ID,
        displayPhone: '+212 5 22 00 01 10',
        name: 'Agence',
        country: 'MA',
      },
    ],
    clock,
    delivery: 'manual',
    ...overrides,
  }).catch(async (error: unknown) => {
    await receiver.close()
    throw error
  })
  const graph = (method: string, path: string, body?: unknown, token = 'good-token') =>
    fetch(`${simulators.url}/v24.0/${path}`, {
      method,
      headers: {
        authorization: `Bearer ${token}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
  const send = (body: Record<string, unknown>, token?: string) =>
    graph('POST', `${PHONE_NUMBER_ID}/messages`, { messaging_product: 'whatsapp', to: PROSPECT, ...body }, token)
  const sendText = (text: string, outboxId?: string) =>
    send({
      type: 'text',
      text: { body: text },
      ...(outboxId === undefined ? {} : { biz_opaque_callback_data: outboxId }),
    })
  const errorCode = async (response: Response) =>
    ((await response.json()) as { error?: { code: number } }).error?.code ?? null
  return {
    receiver,
    clock,
    simulators,
    graph,
    send,
    sendText,
    errorCode,
    close: async () => {
      await simulators.close()
      await receiver.close()
    },
  }
}
export type Bench = Awaited<ReturnType<typeof startBench>>

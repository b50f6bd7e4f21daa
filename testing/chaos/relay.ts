import { createServer, request } from 'node:http'
import type { AddressInfo } from 'node:net'

/** When a provider message was first told to us and when it was first answered with 200, as positions in one sequence. */
export type Sighting = { asked: number; answered: number }

/**
 * The stable address the provider posts to while the servers behind it come and go. It writes down what certainly
 * happened before what, so that order can be judged without a clock.
 */
export type Relay = {
  url: string
  /** Inbound provider message id → its sighting. */
  sightings: ReadonlyMap<string, Sighting>
  /** Posts seen so far. */
  posts(): number
  close(): Promise<void>
}

/** Provider ids of the messages a delivery carries. */
function messageIds(body: string): string[] {
  const ids: string[] = []
  const envelope = JSON.parse(body) as {
    entry?: { changes?: { value?: { messages?: { id?: unknown }[] } }[] }[]
  }
  for (const entry of envelope.entry ?? [])
    for (const change of entry.changes ?? [])
      for (const message of change.value?.messages ?? []) if (typeof message.id === 'string') ids.push(message.id)
  return ids
}

/**
 * Opens the relay on loopback.
 * @param target address of the web server at this moment; null while there is none (answered with 502)
 * @param onPost called at each delivery, before it is passed on
 */
export async function startRelay(target: () => string | null, onPost: () => void): Promise<Relay> {
  const sightings = new Map<string, Sighting>()
  let sequence = 0
  let posts = 0
  const server = createServer((incoming, outgoing) => {
    const chunks: Buffer[] = []
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk))
    incoming.on('end', () => {
      const body = Buffer.concat(chunks)
      const ids = messageIds(body.toString())
      posts += 1
      sequence += 1
      for (const id of ids)
        if (!sightings.has(id)) sightings.set(id, { asked: sequence, answered: Number.POSITIVE_INFINITY })
      onPost()
      const base = target()
      const refuse = () => {
        outgoing.statusCode = 502
        outgoing.end()
      }
      if (base === null) return refuse()
      const call = request(`${base}${incoming.url ?? ''}`, {
        method: incoming.method ?? 'POST',
        headers: { ...incoming.headers, host: new URL(base).host },
      })
      call.on('response', (answer) => {
        if (answer.statusCode === 200) {
          sequence += 1
          for (const id of ids) {
            const seen = sightings.get(id)
            if (seen) seen.answered = Math.min(seen.answered, sequence)
          }
        }
        outgoing.statusCode = answer.statusCode ?? 502
        answer.pipe(outgoing)
      })
      call.on('error', refuse)
      call.end(body)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    sightings,
    posts: () => posts,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}

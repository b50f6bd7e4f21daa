import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'

export interface ProviderAnswer {
  status: number
  body: string
  headers?: Record<string, string>
}

interface SeenRequest {
  method: string
  path: string
  headers: IncomingMessage['headers']
  body: Buffer
}

export interface LocalProvider {
  url: string
  seen: SeenRequest[]
  /** What the next requests get. A function sees the request and may answer, hang or break the connection. */
  behave(next: ProviderAnswer | ((request: SeenRequest, response: ServerResponse) => void)): void
  close(): Promise<void>
}

/** A provider as the tests of every channel play it, whatever it speaks. */
export interface PlayedProvider<Answer> {
  url: string
  /** Messages that were handed over since it was emptied. */
  seen: { length: number }
  behave(answer: Answer): void
  /** The next messages are read, then the line breaks. */
  breakOff(): void
  /** The next messages are read and never answered; `read` is told. */
  hang(read: () => void): void
  close(): Promise<void>
}

/** A provider that is called over HTTP. */
export async function playedOverHttp(): Promise<PlayedProvider<ProviderAnswer>> {
  const { url, seen, behave, close } = await startLocalProvider()
  return {
    url,
    seen,
    behave,
    close,
    breakOff: () => behave((_request, response) => response.destroy()),
    hang: (read) => behave(() => read()),
  }
}

async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}

/** A real HTTP server on a free port which plays the provider: adapters are tested over the wire, not over a fake fetch. */
export async function startLocalProvider(): Promise<LocalProvider> {
  const seen: SeenRequest[] = []
  let act: (request: SeenRequest, response: ServerResponse) => void = (_request, response) => response.destroy()
  const server = createServer(async (request, response) => {
    const record: SeenRequest = {
      method: request.method ?? '',
      path: request.url ?? '',
      headers: request.headers,
      body: await readBody(request),
    }
    seen.push(record)
    act(record, response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the local provider has no port')
  return {
    url: `http://127.0.0.1:${address.port}`,
    seen,
    behave(next) {
      act =
        typeof next === 'function'
          ? next
          : (_request, response) => {
              response.writeHead(next.status, { 'content-type': 'application/json', ...next.headers })
              response.end(next.body)
            }
    },
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

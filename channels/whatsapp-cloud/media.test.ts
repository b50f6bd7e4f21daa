import { createHash } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type LocalProvider, startLocalProvider } from '../kit/battery-provider.ts'
import { downloadMedia, fetchMedia, fetchMediaInfo, uploadMedia } from './media.ts'

const FILE = Buffer.from('voice note')
const SHA256 = createHash('sha256').update(FILE).digest('hex')
let graph: LocalProvider
let cdn: LocalProvider
const host = (provider: LocalProvider) => new URL(provider.url).host
const account = () => ({ baseUrl: graph.url, apiVersion: 'v26.0', phoneNumberId: '1065', accessToken: 'token-1' })
const live = () => ({ signal: new AbortController().signal, fetch: globalThis.fetch })
const json = (status: number, body: unknown) => ({ status, body: JSON.stringify(body) })
const ogg = { status: 200, body: FILE.toString(), headers: { 'content-type': 'audio/ogg' } }

beforeAll(async () => {
  graph = await startLocalProvider()
  cdn = await startLocalProvider()
})
beforeEach(() => {
  graph.seen.length = 0
  cdn.seen.length = 0
})
afterAll(async () => {
  await graph.close()
  await cdn.close()
})

describe('fetchMediaInfo', () => {
  it('reads address, type, hash and size, the size as a string too', async () => {
    const sha256 = Buffer.from(SHA256, 'hex').toString('base64')
    graph.behave(json(200, { url: 'https://u', mime_type: 'audio/ogg', sha256, file_size: '303833', id: 'm1' }))
    expect(await fetchMediaInfo(account(), 'm1', live())).toEqual({
      kind: 'ok',
      value: { id: 'm1', url: 'https://u', mimeType: 'audio/ogg', sha256: SHA256, size: 303_833 },
    })
    expect(graph.seen[0]).toMatchObject({
      path: '/v26.0/m1?phone_number_id=1065',
      headers: { authorization: 'Bearer token-1' },
    })
  })

  it('reports a refusal by its code, an unreadable answer as unreachable', async () => {
    graph.behave(json(400, { error: { message: 'm', code: 100 } }))
    expect(await fetchMediaInfo(account(), 'm1', live())).toMatchObject({ kind: 'rejected', error: { code: 100 } })
    graph.behave(json(200, {}))
    expect(await fetchMediaInfo(account(), 'm1', live())).toMatchObject({ kind: 'unreachable' })
  })
})

describe('downloadMedia', () => {
  it('gives bytes and their hash, with the token', async () => {
    graph.behave(ogg)
    const outcome = await downloadMedia(account(), `${graph.url}/file`, 100, live())
    expect(outcome).toMatchObject({ kind: 'ok', value: { mimeType: 'audio/ogg', sha256: SHA256 } })
    if (outcome.kind === 'ok') expect(Buffer.from(outcome.value.bytes)).toEqual(FILE)
    expect(graph.seen[0]?.headers.authorization).toBe('Bearer token-1')
  })

  it('asks no other host, whatever its address looks like', async () => {
    cdn.behave(ogg)
    const { port } = new URL(graph.url)
    for (const address of [
      `${cdn.url}/file`,
      `http://localhost:${port}/file`,
      `http://user:pass@${host(graph)}/file`,
      'http://lookaside.fbsbx.com/file',
      'https://lookaside.fbsbx.com.evil.example/file',
      'http://169.254.169.254/latest/meta-data',
      'file:///etc/passwd',
      'not an address',
    ]) {
      const outcome = await downloadMedia(account(), address, 100, live())
      expect(outcome, address).toMatchObject({ kind: 'rejected', error: { origin: 'local', field: 'url' } })
    }
    expect(cdn.seen.length + graph.seen.length).toBe(0)
  })

  it('asks a host the configuration names', async () => {
    cdn.behave(ogg)
    const outcome = await downloadMedia({ ...account(), mediaHosts: [host(cdn)] }, `${cdn.url}/file`, 100, live())
    expect(outcome.kind).toBe('ok')
  })

  it('follows a redirect within the provider, never out of it, and not for ever', async () => {
    graph.behave((request, response) => {
      if (request.path === '/file') response.writeHead(302, { location: '/real' }).end()
      else response.writeHead(200, { 'content-type': 'audio/ogg' }).end(FILE)
    })
    expect((await downloadMedia(account(), `${graph.url}/file`, 100, live())).kind).toBe('ok')
    graph.behave({ status: 302, body: '', headers: { location: `${cdn.url}/file` } })
    expect((await downloadMedia(account(), `${graph.url}/file`, 100, live())).kind).toBe('rejected')
    expect(cdn.seen).toHaveLength(0)
    graph.behave({ status: 302, body: '', headers: { location: '/file' } })
    expect((await downloadMedia(account(), `${graph.url}/file`, 100, live())).kind).toBe('unreachable')
  })

  it('stops at the limit, announced or not', async () => {
    graph.behave(ogg)
    expect(await downloadMedia(account(), `${graph.url}/f`, FILE.length, live())).toMatchObject({ kind: 'ok' })
    expect(await downloadMedia(account(), `${graph.url}/f`, 9, live())).toEqual({ kind: 'too_large', limit: 9 })
    graph.behave((_request, response) => {
      response.writeHead(200)
      // An endless stream: only leaving it ends the test.
      const more = () => {
        while (!response.destroyed && response.write(Buffer.alloc(64 * 1024)));
      }
      response.on('drain', more)
      more()
    })
    const outcome = await downloadMedia(account(), `${graph.url}/f`, 1_000_000, live())
    expect(outcome).toEqual({ kind: 'too_large', limit: 1_000_000 })
  })

  it.each([
    [404, 'expired'],
    [410, 'expired'],
    [401, 'rejected'],
    [503, 'unreachable'],
  ])('status %i is %s', async (status, kind) => {
    graph.behave({ status, body: '' })
    expect((await downloadMedia(account(), `${graph.url}/f`, 9, live())).kind).toBe(kind)
  })

  it('reports a broken connection, and a token no header can carry without quoting it', async () => {
    graph.behave((_request, response) => response.destroy())
    expect(await downloadMedia(account(), `${graph.url}/f`, 9, live())).toMatchObject({ kind: 'unreachable' })
    const outcome = await downloadMedia({ ...account(), accessToken: 'sec\nret' }, `${graph.url}/f`, 9, live())
    expect(outcome).toMatchObject({ kind: 'rejected', error: { field: 'account' } })
    expect(JSON.stringify(outcome)).not.toContain('sec')
  })
})

describe('fetchMedia', () => {
  it('asks for a new address once when the first has expired', async () => {
    let asked = 0
    graph.behave((request, response) => {
      if (request.path.startsWith('/v26.0/m1')) {
        asked += 1
        response.end(JSON.stringify({ url: `${graph.url}/file-${asked}`, id: 'm1' }))
      } else if (request.path === '/file-1') response.writeHead(404).end()
      else response.end(FILE)
    })
    expect(await fetchMedia(account(), 'm1', 100, live())).toMatchObject({
      kind: 'ok',
      value: { sha256: SHA256, info: { id: 'm1', url: `${graph.url}/file-2` } },
    })
  })

  it('gives up when the second has expired too, and does not fetch what is announced too large', async () => {
    graph.behave((request, response) => {
      if (request.path.startsWith('/v26.0/')) response.end(JSON.stringify({ url: `${graph.url}/file` }))
      else response.writeHead(404).end()
    })
    expect(await fetchMedia(account(), 'm1', 100, live())).toEqual({ kind: 'expired' })
    expect(graph.seen).toHaveLength(4)
    graph.behave(json(200, { url: `${graph.url}/file`, file_size: 101 }))
    expect(await fetchMedia(account(), 'm1', 100, live())).toEqual({ kind: 'too_large', limit: 100 })
    expect(graph.seen).toHaveLength(5)
  })
})

describe('uploadMedia', () => {
  const file = { bytes: new Uint8Array(FILE), mimeType: 'audio/ogg; codecs=opus', filename: 'note.ogg' }

  it('posts the file as a form', async () => {
    graph.behave(json(200, { id: 'm9' }))
    expect(await uploadMedia(account(), file, live())).toEqual({ kind: 'ok', value: { id: 'm9' } })
    const request = graph.seen[0]
    expect(request).toMatchObject({ method: 'POST', path: '/v26.0/1065/media' })
    expect(request?.headers['content-type']).toMatch(/^multipart\/form-data; boundary=/)
    const body = request?.body.toString() ?? ''
    for (const part of ['name="messaging_product"', 'filename="note.ogg"', 'voice note', 'audio/ogg; codecs=opus']) {
      expect(body).toContain(part)
    }
  })

  it('refuses a type or size WhatsApp does not take, without calling', async () => {
    const svg = await uploadMedia(account(), { ...file, mimeType: 'image/svg+xml' }, live())
    expect(svg).toMatchObject({ kind: 'rejected', error: { origin: 'local', code: 131053, field: 'file.mimeType' } })
    const limit = 5 * 1024 * 1024
    const photo = { bytes: new Uint8Array(limit + 1), mimeType: 'image/jpeg', filename: 'p.jpg' }
    expect(await uploadMedia(account(), photo, live())).toEqual({ kind: 'too_large', limit })
    expect(graph.seen).toHaveLength(0)
  })
})

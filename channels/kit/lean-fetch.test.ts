import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createLeanFetch } from './lean-fetch.ts'
import { callProvider } from './provider-call.ts'

let server: Server
let url: URL
let seen: { method: string; headers: Record<string, unknown>; body: string }[]
let answer: { status: number; headers: Record<string, string | string[]>; body: string }
const fetch = createLeanFetch()
const signal = () => AbortSignal.timeout(5_000)

beforeEach(async () => {
  seen = []
  server = createServer((request, response) => {
    let body = ''
    request.on('data', (chunk) => {
      body += chunk
    })
    request.on('end', () => {
      seen.push({ method: request.method ?? '', headers: request.headers, body })
      response.writeHead(answer.status, answer.headers).end(answer.body)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  url = new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/x?y=1`)
})
afterEach(() => {
  server.closeAllConnections()
  server.close()
})

describe('the lean client', () => {
  it('sends method, headers and words, and gives status, headers and bytes back', async () => {
    answer = { status: 404, headers: { 'content-type': 'application/json', 'x-two': ['a', 'b'] }, body: '{"é":1}' }
    const response = await fetch(url, {
      method: 'POST',
      headers: new Headers({ authorization: 'Bearer x', 'content-type': 'application/json' }),
      redirect: 'manual',
      signal: signal(),
      body: '{"a":"ش"}',
    })
    expect(seen).toMatchObject([{ method: 'POST', body: '{"a":"ش"}', headers: { authorization: 'Bearer x' } }])
    expect([response.status, response.headers.get('x-two'), await response.json()]).toEqual([404, 'a, b', { é: 1 }])
  })

  it('asks with GET and takes an answer without a body', async () => {
    answer = { status: 204, headers: {}, body: '' }
    const response = await fetch(url, { headers: new Headers(), redirect: 'manual', signal: signal() })
    expect([seen[0]?.method, response.status, await response.text()]).toEqual(['GET', 204, ''])
  })

  it('does not follow a redirect', async () => {
    answer = { status: 302, headers: { location: '/elsewhere' }, body: '{}' }
    const outcome = await callProvider({ url: url.href, method: 'GET', headers: {} }, { signal: signal(), fetch })
    expect(outcome).toMatchObject({ kind: 'answered', status: 302 })
    expect(seen).toHaveLength(1)
  })

  it('keeps no more of an endless answer than its bound', async () => {
    answer = { status: 200, headers: { 'transfer-encoding': 'chunked' }, body: `"${'x'.repeat(2_000_000)}"` }
    const outcome = await callProvider({ url: url.href, method: 'GET', headers: {} }, { signal: signal(), fetch })
    expect(outcome).toMatchObject({ kind: 'unknown' })
  })

  it('leaves files to fetch itself', async () => {
    answer = { status: 200, headers: {}, body: '{}' }
    const form = new FormData()
    form.set('file', new Blob(['abc']), 'a.txt')
    await fetch(url, { method: 'POST', headers: new Headers(), redirect: 'manual', signal: signal(), body: form })
    expect(String(seen[0]?.headers['content-type'])).toContain('multipart/form-data')
    expect(seen[0]?.body).toContain('abc')
  })
})

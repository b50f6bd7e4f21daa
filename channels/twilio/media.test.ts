import { createHash } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { ProviderFetch } from '#channels/kit'
import { type LocalProvider, startLocalProvider } from '../kit/battery-provider.ts'
import { fetchMedia } from './media.ts'
import { createPublicFetch } from './public-fetch.ts'
import { ACCOUNT_SID, NUMBER } from './webhook.fixture.ts'

const FILE = Buffer.from('voice note')
let api: LocalProvider
const account = () => ({ baseUrl: api.url, accountSid: ACCOUNT_SID, authToken: 't', from: NUMBER, statusCallback: '' })
const live = () => ({ signal: new AbortController().signal, fetch: globalThis.fetch })
const ogg = { status: 200, body: FILE.toString(), headers: { 'content-type': 'audio/ogg' } }
const redirect = (location: string) => api.behave({ status: 307, body: '', headers: { location } })

beforeAll(async () => {
  api = await startLocalProvider()
})
beforeEach(() => {
  api.seen.length = 0
})
afterAll(() => api.close())

describe('fetchMedia', () => {
  it('gives bytes and their hash, by the account credentials', async () => {
    api.behave(ogg)
    const outcome = await fetchMedia(account(), `${api.url}/Media/ME1`, 100, live())
    const sha256 = createHash('sha256').update(FILE).digest('hex')
    expect(outcome).toEqual({ kind: 'ok', value: { bytes: expect.anything(), mimeType: 'audio/ogg', sha256 } })
    if (outcome.kind === 'ok') expect(Buffer.from(outcome.value.bytes)).toEqual(FILE)
    expect(api.seen[0]?.headers.authorization).toBe(`Basic ${Buffer.from(`${ACCOUNT_SID}:t`).toString('base64')}`)
  })

  it('follows Twilio to where the file lies, without the credentials', async () => {
    redirect('https://media.cdn.example/ME1?sig=1')
    const asked: { url: string; headers: string[] }[] = []
    const elsewhere: ProviderFetch = async (url, { headers }) => {
      asked.push({ url: url.href, headers: [...headers.keys()] })
      return new Response(FILE, { headers: { 'content-type': 'audio/ogg' } })
    }
    const outcome = await fetchMedia(account(), `${api.url}/Media/ME1`, 100, { ...live(), elsewhere })
    expect(outcome.kind).toBe('ok')
    expect(asked).toEqual([{ url: 'https://media.cdn.example/ME1?sig=1', headers: [] }])
  })

  it('begins at no other host, whatever its address looks like', async () => {
    const { host } = new URL(api.url)
    for (const address of [
      'https://media.cdn.example/ME1',
      `http://user:pass@${host}/file`,
      'http://169.254.169.254/latest/meta-data',
      'https://api.twilio.com.evil.example/x',
      'file:///etc/passwd',
      'not an address',
    ]) {
      const outcome = await fetchMedia(account(), address, 100, live())
      expect(outcome, address).toMatchObject({ kind: 'rejected', error: { origin: 'local', field: 'url' } })
    }
    expect(api.seen).toHaveLength(0)
  })

  it.each([
    'https://127.0.0.1/x',
    'https://10.1.2.3/x',
    'https://192.168.0.1/x',
    'https://169.254.169.254/x',
    'https://[::1]/x',
    'https://[::ffff:127.0.0.1]/x',
    'https://[fd00::1]/x',
    'https://2130706433/x',
    'http://media.cdn.example/x',
    'https://user@media.cdn.example/x',
  ])('is not led to %s', async (location) => {
    redirect(location)
    const elsewhere: ProviderFetch = () => Promise.reject(new Error('asked'))
    const outcome = await fetchMedia(account(), `${api.url}/f`, 100, { ...live(), elsewhere })
    expect(outcome).toMatchObject({ kind: 'rejected', error: { field: 'url' } })
  })

  it('is not led inside by a name either', async () => {
    redirect('https://localhost/x')
    const outcome = await fetchMedia(account(), `${api.url}/f`, 100, live())
    expect(outcome).toMatchObject({ kind: 'unreachable' })
    expect(JSON.stringify(outcome)).toContain('leads to a private address')
  })

  it('does not follow for ever, and stops at the limit', async () => {
    redirect('/again')
    expect((await fetchMedia(account(), `${api.url}/f`, 100, live())).kind).toBe('unreachable')
    expect(api.seen).toHaveLength(4)
    api.behave(ogg)
    expect(await fetchMedia(account(), `${api.url}/f`, 9, live())).toEqual({ kind: 'too_large', limit: 9 })
  })

  it.each([
    [404, 'expired'],
    [410, 'expired'],
    [401, 'rejected'],
    [503, 'unreachable'],
  ])('status %i is %s', async (status, kind) => {
    api.behave({ status, body: '' })
    expect((await fetchMedia(account(), `${api.url}/f`, 9, live())).kind).toBe(kind)
  })

  it('takes a refusal where the file lies for an address whose time is over', async () => {
    redirect('https://media.cdn.example/ME1')
    const elsewhere: ProviderFetch = async () => new Response('', { status: 403 })
    expect(await fetchMedia(account(), `${api.url}/f`, 9, { ...live(), elsewhere })).toEqual({ kind: 'expired' })
  })

  it('reports a broken connection', async () => {
    api.behave((_request, response) => response.destroy())
    expect((await fetchMedia(account(), `${api.url}/f`, 9, live())).kind).toBe('unreachable')
  })
})

describe('createPublicFetch', () => {
  it('reaches no private address, named or written', async () => {
    const ask = createPublicFetch()
    const init = { headers: new Headers(), redirect: 'manual', signal: new AbortController().signal } as const
    const { port } = new URL(api.url)
    await expect(ask(new URL(`http://127.0.0.1:${port}/`), init)).rejects.toThrow('private address')
    await expect(ask(new URL(`http://localhost:${port}/`), init)).rejects.toThrow('private address')
    expect(api.seen).toHaveLength(0)
  })
})

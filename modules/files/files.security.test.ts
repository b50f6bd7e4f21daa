import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bootTestApp, type TestApp, type TestOrg } from '#testing'

let t: TestApp
let casa: TestOrg
const hour = 3_600_000

beforeAll(async () => {
  t = await bootTestApp()
  casa = await t.org()
})
afterAll(() => t.close())

async function link(text: string, mimeType: string, filename?: string): Promise<string> {
  const { files } = t.app.platform
  const { hash } = await files.put(casa.orgId, Buffer.from(text))
  return files.signedUrl(casa.orgId, hash, mimeType, filename ? { filename } : {})
}

describe('links to files', () => {
  it('serve the bytes to whoever holds them, cached privately, running nothing', async () => {
    const answer = await t.anonymous('GET', await link('picture', 'image/webp'))
    expect(answer.status).toBe(200)
    expect(answer.body).toBe('picture')
    expect(answer.headers).toMatchObject({
      'content-type': 'image/webp',
      'content-disposition': 'inline',
      'cache-control': 'private, max-age=3600',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
    })
  })

  it('download what could run in the page', async () => {
    const answer = await t.anonymous('GET', await link('<script>alert(1)</script>', 'text/html', 'page.html'))
    expect(answer.headers['content-disposition']).toMatch(/^attachment; filename="page.html"/)
  })

  it('answer 304 to who has the file and 206 to who seeks in it', async () => {
    const url = await link('0123456789', 'audio/ogg')
    const first = await t.anonymous('GET', url)
    const again = await t.anonymous('GET', url, { headers: { 'if-none-match': String(first.headers.etag) } })
    expect([again.status, again.body]).toEqual([304, ''])
    const part = await t.anonymous('GET', url, { headers: { range: 'bytes=2-4' } })
    expect([part.status, part.body, part.headers['content-range']]).toEqual([206, '234', 'bytes 2-4/10'])
    const beyond = await t.anonymous('GET', url, { headers: { range: 'bytes=10-' } })
    expect(beyond.status).toBe(416)
  })

  it('end', async () => {
    const url = await link('short-lived', 'image/webp')
    t.clock.advance(2 * hour)
    const late = await t.anonymous('GET', url)
    expect([late.status, late.body.code]).toEqual([404, 'NOT_FOUND'])
    expect(late.headers['cache-control']).toBe('no-store')
  })

  it('cannot be made up, changed or pointed elsewhere', async () => {
    const url = await link('secret', 'application/pdf')
    const [body = '', mac = ''] = url.replace('/api/v1/files/', '').split('.')
    const claims = JSON.parse(Buffer.from(body, 'base64url').toString()) as unknown[]
    const forge = (changed: unknown[]) => Buffer.from(JSON.stringify(changed)).toString('base64url')
    const attempts = [
      `${body}.${mac.slice(0, -2)}AA`,
      `${forge([...claims.slice(0, 2), 'text/html', ...claims.slice(3)])}.${mac}`,
      `${forge([...claims.slice(0, 1), '../../etc/passwd', ...claims.slice(2)])}.${mac}`,
      body,
      `${body}.`,
      '..%2f..%2fetc%2fpasswd',
      'x',
    ]
    for (const token of attempts) expect((await t.anonymous('GET', `/api/v1/files/${token}`)).status, token).toBe(404)
  })

  it('to a file that is gone are 404 and not kept by any cache', async () => {
    const url = t.app.platform.files.signedUrl(casa.orgId, 'a'.repeat(64), 'image/webp')
    const answer = await t.anonymous('GET', url)
    expect(answer.status).toBe(404)
    expect(answer.headers['cache-control']).toBe('no-store')
  })
})

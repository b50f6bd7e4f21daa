import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'
import type { Answer, TestApp } from '#testing'

export const PASSWORD = 'un-mot-de-passe-sûr'

/** A mail server that keeps what it is given, on a port of its own. */
export type Mailbox = { url: string; take(to: string): string; close(): Promise<void> }

/** Decodes the body of a mail: quoted-printable or base64, as the sender chose. */
function bodyOf(raw: string): string {
  const [head = '', ...rest] = raw.split('\r\n\r\n')
  const body = rest.join('\r\n\r\n')
  if (/content-transfer-encoding:\s*base64/i.test(head)) return Buffer.from(body, 'base64').toString('utf8')
  const bytes = body.replace(/=\r\n/g, '').replace(/=([0-9A-F]{2})/g, (_, hex: string) => `%${hex}`)
  return /content-transfer-encoding:\s*quoted-printable/i.test(head)
    ? bytes.replace(/(%[0-9A-F]{2})+/g, (coded) => decodeURIComponent(coded))
    : body
}

/** Starts the mail server on a free port of the loopback address. */
export async function openMailbox(): Promise<Mailbox> {
  const mails: { to: string; text: string }[] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    disableReverseLookup: true,
    onData(stream, session, done) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        const text = bodyOf(Buffer.concat(chunks).toString('utf8'))
        for (const { address } of session.envelope.rcptTo) mails.push({ to: address, text })
        done()
      })
    },
  })
  server.listen(0, '127.0.0.1')
  await once(server.server, 'listening')
  return {
    url: `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`,
    take(to) {
      const at = mails.findIndex((mail) => mail.to === to)
      if (at < 0) throw new Error(`no mail to ${to}`)
      return mails.splice(at, 1)[0]?.text ?? ''
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}

/** A browser: it keeps the cookies the server sets and sends them back. */
export type Browser = {
  get<T = Record<string, unknown>>(url: string, headers?: Record<string, string>): Promise<Answer<T>>
  post<T = Record<string, unknown>>(url: string, body?: unknown, headers?: Record<string, string>): Promise<Answer<T>>
  cookies: Map<string, string>
  setCookies: string[]
}

/** A fresh browser without cookies. Addresses of sign-in stand below /api/auth. */
export function browser(t: TestApp): Browser {
  const cookies = new Map<string, string>()
  const own: Browser = {
    cookies,
    setCookies: [],
    get: (url, headers) => call('GET', url, undefined, headers),
    post: (url, body = {}, headers) => call('POST', url, body, headers),
  }
  async function call(method: string, url: string, body: unknown, headers: Record<string, string> = {}) {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const answer = await t.anonymous(method, url, {
      body,
      headers: { origin: 'http://127.0.0.1:3000', ...(cookie ? { cookie } : {}), ...headers },
    })
    const set = answer.headers['set-cookie']
    own.setCookies = Array.isArray(set) ? set.map(String) : set ? [String(set)] : []
    for (const line of own.setCookies) {
      const [pair = ''] = line.split(';')
      const name = pair.slice(0, pair.indexOf('='))
      const value = pair.slice(pair.indexOf('=') + 1)
      if (/max-age=0/i.test(line) || value === '') cookies.delete(name)
      else cookies.set(name, value)
    }
    return answer as Answer<never>
  }
  return own
}

let serial = 0

/** An account made through sign-up, signed in. */
export async function signUp(t: TestApp) {
  serial += 1
  const email = `person${serial}@example.test`
  const own = browser(t)
  const made = await own.post<{ user: { id: string } }>('/api/auth/sign-up/email', {
    name: 'Nadia Benali',
    email,
    password: PASSWORD,
  })
  if (made.status !== 200) throw new Error(`sign-up answered ${made.status}`)
  return { email, userId: made.body.user.id, browser: own }
}

/** Signs in with e-mail and password in a new browser. */
export async function signIn(t: TestApp, email: string, password = PASSWORD) {
  const own = browser(t)
  const answer = await own.post('/api/auth/sign-in/email', { email, password })
  return { answer, browser: own }
}

import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'
import type { Clock } from '#platform/clock'
import { type ParsedMail, parseMail } from './mime.ts'

/** A caught message. `at` is business time in epoch milliseconds, `head` its header as it came. */
export type CaughtMail = ParsedMail & {
  id: string
  at: number
  recipients: string[]
  links: string[]
  sender: string
  head: string
}

const MAX_BYTES = 25 * 1024 * 1024
const KEPT = 500

function linksOf(mail: ParsedMail): string[] {
  const source = mail.text || (mail.html ?? '').replaceAll('&amp;', '&')
  return [...new Set([...source.matchAll(/https?:\/\/[^\s"'<>)\]]+/g)].map(([link]) => link))]
}

export type MailCatcher = {
  /** Newest first. */
  mails: () => CaughtMail[]
  find: (id: string) => CaughtMail | undefined
  clear: () => void
  port: number
  close: () => Promise<void>
}

/** An SMTP server on loopback that keeps every message and delivers none. Any login is accepted but one with the password `refused`. */
export async function startMailCatcher(
  host: string,
  port: number,
  clock: Clock,
  onMail: (mail: CaughtMail) => void,
): Promise<MailCatcher> {
  const mails: CaughtMail[] = []
  let count = 0
  const server = new SMTPServer({
    authOptional: true,
    allowInsecureAuth: true,
    disabledCommands: ['STARTTLS'],
    disableReverseLookup: true,
    logger: false,
    size: MAX_BYTES,
    onAuth: (auth, _session, done) =>
      auth.password === 'refused'
        ? done(Object.assign(new Error('Authentication credentials invalid'), { responseCode: 535 }))
        : done(null, { user: auth.username ?? 'anyone' }),
    onData(stream, session, done) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        if (stream.sizeExceeded) {
          done(new Error('message too big'))
          return
        }
        const raw = Buffer.concat(chunks)
        const parsed = parseMail(raw)
        const recipients = session.envelope.rcptTo.map((recipient) => recipient.address)
        const from = session.envelope.mailFrom
        const mail = {
          ...parsed,
          id: String(++count),
          at: clock.now(),
          recipients,
          links: linksOf(parsed),
          sender: from === false ? '' : from.address,
          head: raw.toString('latin1').split(/\r?\n\r?\n/, 1)[0] ?? '',
        }
        mails.unshift(mail)
        mails.length = Math.min(mails.length, KEPT)
        onMail(mail)
        done()
      })
    },
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => {
      server.removeListener('error', reject)
      resolve()
    })
  })
  // A client that hangs up mid-dialogue is its own business; without a listener it would end the process.
  server.on('error', () => {})
  return {
    mails: () => mails,
    find: (id) => mails.find((mail) => mail.id === id),
    clear: () => {
      mails.length = 0
    },
    port: (server.server.address() as AddressInfo).port,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}

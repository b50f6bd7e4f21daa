import { randomUUID } from 'node:crypto'
import type { CaughtMail } from './catcher.ts'

/** A letter of a person, as the control API takes it. */
export type PersonLetter = {
  from: string
  to: string
  name?: string | undefined
  subject?: string | undefined
  text: string
  html?: string | undefined
  /** Message-ID of the letter it answers. */
  inReplyTo?: string | undefined
  /** An absence that answers by itself. */
  automatic?: boolean | undefined
  file?: { filename: string; contentType: string; base64: string } | undefined
}

const lines = (...parts: readonly (string | false | undefined)[]) =>
  parts.filter((part) => part !== false && part !== undefined).join('\r\n')
const folded = (base64: string) => base64.replace(/(.{76})(?=.)/g, '$1\r\n')
const encoded = (text: string) => folded(Buffer.from(text, 'utf8').toString('base64'))
const word = (text: string) => `=?utf-8?B?${Buffer.from(text, 'utf8').toString('base64')}?=`
const oneLine = (text: string) => text.replace(/[\r\n]+/g, ' ')

function part(type: string, base64: string, more = ''): string {
  return lines(`Content-Type: ${type}`, 'Content-Transfer-Encoding: base64', more || undefined, '', base64)
}

function together(kind: string, parts: readonly string[], more = ''): string {
  const mark = `part-${randomUUID()}`
  const pieces = parts.map((piece) => `--${mark}\r\n${piece}\r\n`).join('')
  return `Content-Type: multipart/${kind}${more}; boundary="${mark}"\r\n\r\n${pieces}--${mark}--\r\n`
}

/** A raw mail in ASCII, with its Message-ID. */
export function writeLetter(letter: PersonLetter): { id: string; raw: string } {
  const id = `<${randomUUID()}@${letter.from.split('@')[1] ?? 'mail.example'}>`
  const plain = part('text/plain; charset=utf-8', encoded(letter.text))
  const page = letter.html === undefined ? null : part('text/html; charset=utf-8', encoded(letter.html))
  const words = page === null ? plain : together('alternative', [plain, page])
  const { file } = letter
  const body =
    file === undefined
      ? words
      : together('mixed', [
          words,
          part(
            oneLine(file.contentType),
            folded(file.base64),
            `Content-Disposition: attachment; filename="${word(file.filename)}"`,
          ),
        ])
  const head = lines(
    `Message-ID: ${id}`,
    `From: ${letter.name ? `${word(letter.name)} ` : ''}<${oneLine(letter.from)}>`,
    `To: <${oneLine(letter.to)}>`,
    `Subject: ${word(letter.subject ?? 'Bonjour')}`,
    letter.inReplyTo !== undefined && `In-Reply-To: ${oneLine(letter.inReplyTo)}`,
    letter.automatic === true && 'Auto-Submitted: auto-replied',
    'MIME-Version: 1.0',
  )
  return { id, raw: `${head}\r\n${body}` }
}

const FATES = new Map([
  ['bounce', { action: 'failed', status: '5.1.1', words: 'smtp; 550 5.1.1 no such user' }],
  ['full', { action: 'failed', status: '5.2.2', words: 'smtp; 552 5.2.2 mailbox full' }],
  ['later', { action: 'delayed', status: '4.4.1', words: 'smtp; 451 4.4.1 no answer from host' }],
])

/** What a mail server reports of a letter to `bounce@…`, `full@…`, `later@…` or `complaint@…`; null for any other. */
export function reportOn(mail: CaughtMail, recipient: string): string | null {
  const local = recipient.split(/[@+]/)[0]?.toLowerCase() ?? ''
  const fate = FATES.get(local)
  if (!fate && local !== 'complaint') return null
  const told = fate
    ? lines(
        'Content-Type: message/delivery-status',
        '',
        'Reporting-MTA: dns; mail.example',
        '',
        `Final-Recipient: rfc822; ${recipient}`,
        `Action: ${fate.action}`,
        `Status: ${fate.status}`,
        `Diagnostic-Code: ${fate.words}`,
      )
    : lines(
        'Content-Type: message/feedback-report',
        '',
        'Feedback-Type: abuse',
        'User-Agent: mail.example',
        'Version: 1',
      )
  const head = lines(
    `Message-ID: <${randomUUID()}@mail.example>`,
    'From: Mail Delivery System <mailer-daemon@mail.example>',
    `To: <${mail.sender}>`,
    `Subject: ${fate ? 'Delivery report' : 'Complaint'}`,
    'Auto-Submitted: auto-replied',
    'MIME-Version: 1.0',
  )
  const copy = lines('Content-Type: text/rfc822-headers', '', mail.head)
  const words = part('text/plain; charset=utf-8', encoded('This is a report of the mail server.'))
  const type = `; report-type=${fate ? 'delivery-status' : 'feedback-report'}`
  return `${head}\r\n${together('report', [words, told, copy], type)}`
}

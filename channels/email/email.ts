import { Socket } from 'node:net'
import { createTransport } from 'nodemailer'
import type {
  CallOptions,
  ClassifiableError,
  ErrorClass,
  ErrorVerdict,
  OutboundPayload,
  ProviderError,
  SendOutcome,
} from '#channels/kit'
import { resolvePublic } from '#platform/net'
import { LETTER_HEADER } from './bounce.ts'
import { EMAIL_CAUSES } from './causes.ts'
import { checkLetter, isLetter, letterWords } from './check-letter.ts'
import { letterHtml } from './letter.ts'
import { letterPage } from './letter-page.ts'

/** A mailbox of the agency: the server with its credentials as an smtp: or smtps: address, and whom letters come from. */
export type MailAccount = {
  url: string
  name: string
  address: string
  /** The server was named by an agency: it is reached on the public internet alone. */
  publicOnly?: boolean
}

/** Longer than any single step of the protocol should take, shorter than the lease of a worker. */
const STEP_MS = 10_000

/**
 * Sends one letter by SMTP. Never throws. The message id is made of `callbackData`, so that a second try of the same
 * attempt is the same letter to every mail program. `signal` ends the conversation with the server. `accepted`: the agency's server took it; a bounce comes later.
 */
export async function sendLetter(
  account: MailAccount,
  message: OutboundPayload,
  { signal }: Pick<CallOptions, 'signal'>,
): Promise<SendOutcome> {
  const to = message.to.email ?? ''
  const problem = checkLetter(to, message)[0]
  const { content } = message
  if (problem || !isLetter(content))
    return {
      kind: 'rejected',
      error: refusal(
        'local',
        problem?.field === 'to' ? 553 : 554,
        problem?.field ?? 'content.type',
        'cannot be sent by mail',
      ),
    }
  if (account.url === '') return { kind: 'rejected', error: refusal('local', 535, 'account', 'no mail server is set') }
  const messageId = `<${(message.callbackData ?? '').replace(/[^\w-]+/g, '.')}@${account.address.split('@')[1]}>`
  // Once the server has said 354 the words flow, and may be taken although no answer comes; the library's errors name no
  // such moment.
  let left = false
  const server = await serverOf(account).catch((error: unknown) => failedLookup(error))
  if ('kind' in server) return server
  if (signal.aborted)
    return { kind: 'not_sent', cause: { code: 'aborted', detail: 'ended before it began', httpStatus: null } }
  const socket = new Socket()
  const end = () => void socket.destroy(new Error('time is up'))
  signal.addEventListener('abort', end, { once: true })
  // Time may be up while the name is still looked up: nobody listens to the line then, and it is opened afterwards.
  socket.on('error', () => undefined)
  socket.once('connect', () => signal.aborted && end())
  const transport = createTransport({
    ...server,
    socket,
    transactionLog: true,
    logger: listener((line) => {
      left ||= line.startsWith('354')
    }),
    ...PATIENCE,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  const { attachment, unsubscribe } = message
  // A line break in a subject would begin another header.
  const subject = (content.subject ?? '').replace(/\s+/g, ' ').trim()
  const words = [letterWords(content), unsubscribe?.words ?? ''].filter((text) => text !== '').join('\n\n')
  try {
    await transport.sendMail({
      messageId,
      from: { name: account.name, address: account.address },
      to: { name: '', address: to },
      subject,
      text: words,
      html:
        content.type === 'text' && content.letter
          ? letterPage(content.letter, { sender: account.name, subject, unsubscribe: unsubscribe?.words ?? null })
          : letterHtml(words),
      ...(attachment
        ? {
            attachments: [
              {
                filename: attachment.filename,
                contentType: attachment.mimeType,
                content: Buffer.from(attachment.bytes),
              },
            ],
          }
        : {}),
      ...(message.replyTo ? { inReplyTo: message.replyTo, references: message.replyTo } : {}),
      headers: {
        'Auto-Submitted': 'auto-generated',
        ...(message.callbackData ? { [LETTER_HEADER]: message.callbackData } : {}),
        ...(unsubscribe
          ? { 'List-Unsubscribe': `<${unsubscribe.oneClick}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' }
          : {}),
      },
    })
    return { kind: 'accepted', providerId: messageId, recipientId: to, messageStatus: null }
  } catch (error) {
    return outcomeOf(error, left, signal.aborted)
  } finally {
    signal.removeEventListener('abort', end)
    transport.close()
  }
}

/** How long each step of the conversation with a server may take. */
export const PATIENCE = { connectionTimeout: STEP_MS, greetingTimeout: STEP_MS, socketTimeout: STEP_MS }

/**
 * How the server of a mailbox is reached. Where only the public internet will do, its name is resolved here and the
 * address that was judged is the one connected to. Rejects for an address inside.
 */
export async function serverOf(account: Pick<MailAccount, 'url' | 'publicOnly'>) {
  if (!account.publicOnly) return { url: account.url }
  const { protocol, hostname, port, username, password } = new URL(account.url)
  const secure = protocol === 'smtps:'
  return {
    host: await resolvePublic(hostname),
    port: Number(port) || (secure ? 465 : 587),
    secure,
    // Without encryption the password would travel in the open.
    requireTLS: !secure,
    tls: { servername: hostname },
    auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) },
  }
}

function failedLookup(error: unknown): Exclude<SendOutcome, { kind: 'accepted' }> {
  const detail = error instanceof Error ? error.message.slice(0, 300) : 'mail server'
  return { kind: 'not_sent', cause: { code: 'connect_failed', detail, httpStatus: null } }
}

/** Hears what the server says, and keeps none of it: there are people in it. */
function listener(heard: (line: string) => void) {
  const silent = () => undefined
  return {
    level: silent,
    trace: silent,
    debug: (entry: unknown, line?: unknown) => {
      if ((entry as { tnx?: unknown } | null)?.tnx === 'server' && typeof line === 'string') heard(line)
    },
    info: silent,
    warn: silent,
    error: silent,
    fatal: silent,
  }
}

/**
 * What a failed conversation with a mail server means: a reply code decides; without one, how far it went.
 * @param left whether the server had asked for the words of the letter
 * @param ended whether it was us who had no more time
 */
export function outcomeOf(error: unknown, left: boolean, ended = false): Exclude<SendOutcome, { kind: 'accepted' }> {
  const { responseCode, code, command, message } = (error ?? {}) as Record<string, unknown>
  const detail = typeof message === 'string' ? message.slice(0, 300) : 'mail server'
  if (code === 'EAUTH') return { kind: 'rejected', error: refusal('provider', 535, null, detail) }
  if (typeof responseCode === 'number' && responseCode >= 400)
    return {
      kind: 'rejected',
      error: {
        ...refusal('provider', responseCode, null, detail),
        details: command === 'RCPT TO' ? deadStatus(detail) : null,
      },
    }
  const cause = {
    code: ended || code === 'ETIMEDOUT' ? 'timeout' : 'connection_lost',
    detail,
    httpStatus: null,
  } as const
  if (left) return { kind: 'unknown', cause }
  return { kind: 'not_sent', cause: { ...cause, code: 'connect_failed' } }
}

/** The status with which a server says of a recipient that nobody has the address: "550 5.1.1 no such user". */
function deadStatus(reply: string): string | null {
  const status = /\b5\d\d[ -](5\.\d{1,3}\.\d{1,3})\b/.exec(reply)?.[1] ?? null
  return isDeadAddress(status) ? status : null
}

function refusal(origin: ProviderError['origin'], code: number, field: string | null, message: string): ProviderError {
  return {
    origin,
    code,
    subcode: null,
    httpStatus: null,
    message,
    details: null,
    isTransient: code < 500,
    traceId: null,
    field,
    retryAfterMs: null,
  }
}

/** Reply codes with a meaning of their own (RFC 5321, 4954, 7504); of others only the first digit speaks. */
const KNOWN = new Set([
  ...[421, 432, 450, 451, 452, 454, 455],
  ...[500, 501, 502, 503, 504, 521, 523, 530, 534, 535, 538, 550, 551, 552, 553, 554, 555, 556],
])

const RETRY = { attempts: 5, firstMs: 60_000, capMs: 3_600_000 }

/**
 * What a reply code means for the queue (RFC 5321, 4.2.1): 4xx is tried again for some hours, an unknown address is
 * final for this person, a refused sign-in for the account, any other 5xx for this letter.
 */
export function classifyReply(error: ClassifiableError): ErrorVerdict {
  const code = error.code ?? 0
  const failures = Math.max(0, error.failures ?? 0)
  const kind = enhancedKind(error.details ?? null) ?? replyKind(code)
  const again = kind.class === 'R' && failures + 1 < RETRY.attempts
  return {
    class: kind.class,
    code: error.code,
    known: KNOWN.has(code),
    causeKey: `channels.email.errors.${kind.name}`,
    cause: EMAIL_CAUSES.get(kind.name)?.en ?? '',
    maxAttempts: kind.class === 'R' ? RETRY.attempts : 1,
    retryAfterMs: again ? Math.min(RETRY.capMs, RETRY.firstMs * 4 ** failures) : null,
    jitter: true,
    pause: kind.class === 'A' ? { scope: 'number', ms: null, purpose: 'any' } : null,
    alert: kind.class === 'A' || (kind.class === 'B' && !KNOWN.has(code)) ? 'now' : 'no',
    fallback: kind.class === 'U' ? 'other_channel' : null,
    holdRecipient: null,
    optOut: null,
  }
}

type Kind = { class: ErrorClass; name: string }

function replyKind(code: number): Kind {
  if (code >= 400 && code < 500) return { class: 'R', name: 'mail_later' }
  if (code === 530 || code === 534 || code === 535) return { class: 'A', name: 'mail_sign_in' }
  if (code === 550 || code === 551 || code === 553) return { class: 'U', name: 'mail_refused_address' }
  return { class: 'B', name: 'mail_refused' }
}

/** What a report says more exactly than a reply code (RFC 3463); null without one. A transient status here was given up on. */
function enhancedKind(details: string | null): Kind | null {
  const [, subject, detail] = /^[45]\.(\d{1,3})\.(\d{1,3})$/.exec(details ?? '') ?? []
  if (subject === undefined) return null
  if (isDeadAddress(details)) return { class: 'U', name: 'mail_refused_address' }
  if (subject === '2' && detail === '2') return { class: 'U', name: 'mail_full' }
  if ((subject === '2' || subject === '3') && (detail === '3' || detail === '4'))
    return { class: 'B', name: 'mail_too_large' }
  if (details?.startsWith('4') || subject === '4') return { class: 'U', name: 'mail_given_up' }
  return { class: 'B', name: 'mail_refused' }
}

/** Whether a status of RFC 3463 says that nobody has this address any more. */
export const isDeadAddress = (enhanced: string | null): boolean => /^5\.(1\.(0|1|2|3|6|10)|2\.1)$/.test(enhanced ?? '')

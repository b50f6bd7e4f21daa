import { bareIdOf, type Headers, messageIdsOf, readHeaders } from './mail-headers.ts'
import { decodedBody, type MailPart } from './mime.ts'

/** What a mail server or a mailbox provider reports of a letter of ours. */
export type MailReport = {
  kind: 'BOUNCE' | 'COMPLAINT'
  /** `failed`: given up. `delayed`: still tried. `sent`: handed on to where nothing is reported. */
  status: 'failed' | 'delayed' | 'delivered' | 'sent' | 'complaint'
  /** Message-ID of the letter, when the report names one. */
  letterId: string | null
  /** What we wrote into the letter for this: message and try. */
  callbackData: string | null
  recipient: string | null
  /** Of RFC 3463: `5.1.1`. */
  enhanced: string | null
  /** The server's reply code, or one that says the same. */
  code: number | null
  /** The server's own words. */
  diagnostic: string | null
}

/** The header in a letter of ours that says which it is: servers that give it another Message-ID leave it alone. */
export const LETTER_HEADER = 'X-Atlas-Message'

const OURS = /^<([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.(\d{1,4})@/
const MAX_BLOCKS = 20

/** Message and try of a Message-ID of ours (`uuid:n`); null for one of somebody else. */
export function callbackOf(messageId: string | null): string | null {
  const [, message, attempt] = OURS.exec(messageId ?? '') ?? []
  return message === undefined ? null : `${message}:${attempt}`
}

/** Reads a report of delivery (RFC 3464) or of a complaint (RFC 5965); null when the mail is neither, or says nothing. */
export function readReport(root: MailPart): MailReport | null {
  if (root.type !== 'multipart/report') return null
  const kind = root.parameters.get('report-type')?.toLowerCase()
  if (kind === 'delivery-status') return deliveryReport(root)
  return kind === 'feedback-report' ? complaint(root) : null
}

function deliveryReport(root: MailPart): MailReport | null {
  const part = root.parts.find(({ type }) => /^message\/(global-)?delivery-status$/.test(type))
  if (!part) return null
  const blocks = blocksOf(part).map(readRecipient)
  const told = blocks.find(({ status }) => status === 'failed') ?? blocks.find(({ status }) => status !== null)
  if (!told?.status) return null
  return { kind: 'BOUNCE', ...letterOf(root), ...told, status: told.status }
}

function blocksOf(part: MailPart): Headers[] {
  return decodedBody(part)
    .toString('latin1')
    .replace(/\r\n?/g, '\n')
    .split(/\n\n+/)
    .slice(0, MAX_BLOCKS)
    .map((block) => readHeaders(Buffer.from(block, 'latin1')))
}

function readRecipient(block: Headers) {
  const field = (name: string) => block.get(name)?.[0] ?? ''
  const enhanced = /\b([245]\.\d{1,3}\.\d{1,3})\b/.exec(field('status'))?.[1] ?? null
  const diagnostic = field('diagnostic-code').slice(0, 300)
  const reply = /^smtp;\s*([245]\d\d)\b/i.exec(diagnostic)?.[1]
  const recipient =
    /;\s*<?([^\s<>;]{3,200})>?\s*$/.exec(field('final-recipient') || field('original-recipient'))?.[1] ?? null
  return {
    status: outcomeOf(field('action').trim().toLowerCase(), enhanced),
    recipient: recipient?.toLowerCase() ?? null,
    enhanced,
    code: reply === undefined ? replyFor(enhanced) : Number(reply),
    diagnostic: diagnostic === '' ? null : diagnostic,
  }
}

/** What the server did decides; one that does not say is judged by its status. */
function outcomeOf(action: string, enhanced: string | null): MailReport['status'] | null {
  const known = {
    failed: 'failed',
    delayed: 'delayed',
    delivered: 'delivered',
    relayed: 'sent',
    expanded: 'sent',
  } as const
  if (Object.hasOwn(known, action)) return known[action as keyof typeof known]
  if (enhanced === null) return null
  return enhanced.startsWith('5') ? 'failed' : enhanced.startsWith('4') ? 'delayed' : 'delivered'
}

function replyFor(enhanced: string | null): number | null {
  if (enhanced === null || enhanced.startsWith('2')) return null
  if (enhanced.startsWith('4')) return 450
  return enhanced.startsWith('5.1.') ? 550 : 554
}

function complaint(root: MailPart): MailReport | null {
  const part = root.parts.find(({ type }) => type === 'message/feedback-report')
  if (!part) return null
  const fields = blocksOf(part)[0]
  // "Not spam" is the opposite; what is about keys and authentication is about no person.
  if (
    !['abuse', 'fraud', 'opt-out', 'opt-out-list', 'other'].includes(
      fields?.get('feedback-type')?.[0]?.toLowerCase() ?? '',
    )
  )
    return null
  const none = { recipient: null, enhanced: null, code: null, diagnostic: null }
  return { kind: 'COMPLAINT', status: 'complaint', ...letterOf(root), ...none }
}

/** Which letter the report returns, by the copy of it; without one, by what the report answers. */
function letterOf(root: MailPart): Pick<MailReport, 'letterId' | 'callbackData'> {
  const copy = root.parts.findLast(({ type }) =>
    /^(message\/(global|rfc822)(-headers)?|text\/rfc822-headers)$/.test(type),
  )
  const returned = copy ? headersOfCopy(copy) : null
  const named = [
    ...messageIdsOf(returned?.get('message-id')?.[0]),
    ...messageIdsOf(root.headers.get('in-reply-to')?.[0]),
    ...messageIdsOf(root.headers.get('references')?.[0]),
  ]
  const letterId = named.find((id) => callbackOf(id) !== null) ?? named[0] ?? bareIdOf(returned?.get('message-id')?.[0])
  const told = returned?.get(LETTER_HEADER.toLowerCase())?.[0]
  const callbackData = told && /^[\w:-]{1,60}$/.test(told) ? told : callbackOf(letterId)
  return { letterId, callbackData }
}

function headersOfCopy(copy: MailPart): Headers {
  const body = decodedBody(copy)
  const end = /\r?\n\r?\n/.exec(body.subarray(0, 64 * 1024).toString('latin1'))
  return readHeaders(end ? body.subarray(0, end.index) : body.subarray(0, 64 * 1024))
}

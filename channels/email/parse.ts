import { createHash } from 'node:crypto'
import {
  compositeKey,
  type InboundMedia,
  type InboundMessage,
  type OtherEvent,
  type ParsedWebhook,
  type Routing,
  type StatusEvent,
} from '#channels/kit'
import { callbackOf, type MailReport, readReport } from './bounce.ts'
import { attachmentsOf, bytesOf, isAutomatic, valuesOf, wordsOf } from './letters-in.ts'
import { addressesOf, bareIdOf, decodeHeader, type MailAddress, messageIdsOf } from './mail-headers.ts'
import { type MailPart, readMime } from './mime.ts'
import { withoutHistory } from './quoted.ts'

/** Whose mailbox it may be for; one of them is ours. */
const RECIPIENTS = ['delivered-to', 'x-original-to', 'envelope-to', 'x-envelope-to', 'to', 'cc']
const MAX_MAILBOXES = 20
const MAX_WORDS = 20_000
const MAX_SUBJECT = 300

/** What every message of one mail shares. */
type Letter = {
  root: MailPart
  id: string
  from: MailAddress
  subject: string | null
  answers: string | null
  automatic: boolean
}

const nothing = (): ParsedWebhook => ({ messages: [], statuses: [], echoes: [], other: [] })

/**
 * Reads a raw mail (RFC 5322): a letter of a person with its files, or a report about one of ours, once for every mailbox
 * it may be for; whoever takes it in keeps those of its own. Never throws; what cannot be read is in `other` with the
 * fault as the title of its error. The files stay in the mail: their ids lead to them (`readAttachment`).
 * @param mailbox where it was found, when that is known: it is for that one, whomever its headers name
 */
export function parseMail(body: unknown, mailbox?: string): ParsedWebhook {
  if (!(body instanceof Uint8Array)) return malformed(Buffer.alloc(0), 'NO_MAIL')
  const raw = Buffer.from(body.buffer, body.byteOffset, body.byteLength)
  const read = readMime(raw)
  if (!read.ok) return malformed(raw, read.fault)
  const { root } = read
  const from = valuesOf(root.headers, 'from').flatMap(addressesOf)[0]
  const report = readReport(root)
  if (!from && !report) return malformed(raw, 'NO_SENDER')
  const mailboxes = mailbox === undefined ? mailboxesOf(root) : [mailbox]
  if (mailboxes.length === 0) return malformed(raw, 'NO_RECIPIENT')
  const id =
    messageIdsOf(valuesOf(root.headers, 'message-id')[0])[0] ??
    bareIdOf(valuesOf(root.headers, 'message-id')[0]) ??
    `<${sha256(raw)}@mail>`
  const parsed = nothing()
  if (report) parsed.statuses.push(...mailboxes.map((mailbox) => statusOf(mailbox, id, report)))
  else if (from) {
    const letter = letterOf(root, id, from)
    const parts = partsOf(letter)
    for (const mailbox of mailboxes) parsed.messages.push(...messagesOf(mailbox, letter, parts))
  }
  return parsed
}

/** The bytes and the claimed type of one file of a raw mail, by its place; null when there is none. */
export function readAttachment(raw: Uint8Array, index: number): { bytes: Buffer; mimeType: string } | null {
  const read = readMime(Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength))
  const part = read.ok ? attachmentsOf(read.root)[index] : undefined
  return part ? { bytes: bytesOf(part), mimeType: part.type } : null
}

/** Which mail a file is in (the key of its event) and at which place, of the id of a media; null when it is no such id. */
export function attachmentPlace(mediaId: string): { mail: string; index: number } | null {
  const [, mail, index] = /^(.{1,512})#(\d{1,3})$/s.exec(mediaId) ?? []
  return mail === undefined ? null : { mail, index: Number(index) }
}

const sha256 = (raw: Buffer) => createHash('sha256').update(raw).digest('hex')

function mailboxesOf(root: MailPart): string[] {
  const all = RECIPIENTS.flatMap((name) => valuesOf(root.headers, name)).flatMap(addressesOf)
  return [...new Set(all.map(({ address }) => address))].slice(0, MAX_MAILBOXES)
}

function letterOf(root: MailPart, id: string, from: MailAddress): Letter {
  const subject = decodeHeader(valuesOf(root.headers, 'subject')[0] ?? '').slice(0, MAX_SUBJECT)
  const before = messageIdsOf(valuesOf(root.headers, 'in-reply-to')[0])
  const thread = [...before, ...messageIdsOf(valuesOf(root.headers, 'references')[0]).reverse()]
  return {
    root,
    id,
    from,
    subject: subject === '' ? null : subject,
    answers: thread.find((known) => callbackOf(known) !== null) ?? thread[0] ?? null,
    automatic: isAutomatic(root, from.address),
  }
}

type Piece = {
  suffix: string
  type: string
  text: string | null
  media: Omit<InboundMedia, 'id'> | null
  index: number
}

/** The words first, then each file as a message of its own: a message of ours holds one. */
function partsOf({ root, subject }: Letter): Piece[] {
  const words = withoutHistory(wordsOf(root)).slice(0, MAX_WORDS)
  const files = attachmentsOf(root).map((part, index): Piece => {
    const media = {
      mimeType: part.type,
      sha256: null,
      filename: part.filename,
      voice: false,
      animated: false,
      url: null,
      available: true,
    }
    return { suffix: '', type: kindOf(part.type), text: null, media, index }
  })
  const text = words === '' && files.length === 0 ? (subject ?? '') : words
  const pieces: Piece[] =
    text === '' && files.length > 0 ? files : [{ suffix: '', type: 'text', text, media: null, index: -1 }, ...files]
  return pieces.map((piece, i) => ({ ...piece, suffix: i === 0 ? '' : `.${i}` }))
}

function kindOf(type: string): string {
  const family = type.split('/')[0] ?? ''
  return ['image', 'audio', 'video'].includes(family) && type !== 'image/svg+xml' ? family : 'document'
}

function messagesOf(mailbox: string, letter: Letter, pieces: readonly Piece[]): InboundMessage[] {
  const { id, from, subject, automatic } = letter
  const mail = routing(mailbox, ['message', id], ['from', from.address])
  return pieces.map(({ suffix, type, text, media, index }, i) => ({
    ...(suffix === '' ? mail : routing(mailbox, ['message', `${id}${suffix}`], ['from', from.address])),
    providerId: `${id}${suffix}`,
    displayPhone: mailbox,
    from: null,
    email: from.address,
    mail: { subject: i === 0 ? subject : null, automatic },
    bsuid: null,
    parentBsuid: null,
    profileName: from.name,
    username: null,
    groupId: null,
    // The sender's clock is the sender's word: a letter is as old as its arrival.
    at: null,
    type,
    subtype: null,
    text,
    media: media && { id: `${mail.dedupeKey}#${index}`, ...media },
    location: null,
    contacts: [],
    reply: i === 0 && letter.answers ? { to: letter.answers } : null,
    forwarded: false,
    frequentlyForwarded: false,
    referredProduct: null,
    reaction: null,
    choice: null,
    form: null,
    referral: null,
    order: null,
    system: null,
    edit: null,
    revoke: null,
    errors: [],
    raw: { id },
  }))
}

function statusOf(mailbox: string, id: string, report: MailReport): StatusEvent {
  const { code, enhanced, diagnostic } = report
  const failed = code !== null || enhanced !== null
  return {
    ...routing(mailbox, ['report', id], ['message', report.letterId ?? id]),
    providerId: report.letterId ?? id,
    report: report.kind,
    status: report.status,
    at: null,
    recipient: null,
    recipientBsuid: null,
    recipientParentBsuid: null,
    recipientType: null,
    participantId: null,
    callbackData: report.callbackData,
    errors: failed ? [{ code, title: enhanced, message: diagnostic, details: enhanced }] : [],
    pricing: null,
    conversation: null,
    raw: { id, recipient: report.recipient },
  }
}

function routing(mailbox: string, dedupe: string[], identity: string[]): Routing {
  return {
    accountKey: mailbox,
    accountScope: 'number',
    wabaId: null,
    dedupeKey: compositeKey('mail', mailbox, ...dedupe),
    identityKey: compositeKey('mail', mailbox, ...identity),
  }
}

function malformed(raw: Buffer, fault: string): ParsedWebhook {
  const other: OtherEvent = {
    accountKey: null,
    accountScope: 'number',
    wabaId: null,
    dedupeKey: compositeKey('mail', 'other', sha256(raw)),
    identityKey: compositeKey('mail', 'other'),
    field: null,
    reason: 'unknown_content',
    malformed: true,
    at: null,
    account: null,
    errors: [{ code: null, title: fault, message: null, details: null }],
    raw: null,
  }
  return { ...nothing(), other: [other] }
}

import {
  at,
  type InboundMessage,
  isRecord,
  type MessageContent,
  type OtherEvent,
  type ParsedWebhook,
  readId,
  readText,
  readWord,
  type StatusEvent,
} from '#channels/kit'
import { accountKeyOf, bsuidOf, phoneOf, userIdOf } from './address.ts'
import { readContent, readMedia } from './parse-content.ts'
import { type Envelope, otherEvent, parameter, readErrors, routing } from './parse-envelope.ts'

/** Words of a message of a person; every other status word is about one of ours. */
const INBOUND: ReadonlySet<string> = new Set(['received', 'receiving'])
/** Both are ends without delivery; the error code tells them apart. */
const FAILED: ReadonlySet<string> = new Set(['undelivered', 'failed'])

function readSid(form: unknown): string | null {
  return (
    readId(parameter(form, 'MessageSid')) ??
    readId(parameter(form, 'SmsMessageSid')) ??
    readId(parameter(form, 'SmsSid'))
  )
}

function readStatusWord(form: unknown): string | null {
  return (readId(parameter(form, 'MessageStatus')) ?? readId(parameter(form, 'SmsStatus')))?.toLowerCase() ?? null
}

/** A person by number and user id; null when the address is a short code or a sender name, to which nobody can write. */
function readPerson(form: unknown, address: 'From' | 'To') {
  const waId = address === 'From' ? phoneOf(parameter(form, 'WaId')) : null
  const phone = phoneOf(parameter(form, address)) ?? waId
  const external = address === 'From' ? userIdOf(parameter(form, 'ExternalUserId')) : null
  const bsuid = external ?? bsuidOf(parameter(form, address))
  return phone === null && bsuid === null ? null : { phone, bsuid }
}

const FILE_ONLY: Partial<MessageContent> = { text: null, choice: null, location: null, referral: null, subtype: null }

function parseMessage(form: unknown): InboundMessage[] | OtherEvent {
  const envelope: Envelope = {
    accountKey: accountKeyOf(parameter(form, 'To')),
    accountSid: readId(parameter(form, 'AccountSid')),
    field: 'message',
  }
  const providerId = readSid(form)
  if (providerId === null) return otherEvent(envelope, 'missing_id', form)
  const person = readPerson(form, 'From')
  const { phone, bsuid } = person ?? { phone: null, bsuid: null }
  const fault = envelope.accountKey === null ? 'missing_account' : person === null ? 'missing_sender' : undefined
  const whole = (id: string, content: MessageContent): InboundMessage => ({
    ...routing(envelope, ['message', id], bsuid === null ? ['phone', phone ?? ''] : ['user', bsuid]),
    ...content,
    fault,
    providerId: id,
    displayPhone: envelope.accountKey?.replace(/^whatsapp:/, '') ?? null,
    from: phone,
    bsuid,
    parentBsuid: userIdOf(parameter(form, 'ParentExternalUserId')),
    profileName: readWord(parameter(form, 'ProfileName')),
    username: readWord(parameter(form, 'ProfileUsername'))?.replace(/^@/, '') ?? null,
    groupId: null,
    at: null,
    raw: form,
  })
  const [first, ...more] = readMedia(form)
  return [
    whole(providerId, readContent(form, first)),
    // An MMS may hold ten files, a message of ours one: the others follow as messages of their own.
    ...more.map((media, i) => whole(`${providerId}.${i + 1}`, { ...readContent(form, media), ...FILE_ONLY })),
  ]
}

function parseStatus(form: unknown, query: unknown, word: string): StatusEvent | OtherEvent {
  const envelope: Envelope = {
    accountKey: accountKeyOf(parameter(form, 'From')),
    accountSid: readId(parameter(form, 'AccountSid')),
    field: 'status',
  }
  const providerId = readSid(form)
  if (providerId === null) return otherEvent(envelope, 'missing_id', form)
  const person = readPerson(form, 'To')
  return {
    ...routing(envelope, ['status', providerId, word], ['message', providerId]),
    fault: envelope.accountKey === null ? 'missing_account' : undefined,
    providerId,
    status: FAILED.has(word) ? 'failed' : word,
    at: null,
    recipient: person?.phone ?? null,
    recipientBsuid: person?.bsuid ?? null,
    recipientParentBsuid: null,
    recipientType: null,
    participantId: null,
    callbackData: readText(parameter(query, 'm')),
    errors: readErrors(form),
    pricing: null,
    conversation: null,
    raw: form,
  }
}

/** Posts of Twilio's Conversations and Chat have words in common with messages, and speak of rooms we have none of. */
function isOfRooms(form: unknown): boolean {
  const event = readText(parameter(form, 'EventType')) ?? ''
  return /^on[A-Z]/.test(event) || parameter(form, 'ConversationSid') !== undefined
}

function isMessage(form: unknown): boolean {
  return ['Body', 'NumMedia', 'MediaUrl0', 'Latitude', 'ButtonPayload', 'ListId', 'MessageType'].some(
    (name) => at(form, name) !== undefined,
  )
}

function read(form: unknown, query: unknown): InboundMessage[] | StatusEvent | OtherEvent {
  const nowhere: Envelope = { accountKey: null, accountSid: null, field: null }
  try {
    if (!isRecord(form)) return otherEvent(nowhere, 'not_an_object', form)
    const word = isOfRooms(form) ? null : readStatusWord(form)
    if (word !== null && !INBOUND.has(word)) return parseStatus(form, query, word)
    if (word !== null || (isMessage(form) && !isOfRooms(form))) return parseMessage(form)
    const envelope = { ...nowhere, accountSid: readId(parameter(form, 'AccountSid')) }
    return otherEvent(envelope, 'unknown_content', form)
  } catch {
    // The readers expect anything; should one fail all the same, the webhook is kept.
    return otherEvent(nowhere, 'parser_failure', form)
  }
}

/**
 * Reads a webhook of Twilio (contract 3.2, 3.4): an inbound message or a status callback. Never throws, whatever the
 * value; what cannot be read goes to `other` with the reason. `form` holds the parameters of the body, `query` those of
 * the address, whose `m` is what we attached when sending. The account key is our own sender: `To` of a message, `From`
 * of a status. Twilio's words before `sent` (`queued`, `sending`…) are passed on as they are.
 */
export function parseWebhook(form: unknown, query?: unknown): ParsedWebhook {
  const out: ParsedWebhook = { messages: [], statuses: [], echoes: [], other: [] }
  const found = read(form, query)
  if (Array.isArray(found)) out.messages.push(...found)
  else if ('reason' in found) out.other.push(found)
  else out.statuses.push(found)
  return out
}

import {
  at,
  isRecord,
  type OtherEvent,
  type ParsedWebhook,
  readId,
  readInstant,
  readList,
  readText,
  readWord,
} from '#channels/kit'
import { accountItems, isAccountField, parseAccountItem } from './parse-account.ts'
import { type Envelope, otherEvent } from './parse-envelope.ts'
import { readErrors } from './parse-errors.ts'
import { parseEcho, parseMessage } from './parse-message.ts'
import { readPeople } from './parse-people.ts'
import { parseStatus } from './parse-status.ts'

const OBJECT = 'whatsapp_business_account'

const NOWHERE: Envelope = {
  accountKey: null,
  accountScope: 'business',
  wabaId: null,
  displayPhone: null,
  field: null,
  at: null,
}

/**
 * Meta documents at most 1,000 updates in one POST. Ten times that is read; what is beyond is not turned into objects
 * one by one (three megabytes of `{}` would be a million of them) but reported once, with the whole body.
 */
const MAX_ITEMS = 10_000

function isFull(out: ParsedWebhook): boolean {
  return out.messages.length + out.statuses.length + out.echoes.length + out.other.length >= MAX_ITEMS
}

/** The readers expect anything; should one fail all the same, the item is kept and its neighbours go on. */
function guarded(out: ParsedWebhook, envelope: Envelope, raw: unknown, read: () => void): void {
  try {
    read()
  } catch {
    out.other.push(otherEvent(envelope, 'parser_failure', raw))
  }
}

/** Reads each item on its own, into its list or into `other`. */
function collect<Item extends object>(
  into: Item[],
  out: ParsedWebhook,
  envelope: Envelope,
  items: readonly unknown[],
  read: (raw: unknown) => Item | OtherEvent,
): void {
  for (const raw of items) {
    if (isFull(out)) return
    guarded(out, envelope, raw, () => {
      const item = read(raw)
      if (isOther(item)) out.other.push(item)
      else into.push(item)
    })
  }
}

function isOther(item: object): item is OtherEvent {
  return 'reason' in item
}

function parseConversation(out: ParsedWebhook, envelope: Envelope, value: unknown): void {
  const people = readPeople(at(value, 'contacts'))
  const errors = readErrors(at(value, 'errors'))
  const messages = readList(at(value, 'messages'))
  const statuses = readList(at(value, 'statuses'))
  collect(out.messages, out, envelope, messages, (raw) => parseMessage(envelope, people, errors, raw))
  collect(out.statuses, out, envelope, statuses, (raw) => parseStatus(envelope, people, raw))
  if (errors.length > 0) out.other.push(otherEvent(envelope, 'provider_errors', at(value, 'errors'), { errors }))
  else if (messages.length + statuses.length === 0) out.other.push(otherEvent(envelope, 'unknown_content', value))
}

function parseEchoes(out: ParsedWebhook, envelope: Envelope, value: unknown): void {
  const people = readPeople(at(value, 'contacts'))
  const echoes = readList(at(value, 'message_echoes'))
  collect(out.echoes, out, envelope, echoes, (raw) => parseEcho(envelope, people, raw))
  if (echoes.length === 0) out.other.push(otherEvent(envelope, 'unknown_content', value))
}

function parseChange(out: ParsedWebhook, entry: Envelope, change: unknown): void {
  const value = at(change, 'value')
  const named = readWord(at(change, 'field'))
  const conversation = at(value, 'messages') !== undefined || at(value, 'statuses') !== undefined
  const field = named ?? (conversation ? 'messages' : null)
  const number = readId(at(value, 'metadata', 'phone_number_id'))
  const envelope: Envelope = {
    ...entry,
    field,
    accountKey: number ?? entry.accountKey,
    accountScope: number === null ? 'business' : 'number',
    displayPhone: readText(at(value, 'metadata', 'display_phone_number')),
  }
  if (!isRecord(value)) out.other.push(otherEvent(envelope, 'not_an_object', change))
  else if (field === 'messages') parseConversation(out, envelope, value)
  else if (field === 'smb_message_echoes') parseEchoes(out, envelope, value)
  else if (field === null || !isAccountField(field)) out.other.push(otherEvent(envelope, 'unknown_field', change))
  else collect(out.other, out, envelope, accountItems(field, value), (raw) => parseAccountItem(envelope, field, raw))
}

function parseEntry(out: ParsedWebhook, entry: unknown): void {
  const wabaId = readId(at(entry, 'id'))
  const envelope: Envelope = { ...NOWHERE, accountKey: wabaId, wabaId, at: readInstant(at(entry, 'time')) }
  const changes = readList(at(entry, 'changes'))
  if (!isRecord(entry)) out.other.push(otherEvent(envelope, 'not_an_object', entry))
  else if (changes.length === 0) out.other.push(otherEvent(envelope, 'unknown_content', entry))
  for (const change of changes) {
    if (!isFull(out)) guarded(out, envelope, change, () => parseChange(out, envelope, change))
  }
}

function parseBody(out: ParsedWebhook, body: unknown): void {
  const object = at(body, 'object')
  const entries = readList(at(body, 'entry'))
  if (!isRecord(body)) out.other.push(otherEvent(NOWHERE, 'not_an_object', body))
  else if (object !== undefined && object !== OBJECT) out.other.push(otherEvent(NOWHERE, 'unknown_object', body))
  else if (entries.length === 0) out.other.push(otherEvent(NOWHERE, 'no_entries', body))
  for (const entry of object === undefined || object === OBJECT ? entries : []) {
    if (!isFull(out)) guarded(out, NOWHERE, entry, () => parseEntry(out, entry))
  }
}

/**
 * Reads a webhook of the WhatsApp Business Platform (contract 2.3–2.7). Never throws, whatever the value. Every entry,
 * change, message and status is read on its own; what cannot be read goes to `other` with the reason.
 */
export function parseWebhook(body: unknown): ParsedWebhook {
  const out: ParsedWebhook = { messages: [], statuses: [], echoes: [], other: [] }
  guarded(out, NOWHERE, body, () => parseBody(out, body))
  if (isFull(out)) out.other.push(otherEvent(NOWHERE, 'too_many_items', body))
  return out
}

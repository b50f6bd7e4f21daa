import {
  at,
  isRecord,
  type Json,
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
const ECHOES = 'smb_message_echoes'
/** Some relays call the list by its field. */
const ECHO_LISTS = ['message_echoes', ECHOES]

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

function parseConversation(out: ParsedWebhook, envelope: Envelope, value: Json): void {
  const people = readPeople(at(value, 'contacts'))
  const errors = readErrors(at(value, 'errors'))
  const news = readList(at(value, 'messages'))
  // Of the field of echoes, everything was written by the agency, whatever the list is called.
  const messages = envelope.field === ECHOES ? [] : news
  const statuses = readList(at(value, 'statuses'))
  const echoes = [
    ...ECHO_LISTS.flatMap((name) => readList(at(value, name))),
    ...(envelope.field === ECHOES ? news : []),
  ]
  collect(out.messages, out, envelope, messages, (raw) => parseMessage(envelope, people, errors, raw))
  collect(out.statuses, out, envelope, statuses, (raw) => parseStatus(envelope, people, raw))
  collect(out.echoes, out, envelope, echoes, (raw) => parseEcho(envelope, people, raw))
  const unread = keepUnread(out, envelope, value)
  if (errors.length > 0) out.other.push(otherEvent(envelope, 'provider_errors', at(value, 'errors'), { errors }))
  else if (messages.length + statuses.length + echoes.length + unread === 0)
    out.other.push(otherEvent(envelope, 'unknown_content', value))
}

/** Lists of a conversation's value that have a reader, or belong to the messages and statuses beside them. */
const READ_LISTS: ReadonlySet<string> = new Set(['contacts', 'messages', 'statuses', 'errors', ...ECHO_LISTS])

/** Lists nobody here reads (`user_actions` and what comes after it), each kept as it is. */
function keepUnread(out: ParsedWebhook, envelope: Envelope, value: Json): number {
  const unread = Object.keys(value).filter((name) => !READ_LISTS.has(name) && isFilled(at(value, name)))
  for (const name of unread) out.other.push(otherEvent(envelope, 'unknown_field', { [name]: at(value, name) }))
  return unread.length
}

function isFilled(value: unknown): boolean {
  return Array.isArray(value) && value.length > 0
}

function isConversation(value: unknown): boolean {
  return ['messages', 'statuses', ...ECHO_LISTS].some((name) => at(value, name) !== undefined)
}

function parseValue(out: ParsedWebhook, entry: Envelope, named: string | null, value: unknown, change: unknown): void {
  const field = named ?? (isConversation(value) ? 'messages' : null)
  const number = readId(at(value, 'metadata', 'phone_number_id'))
  const envelope: Envelope = {
    ...entry,
    field,
    accountKey: number ?? entry.accountKey,
    accountScope: number === null ? 'business' : 'number',
    displayPhone: readText(at(value, 'metadata', 'display_phone_number')),
  }
  if (!isRecord(value)) out.other.push(otherEvent(envelope, 'not_an_object', change))
  else if (field === 'messages' || field === ECHOES) parseConversation(out, envelope, value)
  else if (field === null || !isAccountField(field)) out.other.push(otherEvent(envelope, 'unknown_field', change))
  else collect(out.other, out, envelope, accountItems(field, value), (raw) => parseAccountItem(envelope, field, raw))
}

/** One change; a list stands where a value should in what some relays send, and is read one by one. */
function parseChange(out: ParsedWebhook, entry: Envelope, change: unknown): void {
  const value = at(change, 'value')
  const named = readWord(at(change, 'field'))
  const values = Array.isArray(value) ? readList(value) : []
  if (values.length === 0) parseValue(out, entry, named, value, change)
  for (const one of values) {
    if (!isFull(out)) guarded(out, entry, one, () => parseValue(out, entry, named, one, one))
  }
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

/**
 * What surrounds the news may be missing: Meta's dashboard shows its samples as a bare change, relays pass on the bare
 * entry or value. Null when nothing of it can be seen.
 */
function unwrapped(body: Json): ((out: ParsedWebhook) => void) | null {
  const sample = at(body, 'sample')
  if (isRecord(sample)) return (out) => parseChange(out, NOWHERE, sample)
  if (at(body, 'changes') !== undefined) return (out) => parseEntry(out, body)
  if (at(body, 'value') !== undefined) return (out) => parseChange(out, NOWHERE, body)
  if (isConversation(body)) return (out) => parseValue(out, NOWHERE, null, body, body)
  return null
}

function parseBody(out: ParsedWebhook, body: unknown): void {
  if (!isRecord(body)) return void out.other.push(otherEvent(NOWHERE, 'not_an_object', body))
  const object = at(body, 'object') ?? OBJECT
  const entries = readList(at(body, 'entry'))
  if (object !== OBJECT) return void out.other.push(otherEvent(NOWHERE, 'unknown_object', body))
  if (entries.length === 0) {
    const read = unwrapped(body)
    if (read === null) out.other.push(otherEvent(NOWHERE, 'no_entries', body))
    else read(out)
  }
  for (const entry of entries) {
    if (!isFull(out)) guarded(out, NOWHERE, entry, () => parseEntry(out, entry))
  }
}

/**
 * Reads a webhook of the WhatsApp Business Platform (contract 2.3–2.7). Never throws, whatever the value. Every entry,
 * change, message and status is read on its own; what cannot be read goes to `other` with the reason.
 */
export function parseWebhook(body: unknown): ParsedWebhook {
  const out: ParsedWebhook = { messages: [], statuses: [], echoes: [], other: [] }
  // Several bodies in a list are what relays make of a batch.
  for (const one of Array.isArray(body) && body.length > 0 ? readList(body) : [body]) {
    if (!isFull(out)) guarded(out, NOWHERE, one, () => parseBody(out, one))
  }
  if (isFull(out)) out.other.push(otherEvent(NOWHERE, 'too_many_items', body))
  return out
}

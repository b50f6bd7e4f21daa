import { at, isRecord, type MessageContent, readBoolean, readId, readText, readWord } from '#channels/kit'
import {
  readForm,
  readIdentityChange,
  readInteractiveChoice,
  readLocation,
  readOrder,
  readReferral,
  readSharedContacts,
  readTemplateChoice,
} from './parse-cards.ts'
import { readErrors } from './parse-errors.ts'
import { readMedia } from './parse-media.ts'

type Reader = (payload: unknown, message: unknown, type: string) => Partial<MessageContent>

function media(payload: unknown, message: unknown, type: string): Partial<MessageContent> {
  return {
    text: readText(at(payload, 'caption')),
    media: readMedia(payload, type, readErrors(at(message, 'errors')).length > 0),
  }
}

function interactive(payload: unknown): Partial<MessageContent> {
  const choice = readInteractiveChoice(payload)
  const form = readForm(payload)
  return {
    subtype: readWord(at(payload, 'type')),
    choice,
    form,
    text: choice?.title ?? choice?.id ?? form?.body ?? null,
  }
}

function button(payload: unknown): Partial<MessageContent> {
  const choice = readTemplateChoice(payload)
  return { choice, text: choice.title ?? choice.id }
}

function reaction(payload: unknown): Partial<MessageContent> {
  const to = readId(at(payload, 'message_id'))
  return to === null ? {} : { reaction: { to, emoji: readWord(at(payload, 'emoji')) } }
}

function order(payload: unknown): Partial<MessageContent> {
  const read = readOrder(payload)
  return { order: read, text: read?.text ?? null }
}

function system(payload: unknown, message: unknown): Partial<MessageContent> {
  const change = readIdentityChange(payload, message)
  return { system: change, subtype: change?.type ?? null }
}

function edit(payload: unknown): Partial<MessageContent> {
  const originalId = readId(at(payload, 'original_message_id'))
  const next = at(payload, 'message')
  const type = readWord(at(next, 'type'))
  // One level only: an edit of an edit does not exist, and must not become a recursion.
  const reader = type === null || type === 'edit' ? undefined : READERS.get(type)
  const content = type === null ? undefined : reader?.(at(next, type), next, type)
  return {
    edit: originalId === null ? null : { originalId },
    subtype: type,
    text: content?.text ?? null,
    media: content?.media ?? null,
    location: content?.location ?? null,
  }
}

function revoke(payload: unknown): Partial<MessageContent> {
  const originalId = readId(at(payload, 'original_message_id'))
  return { revoke: originalId === null ? null : { originalId } }
}

/** One reader per message type of the contract's table 2.4. */
const READERS: ReadonlyMap<string, Reader> = new Map<string, Reader>([
  ['text', (payload) => ({ text: readText(at(payload, 'body')) })],
  ['image', media],
  ['video', media],
  ['audio', media],
  ['voice', media],
  ['document', media],
  ['sticker', media],
  ['location', (payload) => ({ location: readLocation(payload) })],
  ['contacts', (payload) => ({ contacts: readSharedContacts(payload) })],
  ['interactive', interactive],
  ['button', button],
  ['reaction', reaction],
  ['order', order],
  ['system', system],
  ['edit', edit],
  ['revoke', revoke],
  ['unsupported', (payload) => ({ subtype: readWord(at(payload, 'type')) })],
])

function readType(message: unknown): string {
  const type = readWord(at(message, 'type'))
  if (type !== null) return type
  for (const known of READERS.keys()) if (at(message, known) !== undefined) return known
  return 'unknown'
}

function readProduct(value: unknown): MessageContent['referredProduct'] {
  if (!isRecord(value)) return null
  return { catalogId: readId(at(value, 'catalog_id')), productId: readId(at(value, 'product_retailer_id')) }
}

/** What a message object says. Unknown types, missing and misshapen parts give nulls, never an exception. */
export function readContent(message: unknown): MessageContent {
  const type = readType(message)
  const context = at(message, 'context')
  const to = readId(at(context, 'id'))
  const frequently = readBoolean(at(context, 'frequently_forwarded')) === true
  const read = READERS.get(type)?.(at(message, type), message, type)
  return {
    type,
    subtype: null,
    media: null,
    location: null,
    contacts: [],
    reply: to === null ? null : { to },
    forwarded: frequently || readBoolean(at(context, 'forwarded')) === true,
    frequentlyForwarded: frequently,
    referredProduct: readProduct(at(context, 'referred_product')),
    reaction: null,
    choice: null,
    form: null,
    referral: readReferral(at(message, 'referral')),
    order: null,
    system: null,
    edit: null,
    revoke: null,
    errors: readErrors(at(message, 'errors')),
    ...read,
    // Types nobody can show (`unsupported`, those to come) have been seen with plain words beside them.
    text: read?.text ?? readText(at(message, 'text', 'body')),
  }
}

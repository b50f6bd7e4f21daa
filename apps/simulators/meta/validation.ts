import { phoneDigits } from '../people.ts'
import { GraphError, invalid, missing } from './errors.ts'
import { boundedText, optionalText, validateMediaSource } from './fields.ts'
import { validateInteractive } from './interactive.ts'
import { asObject, asObjects, asText, type Json } from './json.ts'

export const MEDIA_TYPES = ['image', 'video', 'audio', 'document', 'sticker'] as const
export type MediaType = (typeof MEDIA_TYPES)[number]

const TYPES = ['text', ...MEDIA_TYPES, 'location', 'contacts', 'reaction', 'template', 'interactive'] as const
export type SendType = (typeof TYPES)[number]

/** A send body that passed the local checks. `to` is digits; `recipient` a business-scoped user id. */
export type SendRequest = {
  type: SendType
  to?: string
  recipient?: string
  /** `to` or `recipient` exactly as given, echoed in `contacts[].input`. */
  input: string
  content: Json
  contents: Json[]
  contextId?: string
  outboxId?: string
}

function validateMedia(type: MediaType, media: Json): void {
  validateMediaSource(media, type)
  if (media.caption !== undefined && (type === 'audio' || type === 'sticker')) {
    throw invalid(`${type}['caption']`, 'is not allowed')
  }
  optionalText(media, 'caption', `${type}['caption']`, 1024)
}

function validateLocation(location: Json): void {
  for (const [key, bound] of [
    ['latitude', 90],
    ['longitude', 180],
  ] as const) {
    if (location[key] === undefined) throw missing(`location['${key}']`)
    const value = Number(location[key])
    if (!Number.isFinite(value) || Math.abs(value) > bound) throw invalid(`location['${key}']`, 'is out of range')
  }
}

function validateContacts(contacts: Json[]): void {
  if (contacts.length === 0) throw missing('contacts')
  for (const contact of contacts)
    boundedText(asObject(contact.name) ?? {}, 'formatted_name', 'name.formatted_name', 512)
}

function validateContent(type: SendType, content: Json, contents: Json[]): void {
  switch (type) {
    case 'text':
      boundedText(content, 'body', "text['body']", 4096)
      return
    case 'location':
      validateLocation(content)
      return
    case 'contacts':
      validateContacts(contents)
      return
    case 'reaction':
      boundedText(content, 'message_id', "reaction['message_id']", 512)
      if (typeof content.emoji !== 'string') throw missing("reaction['emoji']")
      return
    case 'template':
      boundedText(content, 'name', "template['name']", 512)
      boundedText(asObject(content.language) ?? {}, 'code', "template['language']['code']", 10)
      return
    case 'interactive':
      validateInteractive(content)
      return
    default:
      validateMedia(type, content)
  }
}

/**
 * The local checks of `POST /{PHONE_NUMBER_ID}/messages` (contract 1, 1.2): throws the provider's error for the first
 * thing that is wrong.
 */
export function validateSend(body: Json): SendRequest {
  if (body.messaging_product !== 'whatsapp') {
    throw new GraphError(100, "The parameter messaging_product is required and must be 'whatsapp'")
  }
  const recipientType = body.recipient_type ?? 'individual'
  if (recipientType !== 'individual') throw invalid('recipient_type', "must be 'individual'")
  const to = asText(body.to)
  const recipient = asText(body.recipient)
  if (to === undefined && recipient === undefined) throw new GraphError(100, 'The parameter to is required')
  const digits = to === undefined ? undefined : phoneDigits(to)
  if (digits !== undefined && (digits.length < 7 || digits.length > 15 || /[^\d\s+().-]/.test(to ?? ''))) {
    throw invalid('to', 'is not a valid phone number')
  }
  const type = (body.type ?? 'text') as SendType
  if (!TYPES.includes(type)) throw new GraphError(131051, `Message type '${String(body.type)}' is not supported`)
  const content = asObject(body[type]) ?? {}
  const contents = asObjects(body[type])
  if (body[type] === undefined) throw missing(type)
  validateContent(type, content, contents)
  const outboxId = asText(body.biz_opaque_callback_data)
  if (outboxId !== undefined && outboxId.length > 512) {
    throw invalid('biz_opaque_callback_data', 'must be at most 512 characters long')
  }
  const context = asObject(body.context)
  if (body.context !== undefined && asText(context?.message_id) === undefined) throw missing("context['message_id']")
  const contextId = asText(context?.message_id)
  return {
    type,
    input: to ?? recipient ?? '',
    content,
    contents,
    ...(digits === undefined ? {} : { to: digits }),
    ...(digits === undefined && recipient !== undefined ? { recipient } : {}),
    ...(contextId === undefined ? {} : { contextId }),
    ...(outboxId === undefined ? {} : { outboxId }),
  }
}

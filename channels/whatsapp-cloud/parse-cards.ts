import {
  at,
  type Choice,
  type FormReply,
  type IdentityChange,
  isRecord,
  type Order,
  type Referral,
  readId,
  readList,
  readNumber,
  readText,
  readWord,
  type SharedContact,
  type SharedLocation,
} from '#channels/kit'
import { toPhone } from './identity.ts'

/** A point on earth; zero is a valid coordinate. */
export function readLocation(payload: unknown): SharedLocation | null {
  const latitude = readNumber(at(payload, 'latitude'))
  const longitude = readNumber(at(payload, 'longitude'))
  if (latitude === null || longitude === null || Math.abs(latitude) > 90 || Math.abs(longitude) > 180) return null
  return {
    latitude,
    longitude,
    name: readWord(at(payload, 'name')),
    address: readWord(at(payload, 'address')),
    url: readWord(at(payload, 'url')),
  }
}

function readName(card: unknown): string | null {
  const parts = [readWord(at(card, 'name', 'first_name')), readWord(at(card, 'name', 'last_name'))]
  return readWord(at(card, 'name', 'formatted_name')) ?? readWord(parts.filter((part) => part !== null).join(' '))
}

export function readSharedContacts(payload: unknown): SharedContact[] {
  return readList(payload)
    .filter(isRecord)
    .map((card) => ({
      name: readName(card),
      phones: readList(at(card, 'phones'))
        .filter(isRecord)
        .map((entry) => ({
          phone: readWord(at(entry, 'phone')),
          waId: toPhone(at(entry, 'wa_id')),
          type: readWord(at(entry, 'type')),
        })),
      emails: readList(at(card, 'emails'))
        .map((entry) => readWord(at(entry, 'email')))
        .filter((email) => email !== null),
      organisation: readWord(at(card, 'org', 'company')),
      vcard: readWord(at(card, 'vcard')),
      origin: readWord(at(card, 'origin')),
    }))
}

/** The tap inside an `interactive` message, or null when it is a form or a kind we do not know. */
export function readInteractiveChoice(payload: unknown): Choice | null {
  const button = at(payload, 'button_reply')
  const reply = isRecord(button) ? button : at(payload, 'list_reply')
  if (!isRecord(reply)) return null
  return {
    source: reply === button ? 'button' : 'list',
    id: readText(at(reply, 'id')),
    title: readText(at(reply, 'title')),
    description: readText(at(reply, 'description')),
  }
}

/** The quick reply of a template; its payload may be missing. */
export function readTemplateChoice(payload: unknown): Choice {
  return {
    source: 'template',
    id: readText(at(payload, 'payload')),
    title: readText(at(payload, 'text')),
    description: null,
  }
}

function parseJson(text: string | null): unknown {
  if (text === null) return null
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/** `nfm_reply`: its `response_json` has been seen invalid, an array and null; the text is kept whatever it is. */
export function readForm(payload: unknown): FormReply | null {
  const reply = at(payload, 'nfm_reply')
  if (!isRecord(reply)) return null
  const responseJson = readText(at(reply, 'response_json'))
  return {
    name: readWord(at(reply, 'name')),
    body: readText(at(reply, 'body')),
    responseJson,
    response: parseJson(responseJson),
  }
}

export function readReferral(value: unknown): Referral | null {
  if (!isRecord(value)) return null
  return {
    sourceUrl: readWord(at(value, 'source_url')),
    sourceId: readId(at(value, 'source_id')),
    sourceType: readWord(at(value, 'source_type')),
    headline: readWord(at(value, 'headline')),
    body: readWord(at(value, 'body')),
    mediaType: readWord(at(value, 'media_type')),
    mediaUrl: readWord(at(value, 'image_url')) ?? readWord(at(value, 'video_url')),
    thumbnailUrl: readWord(at(value, 'thumbnail_url')),
    clickId: readWord(at(value, 'ctwa_clid')),
    welcomeText: readWord(at(value, 'welcome_message', 'text')),
  }
}

export function readOrder(payload: unknown): Order | null {
  if (!isRecord(payload)) return null
  return {
    catalogId: readId(at(payload, 'catalog_id')),
    text: readWord(at(payload, 'text')),
    items: readList(at(payload, 'product_items'))
      .filter(isRecord)
      .map((item) => ({
        productId: readId(at(item, 'product_retailer_id')),
        quantity: readNumber(at(item, 'quantity')),
        price: readNumber(at(item, 'item_price')),
        currency: readWord(at(item, 'currency')),
      })),
  }
}

/** A `system` message; `customer` and `new_wa_id` are the keys of older versions. */
export function readIdentityChange(payload: unknown, message: unknown): IdentityChange | null {
  if (!isRecord(payload)) return null
  const type = readWord(at(payload, 'type'))
  const bsuid = readId(at(payload, 'user_id'))
  const sender = readId(at(message, 'from_user_id'))
  return {
    type,
    body: readWord(at(payload, 'body')),
    previousPhone: toPhone(at(payload, 'customer')) ?? toPhone(at(message, 'from')),
    phone: toPhone(at(payload, 'wa_id')) ?? toPhone(at(payload, 'new_wa_id')),
    previousBsuid: readId(at(payload, 'previous_user_id')) ?? (sender === bsuid ? null : sender),
    bsuid,
    parentBsuid: readId(at(payload, 'parent_user_id')),
  }
}

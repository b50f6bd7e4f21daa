import {
  type Choice,
  type InboundMedia,
  type MessageContent,
  type Referral,
  readBoolean,
  readId,
  readNumber,
  readText,
  readWord,
  type SharedLocation,
} from '#channels/kit'
import { parameter, readErrors } from './parse-envelope.ts'

/** Twilio takes ten files; more addresses are read when they come, never more on the word of a count alone. */
const MAX_COUNTED = 10
const MAX_MEDIA = 100

function readChoice(form: unknown): Choice | null {
  const listId = readText(parameter(form, 'ListId'))
  const listTitle = readText(parameter(form, 'ListTitle'))
  if (listId !== null || listTitle !== null) {
    return { source: 'list', id: listId, title: listTitle, description: readText(parameter(form, 'ListDescription')) }
  }
  const id = readText(parameter(form, 'ButtonPayload'))
  const title = readText(parameter(form, 'ButtonText'))
  if (id === null && title === null) return null
  // The quick reply of a template comes as `button`, that of a message in the conversation as `interactive`.
  const source = parameter(form, 'MessageType') === 'interactive' ? 'button' : 'template'
  return { source, id, title, description: null }
}

/** A point on earth; zero is a valid coordinate. */
function readLocation(form: unknown): SharedLocation | null {
  const latitude = readNumber(parameter(form, 'Latitude'))
  const longitude = readNumber(parameter(form, 'Longitude'))
  if (latitude === null || longitude === null || Math.abs(latitude) > 90 || Math.abs(longitude) > 180) return null
  const name = readWord(parameter(form, 'Label'))
  return { latitude, longitude, name, address: readWord(parameter(form, 'Address')), url: null }
}

function readReferral(form: unknown): Referral | null {
  const word = (name: string) => readWord(parameter(form, `Referral${name}`))
  const referral: Referral = {
    sourceUrl: word('SourceUrl'),
    sourceId: readId(parameter(form, 'ReferralSourceId')),
    sourceType: word('SourceType'),
    headline: word('Headline'),
    body: word('Body'),
    mediaType: word('MediaContentType'),
    mediaUrl: word('MediaUrl'),
    thumbnailUrl: null,
    clickId: word('CtwaClid'),
    welcomeText: null,
  }
  return Object.values(referral).some((value) => value !== null) ? referral : null
}

/**
 * The files of a message, by Twilio's address of each (which is the media id: it needs the account's credentials). A
 * file that is counted but has no address is there and cannot be had.
 */
export function readMedia(form: unknown): InboundMedia[] {
  const counted = Math.min(readNumber(parameter(form, 'NumMedia')) ?? 0, MAX_COUNTED)
  const media: InboundMedia[] = []
  for (let i = 0; i < MAX_MEDIA; i += 1) {
    const id = readWord(parameter(form, `MediaUrl${i}`))
    if (id === null && i >= counted) break
    const mimeType = readWord(parameter(form, `MediaContentType${i}`))?.trim() ?? null
    // Nothing marks a recorded note; WhatsApp records them as Ogg, and people hardly ever send such files.
    const voice = parameter(form, 'MessageType') === 'audio' && mimeType?.toLowerCase().startsWith('audio/ogg') === true
    media.push({
      id,
      mimeType,
      sha256: null,
      filename: null,
      voice,
      animated: false,
      url: null,
      available: id !== null,
    })
  }
  return media
}

/** Twilio's own type word; an SMS has none and gets the one WhatsApp would use. */
function readType(form: unknown, media: InboundMedia | undefined, location: SharedLocation | null): string {
  const named = readWord(parameter(form, 'MessageType'))
  if (named !== null) return named
  if (location !== null) return 'location'
  if (parameter(form, 'ListId') !== undefined) return 'interactive'
  if (parameter(form, 'ButtonPayload') ?? parameter(form, 'ButtonText')) return 'button'
  if (media === undefined) return 'text'
  const [kind = '', subtype = ''] = (media.mimeType ?? '').toLowerCase().split(/[/;]/)
  if (kind === 'text' && subtype.includes('vcard')) return 'contacts'
  return ['image', 'video', 'audio'].includes(kind) ? kind : 'document'
}

/**
 * What a webhook's message says. `subtype` is `STOP`, `START` or `HELP` where Twilio's own opt-out handling understood
 * the message so: it is to be trusted over the text, and Twilio has already answered (contract 3.7).
 */
export function readContent(form: unknown, media: InboundMedia | undefined): MessageContent {
  const location = readLocation(form)
  const choice = readChoice(form)
  const body = readText(parameter(form, 'Body'))
  const to = readId(parameter(form, 'OriginalRepliedMessageSid'))
  const frequently = readBoolean(parameter(form, 'FrequentlyForwarded')) === true
  return {
    type: readType(form, media, location),
    subtype: readWord(parameter(form, 'OptOutType'))?.trim().toUpperCase() ?? null,
    text: choice?.title ?? body ?? choice?.id ?? null,
    media: media ?? null,
    location,
    contacts: [],
    reply: to === null ? null : { to },
    forwarded: frequently || readBoolean(parameter(form, 'Forwarded')) === true,
    frequentlyForwarded: frequently,
    referredProduct: null,
    reaction: null,
    choice,
    form: null,
    referral: readReferral(form),
    order: null,
    system: null,
    edit: null,
    revoke: null,
    errors: readErrors(form),
  }
}

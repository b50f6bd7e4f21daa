import { newSid } from '../ids.ts'
import { InboundError, type InboundPayload, receiveFile } from '../meta/inbound.ts'
import type { TwilioNumber } from '../options.ts'
import { type Person, phoneCountry } from '../people.ts'
import { advanceState, type ThreadMessage } from '../threads.ts'
import type { World } from '../world.ts'
import { CONFIRMATIONS, keywordOf, type OptOutType } from './keywords.ts'
import { API_VERSION, addressOf, isWhatsApp, reportText } from './texts.ts'

type Content = { type: string; params: Record<string, string>; bubble: Partial<ThreadMessage> }

/** What the person wrote, as parameters; a text message carries words and files, WhatsApp a place and choices too. */
function contentOf(world: World, number: TwilioNumber, id: string, payload: InboundPayload): Content {
  const file = receiveFile(world, number.number, payload)
  if (file !== undefined) {
    const path = `/${API_VERSION}/Accounts/${number.accountSid}/Messages/${id}/Media/${file.stored.id}`
    const params = {
      Body: file.caption ?? '',
      NumMedia: '1',
      MediaUrl0: `${world.baseUrl()}${path}`,
      MediaContentType0: file.stored.mime,
    }
    return { type: file.type, params, bubble: { media: file.media, ...(file.caption ? { text: file.caption } : {}) } }
  }
  const { text, location, buttonReply } = payload
  if (location !== undefined && isWhatsApp(number)) {
    const params = { Latitude: String(location.latitude), Longitude: String(location.longitude) }
    const named = {
      ...(location.name ? { Label: location.name } : {}),
      ...(location.address ? { Address: location.address } : {}),
    }
    return { type: 'location', params: { ...params, ...named }, bubble: { location } }
  }
  if (buttonReply !== undefined && isWhatsApp(number)) {
    const params = { Body: buttonReply.title, ButtonText: buttonReply.title, ButtonPayload: buttonReply.id }
    return { type: 'button', params, bubble: { text: buttonReply.title } }
  }
  if (text === undefined) throw new InboundError('this channel carries text and files')
  return { type: 'text', params: { Body: text }, bubble: { text } }
}

function whatsappParams(person: Person, type: string): Record<string, string> {
  return {
    MessageType: type,
    ProfileName: person.name,
    WaId: person.phone,
    ChannelMetadata: '{"type":"whatsapp","data":{}}',
  }
}

/** Twilio's own opt-out: it blocks or unblocks the pair and answers the person by itself (contract 3.7). */
function obey(world: World, number: TwilioNumber, person: Person, word: OptOutType): void {
  if (word === 'STOP') person.smsStops.add(number.number)
  if (word === 'START') person.smsStops.delete(number.number)
  world.threads.add(world.threads.open(number.number, person.phone), {
    id: newSid('SM'),
    author: 'business',
    at: world.options.clock.now(),
    type: 'text',
    text: CONFIRMATIONS[word],
    state: 'read',
  })
}

/**
 * A person writes to a number of Twilio: the bubble appears on their phone and the signed form leaves for the number's
 * own address, keywords included. Throws InboundError for what the channel does not carry.
 */
export function receiveText(
  world: World,
  number: TwilioNumber,
  person: Person,
  payload: InboundPayload,
): { id: string; phoneNumberId: string } {
  const id = newSid(payload.text === undefined ? 'MM' : 'SM')
  const content = contentOf(world, number, id, payload)
  const thread = world.threads.open(number.number, person.phone)
  const at = world.options.clock.now()
  thread.lastInboundAt = at
  const message: ThreadMessage = { id, author: 'prospect', at, type: content.type, state: 'sent', ...content.bubble }
  if (payload.contextId !== undefined && isWhatsApp(number)) message.contextId = payload.contextId
  world.threads.add(thread, message)
  const word = isWhatsApp(number) ? undefined : keywordOf(payload.text ?? '')
  if (word !== undefined) obey(world, number, person, word)

  const params: Record<string, string> = {
    ToCountry: phoneCountry(number.number.replace(/\D/g, '')),
    FromCountry: phoneCountry(person.phone),
    SmsMessageSid: id,
    SmsSid: id,
    MessageSid: id,
    AccountSid: number.accountSid,
    From: addressOf(number, person),
    To: number.number,
    Body: '',
    NumMedia: '0',
    NumSegments: '1',
    SmsStatus: 'received',
    ApiVersion: API_VERSION,
    ...content.params,
    ...(isWhatsApp(number) ? whatsappParams(person, content.type) : {}),
    ...(message.contextId === undefined ? {} : { OriginalRepliedMessageSid: message.contextId }),
    ...(word !== undefined && number.advancedOptOut === true ? { OptOutType: word } : {}),
  }
  const hint = { event: 'thread', data: { phone: person.phone, to: number.number } } as const
  const onDelivered = () => {
    advanceState(message, 'delivered')
    world.stream.emit(hint)
  }
  world.forms.send({ url: number.inboundUrl, authToken: number.authToken, params, kind: 'message', onDelivered })
  world.stream.emit(hint)
  return { id, phoneNumberId: number.number }
}

/** The person looks at the conversation. Only WhatsApp tells the business. Returns how many messages became read. */
export function lookAtTexts(world: World, number: TwilioNumber, person: Person): number {
  let count = 0
  for (const message of world.threads.open(number.number, person.phone).messages) {
    if (message.author !== 'business' || message.state !== 'delivered') continue
    const text = world.texts.get(message.id)
    if (text !== undefined && isWhatsApp(number)) reportText(world, text, 'read')
    else advanceState(message, 'read')
    count++
  }
  return count
}

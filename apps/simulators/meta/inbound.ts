import Type from 'typebox'
import { newMessageId } from '../ids.ts'
import type { SimulatedNumber } from '../options.ts'
import { type Person, phoneDigits } from '../people.ts'
import { advanceState, type Thread, type ThreadMedia, type ThreadMessage } from '../threads.ts'
import type { WebhookEvent } from '../webhooks/dispatcher.ts'
import { findNumber, targetOf, type World } from '../world.ts'
import type { Json } from './json.ts'
import { metadataOf, timestampOf } from './statuses.ts'

const File = Type.Object(
  {
    base64: Type.String({ minLength: 1 }),
    mime: Type.Optional(Type.String()),
    caption: Type.Optional(Type.String()),
    filename: Type.Optional(Type.String()),
  },
  { additionalProperties: false },
)
const Choice = Type.Object(
  { id: Type.String(), title: Type.String(), contextId: Type.Optional(Type.String()) },
  { additionalProperties: false },
)

/** What a prospect can do with their phone: exactly one content field, plus what goes around it. */
export const InboundSchema = Type.Object(
  {
    name: Type.Optional(Type.String()),
    /** Phone number id they write to; the first number when absent. */
    to: Type.Optional(Type.String()),
    text: Type.Optional(Type.String({ minLength: 1 })),
    image: Type.Optional(File),
    video: Type.Optional(File),
    audio: Type.Optional(File),
    document: Type.Optional(File),
    sticker: Type.Optional(File),
    location: Type.Optional(
      Type.Object(
        {
          latitude: Type.Number({ minimum: -90, maximum: 90 }),
          longitude: Type.Number({ minimum: -180, maximum: 180 }),
          name: Type.Optional(Type.String()),
          address: Type.Optional(Type.String()),
        },
        { additionalProperties: false },
      ),
    ),
    contacts: Type.Optional(Type.Array(Type.Record(Type.String(), Type.Unknown()))),
    /** Reply button, list row or template button: the kind follows from the message in `contextId`. */
    buttonReply: Type.Optional(Choice),
    reaction: Type.Optional(Type.Object({ messageId: Type.String(), emoji: Type.String() })),
    edit: Type.Optional(Type.Object({ messageId: Type.String(), text: Type.String() })),
    revoke: Type.Optional(Type.Object({ messageId: Type.String() })),
    unsupported: Type.Optional(Type.Object({ type: Type.String() })),
    /** A message object of any shape, for types to come and poisoned events. */
    raw: Type.Optional(Type.Record(Type.String(), Type.Unknown())),
    /** Quoted message. */
    contextId: Type.Optional(Type.String()),
    forwarded: Type.Optional(Type.Boolean()),
    /** Click-to-chat advertisement, first message only. */
    referral: Type.Optional(Type.Record(Type.String(), Type.Unknown())),
    /** The webhook carries no phone, only the business-scoped user id. */
    bsuidOnly: Type.Optional(Type.Boolean()),
    username: Type.Optional(Type.String()),
  },
  { additionalProperties: false },
)
export type InboundPayload = Type.Static<typeof InboundSchema>

/** The caller asked for something that cannot be: unknown number, no content. */
export class InboundError extends Error {}

type Content = { type: string; wire: Json; bubble: Partial<ThreadMessage>; contextId?: string }

const FILES = {
  image: 'image/jpeg',
  video: 'video/mp4',
  audio: 'audio/ogg; codecs=opus',
  document: 'application/pdf',
  sticker: 'image/webp',
} as const

/** The file a person sends, kept for the number it goes to; undefined when the payload holds none. */
export function receiveFile(world: World, phoneNumberId: string, payload: InboundPayload) {
  for (const type of Object.keys(FILES) as (keyof typeof FILES)[]) {
    const file = payload[type]
    if (file === undefined) continue
    const now = world.options.clock.now()
    const mime = file.mime ?? FILES[type]
    const bytes = Buffer.from(file.base64, 'base64')
    const stored = world.media.receive(phoneNumberId, bytes, mime, now, file.filename)
    const media: ThreadMedia = { id: stored.id, mime, ...(type === 'audio' ? { voice: true } : {}) }
    if (file.filename !== undefined) media.filename = file.filename
    return { type, stored, media, caption: file.caption, filename: file.filename }
  }
  return undefined
}

function fileContent(world: World, number: SimulatedNumber, payload: InboundPayload): Content | undefined {
  const file = receiveFile(world, number.phoneNumberId, payload)
  if (file === undefined) return undefined
  const { type, stored, media, caption } = file
  const url = `${world.baseUrl()}/media-download/${world.media.address(stored.id, world.options.clock.now())}`
  const wire = {
    ...(caption === undefined ? {} : { caption }),
    ...(type === 'document' ? { filename: file.filename ?? 'document.pdf' } : {}),
    mime_type: stored.mime,
    sha256: stored.sha256,
    id: stored.id,
    ...(world.options.mediaUrlInWebhook === true ? { url } : {}),
    ...(type === 'audio' ? { voice: true } : {}),
    ...(type === 'sticker' ? { animated: false } : {}),
  }
  const bubble = caption === undefined ? { media } : { media, text: caption }
  return { type, wire: { [type]: wire }, bubble }
}

function choiceContent(world: World, choice: NonNullable<InboundPayload['buttonReply']>): Content {
  const { id, title } = choice
  const asked = choice.contextId === undefined ? undefined : world.threads.find(choice.contextId)?.message
  const button = asked?.buttons?.find((candidate) => candidate.id === id)
  const context = choice.contextId === undefined ? {} : { contextId: choice.contextId }
  const bubble = { text: title }
  if (asked?.template !== undefined)
    return { type: 'button', wire: { button: { payload: id, text: title } }, bubble, ...context }
  const reply =
    button?.kind === 'list'
      ? {
          type: 'list_reply',
          list_reply: { id, title, ...(button.description === undefined ? {} : { description: button.description }) },
        }
      : { type: 'button_reply', button_reply: { id, title } }
  return { type: 'interactive', wire: { interactive: reply }, bubble, ...context }
}

function contentOf(world: World, number: SimulatedNumber, payload: InboundPayload): Content {
  const file = fileContent(world, number, payload)
  if (file !== undefined) return file
  const { text, location, contacts, buttonReply, reaction, edit, revoke, unsupported, raw } = payload
  if (buttonReply !== undefined) return choiceContent(world, buttonReply)
  if (location !== undefined) return { type: 'location', wire: { location }, bubble: { location } }
  if (contacts !== undefined) return { type: 'contacts', wire: { contacts }, bubble: { text: '👤' } }
  if (reaction !== undefined) {
    const { messageId, emoji } = reaction
    return {
      type: 'reaction',
      wire: { reaction: { message_id: messageId, ...(emoji === '' ? {} : { emoji }) } },
      bubble: {},
    }
  }
  if (edit !== undefined) {
    const edited = { original_message_id: edit.messageId, message: { type: 'text', text: { body: edit.text } } }
    return { type: 'edit', wire: { edit: edited }, bubble: {} }
  }
  if (revoke !== undefined) {
    return { type: 'revoke', wire: { revoke: { original_message_id: revoke.messageId } }, bubble: {} }
  }
  if (unsupported !== undefined) {
    const errors = [{ code: 131051, title: 'Message type unknown', message: 'Message type unknown' }]
    return { type: 'unsupported', wire: { errors, unsupported }, bubble: { text: unsupported.type } }
  }
  if (raw !== undefined) {
    return {
      type: typeof raw.type === 'string' ? raw.type : 'unknown',
      wire: raw,
      bubble: { text: JSON.stringify(raw) },
    }
  }
  if (text === undefined) throw new InboundError('a message needs a content')
  return { type: 'text', wire: { text: { body: text } }, bubble: { text } }
}

/** Reactions, edits and revocations change an existing bubble instead of adding one. */
function changeBubble(world: World, payload: InboundPayload): boolean {
  const change = payload.reaction ?? payload.edit ?? payload.revoke
  if (change === undefined) return false
  const target = world.threads.find(change.messageId)?.message
  if (target === undefined) return true
  if (payload.reaction !== undefined) target.reaction = { ...target.reaction, prospect: payload.reaction.emoji }
  if (payload.edit !== undefined) Object.assign(target, { text: payload.edit.text, edited: true })
  if (payload.revoke !== undefined) target.revoked = true
  return true
}

function describeSender(world: World, number: SimulatedNumber, person: Person) {
  const userId = world.people.userId(person, number.wabaId)
  const profile = { name: person.name, ...(person.username === undefined ? {} : { username: person.username }) }
  const phone = person.hidesPhone ? undefined : person.phone
  return {
    contact: { profile, ...(phone === undefined ? {} : { wa_id: phone }), user_id: userId },
    from: { ...(phone === undefined ? {} : { from: phone }), from_user_id: userId },
  }
}

function contextOf(
  world: World,
  number: SimulatedNumber,
  contextId: string | undefined,
  forwarded: boolean | undefined,
) {
  if (contextId !== undefined) {
    const quoted = world.threads.find(contextId)
    const from = quoted?.message.author === 'prospect' ? quoted.thread.phone : phoneDigits(number.displayPhone)
    return { context: { from, id: contextId } }
  }
  return forwarded === true ? { context: { forwarded: true } } : {}
}

/** An event of field `messages` about one person and one number. */
export function messagesEvent(world: World, number: SimulatedNumber, person: Person, value: Json): WebhookEvent {
  return {
    target: targetOf(world, number),
    wabaId: number.wabaId,
    field: 'messages',
    kind: 'message',
    orderKey: `${number.phoneNumberId}:${person.phone}`,
    value: { messaging_product: 'whatsapp', metadata: metadataOf(number), ...value },
  }
}

function openThread(world: World, number: SimulatedNumber, person: Person, payload: InboundPayload): Thread {
  const thread = world.threads.open(number.phoneNumberId, person.phone)
  const now = world.options.clock.now()
  thread.lastInboundAt = now
  if (payload.referral !== undefined) thread.freeEntry = { arrivedAt: now }
  return thread
}

/**
 * A person writes to a business number: the bubble appears on their phone and the webhook leaves. Returns the message
 * id. Throws InboundError when the number is unknown or there is no content.
 */
export function receiveInbound(
  world: World,
  from: string,
  payload: InboundPayload,
): { id: string; phoneNumberId: string } {
  const number = payload.to === undefined ? world.options.numbers[0] : findNumber(world, payload.to)
  if (number === undefined) throw new InboundError(`no business number ${payload.to ?? ''}`)
  if (phoneDigits(from).length < 7) throw new InboundError(`'${from}' is not a phone number`)
  const content = contentOf(world, number, payload)
  const person = world.people.meet(from, payload.name)
  if (payload.bsuidOnly !== undefined) person.hidesPhone = payload.bsuidOnly
  if (payload.username !== undefined) person.username = payload.username
  const thread = openThread(world, number, person, payload)
  const id = newMessageId()
  const at = world.options.clock.now()
  const contextId = content.contextId ?? payload.contextId
  const message: ThreadMessage = { id, author: 'prospect', at, type: content.type, state: 'sent', ...content.bubble }
  if (contextId !== undefined) message.contextId = contextId
  if (!changeBubble(world, payload)) world.threads.add(thread, message)

  const sender = describeSender(world, number, person)
  const wire = {
    ...sender.from,
    id,
    timestamp: timestampOf(at),
    type: content.type,
    ...contextOf(world, number, contextId, payload.forwarded),
    ...(payload.referral === undefined ? {} : { referral: payload.referral }),
    ...content.wire,
  }
  const hint = { event: 'thread', data: { phone: person.phone, to: number.phoneNumberId } } as const
  const onDelivered = () => {
    advanceState(message, 'delivered')
    world.stream.emit(hint)
  }
  const event = messagesEvent(world, number, person, { contacts: [sender.contact], messages: [wire] })
  world.dispatcher.send({ ...event, onDelivered })
  world.stream.emit(hint)
  return { id, phoneNumberId: number.phoneNumberId }
}

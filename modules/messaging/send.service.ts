import { plainLetter } from '#channels/kit'
import { announce, type RequestContext, userIdOf } from '#platform/context'
import { sha256Hex } from '#platform/crypto'
import { AppError, invalidField, notFound } from '#platform/errors'
import { authorise } from '#platform/http'
import {
  type ConversationRow,
  lockConversation,
  type MessageChannel,
  setConversation,
} from './conversations.repository.ts'
import { writableConversation } from './conversations.service.ts'
import { requeue } from './dead-letters.service.ts'
import { findAnswer, keepAnswer } from './idempotency.repository.ts'
import { letterWith, strayButtons } from './letter-template.rules.ts'
import { cancelQueued, findOutbound, findQuotable } from './messages.repository.ts'
import { findTemplate } from './messaging.read-model.ts'
import { firstLine } from './messaging.rules.ts'
import type { Message, NewConversation, NewMessage } from './messaging.schema.ts'
import { conversationOfDossier, personToWriteTo, readMessage } from './messaging.views.ts'
import { type MessageDraft, queueMessage, recordBlocked } from './outbound.service.ts'
import { contentOfFile, type OutgoingFile, type OutgoingKind } from './outgoing-file.rules.ts'
import { contentWith, valueFault, wordsWith } from './template-content.rules.ts'
import { waysTo } from './threads.service.ts'

const MAX_AHEAD_MS = 90 * 24 * 3_600_000

/** A file that goes out with the words, already judged. */
export type Attachment = { as: OutgoingKind; file: OutgoingFile }

/**
 * A person or an API key sends a message. The same Idempotency-Key gives the same answer and sends once; the same key
 * with another request is refused. API keys must give one.
 */
export async function sendMessage(
  ctx: RequestContext,
  input: NewMessage,
  key: string | undefined,
  attachment?: Attachment,
): Promise<Message> {
  authorise(ctx, 'message.send')
  if (ctx.actor.kind === 'api_key' && !key)
    throw new AppError(400, 'IDEMPOTENCY_KEY_REQUIRED', { errors: [{ field: 'Idempotency-Key', code: 'REQUIRED' }] })
  if (key !== undefined && (key.length === 0 || key.length > 200)) throw invalidField('Idempotency-Key', 'LENGTH')
  const requestHash = sha256Hex(JSON.stringify(attachment ? [input, attachment.file.hash] : input))
  // Asked for with the answer given before, which goes first: a refusal here counts only when there is none.
  const [before, conversation] = await Promise.all([
    key ? findAnswer(ctx, key) : null,
    input.conversationId ? writableConversation(ctx, input.conversationId).catch(refusal) : null,
  ])
  if (before && before.requestHash !== requestHash) throw new AppError(422, 'IDEMPOTENCY_MISMATCH')
  if (before) return before.body as Message
  if (conversation instanceof AppError) throw conversation
  const message = await queueFromInput(ctx, input, conversation, attachment)
  if (key) keepAnswer(ctx, key, { requestHash, status: 202, body: message })
  return message
}

/** An answer of ours is kept for later; a failure is one at once. */
function refusal(error: unknown): AppError {
  if (error instanceof AppError) return error
  throw error
}

async function queueFromInput(
  ctx: RequestContext,
  input: NewMessage,
  named: ConversationRow | null,
  attachment: Attachment | undefined,
): Promise<Message> {
  if (!attachment && (input.text === undefined) === (input.template === undefined))
    throw invalidField('text', 'TEXT_OR_TEMPLATE')
  const conversation = named ?? (await conversationOf(ctx, input))
  const id = await queueMessage(ctx, conversation, {
    origin: ctx.actor.kind === 'api_key' ? 'API' : 'APP',
    unsolicited: input.purpose === 'MARKETING',
    ...(attachment
      ? {
          content: contentOfFile(attachment.as, attachment.file, input.text, letterOf(conversation, input, attachment)),
          file: attachment.file,
        }
      : await contentOf(ctx, conversation, input)),
    replyTo: input.replyToId ? await quotedIn(ctx, conversation.id, input.replyToId) : null,
    ...(input.scheduledAt ? { scheduledAt: scheduleOf(ctx, input.scheduledAt) } : {}),
  })
  const message = await readMessage(ctx, id)
  if (!message) throw notFound('message')
  return message
}

/** What a letter has beside its words: its subject; a file without words gives it its name. */
function letterOf(
  { channel }: Pick<ConversationRow, 'channel'>,
  { subject, text }: Pick<NewMessage, 'subject' | 'text'>,
  attachment?: Attachment,
): { subject?: string } {
  if (channel !== 'EMAIL') return {}
  return { subject: subject ?? (text === undefined && attachment ? attachment.file.filename : firstLine(text ?? '')) }
}

/** The conversation of a dossier or a contact that was active last; by a named channel a new one where there is none yet. */
async function conversationOf(ctx: RequestContext, input: NewMessage): Promise<ConversationRow> {
  if (!input.dossierId && !input.contactId) throw invalidField('conversationId', 'REQUIRED')
  const target = await conversationOfDossier(ctx, input)
  if (target) return writableConversation(ctx, target)
  const person = input.channel ? await personToWriteTo(ctx, input) : null
  if (!person || !input.channel) throw notFound('conversation')
  const [way] = await waysTo(ctx, person, [input.channel])
  if (way && 'open' in way) return ownThread(ctx, await way.open(), person.dossierId)
  // A thread that stands is one the caller may not write in: it was not found above.
  const code = way && 'reason' in way ? way.reason : null
  if (code === null) throw notFound('conversation')
  recordBlocked(
    ctx,
    { id: null, channel: input.channel, contact_id: person.contactId, dossier_id: person.dossierId },
    code,
  )
  throw new AppError(422, code)
}

/** By which way a conversation begins when nobody says: where the person is likeliest to answer. */
const WAYS = ['WHATSAPP', 'SMS', 'EMAIL'] as const satisfies readonly MessageChannel[]

/**
 * The conversation with the contact or a party of a dossier: the last one the caller may write in, else a new one by the
 * first way that is open. One that is about no dossier yet is about this one from now on. 404 when the dossier, the person
 * or the only conversation is not the caller's; 422 with the reason when the person cannot be written to.
 */
export async function openThread(ctx: RequestContext, input: NewConversation): Promise<string> {
  authorise(ctx, 'message.send')
  const { contactId, dossierId, channel } = input
  const [person, about, any] = await Promise.all([
    personToWriteTo(ctx, { contactId, dossierId }),
    conversationOfDossier(ctx, { contactId, dossierId, channel }),
    conversationOfDossier(ctx, { contactId, channel }),
  ])
  if (!person) throw notFound('contact')
  const standing = about ?? any
  if (standing) {
    const thread = await writableConversation(ctx, standing)
    if (thread.dossier_id === null) setConversation(ctx, standing, { dossier_id: dossierId })
    return standing
  }
  const ways = await waysTo(ctx, person, channel ? [channel] : WAYS)
  const open = ways.find((way) => 'open' in way)
  if (open) return ownThread(ctx, await open.open(), dossierId).id
  // One that stands is of a colleague: it was not found above.
  if (ways.some((way) => 'thread' in way)) throw notFound('conversation')
  const refused = ways.flatMap((way) => ('reason' in way ? [way] : []))
  const why = refused.find(({ reason }) => reason !== 'NO_CHANNEL') ?? refused[0]
  if (!why) throw notFound('conversation')
  recordBlocked(ctx, { id: null, channel: why.channel, contact_id: contactId, dossier_id: dossierId }, why.reason)
  throw new AppError(422, why.reason)
}

/** What somebody begins is theirs, and belongs to the dossier it is about. */
function ownThread(ctx: RequestContext, thread: ConversationRow, dossierId: string | null): ConversationRow {
  const userId = userIdOf(ctx)
  setConversation(ctx, thread.id, {
    ...(dossierId ? { dossier_id: dossierId } : {}),
    ...(userId ? { assignee_id: userId } : {}),
  })
  return { ...thread, dossier_id: dossierId, assignee_id: userId }
}

/** The provider's id of a quoted message. 400 unless it is of this conversation: quoting shows its words. */
async function quotedIn(ctx: RequestContext, conversationId: string, id: string): Promise<string | null> {
  const quoted = await findQuotable(ctx, conversationId, id)
  if (!quoted) throw invalidField('replyToId', 'UNKNOWN')
  return quoted.provider_id
}

function scheduleOf(ctx: RequestContext, text: string): number {
  const at = Date.parse(text)
  if (Number.isNaN(at) || at < ctx.clock.now() - 60_000 || at > ctx.clock.now() + MAX_AHEAD_MS)
    throw invalidField('scheduledAt', 'RANGE')
  return at
}

/** Free text, or a template with every variable it asks for and no more. */
async function contentOf(
  ctx: RequestContext,
  conversation: ConversationRow,
  input: NewMessage,
): Promise<Pick<MessageDraft, 'content' | 'text' | 'template' | 'unsolicited'>> {
  if (input.text !== undefined) {
    return { content: { type: 'text', body: input.text, ...letterOf(conversation, input) } }
  }
  const wanted = input.template
  if (!wanted) throw invalidField('text', 'TEXT_OR_TEMPLATE')
  const template = await findTemplate(ctx, conversation.account_id, wanted.name, wanted.language)
  if (!template)
    throw new AppError(422, 'TEMPLATE_NOT_APPROVED', { errors: [{ field: 'template.name', code: 'UNKNOWN' }] })
  const { variables } = template.parts
  const given = wanted.variables ?? []
  if (given.length !== variables.length)
    throw new AppError(422, 'TEMPLATE_VARIABLES', {
      params: { needed: variables.length, given: given.length },
      errors: [{ field: 'template.variables', code: 'COUNT' }],
    })
  const errors = variables.flatMap(({ type }, i) => {
    const code = valueFault(type, given[i] ?? '')
    return code === null ? [] : [{ field: `template.variables.${i}`, code }]
  })
  if (errors.length > 0) throw new AppError(400, 'VALIDATION_FAILED', { errors })
  if (conversation.channel === 'EMAIL') return letterFrom(template, wanted.language, given, input.purpose)
  return { content: contentWith(wanted, template.parts, given), text: wordsWith(template.parts, given) }
}

/** A letter leaves with its words, whatever becomes of the template. A proposal nobody asked for is one by its template, too. */
function letterFrom(
  template: NonNullable<Awaited<ReturnType<typeof findTemplate>>>,
  language: string,
  values: readonly string[],
  purpose: NewMessage['purpose'],
): Pick<MessageDraft, 'content' | 'template' | 'unsolicited'> {
  const { id, version, status, category, parts } = template
  if (status !== 'APPROVED') throw new AppError(422, 'TEMPLATE_NOT_APPROVED')
  const stray = strayButtons(parts, values)
  if (stray.length > 0)
    throw new AppError(400, 'VALIDATION_FAILED', {
      errors: stray.map((i) => ({ field: `template.variables.${i}`, code: 'FORMAT' })),
    })
  const { subject, letter } = letterWith(language, parts, values)
  return {
    content: { type: 'text', body: plainLetter(letter), subject, letter },
    template: { id, version },
    unsolicited: category === 'MARKETING' || purpose === 'MARKETING',
  }
}

/** Sends a failed message again as a new try; the old one is kept. 409 when it is not at rest, 422 when policy says no. */
export async function retryMessage(ctx: RequestContext, id: string): Promise<Message> {
  const found = await findOutbound(ctx, id)
  if (!found) throw notFound('message')
  await writableConversation(ctx, found.conversation_id)
  const message = await findOutbound(ctx, id, true)
  if (!message || !['FAILED', 'DEAD'].includes(message.status)) throw new AppError(409, 'MESSAGE_NOT_AT_REST')
  const conversation = await lockConversation(ctx, message.conversation_id)
  if (!conversation) throw notFound('conversation')
  const refusal = await requeue(ctx, message, conversation)
  if (refusal) throw new AppError(422, refusal)
  return (await readMessage(ctx, id)) ?? Promise.reject(notFound('message'))
}

/** Withdraws a message that has not left yet. 409 when it has. */
export async function cancelMessage(ctx: RequestContext, id: string): Promise<Message> {
  const message = await findOutbound(ctx, id)
  if (!message) throw notFound('message')
  await writableConversation(ctx, message.conversation_id)
  const done = await cancelQueued(ctx, { id }, 'CANCELLED_BY_PERSON')
  if (done.length === 0) throw new AppError(409, 'MESSAGE_ALREADY_SENT')
  announce(ctx, { topic: 'message', id, kind: 'status', conversationId: message.conversation_id })
  return (await readMessage(ctx, id)) ?? Promise.reject(notFound('message'))
}

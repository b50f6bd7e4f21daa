import { type Static, Type } from 'typebox'
import { translate } from '#locales'
import { listConsentStates } from '#modules/consents'
import { readForm } from '#modules/documents'
import { type RequestContext, userIdOf } from '#platform/context'
import { notFound } from '#platform/errors'
import { createStreams, type Http, pageOf, pageQuery, tenantRoute } from '#platform/http'
import { listAttempts } from './attempts.views.ts'
import { printContactProof, proveContact } from './contact-proof.service.ts'
import { peekConversation } from './conversations.repository.ts'
import { assignConversation, giveBack, markRead, showTyping, takeOver } from './conversations.service.ts'
import { countConversations, listConversations, readConversation } from './conversations.views.ts'
import {
  ContactProof,
  Conversation,
  ConversationQuery,
  ConversationSummary,
  Id,
  InboxCounts,
  type MayWrite,
  Message,
  MessageAttempt,
  NewConversation,
  NewFileMessage,
  NewMessage,
  ProofQuery,
  Snooze,
  SnoozeChoices,
} from './messaging.schema.ts'
import { listMessages } from './messaging.views.ts'
import { verdictFor } from './outbound.service.ts'
import { cancelMessage, openThread, retryMessage, sendMessage } from './send.service.ts'
import { sendFile } from './send-file.service.ts'
import { offerSnooze, snoozeConversation, wakeConversation } from './snooze.service.ts'
import { TemplateChoices } from './templates.schema.ts'
import { mayWriteOf, templateChoices } from './templates.service.ts'

const params = Type.Object({ id: Id })
const nothing = { 204: Type.Null() }
const MAX_UPLOAD = 15 * 1024 * 1024
const FORM_OVERHEAD = 64 * 1024

export function messagingRoutes(http: Http): void {
  conversationRoutes(http)
  templateRoute(http)
  commandRoutes(http)
  outboundRoutes(http)
  liveRoute(http)
}

function conversationRoutes(http: Http): void {
  tenantRoute(http, {
    method: 'GET',
    url: '/conversations',
    summary: 'A list of the inbox, newest first; what sleeps by when it wakes',
    tag: 'messaging',
    permission: 'dossier.read',
    schema: { query: ConversationQuery, response: { 200: pageOf(ConversationSummary) } },
    act: (ctx, { query }) => listConversations(ctx, query),
  })

  tenantRoute(http, {
    method: 'GET',
    url: '/conversations/counts',
    summary:
      'The numbers beside the lists of the inbox: unread conversations, and all that sleep; 100 means more than 99',
    tag: 'messaging',
    permission: 'dossier.read',
    schema: { response: { 200: InboxCounts } },
    act: countConversations,
  })

  tenantRoute(http, {
    method: 'POST',
    url: '/conversations',
    summary: 'Open the conversation with the contact or a party of a dossier: the one that stands, else a new one',
    tag: 'messaging',
    permission: 'message.send',
    schema: { body: NewConversation, response: { 200: Type.Object({ id: Type.String() }) } },
    act: async (ctx, { body }) => ({ id: await openThread(ctx, body) }),
  })

  tenantRoute(http, {
    method: 'GET',
    url: '/conversations/:id',
    summary: 'One conversation, and whether one may write in it now',
    tag: 'messaging',
    permission: 'dossier.read',
    schema: { params, response: { 200: Conversation } },
    async act(ctx, { params: { id } }) {
      const found = await readConversation(ctx, id)
      if (!found) throw notFound('conversation')
      const consents = await listConsentStates(ctx, found.contact.id, found.identity.id)
      return { ...found, consents, mayWrite: await mayWrite(ctx, id) }
    },
  })

  tenantRoute(http, {
    method: 'GET',
    url: '/conversations/:id/contact-proof',
    summary: 'May I contact this person now: the answer, and what each rule says',
    tag: 'messaging',
    permission: 'dossier.read',
    schema: { params, query: ProofQuery, response: { 200: ContactProof } },
    act: (ctx, { params: { id }, query }) => proveContact(ctx, id, query),
  })

  tenantRoute(http, {
    method: 'GET',
    url: '/conversations/:id/contact-proof/document',
    summary: 'The same, to be printed (PDF)',
    tag: 'messaging',
    permission: 'dossier.read',
    schema: { params, query: ProofQuery, response: { 200: Type.Any() } },
    async act(ctx, { params: { id }, query, reply }) {
      const document = await printContactProof(ctx, id, query)
      reply.header('content-disposition', `inline; filename="${document.fileName}"`).type('application/pdf')
      return document.bytes
    },
  })

  tenantRoute(http, {
    method: 'GET',
    url: '/conversations/:id/messages',
    summary: 'The thread, newest first',
    tag: 'messaging',
    permission: 'dossier.read',
    schema: { params, query: Type.Object(pageQuery), response: { 200: pageOf(Message) } },
    async act(ctx, { params: { id }, query }) {
      if (!(await readConversation(ctx, id))) throw notFound('conversation')
      return listMessages(ctx, id, query)
    },
  })
}

function templateRoute(http: Http): void {
  tenantRoute(http, {
    method: 'GET',
    url: '/conversations/:id/templates',
    summary: 'Approved templates for this conversation, their variables filled with what is known',
    tag: 'messaging',
    permission: 'message.send',
    schema: { params, response: { 200: TemplateChoices } },
    act: (ctx, input) => templateChoices(ctx, input.params.id),
  })
}

async function mayWrite(ctx: RequestContext, id: string): Promise<Static<typeof MayWrite>> {
  const row = await peekConversation(ctx, id)
  if (!row) throw notFound('conversation')
  if (!ctx.permissions.reach('message.send'))
    return { answer: 'NO', code: 'FORBIDDEN', reason: translate(ctx.locale, 'errors:FORBIDDEN.title'), until: null }
  return mayWriteOf(ctx, await verdictFor(ctx, row))
}

function commandRoutes(http: Http): void {
  const command = (url: string, summary: string, act: (ctx: RequestContext, id: string) => Promise<void>) =>
    tenantRoute(http, {
      method: 'POST',
      url: `/conversations/:id/${url}`,
      summary,
      tag: 'messaging',
      permission: 'message.send',
      status: 204,
      schema: { params, response: nothing },
      act: (ctx, input) => act(ctx, input.params.id),
    })
  command('take-over', 'Take the conversation over from the assistant', takeOver)
  command('give-back', 'Give the conversation back to the assistant', giveBack)
  command('read', 'Everything was read', markRead)
  command('typing', 'I am writing', showTyping)
  command('wake', 'Take the conversation out of its sleep', wakeConversation)

  tenantRoute(http, {
    method: 'GET',
    url: '/conversations/:id/snooze-choices',
    summary: 'The moments offered for putting the conversation off, by the clock of its branch',
    tag: 'messaging',
    permission: 'message.send',
    schema: { params, response: { 200: SnoozeChoices } },
    act: (ctx, input) => offerSnooze(ctx, input.params.id),
  })

  tenantRoute(http, {
    method: 'POST',
    url: '/conversations/:id/snooze',
    summary: 'Put the conversation off until an instant, a year ahead at most',
    tag: 'messaging',
    permission: 'message.send',
    status: 204,
    schema: { params, body: Snooze, response: nothing },
    act: (ctx, input) => snoozeConversation(ctx, input.params.id, input.body.until),
  })

  tenantRoute(http, {
    method: 'POST',
    url: '/conversations/:id/assign',
    summary: 'Give the conversation to a colleague',
    tag: 'messaging',
    permission: 'dossier.assign',
    status: 204,
    schema: {
      params,
      body: Type.Object({ assigneeId: Type.Union([Id, Type.Null()]) }, { additionalProperties: false }),
      response: nothing,
    },
    act: (ctx, input) => assignConversation(ctx, input.params.id, input.body.assigneeId),
  })
}

function outboundRoutes(http: Http): void {
  tenantRoute(http, {
    method: 'POST',
    url: '/outbound/messages',
    summary: 'Send a message: free text within the window, or a template',
    tag: 'messaging',
    permission: 'message.send',
    status: 202,
    schema: { body: NewMessage, response: { 202: Message } },
    act(ctx, { body, request }) {
      const key = request.headers['idempotency-key']
      return sendMessage(ctx, body, typeof key === 'string' ? key : undefined)
    },
  })

  tenantRoute(http, {
    method: 'POST',
    url: '/outbound/files',
    summary:
      'Send a file: multipart field "file" (picture, film, sound, PDF, DOCX, XLSX up to 15 MB); fields conversationId, dossierId or contactId, subject (of a letter), text (the caption), purpose, replyToId, scheduledAt',
    tag: 'messaging',
    permission: 'message.send',
    status: 202,
    limit: 'write',
    bodyLimit: MAX_UPLOAD + FORM_OVERHEAD,
    // The use case opens its own transaction once the file is read and judged.
    transaction: false,
    schema: { response: { 202: Message } },
    async act(ctx, { request }) {
      const key = request.headers['idempotency-key']
      const { fields, upload } = await readForm(request, NewFileMessage)
      return sendFile(ctx, fields, upload, typeof key === 'string' ? key : undefined)
    },
  })

  tenantRoute(http, {
    method: 'POST',
    url: '/outbound/messages/:id/retry',
    summary: 'Send a failed message again',
    tag: 'messaging',
    permission: 'message.send',
    schema: { params, response: { 200: Message } },
    act: (ctx, input) => retryMessage(ctx, input.params.id),
  })

  tenantRoute(http, {
    method: 'POST',
    url: '/outbound/messages/:id/cancel',
    summary: 'Withdraw a message that has not left',
    tag: 'messaging',
    permission: 'message.send',
    schema: { params, response: { 200: Message } },
    act: (ctx, input) => cancelMessage(ctx, input.params.id),
  })

  tenantRoute(http, {
    method: 'GET',
    url: '/outbound/messages/:id/attempts',
    summary: 'Every try at sending a message, the last one first',
    tag: 'messaging',
    permission: 'dossier.read',
    schema: { params, response: { 200: Type.Object({ items: Type.Array(MessageAttempt) }) } },
    act: (ctx, input) => listAttempts(ctx, input.params.id),
  })
}

/** What changes, as it changes. Ids only: the screen asks for what its person may see. */
function liveRoute(http: Http): void {
  const streams = createStreams(http)
  tenantRoute(http, {
    method: 'GET',
    url: '/events/stream',
    summary: 'Live changes as server-sent events',
    tag: 'live',
    permission: null,
    schema: { response: { 200: Type.Any() } },
    async act(ctx, { request, reply }) {
      const stream = streams.open(request, reply, ctx.orgId)
      const reader = userIdOf(ctx)
      const stop = http.platform.bus.subscribe(ctx.orgId, ({ orgId: _orgId, userId, ...event }) => {
        if (userId === undefined || userId === reader) stream.send(event)
        if (event.topic === 'member' && event.id === reader) void stream.askAgain()
      })
      stream.onClose(stop)
    },
  })
}

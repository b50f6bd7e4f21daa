import { Type } from 'typebox'
import { type Http, tenantRoute } from '#platform/http'
import {
  beginDraft,
  chooseNumber,
  connectWebhook,
  draftNumbers,
  dropDraft,
  finishDraft,
  openDraft,
  sendTest,
} from './channel-drafts.service.ts'
import { sendTestTemplate } from './channel-test.service.ts'
import {
  Channel,
  ChannelChange,
  ChannelList,
  Checked,
  ChosenNumber,
  Draft,
  Finish,
  MailboxCheck,
  MailDoor,
  MetaNumbers,
  NewCredentials,
  NewDraft,
  NewImap,
  NewMailbox,
  NewTwilio,
  Pause,
  Seen,
  TemplateTest,
  TestTo,
  TwilioCheck,
  WabaQuery,
} from './channels.schema.ts'
import {
  addMailbox,
  addTwilio,
  changeChannel,
  disableChannel,
  openChannels,
  pauseChannel,
  replaceCredentials,
  resumeChannel,
  tryMailbox,
  tryTwilio,
} from './channels.service.ts'
import { setImap, stopImap, tryImap } from './incoming-imap.service.ts'
import { closeMailDoor, openMailDoor, renewMailSecret } from './incoming-mail.service.ts'
import { Id } from './messaging.schema.ts'
import { Spend, SpendQuery } from './spend.schema.ts'
import { readSpend } from './spend.service.ts'

const params = Type.Object({ id: Id })
const write = { tag: 'messaging', method: 'POST', permission: 'channel.write' } as const
/** Asks a provider: no transaction waits for its answer, and credentials are not guessed here by the hundred. */
const asking = { ...write, transaction: false, limit: 'signIn' } as const

/** Numbers and mailboxes: connecting them step by step, changing, pausing, taking them out of service. */
export function channelRoutes(http: Http): void {
  tenantRoute(http, {
    method: 'GET',
    url: '/channels',
    summary: 'Numbers and mailboxes of the organisation with their state, and what was begun',
    tag: 'messaging',
    permission: 'channelsetup.read',
    schema: { response: { 200: ChannelList } },
    act: (ctx) => openChannels(ctx),
  })

  tenantRoute(http, {
    method: 'GET',
    url: '/channels/spend',
    summary: 'What a month of messages cost by number and kind, and what is left of the limits of today',
    tag: 'messaging',
    permission: 'channelsetup.read',
    schema: { query: SpendQuery, response: { 200: Spend } },
    act: (ctx, { query }) => readSpend(ctx, query.month),
  })

  tenantRoute(http, {
    ...asking,
    url: '/channels/twilio/check',
    summary: 'Ask Twilio for an account; nothing is kept',
    schema: { body: TwilioCheck, response: { 200: Checked } },
    act: (ctx, { body }) => tryTwilio(ctx, body),
  })

  tenantRoute(http, {
    ...asking,
    url: '/channels/twilio',
    summary: 'Connect a sender at Twilio, for text messages or WhatsApp',
    status: 201,
    schema: { body: NewTwilio, response: { 201: Channel } },
    act: (ctx, { body }) => addTwilio(ctx, body),
  })

  tenantRoute(http, {
    ...asking,
    url: '/channels/mailbox/check',
    summary: 'Sign in to a mail server; nothing is sent or kept',
    schema: { body: MailboxCheck, response: { 200: Checked } },
    act: (ctx, { body }) => tryMailbox(ctx, body),
  })

  tenantRoute(http, {
    ...asking,
    url: '/channels/mailbox',
    summary: 'Connect a mailbox that letters leave from',
    status: 201,
    schema: { body: NewMailbox, response: { 201: Channel } },
    act: (ctx, { body }) => addMailbox(ctx, body),
  })

  tenantRoute(http, {
    ...write,
    method: 'PATCH',
    url: '/channels/:id',
    summary: 'Change name, branch or assistant of a number',
    schema: { params, body: ChannelChange, response: { 200: Channel } },
    act: (ctx, input) => changeChannel(ctx, input.params.id, input.body),
  })

  tenantRoute(http, {
    ...asking,
    url: '/channels/:id/credentials',
    summary: 'Replace the credentials of a number, kept when the provider takes them',
    schema: { params, body: NewCredentials, response: { 200: Channel } },
    act: (ctx, input) => replaceCredentials(ctx, input.params.id, input.body),
  })

  tenantRoute(http, {
    ...write,
    url: '/channels/:id/pause',
    summary: 'Hold back what is to leave by a number',
    schema: { params, body: Pause, response: { 200: Channel } },
    act: (ctx, input) => pauseChannel(ctx, input.params.id, input.body),
  })

  tenantRoute(http, {
    ...asking,
    url: '/channels/:id/resume',
    summary: 'Let a number send again, whatever stopped it',
    schema: { params, body: Seen, response: { 200: Channel } },
    act: (ctx, input) => resumeChannel(ctx, input.params.id, input.body.version),
  })

  tenantRoute(http, {
    ...write,
    url: '/channels/:id/disable',
    summary: 'Take a number out of service; what waits is cancelled, what was written stays',
    schema: { params, body: Seen, response: { 200: Channel } },
    act: (ctx, input) => disableChannel(ctx, input.params.id, input.body.version),
  })

  tenantRoute(http, {
    ...write,
    url: '/channels/:id/incoming-mail',
    summary: 'Let letters to a mailbox come in; the answer is the only one with the secret that signs them',
    status: 201,
    schema: { params, body: Seen, response: { 201: MailDoor } },
    act: (ctx, input) => openMailDoor(ctx, input.params.id, input.body.version),
  })

  tenantRoute(http, {
    ...write,
    url: '/channels/:id/incoming-mail/secret',
    summary: 'Another secret for the letters to a mailbox; the one before opens nothing any more',
    schema: { params, body: Seen, response: { 200: MailDoor } },
    act: (ctx, input) => renewMailSecret(ctx, input.params.id, input.body.version),
  })

  tenantRoute(http, {
    ...write,
    url: '/channels/:id/incoming-mail/stop',
    summary: 'Let letters to a mailbox come in no longer; it goes on sending',
    schema: { params, body: Seen, response: { 200: Channel } },
    act: (ctx, input) => closeMailDoor(ctx, input.params.id, input.body.version),
  })

  tenantRoute(http, {
    ...asking,
    url: '/channels/:id/imap/check',
    summary: 'Sign in to the server of a mailbox and open the folder; nothing is kept or changed',
    schema: { params, body: NewImap, response: { 200: Checked } },
    act: (ctx, input) => tryImap(ctx, input.params.id, input.body),
  })

  tenantRoute(http, {
    ...asking,
    url: '/channels/:id/imap',
    summary: 'Have the letters of a mailbox fetched from its server, from now on; again with other credentials',
    schema: { params, body: NewImap, response: { 200: Channel } },
    act: (ctx, input) => setImap(ctx, input.params.id, input.body),
  })

  tenantRoute(http, {
    ...write,
    url: '/channels/:id/imap/stop',
    summary: 'Fetch the letters of a mailbox no longer; its credentials are gone with it',
    schema: { params, body: Seen, response: { 200: Channel } },
    act: (ctx, input) => stopImap(ctx, input.params.id, input.body.version),
  })

  tenantRoute(http, {
    ...asking,
    url: '/channel-drafts',
    summary: 'Begin connecting a WhatsApp number with a token that Meta takes',
    status: 201,
    schema: { body: NewDraft, response: { 201: Draft } },
    act: (ctx, { body }) => beginDraft(ctx, body),
  })

  tenantRoute(http, {
    method: 'GET',
    url: '/channel-drafts/:id',
    summary: 'How far connecting a number has come',
    tag: 'messaging',
    permission: 'channel.write',
    schema: { params, response: { 200: Draft } },
    act: (ctx, input) => openDraft(ctx, input.params.id),
  })

  tenantRoute(http, {
    ...asking,
    url: '/channel-drafts/:id/numbers',
    summary: 'The numbers of a business account at Meta',
    schema: { params, body: WabaQuery, response: { 200: MetaNumbers } },
    act: (ctx, input) => draftNumbers(ctx, input.params.id, input.body.wabaId),
  })

  tenantRoute(http, {
    ...asking,
    url: '/channel-drafts/:id/number',
    summary: 'Take one of these numbers',
    schema: { params, body: ChosenNumber, response: { 200: Draft } },
    act: (ctx, input) => chooseNumber(ctx, input.params.id, input.body),
  })

  tenantRoute(http, {
    ...asking,
    url: '/channel-drafts/:id/webhook',
    summary: 'Have Meta verify our address and deliver to it',
    schema: { params, body: Seen, response: { 200: Draft } },
    act: (ctx, input) => connectWebhook(ctx, input.params.id, input.body.version),
  })

  tenantRoute(http, {
    ...write,
    url: '/channel-drafts/:id/test',
    summary: 'Answer the phone that just wrote to the number',
    status: 202,
    schema: { params, body: TestTo, response: { 202: Draft } },
    act: (ctx, input) => sendTest(ctx, input.params.id, input.body.phone),
  })

  tenantRoute(http, {
    ...write,
    url: '/channel-drafts/:id/test-template',
    summary: 'Send an approved template to the own phone of who asks, with that as their agreement',
    status: 202,
    schema: { params, body: TemplateTest, response: { 202: Draft } },
    act: (ctx, input) => sendTestTemplate(ctx, input.params.id, input.body),
  })

  tenantRoute(http, {
    ...write,
    url: '/channel-drafts/:id/finish',
    summary: 'Put the number in service',
    schema: { params, body: Finish, response: { 200: Channel } },
    act: (ctx, input) => finishDraft(ctx, input.params.id, input.body),
  })

  tenantRoute(http, {
    ...write,
    method: 'DELETE',
    url: '/channel-drafts/:id',
    summary: 'Drop what was begun',
    status: 204,
    schema: { params, response: { 204: Type.Null() } },
    act: (ctx, input) => dropDraft(ctx, input.params.id),
  })
}

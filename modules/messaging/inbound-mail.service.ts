import type { InboundMessage } from '#channels/kit'
import { findIdentities } from '#modules/contacts'
import { recordActivity } from '#modules/timeline'
import { announce, type RequestContext } from '#platform/context'
import { findAccount, isOwnMailbox } from './accounts.read-model.ts'
import { openConversation, showLastLine } from './conversations.repository.ts'
import type { InboundEvent } from './inbound.repository.ts'
import { fetchFile, identitiesOf, shownPayload } from './inbound-parts.ts'
import { countOutcome } from './intake.repository.ts'
import { channelOf } from './lines.ts'
import { insertInbound } from './messages.repository.ts'

/**
 * Takes the letters that no person wrote to the house. True when this was one: one of our own that came back is dropped
 * and counted; an automatic answer is shown where the person is known, and agrees to nothing, opens nothing, wakes nobody.
 */
export async function setAsideMail(ctx: RequestContext, event: InboundEvent, letter: InboundMessage): Promise<boolean> {
  const account = await findAccount(ctx, event.account_id)
  if (!account) throw new Error('the mailbox is gone')
  const drop = (outcome: string) => countOutcome(ctx.db, account.appKey ?? `imap:${account.id}`, outcome, 1)
  if (await isOwnMailbox(ctx, letter.email ?? '')) {
    await drop('MAIL_LOOP')
    return true
  }
  if (!letter.mail?.automatic) return false
  const [known] = await findIdentities(ctx, identitiesOf(letter))
  if (!known) {
    // A newsletter makes no client.
    await drop('AUTOMATIC_MAIL')
    return true
  }
  const conversation = await openConversation(ctx, {
    accountId: account.id,
    channel: channelOf[account.kind],
    contactId: known.contactId,
    identityId: known.identityId,
    branchId: account.branchId,
    handledBy: account.agentEnabled ? 'AGENT' : 'HUMAN',
  })
  const at = Date.parse(event.received_at)
  const { dossier_id: dossierId } = conversation
  const messageId = await insertInbound(ctx, {
    conversation,
    dossierId,
    type: letter.type,
    text: letter.text,
    payload: shownPayload(letter),
    media: letter.media,
    providerId: letter.providerId,
    replyTo: letter.reply?.to ?? null,
    at,
    understanding: null,
  })
  if (messageId === null) return true
  const line = {
    direction: 'IN' as const,
    type: letter.type,
    text: letter.text,
    author: `contact:${known.contactId}`,
    at,
  }
  showLastLine(ctx, conversation.id, { ...line, automatic: true }, null)
  recordActivity(ctx, {
    type: 'MESSAGE_LOG',
    code: 'message.received_automatic',
    by: { kind: 'contact', id: known.contactId },
    params: { type: letter.type },
    body: letter.text,
    channel: conversation.channel,
    direction: 'IN',
    contactId: known.contactId,
    dossierId,
    ref: { kind: 'message', id: messageId },
  })
  if (letter.media?.id) fetchFile(ctx, messageId)
  const about = dossierId === null ? {} : { dossierId }
  announce(ctx, { topic: 'message', id: messageId, kind: 'received', conversationId: conversation.id, ...about })
  announce(ctx, { topic: 'conversation', id: conversation.id, kind: 'changed', ...about })
  return true
}

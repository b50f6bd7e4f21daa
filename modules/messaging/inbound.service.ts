import type { EchoEvent, InboundMessage, OtherEvent } from '#channels/kit'
import { isCallOffWord, isOptInWord, isOptOutWord, understand } from '#language'
import { expectsVisit } from '#modules/appointments'
import { type ConsentTarget, grantByInbound, optIn, optOut, optOutOfMarketing } from '#modules/consents'
import { findIdentities, findOrCreateByIdentity, touchInbound } from '#modules/contacts'
import { settingsOf } from '#modules/identity'
import { clearBounced } from '#modules/privacy'
import { recordActivity } from '#modules/timeline'
import { isoAt, isoNow } from '#platform/clock'
import { announce, publish, type RequestContext } from '#platform/context'
import { type ChannelAccount, findAccount } from './accounts.read-model.ts'
import { rateNumber } from './accounts.repository.ts'
import { associate } from './association.service.ts'
import { type ConversationRow, openConversation, setConversation, showLastLine } from './conversations.repository.ts'
import { toldWaiting } from './conversations.service.ts'
import { gazetteerOf } from './gazetteer.read-model.ts'
import { applyEdit, applyReaction, applyRevoke, type InboundEvent, rotateBsuid } from './inbound.repository.ts'
import { setAsideMail } from './inbound-mail.service.ts'
import { fetchFile, identitiesOf, shownPayload } from './inbound-parts.ts'
import { channelOf } from './lines.ts'
import { insertEcho, insertInbound } from './messages.repository.ts'
import { branchPlace } from './messaging.read-model.ts'
import { messageInstant, ratingOf, WINDOW_MS } from './messaging.rules.ts'
import { receiveTemplateEvent } from './template-events.service.ts'
import { wake } from './waking.service.ts'

/** How sure an opt-out must be to act on it without a human (agent.md). */
const SURE = 0.85

/** One message from a person, through to the timeline. Runs while the person's ordering key is held. */
export async function receiveMessage(ctx: RequestContext, event: InboundEvent, message: InboundMessage): Promise<void> {
  if (message.system) return applySystemChange(ctx, message)
  if (message.mail && (await setAsideMail(ctx, event, message))) return
  const [account, person] = await Promise.all([
    findAccount(ctx, event.account_id),
    findOrCreateByIdentity(ctx, identitiesOf(message), { name: message.profileName }),
    settingsOf(ctx),
  ])
  if (!account) throw new Error('the number is gone')
  const [conversation, place] = await Promise.all([
    openConversation(ctx, {
      accountId: account.id,
      channel: channelOf[account.kind],
      contactId: person.contactId,
      identityId: person.identityId,
      branchId: account.branchId,
      handledBy: account.agentEnabled ? 'AGENT' : 'HUMAN',
    }),
    branchPlace(ctx, account.branchId),
  ])
  if (await applyToEarlier(ctx, account, conversation, message)) return

  // "Cancel" is a STOP word, unless the person expects a visit (crm.md, Consent).
  const visitPlanned = isCallOffWord(message.text ?? '') && (await expectsVisit(ctx, person.contactId))
  const understood = understand({
    text: message.text ?? '',
    country: place.country,
    now: isoNow(ctx.clock),
    tz: place.timezone,
    gazetteer: await gazetteerOf(ctx),
    visitPlanned,
  })
  const { dossierId } = await associate(ctx, conversation, message, understood)
  if (dossierId !== conversation.dossier_id) setConversation(ctx, conversation.id, { dossier_id: dossierId })

  const at = messageInstant(message.at, Date.parse(event.received_at))
  const messageId = await insertInbound(ctx, {
    conversation,
    dossierId,
    type: message.type,
    text: message.text,
    payload: shownPayload(message),
    media: message.media,
    providerId: message.providerId,
    replyTo: message.reply?.to ?? null,
    at,
    understanding: message.text
      ? { lang: understood.lang, intents: understood.intents, slots: understood.slots }
      : null,
  })
  if (messageId === null) return

  const target: ConsentTarget = {
    contactId: person.contactId,
    identityId: conversation.identity_id,
    channel: conversation.channel,
    dossierId,
  }
  const proof = { messageId, providerId: message.providerId, at: isoAt(at) }
  showLastLine(
    ctx,
    conversation.id,
    { direction: 'IN', type: message.type, text: message.text, author: `contact:${person.contactId}`, at },
    conversation.channel === 'WHATSAPP' ? at + WINDOW_MS : null,
  )
  await wake(ctx, { ...conversation, dossier_id: dossierId }, 'MESSAGE')
  touchInbound(ctx, person.contactId)
  if (message.email) clearBounced(ctx, person.identityId)
  recordActivity(ctx, {
    type: 'MESSAGE_LOG',
    code: 'message.received',
    by: { kind: 'contact', id: person.contactId },
    params: { type: message.type },
    body: message.text,
    channel: conversation.channel,
    direction: 'IN',
    contactId: person.contactId,
    dossierId,
    ref: { kind: 'message', id: messageId },
  })
  if (message.media?.id) fetchFile(ctx, messageId)
  announce(ctx, { topic: 'message', id: messageId, kind: 'received', conversationId: conversation.id, dossierId })
  announce(ctx, { topic: 'conversation', id: conversation.id, kind: 'changed', dossierId })

  const wish = await applyConsentWish(ctx, target, message, { ...understood, visitPlanned }, proof)
  if (wish === 'OPTED_OUT') {
    // The thread may stand under the person's other name there: neither is written to any more.
    if (person.identityId !== target.identityId) await optOut(ctx, { ...target, identityId: person.identityId }, proof)
    return
  }
  const granted = await grantByInbound(ctx, target, proof)
  if (wish === 'UNSURE') {
    await waitForPerson(ctx, conversation, 'POSSIBLE_OPT_OUT')
    return
  }
  // Whoever said stop and writes again may not be answered: a person sees it, with the block and its reason.
  const blocked = granted.length === 0
  if (blocked) await waitForPerson(ctx, conversation, 'CONSENT_REVOKED')
  await publish(ctx, {
    type: 'messaging.received',
    payload: {
      conversationId: conversation.id,
      messageId,
      dossierId,
      contactId: person.contactId,
      handledBy: blocked ? 'HUMAN' : conversation.handled_by,
      choice: message.choice?.id ?? null,
    },
  })
}

/** A person is needed at once and the assistant is silent. */
async function waitForPerson(ctx: RequestContext, conversation: ConversationRow, reason: string): Promise<void> {
  setConversation(ctx, conversation.id, { needs_human: true, handled_by: 'HUMAN', handling_reason: reason })
  if (!conversation.needs_human) await toldWaiting(ctx, conversation)
}

/** A typed stop or start. Buttons and list rows never count as one (crm.md, Consent). */
async function applyConsentWish(
  ctx: RequestContext,
  target: ConsentTarget,
  message: InboundMessage,
  understood: ReturnType<typeof understand> & { visitPlanned: boolean },
  proof: { messageId: string; providerId: string; at: string },
): Promise<'NONE' | 'OPTED_OUT' | 'OPTED_IN' | 'UNSURE'> {
  // The provider stopped or opened the line itself (Twilio's opt-out words of the sender): it is to be believed.
  const told = message.subtype === 'STOP' || message.subtype === 'START' ? message.subtype : null
  if (told === null && (message.type !== 'text' || !message.text)) return 'NONE'
  const text = message.text ?? ''
  const sure = understood.intents.find((i) => i.code === 'OPT_OUT')?.confidence ?? 0
  if (
    told === 'STOP' ||
    isOptOutWord(text, understood.visitPlanned) ||
    (understood.intent === 'OPT_OUT' && sure >= SURE)
  ) {
    await optOut(ctx, target, { ...proof, text })
    return 'OPTED_OUT'
  }
  if (told === 'START' || isOptInWord(text) || understood.intent === 'OPT_IN') {
    optIn(ctx, target, { ...proof, text })
    return 'OPTED_IN'
  }
  return understood.intent === 'OPT_OUT' ? 'UNSURE' : 'NONE'
}

/** Reactions, edits and deletions change an earlier message and are none themselves. */
async function applyToEarlier(
  ctx: RequestContext,
  account: ChannelAccount,
  conversation: ConversationRow,
  message: InboundMessage,
): Promise<boolean> {
  let changed: string | null = null
  if (message.reaction)
    changed = await applyReaction(
      ctx,
      account.id,
      message.reaction.to,
      `contact:${conversation.contact_id}`,
      message.reaction.emoji,
    )
  else if (message.edit) changed = await applyEdit(ctx, account.id, message.edit.originalId, message.text)
  else if (message.revoke) changed = await applyRevoke(ctx, account.id, message.revoke.originalId)
  else return false
  if (changed) announce(ctx, { topic: 'message', id: changed, kind: 'changed', conversationId: conversation.id })
  return true
}

async function applySystemChange(ctx: RequestContext, message: InboundMessage): Promise<void> {
  const change = message.system
  if (!change) return
  if (change.previousBsuid && change.bsuid) await rotateBsuid(ctx, change.previousBsuid, change.bsuid)
  if (change.previousPhone && change.phone) {
    // The person keeps both numbers; the new one is only linked when nobody else has it.
    const known = await findIdentities(ctx, [{ kind: 'PHONE', value: change.previousPhone }])
    const first = known[0]
    if (first) {
      await findOrCreateByIdentity(
        ctx,
        [
          { kind: 'PHONE', value: change.previousPhone, raw: null },
          { kind: 'PHONE', value: change.phone, raw: null },
        ],
        { name: null },
      )
      recordActivity(ctx, {
        type: 'SYSTEM',
        code: 'contact.number_changed',
        params: { from: change.previousPhone, to: change.phone },
        contactId: first.contactId,
      })
    }
  }
}

/** A message the agency wrote on its own phone: outbound, and a human is clearly there. */
export async function receiveEcho(ctx: RequestContext, event: InboundEvent, echo: EchoEvent): Promise<void> {
  const account = await findAccount(ctx, event.account_id)
  const identities = identitiesOf({ from: echo.to, bsuid: echo.bsuid })
  if (!account || identities.length === 0) return
  const person = await findOrCreateByIdentity(ctx, identities, { name: null })
  const conversation = await openConversation(ctx, {
    accountId: account.id,
    channel: channelOf[account.kind],
    contactId: person.contactId,
    identityId: person.identityId,
    branchId: account.branchId,
    handledBy: 'HUMAN',
  })
  const at = messageInstant(echo.at, Date.parse(event.received_at))
  const id = await insertEcho(ctx, {
    conversation,
    dossierId: conversation.dossier_id,
    type: echo.type,
    text: echo.text,
    payload: shownPayload(echo),
    media: echo.media,
    providerId: echo.providerId,
    at,
  })
  if (id === null) return
  if (echo.media?.id) fetchFile(ctx, id)
  showLastLine(ctx, conversation.id, { direction: 'OUT', type: echo.type, text: echo.text, author: 'user', at }, null)
  setConversation(ctx, conversation.id, {
    handled_by: 'HUMAN',
    handling_reason: 'HUMAN_WROTE',
    needs_human: false,
  })
  recordActivity(ctx, {
    type: 'MESSAGE_LOG',
    code: 'message.echo',
    body: echo.text,
    channel: conversation.channel,
    direction: 'OUT',
    contactId: person.contactId,
    dossierId: conversation.dossier_id,
    ref: { kind: 'message', id },
  })
  announce(ctx, { topic: 'conversation', id: conversation.id, kind: 'changed' })
}

/** Facts about the account or a preference of a person; what should have been understood and was not is set aside. */
export async function receiveOther(
  ctx: RequestContext,
  event: InboundEvent,
  other: OtherEvent,
): Promise<'DONE' | 'QUARANTINE'> {
  if (other.malformed) return 'QUARANTINE'
  const fact = other.account
  if (fact?.type === 'template_status' || fact?.type === 'template_quality' || fact?.type === 'template_category')
    await receiveTemplateEvent(ctx, event.account_id, other.at, fact)
  if (fact?.type === 'user_id_update' && fact.previousBsuid && fact.bsuid)
    await rotateBsuid(ctx, fact.previousBsuid, fact.bsuid)
  if (fact?.type === 'number_quality') {
    const raised = fact.event === 'THROUGHPUT_UPGRADE'
    rateNumber(ctx, event.account_id, fact.displayPhone, ratingOf(fact.event), fact.limit, raised)
    announce(ctx, { topic: 'operations', id: event.account_id, kind: 'rated' })
  }
  if (fact?.type === 'user_preference' && fact.value === 'stop') {
    const found = await findIdentities(ctx, identitiesOf({ from: fact.phone, bsuid: fact.bsuid }))
    const first = found[0]
    if (first) {
      await optOutOfMarketing(
        ctx,
        { contactId: first.contactId, identityId: first.identityId, channel: 'WHATSAPP' },
        { eventId: event.id, detail: fact.detail ?? '' },
      )
    }
  }
  return 'DONE'
}

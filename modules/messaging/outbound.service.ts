import type { OutboundContent } from '#channels/kit'
import { dossierCard, markContacted } from '#modules/dossiers'
import { settingsOf } from '#modules/identity'
import { recordActivity } from '#modules/timeline'
import { actorText, announce, type RequestContext, runInOrg } from '#platform/context'
import { AppError, notFound } from '#platform/errors'
import { type ContactFacts, factsOf, mayContact, type Verdict } from './contact-verdict.rules.ts'
import { type ConversationRow, setConversation, showLastLine } from './conversations.repository.ts'
import { fileRefusal, publicLink } from './hand-over.ts'
import { type AccountKind, plainContent, problemsOf, spokenBy } from './lines.ts'
import { insertOutbound, withdrawQueued } from './messages.repository.ts'
import { readSurroundings, type Surroundings } from './outbound.read-model.ts'
import type { OutgoingFile } from './outgoing-file.rules.ts'
import { writeSecurityRecord } from './security.repository.ts'

export type MessageDraft = {
  origin: 'APP' | 'API' | 'AGENT' | 'REMINDER'
  content: OutboundContent
  /** The file that `content` names by its hash. */
  file?: OutgoingFile
  /** The words the person reads, where the content alone does not say them: a filled template. */
  text?: string
  /** The template a letter was written from, where the content does not name one. */
  template?: { id: string; version: number }
  /** Epoch milliseconds; now when absent. */
  scheduledAt?: number
  /** Epoch milliseconds: from then on it tells nobody anything. It leaves before that, or not at all. */
  usefulUntil?: number
  replyTo?: string | null
  citations?: readonly unknown[]
  decisionId?: string | null
  /** A proposal nobody asked for: leaves only with consent to marketing. */
  unsolicited?: boolean
  /** The assistant's last word before a human: may leave although the conversation is a human's already. */
  announcesHandOver?: boolean
}

/** Collects what the verdict depends on, from the database as it is in this transaction, and whom a message goes to. */
export async function contactFacts(
  ctx: RequestContext,
  conversation: ConversationRow,
  draft: Pick<MessageDraft, 'origin' | 'content' | 'announcesHandOver' | 'unsolicited' | 'usefulUntil'>,
): Promise<{ facts: ContactFacts } & Pick<Surroundings, 'to' | 'kind' | 'freshId' | 'words'>> {
  const [around, house] = await Promise.all([
    readSurroundings(ctx, conversation, draft.content, draft.unsolicited === true),
    settingsOf(ctx),
  ])
  if (!around) throw notFound('channelAccount')
  const facts = factsOf({
    now: ctx.clock.now(),
    origin: draft.origin,
    channel: conversation.channel,
    contentType: draft.content.type,
    announcesHandOver: draft.announcesHandOver === true,
    unsolicited: draft.unsolicited === true,
    usefulUntil: draft.usefulUntil ?? null,
    live: around.live,
    suppressed: around.suppressed,
    written: around.written,
    burstSince: around.burstSince,
    zone: around.zone,
    ...{ quota: around.quota, cost: around.cost, reach: around.reach },
    template: around.template,
    windowExpiresAt: conversation.window_expires_at,
    handledBy: conversation.handled_by,
    held: around.held,
    account: around.account,
    house,
  })
  return { facts, to: around.to, kind: around.kind, freshId: around.freshId, words: around.words }
}

/**
 * Queues one message in a conversation that the caller holds: asked whether the person may be contacted, checked against the provider's limits, written with
 * its timeline entry in the caller's transaction. Throws 422 with the reason; the attempt itself is recorded then.
 */
export async function queueMessage(
  ctx: RequestContext,
  conversation: ConversationRow,
  draft: MessageDraft,
): Promise<string> {
  const dossierId = draft.origin === 'REMINDER' ? null : conversation.dossier_id
  const content = plainContent(conversation.channel, draft.content)
  const [{ facts, to, kind, freshId: id, words }, card] = await Promise.all([
    contactFacts(ctx, conversation, draft),
    dossierId ? dossierCard(ctx, dossierId) : null,
  ])
  const verdict = mayContact(facts)
  if (verdict.answer === 'NO') {
    recordBlocked(ctx, conversation, verdict.code)
    const params = verdict.code === 'QUOTA_EXCEEDED' && facts.quota ? { ...facts.quota } : {}
    throw new AppError(422, verdict.code, { params })
  }
  const leaving = draft.file
    ? asSent(ctx, kind, content, draft.file)
    : spokenBy(kind, content, words?.contentSid ?? null)
  const problem = problemsOf(kind, to, leaving)[0]
  if (problem)
    throw new AppError(400, 'VALIDATION_FAILED', {
      errors: [{ field: problem.field, code: problem.rule.toUpperCase() }],
    })

  if (draft.origin === 'APP') humanTakesOver(ctx, conversation)
  const now = ctx.clock.now()
  const text = draft.text ?? textOf(content)
  insertOutbound(ctx, {
    id,
    conversation,
    origin: draft.origin,
    type: content.type,
    text,
    content,
    announcesHandOver: draft.announcesHandOver === true,
    purpose: verdict.purpose,
    dueAt: Math.max(draft.scheduledAt ?? now, verdict.answer === 'LATER' ? (verdict.until ?? now) : now),
    usefulUntil: draft.usefulUntil ?? null,
    notBefore: draft.scheduledAt !== undefined && draft.scheduledAt > now ? draft.scheduledAt : null,
    replyTo: draft.replyTo ?? null,
    citations: draft.citations ?? [],
    decisionId: draft.decisionId ?? null,
    template: draft.template ?? words,
    media: draft.file ?? null,
  })
  showLastLine(
    ctx,
    conversation.id,
    { direction: 'OUT', type: content.type, text, author: actorText(ctx.actor), at: now },
    null,
  )
  recordActivity(ctx, {
    type: 'MESSAGE_LOG',
    code: 'message.queued',
    params: { type: content.type, origin: draft.origin },
    body: text,
    channel: conversation.channel,
    direction: 'OUT',
    contactId: conversation.contact_id,
    dossierId: conversation.dossier_id,
    ref: { kind: 'message', id },
  })
  if (dossierId) await markContacted(ctx, dossierId, card)
  announce(ctx, { topic: 'message', id, kind: 'queued', conversationId: conversation.id })
  announce(ctx, { topic: 'conversation', id: conversation.id, kind: 'changed' })
  return id
}

/** What the provider will be given of a message with a file, for its limits. 422 when files do not leave by this account. */
function asSent(ctx: RequestContext, kind: AccountKind, content: OutboundContent, file: OutgoingFile): OutboundContent {
  const refusal = fileRefusal(ctx.platform, kind, ctx.orgId, file)
  if (refusal) throw new AppError(422, refusal, { errors: [{ field: 'file', code: refusal }] })
  const link = kind === 'WHATSAPP_CLOUD' ? null : publicLink(ctx.platform, ctx.orgId, file)
  return link !== null && 'media' in content ? { ...content, media: { link } } : content
}

/** A human wrote: the assistant is silent from now on, also for what it has already queued. */
function humanTakesOver(ctx: RequestContext, conversation: ConversationRow): void {
  withdrawQueued(ctx, { conversationId: conversation.id, origin: 'AGENT' }, 'HUMAN_HANDLING')
  if (conversation.handled_by === 'AGENT' || conversation.needs_human) {
    setConversation(ctx, conversation.id, {
      handled_by: 'HUMAN',
      needs_human: false,
      ...(conversation.handled_by === 'AGENT' ? { handling_reason: 'HUMAN_WROTE' } : {}),
    })
  }
}

/**
 * Writes down that policy said no, once the refused call is over: it rolls back, the record stays.
 */
export function recordBlocked(
  ctx: RequestContext,
  conversation: Pick<ConversationRow, 'channel' | 'contact_id' | 'dossier_id'> & { id: string | null },
  code: string,
): void {
  const { platform, orgId, actor, correlationId } = ctx
  ctx.afterwards(() =>
    runInOrg(platform, { orgId, actor, correlationId }, async (own) => {
      const { id, contact_id: contactId } = conversation
      await writeSecurityRecord(own, id ? { entity: 'conversations', id } : { entity: 'contacts', id: contactId }, code)
      recordActivity(own, {
        type: 'MESSAGE_LOG',
        code: 'message.blocked',
        params: { code },
        channel: conversation.channel,
        direction: 'OUT',
        contactId: conversation.contact_id,
        dossierId: conversation.dossier_id,
        ...(id ? { ref: { kind: 'conversation', id } } : {}),
        quiet: true,
      })
    }),
  )
}

/** The words of a message as the thread shows them. */
export function textOf(content: OutboundContent): string | null {
  if (content.type === 'text' || content.type === 'buttons' || content.type === 'list' || content.type === 'link')
    return content.body
  if (content.type === 'template')
    return content.body?.map((p) => (p.type === 'text' ? p.text : p.fallback)).join(' · ') || content.name
  if ('caption' in content) return content.caption ?? null
  return null
}

/** The verdict for screens: may this be written here now (a free text when nothing is named), and if not, why. */
export async function verdictFor(
  ctx: RequestContext,
  conversation: ConversationRow,
  {
    content = { type: 'text', body: '' },
    unsolicited = false,
  }: Partial<Pick<MessageDraft, 'content' | 'unsolicited'>> = {},
): Promise<Verdict> {
  const { facts } = await contactFacts(ctx, conversation, { origin: 'APP', content, unsolicited })
  return mayContact(facts)
}

import type { InboundMessage } from '#channels/kit'
import type { Understanding } from '#language'
import { type CaseType, openOrReuseDossier } from '#modules/dossiers'
import { settingsOf } from '#modules/identity'
import type { RequestContext } from '#platform/context'
import type { ConversationRow } from './conversations.repository.ts'

const OWNER_INTENTS = new Set(['SELL', 'RENT_OUT', 'ESTIMATE'])

/** The kind of dossier a first message opens: what it says, else what the organisation set. */
export function caseTypeOf(understood: Pick<Understanding, 'intent' | 'slots'>, fallback: CaseType): CaseType {
  if (OWNER_INTENTS.has(understood.intent)) return 'OWNER_LEAD'
  if (understood.slots.transaction === 'RENT') return 'LEAD_RENT'
  if (understood.slots.transaction === 'SALE') return 'LEAD_BUY'
  return fallback
}

/** True when the message says enough to open another kind of dossier than the one the conversation is about. */
export function speaksOfAnotherCase(understood: Pick<Understanding, 'intent' | 'slots'>): boolean {
  return (
    OWNER_INTENTS.has(understood.intent) ||
    (understood.intent === 'SEARCH' && understood.slots.transaction !== undefined)
  )
}

/**
 * The dossier a message belongs to: the open one of the contact that fits what it says, else the most recently active,
 * else a new one. A quoted reference or the advertisement's adds the annonce to the person's interests.
 */
export async function associate(
  ctx: RequestContext,
  conversation: ConversationRow,
  message: Pick<InboundMessage, 'text' | 'referral' | 'mail'>,
  understood: Pick<Understanding, 'intent' | 'slots'>,
): Promise<{ dossierId: string; created: boolean }> {
  const settings = await settingsOf(ctx)
  const references = [
    understood.slots.annonceReference,
    referenceIn(message.referral?.sourceUrl),
    referenceIn(message.referral?.body),
    referenceIn(message.mail?.subject),
  ]
  const { dossierId, created } = await openOrReuseDossier(ctx, {
    contactId: conversation.contact_id,
    branchId: conversation.branch_id,
    caseType: caseTypeOf(understood, settings.defaultCaseType),
    preferCaseType: speaksOfAnotherCase(understood),
    source: conversation.channel,
    annonceReferences: references.filter((r): r is string => typeof r === 'string'),
  })
  return { dossierId, created }
}

/** An annonce reference inside an address or a text of an advertisement. */
function referenceIn(text: string | null | undefined): string | null {
  return /\bA-\d{4}-\d{6}\b/.exec(text ?? '')?.[0] ?? null
}

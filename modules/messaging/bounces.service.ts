import { isDeadAddress } from '#channels/email'
import type { StatusEvent } from '#channels/kit'
import { optOutOfMarketing } from '#modules/consents'
import { listBounced } from '#modules/privacy'
import { announce, type RequestContext } from '#platform/context'
import { findAccount } from './accounts.read-model.ts'
import { countOutcome } from './intake.repository.ts'
import { verdictOn } from './lines.ts'
import { noteAttempt, type OutboundRow, withdrawQueued } from './messages.repository.ts'

/** Counts a report about a letter nobody here wrote; what it said stays with the raw events. */
export async function countUnknownReport(ctx: RequestContext, accountId: string): Promise<void> {
  const account = await findAccount(ctx, accountId)
  await countOutcome(ctx.db, account?.appKey ?? '', 'UNKNOWN_BOUNCE', 1)
}

/**
 * What a report says of one try at a letter, noted with that try. True when the letter itself moves: not by a delay, not
 * by the failure of an earlier try than the last, not by a complaint, which ends MARKETING to this address instead.
 */
export async function heedReport(
  ctx: RequestContext,
  message: OutboundRow,
  report: StatusEvent,
  attempt: number,
): Promise<boolean> {
  if (report.report === 'COMPLAINT') {
    const { contact_id: contactId, identity_id: identityId, channel, dossier_id: dossierId } = message
    await optOutOfMarketing(
      ctx,
      { contactId, identityId, channel, dossierId },
      { messageId: message.id, complaint: true },
    )
    return false
  }
  const error = report.errors[0]
  if (report.status !== 'failed' && report.status !== 'delayed') return true
  const verdict = verdictOn('SMTP', { code: error?.code ?? null, details: error?.details ?? null })
  const delayed = report.status === 'delayed'
  noteAttempt(ctx, message.id, attempt, {
    error_class: delayed ? 'R' : verdict.class,
    error_code: error?.details ?? (error?.code ? String(error.code) : null),
    cause: delayed ? 'channels.email.errors.mail_delayed' : verdict.causeKey,
  })
  if (!delayed) await heedDeadAddress(ctx, message, error?.details ?? null)
  if (!delayed && attempt === message.attempts) return true
  announce(ctx, { topic: 'message', id: message.id, kind: 'status', conversationId: message.conversation_id })
  return false
}

/**
 * Nobody has the address any more, as its server says: nothing more is written to it, and what waits is taken back.
 * Anything softer (a full mailbox, a delay, a refusal of this one letter) changes nothing.
 * @param status of RFC 3463
 */
export async function heedDeadAddress(
  ctx: RequestContext,
  message: Pick<OutboundRow, 'contact_id' | 'identity_id'>,
  status: string | null,
): Promise<void> {
  if (status === null || !isDeadAddress(status)) return
  const { contact_id: contactId, identity_id: identityId } = message
  // Messages before states of consent: the order in which sending locks them.
  withdrawQueued(ctx, { identityId, channel: 'EMAIL' }, 'ADDRESS_BOUNCED')
  await listBounced(ctx, identityId, status)
  announce(ctx, { topic: 'contact', id: contactId, kind: 'changed' })
}

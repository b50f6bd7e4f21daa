import { isDeadAddress } from '#channels/email'
import type { StatusEvent } from '#channels/kit'
import { optOutOfMarketing } from '#modules/consents'
import { markBounced } from '#modules/contacts'
import { announce, type RequestContext } from '#platform/context'
import { findAccount } from './accounts.read-model.ts'
import { countOutcome } from './intake.repository.ts'
import { verdictOn } from './lines.ts'
import { noteAttempt, type OutboundRow } from './messages.repository.ts'

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
  const { contact_id: contactId, identity_id: identityId, channel, dossier_id: dossierId } = message
  if (report.report === 'COMPLAINT') {
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
  if (!delayed && isDeadAddress(error?.details ?? null)) {
    markBounced(ctx, identityId, error?.details ?? '')
    announce(ctx, { topic: 'contact', id: contactId, kind: 'changed' })
  }
  if (!delayed && attempt === message.attempts) return true
  announce(ctx, { topic: 'message', id: message.id, kind: 'status', conversationId: message.conversation_id })
  return false
}

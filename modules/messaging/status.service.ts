import type { ErrorVerdict, StatusEvent } from '#channels/kit'
import { optOut, optOutOfMarketing } from '#modules/consents'
import { recordActivity } from '#modules/timeline'
import { isoAt } from '#platform/clock'
import { announce, type RequestContext } from '#platform/context'
import { findAccount } from './accounts.read-model.ts'
import { countUnknownReport, heedReport } from './bounces.service.ts'
import { recordCost } from './costs.service.ts'
import { fallBack } from './fallback.service.ts'
import { failureLabels, verdictOn } from './lines.ts'
import {
  closeAttempt,
  findByProviderId,
  findOutbound,
  keepOrphanStatus,
  type OutboundRow,
  type StatusChange,
  setMessage,
} from './messages.repository.ts'
import { type MessageStatus, readCallback, statusAfter } from './messaging.rules.ts'
import { heedTemplate } from './template-events.service.ts'

const stamp: Partial<Record<MessageStatus, keyof StatusChange>> = {
  SENT: 'sent_at',
  DELIVERED: 'delivered_at',
  READ: 'read_at',
  FAILED: 'failed_at',
}

/**
 * A delivery status. Our own id in it settles the try even when its answer was lost; without a known message it waits
 * for the provider id to become known.
 */
export async function receiveStatus(ctx: RequestContext, accountId: string, status: StatusEvent): Promise<void> {
  const callback = readCallback(status.callbackData)
  const message =
    (callback ? await findOutbound(ctx, callback.messageId, true) : null) ??
    (await findByProviderId(ctx, accountId, status.providerId))
  if (!message || message.account_id !== accountId) {
    // The number of a letter is ours: unlike a provider's it is never still to be told.
    if (status.report) await countUnknownReport(ctx, accountId)
    else keepOrphanStatus(ctx, status.providerId, status)
    return
  }
  if (status.report && !(await heedReport(ctx, message, status, callback?.attempt ?? message.attempts))) return
  if (callback && callback.messageId === message.id && status.status !== 'failed') {
    closeAttempt(ctx, message.id, callback.attempt, { state: 'ACCEPTED', provider_id: status.providerId })
  }
  await applyStatus(ctx, message, status)
}

/** Moves the message forward and tells the screens; what is no step forward changes nothing. */
export async function applyStatus(ctx: RequestContext, message: OutboundRow, status: StatusEvent): Promise<void> {
  await recordCost(ctx, message, status)
  const next = statusAfter(message.status, status.status)
  if (!next) return
  const at = isoAt(status.at ?? ctx.clock.now())
  const column = stamp[next]
  const error = status.errors[0]
  const account = next === 'FAILED' ? await findAccount(ctx, message.account_id) : null
  const verdict = account
    ? verdictOn(account.kind, { code: error?.code ?? null, details: error?.details ?? null })
    : null
  setMessage(ctx, message.id, {
    status: next,
    ...(message.provider_id === null ? { provider_id: status.providerId } : {}),
    lease_until: null,
    unknown_since: null,
    ...(column ? { [column]: at } : {}),
    ...(verdict ? { failure_code: String(error?.code ?? 'UNKNOWN'), failure_cause: verdict.causeKey } : {}),
  })
  measure(ctx, message, next, verdict)
  if (verdict) {
    recordActivity(ctx, {
      type: 'MESSAGE_LOG',
      code: 'message.failed',
      params: { code: String(error?.code ?? '') },
      channel: message.channel,
      direction: 'OUT',
      contactId: message.contact_id,
      dossierId: message.dossier_id,
      ref: { kind: 'message', id: message.id },
    })
  }
  if (verdict) {
    await Promise.all([heedOptOut(ctx, message, verdict), heedTemplate(ctx, message, verdict)])
    await fallBack(ctx, message, verdict)
  }
  announce(ctx, { topic: 'message', id: message.id, kind: 'status', conversationId: message.conversation_id })
}

/** Tells the metrics, once it is committed: how long delivery took, and what failed after it had been accepted. */
function measure(ctx: RequestContext, message: OutboundRow, next: MessageStatus, verdict: ErrorVerdict | null): void {
  const { metrics } = ctx.platform
  const arrived = next === 'DELIVERED' || (next === 'READ' && message.status !== 'DELIVERED')
  const acceptedAt = arrived ? message.accepted_at : null
  const took = acceptedAt === null ? null : Math.max(0, ctx.clock.now() - Date.parse(acceptedAt)) / 1000
  ctx.afterCommit(() => {
    if (took !== null) metrics.deliverySeconds.observe(took)
    if (verdict) metrics.failures.inc(failureLabels(verdict.class, String(verdict.code ?? 'UNKNOWN'), verdict.causeKey))
  })
}

/**
 * What a provider says of a person's will: a block of everything counts as a typed stop on the channel, a stop of
 * advertising ends MARKETING only (crm.md, Consent).
 */
export async function heedOptOut(
  ctx: RequestContext,
  message: OutboundRow,
  verdict: Pick<ErrorVerdict, 'optOut' | 'code'>,
): Promise<void> {
  if (!verdict.optOut) return
  const target = {
    contactId: message.contact_id,
    identityId: message.identity_id,
    channel: message.channel,
    dossierId: message.dossier_id,
  }
  const proof = { messageId: message.id, code: String(verdict.code ?? '') }
  await (verdict.optOut === 'any' ? optOut(ctx, target, proof) : optOutOfMarketing(ctx, target, proof))
}

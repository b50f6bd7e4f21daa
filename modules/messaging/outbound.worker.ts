import { randomUUID } from 'node:crypto'
import type { SendOutcome, StatusEvent } from '#channels/kit'
import { classifyError, send } from '#channels/whatsapp-cloud'
import { completeSettings, readSettings } from '#modules/identity'
import { isoAt } from '#platform/clock'
import { announce, type Platform, type RequestContext, runInOrg, runOnPlatform } from '#platform/context'
import { createLoop, type Loop } from '#platform/jobs'
import { findAccount, sendAccountOf } from './accounts.read-model.ts'
import { lockConversation } from './conversations.repository.ts'
import { closeAttempt, findOutbound, type OutboundRow, setMessage, takeOrphanStatuses } from './messages.repository.ts'
import { recipientOf } from './messaging.read-model.ts'
import {
  type AttemptOutcome,
  afterAttempt,
  afterUnknown,
  callbackData,
  mayContact,
  RECONCILE_AFTER_MS,
} from './messaging.rules.ts'
import { type ClaimedMessage, claimOutbound, expireSending, pauseAccount, unknownDue } from './outbound.repository.ts'
import { contactFacts } from './outbound.service.ts'
import { applyStatus } from './status.service.ts'

/** Longer than the call may take, so that a living worker is never taken for a dead one. */
const LEASE_S = 30
const CALL_TIMEOUT_MS = 15_000
/** Few at a time from one number, so that a claim reaches many numbers. */
const PER_ACCOUNT = 8
const CONCURRENCY = 32

/** Sends what is due: claim under a lease, ask policy once more, call the provider, record. Never resends blindly. */
export function createOutboundWorker(platform: Platform): Loop {
  return createLoop<ClaimedMessage>({
    name: 'outbound',
    idleMs: 250,
    concurrency: CONCURRENCY,
    onWake: (listener) => platform.bus.onWake('outbound', listener),
    claim: (limit) => claimOutbound(runOnPlatform(platform, 'job:outbound', 'outbound'), limit, PER_ACCOUNT, LEASE_S),
    run: (claimed) => deliver(platform, claimed),
    onError: (error) => platform.log.warn({ err: error }, 'outbound loop'),
  })
}

/** Settles what a crash or a lost answer left open. */
export function createReconciler(platform: Platform): Loop {
  return createLoop<{ org_id: string; id: string }>({
    name: 'reconcile',
    role: 'scheduler',
    idleMs: 2_000,
    concurrency: 10,
    onWake: () => () => undefined,
    async claim() {
      const db = runOnPlatform(platform, 'job:reconcile', 'reconcile')
      await expireSending(db)
      return unknownDue(db, platform.clock.now() - RECONCILE_AFTER_MS)
    },
    run: (row) => decideUnknown(platform, row),
    onError: (error) => platform.log.warn({ err: error }, 'reconcile loop'),
  })
}

function within<T>(platform: Platform, orgId: string, work: (ctx: RequestContext) => Promise<T>): Promise<T> {
  return runInOrg(platform, { orgId, actor: { kind: 'job', id: 'outbound' }, correlationId: randomUUID() }, work)
}

async function deliver(platform: Platform, claimed: ClaimedMessage): Promise<void> {
  const ready = await within(platform, claimed.org_id, (ctx) => prepare(ctx, claimed))
  if (!ready) return
  const outcome = await send(
    ready.account,
    {
      to: ready.to,
      content: ready.message.payload.content as never,
      callbackData: callbackData(claimed.id, claimed.n),
      ...(ready.message.reply_to_provider_id ? { replyTo: ready.message.reply_to_provider_id } : {}),
    },
    { signal: AbortSignal.timeout(CALL_TIMEOUT_MS), fetch: globalThis.fetch },
  )
  platform.metrics.sends.inc({ outcome: outcome.kind })
  await within(platform, claimed.org_id, (ctx) => record(ctx, claimed, outcome))
}

/** Policy's second look, at the moment of sending. Null: the message was withdrawn, with the reason. */
async function prepare(ctx: RequestContext, claimed: ClaimedMessage) {
  const message = await findOutbound(ctx, claimed.id)
  if (message?.status !== 'SENDING') return null
  const conversation = await lockConversation(ctx, message.conversation_id)
  const account = await findAccount(ctx, message.account_id)
  if (!conversation || !account) return null
  const verdict = mayContact(
    await contactFacts(ctx, conversation, {
      origin: message.origin as 'APP',
      content: message.payload.content as never,
      announcesHandOver: message.payload.announcesHandOver === true,
    }),
  )
  if (verdict.answer === 'YES')
    return { message, account: sendAccountOf(ctx, account), to: await recipientOf(ctx, message.identity_id) }
  await closeAttempt(ctx, message.id, claimed.n, { state: 'NOT_SENT', cause: verdict.code })
  if (verdict.answer === 'LATER') {
    await setMessage(ctx, message.id, {
      status: 'QUEUED',
      due_at: isoAt(verdict.until ?? ctx.clock.now() + 60_000),
      lease_until: null,
    })
  } else {
    await setMessage(ctx, message.id, {
      status: 'CANCELLED',
      failure_code: verdict.code,
      lease_until: null,
      failed_at: isoAt(ctx.clock.now()),
    })
  }
  announce(ctx, { topic: 'message', id: message.id, kind: 'status', conversationId: message.conversation_id })
  return null
}

/** Writes down what became of the try. A status that was faster than the answer is never overwritten. */
async function record(ctx: RequestContext, claimed: ClaimedMessage, outcome: SendOutcome): Promise<void> {
  const message = await findOutbound(ctx, claimed.id, true)
  if (!message) return
  if (outcome.kind === 'accepted') {
    await closeAttempt(ctx, message.id, claimed.n, { state: 'ACCEPTED', provider_id: outcome.providerId })
    const open = message.status === 'SENDING' || message.status === 'UNKNOWN'
    await setMessage(ctx, message.id, {
      ...(open ? { status: 'ACCEPTED' as const } : {}),
      provider_id: outcome.providerId,
      accepted_at: isoAt(ctx.clock.now()),
      lease_until: null,
      unknown_since: null,
    })
    const current: OutboundRow = {
      ...message,
      status: open ? 'ACCEPTED' : message.status,
      provider_id: outcome.providerId,
    }
    for (const status of await takeOrphanStatuses(ctx, outcome.providerId)) {
      await applyStatus(ctx, current, status as StatusEvent)
      current.status = (await findOutbound(ctx, claimed.id))?.status ?? current.status
    }
  } else if (message.status === 'SENDING' || (message.status === 'UNKNOWN' && outcome.kind !== 'unknown')) {
    await recordFailure(ctx, claimed, message, outcome)
  }
  announce(ctx, { topic: 'message', id: message.id, kind: 'status', conversationId: message.conversation_id })
}

async function recordFailure(
  ctx: RequestContext,
  claimed: ClaimedMessage,
  message: OutboundRow,
  outcome: Exclude<SendOutcome, { kind: 'accepted' }>,
): Promise<void> {
  const now = ctx.clock.now()
  if (outcome.kind === 'unknown') {
    await closeAttempt(ctx, message.id, claimed.n, { state: 'UNKNOWN', cause: outcome.cause.code })
    await setMessage(ctx, message.id, {
      status: 'UNKNOWN',
      unknown_since: isoAt(now),
      lease_until: null,
      failure_code: outcome.cause.code,
      failure_cause: 'no_answer',
    })
    return
  }
  const verdict = outcome.kind === 'rejected' ? classifyError({ ...outcome.error, failures: claimed.n - 1 }) : null
  const result: AttemptOutcome = verdict
    ? { kind: 'rejected', class: verdict.class, maxAttempts: verdict.maxAttempts, retryAfterMs: verdict.retryAfterMs }
    : { kind: 'not_sent' }
  const next = afterAttempt(result, claimed.n)
  const code = outcome.kind === 'rejected' ? String(outcome.error.code ?? 'UNKNOWN') : outcome.cause.code
  await closeAttempt(ctx, message.id, claimed.n, {
    state: outcome.kind === 'rejected' ? 'REJECTED' : 'NOT_SENT',
    error_class: verdict?.class ?? 'R',
    error_code: code,
    cause: verdict?.causeKey ?? 'not_sent',
  })
  const wait =
    next.wait === null
      ? null
      : verdict?.jitter === false
        ? next.wait
        : Math.round(next.wait * (0.5 + Math.random() / 2))
  await setMessage(ctx, message.id, {
    status: next.status,
    lease_until: null,
    failure_code: code,
    failure_cause: verdict?.causeKey ?? 'not_sent',
    ...(wait === null ? { failed_at: isoAt(now) } : { due_at: isoAt(now + wait) }),
  })
  if (verdict?.pause && verdict.pause.scope !== 'template' && verdict.pause.scope !== 'flow') {
    await pauseAccount(
      ctx,
      message.account_id,
      verdict.pause.ms === null ? null : now + verdict.pause.ms,
      verdict.causeKey,
    )
  }
}

/** No status came in time: the organisation's policy decides, and says so on the message. */
async function decideUnknown(platform: Platform, row: { org_id: string; id: string }): Promise<void> {
  await within(platform, row.org_id, async (ctx) => {
    const message = await findOutbound(ctx, row.id, true)
    if (message?.status !== 'UNKNOWN') return
    const settings = completeSettings(await readSettings(ctx.db))
    if (afterUnknown(message, settings.resendUnknownServiceMessages) === 'RESEND') {
      await setMessage(ctx, message.id, { status: 'QUEUED', due_at: isoAt(ctx.clock.now()), unknown_since: null })
      ctx.afterCommit(() => platform.bus.wake('outbound'))
    } else {
      await setMessage(ctx, message.id, {
        status: 'FAILED',
        failure_code: 'UNKNOWN_DELIVERY',
        failure_cause: 'no_answer',
        unknown_since: null,
        failed_at: isoAt(ctx.clock.now()),
      })
    }
    announce(ctx, { topic: 'message', id: message.id, kind: 'status', conversationId: message.conversation_id })
  })
}

import { randomUUID } from 'node:crypto'
import {
  createLeanFetch,
  type OutboundPayload,
  type ProviderFetch,
  type SendOutcome,
  type StatusEvent,
} from '#channels/kit'
import { translate } from '#locales'
import { unsubscribeAddresses } from '#modules/consents'
import { settingsOf } from '#modules/identity'
import { isoAt, monotonicMs } from '#platform/clock'
import {
  announce,
  type Platform,
  type RequestContext,
  type RunOptions,
  readContext,
  runInOrg,
  runOnPlatform,
} from '#platform/context'
import { CannotOpen } from '#platform/crypto'
import { createLoop, gather, type Loop } from '#platform/jobs'
import { heedDeadAddress } from './bounces.service.ts'
import { mayContact, type Verdict } from './contact-verdict.rules.ts'
import { lockConversation } from './conversations.repository.ts'
import { fallBack } from './fallback.service.ts'
import { handOver } from './hand-over.ts'
import { type AccountKind, failureLabels, sendBy, verdictOn } from './lines.ts'
import { closeAttempt, findOutbound, holdLater, setMessage, takeOrphanStatuses } from './messages.repository.ts'
import {
  type AttemptOutcome,
  afterAttempt,
  afterUnknown,
  callbackData,
  KEEPS_ORDER_MS,
  RECONCILE_AFTER_MS,
} from './messaging.rules.ts'
import { type DueMessage, readDue } from './outbound.read-model.ts'
import {
  type Acceptance,
  type ClaimedMessage,
  claimOutbound,
  countFailedTries,
  countUnknownTries,
  expireSending,
  pauseAccount,
  recordAccepted,
  unknownDue,
} from './outbound.repository.ts'
import { applyStatus, heedOptOut } from './status.service.ts'
import { heedTemplate } from './template-events.service.ts'

/** Longer than the call may take, so that a living worker is never taken for a dead one. */
const LEASE_S = 30
const CALL_TIMEOUT_MS = 15_000
/** Few at a time from one number, so that a claim reaches many; and one whose provider hangs leaves places to the others. */
const PER_NUMBER = { perClaim: 16, inFlight: 32 }
const CONCURRENCY = 64

/** Sends what is due: claim under a lease, ask policy once more, call the provider, record. Never resends blindly. */
export function createOutboundWorker(platform: Platform): Loop {
  const fetch = createLeanFetch(CONCURRENCY)
  // What one organisation sends in the same moment is read, and what was accepted written down, together.
  const due = gather<string, DueMessage | null>(async (orgId, ids) => {
    const found = await readDue(readContext(platform, jobOf(orgId)), ids)
    return ids.map((id) => found.get(id) ?? null)
  })
  const accepted = gather<Acceptance, void>(async (orgId, items) => {
    const alone = readContext(platform, jobOf(orgId))
    const settled = await recordAccepted(alone, items, true)
    for (const row of settled) tellStatus(alone, row)
    const left = items.filter(({ id }) => !settled.some((row) => row.id === id))
    if (left.length > 0) await within(platform, orgId, (ctx) => settleWithStatuses(ctx, left))
    return items.map(() => undefined)
  })
  return createLoop<ClaimedMessage>({
    name: 'outbound',
    idleMs: 250,
    concurrency: CONCURRENCY,
    onWake: (listener) => platform.bus.onWake('outbound', listener),
    claim: (limit) => claimOutbound(runOnPlatform(platform, 'job:outbound', 'outbound'), limit, PER_NUMBER, LEASE_S),
    async run(claimed) {
      const { org_id: orgId, id, n } = claimed
      const message = await due(orgId, id)
      if (!message) return
      const verdict = mayContact(message.facts)
      if (verdict.answer !== 'YES') {
        await within(platform, orgId, (ctx) => withdraw(ctx, claimed, verdict))
        return
      }
      const began = monotonicMs()
      const outcome = await sendDue(platform, orgId, message, callbackData(id, n), fetch).catch(
        notSentWithoutKey(platform),
      )
      measureTry(platform, message, { n, outcome: outcome.kind, ms: monotonicMs() - began })
      if (outcome.kind === 'accepted') await accepted(orgId, { id, n, providerId: outcome.providerId })
      else await within(platform, orgId, (ctx) => recordFailure(ctx, claimed, message.line.kind, outcome))
    },
    onError: (error) => platform.log.warn({ err: error }, 'outbound loop'),
  })
}

function measureTry(
  { metrics, clock }: Platform,
  message: DueMessage,
  attempt: { n: number; outcome: SendOutcome['kind']; ms: number },
): void {
  const { n, outcome, ms } = attempt
  metrics.sends.inc({ outcome })
  metrics.providerSeconds.observe({ provider: message.line.kind, outcome }, ms / 1000)
  if (n > 1) metrics.retries.inc()
  if (outcome === 'accepted') metrics.sendSeconds.observe(Math.max(0, clock.now() - message.leaveAt) / 1000)
}

/** One call to the provider, two when a file goes first. */
async function sendDue(
  platform: Platform,
  orgId: string,
  message: DueMessage,
  callback: string,
  fetch: ProviderFetch,
): Promise<SendOutcome> {
  const { line, to, file, replyTo } = message
  const ready = file
    ? await handOver(platform, { orgId, line }, message.content, file, fetch)
    : { kind: 'ready' as const, content: message.content, attachment: undefined }
  if (ready.kind !== 'ready') return ready
  return sendBy(
    platform,
    line,
    to,
    {
      content: ready.content,
      attachment: ready.attachment,
      callbackData: callback,
      ...(replyTo ? { replyTo } : {}),
      ...wayOut(platform, orgId, message),
    },
    { signal: AbortSignal.timeout(CALL_TIMEOUT_MS), fetch },
  )
}

/** Credentials that no key of this process opens: nothing left, and a process that has the key will send it. */
function notSentWithoutKey({ log }: Pick<Platform, 'log'>): (error: unknown) => SendOutcome {
  return (error) => {
    if (!(error instanceof CannotOpen)) throw error
    log.error({ err: error }, 'the credentials of a line cannot be opened: does a master key miss?')
    return { kind: 'not_sent', cause: { code: 'aborted', detail: error.message, httpStatus: null } }
  }
}

/** A letter of marketing carries the way out of it: a link for the person, an address for mail programs. */
function wayOut(
  platform: Platform,
  orgId: string,
  { channel, purpose, identityId, locale }: DueMessage,
): Pick<OutboundPayload, 'unsubscribe'> {
  if (channel !== 'EMAIL' || purpose !== 'MARKETING') return {}
  const { page, oneClick } = unsubscribeAddresses(platform, { orgId, identityId })
  return { unsubscribe: { oneClick, words: translate(locale, 'mail:unsubscribe.footer', { link: page }) } }
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

function jobOf(orgId: string): RunOptions {
  return { orgId, actor: { kind: 'job', id: 'outbound' }, correlationId: randomUUID() }
}

function within<T>(platform: Platform, orgId: string, work: (ctx: RequestContext) => Promise<T>): Promise<T> {
  return runInOrg(platform, jobOf(orgId), work)
}

/** Policy's second look, at the moment of sending, was not a yes: the message waits or is withdrawn, with the reason. */
async function withdraw(
  ctx: RequestContext,
  claimed: ClaimedMessage,
  verdict: Exclude<Verdict, { answer: 'YES' }>,
): Promise<void> {
  const message = await findOutbound(ctx, claimed.id, true)
  if (message?.status !== 'SENDING') return
  closeAttempt(ctx, message.id, claimed.n, { state: 'NOT_SENT', cause: verdict.code })
  if (verdict.answer === 'LATER') {
    setMessage(ctx, message.id, {
      status: 'QUEUED',
      due_at: isoAt(verdict.until ?? ctx.clock.now() + 60_000),
      lease_until: null,
    })
  } else {
    setMessage(ctx, message.id, {
      status: 'CANCELLED',
      failure_code: verdict.code,
      lease_until: null,
      failed_at: isoAt(ctx.clock.now()),
    })
  }
  announce(ctx, { topic: 'message', id: message.id, kind: 'status', conversationId: message.conversation_id })
}

function tellStatus(ctx: RequestContext, message: { id: string; conversation_id: string }): void {
  announce(ctx, { topic: 'message', id: message.id, kind: 'status', conversationId: message.conversation_id })
}

/** Writes down what was accepted, and lets the statuses speak that were faster than the answer. */
async function settleWithStatuses(ctx: RequestContext, accepted: readonly Acceptance[]): Promise<void> {
  for (const row of await recordAccepted(ctx, accepted, false)) {
    const providerId = accepted.find(({ id }) => id === row.id)?.providerId
    if (row.statuses_wait && providerId) {
      for (const status of await takeOrphanStatuses(ctx, providerId)) {
        const message = await findOutbound(ctx, row.id)
        if (message) await applyStatus(ctx, message, status as StatusEvent)
      }
    }
    tellStatus(ctx, row)
  }
}

/** Writes down a try that was not accepted, and when the next one is due, if any. */
async function recordFailure(
  ctx: RequestContext,
  claimed: ClaimedMessage,
  kind: AccountKind,
  outcome: Exclude<SendOutcome, { kind: 'accepted' }>,
): Promise<void> {
  // First the conversation, as whoever writes in it does: what is written meanwhile is seen below.
  await lockConversation(ctx, claimed.conversation_id)
  const refusal = outcome.kind === 'rejected' ? String(outcome.error.code ?? 'UNKNOWN') : null
  const [message, failures] = await Promise.all([
    findOutbound(ctx, claimed.id, true),
    countFailedTries(ctx, claimed.id, refusal),
  ])
  // A status was faster, or settled a try whose answer was lost.
  const open = message?.status === 'SENDING' || (message?.status === 'UNKNOWN' && outcome.kind !== 'unknown')
  if (!message || !open) return
  announce(ctx, { topic: 'message', id: message.id, kind: 'status', conversationId: message.conversation_id })
  const now = ctx.clock.now()
  if (outcome.kind === 'unknown') {
    closeAttempt(ctx, message.id, claimed.n, { state: 'UNKNOWN', cause: outcome.cause.code })
    setMessage(ctx, message.id, {
      status: 'UNKNOWN',
      unknown_since: isoAt(now),
      lease_until: null,
      failure_code: outcome.cause.code,
      failure_cause: 'no_answer',
    })
    return
  }
  const verdict = outcome.kind === 'rejected' ? verdictOn(kind, { ...outcome.error, failures }) : null
  const result: AttemptOutcome = verdict
    ? { kind: 'rejected', class: verdict.class, maxAttempts: verdict.maxAttempts, retryAfterMs: verdict.retryAfterMs }
    : { kind: 'not_sent' }
  const next = afterAttempt(result, failures + 1)
  const code = outcome.kind === 'rejected' ? String(outcome.error.code ?? 'UNKNOWN') : outcome.cause.code
  const causeKey = verdict?.causeKey ?? 'not_sent'
  ctx.afterCommit(() => ctx.platform.metrics.failures.inc(failureLabels(verdict?.class ?? 'R', code, causeKey)))
  closeAttempt(ctx, message.id, claimed.n, {
    state: outcome.kind === 'rejected' ? 'REJECTED' : 'NOT_SENT',
    error_class: verdict?.class ?? 'R',
    error_code: code,
    cause: causeKey,
  })
  const wait =
    next.wait === null
      ? null
      : verdict?.jitter === false
        ? next.wait
        : Math.round(next.wait * (0.5 + Math.random() / 2))
  setMessage(ctx, message.id, {
    status: next.status,
    lease_until: null,
    failure_code: code,
    failure_cause: causeKey,
    ...(wait === null ? { failed_at: isoAt(now) } : { due_at: isoAt(now + wait) }),
  })
  if (wait !== null && wait <= KEEPS_ORDER_MS)
    holdLater(ctx, { id: message.id, conversationId: message.conversation_id }, now + wait)
  if (kind === 'SMTP' && outcome.kind === 'rejected') await heedDeadAddress(ctx, message, outcome.error.details)
  if (verdict) {
    await Promise.all([heedOptOut(ctx, message, verdict), heedTemplate(ctx, message, verdict)])
    if (wait === null) await fallBack(ctx, message, verdict)
  }
  if (verdict?.pause && verdict.pause.scope !== 'template' && verdict.pause.scope !== 'flow') {
    await pauseAccount(
      ctx,
      message.account_id,
      verdict.pause.ms === null ? null : now + verdict.pause.ms,
      verdict.causeKey,
    )
    announce(ctx, { topic: 'operations', id: message.account_id, kind: 'paused' })
  }
}

/** No status came in time: the organisation's policy decides, and says so on the message. */
async function decideUnknown(platform: Platform, row: { org_id: string; id: string }): Promise<void> {
  await within(platform, row.org_id, async (ctx) => {
    const message = await findOutbound(ctx, row.id, true)
    if (message?.status !== 'UNKNOWN') return
    const settings = await settingsOf(ctx)
    const unknownTries = await countUnknownTries(ctx, message.id)
    if (afterUnknown({ ...message, unknownTries }, settings.resendUnknownServiceMessages) === 'RESEND') {
      setMessage(ctx, message.id, { status: 'QUEUED', due_at: isoAt(ctx.clock.now()), unknown_since: null })
      ctx.afterCommit(() => platform.bus.wake('outbound'))
    } else {
      setMessage(ctx, message.id, {
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

import { visibleContacts } from '#modules/access'
import { missingContact } from '#modules/contacts'
import { settingsOf } from '#modules/identity'
import { recordActivity } from '#modules/timeline'
import { isoAt } from '#platform/clock'
import { announce, publish, type RequestContext } from '#platform/context'
import { AppError, invalidField, notFound } from '#platform/errors'
import { authorise } from '#platform/http'
import { insertConsentEvents, type NewConsentEvent } from './consents.repository.ts'
import {
  addMonths,
  CONTACT_MONTHS,
  type ConsentChannel,
  type ConsentPurpose,
  type ConsentState,
  grantsOfInbound,
  missingProof,
  narrowedByMerge,
} from './consents.rules.ts'
import {
  type ConsentEvent,
  contactReachable,
  identitiesOf,
  listConsentHistory,
  listConsentStates,
} from './consents.views.ts'

export type ConsentTarget = {
  contactId: string
  identityId: string
  channel: ConsentChannel
  dossierId?: string | null
}

/** What kind of proof a word of the person on a channel is. */
const sources = {
  WHATSAPP: 'WHATSAPP_INBOUND',
  PHONE: 'WHATSAPP_INBOUND',
  SMS: 'SMS_INBOUND',
  EMAIL: 'EMAIL_INBOUND',
} as const
const sourceOf = (target: Pick<ConsentTarget, 'channel'>) => sources[target.channel]

/**
 * What a person's message grants, with the message as its proof. Writes history only where something changes.
 * Returns the purposes now granted by it; none when the person had revoked.
 */
export async function grantByInbound(
  ctx: RequestContext,
  target: ConsentTarget,
  proof: { messageId: string; providerId: string; at: string },
): Promise<ConsentPurpose[]> {
  const settings = await settingsOf(ctx)
  const states = (await listConsentStates(ctx, target.contactId, target.identityId)).filter(
    (s) => s.channel === target.channel,
  )
  const grants = grantsOfInbound(states, ctx.clock.now(), settings.contactConsentOnInbound)
  const known = (purpose: string) => states.some((s) => s.purpose === purpose && s.state === 'GRANTED')
  insertConsentEvents(
    ctx,
    grants.map((grant) => ({
      ...target,
      purpose: grant.purpose,
      state: 'GRANTED' as const,
      source: sourceOf(target),
      expiresAt: isoAt(grant.expiresAt),
      evidence: proof,
    })),
  )
  const fresh = grants.filter((g) => !known(g.purpose)).map((g) => g.purpose)
  if (fresh.length > 0)
    logConsent(ctx, target, 'consent.granted_by_message', { purposes: fresh.join(', '), channel: target.channel })
  return grants.map((g) => g.purpose)
}

/**
 * The person said stop: REPLY, CONTACT and MARKETING end on this channel, MARKETING ends everywhere, at once.
 * What is queued is cancelled by whoever listens to `consents.revoked`. No answer follows.
 */
export async function optOut(
  ctx: RequestContext,
  target: ConsentTarget,
  proof: Record<string, unknown>,
): Promise<void> {
  const here: NewConsentEvent[] = (['REPLY', 'CONTACT', 'MARKETING'] as const).map((purpose) =>
    revocation(target, purpose, proof),
  )
  const states = await listConsentStates(ctx, target.contactId)
  const elsewhere = states
    .filter(
      (s) =>
        s.purpose === 'MARKETING' &&
        s.state !== 'REVOKED' &&
        !(s.identityId === target.identityId && s.channel === target.channel),
    )
    .map((s) => revocation({ ...target, identityId: s.identityId, channel: s.channel }, 'MARKETING', proof))
  await withdraw(ctx, target, null)
  insertConsentEvents(ctx, [...here, ...elsewhere])
  logConsent(ctx, target, 'consent.opted_out', { channel: target.channel })
}

/**
 * The provider's marketing stop, an unsubscribe link or a complaint: only MARKETING ends. By mail the proof is what only
 * their mailbox was sent.
 */
export async function optOutOfMarketing(
  ctx: RequestContext,
  target: ConsentTarget,
  proof: Record<string, unknown>,
): Promise<void> {
  await withdraw(ctx, target, 'MARKETING')
  const ended = revocation(target, 'MARKETING', proof)
  insertConsentEvents(ctx, [target.channel === 'EMAIL' ? { ...ended, source: 'EMAIL_CONFIRM' as const } : ended])
  logConsent(ctx, target, 'consent.marketing_stopped', { channel: target.channel })
}

/** An explicit START after a revocation opens the channel again for answers and follow-up, never for marketing. */
export function optIn(ctx: RequestContext, target: ConsentTarget, proof: Record<string, unknown>): void {
  const now = ctx.clock.now()
  insertConsentEvents(ctx, [
    {
      ...target,
      purpose: 'REPLY',
      state: 'GRANTED',
      source: sourceOf(target),
      expiresAt: isoAt(now + 24 * 3_600_000),
      evidence: proof,
    },
    {
      ...target,
      purpose: 'CONTACT',
      state: 'GRANTED',
      source: sourceOf(target),
      expiresAt: isoAt(addMonths(now, CONTACT_MONTHS)),
      evidence: proof,
    },
  ])
  logConsent(ctx, target, 'consent.opted_in', { channel: target.channel })
}

/**
 * Two contacts became one person (their identities are the survivor's already): each identity keeps its own states, and
 * who refused marketing anywhere has refused it everywhere. Only ever narrows; what is queued against it is withdrawn.
 * Returns the states that ended.
 */
export async function narrowAfterMerge(
  ctx: RequestContext,
  contactId: string,
  proof: { mergeId: string },
): Promise<ConsentState[]> {
  const ending = narrowedByMerge(await listConsentStates(ctx, contactId))
  for (const state of ending) await withdraw(ctx, { contactId, ...state }, 'MARKETING')
  insertConsentEvents(
    ctx,
    ending.map((state) => ({
      contactId,
      identityId: state.identityId,
      channel: state.channel,
      purpose: 'MARKETING' as const,
      state: 'REVOKED' as const,
      source: 'POLICY' as const,
      evidence: { ...proof, rule: 'MOST_RESTRICTIVE' },
    })),
  )
  const first = ending[0]
  if (first) logConsent(ctx, { contactId, ...first }, 'consent.narrowed_by_merge', { channel: first.channel })
  return ending
}

/**
 * What is queued is withdrawn before the state changes: sending locks the message first and the state second, and two
 * orders would let them wait for each other. A message queued in between is refused when it is claimed.
 */
function withdraw(ctx: RequestContext, target: ConsentTarget, purpose: ConsentPurpose | null): Promise<void> {
  const { contactId, identityId, channel } = target
  return publish(ctx, { type: 'consents.revoked', payload: { contactId, identityId, channel, purpose } })
}

function revocation(target: ConsentTarget, purpose: ConsentPurpose, proof: Record<string, unknown>): NewConsentEvent {
  return {
    contactId: target.contactId,
    identityId: target.identityId,
    channel: target.channel,
    purpose,
    state: 'REVOKED',
    source: sourceOf(target),
    evidence: proof,
  }
}

function logConsent(ctx: RequestContext, target: ConsentTarget, code: string, params: Record<string, unknown>): void {
  recordActivity(ctx, {
    type: 'CONSENT_LOG',
    code,
    params,
    channel: target.channel,
    contactId: target.contactId,
    dossierId: target.dossierId ?? null,
  })
  announce(ctx, { topic: 'contact', id: target.contactId, kind: 'consent' })
}

export type ConsentInput = {
  identityId: string
  channel: ConsentChannel
  purpose: ConsentPurpose
  state: 'GRANTED' | 'DENIED' | 'REVOKED'
  source: 'PAPER' | 'UI' | 'API' | 'PORTAL_FORM' | 'EMAIL_CONFIRM' | 'IMPORT'
  textShown?: string
  textVersion?: string
  evidence?: Record<string, unknown>
}

/** States and history of one contact, for people who may read consents. */
export async function readConsents(
  ctx: RequestContext,
  contactId: string,
): Promise<{ items: ConsentState[]; history: ConsentEvent[] }> {
  authorise(ctx, 'consent.read')
  if (!(await contactReachable(ctx, contactId, visibleContacts(ctx, 'consent.read'))))
    throw await missingContact(ctx, contactId)
  return { items: await listConsentStates(ctx, contactId), history: await listConsentHistory(ctx, contactId) }
}

/**
 * A person or a program records what the contact said, with its proof. GRANTED without evidence is refused by field; what
 * was imported names the file it stood in, or whose statement it rests on.
 */
export async function recordConsent(
  ctx: RequestContext,
  contactId: string,
  input: ConsentInput,
): Promise<ConsentState[]> {
  authorise(ctx, 'consent.write')
  if (!(await contactReachable(ctx, contactId, visibleContacts(ctx, 'consent.write'))))
    throw await missingContact(ctx, contactId)
  const identity = (await identitiesOf(ctx, contactId)).find((i) => i.id === input.identityId)
  if (!identity) throw notFound('identity')
  if ((input.channel === 'EMAIL') !== (identity.kind === 'EMAIL'))
    throw new AppError(400, 'VALIDATION_FAILED', { errors: [{ field: 'channel', code: 'CHANNEL_MISMATCH' }] })
  const missing = input.state === 'GRANTED' ? missingProof(input.source, input.evidence ?? {}) : null
  if (missing) throw invalidField(missing, 'REQUIRED')
  const target = { contactId, identityId: input.identityId, channel: input.channel }
  if (input.state !== 'GRANTED') await withdraw(ctx, target, input.purpose)
  const expires =
    input.state === 'GRANTED' && input.purpose === 'CONTACT' ? isoAt(addMonths(ctx.clock.now(), CONTACT_MONTHS)) : null
  insertConsentEvents(ctx, [
    {
      ...target,
      purpose: input.purpose,
      state: input.state,
      source: input.source,
      expiresAt: expires,
      textShown: input.textShown ?? null,
      textVersion: input.textVersion ?? null,
      evidence: input.evidence ?? null,
    },
  ])
  logConsent(ctx, target, `consent.recorded_${input.state.toLowerCase()}`, {
    channel: input.channel,
    purpose: input.purpose,
  })
  return listConsentStates(ctx, contactId)
}

import {
  clearBounce,
  markBounced,
  missingContact,
  normaliseEmail,
  normalisePhone,
  phoneRegion,
} from '#modules/contacts'
import { announce, publish, type RequestContext } from '#platform/context'
import { AppError, invalidField, notFound } from '#platform/errors'
import { authorise } from '#platform/http'
import { insertSuppression, liftBounced, liftSuppression } from './privacy.repository.ts'
import { hintOf } from './privacy.rules.ts'
import type { NewSuppression, Suppression, SuppressionsQuery } from './privacy.schema.ts'
import {
  holderOf,
  identitiesOf,
  listSuppressions,
  readIdentity,
  readSuppression,
  subjectOf,
  suppressionsOfContact,
} from './privacy.views.ts'

type Identity = { kind: string; value: string }

/** The numbers and addresses that are never to be written to, newest first. */
export async function suppressions(
  ctx: RequestContext,
  query: SuppressionsQuery,
): Promise<{ items: Suppression[]; nextCursor: string | null }> {
  authorise(ctx, 'suppression.read')
  const identity = query.value === undefined ? null : await identityOf(ctx, query.value)
  if (query.value !== undefined && !identity) throw invalidField('query.value', 'PHONE_OR_EMAIL')
  return listSuppressions(ctx, query, identity ? [identity] : null)
}

/** What of a contact stands on the list. */
export async function suppressionsOf(ctx: RequestContext, contactId: string): Promise<Suppression[]> {
  authorise(ctx, 'suppression.read')
  if (!(await subjectOf(ctx, contactId))) throw await missingContact(ctx, contactId)
  return suppressionsOfContact(ctx, contactId)
}

/**
 * Puts a number, an address or a WhatsApp id on the list: nothing more is sent to it, by whatever channel, and what waits is
 * withdrawn. Known or not: it holds for whoever turns up with it later. Of a contact's number the ids by which WhatsApp
 * knows the contact are listed with it: a number that changes, or is hidden, changes nothing. 409 ALREADY_SUPPRESSED when
 * it stands there already; 404 for an identity that is not there.
 */
export async function suppress(ctx: RequestContext, input: NewSuppression): Promise<Suppression> {
  authorise(ctx, 'suppression.write')
  const identity = await asked(ctx, input)
  const holder = await holderOf(ctx, identity)
  // Messages before states: the order in which sending locks them.
  for (const { identityId, channel } of holder?.ways ?? [])
    await publish(ctx, {
      type: 'consents.revoked',
      payload: {
        contactId: holder?.contactId,
        identityId,
        channel,
        purpose: input.scope === 'MARKETING' ? 'MARKETING' : null,
      },
    })
  const list = (one: Identity, identityId: string | null, withId: string | null) =>
    insertSuppression(
      ctx,
      { kind: one.kind, value: one.value, hint: hintOf(one.kind, one.value), identityId, withId },
      input.scope,
      input.reason,
      input.note ?? null,
    )
  const id = await list(identity, holder?.id ?? null, null)
  if (!id) throw new AppError(409, 'ALREADY_SUPPRESSED')
  if (holder && identity.kind === 'PHONE' && input.identityId !== undefined)
    for (const other of await identitiesOf(ctx, holder.contactId))
      if (other.kind === 'WHATSAPP_BSUID') await list(other, other.id, id)
  if (holder) announce(ctx, { topic: 'contact', id: holder.contactId, kind: 'consent' })
  return one(ctx, id)
}

/** What is to be listed: an identity of a contact, or what was typed. One of the two. */
async function asked(ctx: RequestContext, { value, identityId }: NewSuppression): Promise<Identity> {
  if ((value === undefined) === (identityId === undefined)) throw invalidField('value', 'REQUIRED')
  if (identityId !== undefined) {
    const held = await readIdentity(ctx, identityId)
    if (!held) throw notFound('identity')
    return held
  }
  const typed = await identityOf(ctx, value ?? '')
  if (!typed) throw invalidField('value', 'PHONE_OR_EMAIL')
  return typed
}

/** Takes an entry off the list, with those made with it and a reason. What was consented before counts again; what was revoked stays revoked. */
export async function lift(ctx: RequestContext, id: string, reason: string): Promise<Suppression> {
  authorise(ctx, 'suppression.write')
  const { scope, identityId } = await one(ctx, id)
  if (!(await liftSuppression(ctx, id, reason))) throw new AppError(409, 'SUPPRESSION_LIFTED')
  if (scope === 'ADDRESS' && identityId !== null) clearBounce(ctx, identityId)
  return one(ctx, id)
}

/**
 * The server of an address said that nobody has it: it is marked, and nothing more is sent to it (to it alone) until
 * somebody lifts that or a letter comes from it. No permission: a report of a mail server decides, not a person.
 * @param status of RFC 3463, as the server gave it
 */
export async function listBounced(ctx: RequestContext, identityId: string, status: string): Promise<void> {
  const held = await readIdentity(ctx, identityId)
  if (held?.kind !== 'EMAIL') return
  const { kind, value } = held
  markBounced(ctx, identityId, status)
  const listed = { kind, value, hint: hintOf(kind, value), identityId, withId: null }
  await insertSuppression(ctx, listed, 'ADDRESS', 'BOUNCED', `SMTP ${status}`)
}

/** Somebody wrote from an address: it is not dead. What the person refused stays refused. */
export function clearBounced(ctx: RequestContext, identityId: string): void {
  clearBounce(ctx, identityId)
  liftBounced(ctx, identityId, 'WROTE_AGAIN')
}

async function one(ctx: RequestContext, id: string): Promise<Suppression> {
  const found = await readSuppression(ctx, id)
  if (!found) throw notFound('suppression')
  return found
}

async function identityOf(ctx: RequestContext, raw: string): Promise<Identity | null> {
  if (raw.includes('@')) {
    const value = normaliseEmail(raw)
    return value ? { kind: 'EMAIL', value } : null
  }
  const value = normalisePhone(raw, await phoneRegion(ctx))
  return value ? { kind: 'PHONE', value } : null
}

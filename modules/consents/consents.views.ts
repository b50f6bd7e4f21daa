import { type RawBuilder, sql } from 'kysely'
import { actorJson } from '#modules/timeline'
import { isoAt } from '#platform/clock'
import type { RequestContext } from '#platform/context'
import { type ConsentChannel, type ConsentPurpose, type ConsentState, shownState } from './consents.rules.ts'

export type ConsentEvent = {
  id: string
  identityId: string
  channel: string
  purpose: string
  state: string
  at: string
  source: string
  /** The name of the colleague or key, else the kind of actor. */
  capturedBy: string
  textShown: string | null
  textVersion: string | null
  evidence: Record<string, unknown> | null
  expiresAt: string | null
}

/** The present states of one contact, or of one of its identities. */
export async function listConsentStates(
  ctx: RequestContext,
  contactId: string,
  identityId?: string,
): Promise<ConsentState[]> {
  let query = ctx.db
    .selectFrom('consent_states')
    .select([
      'identity_id as identityId',
      'channel',
      'purpose',
      'state',
      'expires_at as expiresAt',
      'since',
      'event_id as eventId',
    ])
    .where('contact_id', '=', contactId)
    .orderBy('channel')
    .orderBy('purpose')
  if (identityId) query = query.where('identity_id', '=', identityId)
  const rows = (await query.execute()) as ConsentState[]
  return rows.map((row) => ({ ...row, state: shownState(row, ctx.clock.now()) }))
}

/**
 * SQL: the purposes an identity has agreed to on the channel and still agrees to now and that no list forbids, as an array.
 * What a list forbids of all purposes it forbids of marketing: most people are asked about once.
 */
export function livePurposes(
  ctx: RequestContext,
  identityId: RawBuilder<string>,
  channel: ConsentChannel | RawBuilder<string>,
) {
  return sql<ConsentPurpose[]>`array(select s.purpose from app.consent_states s
    where s.identity_id = ${identityId} and s.channel = ${channel} and s.state = 'GRANTED'
      and (s.expires_at is null or s.expires_at > ${isoAt(ctx.clock.now())}::timestamptz)
      and ((select app.suppression_of(${identityId}, 'MARKETING')) is null
        or (s.purpose <> 'MARKETING' and (select app.suppression_of(${identityId}, 'CONTACT')) is null)))`
}

/** The history with its proofs, newest first, that of contacts merged into this one included; the last 200. */
export async function listConsentHistory(ctx: RequestContext, contactId: string): Promise<ConsentEvent[]> {
  const rows = await sql<ConsentEvent>`
    select id, identity_id as "identityId", channel, purpose, state, at, source, coalesce(${actorJson('captured_by')} ->> 'name', split_part(captured_by, ':', 1)) as "capturedBy", text_shown as "textShown",
           text_version as "textVersion", evidence, expires_at as "expiresAt"
      from app.consent_events
     where contact_id = any (array(select ${contactId}::uuid union all select c.id from app.contacts c where c.merged_into = ${contactId}))
     order by id desc limit 200`.execute(ctx.db)
  return rows.rows
}

/** Identities of a contact, for checking that a consent is recorded on one of its own. */
export async function identitiesOf(ctx: RequestContext, contactId: string): Promise<{ id: string; kind: string }[]> {
  return ctx.db.selectFrom('channel_identities').select(['id', 'kind']).where('contact_id', '=', contactId).execute()
}

/** True when the caller may read or change the consents of this contact. */
export async function contactReachable(
  ctx: RequestContext,
  contactId: string,
  condition: ReturnType<typeof sql<boolean>>,
): Promise<boolean> {
  const rows =
    await sql`select 1 from app.contacts c where c.id = ${contactId} and c.merged_into is null and ${condition}`.execute(
      ctx.db,
    )
  return rows.rows.length > 0
}

/** Whose an e-mail address is, as the link of a letter needs it. `refused`: nothing of marketing goes there already. */
export type Addressee = {
  contactId: string
  agency: string
  locale: string | null
  houseLocale: string
  refused: boolean
}

/**
 * The person behind an e-mail address; null when it is gone, or the person was erased.
 * @param hold of two who refuse at once, one comes after the other
 */
export async function readAddressee(ctx: RequestContext, identityId: string, hold = false): Promise<Addressee | null> {
  if (hold) await sql`select 1 from app.channel_identities where id = ${identityId} for no key update`.execute(ctx.db)
  const rows = await sql<Addressee>`
    select c.id as "contactId", o.name as agency, c.locale, o.default_locale as "houseLocale",
           exists (select 1 from app.consent_states s where s.identity_id = i.id and s.channel = 'EMAIL'
                      and s.purpose = 'MARKETING' and s.state in ('REVOKED', 'DENIED')) as refused
      from app.channel_identities i join app.contacts c on c.id = i.contact_id and c.erased_at is null
     cross join app.organizations o
     where i.id = ${identityId} and i.kind = 'EMAIL'`.execute(ctx.db)
  return rows.rows[0] ?? null
}

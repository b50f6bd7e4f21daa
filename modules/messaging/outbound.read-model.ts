import { type RawBuilder, sql } from 'kysely'
import type { OutboundContent } from '#channels/kit'
import { type Locale, localeOfPerson } from '#locales'
import { type ConsentPurpose, livePurposes } from '#modules/consents'
import { completeSettings, type OrganizationSettings } from '#modules/identity'
import { isoAt } from '#platform/clock'
import type { RequestContext } from '#platform/context'
import { type ContactFacts, factsOf, PAIR_LIMIT, saidUnsolicited } from './contact-verdict.rules.ts'
import type { MessageChannel } from './conversations.repository.ts'
import { costSoFar, peopleReached, quotaUsed } from './limits.read-model.ts'
import { type AccountKind, type Line, type Recipient, spokenBy } from './lines.ts'
import type { OutgoingFile } from './outgoing-file.rules.ts'
import { zoneOfContact } from './quiet-hours.rules.ts'

/** A claimed message with what sending it takes and what "may I contact this person now?" depends on. */
export type DueMessage = {
  id: string
  conversationId: string
  accountId: string
  channel: MessageChannel
  to: Recipient
  content: OutboundContent
  /** The file it carries, not yet at the provider. */
  file: OutgoingFile | null
  replyTo: string | null
  line: Line
  facts: ContactFacts
  /** The identity it goes to, the purpose it was allowed for, and the language its person is written to in. */
  identityId: string
  purpose: ConsentPurpose
  locale: Locale
  /** When it was to leave, in epoch milliseconds: when it was written, or the instant somebody chose. */
  leaveAt: number
}

type Row = {
  id: string
  conversation_id: string
  account_id: string
  origin: string
  identity_id: string
  purpose: ConsentPurpose
  locale: string | null
  channel: MessageChannel
  payload: { content: OutboundContent; announcesHandOver?: boolean; notBefore?: string; usefulUntil?: string }
  at: string
  media: OutgoingFile | null
  reply_to_provider_id: string | null
  window_expires_at: string | null
  handled_by: 'AGENT' | 'HUMAN'
  kind: string
  value: string
  account_kind: AccountKind
  display_name: string
  phone_number_id: string
  app_key: string | null
  waba_id: string | null
  credentials_sealed: Buffer | null
  account_status: ContactFacts['account']['status']
  paused_until: string | null
  agent_enabled: boolean
  template_id: string | null
  template_version: number | null
  content_sid: string | null
  template_status: string | null
  template_category: 'MARKETING' | 'UTILITY' | 'AUTHENTICATION' | null
  live: ConsentPurpose[]
  suppressed: ContactFacts['suppressed']
  held: boolean
  written: ContactFacts['written']
  burst_since: number | null
  cost: ContactFacts['cost']
  country: string | null
  place_zone: string
}

/** What around a conversation decides whether it may be written to, and whom a message goes to. */
export type Surroundings = {
  account: { status: ContactFacts['account']['status']; pausedUntil: string | null; agentEnabled: boolean }
  live: readonly ConsentPurpose[]
  suppressed: ContactFacts['suppressed']
  held: boolean
  written: ContactFacts['written']
  burstSince: number | null
  zone: string
  quota: ContactFacts['quota']
  cost: ContactFacts['cost']
  reach: ContactFacts['reach']
  template: ContactFacts['template']
  /** The words a template has now, and what the provider sends it by where that is not its name. */
  words: { id: string; version: number; contentSid: string | null } | null
  kind: AccountKind
  to: Recipient
  /** For the message: made by the database now, after everything it made before. */
  freshId: string
}

/** Whether a message of the person that may be an opt-out waits for a colleague, on any channel. */
const held = (contactId: RawBuilder<unknown>) =>
  sql<boolean>`exists (select 1 from app.conversations h where h.contact_id = ${contactId} and h.needs_human and h.handling_reason = 'POSSIBLE_OPT_OUT')`

/** Why the list forbids the message, if it does: seen only where a consent is missing, as in `live`. */
const suppressed = (unsolicited: RawBuilder<unknown>) =>
  sql<
    ContactFacts['suppressed']
  >`case when t.category = 'MARKETING' or ${unsolicited} then case when not 'MARKETING' = any (x.live) then app.suppression_of(i.id, 'MARKETING') end
  when x.live = '{}' then app.suppression_of(i.id, 'CONTACT') end`

/**
 * What a person had from us of our own accord in seven days, on any channel, newest first: what has left, and what leaves
 * before the message that is asked about (`before`; any that is due when null).
 */
const written = (ctx: RequestContext, contactId: RawBuilder<unknown>, before: RawBuilder<unknown> | null) => {
  const now = isoAt(ctx.clock.now())
  return sql<
    ContactFacts['written']
  >`coalesce((select jsonb_agg(jsonb_build_object('at', extract(epoch from w.due_at) * 1000, 'purpose', w.purpose)) from (
    select o.due_at, o.purpose from app.messages o
     where o.contact_id = ${contactId} and o.direction = 'OUT' and o.purpose <> 'REPLY' and o.status not in ('FAILED', 'DEAD', 'CANCELLED')
       and o.due_at > ${now}::timestamptz - interval '7 days' and o.due_at <= ${now}::timestamptz
       ${before ? sql`and o.id <> ${before} and (o.status <> 'QUEUED' or o.id < ${before})` : sql``}
     order by o.due_at desc limit 100) w), '[]')`
}

/** When the message left with which the present burst to a person from a number is as long as it may be; null before that. */
const burstSince = (ctx: RequestContext, conversationId: RawBuilder<unknown>, but: RawBuilder<unknown> | null) =>
  sql<number | null>`(select extract(epoch from o.at) * 1000 from app.messages o
    where o.conversation_id = ${conversationId} and o.direction = 'OUT' and o.status not in ('QUEUED', 'FAILED', 'DEAD', 'CANCELLED')
      and o.at > ${isoAt(ctx.clock.now() - PAIR_LIMIT.periodMs)}::timestamptz ${but ? sql`and o.id <> ${but}` : sql``}
    order by o.at desc offset ${PAIR_LIMIT.messages - 1} limit 1)`

/** The zone of the branch a conversation belongs to, else of the house. */
const placeZone = (branchId: RawBuilder<unknown>) =>
  sql<string>`coalesce((select b.timezone from app.branches b where b.id = ${branchId}), (select o.timezone from app.organizations o))`

/** The surroundings of a message that is about to be queued, in one statement; null when the number is gone. */
export async function readSurroundings(
  ctx: RequestContext,
  conversation: {
    id: string
    account_id: string
    identity_id: string
    contact_id: string
    branch_id: string | null
    channel: MessageChannel
  },
  content: OutboundContent,
  unsolicited: boolean,
): Promise<Surroundings | null> {
  const [name, language] = content.type === 'template' ? [content.name, content.language] : [null, null]
  const found = await sql<
    Pick<Row, 'kind' | 'value' | 'account_kind' | 'account_status' | 'paused_until' | 'agent_enabled'> &
      Pick<
        Row,
        'template_id' | 'template_version' | 'content_sid' | 'template_status' | 'template_category' | 'live' | 'held'
      > &
      Pick<Row, 'suppressed' | 'written' | 'burst_since' | 'country' | 'place_zone'> & {
        fresh_id: string
        quota: ContactFacts['quota']
        cost: ContactFacts['cost']
        reach: ContactFacts['reach']
      }
  >`
    select uuidv7() as fresh_id, i.kind, i.value, a.kind as account_kind, a.status as account_status, a.paused_until, a.agent_enabled, t.status as template_status,
           t.category as template_category, t.id as template_id, t.version as template_version, t.content_sid,
           x.live, ${suppressed(sql`${unsolicited}::boolean`)} as suppressed, ${held(sql`${conversation.contact_id}::uuid`)} as held,
           ${written(ctx, sql`${conversation.contact_id}::uuid`, null)} as written, ${burstSince(ctx, sql`${conversation.id}::uuid`, null)} as burst_since,
           (select c.country from app.contacts c where c.id = ${conversation.contact_id}::uuid) as country,
           ${placeZone(sql`${conversation.branch_id}::uuid`)} as place_zone,
           ${quotaUsed(ctx)} as quota, ${costSoFar(ctx)} as cost,
           ${name === null ? sql`null` : peopleReached(ctx, sql`a.id`, sql`i.id`)} as reach
      from app.channel_accounts a join app.channel_identities i on i.id = ${conversation.identity_id}
      cross join lateral (select ${livePurposes(ctx, sql<string>`i.id`, conversation.channel)} as live offset 0) x
      left join app.message_templates t on t.account_id = a.id and t.name = ${name} and t.language = ${language}
     where a.id = ${conversation.account_id}`.execute(ctx.db)
  const row = found.rows[0]
  if (!row) return null
  return {
    account: { status: row.account_status, pausedUntil: row.paused_until, agentEnabled: row.agent_enabled },
    live: row.live,
    suppressed: row.suppressed,
    held: row.held,
    written: row.written,
    burstSince: asNumber(row.burst_since),
    zone: zoneOf(row),
    ...{ quota: row.quota, cost: row.cost, reach: row.reach },
    template: templateOf(row),
    words:
      row.template_id && row.template_version
        ? { id: row.template_id, version: row.template_version, contentSid: row.content_sid }
        : null,
    kind: row.account_kind,
    to: recipientOf(row),
    freshId: row.fresh_id,
  }
}

const templateOf = (row: Pick<Row, 'template_status' | 'template_category'>): ContactFacts['template'] =>
  row.template_status && row.template_category ? { status: row.template_status, category: row.template_category } : null

/** A numeric of the database comes as text. */
const asNumber = (value: number | string | null) => (value === null ? null : Number(value))

const zoneOf = ({ country, kind, value, place_zone }: Pick<Row, 'country' | 'kind' | 'value' | 'place_zone'>) =>
  zoneOfContact(country, kind === 'PHONE' ? value : null, place_zone)

const recipientOf = (row: Pick<Row, 'kind' | 'value'>): Recipient =>
  row.kind === 'WHATSAPP_BSUID'
    ? { bsuid: row.value }
    : row.kind === 'EMAIL'
      ? { email: row.value }
      : { phone: row.value }

/**
 * Everything about these messages that are being sent, in one statement however many they are. A template that has other
 * words by now than when the message was written is none that was approved.
 */
export async function readDue(ctx: RequestContext, ids: readonly string[]): Promise<Map<string, DueMessage>> {
  const found = await sql<Row & { settings: unknown; house_locale: string }>`
    select m.id, m.conversation_id, m.account_id, m.origin, m.identity_id, m.purpose, m.channel, m.payload, m.at, m.media, m.reply_to_provider_id,
           v.window_expires_at, v.handled_by, i.kind, i.value, a.kind as account_kind, a.display_name, a.phone_number_id, a.app_key, a.waba_id, a.credentials_sealed,
           a.status as account_status, a.paused_until, a.agent_enabled, case when m.template_version <> t.version then 'REWRITTEN' else t.status end as template_status, t.category as template_category, t.id as template_id,
           t.version as template_version, t.content_sid, x.live, ${suppressed(sql`m.purpose = 'MARKETING'`)} as suppressed, ${held(sql`m.contact_id`)} as held,
           ${written(ctx, sql`m.contact_id`, sql`m.id`)} as written, ${burstSince(ctx, sql`m.conversation_id`, sql`m.id`)} as burst_since,
           (select c.country from app.contacts c where c.id = m.contact_id) as country,
           ${placeZone(sql`v.branch_id`)} as place_zone, (select o.settings from app.organizations o) as settings,
           ${costSoFar(ctx)} as cost, (select o.default_locale from app.organizations o) as house_locale, case when m.channel = 'EMAIL' then (select c.locale from app.contacts c where c.id = m.contact_id) end as locale
      from app.messages m
      join app.conversations v on v.id = m.conversation_id and v.org_id = m.org_id
      join app.channel_identities i on i.id = m.identity_id and i.org_id = m.org_id
      join app.channel_accounts a on a.id = m.account_id and a.org_id = m.org_id
      cross join lateral (select ${livePurposes(ctx, sql<string>`i.id`, sql<string>`m.channel`)} as live offset 0) x
      left join app.message_templates t on m.type = 'template' and t.org_id = m.org_id and t.account_id = m.account_id
       and t.name = m.payload -> 'content' ->> 'name' and t.language = m.payload -> 'content' ->> 'language'
     where m.id = any (${[...ids]}::uuid[]) and m.status = 'SENDING'`.execute(ctx.db)
  const house = completeSettings(found.rows[0]?.settings)
  const now = ctx.clock.now()
  return new Map(found.rows.map((row) => [row.id, present(row, house, now, row.house_locale)]))
}

function present(row: Row, house: OrganizationSettings, now: number, houseLocale: string): DueMessage {
  const { content, announcesHandOver, notBefore, usefulUntil } = row.payload
  return {
    id: row.id,
    conversationId: row.conversation_id,
    accountId: row.account_id,
    channel: row.channel,
    to: recipientOf(row),
    content: spokenBy(row.account_kind, content, row.content_sid),
    file: row.media,
    replyTo: row.reply_to_provider_id,
    identityId: row.identity_id,
    purpose: row.purpose,
    locale: localeOfPerson(row.locale, houseLocale),
    leaveAt: Date.parse(notBefore ?? row.at),
    line: {
      kind: row.account_kind,
      displayName: row.display_name,
      phoneNumberId: row.phone_number_id,
      appKey: row.app_key,
      wabaId: row.waba_id,
      credentials: row.credentials_sealed,
    },
    facts: factsOf({
      now,
      origin: row.origin,
      channel: row.channel,
      contentType: content.type,
      announcesHandOver: announcesHandOver === true,
      unsolicited: saidUnsolicited(row.purpose, content.type),
      usefulUntil: usefulUntil === undefined ? null : Date.parse(usefulUntil),
      live: row.live,
      suppressed: row.suppressed,
      written: row.written,
      burstSince: asNumber(row.burst_since),
      zone: zoneOf(row),
      // Taken when the message was claimed.
      ...{ quota: null, reach: null },
      cost: row.cost,
      template: templateOf(row),
      windowExpiresAt: row.window_expires_at,
      handledBy: row.handled_by,
      held: row.held,
      account: { status: row.account_status, pausedUntil: row.paused_until, agentEnabled: row.agent_enabled },
      house,
    }),
  }
}

import { type RawBuilder, sql } from 'kysely'
import { Type } from 'typebox'
import { actorJson } from '#modules/timeline'
import { isoAt } from '#platform/clock'
import type { RequestContext } from '#platform/context'
import { decodeCursor, toPage } from '#platform/http'
import type { Standing } from './privacy.rules.ts'
import type {
  DataRequest,
  ErasurePlan,
  RequestsQuery,
  RetentionRules,
  Suppression,
  SuppressionsQuery,
} from './privacy.schema.ts'

const ById = Type.Tuple([Type.String({ format: 'uuid' })])
const ByLastDay = Type.Tuple([Type.String({ format: 'date' }), Type.String({ format: 'uuid' })])
const LINK_S = 600

// ---------------------------------------------------------------- requests

type RequestRow = Omit<DataRequest, 'files'> & { jsonHash: string | null; pdfHash: string | null }

const requestColumns = sql`r.id, r.kind, r.state, jsonb_build_object('id', c.id, 'displayName', c.display_name, 'erased', c.erased_at is not null) as contact,
  r.received_on::text as "receivedOn", r.received_by as "receivedBy", r.due_on::text as "dueOn", r.note, r.refuse_reason as "refuseReason",
  r.json_hash as "jsonHash", r.pdf_hash as "pdfHash", r.ready_at as "readyAt", r.closed_at as "closedAt",
  case when r.closed_by is null then null else ${actorJson('r.closed_by')} end as "closedBy",
  r.created_at as "createdAt", ${actorJson('r.created_by')} as "createdBy", r.version`

function linked(ctx: RequestContext, { jsonHash, pdfHash, ...row }: RequestRow): DataRequest {
  const may = ctx.permissions.reach('data_request.write') === 'ALL'
  const { files } = ctx.platform
  const link = (hash: string, type: string, ending: string) =>
    files.signedUrl(ctx.orgId, hash, type, { filename: `donnees-${row.id}.${ending}`, ttlSeconds: LINK_S })
  return {
    ...row,
    files:
      may && jsonHash && pdfHash
        ? { json: link(jsonHash, 'application/json', 'json'), pdf: link(pdfHash, 'application/pdf', 'pdf') }
        : null,
  }
}

/** The register of requests: those that wait by their last day, the others newest first. */
export async function listRequests(
  ctx: RequestContext,
  query: RequestsQuery,
): Promise<{ items: DataRequest[]; nextCursor: string | null }> {
  const limit = query.limit ?? 50
  const { shown, key } = query.state === 'WAITING' ? waitingPart(query.cursor) : newestPart(query)
  const rows = await sql<RequestRow>`
    select ${requestColumns} from app.data_requests r join app.contacts c on c.id = r.contact_id
     where ${query.contactId ? sql`r.contact_id = ${query.contactId}` : sql`true`} ${shown} limit ${limit + 1}`.execute(
    ctx.db,
  )
  return toPage(
    rows.rows.map((row) => linked(ctx, row)),
    limit,
    key,
  )
}

type Part = { shown: RawBuilder<unknown>; key: (row: DataRequest) => string[] }

function waitingPart(cursor: string | undefined): Part {
  const after = decodeCursor(ByLastDay, cursor)
  return {
    shown: sql`and r.state in ('OPEN', 'READY') ${after ? sql`and (r.due_on, r.id) > (${after[0]}::date, ${after[1]}::uuid)` : sql``}
     order by r.due_on, r.id`,
    key: (row) => [row.dueOn, row.id],
  }
}

function newestPart({ state, cursor }: RequestsQuery): Part {
  const after = decodeCursor(ById, cursor)
  return {
    shown: sql`${state === 'CLOSED' ? sql`and r.state in ('DONE', 'REFUSED')` : sql``} ${after ? sql`and r.id < ${after[0]}` : sql``}
     order by r.id desc`,
    key: (row) => [row.id],
  }
}

/** One request, or null. */
export async function readRequest(ctx: RequestContext, id: string): Promise<DataRequest | null> {
  const rows = await sql<RequestRow>`
    select ${requestColumns} from app.data_requests r join app.contacts c on c.id = r.contact_id where r.id = ${id}`.execute(
    ctx.db,
  )
  const row = rows.rows[0]
  return row ? linked(ctx, row) : null
}

/** The request that waits of a kind, or null. */
export async function waitingRequest(ctx: RequestContext, contactId: string, kind: string): Promise<string | null> {
  const rows = await sql<{ id: string }>`
    select id from app.data_requests where contact_id = ${contactId} and kind = ${kind} and state in ('OPEN', 'READY')`.execute(
    ctx.db,
  )
  return rows.rows[0]?.id ?? null
}

// ---------------------------------------------------------------- erasure

/** A contact that can be asked about, or null: merged ones have gone into another. */
export async function subjectOf(
  ctx: RequestContext,
  contactId: string,
): Promise<{ displayName: string; erased: boolean } | null> {
  const rows = await sql<{ displayName: string; erased: boolean }>`
    select display_name as "displayName", erased_at is not null as erased from app.contacts
     where id = ${contactId} and merged_into is null`.execute(ctx.db)
  return rows.rows[0] ?? null
}

/** What stands around a person (and who was merged into them) as far as erasure asks, and how much there is. */
export async function readStanding(
  ctx: RequestContext,
  contactId: string,
): Promise<Standing & { counts: ErasurePlan['counts'] }> {
  const people = sql`select c.id from app.contacts c where c.id = ${contactId} or c.merged_into = ${contactId}`
  const dossiers = sql`select d.id from app.dossiers d where d.contact_id in (${people})`
  const ofPerson = (alias: string) =>
    sql`(${sql.ref(`${alias}.contact_id`)} in (${people}) or ${sql.ref(`${alias}.dossier_id`)} in (${dossiers}))`
  const attended = sql`select w.appointment_id from app.appointment_attendees w where w.contact_id in (${people})`
  const rows = await sql<Standing & { counts: ErasurePlan['counts'] }>`
    select array(select d.reference from app.dossiers d where d.contact_id in (${people}) and d.is_open order by d.id) as "openDossiers",
           (select count(*)::int from app.appointments a where (${ofPerson('a')} or a.id in (${attended})) and a.state in ('SCHEDULED', 'CONFIRMED')
               and a.ends_at > ${isoAt(ctx.clock.now())}::timestamptz) as "comingAppointments",
           (select count(*)::int from app.messages m where m.contact_id in (${people}) and m.direction = 'OUT'
               and m.status in ('QUEUED', 'SENDING', 'UNKNOWN')) as "messagesOnTheirWay",
           array(select n.reference from app.annonces n where n.owner_contact_id in (${people}) and n.status <> 'ARCHIVED' order by n.id) as annonces,
           coalesce((select jsonb_agg(jsonb_build_object('number', g.number::text, 'endsOn', l.ends_on) order by g.number)
               from app.mandate_entries g join app.branches b on b.id = g.branch_id
               cross join lateral (select e.ends_on from app.mandate_entries e
                  where e.branch_id = g.branch_id and coalesce(e.refers_to, e.number) = g.number order by e.number desc limit 1) l
              where g.kind = 'MANDATE' and g.mandant_contact_id in (${people})
                and l.ends_on >= (${isoAt(ctx.clock.now())}::timestamptz at time zone b.timezone)::date), '[]') as mandates,
           coalesce((select jsonb_agg(jsonb_build_object('reference', d.reference, 'closedAt', floor(extract(epoch from d.closed_at) * 1000)))
               from app.dossiers d where d.contact_id in (${people}) and d.won_reason is not null and d.closed_at is not null), '[]') as concluded,
           jsonb_build_object(
             'identities', (select count(*) from app.channel_identities i where i.contact_id in (${people})),
             'dossiers', (select count(*) from app.dossiers d where d.contact_id in (${people})),
             'messages', (select count(*) from app.messages m where m.contact_id in (${people})),
             'notes', (select count(*) from app.activities a where a.type = 'NOTE' and ${ofPerson('a')}),
             'documents', (select count(*) from app.documents k where ${ofPerson('k')} and k.removed_at is null),
             'appointments', (select count(*) from app.appointments a where ${ofPerson('a')} or a.id in (${attended}))) as counts`.execute(
    ctx.db,
  )
  const row = rows.rows[0]
  if (!row) throw new Error('a question without tables has an answer')
  return row
}

// ---------------------------------------------------------------- suppression list

const suppressionColumns = sql`s.id, s.kind, s.hint, s.scope, s.reason, s.note, s.with_id as "withId", s.created_at as "createdAt", ${actorJson('s.created_by')} as "createdBy",
  s.lifted_at as "liftedAt", case when s.lifted_by is null then null else ${actorJson('s.lifted_by')} end as "liftedBy", s.lift_reason as "liftReason"`

/** The list, newest first. `identities`: only entries of these numbers and addresses. */
export async function listSuppressions(
  ctx: RequestContext,
  query: SuppressionsQuery,
  identities: readonly { kind: string; value: string }[] | null,
): Promise<{ items: Suppression[]; nextCursor: string | null }> {
  const limit = query.limit ?? 50
  const after = decodeCursor(ById, query.cursor)
  const digests: RawBuilder<unknown> =
    identities === null
      ? sql``
      : identities.length === 0
        ? sql`and false`
        : sql`and s.digest in (${sql.join(identities.map((i) => sql`app.suppression_digest(${i.kind}, ${i.value})`))})`
  const rows = await sql<Suppression>`
    select ${suppressionColumns}, s.identity_id as "identityId" from app.suppressions s
     where ${query.lifted ? sql`s.lifted_at is not null` : sql`s.lifted_at is null`} ${digests}
       ${after ? sql`and s.id < ${after[0]}` : sql``}
     order by s.id desc limit ${limit + 1}`.execute(ctx.db)
  return toPage(rows.rows, limit, (row) => [row.id])
}

/** One entry, or null. */
export async function readSuppression(ctx: RequestContext, id: string): Promise<Suppression | null> {
  const rows =
    await sql<Suppression>`select ${suppressionColumns}, s.identity_id as "identityId" from app.suppressions s where s.id = ${id}`.execute(
      ctx.db,
    )
  return rows.rows[0] ?? null
}

/** Who has a number or address, and the ways by which messages may wait for them; or null. */
export async function holderOf(
  ctx: RequestContext,
  identity: { kind: string; value: string },
): Promise<{ contactId: string; id: string; ways: { identityId: string; channel: string }[] } | null> {
  const rows = await sql<{ contactId: string; id: string; identityId: string; channel: string }>`
    select i.contact_id as "contactId", i.id, o.id as "identityId", w.channel
      from app.channel_identities i
      join app.channel_identities o on o.contact_id = i.contact_id and (o.kind = 'EMAIL') = (i.kind = 'EMAIL')
      cross join unnest(case when o.kind = 'EMAIL' then array['EMAIL'] else array['WHATSAPP', 'SMS'] end) w (channel)
     where i.kind = ${identity.kind} and i.value = ${identity.value} order by o.id, w.channel`.execute(ctx.db)
  const first = rows.rows[0]
  return first ? { contactId: first.contactId, id: first.id, ways: rows.rows } : null
}

/** A number, address or WhatsApp id of a contact. */
export type HeldIdentity = { id: string; contactId: string; kind: string; value: string }

const identityColumns = ['id', 'contact_id as contactId', 'kind', 'value'] as const

/** Numbers, addresses and WhatsApp ids of a contact. */
export async function identitiesOf(ctx: RequestContext, contactId: string): Promise<HeldIdentity[]> {
  return ctx.db
    .selectFrom('channel_identities')
    .select([...identityColumns])
    .where('contact_id', '=', contactId)
    .orderBy('id')
    .execute()
}

/** One of them by its id, or null; what was erased has nothing left to list. */
export async function readIdentity(ctx: RequestContext, id: string): Promise<HeldIdentity | null> {
  const found = await ctx.db
    .selectFrom('channel_identities')
    .select([...identityColumns])
    .where('id', '=', id)
    .where('value', 'not like', 'erased:%')
    .executeTakeFirst()
  return found ?? null
}

/** What stands on the list of a contact's numbers, addresses and ids, newest first, each naming the one it holds for. */
export async function suppressionsOfContact(ctx: RequestContext, contactId: string): Promise<Suppression[]> {
  const rows = await sql<Suppression>`
    select ${suppressionColumns}, i.id as "identityId"
      from app.channel_identities i
      join app.suppressions s on s.digest = app.suppression_digest(i.kind, i.value) and s.lifted_at is null
     where i.contact_id = ${contactId} order by s.id desc, i.id limit 200`.execute(ctx.db)
  return rows.rows
}

// ---------------------------------------------------------------- retention

/** The rules that stand; version 0 where nobody ever set any. */
export async function readRules(
  ctx: RequestContext,
): Promise<{ rules: RetentionRules; version: number; checkedAt: string | null }> {
  const rows = await sql<RetentionRules & { version: number; checkedAt: string | null }>`
    select stale_contact_months as "staleContactMonths", raw_event_days as "rawEventDays", legal_hold_years as "legalHoldYears",
           version, checked_at as "checkedAt" from app.retention_rules`.execute(ctx.db)
  const { version, checkedAt, ...rules } = rows.rows[0] ?? {
    version: 0,
    checkedAt: null,
    staleContactMonths: null,
    rawEventDays: null,
    legalHoldYears: 5,
  }
  return { rules, version, checkedAt }
}

export type StaleContact = { id: string; displayName: string; lastActivityAt: string }

/** People whom nothing has concerned since an instant and whom nothing holds, the longest silent first. */
export async function staleContacts(
  ctx: RequestContext,
  before: string,
  heldSince: string,
  limit: number,
): Promise<StaleContact[]> {
  const rows = await sql<StaleContact>`
    select c.id, c.display_name as "displayName", l.at as "lastActivityAt"
      from app.contacts c
      cross join lateral (select greatest(c.created_at, c.last_inbound_at,
             (select max(greatest(d.last_activity_at, d.closed_at)) from app.dossiers d where d.contact_id = c.id),
             (select max(v.last_at) from app.conversations v where v.contact_id = c.id),
             (select max(a.ends_at) from app.appointments a where a.contact_id = c.id),
             (select max(a.ends_at) from app.appointment_attendees w join app.appointments a on a.id = w.appointment_id where w.contact_id = c.id)) as at) l
     where c.merged_into is null and c.erased_at is null and c.created_at < ${before}::timestamptz and l.at < ${before}::timestamptz
       and not exists (select from app.dossiers d where d.contact_id = c.id and (d.is_open or (d.won_reason is not null and d.closed_at > ${heldSince}::timestamptz)))
       and not exists (select from app.annonces n where n.owner_contact_id = c.id and n.status <> 'ARCHIVED')
       and not exists (select from app.parties p join app.dossiers d on d.id = p.dossier_id where p.contact_id = c.id and d.is_open)
       and not exists (select from app.messages m where m.contact_id = c.id and m.direction = 'OUT' and m.status in ('QUEUED', 'SENDING', 'UNKNOWN'))
     order by l.at, c.id limit ${limit}`.execute(ctx.db)
  return rows.rows
}

/** How many deliveries before an instant still stand word for word; counts to `most`. */
export async function countRawEvents(ctx: RequestContext, before: string, most: number): Promise<number> {
  const rows = await sql<{ n: number }>`
    select count(*)::int as n from (select 1 from app.inbound_events
      where state = 'DONE' and received_at < ${before}::timestamptz and payload <> '{}' limit ${most}) x`.execute(
    ctx.db,
  )
  return rows.rows[0]?.n ?? 0
}

/** Whose letterhead a document carries, and the clock on its wall. */
export async function readHouse(ctx: RequestContext): Promise<{ name: string; timezone: string; locale: string }> {
  const rows = await sql<{ name: string; timezone: string; locale: string }>`
    select o.name, o.default_locale as locale,
           coalesce((select b.timezone from app.branches b order by b.created_at, b.id limit 1), 'UTC') as timezone
      from app.organizations o`.execute(ctx.db)
  const row = rows.rows[0]
  if (!row) throw new Error('an organisation has a row')
  return row
}

/** Numbers and addresses of a contact and of who was merged into it, by id. */
export async function identityNames(ctx: RequestContext, contactId: string): Promise<ReadonlyMap<string, string>> {
  const rows = await sql<{ id: string; value: string }>`
    select i.id, i.value from app.channel_identities i join app.contacts c on c.id = i.contact_id
     where c.id = ${contactId} or c.merged_into = ${contactId}`.execute(ctx.db)
  return new Map(rows.rows.map(({ id, value }) => [id, value]))
}

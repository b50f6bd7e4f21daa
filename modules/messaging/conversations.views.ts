import { type RawBuilder, sql } from 'kysely'
import { Type } from 'typebox'
import { aboutPerson, searchScope, visibleDossiers, wordPart } from '#modules/access'
import { type RequestContext, userIdOf } from '#platform/context'
import { commonWord, decodeCursor, searchInOrder, toPage } from '#platform/http'
import type { ConversationSummary, InboxCounts, InboxView } from './messaging.schema.ts'

/** From here on a number beside a list says "99+". */
const MOST_COUNTED = 99

/** Conversations follow their dossier: who may read it may read them. Without a dossier: who reads all, or the branch's staff. */
export function visibleConversations(
  ctx: RequestContext,
  permission: 'dossier.read' | 'message.send' = 'dossier.read',
): RawBuilder<boolean> {
  const reach = ctx.permissions.reach(permission)
  if (reach === 'ALL') return sql<boolean>`true`
  const userId = userIdOf(ctx)
  if (!reach || !userId) return sql<boolean>`false`
  const mine = permission === 'message.send' ? sql<boolean>`d.assignee_id = ${userId}::uuid` : visibleDossiers(ctx)
  return sql<boolean>`(v.assignee_id = ${userId}::uuid or exists (select 1 from app.dossiers d where d.id = v.dossier_id and ${mine}))`
}

/** Asked of the instant: who wakes conversations may be late, or be gone. */
const asleep = sql<boolean>`v.snoozed_until > app.app_now()`
/** Conversations (alias v) that are in the lists of work: never put off, or their instant has come. */
export const conversationAwake = sql<boolean>`(v.snoozed_until is null or v.snoozed_until <= app.app_now())`

// What has slept its time and was not woken yet is shown as waking makes it: unread.
const summary = sql`
  v.id, jsonb_build_object('id', c.id, 'displayName', c.display_name) as contact, v.channel, v.account_id as "accountId",
  case when d.id is null then null else jsonb_build_object('id', d.id, 'reference', d.reference, 'status', d.status, 'score', d.score, 'band', d.band) end as dossier,
  case when m.user_id is null then null else jsonb_build_object('id', m.user_id, 'name', m.name) end as assignee,
  v.handled_by as "handledBy", v.handling_reason as "handlingReason", v.needs_human as "needsHuman",
  case when v.last_direction is null then null else jsonb_build_object('text', v.last_text, 'direction', v.last_direction, 'at', v.last_at,
    'type', v.last_type, 'authorKind', split_part(v.last_author, ':', 1)) end as "lastMessage",
  greatest(v.unread_count, (v.snoozed_until <= app.app_now())::int) as "unreadCount", v.waiting_since as "waitingSince",
  v.window_expires_at as "windowExpiresAt", v.last_at as "lastAt",
  case when ${asleep} then jsonb_build_object('until', v.snoozed_until,
    'zone', (select b.timezone from app.branches b where b.org_id = v.org_id and b.id = v.branch_id),
    'by', (select jsonb_build_object('id', s.user_id, 'name', s.name) from app.members s where s.org_id = v.org_id and s.user_id = v.snoozed_by)) end as snoozed`

const joins = sql`
  app.conversations v join app.contacts c on c.id = v.contact_id and c.org_id = v.org_id
  left join app.dossiers d on d.id = v.dossier_id and d.org_id = v.org_id
  left join app.members m on m.user_id = coalesce(v.assignee_id, d.assignee_id) and m.org_id = v.org_id`

/** Which conversations (alias v, its dossier d) a list holds. What sleeps is in its own list and in that of all. */
function viewCondition(ctx: RequestContext, view: InboxView): RawBuilder<boolean> {
  if (view === 'all') return sql<boolean>`true`
  return view === 'snoozed' ? asleep : sql<boolean>`${workCondition(ctx, view)} and ${conversationAwake}`
}

function workCondition(ctx: RequestContext, view: Exclude<InboxView, 'all' | 'snoozed'>): RawBuilder<boolean> {
  const userId = userIdOf(ctx)
  // Written so that the planner knows how many these are: of a coalesce it believes next to none, and sorts everything.
  if (view === 'mine')
    return userId
      ? sql<boolean>`(v.assignee_id = ${userId}::uuid or (v.assignee_id is null and d.assignee_id = ${userId}::uuid))`
      : sql<boolean>`false`
  if (view === 'unassigned')
    return sql<boolean>`(v.assignee_id is null and not exists (
      select from app.dossiers o where o.org_id = v.org_id and o.id = v.dossier_id and o.assignee_id is not null))`
  return view === 'waiting'
    ? sql<boolean>`(v.waiting_since is not null or v.needs_human)`
    : sql<boolean>`v.handled_by = 'AGENT'`
}

/** The order of a list, over an alias: newest activity first; what sleeps by when it wakes. */
function orderOf(view: InboxView): {
  by: (row: string) => RawBuilder<unknown>
  after: (at: string, id: string) => RawBuilder<boolean>
  place: (row: ConversationSummary) => [string, string]
} {
  const column = (row: string, name: string) => sql.ref(`${row}.${name}`)
  return view === 'snoozed'
    ? {
        by: (row) => sql`${column(row, 'snoozed_until')}, ${column(row, 'id')}`,
        after: (at, id) => sql<boolean>`(v.snoozed_until, v.id) > (${at}::timestamptz, ${id}::uuid)`,
        place: (row) => [row.snoozed?.until ?? '', row.id],
      }
    : {
        by: (row) => sql`${column(row, 'last_at')} desc, ${column(row, 'id')} desc`,
        after: (at, id) => sql<boolean>`(v.last_at, v.id) < (${at}::timestamptz, ${id}::uuid)`,
        place: (row) => [row.lastAt, row.id],
      }
}

/** A list of the inbox; searched by person, reference or recent last line (app.search_conversations). */
export async function listConversations(
  ctx: RequestContext,
  query: { limit?: number; cursor?: string; view?: InboxView; q?: string },
): Promise<{ items: ConversationSummary[]; nextCursor: string | null }> {
  const limit = query.limit ?? 50
  const view = query.view ?? 'all'
  const order = orderOf(view)
  const after = decodeCursor(Type.Tuple([Type.String(), Type.String({ format: 'uuid' })]), query.cursor)
  const text = query.q?.trim() ?? ''
  const word = commonWord(text)
  const listed = sql`${visibleConversations(ctx)} and ${viewCondition(ctx, view)}
    ${after ? sql`and ${order.after(...after)}` : sql``}`
  const found = async (which: RawBuilder<unknown>) =>
    (
      await sql<ConversationSummary>`
        select ${summary} from ${joins} where ${which} order by ${order.by('v')} limit ${limit + 1}`.execute(ctx.db)
    ).rows
  const rows =
    (word &&
      (await searchInOrder(limit + 1, ({ skip, take }) =>
        found(sql`v.id = any (array(
          select w.id from (select v.id, v.contact_id, v.last_at, v.last_text, v.snoozed_until
                              from app.conversations v left join app.dossiers d on d.id = v.dossier_id and d.org_id = v.org_id
                             where ${listed} order by ${order.by('v')} limit ${take} offset ${skip}) w
           where ${aboutPerson(sql`w.contact_id`, word)} or app.search_fold(w.last_text) like ${wordPart(word)}
           order by ${order.by('w')} limit ${limit + 1}))`),
      ))) ||
    (await found(
      text === '' ? listed : sql`${listed} and v.id in (select app.search_conversations(${text} ${searchScope(ctx)}))`,
    ))
  return toPage(rows, limit, order.place)
}

/**
 * The numbers beside the lists, each to 99 and no further: conversations with something unread, of those asleep all. Goes
 * through what is unread or asleep alone, few of many.
 */
export async function countConversations(ctx: RequestContext): Promise<InboxCounts> {
  const dossier = sql`left join app.dossiers d on d.id = v.dossier_id and d.org_id = v.org_id`
  const unread = sql`(select * from app.conversations where unread_count > 0
    union all select * from app.conversations where unread_count = 0 and snoozed_until <= app.app_now()) v`
  const upTo = (from: RawBuilder<unknown>, view: InboxView) =>
    sql`(select count(*)::int from (select 1 from ${from} ${dossier}
          where ${visibleConversations(ctx)} and ${viewCondition(ctx, view)} limit ${MOST_COUNTED + 1}) counted)`
  const rows = await sql<InboxCounts>`
    select ${upTo(unread, 'mine')} as mine, ${upTo(unread, 'unassigned')} as unassigned, ${upTo(unread, 'waiting')} as waiting,
           ${upTo(unread, 'agent')} as agent, ${upTo(sql`app.conversations v`, 'snoozed')} as snoozed`.execute(ctx.db)
  const row = rows.rows[0]
  if (!row) throw new Error('one row is always answered')
  return row
}

export type ConversationDetail = ConversationSummary & {
  identity: { id: string; kind: string; value: string }
  typing: { id: string; name: string } | null
}

/** One conversation, or null when it is not there or not the caller's. */
export async function readConversation(ctx: RequestContext, id: string): Promise<ConversationDetail | null> {
  const rows = await sql<ConversationDetail>`
    select ${summary}, jsonb_build_object('id', i.id, 'kind', i.kind, 'value', i.value) as identity,
           case when v.typing_until > app.app_now() then (select jsonb_build_object('id', t.user_id, 'name', t.name)
             from app.members t where t.user_id = v.typing_user_id) end as typing
      from ${joins} join app.channel_identities i on i.id = v.identity_id and i.org_id = v.org_id
     where v.id = ${id} and ${visibleConversations(ctx)}`.execute(ctx.db)
  return rows.rows[0] ?? null
}

/** The zone of the branch of a conversation that the caller may write in; null when it is not there or not theirs. */
export async function zoneOfConversation(ctx: RequestContext, id: string): Promise<string | null> {
  const rows = await sql<{ zone: string }>`
    select b.timezone as zone from app.conversations v join app.branches b on b.org_id = v.org_id and b.id = v.branch_id
     where v.id = ${id} and ${visibleConversations(ctx, 'message.send')}`.execute(ctx.db)
  return rows.rows[0]?.zone ?? null
}

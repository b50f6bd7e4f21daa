import { sql } from 'kysely'
import { Type } from 'typebox'
import type { SharedContact } from '#channels/kit'
import { visibleContacts } from '#modules/access'
import { parseActor, type RequestContext, userIdOf } from '#platform/context'
import { decodeCursor, toPage } from '#platform/http'
import type { MessageChannel } from './conversations.repository.ts'
import { visibleConversations } from './conversations.views.ts'
import { causeOf } from './lines.ts'
import { mediaStateOf, PLAIN_BYTES, type StoredMedia } from './media.rules.ts'
import type { Message } from './messaging.schema.ts'

type MessageRow = {
  id: string
  direction: 'IN' | 'OUT'
  type: string
  text: string | null
  payload: Record<string, unknown>
  media: StoredMedia | null
  status: Message['status']
  failure_code: string | null
  failure_cause: string | null
  author: string
  author_name: string | null
  at: string
  due_at: string | null
  sent_at: string | null
  delivered_at: string | null
  read_at: string | null
  edited_at: string | null
  deleted_at: string | null
  reply_to_provider_id: string | null
  reply_id: string | null
  reply_text: string | null
  reactions: Message['reactions']
  citations: Message['citations']
  understanding: Message['understood']
  decision_id: string | null
  attempts: number
}

const messageColumns = sql`
  m.id, m.direction, m.type, m.text, m.payload, m.media, m.status, m.failure_code, m.failure_cause, m.author, m.at,
  case when m.status = 'QUEUED' then m.due_at end as due_at, m.sent_at,
  m.delivered_at, m.read_at, m.edited_at, m.deleted_at, m.reply_to_provider_id, r.id as reply_id, r.text as reply_text, m.reactions,
  m.citations, m.understanding, m.decision_id, m.attempts,
  case split_part(m.author, ':', 1)
    when 'user' then (select p.name from app.members p where p.user_id::text = split_part(m.author, ':', 2))
    when 'contact' then (select c.display_name from app.contacts c where c.id = m.contact_id) end as author_name`

const messageJoins = sql`
  app.messages m left join app.messages r on m.reply_to_provider_id is not null and r.org_id = m.org_id and r.account_id = m.account_id
    and r.provider_id = m.reply_to_provider_id`

/** The thread, newest first. */
export async function listMessages(
  ctx: RequestContext,
  conversationId: string,
  query: { limit?: number; cursor?: string },
): Promise<{ items: Message[]; nextCursor: string | null }> {
  const limit = query.limit ?? 50
  const after = decodeCursor(Type.Tuple([Type.String(), Type.String({ format: 'uuid' })]), query.cursor)
  const rows = await sql<MessageRow>`
    select ${messageColumns} from ${messageJoins}
     where m.conversation_id = ${conversationId}
       ${after ? sql`and (m.at, m.id) < (${after[0]}::timestamptz, ${after[1]}::uuid)` : sql``}
     order by m.at desc, m.id desc limit ${limit + 1}`.execute(ctx.db)
  const page = toPage(rows.rows, limit, (row) => [row.at, row.id])
  return { items: page.items.map((row) => present(ctx, row)), nextCursor: page.nextCursor }
}

/** One message as screens show it. */
export async function readMessage(ctx: RequestContext, id: string): Promise<Message | null> {
  const rows = await sql<MessageRow>`select ${messageColumns} from ${messageJoins} where m.id = ${id}`.execute(ctx.db)
  const row = rows.rows[0]
  return row ? present(ctx, row) : null
}

/** Causes of failure that are ours, not the provider's; the words stand in locales. */
function causeText(ctx: RequestContext, cause: string | null): string | null {
  if (cause === null) return null
  return causeOf(cause)?.[ctx.locale] ?? null
}

function presentMedia(ctx: RequestContext, media: StoredMedia): NonNullable<Message['media']> {
  const { hash, filename, mimeType } = media
  return {
    url: hash
      ? ctx.platform.files.signedUrl(ctx.orgId, hash, mimeType ?? PLAIN_BYTES, filename ? { filename } : {})
      : null,
    mimeType: mimeType ?? null,
    filename: filename ?? null,
    width: media.width ?? null,
    height: media.height ?? null,
    state: mediaStateOf(media),
    size: media.size ?? null,
    voice: media.voice === true,
    mismatch: media.mismatch === true,
  }
}

/** A shared card without what only the provider needs. */
function presentCard({ name, organisation, phones, emails }: SharedContact): Message['contacts'][number] {
  return { name, organisation, phones: phones.flatMap(({ phone }) => phone ?? []), emails }
}

function present(ctx: RequestContext, row: MessageRow): Message {
  const deleted = row.deleted_at !== null
  const content = row.payload.content as
    | { type?: string; subject?: string; buttons?: { id: string; title: string }[] }
    | undefined
  const author = parseActor(row.author)
  const media = row.media && !deleted ? row.media : null
  return {
    id: row.id,
    direction: row.direction,
    type: row.type,
    subject: deleted ? null : (content?.subject ?? (row.payload.subject as string | undefined) ?? null),
    text: deleted ? null : row.text,
    media: media ? presentMedia(ctx, media) : null,
    location: deleted ? null : ((row.payload.location as Message['location'] | undefined) ?? null),
    contacts: deleted ? [] : ((row.payload.contacts as SharedContact[] | undefined) ?? []).map(presentCard),
    // A template's own buttons are told with its words.
    interactive: content?.type === 'buttons' && content.buttons ? { buttons: content.buttons } : null,
    choice: row.payload.choice ? { title: (row.payload.choice as { title: string | null }).title } : null,
    status: row.status,
    failure:
      row.failure_code && !['ACCEPTED', 'SENT', 'DELIVERED', 'READ'].includes(row.status)
        ? { code: row.failure_code, cause: causeText(ctx, row.failure_cause) }
        : null,
    author: { kind: author.kind, id: author.id, name: row.author_name },
    at: row.at,
    dueAt: row.due_at,
    sentAt: row.sent_at,
    deliveredAt: row.delivered_at,
    readAt: row.read_at,
    editedAt: row.edited_at,
    deleted,
    replyTo: row.reply_to_provider_id ? { id: row.reply_id, text: row.reply_text } : null,
    reactions: row.reactions,
    citations: row.citations,
    understood: row.understanding,
    decisionId: row.decision_id,
    attempts: row.attempts,
  }
}

/** What could not be sent and waits for a person, newest first. */
export async function listDeadLetters(ctx: RequestContext, query: { limit?: number; cursor?: string }) {
  const limit = query.limit ?? 50
  const after = decodeCursor(Type.Tuple([Type.String({ format: 'uuid' })]), query.cursor)
  const rows = await sql<{
    id: string
    conversationId: string
    contact: { id: string; displayName: string }
    text: string | null
    status: string
    code: string
    cause: string | null
    attempts: number
    at: string
  }>`
    select m.id, m.conversation_id as "conversationId", jsonb_build_object('id', c.id, 'displayName', c.display_name) as contact, m.text, m.status,
           coalesce(m.failure_code, 'UNKNOWN') as code, m.failure_cause as cause, m.attempts, m.at
      from app.messages m join app.contacts c on c.id = m.contact_id join app.conversations v on v.id = m.conversation_id
     where m.status in ('DEAD', 'FAILED') and m.discarded_at is null and ${visibleConversations(ctx)} ${after ? sql`and m.id < ${after[0]}` : sql``}
     order by m.id desc limit ${limit + 1}`.execute(ctx.db)
  const page = toPage(rows.rows, limit, (row) => [row.id])
  return {
    items: page.items.map(({ code, cause, ...row }) => ({ ...row, failure: { code, cause: causeText(ctx, cause) } })),
    nextCursor: page.nextCursor,
  }
}

/** Whom the caller may write to by this contact or dossier, and from which branch; null when it is not there or not theirs. */
export async function personToWriteTo(
  ctx: RequestContext,
  where: { dossierId?: string | undefined; contactId?: string | undefined },
): Promise<{ contactId: string; branchId: string; dossierId: string | null } | null> {
  const reach = ctx.permissions.reach('message.send')
  const mine = reach === 'ALL' ? sql`true` : sql`d.assignee_id = ${userIdOf(ctx)}::uuid`
  const rows = await sql<{ contactId: string; branchId: string; dossierId: string | null }>`
    select c.id as "contactId", coalesce(d.branch_id, (select b.id from app.branches b order by (b.id = any (${[...ctx.branchIds]}::uuid[])) desc, b.created_at, b.id limit 1)) as "branchId",
           d.id as "dossierId"
      from app.contacts c
      left join lateral (select d.id, d.branch_id from app.dossiers d
                          where ${where.dossierId ? sql`(d.contact_id = c.id or exists (select 1 from app.parties p where p.dossier_id = d.id and p.contact_id = c.id))` : sql`d.contact_id = c.id`}
                            and d.merged_into is null and ${mine} and ${where.dossierId ? sql`d.id = ${where.dossierId}` : sql`d.is_open`}
                          order by d.last_activity_at desc, d.id limit 1) d on true
     where c.erased_at is null and c.merged_into is null
       and ${where.contactId ? sql`c.id = ${where.contactId}` : sql`c.id = (select x.contact_id from app.dossiers x where x.id = ${where.dossierId ?? null})`}
       and ${reach === 'ALL' && !where.dossierId ? visibleContacts(ctx, 'contact.read') : sql`d.id is not null`}`.execute(
    ctx.db,
  )
  return rows.rows[0] ?? null
}

/** Dossiers the caller may write about, for finding the conversation of a dossier or contact. */
export async function conversationOfDossier(
  ctx: RequestContext,
  where: { dossierId?: string | undefined; contactId?: string | undefined; channel?: MessageChannel | undefined },
): Promise<string | null> {
  const rows = await sql<{ id: string }>`
    select v.id from app.conversations v
     where ${where.dossierId ? sql`v.dossier_id = ${where.dossierId}` : sql`true`} and ${where.contactId ? sql`v.contact_id = ${where.contactId}` : sql`true`}
       and ${where.channel ? sql`v.channel = ${where.channel}` : sql`true`}
       and ${where.channel === 'EMAIL' ? sql`app.suppression_of(v.identity_id, 'CONTACT') is distinct from 'BOUNCED'` : sql`true`}
       and ${visibleConversations(ctx, 'message.send')}
     order by v.last_at desc, v.id desc limit 1`.execute(ctx.db)
  return rows.rows[0]?.id ?? null
}

/** The words of a message that is nothing but words, and the branch it was written from; null for any other. */
export async function readSaid(ctx: RequestContext, id: string): Promise<{ text: string; branchId: string } | null> {
  const rows = await sql<{ text: string; branchId: string }>`
    select m.text, v.branch_id as "branchId" from app.messages m join app.conversations v on v.id = m.conversation_id and v.org_id = m.org_id
     where m.id = ${id} and m.media is null and m.type in ('text', 'template') and m.text <> '' and v.branch_id is not null`.execute(
    ctx.db,
  )
  return rows.rows[0] ?? null
}

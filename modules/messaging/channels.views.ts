import { sql } from 'kysely'
import { toLocale } from '#locales'
import type { RequestContext } from '#platform/context'
import type { Channel, ChannelList, Draft } from './channels.schema.ts'
import { callbackUrlOf, causeOf } from './lines.ts'

type Row = Omit<Channel, 'reason' | 'callbackUrl' | 'mailIn' | 'imap'> & {
  reason: string | null
  appKey: string | null
  mail: { own: boolean; secretAt: string | null; receivedAt: string | null } | null
  imap: (Omit<NonNullable<Channel['imap']>, 'error'> & { error: string | null; failedSince: string }) | null
}

/** The numbers and mailboxes of the organisation, or one of them. What is over counts as over, though the row still says it. */
async function channels(ctx: RequestContext, id: string | null): Promise<Channel[]> {
  const over = sql`(a.status = 'PAUSED' and coalesce(a.paused_until <= app.app_now(), false))`
  const last = (direction: 'IN' | 'OUT') => sql`select m.at, m.accepted_at from app.messages m
     where m.account_id = a.id and m.direction = ${direction} order by m.id desc`
  const rows = await sql<Row>`
    select a.id, a.kind, a.display_name as "displayName", a.display_phone as "displayPhone", a.branch_id as "branchId",
           case when ${over} then 'ACTIVE' else a.status end as status, case when ${over} or a.status = 'ACTIVE' then null else a.status_reason end as reason,
           case when ${over} or a.status <> 'PAUSED' then null else a.paused_until end as "pausedUntil", a.agent_enabled as "agentEnabled",
           a.quality_rating as quality, a.messaging_limit as tier, a.version, a.app_key as "appKey",
           (select x.at from (${last('IN')} limit 1) x) as "lastInboundAt",
           (select x.accepted_at from (${last('OUT')} limit 200) x where x.accepted_at is not null limit 1) as "lastSentAt",
           (select count(*)::int from (select from app.messages m where m.account_id = a.id and m.status = 'QUEUED' limit 1000) q) as queued,
           (select jsonb_build_object('own', p.org_id is not null, 'secretAt', a.mail_secret_at, 'receivedAt', case when p.org_id is not null then p.received_at end)
              from platform.provider_apps p where a.kind = 'SMTP' and p.key = a.app_key) as mail,
           case when a.imap_folder is not null then jsonb_build_object('folder', a.imap_folder, 'since', a.imap_since, 'readAt', r.read_at,
             'letterAt', i.letter_at, 'error', r.error, 'failedSince', r.failed_since, 'tooLarge', coalesce(i.too_large, 0),
             'unreadable', coalesce(i.unreadable, 0)) end as imap
      from app.channel_accounts a
      left join app.imap_places i on i.org_id = a.org_id and i.account_id = a.id
      left join app.imap_readings r on r.org_id = a.org_id and r.account_id = a.id
     where ${id === null ? sql`true` : sql`a.id = ${id}`}
     order by a.status = 'DISABLED', a.created_at, a.id limit 200`.execute(ctx.db)
  return rows.rows.map(({ appKey, reason, mail, imap, ...row }) => ({
    ...row,
    imap: imap && fetchedOf(ctx, imap),
    // The operator's application may serve others: what came in by it says nothing of this mailbox.
    mailIn: mail && { ...mail, receivedAt: mail.own ? mail.receivedAt : row.lastInboundAt },
    reason: reason === null ? null : { code: reason, text: causeOf(reason)?.[toLocale(ctx.locale)] ?? null },
    callbackUrl: callbackUrlOf(ctx.platform, row.kind, appKey),
  }))
}

function fetchedOf(ctx: RequestContext, { error, failedSince, ...imap }: NonNullable<Row['imap']>): Channel['imap'] {
  const text = error && (causeOf(`channels.email.errors.imap_${error}`)?.[toLocale(ctx.locale)] ?? null)
  return { ...imap, error: error === null ? null : { code: error, text, since: failedSince } }
}

/** Everything on the page of channels, with what was begun and not finished. */
export async function listChannels(ctx: RequestContext): Promise<ChannelList> {
  const [items, drafts] = await Promise.all([
    channels(ctx, null),
    sql<ChannelList['drafts'][number]>`
      select d.id, d.step, a.display_phone as "displayPhone", d.created_at as "createdAt"
        from app.channel_drafts d left join app.channel_accounts a on a.org_id = d.org_id and a.id = d.account_id
       order by d.id desc limit 50`.execute(ctx.db),
  ])
  return { items, drafts: drafts.rows }
}

/** One number or mailbox, or null. */
export async function readChannel(ctx: RequestContext, id: string): Promise<Channel | null> {
  return (await channels(ctx, id))[0] ?? null
}

/** How far a number has come on its way in, or null. The verify token is ours, made for Meta to repeat; no other secret is read. */
export async function readDraft(ctx: RequestContext, id: string): Promise<Draft | null> {
  const rows = await sql<{
    id: string
    step: Draft['step']
    version: number
    accountId: string | null
    displayName: string
    displayPhone: string
    wabaId: string | null
    appKey: string | null
    verifyToken: Buffer | null
    heardAt: string | null
    sent: { status: string; at: string; cause: string | null } | null
  }>`
    select d.id, d.step, d.version, a.id as "accountId", a.display_name as "displayName", a.display_phone as "displayPhone",
           a.waba_id as "wabaId", a.app_key as "appKey", p.verify_token_sealed as "verifyToken",
           (select m.at from app.messages m where m.account_id = a.id and m.direction = 'IN' order by m.id desc limit 1) as "heardAt",
           (select jsonb_build_object('status', m.status, 'at', m.at, 'cause', m.failure_cause) from app.messages m
             where m.account_id = a.id and m.direction = 'OUT' order by m.id desc limit 1) as sent
      from app.channel_drafts d
      left join app.channel_accounts a on a.org_id = d.org_id and a.id = d.account_id
      left join platform.provider_apps p on p.key = a.app_key
     where d.id = ${id}`.execute(ctx.db)
  const row = rows.rows[0]
  if (!row) return null
  const templates = row.accountId === null || row.step !== 'TEST' ? [] : await testTemplates(ctx, row.accountId)
  const { id: draftId, step, version, accountId, displayName, displayPhone, wabaId, heardAt, sent } = row
  const callbackUrl = callbackUrlOf(ctx.platform, 'WHATSAPP_CLOUD', row.appKey)
  return {
    id: draftId,
    step,
    version,
    account: accountId === null ? null : { id: accountId, displayName, displayPhone, wabaId },
    webhook:
      callbackUrl === null || row.verifyToken === null
        ? null
        : { callbackUrl, verifyToken: ctx.platform.vault.open(row.verifyToken) },
    heardAt,
    sent: sent && { ...sent, cause: sent.cause && (causeOf(sent.cause)?.[toLocale(ctx.locale)] ?? null) },
    templates,
  }
}

/** Approved templates of a number that nothing has to be filled into and that nobody takes for advertising. */
export async function testTemplates(ctx: RequestContext, accountId: string): Promise<Draft['templates']> {
  const rows = await sql<Draft['templates'][number]>`
    select t.name, t.language from app.message_templates t
     where t.account_id = ${accountId} and t.status = 'APPROVED' and t.category = 'UTILITY' and t.variables = '[]'
       and coalesce(t.header ->> 'format', 'TEXT') = 'TEXT'
     order by t.name <> 'hello_world', t.name, t.language limit 50`.execute(ctx.db)
  return rows.rows
}

/** The conversation of a number with the person of that phone, whoever began it; null when there is none. */
export async function threadWith(ctx: RequestContext, accountId: string, phone: string): Promise<string | null> {
  const rows = await sql<{ id: string }>`
    select v.id from app.channel_identities i join app.conversations v on v.org_id = i.org_id and v.identity_id = i.id
     where i.kind = 'PHONE' and i.value = ${phone} and v.account_id = ${accountId} limit 1`.execute(ctx.db)
  return rows.rows[0]?.id ?? null
}

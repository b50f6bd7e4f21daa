import { sql } from 'kysely'
import type { LegalMentions } from '#modules/organizations'
import { type Platform, type RequestContext, runInOrg } from '#platform/context'
import { jsonb } from '#platform/db'
import { demoVariables } from './templates.ts'

/** In a history, what was sent was also read: there is no provider behind the past to say so. */
export async function settleSent(platform: Platform, orgId: string, correlationId: string): Promise<void> {
  await runInOrg(platform, { orgId, actor: { kind: 'system', id: null }, correlationId }, async (ctx) => {
    await sql`
      insert into app.message_attempts (org_id, message_id, n, state, provider_id, finished_at)
      select org_id, id, 1, 'ACCEPTED', 'wamid.demo.' || id, app.app_now() from app.messages where status = 'QUEUED'`.execute(
      ctx.db,
    )
    await sql`
      update app.messages set status = 'READ', provider_id = 'wamid.demo.' || id, attempts = 1, accepted_at = app.app_now(),
             sent_at = app.app_now(), delivered_at = app.app_now(), read_at = app.app_now()
       where status = 'QUEUED'`.execute(ctx.db)
  })
}

/** What the demonstration has made so far; it is made once. */
export async function demoExists(platform: Platform): Promise<boolean> {
  const found = await sql<{ n: number }>`select count(*)::int as n from app.org_ids()`.execute(
    platform.database.read({ orgId: '', actor: 'system', correlationId: 'demo', now: '' }),
  )
  return (found.rows[0]?.n ?? 0) > 0
}

export async function addMember(
  platform: Platform,
  m: {
    orgId: string
    userId: string
    name: string
    email: string
    roles: string[]
    languages: string[]
    branchId: string
  },
): Promise<void> {
  await runInOrg(platform, { orgId: m.orgId, actor: { kind: 'system', id: null }, correlationId: 'demo' }, (ctx) =>
    ctx.db
      .insertInto('members')
      .values({
        user_id: m.userId,
        name: m.name,
        email: m.email,
        roles: m.roles,
        languages: m.languages,
        branch_ids: [m.branchId],
      })
      .onConflict((c) =>
        c.columns(['org_id', 'user_id']).doUpdateSet({ roles: m.roles, languages: m.languages, name: m.name }),
      )
      .execute(),
  )
}

/** The branch an agency was founded with, given its address and legal mentions; its id. */
export async function firstBranch(
  platform: Platform,
  orgId: string,
  { address, legal }: { address: string; legal: Partial<LegalMentions> },
): Promise<string> {
  return runInOrg(platform, { orgId, actor: { kind: 'system', id: null }, correlationId: 'demo' }, async (ctx) => {
    const branch = await ctx.db.selectFrom('branches').select('id').executeTakeFirstOrThrow()
    await ctx.db
      .updateTable('branches')
      .set({ address, legal: jsonb(legal) })
      .where('id', '=', branch.id)
      .execute()
    return branch.id
  })
}

export async function addTemplates(
  platform: Platform,
  orgId: string,
  accountId: string,
  templates: readonly {
    name: string
    language: string
    category: string
    body: string
    variables: string[]
    buttons: string[]
  }[],
): Promise<void> {
  await runInOrg(platform, { orgId, actor: { kind: 'system', id: null }, correlationId: 'demo' }, async (ctx) => {
    for (const t of templates) {
      const words = {
        category: t.category,
        body: t.body,
        variables: sql<never>`${JSON.stringify(demoVariables(t))}::jsonb`,
        buttons: sql<never>`${JSON.stringify(t.buttons.map((text) => ({ type: 'QUICK_REPLY', text })))}::jsonb`,
      }
      const { id } = await ctx.db
        .insertInto('message_templates')
        .values({ account_id: accountId, name: t.name, language: t.language, ...words })
        .returning('id')
        .executeTakeFirstOrThrow()
      await ctx.db
        .insertInto('message_template_versions')
        .values({ template_id: id, version: 1, ...words })
        .execute()
    }
  })
}

/** The conversation that was written in last. */
export async function lastConversation(platform: Platform, orgId: string): Promise<string | null> {
  return runInOrg(platform, { orgId, actor: { kind: 'system', id: null }, correlationId: 'demo' }, async (ctx) => {
    const row = await ctx.db.selectFrom('conversations').select('id').orderBy('last_at', 'desc').executeTakeFirst()
    return row?.id ?? null
  })
}

/** The version an annonce has come to while its photos were added. */
export async function versionOf(ctx: RequestContext, annonceId: string): Promise<number> {
  const row = await ctx.db
    .selectFrom('annonces')
    .select('version')
    .where('id', '=', annonceId)
    .executeTakeFirstOrThrow()
  return row.version
}

export type PlayedTalk = {
  phone: string
  name: string
  messages: { id: string; author: 'prospect' | 'business'; at: number; text: string }[]
}

/** Every conversation as both phones know it, oldest line first. */
export async function playedTalks(platform: Platform, orgId: string): Promise<PlayedTalk[]> {
  return runInOrg(platform, { orgId, actor: { kind: 'system', id: null }, correlationId: 'demo' }, async (ctx) => {
    const rows = await sql<PlayedTalk>`
      select i.value as phone, c.display_name as name,
             jsonb_agg(jsonb_build_object('id', m.provider_id, 'author', case m.direction when 'IN' then 'prospect' else 'business' end,
               'at', (extract(epoch from m.at) * 1000)::bigint, 'text', coalesce(m.text, '')) order by m.at, m.id) as messages
        from app.conversations v join app.channel_identities i on i.id = v.identity_id join app.contacts c on c.id = v.contact_id
        join app.messages m on m.conversation_id = v.id and m.provider_id is not null
       group by v.id, i.value, c.display_name`.execute(ctx.db)
    return rows.rows
  })
}

/** What is older than a working day has been read by somebody. */
export async function markOldRead(platform: Platform, orgId: string, before: string): Promise<void> {
  await runInOrg(platform, { orgId, actor: { kind: 'system', id: null }, correlationId: 'demo' }, (ctx) =>
    ctx.db.updateTable('conversations').set({ unread_count: 0 }).where('last_at', '<', before).execute(),
  )
}

/**
 * Colleagues answered what they moved on: most within their deadline, one in five after it. The same minutes on every
 * machine, by the reference.
 */
export async function answerDossiers(platform: Platform, orgId: string): Promise<void> {
  await runInOrg(platform, { orgId, actor: { kind: 'system', id: null }, correlationId: 'demo' }, async (ctx) => {
    await sql`
      update app.dossiers d set first_response_at = least(app.app_now(), case when n.draw % 5 = 0
               then d.first_response_due_at + make_interval(mins => 5 + n.draw % 170)
               else greatest(d.opened_at + interval '1 minute', d.first_response_due_at - make_interval(mins => 1 + n.draw % 13)) end)
        from (select x.id, abs(hashtext(x.reference)) as draw from app.dossiers x) n
       where n.id = d.id and d.first_response_at is null and d.first_response_due_at < app.app_now()
         and d.status not in ('NEW', 'UNREACHABLE')`.execute(ctx.db)
  })
}

/** What an agency hopes for: a qualified search is worth the price of its annonce, a little less once it is negotiated. */
export async function valueDossiers(platform: Platform, orgId: string): Promise<void> {
  await runInOrg(platform, { orgId, actor: { kind: 'system', id: null }, correlationId: 'demo' }, async (ctx) => {
    await sql`
      update app.dossiers d
         set expected_value = case when d.status in ('OFFER_RECEIVED', 'NEGOTIATION', 'COUNTER_OFFER', 'WON')
               then a.price_amount / 100 * 95 else a.price_amount end
        from app.annonces a
       where a.id = d.annonce_id and d.expected_value is null and d.case_type in ('LEAD_BUY', 'SALE', 'INVESTOR')
         and d.status not in ('NEW', 'CONTACTED', 'UNREACHABLE', 'LOST')`.execute(ctx.db)
  })
}

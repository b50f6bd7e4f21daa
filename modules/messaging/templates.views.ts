import { sql } from 'kysely'
import { visibleDossiers } from '#modules/access'
import { type RequestContext, userIdOf } from '#platform/context'
import { visibleConversations } from './conversations.views.ts'
import { buttonsOf, headerOf, type TemplateParts, variablesOf } from './template-content.rules.ts'
import { isSource, type TemplateFacts } from './templates.rules.ts'

/** Approved templates of one number that are offered at most. */
const SHOWN = 500

export type ApprovedTemplate = {
  name: string
  language: string
  category: 'MARKETING' | 'UTILITY' | 'AUTHENTICATION'
  parts: TemplateParts
}

/** What the provider approved for a number. */
export async function approvedTemplates(ctx: RequestContext, accountId: string): Promise<ApprovedTemplate[]> {
  const rows = await sql<
    Omit<ApprovedTemplate, 'parts'> &
      Record<'header' | 'variables' | 'buttons', unknown> &
      Pick<TemplateParts, 'body' | 'document' | 'footer'>
  >`
    select t.name, t.language, t.category, t.header, t.body, t.document, t.footer, t.variables, t.buttons
      from app.message_templates t where t.account_id = ${accountId} and t.status = 'APPROVED'
     order by t.name, t.language limit ${SHOWN}`.execute(ctx.db)
  return rows.rows.map(({ name, language, category, body, document, footer, ...row }) => ({
    name,
    language,
    category,
    parts: {
      header: headerOf(row.header),
      body,
      document,
      footer,
      variables: variablesOf(row.variables, isSource),
      buttons: buttonsOf(row.buttons),
    },
  }))
}

export type Addressee = {
  facts: TemplateFacts
  /** The person's language; `darija` too. */
  locale: string | null
  houseLocale: string
}

/**
 * Whom a template of this conversation goes to, and what is known for its variables; null when the caller may not write
 * there. Of the dossier only what the caller may read: a conversation can be theirs while its dossier is another's.
 */
export async function readAddressee(ctx: RequestContext, conversationId: string): Promise<Addressee | null> {
  const rows = await sql<Omit<Addressee, 'facts'> & TemplateFacts['contact'] & Omit<TemplateFacts, 'contact'>>`
    select c.locale, o.default_locale as "houseLocale", c.first_name as "firstName", c.display_name as "displayName",
           o.name as agency, (select m.name from app.members m where m.user_id = ${userIdOf(ctx)}::uuid) as agent,
           case when p.id is null then null else jsonb_build_object('type', p.type, 'startsAt', extract(epoch from p.starts_at) * 1000,
             'timezone', p.timezone, 'place', p.place) end as appointment,
           case when a.id is null then null else jsonb_build_object('title', a.title, 'reference', a.reference, 'city', a.city,
             'price', case when a.price_amount is null then null else jsonb_build_object('amount', a.price_amount, 'currency', a.price_currency) end) end as annonce,
           case when d.id is null then null else jsonb_build_object('reference', d.reference) end as dossier
      from app.conversations v join app.contacts c on c.id = v.contact_id and c.org_id = v.org_id
      join app.organizations o on o.org_id = v.org_id
      left join app.dossiers d on d.id = v.dossier_id and d.org_id = v.org_id and ${visibleDossiers(ctx)}
      left join lateral (select * from app.appointments x where x.org_id = d.org_id and x.dossier_id = d.id
        and x.state in ('SCHEDULED', 'CONFIRMED') and x.starts_at > app.app_now() order by x.starts_at limit 1) p on true
      left join app.annonces a on a.org_id = v.org_id and a.id = coalesce(p.annonce_id, d.annonce_id)
     where v.id = ${conversationId} and ${visibleConversations(ctx, 'message.send')}`.execute(ctx.db)
  const row = rows.rows[0]
  if (!row) return null
  const { locale, houseLocale, firstName, displayName, ...rest } = row
  return { locale, houseLocale, facts: { contact: { firstName, displayName }, ...rest } }
}

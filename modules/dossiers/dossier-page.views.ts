import { type RawBuilder, sql } from 'kysely'
import { visibleDossiers, writableDossiers } from '#modules/access'
import { attendeesJson } from '#modules/appointments'
import { actorJson } from '#modules/timeline'
import type { RequestContext } from '#platform/context'
import { coverHash, coverUrl } from './covers.views.ts'
import type { Dossier, Interest } from './dossier-page.schema.ts'
import type { CaseType } from './dossiers.schema.ts'
import { presentSummary, type SummaryRow, summaryColumns, summaryJoins } from './summary.views.ts'

type InterestRow = Omit<Interest, 'annonce'> & {
  annonce: { id: string; reference: string; title: string; cover: string | null }
}

/** One dossier with everything on its page but what rules work out (ways on, matches). */
export type PageRow = Omit<
  Dossier,
  | 'annonce'
  | 'interests'
  | 'workflow'
  | 'transitions'
  | 'canReopen'
  | 'matches'
  | 'canAssign'
  | 'canRedactNotes'
  | 'expectedValue'
> & {
  annonce: Dossier['annonce']
  interests: Interest[]
  caseType: CaseType
  currency: 'MAD' | 'EUR'
  budgetMin: number | null
  budgetMax: number | null
  expectedValue: number | null
  workflowVersionId: string
  appointmentDone: boolean
  standingOffers: string[]
}

const list = (query: RawBuilder<unknown>) => sql`coalesce((${query}), '[]')`

export const partyJson = sql`jsonb_build_object('id', p.id, 'contact', jsonb_build_object('id', x.id, 'displayName', x.display_name),
  'role', p.role, 'share', p.share, 'note', p.note, 'position', p.position, 'primary', p.is_primary)`
const parties = list(sql`select jsonb_agg(${partyJson} order by p.is_primary desc, p.position, p.id)
  from app.parties p join app.contacts x on x.id = p.contact_id where p.dossier_id = d.id`)

const interestJson = sql`jsonb_build_object('id', i.id, 'annonce', jsonb_build_object('id', x.id, 'reference', x.reference,
  'title', x.title, 'cover', ${coverHash('x')}), 'state', i.state, 'opinion', i.opinion, 'reason', i.reason, 'at', i.at)`
const interests = list(sql`select jsonb_agg(${interestJson} order by i.at desc, i.id desc)
  from app.dossier_interests i join app.annonces x on x.id = i.annonce_id where i.dossier_id = d.id`)

const appointments = list(sql`select jsonb_agg(jsonb_build_object('id', p.id, 'type', p.type, 'state', p.state,
    'startsAt', p.starts_at, 'endsAt', p.ends_at, 'timezone', p.timezone, 'branchId', p.branch_id,
    'agent', jsonb_build_object('id', g.user_id, 'name', g.name),
    'dossier', jsonb_build_object('id', d.id, 'reference', d.reference),
    'contact', case when x.id is not null then jsonb_build_object('id', x.id, 'displayName', x.display_name) end,
    'annonce', case when n.id is not null then jsonb_build_object('id', n.id, 'reference', n.reference, 'title', n.title) end,
    'place', p.place, 'note', p.note, 'outcome', p.outcome, 'cancelCode', p.cancel_code, 'cancelReason', p.cancel_reason,
    'attendees', ${attendeesJson('p.id')}, 'version', p.version)
    order by p.starts_at desc, p.id desc)
  from (select * from app.appointments q where q.dossier_id = d.id order by q.starts_at desc, q.id desc limit 50) p
  join app.members g on g.user_id = p.agent_id
  left join app.contacts x on x.id = p.contact_id left join app.annonces n on n.id = p.annonce_id`)

const identities =
  list(sql`select jsonb_agg(jsonb_build_object('id', i.id, 'kind', i.kind, 'value', i.value, 'raw', i.raw,
  'primary', i.is_primary, 'bouncedAt', i.bounced_at) order by i.is_primary desc, i.id) from app.channel_identities i where i.contact_id = d.contact_id`)

const conversations =
  list(sql`select jsonb_agg(jsonb_build_object('id', v.id, 'channel', v.channel, 'handledBy', v.handled_by,
  'unreadCount', v.unread_count) order by v.last_at desc, v.id) from app.conversations v where v.dossier_id = d.id`)

const history = list(sql`select jsonb_agg(jsonb_build_object('from', h.from_status, 'to', h.to_status, 'at', h.at,
  'actor', ${actorJson('h.actor')}, 'fields', h.fields) order by h.id) from app.dossier_status_history h where h.dossier_id = d.id`)

/** Consents as they hold at this instant: a grant past its end is shown as expired. */
const consents =
  list(sql`select jsonb_agg(jsonb_build_object('identityId', s.identity_id, 'channel', s.channel, 'purpose', s.purpose,
  'state', case when s.state = 'GRANTED' and s.expires_at <= app.app_now() then 'EXPIRED' else s.state end,
  'expiresAt', s.expires_at, 'since', s.since, 'eventId', s.event_id) order by s.channel, s.purpose, s.identity_id)
  from app.consent_states s where s.contact_id = d.contact_id`)

/** As standingOffers of the read model. */
const standing = list(sql`select jsonb_agg(distinct o.made_by) from app.offers o where o.dossier_id = d.id
  and (o.state = 'ACCEPTED' or (o.state = 'OPEN' and (o.expires_at is null or o.expires_at > app.app_now())))`)

/** The page of one dossier in one statement; null when it is not there or not the caller's. */
export async function loadPage(ctx: RequestContext, id: string): Promise<PageRow | null> {
  const mayReadConsents = ctx.permissions.reach('consent.read') !== null
  const rows = await sql<SummaryRow & Omit<PageRow, 'annonce' | 'interests'> & { interests: InterestRow[] }>`
    select ${summaryColumns}, d.is_open as "isOpen", d.closed_at as "closedAt", d.expected_value as "expectedValue", d.currency,
           d.budget_min as "budgetMin", d.budget_max as "budgetMax", d.first_response_due_at as "firstResponseDueAt",
           d.first_response_at as "firstResponseAt", d.criteria, d.score_decision_id as "scoreDecisionId",
           d.loss_reason as "lossReason", d.won_reason as "wonReason", d.held_from as "heldFrom",
           coalesce((select e.factors from app.decisions e where e.id = d.score_decision_id), '[]') as "scoreFactors",
           d.workflow_version_id as "workflowVersionId",
           ${parties} as parties, ${interests} as interests, ${appointments} as appointments, ${identities} as identities,
           ${mayReadConsents ? consents : sql`'[]'::jsonb`} as consents, ${conversations} as conversations, ${history} as history,
           exists (select 1 from app.appointments p where p.dossier_id = d.id and p.state = 'DONE') as "appointmentDone",
           ${standing} as "standingOffers",
           coalesce(${writableDossiers(ctx)}, false) as "canEdit"
      from app.dossiers d ${summaryJoins}
     where d.id = ${id} and ${visibleDossiers(ctx)}`.execute(ctx.db)
  const row = rows.rows[0]
  if (!row) return null
  return { ...presentSummary(ctx, row), interests: row.interests.map((interest) => presentInterest(ctx, interest)) }
}

function presentInterest(ctx: RequestContext, row: InterestRow): Interest {
  const { cover, ...annonce } = row.annonce
  return { ...row, annonce: { ...annonce, coverUrl: coverUrl(ctx, cover) } }
}

/** One interest of a dossier, or null. */
export async function readInterest(
  ctx: RequestContext,
  dossierId: string,
  interestId: string,
): Promise<Interest | null> {
  const rows = await sql<{ interest: InterestRow }>`
    select ${interestJson} as interest from app.dossier_interests i join app.annonces x on x.id = i.annonce_id
     where i.id = ${interestId} and i.dossier_id = ${dossierId}`.execute(ctx.db)
  const row = rows.rows[0]
  return row ? presentInterest(ctx, row.interest) : null
}

import { type RawBuilder, sql } from 'kysely'
import type { RequestContext } from '#platform/context'
import { coverHash, coverUrl } from './covers.views.ts'
import type { DossierSummary } from './dossiers.schema.ts'

/** A summary as it comes from the database: the cover is still a stored file. */
export type SummaryRow = Omit<DossierSummary, 'annonce'> & {
  annonce: { id: string; reference: string; title: string; cover: string | null } | null
}

/** The columns of a card or a row of the list, over the tables of `summaryJoins`. */
export const summaryColumns: RawBuilder<SummaryRow> = sql`
  d.id, d.reference, d.branch_id as "branchId", d.case_type as "caseType", d.status,
  jsonb_build_object('id', c.id, 'displayName', c.display_name) as contact,
  case when m.user_id is not null then jsonb_build_object('id', m.user_id, 'name', m.name) end as assignee,
  d.source,
  case when num_nonnulls(d.budget_min, d.budget_max) > 0
       then jsonb_build_object('min', d.budget_min, 'max', d.budget_max, 'currency', d.currency) end as budget,
  coalesce(d.criteria -> 'cities' ->> 0, a.city) as city, d.score, d.band,
  d.last_activity_at as "lastActivityAt", d.opened_at as "openedAt", d.status_since as "statusSince",
  (select min(p.starts_at) from app.appointments p where p.dossier_id = d.id and p.state in ('SCHEDULED', 'CONFIRMED')
      and p.starts_at >= app.app_now()) as "nextAppointmentAt",
  case when a.id is not null then jsonb_build_object('id', a.id, 'reference', a.reference, 'title', a.title,
       'cover', ${coverHash('a')}) end as annonce,
  coalesce((select sum(v.unread_count)::int from app.conversations v where v.dossier_id = d.id), 0) as unread, d.version`

/** What a summary joins to dossiers `d`. */
export const summaryJoins = sql`
  join app.contacts c on c.id = d.contact_id
  left join app.members m on m.user_id = d.assignee_id
  left join app.annonces a on a.id = d.annonce_id`

/** A row as the API shows it. */
export function presentSummary<T extends SummaryRow>(ctx: RequestContext, row: T): T & DossierSummary {
  const { annonce } = row
  return {
    ...row,
    annonce: annonce && {
      id: annonce.id,
      reference: annonce.reference,
      title: annonce.title,
      coverUrl: coverUrl(ctx, annonce.cover),
    },
  }
}

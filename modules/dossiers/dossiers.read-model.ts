import { sql } from 'kysely'
import { visibleContacts, visibleDossiers } from '#modules/access'
import type { RequestContext } from '#platform/context'
import type { CaseType, Criteria, Person } from './dossiers.schema.ts'

export type BranchOfDossier = { id: string; currency: 'MAD' | 'EUR'; timezone: string }

/** The branch with this id, or the first of the person's branches, or the organisation's first. */
export async function findBranch(ctx: RequestContext, id: string | undefined): Promise<BranchOfDossier | null> {
  const own = id ? [id] : [...ctx.branchIds]
  const rows = await sql<BranchOfDossier>`
    select b.id, b.currency, b.timezone from app.branches b
     where ${id ? sql`b.id = ${id}` : sql`true`}
     order by array_position(${own}::uuid[], b.id) nulls last, b.created_at, b.id limit 1`.execute(ctx.db)
  return rows.rows[0] ?? null
}

/** Whether the caller may see the contact. */
export async function contactVisible(ctx: RequestContext, contactId: string): Promise<boolean> {
  const rows =
    await sql`select 1 from app.contacts c where c.id = ${contactId} and c.merged_into is null and ${visibleContacts(ctx, 'contact.read')}`.execute(
      ctx.db,
    )
  return rows.rows.length > 0
}

/** Ids of the annonces with these references, in the order given; unknown references are left out. */
export async function annoncesByReference(ctx: RequestContext, references: readonly string[]): Promise<string[]> {
  if (references.length === 0) return []
  const rows = await sql<{ id: string }>`
    select a.id from unnest(${references.map((r) => r.trim().toUpperCase())}::text[]) with ordinality o (reference, n)
      join app.annonces a on a.reference = o.reference order by o.n`.execute(ctx.db)
  return [...new Set(rows.rows.map((row) => row.id))]
}

/** The reference of an annonce, or null when there is none with this id. */
export async function annonceReference(ctx: RequestContext, id: string): Promise<string | null> {
  const row = await ctx.db.selectFrom('annonces').select('reference').where('id', '=', id).executeTakeFirst()
  return row?.reference ?? null
}

/** The open dossier that is the same case, and whether the caller may see it. */
export async function findOpenCase(
  ctx: RequestContext,
  subject: { contactId: string; branchId: string; caseType: CaseType },
): Promise<{ id: string; reference: string; visible: boolean } | null> {
  const rows = await sql<{ id: string; reference: string; visible: boolean }>`
    select d.id, d.reference, ${visibleDossiers(ctx)} as visible from app.dossiers d
     where d.contact_id = ${subject.contactId} and d.branch_id = ${subject.branchId} and d.case_type = ${subject.caseType} and d.is_open
     order by (d.duplicate_reason is null) desc, d.last_activity_at desc, d.id desc limit 1`.execute(ctx.db)
  return rows.rows[0] ?? null
}

/** The open dossier of a contact with a branch that was active last, of whatever case type. */
export async function latestOpenDossier(
  ctx: RequestContext,
  contactId: string,
  branchId: string,
): Promise<{ id: string; caseType: CaseType } | null> {
  const row = await ctx.db
    .selectFrom('dossiers')
    .select(['id', 'case_type'])
    .where('contact_id', '=', contactId)
    .where('branch_id', '=', branchId)
    .where('is_open', '=', true)
    .orderBy('last_activity_at', 'desc')
    .orderBy('id', 'desc')
    .executeTakeFirst()
  return row ? { id: row.id, caseType: row.case_type as CaseType } : null
}

/** Whom to ask about a dossier one may not see: a manager of the branch, else any, else an administrator. */
export async function managerToAsk(ctx: RequestContext, branchId: string): Promise<Person | null> {
  const rows = await sql<Person>`
    select m.user_id as id, m.name from app.members m
     where m.status = 'ACTIVE' and m.guest_until is null and m.roles && array['MANAGER', 'ADMIN_ORG']
     order by ('MANAGER' = any (m.roles)) desc, (${branchId}::uuid = any (m.branch_ids)) desc, m.joined_at, m.user_id limit 1`.execute(
    ctx.db,
  )
  return rows.rows[0] ?? null
}

/** An active member who may work on dossiers, or null. */
export async function findWorker(ctx: RequestContext, userId: string): Promise<Person | null> {
  const rows = await sql<Person>`
    select m.user_id as id, m.name from app.members m
     where m.user_id = ${userId} and m.status = 'ACTIVE' and m.guest_until is null and m.roles && array['AGENT', 'MANAGER', 'ADMIN_ORG']`.execute(
    ctx.db,
  )
  return rows.rows[0] ?? null
}

/** What a transition may rest on: whether the appointment is the dossier's, and which appointments there are. */
export async function appointmentFacts(
  ctx: RequestContext,
  dossierId: string,
  appointmentId: string | null,
): Promise<{ named: boolean; anyDone: boolean; anyAhead: boolean }> {
  const rows = await sql<{ named: boolean; anyDone: boolean; anyAhead: boolean }>`
    select coalesce(bool_or(p.id = ${appointmentId}::uuid and p.state <> 'CANCELLED'), false) as named,
           coalesce(bool_or(p.state = 'DONE'), false) as "anyDone",
           coalesce(bool_or(p.state in ('SCHEDULED', 'CONFIRMED') and p.starts_at > app.app_now()), false) as "anyAhead"
      from app.appointments p where p.dossier_id = ${dossierId}`.execute(ctx.db)
  return rows.rows[0] ?? { named: false, anyDone: false, anyAhead: false }
}

/** The sides of a dossier that have an offer standing: open and not run out, or accepted. */
export async function standingOffers(ctx: RequestContext, dossierId: string): Promise<('BUYER' | 'SELLER')[]> {
  const rows = await sql<{ side: 'BUYER' | 'SELLER' }>`
    select distinct o.made_by as side from app.offers o where o.dossier_id = ${dossierId}
       and (o.state = 'ACCEPTED' or (o.state = 'OPEN' and (o.expires_at is null or o.expires_at > app.app_now())))`.execute(
    ctx.db,
  )
  return rows.rows.map((row) => row.side)
}

/** The annonce an appointment is about, or null. */
export async function annonceOfAppointment(ctx: RequestContext, appointmentId: string): Promise<string | null> {
  const row = await ctx.db
    .selectFrom('appointments')
    .select('annonce_id')
    .where('id', '=', appointmentId)
    .executeTakeFirst()
  return row?.annonce_id ?? null
}

/** What messages, appointments, scoring and the assistant need of a dossier. Amounts in minor units. */
export type DossierCard = {
  id: string
  reference: string
  caseType: CaseType
  status: string
  isOpen: boolean
  branchId: string
  timezone: string
  contactId: string
  assigneeId: string | null
  annonceId: string | null
  budgetMin: number | null
  budgetMax: number | null
  currency: 'MAD' | 'EUR'
  criteria: Criteria
  score: number | null
  band: string | null
  source: string
  openedAt: string
  firstResponseAt: string | null
  version: number
}

/** The card of one dossier of the organisation, whoever asks; null when there is none with this id. */
export async function dossierCard(ctx: RequestContext, id: string): Promise<DossierCard | null> {
  const rows = await sql<DossierCard>`
    select d.id, d.reference, d.case_type as "caseType", d.status, d.is_open as "isOpen", d.branch_id as "branchId", b.timezone,
           d.contact_id as "contactId", d.assignee_id as "assigneeId", d.annonce_id as "annonceId", d.budget_min as "budgetMin",
           d.budget_max as "budgetMax", d.currency, d.criteria, d.score, d.band, d.source, d.opened_at as "openedAt",
           d.first_response_at as "firstResponseAt", d.version
      from app.dossiers d join app.branches b on b.id = d.branch_id where d.id = ${id}`.execute(ctx.db)
  return rows.rows[0] ?? null
}

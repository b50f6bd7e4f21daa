import { type RawBuilder, sql } from 'kysely'
import { visibleDossiers, writableDossiers } from '#modules/access'
import { type WorkflowDefinition, workflowVersion } from '#modules/workflows'
import { type Actor, actorText, type RequestContext } from '#platform/context'
import { type JsonValue, jsonb, later } from '#platform/db'
import type { PartyRole } from './dossier-page.schema.ts'
import type { CaseType, Criteria } from './dossiers.schema.ts'
import { withStateGuards } from './ways.rules.ts'

export type DossierFields = {
  branch_id: string
  case_type: CaseType
  workflow_version_id: string
  status: string
  source: string
  contact_id: string
  annonce_id: string | null
  assignee_id: string | null
  budget_min: number | null
  budget_max: number | null
  currency: string
  criteria: Criteria
  duplicate_reason: string | null
  first_response_due_at: string | null
}

/**
 * Holds the contact while a dossier is looked for and opened, so that two who open the same case come one after the
 * other. Gives the id for a new dossier, from the database's clock; null when there is no such contact.
 * @param visible over `c`: which contacts count
 */
export async function holdContact(
  ctx: RequestContext,
  contactId: string,
  visible: RawBuilder<boolean> = sql<boolean>`true`,
): Promise<string | null> {
  const rows = await sql<{ id: string }>`
    select uuidv7() as id from app.contacts c where c.id = ${contactId} and c.merged_into is null and ${visible} for no key update of c`.execute(
    ctx.db,
  )
  return rows.rows[0]?.id ?? null
}

/**
 * Opens a dossier with the first line of its history and its first party, in one statement. Fails with a unique
 * violation when another open search of the contact stands in the way: who holds the contact has looked for it before.
 */
export function insertDossier(
  ctx: RequestContext,
  id: string,
  fields: DossierFields,
  o: { year: number; role: PartyRole },
): void {
  later(
    ctx.db,
    sql`
    with made as (
      insert into app.dossiers (id, reference, branch_id, case_type, workflow_version_id, status, source, contact_id, annonce_id,
        assignee_id, budget_min, budget_max, currency, criteria, duplicate_reason, first_response_due_at)
      values (${id}, app.next_reference('D', ${o.year}), ${fields.branch_id}, ${fields.case_type}, ${fields.workflow_version_id},
        ${fields.status}, ${fields.source}, ${fields.contact_id}, ${fields.annonce_id}, ${fields.assignee_id}, ${fields.budget_min},
        ${fields.budget_max}, ${fields.currency}, ${jsonb(fields.criteria)}, ${fields.duplicate_reason}, ${fields.first_response_due_at})
      returning id, status, contact_id
    ), told as (
      insert into app.dossier_status_history (dossier_id, to_status, fields) select id, status, '{}' from made
    )
    insert into app.parties (dossier_id, contact_id, role, position, is_primary) select id, contact_id, ${o.role}, 0, true from made`,
  )
}

/** What the timeline says of a dossier that is opened: its reference is known to the database alone. */
export function toldOfOpening(id: string, source: string): RawBuilder<JsonValue> {
  return sql`jsonb_build_object('source', ${source}::text, 'reference', (select d.reference from app.dossiers d where d.id = ${id}))`
}

export type LockedDossier = {
  id: string
  reference: string
  caseType: CaseType
  branchId: string
  contactId: string
  annonceId: string | null
  assigneeId: string | null
  status: string
  heldFrom: string | null
  closedFrom: string | null
  isOpen: boolean
  currency: 'MAD' | 'EUR'
  criteria: Criteria
  budgetMin: number | null
  budgetMax: number | null
  expectedValue: number | null
  source: string
  firstResponseAt: string | null
  version: number
  writable: boolean
  workflowVersionId: string
  definition: WorkflowDefinition
}

/** Holds a dossier that the caller may read, with its workflow; null when it is not there or not visible. */
export async function lockDossier(ctx: RequestContext, id: string): Promise<LockedDossier | null> {
  const rows = await sql<Omit<LockedDossier, 'definition'>>`
    select d.id, d.reference, d.case_type as "caseType", d.branch_id as "branchId", d.contact_id as "contactId",
           d.annonce_id as "annonceId", d.assignee_id as "assigneeId", d.status, d.held_from as "heldFrom",
           d.closed_from as "closedFrom", d.is_open as "isOpen", d.currency, d.criteria, d.budget_min as "budgetMin",
           d.budget_max as "budgetMax", d.expected_value as "expectedValue", d.source,
           d.first_response_at as "firstResponseAt", d.version, coalesce(${writableDossiers(ctx)}, false) as writable,
           d.workflow_version_id as "workflowVersionId"
      from app.dossiers d where d.id = ${id} and ${visibleDossiers(ctx)} for update of d`.execute(ctx.db)
  const found = rows.rows[0]
  if (!found) return null
  const { definition } = await workflowVersion(ctx, found.workflowVersionId)
  return { ...found, definition: withStateGuards(definition) }
}

export type DossierChange = {
  workflow_version_id?: string
  status?: string
  status_since?: string
  held_from?: string | null
  closed_from?: string | null
  is_open?: boolean
  closed_at?: string | null
  loss_reason?: string | null
  won_reason?: string | null
  annonce_id?: string | null
  assignee_id?: string | null
  budget_min?: number | null
  budget_max?: number | null
  expected_value?: number | null
  source?: string
  criteria?: Criteria
  score?: number | null
  band?: string | null
  score_decision_id?: string | null
  first_response_at?: string | null
}

/** Changes a dossier that the caller holds; its version rises. */
export function updateDossier(ctx: RequestContext, id: string, change: DossierChange): void {
  later(ctx.db, changeOf(ctx, id, change))
}

/** The same where the database may refuse: the open case of a contact is unique. Throws its error at once. */
export async function updateOpenness(ctx: RequestContext, id: string, change: DossierChange): Promise<void> {
  await changeOf(ctx, id, change).execute()
}

function changeOf(ctx: RequestContext, id: string, change: DossierChange) {
  const { criteria, ...rest } = change
  return ctx.db
    .updateTable('dossiers')
    .set({ ...rest, ...(criteria === undefined ? {} : { criteria: jsonb(criteria) }), version: sql`version + 1` })
    .where('id', '=', id)
}

/** Writes what nobody edits by hand (score, first answer) without disturbing an open form. */
export function updateQuietly(
  ctx: RequestContext,
  id: string,
  change: Pick<DossierChange, 'score' | 'band' | 'score_decision_id' | 'first_response_at'>,
): void {
  later(ctx.db, ctx.db.updateTable('dossiers').set(change).where('id', '=', id))
}

export function insertHistory(
  ctx: RequestContext,
  entry: { dossierId: string; from: string | null; to: string; fields: Record<string, unknown> },
): void {
  later(
    ctx.db,
    ctx.db.insertInto('dossier_status_history').values({
      dossier_id: entry.dossierId,
      from_status: entry.from,
      to_status: entry.to,
      fields: jsonb(entry.fields),
    }),
  )
}

/**
 * Runs work as the system inside the caller's transaction: history, timeline and audit of what a fact moves name the
 * system, not the person whose act was the fact.
 */
export async function asSystem<T>(ctx: RequestContext, work: (ctx: RequestContext) => Promise<T>): Promise<T> {
  return actingAs(ctx, { kind: 'system', id: null }, work)
}

/**
 * Runs work of the organisation itself in the name of another actor, inside the caller's transaction: what a job does
 * because a person decided it is written down as that person's.
 */
export async function actingAs<T>(
  ctx: RequestContext,
  actor: Actor,
  work: (ctx: RequestContext) => Promise<T>,
): Promise<T> {
  const actAs = (who: Actor) => later(ctx.db, sql`select set_config('app.actor', ${actorText(who)}, true)`)
  actAs(actor)
  const result = await work({ ...ctx, actor, roles: [], permissions: { reach: () => 'ALL' } })
  actAs(ctx.actor)
  return result
}

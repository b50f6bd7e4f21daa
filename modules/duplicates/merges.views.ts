import { sql } from 'kysely'
import { listConsentStates, narrowedByMerge } from '#modules/consents'
import { isoAt } from '#platform/clock'
import type { RequestContext } from '#platform/context'
import { type Comparison, compareContacts, compareDossiers, dossierObstacles } from './merge.rules.ts'
import { bothHaveDeals, type ContactRow, type DossierRow, interestsTwice, UNDO_DAYS } from './merges.repository.ts'
import type { ContactPlan, DossierPlan, MergeLine } from './merges.schema.ts'
import { contactLinks, countLinks, dossierLinks } from './moves.repository.ts'

const DAY_MS = 86_400_000
type Brief = { id: string; reference: string; status: string }
export type OpenPair = { code: 'OPEN_DOSSIERS'; caseType: string; branchId: string; survivor: Brief; loser: Brief }

/** Open searches of which one contact may have one per branch, when the two are one (crm.md, Interests). */
export async function openPairs(ctx: RequestContext, survivorId: string, loserId: string): Promise<OpenPair[]> {
  const rows = await sql<OpenPair>`
    select 'OPEN_DOSSIERS' as code, a.case_type as "caseType", a.branch_id as "branchId",
           jsonb_build_object('id', a.id, 'reference', a.reference, 'status', a.status) as survivor,
           jsonb_build_object('id', b.id, 'reference', b.reference, 'status', b.status) as loser
      from app.dossiers a join app.dossiers b on b.branch_id = a.branch_id and b.case_type = a.case_type
     where a.contact_id = ${survivorId} and b.contact_id = ${loserId} and a.is_open and b.is_open
       and a.duplicate_reason is null and b.duplicate_reason is null and a.case_type in ('LEAD_BUY', 'LEAD_RENT')
     order by a.id`.execute(ctx.db)
  return rows.rows
}

type ContactSide = ContactPlan['survivor'] & { row: ContactRow }

async function contactSides(ctx: RequestContext, ids: readonly string[]): Promise<ContactSide[]> {
  const rows = await sql<ContactSide>`
    select c.id, c.display_name as "displayName", c.created_at as "createdAt", c.version, to_jsonb(c) - 'search_text' as row,
           coalesce((select jsonb_agg(jsonb_build_object('id', i.id, 'kind', i.kind, 'value', i.value) order by i.is_primary desc, i.id)
                       from app.channel_identities i where i.contact_id = c.id), '[]') as identities
      from app.contacts c where c.id = any (${[...ids]}::uuid[]) and c.merged_into is null`.execute(ctx.db)
  return rows.rows
}

const undoUntil = (ctx: RequestContext) => isoAt(ctx.clock.now() + UNDO_DAYS * DAY_MS)
const textOf = (value: unknown) => (typeof value === 'string' ? value : null)

/** What merging two contacts would do; null when one of them is not there, or merged already. */
export async function planContacts(
  ctx: RequestContext,
  survivorId: string,
  loserId: string,
): Promise<ContactPlan | null> {
  const [sides, moves, conflicts, tasks, mine, theirs] = await Promise.all([
    contactSides(ctx, [survivorId, loserId]),
    countLinks(ctx, contactLinks, loserId),
    openPairs(ctx, survivorId, loserId),
    countTasks(ctx, loserId),
    listConsentStates(ctx, survivorId),
    listConsentStates(ctx, loserId),
  ])
  const survivor = sides.find((side) => side.id === survivorId)
  const loser = sides.find((side) => side.id === loserId)
  if (!survivor || !loser) return null
  const values = new Map([...survivor.identities, ...loser.identities].map((i) => [i.id, i.value]))
  const { row: kept, ...first } = survivor
  const { row: given, ...second } = loser
  return {
    survivor: first,
    loser: second,
    fields: compareContacts(kept, given).map((field) => ({
      ...field,
      survivorText: textOf(field.survivor),
      loserText: textOf(field.loser),
    })),
    moves: { ...moves, tasks, consents: theirs.length },
    conflicts,
    consents: narrowedByMerge([...mine, ...theirs]).map((state) => ({
      identityId: state.identityId,
      value: values.get(state.identityId) ?? '',
      channel: state.channel,
      purpose: state.purpose,
      from: state.state,
      to: 'REVOKED',
    })),
    undoUntil: undoUntil(ctx),
  }
}

async function countTasks(ctx: RequestContext, contactId: string): Promise<number> {
  const rows = await sql<{ n: number }>`
    select count(*)::int as n from app.tasks k join app.dossiers d on d.id = k.dossier_id where d.contact_id = ${contactId}`.execute(
    ctx.db,
  )
  return rows.rows[0]?.n ?? 0
}

type DossierSide = DossierPlan['survivor'] & { row: DossierRow; assignee: string | null; annonce: string | null }

async function dossierSides(ctx: RequestContext, ids: readonly string[]): Promise<DossierSide[]> {
  const rows = await sql<DossierSide>`
    select d.id, d.reference, d.case_type as "caseType", d.status, d.is_open as open, d.opened_at as "openedAt", d.currency, d.version,
           jsonb_build_object('id', c.id, 'displayName', c.display_name) as contact, to_jsonb(d) as row, m.name as assignee,
           a.reference || ' · ' || a.title as annonce
      from app.dossiers d join app.contacts c on c.id = d.contact_id
      left join app.members m on m.user_id = d.assignee_id left join app.annonces a on a.id = d.annonce_id
     where d.id = any (${[...ids]}::uuid[]) and d.merged_into is null`.execute(ctx.db)
  return rows.rows
}

/** What merging two dossiers would do; null when one of them is not there, or merged already. */
export async function planDossiers(
  ctx: RequestContext,
  survivorId: string,
  loserId: string,
): Promise<DossierPlan | null> {
  const [sides, moves, same] = await Promise.all([
    dossierSides(ctx, [survivorId, loserId]),
    countLinks(ctx, dossierLinks, loserId),
    interestsTwice(ctx, loserId, survivorId),
  ])
  const survivor = sides.find((side) => side.id === survivorId)
  const loser = sides.find((side) => side.id === loserId)
  if (!survivor || !loser) return null
  const text = (side: DossierSide, field: Comparison<string>['field'], value: unknown) =>
    field === 'assignee' ? side.assignee : field === 'annonce' ? side.annonce : textOf(value)
  return {
    survivor: shown(survivor),
    loser: shown(loser),
    fields: compareDossiers(survivor.row, loser.row).map((field) => ({
      ...field,
      survivorText: text(survivor, field.field, field.survivor),
      loserText: text(loser, field.field, field.loser),
    })),
    moves,
    sameInterests: same.length,
    obstacles: [
      ...dossierObstacles(survivor.row, loser.row, await partiesRelate(ctx, survivor.row, loser.row)),
      ...((await bothHaveDeals(ctx, survivor.row.id, loser.row.id)) ? (['TWO_DEALS'] as const) : []),
    ],
    undoUntil: undoUntil(ctx),
  }
}

function shown({ row: _row, assignee: _assignee, annonce: _annonce, ...side }: DossierSide): DossierPlan['survivor'] {
  return side
}

/** Whether the contact of one dossier is a party of the other. */
export async function partiesRelate(ctx: RequestContext, a: DossierRow, b: DossierRow): Promise<boolean> {
  if (a.contact_id === b.contact_id) return true
  const rows = await sql`
    select 1 from app.parties p where (p.dossier_id = ${a.id} and p.contact_id = ${b.contact_id})
        or (p.dossier_id = ${b.id} and p.contact_id = ${a.contact_id}) limit 1`.execute(ctx.db)
  return rows.rows.length > 0
}

/** Merges that hold, into or of a record, newest first; the last fifty. */
export async function listMerges(
  ctx: RequestContext,
  of: { contactId?: string | undefined; dossierId?: string | undefined },
): Promise<MergeLine[]> {
  const about = of.dossierId
    ? sql`g.kind = 'DOSSIER' and (g.survivor_dossier_id = ${of.dossierId} or g.loser_dossier_id = ${of.dossierId})`
    : sql`g.kind = 'CONTACT' and (g.survivor_contact_id = ${of.contactId ?? null} or g.loser_contact_id = ${of.contactId ?? null})`
  const rows = await sql<MergeLine>`
    select g.id, g.kind, jsonb_build_object('id', coalesce(sc.id, sd.id), 'name', coalesce(sc.display_name, sd.reference)) as survivor,
           jsonb_build_object('id', coalesce(lc.id, ld.id), 'name', coalesce(lc.display_name, ld.reference)) as loser,
           g.merged_at as "mergedAt", m.name as "mergedBy", g.undo_until as "undoUntil", g.undo_until > app.app_now() as undoable
      from app.merges g
      left join app.contacts sc on sc.id = g.survivor_contact_id left join app.contacts lc on lc.id = g.loser_contact_id
      left join app.dossiers sd on sd.id = g.survivor_dossier_id left join app.dossiers ld on ld.id = g.loser_dossier_id
      left join app.members m on g.merged_by = 'user:' || m.user_id::text
     where g.undone_at is null and ${about} order by g.id desc limit 50`.execute(ctx.db)
  return rows.rows
}

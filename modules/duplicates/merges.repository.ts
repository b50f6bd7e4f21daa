import { sql } from 'kysely'
import type { RequestContext } from '#platform/context'

/** How long a merge can be taken back, in days (crm.md). */
export const UNDO_DAYS = 30

/** A contact as a merge sees it: its own columns as the database writes them in JSON. */
export type ContactRow = {
  id: string
  kind: 'PERSON' | 'COMPANY'
  first_name: string | null
  last_name: string | null
  display_name: string
  locale: string | null
  country: string | null
  note: string | null
  last_inbound_at: string | null
  merged_into: string | null
  version: number
  created_at: string
}

/** A dossier as a merge sees it. Amounts in minor units of `currency`. */
export type DossierRow = {
  id: string
  reference: string
  branch_id: string
  case_type: string
  status: string
  is_open: boolean
  source: string
  contact_id: string
  annonce_id: string | null
  assignee_id: string | null
  budget_min: number | null
  budget_max: number | null
  currency: 'MAD' | 'EUR'
  criteria: Record<string, unknown>
  expected_value: number | null
  first_response_at: string | null
  last_activity_at: string
  merged_into: string | null
  version: number
}

/**
 * Holds the conversations of contacts. Before the contacts themselves: an arriving message holds its conversation first
 * and its person second, and two orders would let them wait for each other.
 */
export async function holdConversations(ctx: RequestContext, contactIds: readonly string[]): Promise<void> {
  await sql`select v.id from app.conversations v where v.contact_id = any (${[...contactIds]}::uuid[]) order by v.id for update`.execute(
    ctx.db,
  )
}

/** Holds contacts in the order of their ids, so that A into B and B into A come one after the other. */
export async function holdContacts(ctx: RequestContext, ids: readonly string[]): Promise<ContactRow[]> {
  const rows = await sql<{ row: ContactRow }>`
    select to_jsonb(c) - 'search_text' as row from app.contacts c where c.id = any (${[...ids]}::uuid[]) order by c.id for update`.execute(
    ctx.db,
  )
  return rows.rows.map(({ row }) => row)
}

/** Holds dossiers in the order of their ids. */
export async function holdDossiers(ctx: RequestContext, ids: readonly string[]): Promise<DossierRow[]> {
  const rows = await sql<{ row: DossierRow }>`
    select to_jsonb(d) as row from app.dossiers d where d.id = any (${[...ids]}::uuid[]) order by d.id for update`.execute(
    ctx.db,
  )
  return rows.rows.map(({ row }) => row)
}

export type NewMerge =
  | { kind: 'CONTACT'; survivorId: string; loserId: string; parentId: null }
  | { kind: 'DOSSIER'; survivorId: string; loserId: string; parentId: string | null }

/** Opens the record of a merge; its id and until when it can be undone. */
export async function insertMerge(ctx: RequestContext, merge: NewMerge): Promise<{ id: string; undoUntil: string }> {
  const [survivor, loser] =
    merge.kind === 'CONTACT'
      ? [sql.ref('survivor_contact_id'), sql.ref('loser_contact_id')]
      : [sql.ref('survivor_dossier_id'), sql.ref('loser_dossier_id')]
  const rows = await sql<{ id: string; undoUntil: string }>`
    insert into app.merges (kind, ${survivor}, ${loser}, parent_id, undo_until)
    values (${merge.kind}, ${merge.survivorId}, ${merge.loserId}, ${merge.parentId}, app.app_now() + make_interval(days => ${UNDO_DAYS}))
    returning id, undo_until as "undoUntil"`.execute(ctx.db)
  const made = rows.rows[0]
  if (!made) throw new Error('a merge that was just written is gone')
  return made
}

export type HeldMerge = {
  id: string
  kind: 'CONTACT' | 'DOSSIER'
  survivorId: string
  loserId: string
  parentId: string | null
  undoUntil: string
  undoneAt: string | null
}

const columns = sql`g.id, g.kind, coalesce(g.survivor_contact_id, g.survivor_dossier_id) as "survivorId",
  coalesce(g.loser_contact_id, g.loser_dossier_id) as "loserId", g.parent_id as "parentId", g.undo_until as "undoUntil",
  g.undone_at as "undoneAt"`

/** Holds a merge; null when there is none with this id. */
export async function holdMerge(ctx: RequestContext, id: string): Promise<HeldMerge | null> {
  const rows = await sql<HeldMerge>`select ${columns} from app.merges g where g.id = ${id} for update`.execute(ctx.db)
  return rows.rows[0] ?? null
}

/** A merge without holding it; null when there is none with this id. */
export async function peekMerge(ctx: RequestContext, id: string): Promise<HeldMerge | null> {
  const rows = await sql<HeldMerge>`select ${columns} from app.merges g where g.id = ${id}`.execute(ctx.db)
  return rows.rows[0] ?? null
}

/** Merges of dossiers that this merge of contacts asked for and that still hold. */
export async function childMerges(ctx: RequestContext, id: string): Promise<HeldMerge[]> {
  const rows = await sql<HeldMerge>`
    select ${columns} from app.merges g where g.parent_id = ${id} and g.undone_at is null order by g.id desc for update`.execute(
    ctx.db,
  )
  return rows.rows
}

/**
 * A later merge that has to be undone first, or null: the survivor was merged on, or a dossier that would go back was
 * merged with one that would stay.
 */
export async function laterMerge(ctx: RequestContext, merge: HeldMerge): Promise<{ id: string; kind: string } | null> {
  const onward = merge.kind === 'CONTACT' ? sql`g.loser_contact_id` : sql`g.loser_dossier_id`
  const rows = await sql<{ id: string; kind: string }>`
    select g.id, g.kind from app.merges g where ${onward} = ${merge.survivorId} and g.undone_at is null
    union all
    select g.id, g.kind from app.merges g
     where g.kind = 'DOSSIER' and g.undone_at is null and g.parent_id is distinct from ${merge.id}::uuid and g.id > ${merge.id}::uuid
       and exists (select 1 from app.merge_moves m where m.merge_id = ${merge.id} and m.entity = 'dossiers' and m.kind = 'LINK'
                     and m.field = 'contact_id' and m.row_id in (g.survivor_dossier_id, g.loser_dossier_id))
     order by 1 desc limit 1`.execute(ctx.db)
  return rows.rows[0] ?? null
}

export async function closeMerge(ctx: RequestContext, id: string): Promise<void> {
  await sql`update app.merges set undone_at = app.app_now(), undone_by = app.current_actor() where id = ${id}`.execute(
    ctx.db,
  )
}

/** Lets states of consent follow the numbers and addresses of a contact. */
export async function consentsFollow(ctx: RequestContext, contactId: string): Promise<void> {
  await sql`select app.consents_follow(${contactId})`.execute(ctx.db)
}

/** Which conversations of a merge go back, with the dossier they had before it. */
export async function followConversations(ctx: RequestContext, mergeId: string, contactId: string): Promise<void> {
  await sql`
    update app.messages m set contact_id = v.contact_id from app.conversations v
     where v.contact_id = ${contactId} and m.conversation_id = v.id and m.contact_id <> v.contact_id`.execute(ctx.db)
  // A dossier that was opened since and stays with the survivor is no longer what the conversation is about.
  await sql`
    update app.conversations v set dossier_id = null from app.dossiers d
     where v.contact_id = ${contactId} and d.id = v.dossier_id and d.contact_id <> v.contact_id
       and exists (select 1 from app.merge_moves m where m.merge_id = ${mergeId} and m.entity = 'conversations' and m.row_id = v.id)
       and not exists (select 1 from app.parties p where p.dossier_id = d.id and p.contact_id = v.contact_id)`.execute(
    ctx.db,
  )
}

/** Open dossiers of a contact, newest first: its timeline is told on them. */
export async function openDossiersOf(
  ctx: RequestContext,
  contactIds: readonly string[],
): Promise<{ id: string; contactId: string }[]> {
  const rows = await sql<{ id: string; contactId: string }>`
    select d.id, d.contact_id as "contactId" from app.dossiers d
     where d.contact_id = any (${[...contactIds]}::uuid[]) and d.is_open order by d.id desc limit 40`.execute(ctx.db)
  return rows.rows
}

/** Parties of the loser that the survivor already is, in the same place and role; `primary` ones hand their mark on. */
export async function partiesTwice(
  ctx: RequestContext,
  by: 'contact_id' | 'dossier_id',
  from: string,
  to: string,
): Promise<{ id: string; twinId: string; primary: boolean; twinPrimary: boolean }[]> {
  const same =
    by === 'contact_id'
      ? sql`p.dossier_id is not distinct from q.dossier_id and p.annonce_id is not distinct from q.annonce_id`
      : sql`p.contact_id = q.contact_id`
  const rows = await sql<{ id: string; twinId: string; primary: boolean; twinPrimary: boolean }>`
    select distinct on (p.id) p.id, q.id as "twinId", p.is_primary as primary, q.is_primary as "twinPrimary"
      from app.parties p join app.parties q on ${same} and q.role = p.role
     where p.${sql.ref(by)} = ${from} and q.${sql.ref(by)} = ${to} order by p.id, q.is_primary desc, q.id`.execute(
    ctx.db,
  )
  return rows.rows
}

/** The primary party of a dossier, or null. */
export async function primaryParty(ctx: RequestContext, dossierId: string): Promise<string | null> {
  const rows = await sql<{
    id: string
  }>`select id from app.parties where dossier_id = ${dossierId} and is_primary`.execute(ctx.db)
  return rows.rows[0]?.id ?? null
}

/** Identities of a contact that are marked as its first. */
export async function primaryIdentities(ctx: RequestContext, contactId: string): Promise<string[]> {
  const rows = await sql<{
    id: string
  }>`select id from app.channel_identities where contact_id = ${contactId} and is_primary order by id`.execute(ctx.db)
  return rows.rows.map((row) => row.id)
}

export type InterestPair = {
  id: string
  annonceId: string
  state: string
  opinion: string | null
  reason: string | null
  twinId: string
  twinState: string
  twinOpinion: string | null
  twinReason: string | null
}

/** Annonces that both dossiers are interested in: the loser's interest and its twin of the survivor. */
export async function interestsTwice(
  ctx: RequestContext,
  loserId: string,
  survivorId: string,
): Promise<InterestPair[]> {
  const rows = await sql<InterestPair>`
    select i.id, i.annonce_id as "annonceId", i.state, i.opinion, i.reason, j.id as "twinId", j.state as "twinState",
           j.opinion as "twinOpinion", j.reason as "twinReason"
      from app.dossier_interests i join app.dossier_interests j on j.annonce_id = i.annonce_id
     where i.dossier_id = ${loserId} and j.dossier_id = ${survivorId} order by i.id`.execute(ctx.db)
  return rows.rows
}

/** Over `t`: the interest of which the survivor has a twin; it stays with the merged dossier. */
export function hasTwin(survivorId: string) {
  return sql<boolean>`exists (select 1 from app.dossier_interests j where j.dossier_id = ${survivorId} and j.annonce_id = t.annonce_id)`
}

/** Whether putting an open search back would be the second of its kind for its contact and branch. */
export async function standsInTheWay(ctx: RequestContext, dossierId: string): Promise<boolean> {
  const rows = await sql`
    select 1 from app.dossiers d join app.dossiers o
        on o.branch_id = d.branch_id and o.contact_id = d.contact_id and o.case_type = d.case_type and o.id <> d.id
     where d.id = ${dossierId} and d.duplicate_reason is null and o.is_open and o.duplicate_reason is null
       and d.case_type in ('LEAD_BUY', 'LEAD_RENT')`.execute(ctx.db)
  return rows.rows.length > 0
}

/** Gives a dossier the reason for which it stands beside another one of its kind. */
export async function excuse(ctx: RequestContext, dossierId: string, reason: string): Promise<void> {
  await sql`update app.dossiers set duplicate_reason = ${reason} where id = ${dossierId}`.execute(ctx.db)
}

/** Whether each of two dossiers has an accepted offer. */
export async function bothHaveDeals(ctx: RequestContext, one: string, other: string): Promise<boolean> {
  const rows = await sql<{ n: number }>`
    select count(distinct o.dossier_id)::int as n from app.offers o
     where o.dossier_id = any (${[one, other]}::uuid[]) and o.state = 'ACCEPTED'`.execute(ctx.db)
  return rows.rows[0]?.n === 2
}

/**
 * Attendances that would name one person twice on an appointment once two contacts are one: of the loser where the
 * survivor comes along too, and of either where the other is the appointment's own contact.
 */
export async function attendancesTwice(ctx: RequestContext, loserId: string, survivorId: string): Promise<string[]> {
  const rows = await sql<{ id: string }>`
    select w.id from app.appointment_attendees w join app.appointments a on a.id = w.appointment_id
     where (w.contact_id = ${loserId} and (a.contact_id = ${survivorId} or exists (
              select from app.appointment_attendees k where k.appointment_id = w.appointment_id and k.contact_id = ${survivorId})))
        or (w.contact_id = ${survivorId} and a.contact_id = ${loserId})
     order by w.id`.execute(ctx.db)
  return rows.rows.map(({ id }) => id)
}

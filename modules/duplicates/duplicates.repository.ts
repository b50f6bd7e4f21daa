import { sql } from 'kysely'
import type { RequestContext } from '#platform/context'
import { jsonb, later } from '#platform/db'
import type { Candidate, Reason } from './duplicates.rules.ts'

export type Known = Candidate & { id: string }

/** Of one key, so many contacts are compared, the newest first: a name that thousands share costs what a rare one does. */
const MET_PER_KEY = 30
/** A contact is compared with so many at most, those that share the most keys first. */
const MET = 80

const candidate = sql`c.id, c.kind, c.display_name as "displayName", c.first_name as "firstName", c.last_name as "lastName", c.note,
  coalesce((select jsonb_agg(jsonb_build_object('kind', i.kind, 'value', i.value) order by i.id)
              from app.channel_identities i where i.contact_id = c.id), '[]') as identities`

/** A contact as the finder looks at it; null when it is gone or merged. */
export async function readKnown(ctx: RequestContext, id: string): Promise<Known | null> {
  const rows = await sql<Known>`
    select ${candidate} from app.contacts c where c.id = ${id} and c.merged_into is null and c.erased_at is null`.execute(
    ctx.db,
  )
  return rows.rows[0] ?? null
}

/** Contacts after an id, in order: one piece of a walk over the whole organisation. */
export async function readNext(ctx: RequestContext, after: string | null, limit: number): Promise<Known[]> {
  const rows = await sql<Known>`
    select ${candidate} from app.contacts c
     where c.merged_into is null and c.erased_at is null ${after ? sql`and c.id > ${after}::uuid` : sql``}
     order by c.id limit ${limit}`.execute(ctx.db)
  return rows.rows
}

/**
 * One looks at a time in an organisation, until its transaction ends: two contacts made in one moment would each look
 * before the other has its keys, and never meet.
 */
export async function takeTurn(ctx: RequestContext): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('duplicates:' || ${ctx.orgId}::text, 0))`.execute(ctx.db)
}

/** Gives a contact these keys and no others. */
export function saveKeys(ctx: RequestContext, id: string, keys: readonly string[]): void {
  later(ctx.db, sql`delete from app.contact_keys where contact_id = ${id} and key <> all (${[...keys]}::text[])`)
  if (keys.length > 0)
    later(
      ctx.db,
      sql`insert into app.contact_keys (contact_id, key) select ${id}::uuid, k from unnest(${[...keys]}::text[]) k on conflict do nothing`,
    )
}

/** Contacts that share a key with this one. */
export async function whoMeets(ctx: RequestContext, id: string): Promise<Known[]> {
  const rows = await sql<Known>`
    with met as materialized (
      select o.contact_id as id, count(*) as shared
        from app.contact_keys k
        cross join lateral (select x.contact_id from app.contact_keys x
                             where x.key = k.key and x.contact_id <> k.contact_id order by x.contact_id desc limit ${MET_PER_KEY}) o
       where k.contact_id = ${id} group by o.contact_id order by count(*) desc, o.contact_id desc limit ${MET}
    )
    select ${candidate} from met join app.contacts c on c.id = met.id
     where c.merged_into is null and c.erased_at is null order by met.shared desc, c.id`.execute(ctx.db)
  return rows.rows
}

export type Found = { otherId: string; score: number; reasons: readonly Reason[] }

/** Suggests these pairs of a contact and withdraws open ones that no longer hold. What somebody decided stays decided. Returns how many are new. */
export async function saveSuggestions(
  ctx: RequestContext,
  contactId: string,
  found: readonly Found[],
): Promise<number> {
  await sql`
    delete from app.duplicate_suggestions s where s.state = 'OPEN' and (s.left_contact_id = ${contactId} or s.right_contact_id = ${contactId})
       and case when s.left_contact_id = ${contactId} then s.right_contact_id else s.left_contact_id end <> all (${found.map((f) => f.otherId)}::uuid[])`.execute(
    ctx.db,
  )
  if (found.length === 0) return 0
  const rows = await sql<{ fresh: boolean }>`
    insert into app.duplicate_suggestions as s (left_contact_id, right_contact_id, score, reasons)
    select least(${contactId}::uuid, f.other), greatest(${contactId}::uuid, f.other), f.score, f.reasons
      from jsonb_to_recordset(${jsonb(
        found.map((f) => ({
          other: f.otherId,
          score: Math.round(f.score * 1000),
          // Read from the left, which is the older of the two.
          reasons: contactId < f.otherId ? f.reasons : f.reasons.map((r) => ({ ...r, left: r.right, right: r.left })),
        })),
      )}) as f (other uuid, score int, reasons jsonb) order by 1, 2
    on conflict (org_id, left_contact_id, right_contact_id) do update set score = excluded.score, reasons = excluded.reasons
      where s.state = 'OPEN' and (s.score, s.reasons) is distinct from (excluded.score, excluded.reasons)
    returning (xmax = 0) as fresh`.execute(ctx.db)
  return rows.rows.filter((row) => row.fresh).length
}

/** Whoever was merged is looked for no more; the pair itself is done. */
export async function settlePair(ctx: RequestContext, survivorId: string, loserId: string): Promise<void> {
  await sql`
    update app.duplicate_suggestions set state = 'MERGED', decided_at = app.app_now(), decided_by = app.current_actor()
     where left_contact_id = least(${survivorId}::uuid, ${loserId}::uuid) and right_contact_id = greatest(${survivorId}::uuid, ${loserId}::uuid)`.execute(
    ctx.db,
  )
  await sql`delete from app.duplicate_suggestions where state = 'OPEN' and (left_contact_id = ${loserId} or right_contact_id = ${loserId})`.execute(
    ctx.db,
  )
  saveKeys(ctx, loserId, [])
}

/** A merge was taken back: the pair is a question again. */
export async function reopenPair(ctx: RequestContext, a: string, b: string): Promise<void> {
  await sql`
    update app.duplicate_suggestions set state = 'OPEN', decided_at = null, decided_by = null
     where state = 'MERGED' and left_contact_id = least(${a}::uuid, ${b}::uuid) and right_contact_id = greatest(${a}::uuid, ${b}::uuid)`.execute(
    ctx.db,
  )
}

/** Decides a suggestion, or takes the decision back; false when it was not in the state that is asked for. */
export async function decide(
  ctx: RequestContext,
  id: string,
  from: 'OPEN' | 'NOT_DUPLICATE',
  to: 'OPEN' | 'NOT_DUPLICATE',
): Promise<boolean> {
  const rows = await sql`
    update app.duplicate_suggestions set state = ${to},
           decided_at = ${to === 'OPEN' ? sql`null` : sql`app.app_now()`}, decided_by = ${to === 'OPEN' ? sql`null` : sql`app.current_actor()`}
     where id = ${id} and state = ${from} returning id`.execute(ctx.db)
  return rows.rows.length > 0
}

import { type RawBuilder, sql } from 'kysely'
import { Type } from 'typebox'
import { reachableAnnonces } from '#modules/annonces'
import { legalJson } from '#modules/organizations'
import { actorJson } from '#modules/timeline'
import { localDay } from '#platform/clock'
import type { RequestContext } from '#platform/context'
import { decodeCursor, toPage } from '#platform/http'
import { stateOn } from './mandates.rules.ts'
import type { Entry, EntryQuery, Register, Verified } from './mandates.schema.ts'

const Position = Type.Tuple([Type.String({ format: 'uuid' }), Type.Integer({ minimum: 1 })])

const columns = sql`m.id, m.branch_id as "branchId", m.number, m.kind, m.refers_to as "refersTo",
  jsonb_build_object('id', a.id, 'reference', a.reference) as annonce, m.mandant_name as "mandantName",
  m.mandant_address as "mandantAddress", m.property_type as "propertyType", m.property_situation as "propertySituation",
  m.object, m.type, m.starts_on::text as "startsOn", m.ends_on::text as "endsOn", m.exclusive_until::text as "exclusiveUntil",
  m.signed_on::text as "signedOn", m.signed_by as "signedBy", m.remark, m.entered_at as "enteredAt",
  ${actorJson('m.entered_by')} as "enteredBy", encode(m.hash, 'hex') as hash, b.timezone,
  (select jsonb_build_object('number', l.number, 'kind', l.kind, 'startsOn', l.starts_on, 'endsOn', l.ends_on)
     from app.mandate_entries l where l.branch_id = m.branch_id and coalesce(l.refers_to, l.number) = coalesce(m.refers_to, m.number)
    order by l.number desc limit 1) as last`
const holderAddress = sql<
  string | null
>`coalesce(b.legal ->> 'seat', nullif(concat_ws(', ', b.address, case when position(b.city in coalesce(b.address, '')) = 0 then b.city end), ''))`
const joins = sql`app.mandate_entries m join app.annonces a on a.id = m.annonce_id join app.branches b on b.id = m.branch_id`

type Row = Omit<Entry, 'state' | 'isLast'> & {
  timezone: string
  last: { number: number; kind: Entry['kind']; startsOn: string; endsOn: string }
}

function presented(ctx: RequestContext, { timezone, last, ...row }: Row): Entry {
  return { ...row, state: stateOn(last, localDay(ctx.clock.now(), timezone)), isLast: last.number === row.number }
}

async function read(ctx: RequestContext, where: RawBuilder<unknown>, rest: RawBuilder<unknown>): Promise<Entry[]> {
  const rows = await sql<Row>`
    select ${columns} from ${joins} where ${reachableAnnonces(ctx, 'annonce.read')} and ${where} ${rest}`.execute(
    ctx.db,
  )
  return rows.rows.map((row) => presented(ctx, row))
}

/** Entries of the annonces the caller may read, branch by branch, the highest number first. */
export async function listEntries(
  ctx: RequestContext,
  query: EntryQuery,
): Promise<{ items: Entry[]; nextCursor: string | null }> {
  const limit = query.limit ?? 50
  const from = decodeCursor(Position, query.cursor)
  const items = await read(
    ctx,
    sql`true ${query.branchId ? sql`and m.branch_id = ${query.branchId}` : sql``}
       ${query.annonceId ? sql`and m.annonce_id = ${query.annonceId}` : sql``}
       ${from ? sql`and (m.branch_id > ${from[0]} or (m.branch_id = ${from[0]} and m.number < ${from[1]}))` : sql``}`,
    sql`order by m.branch_id, m.number desc limit ${limit + 1}`,
  )
  return toPage(items, limit, (row) => [row.branchId, row.number])
}

/** One entry of an annonce the caller may read, or null. */
export async function readEntry(ctx: RequestContext, id: string): Promise<Entry | null> {
  const [entry] = await read(ctx, sql`m.id = ${id}`, sql``)
  return entry ?? null
}

/** The last entry about an annonce, whoever asks; null when the register has none. For who holds the annonce. */
export async function lastEntryOf(ctx: RequestContext, annonceId: string): Promise<Entry | null> {
  const rows = await sql<Row>`
    select ${columns} from ${joins} where m.annonce_id = ${annonceId} order by m.entered_at desc, m.number desc limit 1`.execute(
    ctx.db,
  )
  const row = rows.rows[0]
  return row ? presented(ctx, row) : null
}

/** A part of a branch's register in its order, both numbers included. */
export function entriesBetween(ctx: RequestContext, branchId: string, from: number, to: number): Promise<Entry[]> {
  return read(
    ctx,
    sql`m.branch_id = ${branchId} and m.number between ${from}::bigint and ${to}::bigint`,
    sql`order by m.number`,
  )
}

/** The branches with where their registers stand. */
export async function listRegisters(ctx: RequestContext): Promise<Register[]> {
  const rows = await sql<Register>`
    select b.id as "branchId", b.name, b.country, ${holderAddress} as address, ${legalJson('b')} as legal,
           coalesce(r.first_number, 1)::int as "firstNumber", coalesce(r.last_number, 0)::int as "lastNumber", coalesce(encode(r.head, 'hex'), '00') as head
      from app.branches b left join app.mandate_registers r on r.branch_id = b.id order by b.created_at, b.id`.execute(
    ctx.db,
  )
  return rows.rows
}

/** Whose register it is, as the agency said it of itself, and where it stands. */
export type Holder = Omit<Register, 'branchId' | 'head'> & { organization: string; timezone: string }

/** The holder of a branch's register; null for a branch that is not there. */
export async function holderOf(ctx: RequestContext, branchId: string): Promise<Holder | null> {
  const rows = await sql<Holder>`
    select o.name as organization, b.name, b.country, b.timezone, ${holderAddress} as address, ${legalJson('b')} as legal,
           coalesce(r.first_number, 1)::int as "firstNumber", coalesce(r.last_number, 0)::int as "lastNumber"
      from app.branches b join app.organizations o on true left join app.mandate_registers r on r.branch_id = b.id
     where b.id = ${branchId}`.execute(ctx.db)
  return rows.rows[0] ?? null
}

/** Walks a register from its first entry to its head. */
export async function verifyRegister(ctx: RequestContext, branchId: string): Promise<Verified> {
  const rows = await sql<Verified>`
    select ok, entries, broken_number as "brokenNumber", broken_why as "brokenWhy", head from app.verify_mandates(${branchId})`.execute(
    ctx.db,
  )
  const row = rows.rows[0]
  if (!row) throw new Error('a register is walked in the context of an organisation')
  return row
}

/** The name of a member, or null. */
export async function memberName(ctx: RequestContext, userId: string): Promise<string | null> {
  const row = await ctx.db.selectFrom('members').select('name').where('user_id', '=', userId).executeTakeFirst()
  return row?.name ?? null
}

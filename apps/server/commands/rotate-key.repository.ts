import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '#platform/db'
import type { SealedPlace } from './sealed-places.ts'

/** A value that is not sealed with the key of now. */
export interface SealedRow {
  id: string
  sealed: Buffer
}

/** How a place is read and written: `text` is the value as SQL, base64 where it stands in JSON. */
interface Access {
  table: RawBuilder<unknown>
  id: RawBuilder<string>
  value: RawBuilder<Buffer | string>
  filled: RawBuilder<boolean>
  /** Whether it begins with `head`. */
  beginsWith(head: Buffer): RawBuilder<boolean>
  /** The value as the database compares it. */
  written(sealed: Buffer): Buffer | string
  becomes(sealed: Buffer): RawBuilder<unknown>
}

function accessTo(place: SealedPlace): Access {
  const table = sql.raw(place.table)
  const id = sql.raw<string>(`${place.id}::text`)
  const own = place.ofOrganizations ? sql<boolean>`org_id = app.current_org()` : sql<boolean>`true`
  if ('column' in place) {
    const value = sql.raw<Buffer>(place.column)
    return {
      table,
      id,
      value,
      filled: sql`${own} and ${value} is not null`,
      beginsWith: (head) => sql`substring(${value} for ${head.length}::int) = ${head}`,
      written: (sealed) => sealed,
      becomes: (sealed) => sql`${value} = ${sealed}`,
    }
  }
  const { field, kind } = place.json
  const column = sql.raw(place.json.column)
  const value = sql<string>`(${column} ->> ${field}::text)`
  return {
    table,
    id,
    value,
    filled: sql`${own} and kind = ${kind} and ${value} is not null`,
    // Nine bytes are twelve characters of base64, none of them shared with what follows.
    beginsWith: (head) => sql`starts_with(${value}, ${head.toString('base64')})`,
    written: (sealed) => sealed.toString('base64'),
    becomes: (sealed) =>
      sql`${column} = jsonb_set(${column}, array[${field}::text], to_jsonb(${sealed.toString('base64')}::text))`,
  }
}

/** True when the role of this connection owns the tables. */
export async function ownsTables(db: Tx): Promise<boolean> {
  const rows = await sql<{ owner: boolean }>`
    select pg_has_role(current_user, c.relowner, 'USAGE') as owner from pg_class c
     where c.oid = 'app.channel_accounts'::regclass`.execute(db)
  return rows.rows[0]?.owner ?? false
}

/** How many values of a place begin with `head`, in the organisation in scope. */
export async function countSealedAs(db: Tx, place: SealedPlace, head: Buffer): Promise<number> {
  const { table, filled, beginsWith } = accessTo(place)
  const rows = await sql<{ n: number }>`
    select count(*)::int as n from ${table} where ${filled} and ${beginsWith(head)}`.execute(db)
  return rows.rows[0]?.n ?? 0
}

/**
 * The next values of a place that do not begin with `head`, in the order of their rows, after `after`.
 * @param lock holds the rows until commit, and leaves out those that somebody else holds: it never waits
 */
export async function nextSealedOtherwise(
  db: Tx,
  place: SealedPlace,
  head: Buffer,
  { after, limit, lock }: { after: string; limit: number; lock: boolean },
): Promise<SealedRow[]> {
  const { table, id, value, filled, beginsWith } = accessTo(place)
  const rows = await sql<{ id: string; value: Buffer | string }>`
    select ${id} as id, ${value} as value from ${table}
     where ${filled} and not ${beginsWith(head)} and ${id} collate "C" > ${after}
     order by ${id} collate "C" limit ${limit} ${lock ? sql`for no key update skip locked` : sql``}`.execute(db)
  return rows.rows.map((row) => ({
    id: row.id,
    sealed: typeof row.value === 'string' ? Buffer.from(row.value, 'base64') : row.value,
  }))
}

/** Puts a value in the place of what was there when it was read; false when that is something else by now. */
export async function replaceSealed(db: Tx, place: SealedPlace, row: SealedRow, sealed: Buffer): Promise<boolean> {
  const { table, id, value, filled, written, becomes } = accessTo(place)
  const rows = await sql`
    update ${table} set ${becomes(sealed)}
     where ${filled} and ${id} = ${row.id} and ${value} = ${written(row.sealed)} returning 1`.execute(db)
  return rows.rows.length > 0
}

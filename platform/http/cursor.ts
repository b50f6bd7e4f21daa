import { type Static, type TSchema, Type } from 'typebox'
import { Check } from 'typebox/value'
import { invalidField } from '#platform/errors'

/** Query parameters of every list. */
export const pageQuery = {
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100, default: 50 })),
  cursor: Type.Optional(Type.String({ maxLength: 500 })),
}

/** A page of a keyset list: the items and where the next page begins. */
export function pageOf<T extends TSchema>(item: T) {
  return Type.Object({ items: Type.Array(item), nextCursor: Type.Union([Type.String(), Type.Null()]) })
}

/** Writes a keyset position as an opaque text. */
export function encodeCursor(values: readonly (string | number | null)[]): string {
  return Buffer.from(JSON.stringify(values)).toString('base64url')
}

/** Reads a cursor back and checks its shape; anything else is 400 on `cursor`. */
export function decodeCursor<T extends TSchema>(schema: T, cursor: string | undefined): Static<T> | null {
  if (cursor === undefined) return null
  try {
    const value: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'))
    if (Check(schema, value)) return value as Static<T>
  } catch {
    // falls through to the refusal below
  }
  throw invalidField('query.cursor', 'CURSOR')
}

/** Cuts one row too many into a page: ask the database for limit + 1 rows. */
export function toPage<T>(
  rows: readonly T[],
  limit: number,
  position: (row: T) => readonly (string | number | null)[],
): { items: T[]; nextCursor: string | null } {
  const items = rows.slice(0, limit)
  const last = items.at(-1)
  return { items, nextCursor: rows.length > limit && last ? encodeCursor(position(last)) : null }
}

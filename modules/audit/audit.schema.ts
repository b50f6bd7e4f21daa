import { type Static, type TSchema, Type } from 'typebox'
import { pageQuery } from '#platform/http'

const nullable = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()])
const OneOf = <const T extends readonly string[]>(values: T) => Type.Enum([...values] as unknown as T)

/** Rows that changed, and what only use cases know: refusals, reads of personal data, exports, erasures. */
const auditActions = [
  'INSERT',
  'UPDATE',
  'DELETE',
  'BLOCKED_BY_POLICY',
  'READ',
  'EXPORT',
  'SIGN_IN',
  'ERASURE',
  'REPLAY',
] as const

export const AuditEntry = Type.Object({
  id: Type.String(),
  at: Type.String(),
  actor: Type.Object({ kind: Type.String(), id: nullable(Type.String()), name: nullable(Type.String()) }),
  action: OneOf(auditActions),
  /** The table, or the thing a security record is about. */
  entity: Type.String(),
  entityId: Type.String(),
  changes: Type.Array(Type.Object({ field: Type.String(), before: Type.Unknown(), after: Type.Unknown() })),
  /** The values were erased on request; that something happened, and when, stays. */
  erased: Type.Boolean(),
  correlationId: nullable(Type.String()),
  sealed: Type.Boolean(),
  position: nullable(Type.Integer()),
})
export type AuditEntry = Static<typeof AuditEntry>

const filters = {
  entity: Type.Optional(Type.String({ pattern: '^[a-z_]{1,63}$' })),
  entityId: Type.Optional(Type.String({ minLength: 1, maxLength: 200 })),
  /** A person, key or contact by id; "kind:id"; or a kind alone ("agent", "job", "system"). */
  actor: Type.Optional(Type.String({ minLength: 1, maxLength: 200 })),
  action: Type.Optional(OneOf(auditActions)),
  from: Type.Optional(Type.String({ format: 'date-time' })),
  to: Type.Optional(Type.String({ format: 'date-time' })),
}
const AuditFilter = Type.Object(filters)
export type AuditFilter = Static<typeof AuditFilter>
export const AuditQuery = Type.Object({ ...pageQuery, ...filters })
export type AuditQuery = Static<typeof AuditQuery>

const ExportFormat = Type.Union([Type.Literal('ndjson'), Type.Literal('csv')])
export type ExportFormat = Static<typeof ExportFormat>
export const ExportQuery = Type.Object({ ...filters, format: Type.Optional(ExportFormat) })
export type ExportQuery = Static<typeof ExportQuery>

export const Verification = Type.Object({
  checkedAt: Type.String(),
  entries: Type.Integer(),
  sealed: Type.Integer(),
  unsealed: Type.Integer(),
  erased: Type.Integer(),
  ok: Type.Boolean(),
  /** `entryId` is null when nothing is left of the entry to name. */
  firstBroken: nullable(
    Type.Object({ entryId: nullable(Type.String()), position: nullable(Type.Integer()), why: Type.String() }),
  ),
  /** Hash of the last seal, hexadecimal: published elsewhere, it also proves that nothing was cut off the end. */
  head: nullable(Type.String()),
  headPosition: Type.Integer(),
})
export type Verification = Static<typeof Verification>

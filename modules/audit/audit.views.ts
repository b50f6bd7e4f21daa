import { type RawBuilder, sql } from 'kysely'
import { Type } from 'typebox'
import { actorJson } from '#modules/timeline'
import { isoNow } from '#platform/clock'
import type { RequestContext } from '#platform/context'
import { decodeCursor, toPage } from '#platform/http'
import { visibleEntries } from './audit.policy.ts'
import { actorFilter, readChanges } from './audit.rules.ts'
import type { AuditEntry, AuditFilter, AuditQuery, Verification } from './audit.schema.ts'

type Row = Omit<AuditEntry, 'changes' | 'sealed'> & { changes: unknown }
type Position = readonly [at: string, id: string]

const Cursor = Type.Tuple([Type.String({ format: 'date-time' }), Type.String({ format: 'uuid' })])

function matching(filter: AuditFilter): RawBuilder<unknown> {
  const { entity, entityId, action, from, to } = filter
  const actor = filter.actor === undefined ? null : actorFilter(filter.actor)
  return sql`true
    ${entity === undefined ? sql`` : sql`and e.entity = ${entity}`}
    ${entityId === undefined ? sql`` : sql`and e.entity_id = ${entityId}`}
    ${action === undefined ? sql`` : sql`and e.action = ${action}`}
    ${actor ? sql`and (e.actor = any (${actor.texts}::text[]) ${actor.below ? sql`or starts_with(e.actor, ${actor.below})` : sql``})` : sql``}
    ${from === undefined ? sql`` : sql`and e.at >= ${from}::timestamptz`}
    ${to === undefined ? sql`` : sql`and e.at <= ${to}::timestamptz`}`
}

/** Entries with names, values and seals looked up only for the rows of this slice. */
async function slice(
  ctx: RequestContext,
  filter: AuditFilter,
  options: { after: Position | null; limit: number; oldestFirst: boolean },
): Promise<AuditEntry[]> {
  const { after, limit, oldestFirst } = options
  const beyond = after
    ? oldestFirst
      ? sql`and (e.at, e.id) > (${after[0]}::timestamptz, ${after[1]}::uuid)`
      : sql`and (e.at, e.id) < (${after[0]}::timestamptz, ${after[1]}::uuid)`
    : sql``
  const order = oldestFirst ? sql`at, id` : sql`at desc, id desc`
  const rows = await sql<Row>`
    select e.id, e.at, ${actorJson('e.actor')} as actor, e.action, e.entity, e.entity_id as "entityId", v.changes,
           v.erased_at is not null as erased, e.correlation_id as "correlationId", s.position
      from (select e.* from app.audit_entries e where ${matching(filter)} and ${visibleEntries(ctx)} ${beyond}
             order by ${order} limit ${limit}) e
      left join app.audit_values v on v.org_id = e.org_id and v.entry_id = e.id
      left join app.audit_seals s on s.org_id = e.org_id and s.entry_id = e.id
     order by ${order}`.execute(ctx.db)
  return rows.rows.map((row) => ({ ...row, changes: readChanges(row.changes), sealed: row.position !== null }))
}

/** The audit as the caller may read it, newest first. */
export async function listEntries(
  ctx: RequestContext,
  query: AuditQuery,
): Promise<{ items: AuditEntry[]; nextCursor: string | null }> {
  const limit = query.limit ?? 50
  const after = decodeCursor(Cursor, query.cursor)
  const rows = await slice(ctx, query, { after, limit: limit + 1, oldestFirst: false })
  return toPage(rows, limit, (row) => [row.at, row.id])
}

/** Every entry of a filter, oldest first, read in keyset batches while the caller takes them. Ends at this instant. */
export async function* entriesInOrder(
  ctx: RequestContext,
  filter: AuditFilter,
  batch = 1000,
): AsyncGenerator<AuditEntry> {
  const bounded = { ...filter, to: filter.to ?? isoNow(ctx.clock) }
  let after: Position | null = null
  for (;;) {
    const rows: AuditEntry[] = await slice(ctx, bounded, { after, limit: batch, oldestFirst: true })
    yield* rows
    const last = rows.at(-1)
    if (!last || rows.length < batch) return
    after = [last.at, last.id]
  }
}

/** Judges the whole chain of the organisation in one snapshot. */
export async function verifyChain(ctx: RequestContext): Promise<Verification> {
  const rows = await sql<{
    entries: number
    sealed: number
    unsealed: number
    erased: number
    ok: boolean
    entryId: string | null
    position: number | null
    why: string | null
    headPosition: number
    headHash: string
  }>`select entries, sealed, unsealed, erased, ok, broken_entry as "entryId", broken_position as position, broken_why as why,
            head_position as "headPosition", head_hash as "headHash" from app.verify_audit(${ctx.orgId})`.execute(
    ctx.db,
  )
  const row = rows.rows[0]
  if (!row) throw new Error('verify_audit answered nothing')
  return {
    checkedAt: isoNow(ctx.clock),
    entries: row.entries,
    sealed: row.sealed,
    unsealed: row.unsealed,
    erased: row.erased,
    ok: row.ok,
    firstBroken: row.why === null ? null : { entryId: row.entryId, position: row.position, why: row.why },
    head: row.headPosition > 0 ? row.headHash : null,
    headPosition: row.headPosition,
  }
}

/** The hash that stands at a position of the chain, hexadecimal; null when there is no seal there. */
export async function sealAt(ctx: RequestContext, position: number): Promise<string | null> {
  const rows = await sql<{ hash: string }>`
    select encode(hash, 'hex') as hash from app.audit_seals where position = ${position}`.execute(ctx.db)
  return rows.rows[0]?.hash ?? null
}

import type pg from 'pg'
import { tenantTables } from '../../database/tests/minimal-rows.ts'

/** Written on purpose when a call is refused: the audit of the refusal, and its quiet line in the timeline. */
const RECORDS = /^(audit_|outbox$)/

/**
 * Makes a reader of the state of all business tables: the same text twice means that nothing was written between.
 * @param orgId only the rows of this organisation
 */
export async function rowsReader(client: pg.Client, orgId?: string): Promise<() => Promise<string>> {
  const tables = (await tenantTables(client)).filter((name) => !RECORDS.test(name))
  const where = orgId ? `where org_id = '${orgId}'` : ''
  const parts = tables.map((name) => {
    const blocked = name === 'activities' ? `${where ? 'and' : 'where'} code <> 'message.blocked'` : ''
    return `select '${name}' as name, count(*) as n, coalesce(sum(xmin::text::bigint), 0) as x from app.${name} ${where} ${blocked}`
  })
  const text = `select string_agg(name || ' ' || n || ' ' || x, E'\\n' order by name) as state from (${parts.join(' union all ')}) s`
  // Prepared once: planning it takes longer than reading.
  const query = { name: `rows of ${orgId ?? 'all'}`, text }
  return async () => (await client.query<{ state: string }>(query)).rows[0]?.state ?? ''
}

import { randomUUID } from 'node:crypto'
import type pg from 'pg'

type Column = { name: string; type: string; position: number; required: boolean; identity: string }

/** Columns whose checks no simple value meets. */
const particular: Record<string, Record<string, unknown>> = {
  canned_replies: { shortcut: 'oui', text_fr: 'Oui' },
  agenda_holds: { user_id: randomUUID(), taken: '[2026-01-01,2026-01-02)' },
  appointment_attendees: { contact_id: randomUUID() },
  channel_accounts: { kind: 'SMTP' },
  channel_drafts: { credentials_sealed: Buffer.of(1), app_secret_sealed: Buffer.of(1) },
  members: { roles: ['AGENT'] },
  invitations: { roles: ['AGENT'] },
  parties: { dossier_id: randomUUID() },
  dossiers: { source: 'OTHER' },
  documents: { dossier_id: randomUUID(), type: 'OTHER' },
  reference_values: { code: 'OTHER' },
  document_versions: { file_hash: '0'.repeat(64) },
  message_costs: { market: '*', category: 'OTHER' },
  reminders: { minutes_before: 60, state: 'SKIPPED', reason: 'TOO_LATE' },
  merges: { kind: 'CONTACT', survivor_contact_id: randomUUID(), loser_contact_id: randomUUID() },
  duplicate_suggestions: {
    left_contact_id: '00000000-0000-7000-8000-000000000001',
    right_contact_id: '00000000-0000-7000-8000-000000000002',
  },
}

/** Names of all tables of organisations, in order. */
export async function tenantTables(client: pg.Client): Promise<string[]> {
  const found = await client.query<{ name: string }>(
    `select c.relname as name from pg_class c where c.relnamespace = 'app'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition order by 1`,
  )
  return found.rows.map((row) => row.name)
}

async function columnsOf(client: pg.Client, table: string): Promise<Column[]> {
  const found = await client.query<Column>(
    `select a.attname as name, format_type(a.atttypid, a.atttypmod) as type, a.attnum as position, a.attidentity as identity,
            a.attnotnull and not a.atthasdef as required
       from pg_attribute a where a.attrelid = $1::regclass and a.attnum > 0 and not a.attisdropped and a.attgenerated = '' order by a.attnum`,
    [`app.${table}`],
  )
  return found.rows
}

/** First allowed value of each column that a check narrows to a list. */
async function firstAllowed(client: pg.Client, table: string): Promise<Map<string, string>> {
  const checks = await client.query<{ def: string }>(
    `select pg_get_constraintdef(oid) as def from pg_constraint where conrelid = $1::regclass and contype = 'c'`,
    [`app.${table}`],
  )
  const allowed = new Map<string, string>()
  for (const { def } of checks.rows) {
    const list = /^CHECK \(\(+\(?(\w+)\)?(?:::\w+)? = (?:ANY \(+ARRAY\[)?'([^']+)'/.exec(def)
    if (list?.[1] && list[2]) allowed.set(list[1], list[2])
  }
  return allowed
}

/** A harmless value of a type. Times rise with the column's place, so that ends come after starts. */
function plainValue(column: Column): unknown {
  const { type, position } = column
  if (type === 'uuid') return randomUUID()
  if (type.startsWith('timestamp')) return new Date(Date.UTC(2026, 0, 1, position)).toISOString()
  if (type.startsWith('time')) return `${String(position).padStart(2, '0')}:00`
  if (type === 'date') return '2026-01-01'
  if (type === 'jsonb' || type === 'json') return '{}'
  if (type === 'boolean') return false
  if (type === 'bytea') return Buffer.from(randomUUID())
  if (type.endsWith('[]')) return []
  if (/^(smallint|integer|bigint|numeric|real|double)/.test(type)) return 1
  const longest = /^character(?: varying)?\((\d+)\)$/.exec(type)?.[1]
  return randomUUID()
    .replaceAll('-', '')
    .slice(0, Math.min(12, Number(longest ?? 12)))
}

/**
 * Writes one row of an organisation into any table, required columns only, behind triggers and foreign keys.
 * Throws, naming the table, when no simple row meets its checks: then add the column to `particular`.
 */
export async function plantRow(client: pg.Client, table: string, orgId: string): Promise<void> {
  const columns = await columnsOf(client, table)
  const allowed = await firstAllowed(client, table)
  const values = new Map<string, unknown>([['org_id', orgId], ...Object.entries(particular[table] ?? {})])
  for (const column of columns)
    if (column.required && !values.has(column.name))
      values.set(column.name, allowed.get(column.name) ?? plainValue(column))
  const names = [...values.keys()]
  try {
    await client.query(
      `insert into app.${table} (${names.join(', ')}) values (${names.map((_, i) => `$${i + 1}`).join(', ')})`,
      [...values.values()],
    )
  } catch (error) {
    throw new Error(`no row could be planted in app.${table}: ${error instanceof Error ? error.message : error}`, {
      cause: error,
    })
  }
}

/** Columns that a statement may write, quoted and in order. */
export async function writableColumns(client: pg.Client, table: string): Promise<string[]> {
  return (await columnsOf(client, table)).filter((c) => c.identity !== 'a').map((c) => `"${c.name}"`)
}

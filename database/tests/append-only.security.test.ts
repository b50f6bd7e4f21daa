import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sqlState } from '#platform/errors'
import { cloneDatabase, type TestDatabase } from '#testing'
import { plantRow, tenantTables } from './minimal-rows.ts'

let db: TestDatabase
let superuser: pg.Client
let appendOnly: string[]
const org = randomUUID()

beforeAll(async () => {
  db = await cloneDatabase()
  superuser = new pg.Client({ connectionString: db.superuserUrl })
  await superuser.connect()
  const guarded = await superuser.query<{ name: string }>(
    `select tgrelid::regclass::text as name from pg_trigger g join pg_class c on c.oid = g.tgrelid
      where tgname = 'aa_append_only' and c.relnamespace = 'app'::regnamespace order by 1`,
  )
  appendOnly = guarded.rows.map((row) => row.name.replace(/^app\./, ''))
  await superuser.query('set session_replication_role = replica')
  for (const table of appendOnly) await plantRow(superuser, table, org)
  await superuser.query('set session_replication_role = origin')
})
afterAll(async () => {
  await superuser.end()
  await db.drop()
})

const refusal = (text: string) =>
  superuser.query(text).then(
    (result) => `${result.rowCount} rows`,
    (error: unknown) => sqlState(error),
  )

describe('append-only tables', () => {
  it('are those that hold history and proof', () => {
    expect(appendOnly).toEqual(
      expect.arrayContaining([
        'annonce_prices',
        'annonce_status_history',
        'appointment_history',
        'audit_entries',
        'audit_seals',
        'consent_events',
        'decision_overrides',
        'decisions',
        'dossier_status_history',
        'mandate_entries',
        'note_versions',
      ]),
    )
  })

  it('refuse to change, to forget and to be emptied, the superuser included', async () => {
    for (const table of appendOnly) {
      expect(await refusal(`update app.${table} set org_id = org_id`), `update ${table}`).toBe('AT001')
      expect(await refusal(`delete from app.${table}`), `delete ${table}`).toBe('AT001')
      expect(await refusal(`truncate app.${table} cascade`), `truncate ${table}`).toBe('AT001')
    }
  })

  it('are not emptied by way of the tables they refer to', async () => {
    expect(await refusal('truncate app.dossiers cascade')).toBe('AT001')
    expect(await refusal('truncate app.contacts cascade')).toBe('AT001')
  })

  it('give way only to one who switches the triggers off, which the audit chain then shows', async () => {
    await superuser.query('begin')
    await superuser.query('set local session_replication_role = replica')
    expect(await refusal('delete from app.decisions')).toBe('1 rows')
    await superuser.query('rollback')
  })

  it('are every table that the application role may fill and never change, unless a function keeps it', async () => {
    const loose = await superuser.query<{ name: string }>(
      `select c.relname as name from pg_class c where c.relnamespace = 'app'::regnamespace and c.relkind in ('r', 'p')
          and not has_any_column_privilege('atlas_app', c.oid, 'update') and not has_table_privilege('atlas_app', c.oid, 'delete')
          and not exists (select 1 from pg_trigger g where g.tgrelid = c.oid and g.tgname = 'aa_append_only') order by 1`,
    )
    // Kept by definer functions (sealing, consent, sending) or by the platform alone (blocks).
    expect(loose.rows.map((row) => row.name)).toEqual([
      'annonce_platform_blocks',
      'audit_heads',
      'audit_unsealed',
      'audit_values',
      'consent_states',
      'mandate_registers',
      'message_spend',
      'reached_recipients',
      'search_words',
      'sending_budgets',
      'sending_rates',
    ])
    expect((await tenantTables(superuser)).length).toBeGreaterThan(appendOnly.length)
  })
})

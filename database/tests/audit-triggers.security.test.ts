import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { cloneDatabase, type TestDatabase } from '#testing'

let db: TestDatabase
let superuser: pg.Client

beforeAll(async () => {
  db = await cloneDatabase()
  superuser = new pg.Client({ connectionString: db.superuserUrl })
  await superuser.connect()
})
afterAll(async () => {
  await superuser.end()
  await db.drop()
})

type Trigger = { table: string; definition: string; left_out: string[]; columns: string[] }

describe('tables whose updates the audit looks at only when an audited column changed', () => {
  it('name every audited column in that condition, also those that came later', async () => {
    const found = await superuser.query<Trigger>(
      `select t.tgrelid::regclass::text as table, pg_get_triggerdef(t.oid) as definition,
              array(select a from unnest(string_to_array(encode(t.tgargs, 'escape'), '\\000')) a where a <> '') as left_out,
              array(select c.attname::text from pg_attribute c where c.attrelid = t.tgrelid and c.attnum > 0
                       and not c.attisdropped and c.attgenerated = '') as columns
         from pg_trigger t where t.tgname = 'zz_audit_update'`,
    )
    expect(found.rows.length).toBeGreaterThan(0)
    for (const { table, definition, left_out, columns } of found.rows) {
      const audited = columns.filter((name) => ![...left_out, 'org_id', 'version', 'updated_at'].includes(name))
      const unseen = audited.filter((name) => !new RegExp(`\\bnew\\.${name}\\b`, 'i').test(definition))
      expect(unseen, table).toEqual([])
    }
  })

  it('are audited for every kind of change', async () => {
    const found = await superuser.query<{ table: string; kinds: string }>(
      `select t.tgrelid::regclass::text as table,
              string_agg(t.tgname || case when t.tgtype & 4 > 0 then '+insert' else '' end || case when t.tgtype & 8 > 0 then '+delete' else '' end
                         || case when t.tgtype & 16 > 0 then '+update' else '' end, ' ' order by t.tgname) as kinds
         from pg_trigger t where t.tgname in ('zz_audit', 'zz_audit_update') group by 1`,
    )
    for (const { table, kinds } of found.rows)
      expect(['zz_audit+insert+delete+update', 'zz_audit+insert+delete zz_audit_update+update'], table).toContain(kinds)
  })
})

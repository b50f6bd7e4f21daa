import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bootTestApp, type TestApp, type TestOrg } from '#testing'

let t: TestApp
let org: TestOrg
beforeAll(async () => {
  t = await bootTestApp()
  org = await t.org()
})
afterAll(() => t.close())

describe('a transaction', () => {
  it('never reports success when a swallowed error made the server roll back', async () => {
    const lost = t.inOrg(org.orgId, async (ctx) => {
      await ctx.db.insertInto('contacts').values({ display_name: 'Perdu' }).execute()
      await sql`select 1 / 0`.execute(ctx.db).catch(() => undefined)
      ctx.afterCommit(() => {
        throw new Error('effects must not run')
      })
    })
    await expect(lost).rejects.toThrow('rolled back')
    const found = await t.superuser.query("select 1 from app.contacts where display_name = 'Perdu'")
    expect(found.rowCount).toBe(0)
  })

  it('leaves a usable connection behind, also after an error', async () => {
    for (let i = 0; i < 20; i += 1) {
      await t.inOrg(org.orgId, (ctx) => sql`select 1 / 0`.execute(ctx.db)).catch(() => undefined)
    }
    const alive = await t.inOrg(org.orgId, (ctx) => ctx.db.selectFrom('organizations').select('name').execute())
    expect(alive).toHaveLength(1)
  })
})

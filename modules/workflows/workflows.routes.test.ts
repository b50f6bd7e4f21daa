import { afterAll, beforeAll, expect, it } from 'vitest'
import { bootTestApp, type TestApp, type TestOrg } from '#testing'
import { activeWorkflow } from './workflows.read-model.ts'

let t: TestApp
let casa: TestOrg

beforeAll(async () => {
  t = await bootTestApp()
  casa = await t.org()
})
afterAll(() => t.close())

type List = { items: { id: string; code: string; version: number; definition: { initial: string } }[] }

it('a new organisation begins with version 1 of every workflow, its own rows', async () => {
  const lyon = await t.org({ country: 'FR' })
  const mine = await casa.admin.get<List>('/workflows')
  const theirs = await lyon.admin.get<List>('/workflows')
  expect(mine.body.items.map((w) => w.code)).toContain('LEAD_BUY')
  expect(mine.body.items.every((w) => w.version === 1)).toBe(true)
  expect(mine.body.items.find((w) => w.code === 'LEAD_BUY')?.definition.initial).toBe('NEW')
  const ids = new Set(mine.body.items.map((w) => w.id))
  expect(theirs.body.items.some((w) => ids.has(w.id))).toBe(false)
})

it('owners and moderators are not shown the workflows', async () => {
  for (const role of ['OWNER', 'MODERATOR']) {
    const person = await t.member(casa, [role])
    expect((await person.get('/workflows')).status, role).toBe(403)
  }
  expect((await (await t.member(casa, ['AGENT'])).get('/workflows')).status).toBe(200)
})

it('a definition broken in the database is a typed refusal, never a silent walk', async () => {
  const org = await t.org()
  const breakIt = () =>
    t.superuser.query(
      `update app.workflow_versions set definition = jsonb_set(definition, '{initial}', '"NOWHERE"') where org_id = $1 and code = 'DISPUTE'`,
      [org.orgId],
    )
  await expect(breakIt(), 'not even by a superuser’s plain statement').rejects.toMatchObject({ code: 'AT012' })
  await t.superuser.query('set session_replication_role = replica')
  await breakIt()
  await t.superuser.query('set session_replication_role = origin')
  const answer = await org.admin.get('/workflows')
  expect([answer.status, answer.body.code]).toEqual([500, 'WORKFLOW_INVALID'])
  await expect(t.inOrg(org.orgId, (ctx) => activeWorkflow(ctx, 'DISPUTE'))).rejects.toMatchObject({
    code: 'WORKFLOW_INVALID',
  })
  await expect(t.inOrg(org.orgId, (ctx) => activeWorkflow(ctx, 'LEAD_BUY'))).resolves.toMatchObject({ version: 1 })
  await expect(t.inOrg(org.orgId, (ctx) => activeWorkflow(ctx, 'UNKNOWN'))).rejects.toMatchObject({ status: 404 })
})

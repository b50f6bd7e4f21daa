import { afterAll, beforeAll, expect, it } from 'vitest'
import { bootTestApp, type Caller, type TestApp, type TestOrg } from '#testing'
import { aConsent, aMessage, aThread } from '../../database/tests/arrange.ts'
import type { MessageAttempt } from './messaging.schema.ts'

let t: TestApp
let org: TestOrg
let dead: string
let received: string

beforeAll(async () => {
  t = await bootTestApp()
  org = await t.org({ country: 'MA' })
  const thread = await aThread(t, org)
  await aConsent(t, thread, { purpose: 'REPLY', state: 'GRANTED' })
  dead = await aMessage(t, thread, { direction: 'OUT' })
  received = await aMessage(t, thread, { direction: 'IN' })
  await t.superuser.query(
    `insert into app.message_attempts (org_id, message_id, n, state, error_code, cause) values
       ($1, $2, 1, 'UNKNOWN', null, 'ECONNRESET'), ($1, $2, 2, 'REJECTED', '131026', 'channels.whatsapp.errors.131026')`,
    [org.orgId, dead],
  )
})
afterAll(() => t.close())

const open = (who: Caller, id = dead) => who.get<{ items: MessageAttempt[] }>(`/outbound/messages/${id}/attempts`)

it('tells every try, the last one first, its cause in words or not at all', async () => {
  const { body } = await open(org.admin)
  expect(body.items).toMatchObject([
    { n: 2, state: 'REJECTED', code: '131026' },
    { n: 1, state: 'UNKNOWN', code: null, cause: null },
  ])
  expect(body.items[0]?.cause).toMatch(/\p{L}+ \p{L}+/u)
})

it('is not there for a message that came in, another agent, another organisation, an owner', async () => {
  expect((await open(org.admin, received)).status).toBe(404)
  expect((await open(await t.member(org, ['AGENT']))).status).toBe(404)
  expect((await open((await t.org({ country: 'FR' })).admin)).status).toBe(404)
  expect((await open(await t.member(org, ['OWNER']))).status).toBe(403)
})

import { afterAll, beforeAll, expect, it } from 'vitest'
import { bootTestApp, type TestApp } from '../index.ts'
import { type Agency, anAgency } from './agency.ts'
import { RULES } from './routes.table.ts'

/** Beginnings of addresses that show nobody but members of the organisation, or that keep their own record. */
const SHOW_NO_PERSON =
  /^\/(organization|branches|channel-accounts|channels|resources|members|invitations|api-keys|reference-lists|workflow|assignment-rules|working-hours|absences|annonces(?!.*parties)|retention|reports|availability|bulk-changes|saved-views|calendar-feed|notification|push-devices|canned-replies|message-templates|audit)/

let t: TestApp
let casa: Agency

beforeAll(async () => {
  t = await bootTestApp()
  casa = await anAgency(t)
})
afterAll(() => t.close())

const readingsBy = async (userId: string) =>
  (
    await t.superuser.query<{ entity: string; entity_id: string }>(
      `select entity, entity_id from app.audit_entries where org_id = $1 and action = 'READ' and actor = $2 order by id`,
      [casa.org.orgId, `user:${userId}`],
    )
  ).rows

it('leaves a record of each reading of personal data by an auditor, of no reading by anybody else', async () => {
  const auditor = await t.member(casa.org, ['AUDITOR'])
  const manager = await t.member(casa.org, ['MANAGER'])
  for (const [name, rule] of Object.entries(RULES).filter(([one]) => one.startsWith('GET '))) {
    const { url } = rule.ask(casa)
    if (name === 'GET /events/stream' || !rule.may.includes('AUDITOR')) continue
    const before = (await readingsBy(auditor.userId)).length
    expect((await auditor.get(url)).status, name).toBe(200)
    const kept = (await readingsBy(auditor.userId)).length - before
    if (!SHOW_NO_PERSON.test(url)) expect(kept, name).toBe(1)
    if (rule.may.includes('MANAGER')) expect((await manager.get(url)).status, name).toBe(200)
  }
  expect(await readingsBy(auditor.userId)).toContainEqual({ entity: 'contacts', entity_id: casa.ids.contact })
  expect(await readingsBy(manager.userId)).toEqual([])
})

it('records nothing of what is refused', async () => {
  const auditor = await t.member(casa.org, ['AUDITOR'])
  expect((await auditor.get('/contacts/0195a000-0000-7000-8000-000000000000')).status).toBe(404)
  expect((await auditor.get('/merges')).status).toBe(403)
  expect(await readingsBy(auditor.userId)).toEqual([])
})

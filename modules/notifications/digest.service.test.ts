import { afterAll, beforeAll, expect, it } from 'vitest'
import { bootTestApp, type Caller, startTestMails, type TestApp, type TestMails, type TestOrg } from '#testing'
import { certainlyNotSent } from './digest.rules.ts'

let mails: TestMails
let t: TestApp
let lyon: TestOrg
let agent: Caller
let serial = 0

beforeAll(async () => {
  mails = await startTestMails()
  t = await bootTestApp({ SMTP_URL: mails.url })
  lyon = await t.org({ country: 'FR', name: 'Maison Rhône' })
  agent = await t.member(lyon, ['AGENT'], { name: 'Claire' })
})
afterAll(async () => {
  await t.close()
  await mails.close()
})

async function aDossier(to: Caller = agent): Promise<string> {
  serial += 1
  const made = await lyon.admin.send<{ id: string }>('POST', '/dossiers', {
    caseType: 'LEAD_BUY',
    source: 'WALK_IN',
    contact: { displayName: `Personne ${serial}` },
    assigneeId: to.userId,
  })
  return made.body.id
}
const at = async (instant: string) => {
  t.clock.set(Date.parse(instant))
  await t.app.drain()
}
const emailOf = async (who: Caller) =>
  (await t.superuser.query<{ email: string }>('select email from app.members where user_id = $1', [who.userId])).rows[0]
    ?.email
const digests = async (who: Caller = agent) => {
  const to = await emailOf(who)
  return mails
    .received()
    .filter((mail) => mail.to === to)
    .map(({ subject, text }) => ({ subject, text: text.replaceAll('\r\n', '\n') }))
}

it('goes out at its hour in the zone of the person, once a day, with what is unread', async () => {
  await aDossier()
  await at('2026-03-13T06:59:00Z')
  expect(await digests()).toEqual([])
  await at('2026-03-13T07:00:00Z')
  await at('2026-03-13T07:30:00Z')
  const sent = await digests()
  expect(sent).toHaveLength(1)
  expect(sent[0]?.subject).toBe('Votre résumé · Maison Rhône')
  expect(sent[0]?.text).toContain('Bonjour Claire')
  expect(sent[0]?.text).toContain('• Admin vous confie un dossier\n  Personne 1 · D-2026-')
  expect(sent[0]?.text).toContain('/app/settings/notifications')
})

it('does not tell again what it told, and waits for Monday with the news of the weekend', async () => {
  await at('2026-03-13T08:00:00Z')
  await aDossier()
  await at('2026-03-14T07:30:00Z')
  await at('2026-03-15T20:00:00Z')
  expect(await digests()).toHaveLength(1)
  await at('2026-03-16T07:00:00Z')
  const sent = await digests()
  expect(sent).toHaveLength(2)
  expect(sent[1]?.text).toContain('Personne 2')
  expect(sent[1]?.text).not.toContain('Personne 1')
})

it('is not sent twice when its job runs again after a crash, nor in the hour that a clock change repeats', async () => {
  await aDossier()
  await t.superuser.query(`update app.notifications set mail_due = true where user_id = $1`, [agent.userId])
  await t.inOrg(lyon.orgId, async (ctx) => {
    const { enqueue } = await import('#platform/jobs')
    enqueue(ctx, 'notifications.digest', { key: agent.userId })
  })
  await at('2026-03-16T09:00:00Z')
  expect(await digests()).toHaveLength(2)

  const me = await t.member(lyon, ['AGENT'], { name: 'Denis' })
  const before = await me.get<{ channels: unknown }>('/notification-preferences')
  await me.send('PUT', '/notification-preferences', {
    version: 0,
    channels: before.body.channels,
    quiet: null,
    digest: { mode: 'DAILY', hour: 2 },
    timezone: 'Europe/Paris',
  })
  // On 25 October 2026 the clock of Paris shows two o'clock twice: at 00:00 and 01:00 UTC.
  await at('2026-10-24T12:00:00Z')
  await aDossier(me)
  await at('2026-10-25T00:00:00Z')
  await aDossier(me)
  await at('2026-10-25T01:00:00Z')
  await at('2026-10-25T12:00:00Z')
  expect(await digests(me)).toHaveLength(1)
  await at('2026-10-26T01:00:00Z')
  expect(await digests(me)).toHaveLength(2)
})

it('is not sent when all was read, is out of sight, or the person wants none', async () => {
  const reader = await t.member(lyon, ['AGENT'])
  const loser = await t.member(lyon, ['AGENT'])
  const refuser = await t.member(lyon, ['AGENT'])
  const before = await refuser.get<{ channels: unknown }>('/notification-preferences')
  await refuser.send('PUT', '/notification-preferences', {
    version: 0,
    channels: before.body.channels,
    quiet: null,
    digest: { mode: 'OFF', hour: 8 },
    timezone: 'Europe/Paris',
  })
  for (const who of [reader, refuser]) await aDossier(who)
  const lost = await aDossier(loser)
  await reader.send('POST', '/notifications/read', { until: new Date(t.clock.now()).toISOString() })
  await lyon.admin.send('POST', `/dossiers/${lost}/assign`, { version: 1, assigneeId: lyon.admin.userId })
  await at('2026-10-28T12:00:00Z')
  for (const who of [reader, loser, refuser]) expect(await digests(who)).toEqual([])
})

it('comes again only after failures in which it certainly did not leave', () => {
  expect(certainlyNotSent({ code: 'ECONNREFUSED', command: 'CONN' })).toBe(true)
  expect(certainlyNotSent({ code: 'EENVELOPE', responseCode: 550 })).toBe(true)
  expect(certainlyNotSent({ code: 'ETIMEDOUT', command: 'DATA' })).toBe(false)
  expect(certainlyNotSent({ code: 'ESOCKET', command: 'DATA' })).toBe(false)
  for (const other of [new Error('?'), null, 'x']) expect(certainlyNotSent(other)).toBe(false)
})

import { createECDH } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { isPrivateAddress } from '#platform/net'
import { bootTestApp, type Caller, type TestApp, type TestOrg } from '#testing'
import type { Device, Preferences } from './notifications.schema.ts'
import { aBrowser, startPushService } from './push.fixture.ts'
import { arePushKeys, isPushEndpoint } from './push.rules.ts'
import { postPush } from './push.sender.ts'
import { pushJob } from './push.service.ts'

let t: TestApp
let casa: TestOrg
let agent: Caller
let dossier: string
let service: Awaited<ReturnType<typeof startPushService>>

beforeAll(async () => {
  service = await startPushService()
  const pair = createECDH('prime256v1')
  t = await bootTestApp({
    ATLAS_VAPID_PUBLIC_KEY: pair.generateKeys('base64url'),
    ATLAS_VAPID_PRIVATE_KEY: Buffer.concat([Buffer.alloc(32), pair.getPrivateKey()])
      .subarray(-32)
      .toString('base64url'),
  })
  casa = await t.org()
  agent = await t.member(casa, ['AGENT'], { name: 'Yassine' })
  const made = await casa.admin.send<{ id: string }>('POST', '/dossiers', {
    caseType: 'LEAD_BUY',
    source: 'WALK_IN',
    contact: { displayName: 'Salma' },
    assigneeId: agent.userId,
  })
  dossier = made.body.id
})
afterAll(async () => {
  await t.close()
  await service.close()
})
beforeEach(async () => {
  service.received.length = 0
  await t.superuser.query('delete from app.push_subscriptions')
  await t.superuser.query('update app.notifications set read_at = now(), push_due = false')
})

const add = (who: Caller, subscription: unknown) =>
  who.send<Device & { code: string; errors: { field: string }[] }>('POST', '/push-devices', subscription)
const devices = async (who: Caller) => (await who.get<{ items: Device[] }>('/push-devices')).body.items
const mention = () =>
  casa.admin.send('POST', `/dossiers/${dossier}/notes`, { body: '@Yassine', mentions: [agent.userId] })
const offer = (amount: number) =>
  casa.admin.send('POST', '/offers', { dossierId: dossier, madeBy: 'BUYER', amount, currency: 'MAD' })
const run = (who: Caller = agent) =>
  t.inOrg(who.orgId, (ctx) => pushJob(service.post).run(ctx, {}, { key: who.userId, attempts: 1 }))

describe('push', () => {
  it('tells every browser of the person what waits, readable by that browser alone, and once', async () => {
    const [phone, desk] = [aBrowser('phone'), aBrowser('desk')]
    await add(agent, phone.subscription)
    await add(agent, desk.subscription)
    await mention()
    await run()
    await run()
    expect(service.received.map((r) => r.path).sort()).toEqual(['/send/desk', '/send/phone'])
    const toPhone = service.received.find((r) => r.path === '/send/phone')
    expect(toPhone?.headers).toMatchObject({
      'content-encoding': 'aes128gcm',
      authorization: expect.stringMatching(/^vapid t=/),
    })
    const body = toPhone?.body ?? Buffer.alloc(0)
    expect(phone.read(body)).toMatchObject({
      title: 'Admin vous mentionne dans une note',
      body: expect.stringMatching(/^Salma · D-2026-/),
      lang: 'fr',
    })
    expect(() => desk.read(body)).toThrow()
    expect((await devices(agent))[0]?.lastSentAt).not.toBeNull()
  })

  it('waits for the end of quiet hours and tells then what came meanwhile as one message', async () => {
    const browser = aBrowser('quiet')
    await add(agent, browser.subscription)
    const { body: before } = await agent.get<Preferences>('/notification-preferences')
    const { pushKey: _pushKey, ...choice } = before
    // Thursday 09:00 UTC; the zone of the agency is an hour ahead.
    const quiet = { from: 9 * 60, to: 12 * 60, days: [4] }
    const put = await agent.send<Preferences>('PUT', '/notification-preferences', {
      ...choice,
      quiet,
      timezone: 'Africa/Casablanca',
    })
    expect(put.status).toBe(200)
    await mention()
    await offer(90_000_000)
    await run()
    expect(service.received).toEqual([])
    expect((await agent.get<{ count: number }>('/notifications/unread')).body.count).toBe(2)
    const job = await t.superuser.query<{ due: Date }>(
      `select due_at as due from app.jobs where kind = 'notifications.push' and key = $1 and state = 'PENDING'`,
      [agent.userId],
    )
    const due = job.rows[0]?.due.getTime() ?? 0
    expect(due).toBeGreaterThan(t.clock.now())
    t.clock.set(due)
    await run()
    expect(service.received).toHaveLength(1)
    expect(browser.read(service.received[0]?.body ?? Buffer.alloc(0)).body).toBe('Nouvelles notifications : 2')
  })

  it('forgets a browser that is gone, and comes again when the push service is down', async () => {
    for (const [name, status] of [
      ['gone', 410],
      ['unknown', 404],
      ['down', 503],
    ] as const) {
      await add(agent, aBrowser(name).subscription)
      service.answer(name, status)
    }
    await mention()
    await run()
    expect((await devices(agent)).map((d) => d.device)).toEqual(['Firefox down'])
    service.answer('down', 201)
    service.received.length = 0
    await run()
    expect(service.received).toHaveLength(1)
    await run()
    expect(service.received).toHaveLength(1)
  })

  it('says nothing of what was read or is out of sight', async () => {
    await add(agent, aBrowser('late').subscription)
    await mention()
    await agent.send('POST', '/notifications/read', { until: new Date(t.clock.now()).toISOString() })
    await run()
    expect(service.received).toEqual([])
  })
})

describe('browsers', () => {
  it('are kept sealed, taken over on the same machine, and only their person’s', async () => {
    const { subscription } = aBrowser('shared')
    const first = await add(agent, subscription)
    expect(first.status).toBe(201)
    const stored = await t.superuser.query<{ sealed: Buffer }>('select sealed from app.push_subscriptions')
    expect(stored.rows[0]?.sealed.includes(Buffer.from('push.example.com'))).toBe(false)
    const lyon = await t.org({ country: 'FR' })
    for (const who of [casa.admin, lyon.admin]) {
      expect(await devices(who)).toEqual([])
      expect((await who.send('DELETE', `/push-devices/${first.body.id}`)).status).toBe(404)
    }
    await add(casa.admin, subscription)
    expect([await devices(agent), (await devices(casa.admin)).length]).toEqual([[], 1])
    expect((await casa.admin.send('DELETE', `/push-devices/${first.body.id}`)).status).toBe(204)
  })

  it('go with their person', async () => {
    const leaver = await t.member(casa, ['AGENT'])
    await add(leaver, aBrowser('leaver').subscription)
    await casa.admin.send('PATCH', `/members/${leaver.userId}`, { version: 1, status: 'LEFT' })
    const left = await t.superuser.query('select 1 from app.push_subscriptions where user_id = $1', [leaver.userId])
    expect(left.rows).toEqual([])
  })

  it('have a public address and real keys, or are refused', async () => {
    const { subscription } = aBrowser('x')
    for (const endpoint of [
      'http://push.example.com/a',
      'https://localhost/a',
      'https://127.0.0.1/a',
      'https://[::1]/a',
      'https://10.0.0.1/a',
      'https://2130706433/a',
      'https://metadata.internal/a',
      'https://user:pass@push.example.com/a',
      'https://push.example.com:8443/a',
      'nothing',
    ])
      expect((await add(agent, { ...subscription, endpoint })).body.errors?.[0]?.field, endpoint).toBe('endpoint')
    const offCurve = Buffer.concat([Buffer.from([4]), Buffer.alloc(64, 7)]).toString('base64url')
    for (const p256dh of [offCurve, 'AAAA', '!'])
      expect((await add(agent, { ...subscription, keys: { ...subscription.keys, p256dh } })).status).toBe(400)
    expect(await devices(agent)).toEqual([])
  })

  it('are never reached inside the house, whatever a name leads to', async () => {
    for (const address of [
      '127.0.0.1',
      '10.1.2.3',
      '169.254.169.254',
      '192.168.1.1',
      '::1',
      'fd00::1',
      '::ffff:10.0.0.1',
    ])
      expect(isPrivateAddress(address), address).toBe(true)
    for (const address of ['142.250.1.1', '2a00:1450::1']) expect(isPrivateAddress(address), address).toBe(false)
    const sealed = { endpoint: 'https://localhost/send', headers: {}, body: Buffer.alloc(0) }
    await expect(postPush(sealed)).rejects.toThrow('private address')
    expect(isPushEndpoint('https://fcm.googleapis.com/fcm/send/abc')).toBe(true)
    expect(arePushKeys(aBrowser('y').subscription.keys)).toBe(true)
  })
})

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runOnPlatform } from '#platform/context'
import { startWhatsAppBench, type TestOrg, type WhatsAppBench } from '#testing'
import { claimOutbound } from './outbound.repository.ts'
import type { Spend } from './spend.schema.ts'

const HOUR = 3_600_000
const template = (name: string, category: 'UTILITY' | 'MARKETING') => ({
  name,
  language: 'fr',
  category,
  components: [{ type: 'BODY', text: `Bonjour, ${name} de votre agence.` }],
})

let bench: WhatsAppBench
let org: TestOrg
let other: TestOrg
let accountId: string
let serial = 0

beforeAll(async () => {
  bench = await startWhatsAppBench(1, {}, [template('suivi', 'UTILITY')], {
    // Tells the price with every status, as older versions do.
    webhookVersion: 'v23',
  })
  org = await bench.t.org({ country: 'MA' })
  other = await bench.t.org({ country: 'FR' })
  accountId = (await bench.connect(org)).accountId
  await bench.t.superuser.query('update app.channel_accounts set agent_enabled = false where id = $1', [accountId])
  await bench.settle()
})
afterAll(() => bench.close())

type Person = { phone: string; conversationId: string; contactId: string; identityId: string }

/** Somebody who wrote two days ago: no window is open, CONTACT stands by the setting. */
async function people(count: number): Promise<Person[]> {
  const found: Person[] = []
  for (let n = 0; n < count; n += 1) {
    serial += 1
    const phone = `2126720${String(10_000 + serial)}`
    bench.meta.inbound(phone, { text: 'Bonjour' })
    await bench.settle()
    const row = await bench.t.superuser.query<Omit<Person, 'phone'>>(
      `select v.id as "conversationId", v.contact_id as "contactId", v.identity_id as "identityId"
         from app.conversations v join app.channel_identities i on i.id = v.identity_id where i.value = $1`,
      [`+${phone}`],
    )
    for (const known of row.rows) found.push({ phone, ...known })
  }
  const day = Math.floor(bench.clock.now() / (24 * HOUR)) + 2
  bench.clock.set(day * 24 * HOUR + 10 * HOUR)
  return found
}

type Sent = { id: string; code?: string }
const send = ({ conversationId }: Person) =>
  org.admin.send<Sent>('POST', '/outbound/messages', {
    conversationId,
    template: { name: 'suivi', language: 'fr', variables: [] },
  })
const got = (person: Person) => bench.meta.messagesTo(person.phone).length
const claim = () =>
  claimOutbound(runOnPlatform(bench.t.app.platform, 'job:outbound', 'outbound'), 64, { perClaim: 8, inFlight: 32 }, 30)
const tier = (limit: string | null) =>
  bench.t.superuser.query('update app.channel_accounts set messaging_limit = $2 where id = $1', [accountId, limit])

/** So many others were written to first an hour ago. */
async function reached(count: number): Promise<void> {
  await bench.t.superuser.query('delete from app.reached_recipients')
  await bench.t.superuser.query(
    `with made as (
       insert into app.channel_identities (org_id, contact_id, kind, value, raw)
       select $1, $2, 'PHONE', '+2126990' || (10000 + n + $5::int)::text, '+2126990' || (10000 + n + $5::int)::text from generate_series(1, $3::int) n returning id
     ) insert into app.reached_recipients (org_id, identity_id, account_id, reached_at) select $1, id, $4, $6 from made`,
    [org.orgId, (await people(1))[0]?.contactId, count, accountId, serial * 100, iso(bench.clock.now() - HOUR)],
  )
}
const iso = (at: number) => new Date(at).toISOString()

describe('whom a number may write to first in 24 hours', () => {
  it('is as many as the provider allows: the next one waits, and the others go on', async () => {
    const [first, second, third] = await people(3)
    if (!first || !second || !third) throw new Error('nobody')
    await tier('TIER_50')
    await reached(48)
    // Together, so that none of them was counted when the others were written.
    const sent = await Promise.all([first, second, third].map(send))
    expect(sent.map(({ status }) => status)).toEqual([202, 202, 202])
    await bench.settle()
    const served = [first, second, third].filter((person) => got(person) > 0)
    expect(served).toHaveLength(2)
    const late = [first, second, third].find((person) => got(person) === 0)
    if (!late) throw new Error('all were served')
    const proof = await org.admin.get(`/conversations/${late.conversationId}/contact-proof?template=suivi&language=fr`)
    expect(proof.body).toMatchObject({
      answer: 'LATER',
      code: 'MESSAGING_LIMIT',
      until: iso(bench.clock.now() + 23 * HOUR),
    })
    // Whom it reached already costs no more of it.
    const [again] = served
    if (again) expect((await send(again)).status).toBe(202)
    await bench.settle()
    expect(again && got(again)).toBe(2)
    // A person who writes is answered, template or not; what waited for them is a reply now and leaves at its time.
    bench.meta.inbound(late.phone, { text: 'Vous êtes là ?' })
    await bench.settle()
    expect((await send(late)).status).toBe(202)
    await bench.settle()
    expect(got(late)).toBeGreaterThan(0)
    bench.clock.advance(23 * HOUR + 1)
    await bench.settle()
    expect(got(late)).toBe(2)
    await tier(null)
  })

  it('is never passed by claims at once, and who is put off stands in nobody’s way', async () => {
    const them = await people(6)
    await tier('TIER_50')
    await reached(47)
    await Promise.all(them.map(send))
    const taken = await Promise.all([claim(), claim(), claim()])
    await claim()
    expect(taken.flat().length).toBeLessThanOrEqual(3)
    const rows = await bench.t.superuser.query<{ status: string; n: number; due: Date }>(
      `select status, count(*)::int as n, min(due_at) as due from app.messages where contact_id = any ($1) and direction = 'OUT' group by 1 order by 1`,
      [them.map(({ contactId }) => contactId)],
    )
    expect(rows.rows.map(({ status, n }) => [status, n])).toEqual([
      ['QUEUED', 3],
      ['SENDING', 3],
    ])
    expect(rows.rows[0]?.due.toISOString()).toBe(iso(bench.clock.now() + 23 * HOUR))
    const count = await bench.t.superuser.query<{ n: number }>('select count(*)::int as n from app.reached_recipients')
    expect(count.rows).toEqual([{ n: 50 }])
    await bench.t.superuser.query(
      `update app.messages set status = 'CANCELLED', lease_until = null where status in ('QUEUED', 'SENDING')`,
    )
    await tier(null)
    await bench.t.superuser.query('delete from app.reached_recipients')
  })

  it('is no limit where the provider names none, nor inside the window', async () => {
    const [person] = await people(1)
    if (!person) throw new Error('nobody')
    await tier('TIER_UNLIMITED')
    await reached(60)
    expect((await send(person)).status).toBe(202)
    await bench.settle()
    expect(got(person)).toBe(1)
    await tier(null)
    await bench.t.superuser.query('delete from app.reached_recipients')
  })
})

describe('what messages cost', () => {
  const spend = async (who = org.admin, query = '') => who.get<Spend>(`/channels/spend${query}`)
  const change = async (messageCosts: unknown) => {
    const { version } = (await org.admin.get<{ version: number }>('/organization')).body
    return org.admin.send<{ code: string; errors: unknown }>('PATCH', '/organization', {
      version,
      settings: { messageCosts },
    })
  }
  const tariff = (monthlyCap: number | null) => ({
    currency: 'EUR',
    monthlyCap,
    prices: [
      { market: 'MA', category: 'UTILITY', micros: 24_800 },
      { market: '*', category: 'UTILITY', micros: 50_000 },
    ],
  })

  it('is counted once for each message, by country and kind, free and unpriced ones apart', async () => {
    await bench.t.superuser.query('delete from app.message_spend')
    const [first, second] = await people(2)
    if (!first || !second) throw new Error('nobody')
    // No tariff yet: counted without an amount.
    await send(first)
    await bench.settle()
    const before = (await spend()).body
    expect(before).toMatchObject({ currency: null, monthlyCap: null, total: 0 })
    expect(before.channels[0]?.lines).toContainEqual({
      category: 'UTILITY',
      billed: 0,
      unpriced: 1,
      free: 0,
      amount: 0,
    })
    expect((await change(tariff(null))).status).toBe(200)
    await send(second)
    await bench.settle()
    // The provider told it with several statuses.
    const row = await bench.t.superuser.query<{ message_id: string; market: string; micros: string }>(
      'select c.* from app.message_costs c join app.messages m on m.id = c.message_id where m.contact_id = $1',
      [second.contactId],
    )
    expect(row.rows).toMatchObject([
      { market: 'MA', category: 'UTILITY', free: false, micros: '24800', currency: 'EUR' },
    ])
    const after = (await spend()).body
    expect(after.channels[0]?.lines).toContainEqual({ category: 'UTILITY', billed: 1, unpriced: 1, free: 0, amount: 3 })
    expect(after.total).toBe(3)
    // Another month, another organisation, and who may not read it.
    expect((await spend(org.admin, '?month=2020-01')).body).toMatchObject({ month: '2020-01', total: 0 })
    expect((await spend(other.admin)).body).toMatchObject({ total: 0, channels: [] })
    expect((await spend(org.admin, '?month=2026-13')).status).toBe(400)
  })

  it('stops what is of our own accord once the month has cost what it may, and never a reply', async () => {
    const [first, second] = await people(2)
    if (!first || !second) throw new Error('nobody')
    await bench.t.superuser.query('delete from app.message_spend')
    // A first message passes, and brings the month over two cents.
    expect((await change(tariff(2))).status).toBe(200)
    await send(first)
    await bench.settle()
    const refused = await send(second)
    expect([refused.status, refused.body.code]).toEqual([422, 'COST_CAP_REACHED'])
    const proof = await org.admin.get<{ findings: { rule: string; text: string }[] }>(
      `/conversations/${second.conversationId}/contact-proof?template=suivi&language=fr`,
    )
    expect(proof.body.findings.find(({ rule }) => rule === 'COST')?.text).toContain('0.02 EUR')
    bench.meta.inbound(second.phone, { text: 'Et ma visite ?' })
    await bench.settle()
    const reply = await org.admin.send('POST', '/outbound/messages', {
      conversationId: second.conversationId,
      text: 'Samedi à dix heures.',
    })
    expect(reply.status).toBe(202)
    await bench.settle()
    expect(got(second)).toBe(1)
    expect((await change(null)).status).toBe(200)
  })

  it('holds back at the second look what was queued before', async () => {
    const [first, second] = await people(2)
    if (!first || !second) throw new Error('nobody')
    await bench.t.superuser.query('delete from app.message_spend')
    const planned = await org.admin.send<Sent>('POST', '/outbound/messages', {
      conversationId: second.conversationId,
      template: { name: 'suivi', language: 'fr', variables: [] },
      scheduledAt: iso(bench.clock.now() + HOUR),
    })
    expect(planned.status).toBe(202)
    await change(tariff(2))
    await send(first)
    await bench.settle()
    bench.clock.advance(HOUR + 1)
    await bench.settle()
    expect(got(second)).toBe(0)
    const row = await bench.t.superuser.query('select status, failure_code from app.messages where id = $1', [
      planned.body.id,
    ])
    expect(row.rows).toEqual([{ status: 'CANCELLED', failure_code: 'COST_CAP_REACHED' }])
    await change(null)
  })

  it('is a tariff that names each price once, in figures that can be', async () => {
    const [price] = tariff(null).prices
    const twice = await change({ ...tariff(null), prices: [price, price] })
    expect([twice.status, twice.body.errors]).toMatchObject([
      400,
      [{ field: 'settings.messageCosts.prices', code: 'DUPLICATE' }],
    ])
    for (const wrong of [{ market: 'Maroc' }, { micros: -1 }, { micros: 1.5 }, { category: 'GIFT' }])
      expect((await change({ ...tariff(null), prices: [{ ...price, ...wrong }] })).status).toBe(400)
    expect((await change({ ...tariff(null), monthlyCap: 0 })).status).toBe(400)
  })
})

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { connectMailbox } from '#modules/messaging'
import { type Answer, type Caller, startWhatsAppBench, type TestOrg, type WhatsAppBench } from '#testing'

const HOUR = 3_600_000
let bench: WhatsAppBench
let casa: TestOrg
let sms: string
let agent: Caller

beforeAll(async () => {
  bench = await startWhatsAppBench(1)
  casa = await bench.t.org()
  await bench.connect(casa)
  sms = (await bench.connectSms(casa)).number
  agent = await bench.t.member(casa, ['AGENT'], { name: 'Karim' })
  await bench.t.inOrg(casa.orgId, (ctx) =>
    connectMailbox(ctx, { branchId: casa.branchId, displayName: 'Anfa', address: 'contact@anfa.example', url: null }),
  )
})
afterAll(() => bench.close())

async function ok<T>(answer: Promise<Answer<T>>): Promise<T> {
  const { status, body } = await answer
  expect(status, JSON.stringify(body)).toBeLessThan(300)
  return body
}

type Person = { id: string; email: string; phone: string; identities: { id: string; kind: string; value: string }[] }
type Visit = { id: string; version: number; state: string; startsAt: string }
type Given = {
  given: {
    state: string
    channel: string | null
    reason: string | null
    messageStatus: string | null
    answer: string | null
    taskId: string | null
  }[]
}

let serial = 0
/** Somebody entered by hand, who agreed on paper to be written to by these ways. */
async function someone(channels: readonly ('EMAIL' | 'SMS' | 'WHATSAPP')[]): Promise<Person> {
  serial += 1
  const email = `salma${serial}@example.com`
  const phone = `+2126617${String(20_000 + serial)}`
  const contact = await ok(
    casa.admin.send<Person>('POST', '/contacts', {
      firstName: `Salma ${serial}`,
      locale: 'fr',
      emails: [email],
      phones: [phone],
    }),
  )
  for (const channel of channels) {
    const identity = contact.identities.find(({ kind }) => (kind === 'EMAIL') === (channel === 'EMAIL'))
    await ok(
      casa.admin.send('POST', `/contacts/${contact.id}/consents`, {
        identityId: identity?.id,
        channel,
        purpose: 'CONTACT',
        state: 'GRANTED',
        source: 'PAPER',
        evidence: { note: 'Fiche signée à l’agence' },
      }),
    )
  }
  return { ...contact, email, phone }
}

let slot = 0
async function visitOf(contactId: string): Promise<Visit> {
  slot += 1
  const today = Math.floor(bench.clock.now() / (24 * HOUR)) * 24 * HOUR
  return ok(
    casa.admin.send<Visit>('POST', '/appointments', {
      type: 'VISIT',
      startsAt: new Date(today + 2 * 24 * HOUR + 9 * HOUR + slot * 75 * 60_000).toISOString(),
      agentId: agent.userId,
      place: '12 rue Tarik, Casablanca',
      confirmOverlap: true,
      contactId,
    }),
  )
}

const to = async (instant: number) => {
  bench.clock.set(instant)
  await bench.settle()
}
const lettersTo = (email: string) => bench.meta.mails().filter((mail) => mail.recipients.includes(email))
const remindersOf = async (visit: Visit) =>
  (await ok(casa.admin.get<Given>(`/appointments/${visit.id}/reminders`))).given
const stateOf = async (visit: Visit) => (await ok(casa.admin.get<Visit>(`/appointments/${visit.id}`))).state
const answerBy = (link: string, body: { act: string }) => bench.t.anonymous('POST', link, { body })
const tokenIn = (links: readonly string[]) => /\/app\/visit\/([\w-]+)$/.exec(links[0] ?? '')?.[1] ?? ''

describe('the ways of a reminder', () => {
  it('goes by mail to who agreed to nothing else, with a link to answer by that changes nothing twice', async () => {
    const who = await someone(['EMAIL'])
    const visit = await visitOf(who.id)
    await to(Date.parse(visit.startsAt) - 23 * HOUR)
    expect(await remindersOf(visit)).toMatchObject([{ state: 'SENT', channel: 'EMAIL', messageStatus: 'ACCEPTED' }])
    const [letter] = lettersTo(who.email)
    expect(letter?.text).toContain('12 rue Tarik, Casablanca')
    const link = `/api/v1/visit-answers/${tokenIn(letter?.links ?? [])}`

    const asked = await bench.t.anonymous('GET', link)
    expect(asked).toMatchObject({ status: 200, body: { state: 'ASKED', place: '12 rue Tarik, Casablanca' } })
    expect(await answerBy(link, { act: 'confirm' })).toMatchObject({ body: { state: 'CONFIRMED' } })
    expect(await stateOf(visit)).toBe('CONFIRMED')
    for (const _ of [1, 2]) expect((await answerBy(link, { act: 'move' })).body).toMatchObject({ state: 'MOVE_ASKED' })
    const tasks = await ok(agent.get<{ items: { title: string }[] }>('/tasks'))
    expect(tasks.items.filter((t) => t.title.includes(`Salma ${serial}`))).toHaveLength(1)
    expect((await answerBy(link, { act: 'cancel' })).body).toMatchObject({ state: 'CANCELLED' })
    expect(await stateOf(visit)).toBe('CANCELLED')
    expect((await answerBy(link, { act: 'confirm' })).body).toMatchObject({ state: 'CANCELLED' })
    await to(Date.parse(visit.startsAt) - HOUR)
    expect(lettersTo(who.email)).toHaveLength(1)
  })

  it('is answered after the master key was changed, while the one that signed it is configured', async () => {
    const who = await someone(['EMAIL'])
    const visit = await visitOf(who.id)
    await to(Date.parse(visit.startsAt) - 23 * HOUR)
    const link = `/api/v1/visit-answers/${tokenIn(lettersTo(who.email)[0]?.links ?? [])}`
    const before = bench.t.app.platform.config.masterKey ?? ''
    const ask = (settings: Record<string, string>) =>
      bench.t.another(settings, async ({ http }) => (await http.app.inject(link)).statusCode)
    const ATLAS_MASTER_KEY = 'the-master-key-that-comes-after-that-one'
    expect(await ask({ ATLAS_MASTER_KEY, ATLAS_MASTER_KEYS_BEFORE: before })).toBe(200)
    expect(await ask({ ATLAS_MASTER_KEY })).toBe(404)
  })

  it('answers nothing for another time, a link that is not ours, or a word that is none', async () => {
    const who = await someone(['EMAIL'])
    const visit = await visitOf(who.id)
    await to(Date.parse(visit.startsAt) - 23 * HOUR)
    const link = `/api/v1/visit-answers/${tokenIn(lettersTo(who.email)[0]?.links ?? [])}`
    const { version } = await ok(casa.admin.get<Visit>(`/appointments/${visit.id}`))
    const startsAt = new Date(Date.parse(visit.startsAt) + 48 * HOUR).toISOString()
    await ok(
      casa.admin.send('POST', `/appointments/${visit.id}/reschedule`, { version, startsAt, confirmOverlap: true }),
    )
    expect((await answerBy(link, { act: 'confirm' })).body).toMatchObject({ state: 'MOVED', startsAt })
    expect(await stateOf(visit)).toBe('SCHEDULED')
    const other = `${link.slice(0, -1)}${link.endsWith('A') ? 'B' : 'A'}`
    expect((await bench.t.anonymous('GET', other)).status).toBe(404)
    expect((await bench.t.anonymous('GET', '/api/v1/visit-answers/nothing')).status).toBe(404)
    expect((await answerBy(link, { act: 'steal' })).status).toBe(400)
  })

  it('opens no conversation where nobody agreed, and a person calls', async () => {
    const who = await someone([])
    const visit = await visitOf(who.id)
    await to(Date.parse(visit.startsAt) - 23 * HOUR)
    expect(await remindersOf(visit)).toMatchObject([{ state: 'NOT_SENT', channel: null, reason: 'CONSENT_REQUIRED' }])
    const rows = await bench.t.superuser.query('select 1 from app.conversations where contact_id = $1', [who.id])
    expect(rows.rows).toHaveLength(0)
  })

  it('goes by text message where WhatsApp is closed, and by mail when the text message does not arrive', async () => {
    const who = await someone(['SMS', 'EMAIL'])
    const visit = await visitOf(who.id)
    bench.meta.block(who.phone, true, sms)
    await to(Date.parse(visit.startsAt) - 23 * HOUR)
    await to(Date.parse(visit.startsAt) - 22 * HOUR)
    expect(await remindersOf(visit)).toMatchObject([{ state: 'SENT', channel: 'EMAIL', taskId: null }])
    expect(lettersTo(who.email)).toHaveLength(1)
  })

  it('is answered by the link of a text message, or in words, which open a conversation like any other', async () => {
    const who = await someone(['SMS'])
    const visit = await visitOf(who.id)
    await to(Date.parse(visit.startsAt) - 23 * HOUR)
    const [sent] = bench.meta.messagesTo(who.phone, sms)
    expect(await remindersOf(visit)).toMatchObject([{ state: 'SENT', channel: 'SMS', messageStatus: 'DELIVERED' }])
    const token = /\/app\/visit\/([\w-]+)/.exec(sent?.text ?? '')?.[1] ?? ''
    expect((await answerBy(`/api/v1/visit-answers/${token}`, { act: 'confirm' })).body).toMatchObject({
      state: 'CONFIRMED',
    })

    bench.meta.inbound(who.phone, { text: 'Merci, à demain', to: sms })
    await bench.settle()
    const talks = await ok(
      casa.admin.get<{ items: { id: string; channel: string; contact: { id: string } }[] }>('/conversations'),
    )
    const talk = talks.items.find((c) => c.contact.id === who.id)
    expect(talk?.channel).toBe('SMS')
    const thread = await ok(
      casa.admin.get<{ items: { direction: string; text: string }[] }>(`/conversations/${talk?.id}/messages`),
    )
    expect(thread.items.some((m) => m.direction === 'IN' && m.text === 'Merci, à demain')).toBe(true)

    // A stop by text message ends that way at once, in the database too; mail and WhatsApp are as they were.
    bench.meta.inbound(who.phone, { text: 'STOP', to: sms })
    await bench.settle()
    const states = await bench.t.superuser.query<{ channel: string; purpose: string; state: string }>(
      `select channel, purpose, state from app.consent_states where contact_id = $1 and channel = 'SMS' order by purpose`,
      [who.id],
    )
    expect(states.rows.map((r) => r.state)).toEqual(['REVOKED', 'REVOKED', 'REVOKED'])
    const next = await visitOf(who.id)
    await to(Date.parse(next.startsAt) - 23 * HOUR)
    expect(await remindersOf(next)).toMatchObject([{ state: 'NOT_SENT', reason: 'CONSENT_REQUIRED' }])
  })

  it('takes nothing that Twilio did not sign', async () => {
    const form = new URLSearchParams({ From: '+212661720001', To: sms, Body: 'Bonjour', MessageSid: 'SM1' }).toString()
    const headers = { 'content-type': 'application/x-www-form-urlencoded', 'x-twilio-signature': 'AAAA' }
    for (const key of ['test-sms', 'nobody'])
      expect((await bench.t.anonymous('POST', `/webhooks/twilio/${key}`, { payload: form, headers })).status).toBe(401)
  })
})

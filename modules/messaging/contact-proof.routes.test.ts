import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runOnPlatform } from '#platform/context'
import { startWhatsAppBench, type TestOrg, type WhatsAppBench } from '#testing'
import { PAIR_LIMIT } from './contact-verdict.rules.ts'
import { claimOutbound } from './outbound.repository.ts'

const HOUR = 3_600_000
const proposal = (name: string, category: 'UTILITY' | 'MARKETING') => ({
  name,
  language: 'fr',
  category,
  components: [{ type: 'BODY', text: `Bonjour, ${name} de votre agence.` }],
})

let bench: WhatsAppBench
let org: TestOrg
let accountId: string
let serial = 0

beforeAll(async () => {
  bench = await startWhatsAppBench(1, {}, [proposal('suivi', 'UTILITY'), proposal('offres', 'MARKETING')])
  org = await bench.t.org({ country: 'MA' })
  accountId = (await bench.connect(org)).accountId
  await bench.t.superuser.query('update app.channel_accounts set agent_enabled = false where id = $1', [accountId])
  await bench.settle()
})
afterAll(() => bench.close())

type Proof = {
  answer: string
  code: string | null
  until: string | null
  sentence: string
  findings: { rule: string; result: string; text: string }[]
}
type Sent = { id: string; code?: string; detail?: string }

/** Somebody who wrote once, long enough ago that no window is open; CONTACT stands by the setting. */
async function somebody(
  consents: string[] = [],
): Promise<{ phone: string; conversationId: string; contactId: string }> {
  serial += 1
  const phone = `2126710${String(10_000 + serial)}`
  bench.meta.inbound(phone, { text: 'Bonjour' })
  await bench.settle()
  const found = await bench.t.superuser.query<{ id: string; contact_id: string; identity_id: string }>(
    `select v.id, v.contact_id, v.identity_id from app.conversations v join app.channel_identities i on i.id = v.identity_id where i.value = $1`,
    [`+${phone}`],
  )
  const row = found.rows[0]
  if (!row) throw new Error('no conversation')
  for (const purpose of consents)
    await org.admin.send('POST', `/contacts/${row.contact_id}/consents`, {
      identityId: row.identity_id,
      channel: 'WHATSAPP',
      purpose,
      state: 'GRANTED',
      source: 'PAPER',
      evidence: { note: 'fiche' },
      textShown: 'Oui',
      textVersion: '1',
    })
  return { phone, conversationId: row.id, contactId: row.contact_id }
}

/** So many, one after the other: what settles for one works off what came from all. */
async function people(count: number): Promise<Awaited<ReturnType<typeof somebody>>[]> {
  const found = []
  for (let n = 0; n < count; n += 1) found.push(await somebody())
  return found
}

/** Moves the clock to an hour of a coming day in Casablanca, which keeps UTC in this month (Ramadan). */
function moveTo(hour: number, days = 2): void {
  const day = Math.floor(bench.clock.now() / (24 * HOUR)) + days
  bench.clock.set(day * 24 * HOUR + hour * HOUR)
}

const sendTemplate = (conversationId: string, name = 'suivi') =>
  org.admin.send<Sent>('POST', '/outbound/messages', {
    conversationId,
    template: { name, language: 'fr', variables: [] },
  })
const proofOf = (conversationId: string, query = '', who = org.admin) =>
  who.get<Proof>(`/conversations/${conversationId}/contact-proof${query}`)
const dueOf = async (id: string) => {
  const found = await bench.t.superuser.query<{ status: string; due_at: Date }>(
    'select status, due_at from app.messages where id = $1',
    [id],
  )
  return { status: found.rows[0]?.status, due: found.rows[0]?.due_at.toISOString() }
}
async function settings(change: Record<string, unknown>): Promise<void> {
  const { version } = (await org.admin.get<{ version: number }>('/organization')).body
  const done = await org.admin.send('PATCH', '/organization', { version, settings: change })
  expect(done.status).toBe(200)
}

const claim = () =>
  claimOutbound(runOnPlatform(bench.t.app.platform, 'job:outbound', 'outbound'), 64, { perClaim: 8, inFlight: 32 }, 30)

/** Takes back what a test claimed and did not send. */
const atRest = () =>
  bench.t.superuser.query(
    `update app.messages set status = 'CANCELLED', lease_until = null where status in ('QUEUED', 'SENDING')`,
  )

describe('quiet hours where the person is', () => {
  it('hold a message of our own accord until they end, and never a reply to a fresh message', async () => {
    const { phone, conversationId } = await somebody()
    moveTo(22)
    const before = bench.meta.messagesTo(phone).length
    const proof = (await proofOf(conversationId, '?template=suivi&language=fr')).body
    expect(proof).toMatchObject({ answer: 'LATER', code: 'QUIET_HOURS' })
    const sent = await sendTemplate(conversationId)
    expect(sent.status).toBe(202)
    expect(await dueOf(sent.body.id)).toEqual({ status: 'QUEUED', due: new Date(proof.until ?? '').toISOString() })
    // Not even when its hour is moved by hand: the second look holds it back.
    await bench.t.superuser.query('update app.messages set due_at = $2 where id = $1', [
      sent.body.id,
      new Date(bench.clock.now()).toISOString(),
    ])
    await bench.settle()
    expect(bench.meta.messagesTo(phone)).toHaveLength(before)
    bench.meta.inbound(phone, { text: 'Toujours là ?' })
    await bench.settle()
    // The person wrote: what waited is a reply now, and so is free text.
    const reply = await org.admin.send<Sent>('POST', '/outbound/messages', { conversationId, text: 'Oui, bonsoir' })
    await bench.settle()
    expect(await dueOf(reply.body.id)).toMatchObject({ status: expect.stringMatching(/ACCEPTED|SENT|DELIVERED/) })
    moveTo(8, 1)
    await bench.settle()
    expect(bench.meta.messagesTo(phone)).toHaveLength(before + 2)
  })
})

describe('caps', () => {
  it('let no more than so many messages of our own accord reach a person in a day, promotional ones in a week', async () => {
    moveTo(10)
    const { phone, conversationId } = await somebody(['MARKETING'])
    moveTo(10)
    await settings({ contactCapPerDay: 3, marketingCapPerWeek: 1 })
    const before = bench.meta.messagesTo(phone).length
    for (const name of ['offres', 'suivi', 'suivi']) {
      await sendTemplate(conversationId, name)
      await bench.settle()
    }
    expect(bench.meta.messagesTo(phone)).toHaveLength(before + 3)
    const fourth = await sendTemplate(conversationId)
    await bench.settle()
    expect(bench.meta.messagesTo(phone)).toHaveLength(before + 3)
    expect(await dueOf(fourth.body.id)).toEqual({
      status: 'QUEUED',
      due: new Date(bench.clock.now() + 24 * HOUR).toISOString(),
    })
    const { body: proof } = await proofOf(conversationId, '?template=offres&language=fr')
    expect(proof).toMatchObject({ answer: 'LATER', code: 'FREQUENCY_CAP' })
    expect(Date.parse(proof.until ?? '')).toBe(bench.clock.now() + 7 * 24 * HOUR)
    bench.clock.advance(24 * HOUR)
    await bench.settle()
    expect(bench.meta.messagesTo(phone)).toHaveLength(before + 4)
    await settings({ contactCapPerDay: 6, marketingCapPerWeek: 2 })
  })
})

describe('the messages of a day', () => {
  it('are counted when they leave; the next is refused with the figures, and what stands in the queue waits', async () => {
    moveTo(9)
    const people = [await somebody(), await somebody(), await somebody()]
    moveTo(9)
    await settings({ dailyMessages: 2 })
    const total = () => people.reduce((sum, { phone }) => sum + bench.meta.messagesTo(phone).length, 0)
    const before = total()
    // Three at once: two leave, however many claims run side by side; the third waits for the next day.
    const sent = await Promise.all(people.map(({ conversationId }) => sendTemplate(conversationId)))
    expect(sent.map(({ status }) => status)).toEqual([202, 202, 202])
    await bench.settle()
    expect(total()).toBe(before + 2)
    const [person] = people
    const refused = await sendTemplate(person?.conversationId ?? '')
    expect([refused.status, refused.body.code]).toEqual([422, 'QUOTA_EXCEEDED'])
    expect(refused.body.detail).toContain('2')
    expect((await proofOf(person?.conversationId ?? '', '?template=suivi&language=fr')).body).toMatchObject({
      answer: 'NO',
      code: 'QUOTA_EXCEEDED',
    })
    moveTo(9, 1)
    await bench.settle()
    expect(total()).toBe(before + 3)
    await settings({ dailyMessages: null })
    expect((await bench.t.superuser.query('select 1 from app.sending_budgets')).rowCount).toBe(0)
  })

  it('are never spent twice by claims at once', async () => {
    moveTo(9)
    const them = await people(6)
    moveTo(9)
    for (const { conversationId } of them) await sendTemplate(conversationId)
    await settings({ dailyMessages: 4 })
    const claims = await Promise.all([claim(), claim(), claim()])
    expect(claims.reduce((sum, taken) => sum + taken.length, 0)).toBeLessThanOrEqual(4)
    await claim()
    const used = await bench.t.superuser.query<{ used: number }>('select used from app.sending_budgets')
    expect(used.rows).toEqual([{ used: 4 }])
    await settings({ dailyMessages: null })
    await atRest()
  })
})

describe('what a number may send', () => {
  it('in a second is a bucket that all claims share; the rest waits', async () => {
    moveTo(9)
    const them = await people(5)
    moveTo(9)
    for (const { conversationId } of them) await sendTemplate(conversationId)
    // Three are left, and no time passes for this bucket: it was filled in the future.
    await bench.t.superuser.query(
      `update app.sending_rates set tokens = 3, filled_at = now() + interval '1 hour' where account_id = $1`,
      [accountId],
    )
    expect(await Promise.all([claim(), claim()]).then((taken) => taken.flat())).toHaveLength(3)
    await bench.t.superuser.query(`update app.sending_rates set filled_at = 'epoch' where account_id = $1`, [accountId])
    expect(await claim()).toHaveLength(2)
    await atRest()
  })

  it('to one person in a burst is 45; the next leaves when the provider lets it', async () => {
    moveTo(9)
    const { phone, conversationId, contactId } = await somebody()
    const began = bench.clock.now()
    await bench.t.superuser.query(
      `insert into app.messages (org_id, conversation_id, contact_id, account_id, identity_id, channel, direction, origin, type, text, status, purpose, at, due_at, author)
       select v.org_id, v.id, $2, v.account_id, v.identity_id, 'WHATSAPP', 'OUT', 'APP', 'text', 'Oui', 'DELIVERED', 'CONTACT',
              $3::timestamptz + n * interval '1 second', $3::timestamptz, 'system'
         from app.conversations v, generate_series(1, 45) n where v.id = $1`,
      [conversationId, contactId, new Date(began).toISOString()],
    )
    bench.clock.advance(60_000)
    expect((await proofOf(conversationId)).body).toMatchObject({ answer: 'LATER', code: 'PAIR_LIMIT' })
    const known = bench.meta.messagesTo(phone).length
    const sent = await org.admin.send<Sent>('POST', '/outbound/messages', { conversationId, text: 'Encore' })
    await bench.settle()
    expect(bench.meta.messagesTo(phone)).toHaveLength(known)
    expect(await dueOf(sent.body.id)).toEqual({
      status: 'QUEUED',
      due: new Date(began + 1_000 + PAIR_LIMIT.periodMs).toISOString(),
    })
    bench.clock.advance(PAIR_LIMIT.periodMs)
    await bench.settle()
    expect(bench.meta.messagesTo(phone)).toHaveLength(known + 1)
  })
})

describe('the proof', () => {
  it('says what each rule says, in the reader’s language, and prints', async () => {
    moveTo(10)
    const { conversationId, phone } = await somebody()
    const open = (await proofOf(conversationId)).body
    expect(open.answer).toBe('YES')
    expect(open.findings.map(({ rule }) => rule)).toEqual([
      'ACCOUNT',
      'HANDLING',
      'ASSISTANT',
      'SUPPRESSION',
      'CONSENT',
      'WINDOW',
      'TEMPLATE',
      'QUOTA',
      'COST',
      'REACH',
      'PAUSE',
      'PAIR',
      'FREQUENCY',
      'QUIET_HOURS',
    ])
    for (const { text } of open.findings) expect(text).not.toMatch(/\{\{|says\.|undefined/)
    expect(open.findings.find(({ rule }) => rule === 'CONSENT')?.text).toContain('WhatsApp')
    expect((await proofOf(conversationId, '?by=ASSISTANT')).body).toMatchObject({
      answer: 'NO',
      code: 'HUMAN_HANDLING',
    })
    expect((await proofOf(conversationId, '?template=gone')).body).toMatchObject({ code: 'TEMPLATE_NOT_APPROVED' })
    const printed = await org.admin.get<unknown>(`/conversations/${conversationId}/contact-proof/document`)
    expect([printed.status, printed.headers['content-type']]).toEqual([200, 'application/pdf'])
    await org.admin.send('POST', '/suppressions', { value: `+${phone}`, scope: 'ALL', reason: 'OBJECTION', note: 'x' })
    expect((await proofOf(conversationId)).body).toMatchObject({ answer: 'NO', code: 'SUPPRESSED' })
    const refused = await org.admin.send<Sent>('POST', '/outbound/messages', { conversationId, text: 'Bonjour' })
    expect([refused.status, refused.body.code]).toEqual([422, 'SUPPRESSED'])
  })

  it('is for who sees the conversation', async () => {
    const { conversationId } = await somebody()
    const stranger = (await bench.t.org({ country: 'FR' })).admin
    const agent = await bench.t.member(org, ['AGENT'])
    const owner = await bench.t.member(org, ['OWNER'])
    expect((await proofOf(conversationId, '', stranger)).status).toBe(404)
    await bench.t.superuser.query(
      `update app.dossiers set assignee_id = $2 where id = (select dossier_id from app.conversations where id = $1)`,
      [conversationId, org.admin.userId],
    )
    await bench.t.superuser.query('update app.conversations set assignee_id = $2 where id = $1', [
      conversationId,
      org.admin.userId,
    ])
    expect((await proofOf(conversationId, '', agent)).status).toBe(404)
    expect([403, 404]).toContain((await proofOf(conversationId, '', owner)).status)
    expect((await proofOf(conversationId, '?language=zz-zz')).status).toBe(400)
  })
})

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { connectMailbox } from '#modules/messaging'
import { startWhatsAppBench, type TestOrg, type WhatsAppBench } from '#testing'

let bench: WhatsAppBench
let org: TestOrg
let sms: string
let serial = 0

beforeAll(async () => {
  bench = await startWhatsAppBench(1)
  org = await bench.t.org({ country: 'MA' })
  await bench.connect(org)
  sms = (await bench.connectSms(org)).number
  await bench.t.inOrg(org.orgId, (ctx) =>
    connectMailbox(ctx, { branchId: org.branchId, displayName: 'Anfa', address: 'contact@anfa.example', url: null }),
  )
  await bench.t.superuser.query('update app.channel_accounts set agent_enabled = false')
  await allow(true)
})
afterAll(() => bench.close())

async function allow(fallbackChannels: boolean): Promise<void> {
  const { version } = (await org.admin.get<{ version: number }>('/organization')).body
  expect((await org.admin.send('PATCH', '/organization', { version, settings: { fallbackChannels } })).status).toBe(200)
}

type Person = { phone: string; email: string; contactId: string; conversationId: string }

/** Somebody who wrote on WhatsApp just now, and agreed on paper to these other ways. */
async function someone(ways: readonly ('SMS' | 'EMAIL')[]): Promise<Person> {
  serial += 1
  const phone = `2126730${String(10_000 + serial)}`
  const email = `salma${serial}@example.com`
  bench.meta.inbound(phone, { text: 'Bonjour' })
  await bench.settle()
  const found = await bench.t.superuser.query<{ contactId: string; conversationId: string; identityId: string }>(
    `select v.contact_id as "contactId", v.id as "conversationId", v.identity_id as "identityId"
       from app.conversations v join app.channel_identities i on i.id = v.identity_id where i.value = $1`,
    [`+${phone}`],
  )
  const row = found.rows[0]
  if (!row) throw new Error('no conversation')
  const added = await org.admin.send<{ id: string; kind: string }>('POST', `/contacts/${row.contactId}/identities`, {
    kind: 'EMAIL',
    value: email,
  })
  expect(added.status).toBeLessThan(300)
  const mail = await bench.t.superuser.query<{ id: string }>(
    `select id from app.channel_identities where contact_id = $1 and kind = 'EMAIL'`,
    [row.contactId],
  )
  for (const channel of ways) {
    const identityId = channel === 'SMS' ? row.identityId : mail.rows[0]?.id
    const given = await org.admin.send('POST', `/contacts/${row.contactId}/consents`, {
      ...{ identityId, channel, purpose: 'CONTACT', state: 'GRANTED', source: 'PAPER' },
      evidence: { note: 'Fiche signée' },
    })
    expect(given.status).toBeLessThan(300)
  }
  return { phone, email, ...row }
}

/** WhatsApp takes the message, and says later that it cannot arrive. */
async function write({ conversationId, phone }: Person, text: string): Promise<void> {
  bench.meta.block(phone, true)
  const sent = await org.admin.send('POST', '/outbound/messages', { conversationId, text })
  expect(sent.status).toBe(202)
  await bench.settle()
  bench.meta.block(phone, false)
}
const textsTo = (person: Person) => bench.meta.messagesTo(person.phone, sms).map(({ text }) => text)
const lettersTo = ({ email }: Person) => bench.meta.mails().filter((mail) => mail.recipients.includes(email))
const activities = async ({ contactId }: Person) => {
  const rows = await bench.t.superuser.query<{ code: string }>(
    `select code from app.activities where contact_id = $1 and code like 'message.%' order by id`,
    [contactId],
  )
  return rows.rows.map(({ code }) => code)
}

describe('a message that cannot arrive on WhatsApp', () => {
  it('is said by text message, once, where the person agreed to it', async () => {
    const who = await someone(['SMS'])
    await write(who, 'Votre visite est samedi à dix heures.')
    expect(textsTo(who)).toEqual(['Votre visite est samedi à dix heures.'])
    expect(await activities(who)).toContain('message.fell_back')
    await bench.settle()
    expect(textsTo(who)).toHaveLength(1)
    const rows = await bench.t.superuser.query(
      `select channel, status, origin from app.messages where contact_id = $1 and direction = 'OUT' order by id`,
      [who.contactId],
    )
    expect(rows.rows).toMatchObject([
      { channel: 'WHATSAPP', status: 'FAILED', origin: 'APP' },
      { channel: 'SMS', status: 'DELIVERED', origin: 'APP' },
    ])
  })

  it('is said by letter where there is no text message, and by nothing where nobody agreed', async () => {
    const reader = await someone(['EMAIL'])
    await write(reader, 'Les papiers sont prêts.\nVenez quand vous voulez.')
    expect(textsTo(reader)).toEqual([])
    expect(lettersTo(reader)).toMatchObject([{ subject: 'Les papiers sont prêts.' }])
    const silent = await someone([])
    await write(silent, 'Bonjour')
    expect([textsTo(silent), lettersTo(silent)]).toEqual([[], []])
    expect(await activities(silent)).not.toContain('message.fell_back')
  })

  it('stays where it is when the organisation does not allow it, and for failures of another kind', async () => {
    await allow(false)
    const who = await someone(['SMS', 'EMAIL'])
    await write(who, 'Un premier mot')
    expect([textsTo(who), lettersTo(who)]).toEqual([[], []])
    await allow(true)
    bench.meta.setFaults({ recipients: { [who.phone]: 131_049 } })
    await org.admin.send('POST', '/outbound/messages', { conversationId: who.conversationId, text: 'Un second mot' })
    await bench.settle()
    bench.meta.setFaults({})
    expect([textsTo(who), lettersTo(who)]).toEqual([[], []])
  })
})

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Answer, type Caller, startWhatsAppBench, type TestOrg, type WhatsAppBench } from '#testing'

const HOUR = 3_600_000
let bench: WhatsAppBench
let casa: TestOrg
let agent: Caller
let number: { phoneNumberId: string }
let serial = 0

beforeAll(async () => {
  bench = await startWhatsAppBench(1)
  casa = await bench.t.org({ country: 'MA' })
  number = await bench.connect(casa)
  agent = await bench.t.member(casa, ['AGENT'], { name: 'Karim' })
})
afterAll(() => bench.close())

type Person = { phone: string; contactId: string; dossierId: string }
type Consents = {
  items: { purpose: string; state: string; channel: string; identityId: string }[]
  history: { source: string; evidence: { text?: string } | null }[]
}
type Thread = {
  handledBy: string
  needsHuman: boolean
  handlingReason: string | null
  mayWrite: { answer: string; code: string | null }
}

async function ok<T>(answer: Promise<Answer<T>>): Promise<T> {
  const { status, body } = await answer
  expect(status, JSON.stringify(body)).toBeLessThan(300)
  return body
}

/** Somebody who wrote just now. */
async function someone(): Promise<Person> {
  serial += 1
  const phone = `+2126615${String(10_000 + serial)}`
  await says(phone, 'Bonjour, un appartement à Casablanca ?')
  const page = await ok(
    casa.admin.get<{ items: { id: string; contact: { id: string } }[] }>(`/dossiers?q=${encodeURIComponent(phone)}`),
  )
  const [dossier] = page.items
  if (!dossier) throw new Error('no dossier')
  return { phone, contactId: dossier.contact.id, dossierId: dossier.id }
}

async function says(phone: string, text: string): Promise<void> {
  bench.meta.inbound(phone, { to: number.phoneNumberId, text })
  await bench.settle()
}

let slot = 0
async function visitOf({ dossierId, contactId }: Person): Promise<{ id: string; startsAt: string }> {
  slot += 1
  const today = Math.floor(bench.clock.now() / (24 * HOUR)) * 24 * HOUR
  const startsAt = new Date(today + 48 * HOUR + 8 * HOUR + slot * 1.25 * HOUR).toISOString()
  const asked = { type: 'VISIT', startsAt, agentId: agent.userId, confirmOverlap: true, dossierId, contactId }
  return ok(casa.admin.send<{ id: string; startsAt: string }>('POST', '/appointments', asked))
}

const consentsOf = (contactId: string) => ok(casa.admin.get<Consents>(`/contacts/${contactId}/consents`))
const statesOf = async ({ contactId }: Person) =>
  Object.fromEntries((await consentsOf(contactId)).items.map((s) => [s.purpose, s.state]))
const said = (phone: string) => bench.meta.messagesTo(phone, number.phoneNumberId).length

async function threadOf({ contactId }: Person): Promise<Thread> {
  const found = await bench.t.superuser.query<{ id: string }>(
    'select id from app.conversations where contact_id = $1',
    [contactId],
  )
  return ok(casa.admin.get<Thread>(`/conversations/${found.rows[0]?.id}`))
}

it('STOP holds under every name of the person on the number, whichever one it came by', async () => {
  const who = await someone()
  const say = async (text: string, bsuidOnly: boolean) => {
    bench.meta.inbound(who.phone, { to: number.phoneNumberId, text, bsuidOnly })
    await bench.settle()
  }
  await say('Sans mon numéro, cette fois', true)
  await say('STOP', true)
  const { items } = await ok(casa.admin.get<Consents>(`/contacts/${who.contactId}/consents`))
  expect(items.filter(({ state }) => state === 'GRANTED')).toEqual([])
  expect(new Set(items.map(({ identityId }) => identityId)).size).toBe(2)
  await say('Vous êtes là ?', false)
  const after = await ok(casa.admin.get<Consents>(`/contacts/${who.contactId}/consents`))
  expect(after.items.filter(({ state }) => state === 'GRANTED')).toEqual([])
})

describe('a word that calls off', () => {
  it.each(['cancel', 'Annuler', 'إلغاء'])('is about the visit that is planned: %s', async (word) => {
    const who = await someone()
    const visit = await visitOf(who)
    await says(who.phone, word)
    expect(await statesOf(who)).toEqual({ REPLY: 'GRANTED', CONTACT: 'GRANTED' })
    expect((await ok(casa.admin.get<{ state: string }>(`/appointments/${visit.id}`))).state).toBe('CANCELLED')
  })

  it('is the wish to hear nothing more where none is, or none any more', async () => {
    const who = await someone()
    await says(who.phone, 'cancel')
    expect(await statesOf(who)).toEqual({ REPLY: 'REVOKED', CONTACT: 'REVOKED', MARKETING: 'REVOKED' })
    const other = await someone()
    const visit = await visitOf(other)
    bench.clock.set(Date.parse(visit.startsAt) + HOUR)
    await says(other.phone, 'إلغاء')
    expect((await statesOf(other)).CONTACT).toBe('REVOKED')
  })

  it('leaves STOP what it is, visit or not', async () => {
    const who = await someone()
    await visitOf(who)
    await says(who.phone, 'STOP')
    expect((await statesOf(who)).CONTACT).toBe('REVOKED')
  })
})

describe('what is no opt-out', () => {
  it('a button, whatever is written on it', async () => {
    const who = await someone()
    bench.meta.inbound(who.phone, { to: number.phoneNumberId, buttonReply: { id: 'x', title: 'STOP' } })
    await bench.settle()
    expect(await statesOf(who)).toEqual({ REPLY: 'GRANTED', CONTACT: 'GRANTED' })
  })

  it('what may be one is for a person at once, and nothing goes by itself until somebody looked', async () => {
    const who = await someone()
    const visit = await visitOf(who)
    const before = said(who.phone)
    await says(who.phone, 'bezzaf dyal messages hbes')
    expect((await statesOf(who)).CONTACT).toBe('GRANTED')
    expect(await threadOf(who)).toMatchObject({
      handledBy: 'HUMAN',
      needsHuman: true,
      handlingReason: 'POSSIBLE_OPT_OUT',
      mayWrite: { answer: 'YES' },
    })
    bench.clock.set(Date.parse(visit.startsAt) - 20 * HOUR)
    await bench.settle()
    expect(said(who.phone)).toBe(before)
    const held = await ok(
      casa.admin.get<{ given: { state: string; reason: string }[] }>(`/appointments/${visit.id}/reminders`),
    )
    expect(held.given).toMatchObject([{ state: 'NOT_SENT', reason: 'HUMAN_HANDLING' }])
  })
})

describe('after a stop', () => {
  it('writing again grants nothing: a person sees it with the block and its reason, until the word START', async () => {
    const who = await someone()
    await says(who.phone, 'STOP')
    expect(await threadOf(who)).toMatchObject({ needsHuman: false })
    const before = said(who.phone)
    await says(who.phone, 'Finalement, l’appartement est encore libre ?')
    expect(await statesOf(who)).toEqual({ REPLY: 'REVOKED', CONTACT: 'REVOKED', MARKETING: 'REVOKED' })
    expect(await threadOf(who)).toMatchObject({
      handledBy: 'HUMAN',
      needsHuman: true,
      handlingReason: 'CONSENT_REVOKED',
      mayWrite: { answer: 'NO', code: 'CONSENT_REQUIRED' },
    })
    expect(said(who.phone)).toBe(before)

    await says(who.phone, 'START')
    expect(await statesOf(who)).toEqual({ REPLY: 'GRANTED', CONTACT: 'GRANTED', MARKETING: 'REVOKED' })
    expect((await consentsOf(who.contactId)).history.map((h) => h.evidence?.text)).toContain('START')
    expect((await threadOf(who)).mayWrite.answer).toBe('YES')
  })

  it('the stop of marketing at the provider ends marketing alone', async () => {
    const who = await someone()
    const { items } = await consentsOf(who.contactId)
    const proof = { source: 'PAPER', evidence: { note: 'Bulletin signé' } }
    const marketing = { identityId: items[0]?.identityId, channel: 'WHATSAPP', purpose: 'MARKETING', state: 'GRANTED' }
    await ok(casa.admin.send('POST', `/contacts/${who.contactId}/consents`, { ...marketing, ...proof }))
    const asked = { phone: who.phone, to: number.phoneNumberId, value: 'stop' }
    const told = await fetch(`${bench.meta.url}/simulator/preferences`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(asked),
    })
    expect(told.status, await told.text()).toBeLessThan(300)
    await bench.settle()
    expect(await statesOf(who)).toEqual({ REPLY: 'GRANTED', CONTACT: 'GRANTED', MARKETING: 'REVOKED' })
  })
})

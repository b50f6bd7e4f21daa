import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { publishedAnnonce, startWhatsAppBench, type TestOrg, type WhatsAppBench } from '#testing'

let bench: WhatsAppBench
let casa: TestOrg
let number: { phoneNumberId: string }

beforeAll(async () => {
  bench = await startWhatsAppBench(2)
  casa = await bench.t.org({ country: 'MA', city: 'Casablanca', name: 'Atlas Casablanca' })
  number = await bench.connect(casa)
  await bench.t.member(casa, ['AGENT'], { name: 'Karim Alaoui' })
  await publishedAnnonce(bench.t, casa, {
    title: 'Appartement lumineux Maarif',
    city: 'Casablanca',
    zone: 'Maârif',
    priceUnits: 1_150_000,
    bedrooms: 2,
  })
  await publishedAnnonce(bench.t, casa, {
    title: 'Grand appartement à Gauthier',
    city: 'Casablanca',
    zone: 'Gauthier',
    priceUnits: 2_400_000,
    bedrooms: 3,
  })
})
afterAll(() => bench.close())

type Thread = {
  items: {
    direction: string
    text: string
    status: string
    citations: { field: string; value: string; reference: string }[]
  }[]
}
type Conversations = {
  items: {
    id: string
    contact: { displayName: string }
    dossier: { id: string; reference: string; status: string }
    handledBy: string
  }[]
}

const answers = (phone: string) => bench.meta.messagesTo(phone, number.phoneNumberId).map((m) => m.text ?? '')
async function conversationOf(name: string) {
  const list = await casa.admin.get<Conversations>('/conversations')
  const found = list.body.items.find((c) => c.contact.displayName === name)
  if (!found) throw new Error(`no conversation of ${name}`)
  return found
}

describe('the main job', () => {
  const phone = '+212661223344'

  it('a first message opens contact, dossier, consent with proof and timeline once, and is answered with a fitting annonce and slots', async () => {
    bench.meta.inbound(phone, {
      to: number.phoneNumberId,
      name: 'Youssef B.',
      text: 'Bonjour, je cherche un appartement à acheter à Maarif, 2 chambres, budget 120 millions',
    })
    await bench.settle()
    const conversation = await conversationOf('Youssef B.')
    expect(conversation.dossier.reference).toMatch(/^D-2026-\d{6}$/)
    const [reply] = answers(phone)
    expect(reply).toContain('Appartement lumineux Maarif')
    expect(reply).not.toContain('Gauthier')
    expect(reply).toMatch(/1\. /)

    const contact = await casa.admin.get<{
      items: unknown[]
      history: { purpose: string; state: string; evidence: { messageId: string } }[]
    }>(
      `/contacts/${(await casa.admin.get<{ items: { id: string }[] }>('/contacts?q=Youssef')).body.items[0]?.id}/consents`,
    )
    expect(contact.body.history.map((h) => h.purpose).sort()).toEqual(['CONTACT', 'REPLY'])
    expect(contact.body.history[0]?.evidence.messageId).toMatch(/^[0-9a-f-]{36}$/)

    const thread = await casa.admin.get<Thread>(`/conversations/${conversation.id}/messages`)
    expect(thread.body.items.map((m) => m.direction)).toEqual(['OUT', 'IN'])
    expect(thread.body.items[0]?.citations.some((c) => c.field === 'price')).toBe(true)
    const timeline = await casa.admin.get<{ items: { type: string; code: string }[] }>(
      `/dossiers/${conversation.dossier.id}/timeline`,
    )
    const codes = timeline.body.items.map((a) => a.code)
    for (const code of ['message.received', 'message.queued', 'consent.granted_by_message'])
      expect(codes).toContain(code)
    const counts = await bench.t.superuser.query(
      'select (select count(*)::int from app.contacts) c, (select count(*)::int from app.dossiers) d, (select count(*)::int from app.conversations) v',
    )
    expect(counts.rows[0]).toEqual({ c: 1, d: 1, v: 1 })
  })

  it('the slot the person accepts is booked, stands in the calendar and moves the dossier', async () => {
    bench.meta.inbound(phone, { to: number.phoneNumberId, text: 'le premier me convient' })
    await bench.settle()
    expect(answers(phone).at(-1)).toContain('C’est noté')
    const conversation = await conversationOf('Youssef B.')
    expect(conversation.dossier.status).toBe('VISIT_PLANNED')
    const agenda = await casa.admin.get<{ items: { type: string; state: string; dossier: { id: string } }[] }>(
      '/appointments?from=2026-03-10T00:00:00Z&to=2026-03-30T00:00:00Z',
    )
    expect(agenda.body.items).toHaveLength(1)
    expect(agenda.body.items[0]).toMatchObject({
      type: 'VISIT',
      state: 'SCHEDULED',
      dossier: { id: conversation.dossier.id },
    })
  })

  it('ticks come back and only move forward', async () => {
    bench.meta.look(phone, number.phoneNumberId)
    await bench.settle()
    const conversation = await conversationOf('Youssef B.')
    const thread = await casa.admin.get<Thread>(`/conversations/${conversation.id}/messages`)
    expect(thread.body.items.filter((m) => m.direction === 'OUT').every((m) => m.status === 'READ')).toBe(true)
  })

  it('a human who writes takes over and the assistant is silent', async () => {
    const conversation = await conversationOf('Youssef B.')
    const sent = await casa.admin.send('POST', '/outbound/messages', {
      conversationId: conversation.id,
      text: 'Je vous attends demain.',
    })
    expect(sent.status).toBe(202)
    await bench.settle()
    expect((await conversationOf('Youssef B.')).handledBy).toBe('HUMAN')
    const before = answers(phone).length
    bench.meta.inbound(phone, { to: number.phoneNumberId, text: 'Merci, est-ce que le prix est négociable ?' })
    await bench.settle()
    expect(answers(phone)).toHaveLength(before)
  })

  it('after 24 hours free text is refused with the reason, and the refusal is on record', async () => {
    bench.clock.advance(25 * 3_600_000)
    const conversation = await conversationOf('Youssef B.')
    const late = await casa.admin.send('POST', '/outbound/messages', {
      conversationId: conversation.id,
      text: 'Bonjour ?',
    })
    expect([late.status, late.body.code]).toEqual([422, 'WINDOW_CLOSED'])
    const audit = await bench.t.superuser.query(
      "select count(*)::int as n from app.audit_entries where action = 'BLOCKED_BY_POLICY'",
    )
    expect(audit.rows[0].n).toBe(1)
  })

  it('STOP revokes everything on the channel; nothing more can be sent, not even by SQL', async () => {
    bench.meta.inbound(phone, { to: number.phoneNumberId, text: 'STOP' })
    await bench.settle()
    const conversation = await conversationOf('Youssef B.')
    const before = answers(phone).length
    const refused = await casa.admin.send('POST', '/outbound/messages', {
      conversationId: conversation.id,
      text: 'Encore moi',
    })
    expect([refused.status, refused.body.code]).toEqual([422, 'CONSENT_REQUIRED'])
    const raw = bench.t.superuser.query(
      `insert into app.messages (org_id, conversation_id, contact_id, account_id, identity_id, channel, direction, origin, type, text, status, purpose, due_at)
       select org_id, id, contact_id, account_id, identity_id, 'WHATSAPP', 'OUT', 'APP', 'text', 'sneaky', 'QUEUED', 'REPLY', now() from app.conversations where id = $1`,
      [conversation.id],
    )
    await expect(raw).rejects.toMatchObject({ code: 'AT010' })
    await bench.settle()
    expect(answers(phone)).toHaveLength(before)
  })
})

describe('languages', () => {
  it('answers Darija in Latin letters, and Arabic in Arabic script', async () => {
    bench.meta.inbound('+212661000777', {
      to: number.phoneNumberId,
      name: 'Hamid',
      text: 'salam bghit nechri appartement f maarif fih 2 byout 120 mlyoun',
    })
    bench.meta.inbound('+212661000778', {
      to: number.phoneNumberId,
      name: 'Amina',
      text: 'السلام عليكم، بغيت نشري شقة في المعاريف فيها جوج بيوت نعاس',
    })
    await bench.settle()
    expect(answers('+212661000777')[0]).toMatch(/Salam/)
    expect(answers('+212661000778')[0]).toMatch(/مرحبا/)
  })

  it.each([
    [
      '+212661000781',
      'Hello, I want to buy a flat in Maarif with two bedrooms, budget 1.2 million dirhams',
      '1',
      /Booked/,
    ],
    ['+212661000782', 'salam bghit nechri appartement f maarif fih 2 byout budget 120 mlyoun', 'lewwel', /Safi/],
    [
      '+212661000783',
      'السلام عليكم، بغيت نشري شقة في المعاريف فيها جوج بيوت نعاس بـ 120 مليون',
      '1',
      /[\u0600-\u06ff]{3}/,
    ],
  ])(
    'a choice in one word is answered in the language of the conversation: %s, %s, %s',
    async (phone, opening, choice, inIt) => {
      for (const text of [opening, choice]) {
        bench.meta.inbound(phone, { to: number.phoneNumberId, name: `Prospect ${phone}`, text })
        await bench.settle()
      }
      expect(answers(phone)).toHaveLength(2)
      expect(answers(phone)[1]).toMatch(inIt)
    },
  )
})

describe('delivery', () => {
  it('the same webhook many times is one message; a forged or foreign one is nothing', async () => {
    const before = await bench.t.superuser.query('select count(*)::int as n from app.messages')
    bench.meta.setFaults({ duplicateRate: 1 })
    bench.meta.inbound('+212661000779', { to: number.phoneNumberId, name: 'Double', text: 'Bonjour' })
    await bench.settle()
    bench.meta.setFaults({})
    const after = await bench.t.superuser.query(
      "select count(*)::int as n from app.messages where direction = 'IN' and text = 'Bonjour'",
    )
    expect(after.rows[0].n).toBe(1)
    expect(before.rows[0].n).toBeGreaterThan(0)
    const forged = await bench.t.anonymous('POST', '/webhooks/whatsapp/test', {
      payload: '{"object":"whatsapp_business_account"}',
      headers: { 'x-hub-signature-256': `sha256=${'0'.repeat(64)}` },
    })
    expect(forged.status).toBe(401)
  })
})

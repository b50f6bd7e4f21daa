import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { publishedAnnonce, startWhatsAppBench, type TestOrg, type WhatsAppBench } from '#testing'
import type { Suggestion } from './suggestion.schema.ts'

let bench: WhatsAppBench
let casa: TestOrg
let number: { phoneNumberId: string }
let serial = 0

beforeAll(async () => {
  bench = await startWhatsAppBench(1)
  casa = await bench.t.org({ country: 'MA', city: 'Casablanca' })
  number = await bench.connect(casa)
  await bench.t.member(casa, ['AGENT'], { name: 'Karim Alaoui' })
  await publishedAnnonce(bench.t, casa, {
    title: 'Appartement lumineux Maarif',
    city: 'Casablanca',
    zone: 'Maârif',
    priceUnits: 1_150_000,
    bedrooms: 2,
  })
})
afterAll(() => bench.close())

/** A conversation that a person of the agency has taken over, in which the prospect wrote last. */
async function talk(text: string): Promise<{ id: string; phone: string }> {
  serial += 1
  const phone = `2126740${String(10_000 + serial)}`
  bench.meta.inbound(phone, { text: 'Bonjour' })
  await bench.settle()
  const found = await bench.t.superuser.query<{ id: string }>(
    `select v.id from app.conversations v join app.channel_identities i on i.id = v.identity_id where i.value = $1`,
    [`+${phone}`],
  )
  const id = found.rows[0]?.id ?? ''
  expect((await casa.admin.send('POST', `/conversations/${id}/take-over`, {})).status).toBeLessThan(300)
  bench.meta.inbound(phone, { text })
  await bench.settle()
  return { id, phone }
}
const suggested = async (id: string, who = casa.admin) => who.get<Suggestion>(`/conversations/${id}/suggestion`)
const kept = async (id: string) => {
  const rows = await bench.t.superuser.query(
    `select v.agent_state, v.handled_by, (select count(*)::int from app.messages m where m.conversation_id = v.id) as messages,
            (select count(*)::int from app.decisions) as decisions, (select count(*)::int from app.appointments) as visits
       from app.conversations v where v.id = $1`,
    [id],
  )
  return rows.rows[0]
}

describe('a suggestion to the person who answers', () => {
  it('is what the assistant would say, from real annonces, in the language of the prospect; nothing is sent or kept', async () => {
    const { id, phone } = await talk(
      'Je cherche un appartement à acheter au Maârif, deux chambres, budget 120 millions',
    )
    const before = await kept(id)
    const sent = bench.meta.messagesTo(phone, number.phoneNumberId).length
    const { body } = await suggested(id)
    expect(body.language).toBe('fr')
    expect(body.text).toContain('Maârif')
    expect(body.text).toContain('A-')
    await bench.settle()
    expect(await kept(id)).toEqual(before)
    expect(bench.meta.messagesTo(phone, number.phoneNumberId)).toHaveLength(sent)
    const darija = await talk('salam bghit nechri appartement f maarif fih 2 byout')
    expect((await suggested(darija.id)).body.language).toBe('darija')
  })

  it('says nothing where a person has to decide, and nothing once somebody answered', async () => {
    const wary = await talk('Je veux parler à un conseiller, c’est pour une plainte au tribunal')
    expect((await suggested(wary.id)).body).toEqual({ language: 'fr', text: null })
    const { id } = await talk('Je cherche un appartement à acheter au Maârif')
    await casa.admin.send('POST', '/outbound/messages', { conversationId: id, text: 'Je regarde et je vous écris.' })
    expect((await suggested(id)).body).toEqual({ language: null, text: null })
  })

  it('books nothing: a slot that is accepted is for the person to book', async () => {
    serial += 1
    const phone = `2126740${String(10_000 + serial)}`
    bench.meta.inbound(phone, {
      text: 'Je cherche un appartement à acheter au Maârif, deux chambres, budget 120 millions',
    })
    await bench.settle()
    const found = await bench.t.superuser.query<{ id: string }>(
      `select v.id from app.conversations v join app.channel_identities i on i.id = v.identity_id where i.value = $1`,
      [`+${phone}`],
    )
    const id = found.rows[0]?.id ?? ''
    await casa.admin.send('POST', `/conversations/${id}/take-over`, {})
    bench.meta.inbound(phone, { text: 'Le premier créneau me convient' })
    await bench.settle()
    const before = await kept(id)
    expect((await suggested(id)).body.text).toBeNull()
    expect(await kept(id)).toEqual(before)
  })

  it('is for those who may write there: 404 for another agent and another organisation, 403 for who never writes', async () => {
    const { id } = await talk('Je cherche un appartement à acheter au Maârif')
    const other = await bench.t.org({ country: 'FR' })
    expect((await suggested(id, other.admin)).status).toBe(404)
    expect((await suggested(id, await bench.t.member(casa, ['AGENT']))).status).toBe(404)
    expect((await suggested(id, await bench.t.member(casa, ['AUDITOR']))).status).toBe(403)
    expect((await casa.admin.get('/conversations/none/suggestion')).status).toBe(400)
  })
})

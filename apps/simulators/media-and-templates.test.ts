import { afterEach, expect, test } from 'vitest'
import type { SimulatorOptions } from './index.ts'
import { type Bench, PHONE_NUMBER_ID, PROSPECT, startBench, WABA_ID } from './testing.ts'

let bench: Bench
async function boot(overrides: Partial<SimulatorOptions> = {}): Promise<Bench> {
  bench = await startBench(overrides)
  return bench
}
afterEach(() => bench.close())

const bearer = { headers: { authorization: 'Bearer good-token' } }
const DAY = 86_400_000

test('inbound media: a fresh address for seven days, each good for five minutes, with the token', async () => {
  const { simulators, receiver, clock, graph } = await boot()
  const bytes = Buffer.from('not really a picture')
  simulators.inbound(PROSPECT, { image: { base64: bytes.toString('base64'), caption: 'la façade' } })
  await simulators.deliverAll()
  const value = receiver.received[0]?.json.entry[0]?.changes[0]?.value as { messages: { image: { id: string } }[] }
  const id = value.messages[0]?.image.id ?? ''

  const { url } = (await (await graph('GET', id)).json()) as { url: string }
  expect((await fetch(url)).status).toBe(401)
  const download = await fetch(url, bearer)
  expect(Buffer.from(await download.arrayBuffer())).toEqual(bytes)
  clock.advance(5 * 60_000)
  expect((await fetch(url, bearer)).status).toBe(404)

  const again = (await (await graph('GET', id)).json()) as { url: string }
  expect((await fetch(again.url, bearer)).status).toBe(200)
  clock.advance(7 * DAY)
  expect((await graph('GET', id)).status).toBe(404)
})

test('an upload can be sent by its id, is refused by MIME type and size, and lives thirty days', async () => {
  const { simulators, clock, send, graph } = await boot()
  const upload = (mime: string, size: number) => {
    const form = new FormData()
    form.set('messaging_product', 'whatsapp')
    form.set('type', mime)
    form.set('file', new Blob([Buffer.alloc(size, 1)], { type: mime }), 'plan.bin')
    return fetch(`${simulators.url}/v24.0/${PHONE_NUMBER_ID}/media`, { method: 'POST', ...bearer, body: form })
  }
  expect((await upload('image/bmp', 10)).status).toBe(400)
  expect((await upload('image/jpeg', 5 * 1024 * 1024 + 1)).status).toBe(400)
  const { id } = (await (await upload('image/jpeg', 100)).json()) as { id: string }
  expect((await send({ type: 'image', image: { id, caption: 'Le séjour' } })).status).toBe(200)
  expect(simulators.messagesTo(PROSPECT)[0]).toMatchObject({ text: 'Le séjour', media: { id, mime: 'image/jpeg' } })
  clock.advance(30 * DAY)
  expect((await graph('GET', id)).status).toBe(404)
})

test('a template is submitted, approved by webhook, sent, paused and refused', async () => {
  const { simulators, receiver, graph, send, errorCode } = await boot()
  const path = `${WABA_ID}/message_templates`
  const body = {
    name: 'visit_reminder',
    language: 'fr',
    category: 'UTILITY',
    components: [
      { type: 'BODY', text: 'Bonjour {{1}}, votre visite est le {{2}}.' },
      { type: 'BUTTONS', buttons: [{ type: 'QUICK_REPLY', text: 'Confirmer' }] },
    ],
  }
  const created = (await (await graph('POST', path, body)).json()) as { id: string; status: string }
  expect(created.status).toBe('PENDING')
  expect(await errorCode(await graph('POST', path, body))).toBe(100)
  const variableFirst = { ...body, name: 'other', components: [{ type: 'BODY', text: '{{1}} bonjour' }] }
  const refusal = await (await graph('POST', path, variableFirst)).json()
  expect(refusal).toMatchObject({ error: { error_subcode: 2388299 } })

  const parameters = (texts: string[]) => ({
    type: 'template',
    template: {
      name: 'visit_reminder',
      language: { code: 'fr' },
      components: [{ type: 'body', parameters: texts.map((text) => ({ type: 'text', text })) }],
    },
  })
  expect(await errorCode(await send(parameters(['Zoé', 'lundi'])))).toBe(132001)
  await simulators.deliverAll()
  expect(receiver.received[0]?.json.entry[0]?.changes[0]).toMatchObject({
    field: 'message_template_status_update',
    value: { event: 'APPROVED', message_template_id: Number(created.id) },
  })

  expect(await errorCode(await send(parameters(['Zoé'])))).toBe(132000)
  const sent = (await (await send(parameters(['Zoé', 'lundi']))).json()) as { messages: { id: string }[] }
  expect(sent.messages[0]).toMatchObject({ message_status: 'accepted' })
  expect(simulators.messagesTo(PROSPECT)[0]).toMatchObject({
    text: 'Bonjour Zoé, votre visite est le lundi.',
    buttons: [{ kind: 'template', title: 'Confirmer' }],
  })

  simulators.inbound(PROSPECT, {
    buttonReply: { id: 'Confirmer', title: 'Confirmer', contextId: sent.messages[0]!.id },
  })
  await simulators.deliverAll()
  expect(receiver.messages()[0]).toMatchObject({
    type: 'button',
    button: { payload: 'Confirmer' },
    context: { id: sent.messages[0]!.id },
  })

  await fetch(`${simulators.url}/simulator/templates/${created.id}/status`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ event: 'PAUSED' }),
  })
  expect(await errorCode(await send(parameters(['Zoé', 'lundi'])))).toBe(132015)
})

test('reply buttons and list rows come back as the reply of their kind', async () => {
  const { simulators, receiver, send } = await boot()
  simulators.inbound(PROSPECT, { text: 'Salam' })
  const interactive = {
    type: 'list',
    body: { text: 'Quel créneau ?' },
    action: { button: 'Créneaux', sections: [{ rows: [{ id: 's1', title: 'Lundi 10 h', description: 'Avec Zoé' }] }] },
  }
  const sent = (await (await send({ type: 'interactive', interactive })).json()) as { messages: { id: string }[] }
  simulators.inbound(PROSPECT, { buttonReply: { id: 's1', title: 'Lundi 10 h', contextId: sent.messages[0]!.id } })
  await simulators.deliverAll()
  expect(receiver.messages().at(-1)).toMatchObject({
    type: 'interactive',
    interactive: { type: 'list_reply', list_reply: { id: 's1', title: 'Lundi 10 h', description: 'Avec Zoé' } },
    context: { id: sent.messages[0]!.id },
  })
})

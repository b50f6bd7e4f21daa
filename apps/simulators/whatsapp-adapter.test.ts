import { afterEach, expect, test } from 'vitest'
import type { OutboundContent } from '#channels/kit'
import {
  fetchMedia,
  markRead,
  parseWebhook,
  uploadMedia,
  verifyHandshake,
  whatsappCloud,
} from '#channels/whatsapp-cloud'
import { type Bench, PHONE_NUMBER_ID, PROSPECT, startBench, WABA_ID } from './testing.ts'

let bench: Bench
afterEach(() => bench.close())

const never = new AbortController().signal
const options = { fetch, signal: never }
const account = () => ({
  baseUrl: bench.simulators.url,
  apiVersion: 'v26.0',
  phoneNumberId: PHONE_NUMBER_ID,
  accessToken: 'good-token',
})
const control = (path: string, body: unknown) =>
  fetch(`${bench.simulators.url}/simulator${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })

function parsed() {
  return bench.receiver.received.map((post) => {
    const rawBody = Buffer.from(post.body, 'latin1')
    const headers = { 'x-hub-signature-256': post.signature }
    expect(whatsappCloud.verifyRequest({ rawBody, headers, url: '' }, 'app-secret')).toBe(true)
    return parseWebhook(post.json)
  })
}

test('the WhatsApp adapter reads everything a prospect can send here', async () => {
  bench = await startBench()
  const { simulators } = bench
  const file = { base64: Buffer.from('content').toString('base64') }
  const first = simulators.inbound(PROSPECT, { text: 'Bonjour, ça va ? 🙂 مرحبا', name: 'Zoé' })
  simulators.inbound(PROSPECT, { image: { ...file, caption: 'façade' } })
  simulators.inbound(PROSPECT, { audio: file })
  simulators.inbound(PROSPECT, { document: { ...file, filename: 'salaire.pdf' } })
  simulators.inbound(PROSPECT, { location: { latitude: 0, longitude: -7.6 } })
  simulators.inbound(PROSPECT, { reaction: { messageId: first, emoji: '👍' } })
  simulators.inbound(PROSPECT, { edit: { messageId: first, text: 'Bonsoir' } })
  simulators.inbound(PROSPECT, { revoke: { messageId: first } })
  simulators.inbound(PROSPECT, { text: 'réponse', contextId: first })
  simulators.inbound(PROSPECT, { text: 'pub', referral: { source_id: '1', source_type: 'ad', ctwa_clid: 'c' } })
  simulators.inbound(PROSPECT, { unsupported: { type: 'poll' } })
  simulators.inbound(PROSPECT, { text: 'caché', bsuidOnly: true, username: 'zoe' })
  await control('/preferences', { phone: PROSPECT, to: PHONE_NUMBER_ID, value: 'stop' })
  await control('/rotate-user-id', { phone: PROSPECT, to: PHONE_NUMBER_ID })
  await simulators.deliverAll()

  const webhooks = parsed()
  const messages = webhooks.flatMap((webhook) => webhook.messages)
  expect(messages.map((message) => message.type)).toEqual([
    ...['text', 'image', 'audio', 'document', 'location', 'reaction', 'edit', 'revoke', 'text', 'text', 'unsupported'],
    ...['text', 'system'],
  ])
  expect(messages[0]).toMatchObject({ from: `+${PROSPECT}`, text: 'Bonjour, ça va ? 🙂 مرحبا', profileName: 'Zoé' })
  expect(messages[2]?.media).toMatchObject({ voice: true, available: true })
  expect(messages[6]).toMatchObject({ edit: { originalId: first }, text: 'Bonsoir' })
  expect(messages[8]?.reply).toEqual({ to: first })
  expect(messages[11]).toMatchObject({ from: null, username: 'zoe' })
  const other = webhooks.flatMap((webhook) => webhook.other)
  expect(other.filter((event) => event.malformed)).toEqual([])
  expect(other.map((event) => event.account?.type)).toEqual(['user_preference', 'user_id_update'])
})

test('the WhatsApp adapter sends every type and reads the statuses', async () => {
  bench = await startBench({
    templates: [
      {
        wabaId: WABA_ID,
        name: 'visit',
        language: 'fr',
        category: 'UTILITY',
        components: [
          { type: 'BODY', text: 'Visite le {{1}} à Lyon.' },
          { type: 'BUTTONS', buttons: [{ type: 'QUICK_REPLY', text: 'Oui' }] },
        ],
      },
    ],
  })
  const { simulators } = bench
  const inbound = simulators.inbound(PROSPECT, { text: 'Salam' })
  expect(await markRead(account(), inbound, { ...options, typing: true })).toEqual({ kind: 'done' })
  const file = { bytes: new Uint8Array([1, 2, 3]), mimeType: 'image/jpeg', filename: 'a.jpg' }
  const uploaded = await uploadMedia(account(), file, options)
  const media = { id: uploaded.kind === 'ok' ? uploaded.value.id : '' }
  const contents: OutboundContent[] = [
    { type: 'text', body: 'Bonjour' },
    { type: 'image', media, caption: 'Le séjour' },
    { type: 'location', latitude: 45.7, longitude: 4.8, name: 'Lyon' },
    { type: 'buttons', body: 'Quand ?', buttons: [{ id: '1', title: 'Lundi' }] },
    { type: 'list', body: 'Lequel ?', button: 'Choisir', sections: [{ rows: [{ id: '1', title: 'T3' }] }] },
    { type: 'link', body: 'Voir', label: 'Ouvrir', url: 'https://atlas.test/a' },
    { type: 'location_request', body: 'Où êtes-vous ?' },
    { type: 'template', name: 'visit', language: 'fr', body: [{ type: 'text', text: 'lundi' }] },
    { type: 'reaction', messageId: inbound, emoji: '👍' },
  ]
  for (const [index, content] of contents.entries()) {
    const callbackData = `out-${index}`
    const outcome = await whatsappCloud.send(account(), { to: { phone: PROSPECT }, content, callbackData }, options)
    expect([content.type, outcome.kind]).toEqual([content.type, 'accepted'])
  }
  await simulators.deliverAll()
  const statuses = parsed().flatMap((webhook) => webhook.statuses)
  expect(statuses).toHaveLength(2 * contents.length)
  expect(new Set(statuses.map((status) => status.callbackData)).size).toBe(contents.length)
  expect(statuses.filter((status) => status.pricing !== null)).toHaveLength(contents.length)
})

test('the WhatsApp adapter tells a lost answer from a refusal', async () => {
  bench = await startBench({ faults: { timeoutAfterAcceptRate: 1 } })
  const { simulators } = bench
  simulators.inbound(PROSPECT, { text: 'Salam' })
  const message = { to: { phone: PROSPECT }, content: { type: 'text', body: 'x' }, callbackData: 'out-1' } as const
  expect((await whatsappCloud.send(account(), message, options)).kind).toBe('unknown')
  await simulators.deliverAll()
  expect(parsed().flatMap((webhook) => webhook.statuses)[0]?.callbackData).toBe('out-1')
  simulators.setFaults({ tokenRevoked: true })
  expect(await whatsappCloud.send(account(), message, options)).toMatchObject({
    kind: 'rejected',
    error: { code: 190 },
  })
})

test('the WhatsApp adapter downloads inbound media and answers the handshake', async () => {
  bench = await startBench()
  const { simulators } = bench
  simulators.inbound(PROSPECT, { image: { base64: Buffer.from('picture').toString('base64') } })
  await simulators.deliverAll()
  const media = parsed()[0]?.messages[0]?.media
  const fetched = await fetchMedia(account(), media?.id ?? '', 1000, options)
  expect(fetched).toMatchObject({ kind: 'ok', value: { sha256: media?.sha256, info: { mimeType: 'image/jpeg' } } })
  const query = { 'hub.mode': 'subscribe', 'hub.challenge': 'abc', 'hub.verify_token': 'verify-me' }
  expect(verifyHandshake(query, 'verify-me')).toBe('abc')
  expect(await simulators.handshake()).toBe(true)
})

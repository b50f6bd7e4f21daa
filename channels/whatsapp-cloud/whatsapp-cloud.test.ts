import { createHmac } from 'node:crypto'
import { channelBattery } from '../kit/battery.ts'
import { whatsappCloud } from './index.ts'
import { message, messageWebhook, onNumber, statusWebhook, webhook } from './webhook.fixture.ts'

function refusal(code: number, httpStatus: number) {
  const error = {
    message: `(#${code}) refused`,
    type: 'OAuthException',
    code,
    error_data: { messaging_product: 'whatsapp', details: 'why' },
    fbtrace_id: 'A1',
  }
  return { status: httpStatus, body: JSON.stringify({ error }) }
}

channelBattery(() => ({
  adapter: whatsappCloud,
  account: (baseUrl) => ({ baseUrl, apiVersion: 'v26.0', phoneNumberId: '106540352242922', accessToken: 'token-1' }),
  webhooks: {
    inbound: (id) => messageWebhook({ id }),
    status: (id, callbackData) => statusWebhook({ id, biz_opaque_callback_data: callbackData }),
    poisoned: (id, junk) =>
      webhook(junk, onNumber({ contacts: junk, messages: [junk, message({ id }), junk], statuses: junk }), junk),
    sign: (rawBody, secret) => ({
      rawBody,
      url: 'https://crm.example/webhooks/whatsapp/app',
      headers: { 'x-hub-signature-256': `sha256=${createHmac('sha256', secret).update(rawBody).digest('hex')}` },
    }),
  },
  payload: { to: { phone: '+212612345678' }, content: { type: 'text', body: 'Bonjour' }, callbackData: 'outbox-7' },
  forbidden: {
    payload: { to: { phone: '+212612345678' }, content: { type: 'text', body: 'x'.repeat(4097) } },
    field: 'content.body',
  },
  accepted: (id) => ({
    status: 200,
    body: JSON.stringify({
      messaging_product: 'whatsapp',
      contacts: [{ input: '+212612345678', wa_id: '212612345678' }],
      messages: [{ id }],
    }),
  }),
  refusals: [
    { answer: refusal(131000, 500), code: 131000, class: 'R' },
    { answer: refusal(131056, 400), code: 131056, class: 'R' },
    { answer: refusal(130429, 429), code: 130429, class: 'P' },
    { answer: refusal(130429, 400), code: 130429, class: 'P' },
    { answer: refusal(190, 401), code: 190, class: 'A' },
    { answer: refusal(0, 401), code: 0, class: 'A' },
    { answer: refusal(131009, 400), code: 131009, class: 'B' },
    { answer: refusal(132001, 404), code: 132001, class: 'B' },
    { answer: refusal(131026, 400), code: 131026, class: 'U' },
    { answer: refusal(131050, 400), code: 131050, class: 'O' },
  ],
}))

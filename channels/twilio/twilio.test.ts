import { createHash, createHmac } from 'node:crypto'
import type { ContentType, OutboundPayload } from '#channels/kit'
import { channelBattery } from '../kit/battery.ts'
import { twilioSms, twilioWhatsapp } from './index.ts'
import { ACCOUNT_SID, NUMBER, smsForm, statusForm, whatsappForm } from './webhook.fixture.ts'

function refusal(code: number, status: number) {
  const more_info = `https://www.twilio.com/docs/errors/${code}`
  return { status, body: JSON.stringify({ code, message: 'refused', more_info, status }) }
}

function sign(rawBody: Uint8Array, secret: string) {
  const hash = createHash('sha256').update(rawBody).digest('hex')
  const url = `https://crm.example/webhooks/twilio/app?bodySHA256=${hash}`
  return {
    rawBody,
    url,
    headers: { 'x-twilio-signature': createHmac('sha1', secret).update(url).digest('base64') },
  }
}

function payload(type: ContentType, body: string): OutboundPayload {
  const content: OutboundPayload['content'] =
    type === 'template' ? { type, name: 'visite', providerId: body, language: 'fr' } : { type: 'text', body }
  return { to: { phone: '+212612345678' }, content, callbackData: 'outbox-7' }
}

const account = (from: string) => (baseUrl: string) => ({
  baseUrl,
  accountSid: ACCOUNT_SID,
  authToken: 'token-1',
  from,
  statusCallback: 'https://crm.example/webhooks/twilio/app/status',
})

const refusals = [
  { answer: refusal(20003, 401), code: 20003, class: 'A' },
  { answer: refusal(20429, 429), code: 20429, class: 'P' },
  { answer: refusal(20500, 500), code: 20500, class: 'R' },
  { answer: refusal(21211, 400), code: 21211, class: 'U' },
  { answer: refusal(21610, 400), code: 21610, class: 'O' },
  { answer: refusal(21617, 400), code: 21617, class: 'B' },
  { answer: refusal(63016, 400), code: 63016, class: 'B' },
] as const

function accepted(sid: string) {
  return { status: 201, body: JSON.stringify({ sid, status: 'queued', error_code: null, to: '+212612345678' }) }
}

channelBattery(() => ({
  adapter: twilioSms,
  account: account(NUMBER),
  webhooks: {
    inbound: (id) => ({ form: smsForm({ MessageSid: id }), query: {} }),
    status: (id, callbackData) => ({ form: statusForm({ MessageSid: id }), query: { m: callbackData } }),
    sign,
  },
  payload: payload('text', 'Bonjour'),
  forbidden: { payload: payload('text', 'x'.repeat(1601)), field: 'content.body' },
  accepted,
  refusals,
}))

channelBattery(() => ({
  adapter: twilioWhatsapp,
  account: account(`whatsapp:${NUMBER}`),
  webhooks: {
    inbound: (id) => ({ form: whatsappForm({ MessageSid: id }), query: {} }),
    status: (id, callbackData) => ({
      form: statusForm({ MessageSid: id, MessageStatus: 'read' }),
      query: { m: callbackData },
    }),
    sign,
  },
  payload: payload('template', `HX${'a'.repeat(32)}`),
  forbidden: { payload: payload('template', 'visite_demain'), field: 'content.providerId' },
  accepted,
  refusals,
}))

import { createHmac } from 'node:crypto'
import { PROVIDER_APP, PROVIDER_SECRET, phoneNumberId } from '../seed/orgs.ts'

let serial = Math.floor(performance.timeOrigin)

export type SignedWebhook = { path: string; headers: Record<string, string>; body: string; providerId: string }

/** One signed inbound text to organisation k, with an id of its own. */
export function inboundWebhook(k: number, from: string, text: string): SignedWebhook {
  serial += 1
  const providerId = `wamid.bench.in.${serial}`
  const body = JSON.stringify({
    object: 'whatsapp_business_account',
    entry: [
      {
        id: String(650_000_000 + k),
        changes: [
          {
            field: 'messages',
            value: {
              messaging_product: 'whatsapp',
              metadata: { display_phone_number: '212522900000', phone_number_id: phoneNumberId(k) },
              contacts: [{ wa_id: from, profile: { name: `Bench ${from.slice(-4)}` } }],
              messages: [
                {
                  from,
                  id: providerId,
                  timestamp: String(Math.floor(Date.now() / 1000)),
                  type: 'text',
                  text: { body: text },
                },
              ],
            },
          },
        ],
      },
    ],
  })
  const signature = createHmac('sha256', PROVIDER_SECRET).update(body).digest('hex')
  return {
    path: `/webhooks/whatsapp/${PROVIDER_APP}`,
    headers: { 'content-type': 'application/json', 'x-hub-signature-256': `sha256=${signature}` },
    body,
    providerId,
  }
}

/** Webhooks as Meta shapes them (contract 2.3); tests fill in the part they are about. */

export const NUMBER = '106540352242922'
export const WABA = '102290129340398'

export interface Change {
  field?: string
  value: unknown
}

/** `value` of the field `messages` on one of our numbers. */
export function onNumber(value: Record<string, unknown>, number = NUMBER): Change {
  return {
    field: 'messages',
    value: {
      messaging_product: 'whatsapp',
      metadata: { display_phone_number: '+212 5 22 00 00 00', phone_number_id: number },
      ...value,
    },
  }
}

export function webhook(...changes: unknown[]): unknown {
  return { object: 'whatsapp_business_account', entry: [{ id: WABA, changes }] }
}

/** A message of a person with a phone; `parts` override and add. */
export function message(parts: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    from: '212612345678',
    id: 'wamid.1',
    timestamp: '1793000000',
    type: 'text',
    text: { body: 'Bonjour' },
    ...parts,
  }
}

export const PERSON = { wa_id: '212612345678', profile: { name: 'Nadia B.' } }

/** A webhook with one message and its sender's contact. */
export function messageWebhook(parts: Record<string, unknown> = {}): unknown {
  return webhook(onNumber({ contacts: [PERSON], messages: [message(parts)] }))
}

export function status(parts: Record<string, unknown> = {}): Record<string, unknown> {
  return { id: 'wamid.1', status: 'sent', timestamp: '1793000000', recipient_id: '212612345678', ...parts }
}

export function statusWebhook(...parts: Record<string, unknown>[]): unknown {
  return webhook(onNumber({ statuses: parts.map(status) }))
}

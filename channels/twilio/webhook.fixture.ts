/** Webhooks as Twilio shapes them (contract 3.2, 3.4); tests fill in the part they are about. */

export const NUMBER = '+212522000110'
export const ACCOUNT_SID = `AC${'0'.repeat(32)}`

/** A text message of a person. */
export function smsForm(parts: Record<string, string> = {}): Record<string, string> {
  return {
    MessageSid: 'SM1',
    SmsSid: 'SM1',
    SmsMessageSid: 'SM1',
    AccountSid: ACCOUNT_SID,
    From: '+212612345678',
    To: NUMBER,
    Body: 'Bonjour',
    NumMedia: '0',
    NumSegments: '1',
    SmsStatus: 'received',
    ApiVersion: '2010-04-01',
    FromCountry: 'MA',
    ...parts,
  }
}

/** A WhatsApp message of a person. */
export function whatsappForm(parts: Record<string, string> = {}): Record<string, string> {
  return smsForm({
    From: 'whatsapp:+212612345678',
    To: `whatsapp:${NUMBER}`,
    WaId: '212612345678',
    ProfileName: 'Nadia B.',
    MessageType: 'text',
    ...parts,
  })
}

/** A status of a message of ours. */
export function statusForm(parts: Record<string, string> = {}): Record<string, string> {
  return {
    MessageSid: 'SM1',
    SmsSid: 'SM1',
    MessageStatus: 'delivered',
    SmsStatus: 'delivered',
    AccountSid: ACCOUNT_SID,
    From: NUMBER,
    To: '+212612345678',
    ApiVersion: '2010-04-01',
    ...parts,
  }
}

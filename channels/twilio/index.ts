import { at, type ChannelAdapter } from '#channels/kit'
import type { TwilioAccount, TwilioKind } from './account.ts'
import { checkPayload, SUPPORTED } from './check.ts'
import { classifyError } from './errors.ts'
import { parseWebhook } from './parse.ts'
import { send } from './send.ts'
import { verifyRequest } from './signature.ts'

export { kindOf, TWILIO_API, type TwilioAccount, type TwilioKind } from './account.ts'
export { accountKeyOf } from './address.ts'
export { CAUSES } from './causes.ts'
export { checkPayload } from './check.ts'
export { checkAccount } from './check-account.ts'
export { classifyError, KNOWN_CODES } from './errors.ts'
export { type Form, parseForm } from './form.ts'
export { type DownloadedMedia, fetchMedia, type MediaOutcome } from './media.ts'
export { parseWebhook } from './parse.ts'
export { segmentsOf, type TextSegments } from './segments.ts'
export { send } from './send.ts'
export { type SignedWebhook, verifySignature } from './signature.ts'

function adapter(kind: TwilioKind): ChannelAdapter<TwilioAccount> {
  return {
    kind: `TWILIO_${kind}`,
    supports: SUPPORTED[kind],
    verifyRequest,
    /** One webhook as a value: `form` and `query`, since our own id stands in the address. */
    parseWebhook: (webhook) => parseWebhook(at(webhook, 'form'), at(webhook, 'query')),
    checkPayload: (message) => checkPayload(message, kind),
    send,
    classifyError,
  }
}

/** SMS by Twilio behind the contract of every channel. */
export const twilioSms: ChannelAdapter<TwilioAccount> = adapter('SMS')
/** WhatsApp by Twilio behind the contract of every channel. */
export const twilioWhatsapp: ChannelAdapter<TwilioAccount> = adapter('WHATSAPP')

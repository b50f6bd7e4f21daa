import type { InboundMessage, MessageContent } from '#channels/kit'
import type { IdentityValue } from '#modules/contacts'
import type { RequestContext } from '#platform/context'
import { enqueue } from '#platform/jobs'
import { FETCH_TRIES } from './media.rules.ts'

/** Numbers, addresses and ids a message comes with, phone first: it is matched before the provider's user id. */
export function identitiesOf(message: {
  from: string | null
  email?: string | undefined
  bsuid: string | null
}): IdentityValue[] {
  const values: IdentityValue[] = []
  if (message.from) values.push({ kind: 'PHONE', value: message.from, raw: message.from })
  if (message.email) values.push({ kind: 'EMAIL', value: message.email, raw: message.email })
  if (message.bsuid) values.push({ kind: 'WHATSAPP_BSUID', value: message.bsuid, raw: null })
  return values
}

/** What the thread shows beside the text. The provider's own words stay in the raw event. */
export function shownPayload(message: MessageContent & Pick<InboundMessage, 'mail'>): Record<string, unknown> {
  return {
    ...(message.location ? { location: message.location } : {}),
    ...(message.contacts.length > 0 ? { contacts: message.contacts } : {}),
    ...(message.choice ? { choice: message.choice } : {}),
    ...(message.order ? { order: message.order } : {}),
    ...(message.referral ? { referral: message.referral } : {}),
    ...(message.form ? { form: message.form } : {}),
    ...(message.forwarded ? { forwarded: true } : {}),
    ...(message.mail?.subject ? { subject: message.mail.subject } : {}),
    ...(message.mail?.automatic ? { automatic: true } : {}),
    ...(message.errors.length > 0 ? { errors: message.errors } : {}),
  }
}

/** A provider keeps a file for days only: it is asked for at once. */
export function fetchFile(ctx: RequestContext, messageId: string): void {
  enqueue(ctx, 'messaging.fetch_media', { key: messageId, payload: { messageId }, maxAttempts: FETCH_TRIES })
}

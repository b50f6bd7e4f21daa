import { isoAt } from '#platform/clock'
import type { TwilioNumber } from '../options.ts'
import type { Person } from '../people.ts'
import { advanceState, type Thread, type ThreadMessage } from '../threads.ts'
import type { World } from '../world.ts'
import type { FormEvent } from './dispatcher.ts'

export const API_VERSION = '2010-04-01'

export type TextStatus = 'queued' | 'sent' | 'delivered' | 'read' | 'undelivered' | 'failed'

/** A message the business sent through the Messages resource. */
export type Text = {
  number: TwilioNumber
  person: Person
  thread: Thread
  message: ThreadMessage
  status: TextStatus
  errorCode: number | null
  segments: number
  callback?: string
}

/** True for a sender of WhatsApp: `whatsapp:+212…`. */
export function isWhatsApp(number: TwilioNumber): boolean {
  return number.number.startsWith('whatsapp:')
}

/** How Twilio writes a person's address on the channel of this number. */
export function addressOf(number: TwilioNumber, person: Person): string {
  return `${isWhatsApp(number) ? 'whatsapp:' : ''}+${person.phone}`
}

/** RFC 2822, as all dates of this resource. */
function mailDate(epochMs: number): string {
  return new Date(isoAt(epochMs)).toUTCString().replace('GMT', '+0000')
}

/** The Message resource; counts are strings there. */
export function presentText(text: Text) {
  const { number, person, message } = text
  const uri = `/${API_VERSION}/Accounts/${number.accountSid}/Messages/${message.id}`
  const date = mailDate(message.at)
  return {
    sid: message.id,
    account_sid: number.accountSid,
    api_version: API_VERSION,
    messaging_service_sid: null,
    from: number.number,
    to: addressOf(number, person),
    body: message.text ?? '',
    status: text.status,
    error_code: text.errorCode,
    error_message: null,
    direction: 'outbound-api',
    num_segments: String(text.segments),
    num_media: message.media === undefined ? '0' : '1',
    price: null,
    price_unit: 'USD',
    date_created: date,
    date_updated: date,
    date_sent: text.status === 'queued' ? null : date,
    uri: `${uri}.json`,
    subresource_uris: { media: `${uri}/Media.json` },
  }
}

function callbackOf(text: Text, url: string): FormEvent {
  const { number, person, message, status, errorCode } = text
  const params: Record<string, string> = {
    MessageSid: message.id,
    SmsSid: message.id,
    MessageStatus: status,
    SmsStatus: status,
    AccountSid: number.accountSid,
    From: number.number,
    To: addressOf(number, person),
    ApiVersion: API_VERSION,
    ...(errorCode === null ? {} : { ErrorCode: String(errorCode) }),
  }
  if (isWhatsApp(number)) {
    Object.assign(params, {
      ChannelPrefix: 'whatsapp',
      ChannelToAddress: `+${person.phone}`,
      EventType: status.toUpperCase(),
    })
  }
  return { url, authToken: number.authToken, params, kind: 'status' }
}

/** Moves a text forward and makes its callback; undefined when nobody asked for one. */
export function advanceText(
  world: World,
  text: Text,
  status: TextStatus,
  errorCode: number | null = null,
): FormEvent | undefined {
  const { message, thread } = text
  text.status = status
  text.errorCode = errorCode
  advanceState(message, status === 'queued' ? 'pending' : status === 'undelivered' ? 'failed' : status)
  if (errorCode !== null) {
    message.error = { code: errorCode, title: `Twilio error ${errorCode}` }
    world.stats.countFailed(errorCode)
  }
  world.stream.emit({ event: 'thread', data: { phone: thread.phone, to: thread.phoneNumberId } })
  return text.callback === undefined ? undefined : callbackOf(text, text.callback)
}

/** `advanceText`, and the callback leaves. */
export function reportText(world: World, text: Text, status: TextStatus, errorCode: number | null = null): void {
  const event = advanceText(world, text, status, errorCode)
  if (event !== undefined) world.forms.send(event)
}

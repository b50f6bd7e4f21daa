import {
  at,
  compositeKey,
  contentKey,
  type OtherEvent,
  type OtherReason,
  type ReportedError,
  type Routing,
  readNumber,
  readText,
} from '#channels/kit'

/** The sender of ours a webhook is about, and the Twilio account around it. */
export interface Envelope {
  accountKey: string | null
  accountSid: string | null
  field: 'message' | 'status' | null
}

/** The value of a parameter; of a repeated one the first. Undefined when it is absent or empty. */
export function parameter(form: unknown, name: string): unknown {
  const value = at(form, name)
  const one: unknown = Array.isArray(value) ? value[0] : value
  return one === '' ? undefined : one
}

/** Routing of a message or a status. */
export function routing(envelope: Envelope, dedupe: string[], identity: string[]): Routing {
  return {
    accountKey: envelope.accountKey,
    accountScope: 'number',
    wabaId: envelope.accountSid,
    dedupeKey: compositeKey('tw', envelope.accountKey ?? '', ...dedupe),
    identityKey: compositeKey('tw', envelope.accountKey ?? '', ...identity),
  }
}

/** The error beside a status or a message: its code and Twilio's own words. */
export function readErrors(form: unknown): ReportedError[] {
  const code = readNumber(parameter(form, 'ErrorCode'))
  if (code === null) return []
  return [
    {
      code,
      title: readText(parameter(form, 'ErrorMessage')),
      message: null,
      details: readText(parameter(form, 'ChannelStatusMessage')),
    },
  ]
}

/** What is neither message nor status. Its key is the hash of its content. */
export function otherEvent(envelope: Envelope, reason: OtherReason, raw: unknown): OtherEvent {
  const account = envelope.accountKey ?? envelope.accountSid ?? ''
  return {
    accountKey: envelope.accountKey,
    accountScope: 'number',
    wabaId: envelope.accountSid,
    dedupeKey: compositeKey('tw', account, 'other', contentKey(raw)),
    identityKey: compositeKey('tw', account, 'other'),
    field: envelope.field,
    reason,
    malformed: true,
    at: null,
    account: null,
    errors: readErrors(raw),
    raw,
  }
}

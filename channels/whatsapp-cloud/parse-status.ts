import {
  at,
  compositeKey,
  isRecord,
  type OtherEvent,
  readBoolean,
  readId,
  readInstant,
  readText,
  readWord,
  type StatusEvent,
} from '#channels/kit'
import { type Envelope, faultOf, otherEvent, routing } from './parse-envelope.ts'
import { readErrors } from './parse-errors.ts'
import { NOBODY, type People, resolvePerson } from './parse-people.ts'

/** On v24 and later `pricing` comes with one status only, and `conversation` hardly ever (contract 0). */
function readPricing(value: unknown): StatusEvent['pricing'] {
  if (!isRecord(value)) return null
  return {
    billable: readBoolean(at(value, 'billable')),
    model: readWord(at(value, 'pricing_model')),
    type: readWord(at(value, 'type')),
    category: readWord(at(value, 'category')),
  }
}

function readConversation(value: unknown): StatusEvent['conversation'] {
  if (!isRecord(value)) return null
  return {
    id: readId(at(value, 'id')),
    originType: readWord(at(value, 'origin', 'type')),
    expiresAt: readInstant(at(value, 'expiration_timestamp')),
  }
}

/** One delivery status. */
export function parseStatus(envelope: Envelope, people: People, raw: unknown): StatusEvent | OtherEvent {
  if (!isRecord(raw)) return otherEvent(envelope, 'not_an_object', raw)
  const providerId = readId(at(raw, 'id'))
  const when = readInstant(at(raw, 'timestamp'))
  if (providerId === null) return otherEvent(envelope, 'missing_id', raw, { at: when })
  const status = readId(at(raw, 'status'))
  if (status === null) return otherEvent(envelope, 'missing_status', raw, { at: when })
  const participantId = readId(at(raw, 'recipient_participant_id'))
  const person = resolvePerson(
    {
      address: at(raw, 'recipient_id'),
      bsuid: at(raw, 'recipient_user_id'),
      parentBsuid: at(raw, 'recipient_parent_user_id'),
    },
    // Without any recipient the lone contact must not be guessed: the status of a group names no person.
    { byKey: people.byKey, only: null },
  )
  return {
    ...routing(
      envelope,
      participantId === null ? ['status', providerId, status] : ['status', providerId, status, participantId],
      compositeKey('wa', envelope.accountKey ?? '', 'message', providerId),
    ),
    // A recipient may be missing: the message id is what counts.
    fault: faultOf(envelope, NOBODY),
    providerId,
    status,
    at: when,
    recipient: person?.phone ?? null,
    recipientBsuid: person?.bsuid ?? null,
    recipientParentBsuid: person?.parentBsuid ?? null,
    recipientType: readWord(at(raw, 'recipient_type')),
    participantId,
    callbackData: readText(at(raw, 'biz_opaque_callback_data')),
    errors: readErrors(at(raw, 'errors')),
    pricing: readPricing(at(raw, 'pricing')),
    conversation: readConversation(at(raw, 'conversation')),
    raw,
  }
}

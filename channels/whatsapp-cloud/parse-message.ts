import {
  at,
  type EchoEvent,
  type InboundMessage,
  isRecord,
  type MessageContent,
  type OtherEvent,
  type ReportedError,
  readId,
  readInstant,
} from '#channels/kit'
import { toPhone } from './identity.ts'
import { readContent } from './parse-content.ts'
import { type Envelope, faultOf, otherEvent, personKey, routing } from './parse-envelope.ts'
import { NOBODY, type People, resolvePerson } from './parse-people.ts'

function isEmpty(content: MessageContent): boolean {
  const { text, media, location, contacts, choice, form, order, system, edit, revoke, reaction } = content
  return (
    contacts.length === 0 &&
    [text, media, location, choice, form, order, system, edit, revoke, reaction].every((part) => part === null)
  )
}

/**
 * One inbound message. `valueErrors` are the errors of the surrounding value: they belong to a message that came
 * without its content (`interactive` missing, error 131000 beside it).
 */
export function parseMessage(
  envelope: Envelope,
  people: People,
  valueErrors: ReportedError[],
  raw: unknown,
): InboundMessage | OtherEvent {
  if (!isRecord(raw)) return otherEvent(envelope, 'not_an_object', raw)
  const providerId = readId(at(raw, 'id'))
  const when = readInstant(at(raw, 'timestamp'))
  if (providerId === null) return otherEvent(envelope, 'missing_id', raw, { at: when })
  const content = readContent(raw)
  const found = resolvePerson(
    {
      address: at(raw, 'from') ?? content.system?.previousPhone ?? content.system?.phone,
      bsuid: at(raw, 'from_user_id') ?? content.system?.previousBsuid ?? content.system?.bsuid,
      parentBsuid: at(raw, 'from_parent_user_id') ?? content.system?.parentBsuid,
    },
    people,
  )
  const person = found ?? NOBODY
  return {
    ...routing(envelope, ['message', providerId], personKey(envelope, person)),
    ...content,
    errors: content.errors.length === 0 && isEmpty(content) ? valueErrors : content.errors,
    fault: faultOf(envelope, found),
    providerId,
    displayPhone: envelope.displayPhone,
    from: person.phone,
    bsuid: person.bsuid,
    parentBsuid: person.parentBsuid,
    profileName: person.profileName,
    username: person.username,
    groupId: readId(at(raw, 'group_id')),
    at: when,
    raw,
  }
}

/** One message which the agency sent from its own phone (contract 2.7): the customer is the addressee. */
export function parseEcho(envelope: Envelope, people: People, raw: unknown): EchoEvent | OtherEvent {
  if (!isRecord(raw)) return otherEvent(envelope, 'not_an_object', raw)
  const providerId = readId(at(raw, 'id'))
  const when = readInstant(at(raw, 'timestamp'))
  if (providerId === null) return otherEvent(envelope, 'missing_id', raw, { at: when })
  const found = resolvePerson(
    { address: at(raw, 'to'), bsuid: at(raw, 'to_user_id'), parentBsuid: at(raw, 'to_parent_user_id') },
    people,
  )
  const customer = found ?? NOBODY
  return {
    ...routing(envelope, ['message', providerId], personKey(envelope, customer)),
    ...readContent(raw),
    fault: faultOf(envelope, found),
    providerId,
    from: toPhone(at(raw, 'from')),
    to: customer.phone,
    bsuid: customer.bsuid,
    parentBsuid: customer.parentBsuid,
    at: when,
    raw,
  }
}

import { InboundError, type InboundPayload, receiveInbound } from './meta/inbound.ts'
import { lookAt } from './meta/prospect-actions.ts'
import { type Person, phoneDigits } from './people.ts'
import { lookAtTexts, receiveText } from './twilio/inbound.ts'
import { findNumber, type World } from './world.ts'

/**
 * A person writes to a business number, at whichever provider it is. Throws InboundError when the number is unknown or
 * the channel does not carry the content.
 */
export function prospectWrites(
  world: World,
  from: string,
  payload: InboundPayload,
): { id: string; phoneNumberId: string } {
  const number = payload.to === undefined ? undefined : world.twilioNumbers.get(payload.to)
  if (number === undefined) return receiveInbound(world, from, payload)
  if (phoneDigits(from).length < 7) throw new InboundError(`'${from}' is not a phone number`)
  return receiveText(world, number, world.people.meet(from, payload.name), payload)
}

/** The person looks at a conversation. Returns how many messages became read; undefined when there is no such number. */
export function prospectLooks(world: World, to: string, person: Person): number | undefined {
  const text = world.twilioNumbers.get(to)
  if (text !== undefined) return lookAtTexts(world, text, person)
  const number = findNumber(world, to)
  return number === undefined ? undefined : lookAt(world, number, person)
}

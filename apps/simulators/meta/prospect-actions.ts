import { newMessageId } from '../ids.ts'
import type { SimulatedNumber } from '../options.ts'
import type { Person } from '../people.ts'
import { targetOf, type World } from '../world.ts'
import { messagesEvent } from './inbound.ts'
import { emitStatus, metadataOf, timestampOf } from './statuses.ts'

/** The person looks at the conversation: everything that arrived becomes read. Returns how many messages. */
export function lookAt(world: World, number: SimulatedNumber, person: Person): number {
  let count = 0
  for (const message of world.threads.open(number.phoneNumberId, person.phone).messages) {
    const outgoing = world.outgoing.get(message.id)
    if (message.author !== 'business' || message.state !== 'delivered' || outgoing === undefined) continue
    emitStatus(world, outgoing, message.media?.voice === true ? 'played' : 'read')
    count++
  }
  return count
}

/** The person blocks or unblocks a business number: its messages become undeliverable. The business is not told. */
export function block(world: World, to: string, person: Person, blocked: boolean): void {
  if (blocked) person.blocks.add(to)
  else person.blocks.delete(to)
  world.stream.emit({ event: 'thread', data: { phone: person.phone, to } })
}

/** The person stops or resumes marketing messages: `user_preferences` webhook, then 131050 on marketing templates. */
export function setMarketingPreference(
  world: World,
  number: SimulatedNumber,
  person: Person,
  value: 'stop' | 'resume',
): void {
  if (value === 'stop') person.marketingStops.add(number.phoneNumberId)
  else person.marketingStops.delete(number.phoneNumberId)
  const event = messagesEvent(world, number, person, {
    user_preferences: [
      {
        ...(person.hidesPhone ? {} : { wa_id: person.phone }),
        user_id: world.people.userId(person, number.wabaId),
        detail: `User requested to ${value} marketing messages`,
        category: 'marketing_messages',
        value,
        timestamp: Math.floor(world.options.clock.now() / 1000),
      },
    ],
  })
  world.dispatcher.send({ ...event, field: 'user_preferences' })
  world.stream.emit({ event: 'thread', data: { phone: person.phone, to: number.phoneNumberId } })
}

/** The provider gives the person a new business-scoped user id: `system` message and `user_id_update` (contract 2.5). */
export function rotateUserId(
  world: World,
  number: SimulatedNumber,
  person: Person,
): { previous: string; current: string } {
  const previous = world.people.userId(person, number.wabaId)
  person.idVersion++
  const current = world.people.userId(person, number.wabaId)
  const phone = person.hidesPhone ? {} : { from: person.phone }
  const timestamp = timestampOf(world.options.clock.now())
  const system = {
    type: 'user_changed_user_id',
    body: `User ${person.name} changed from ${previous} to ${current}`,
    user_id: current,
    previous_user_id: previous,
    ...(person.hidesPhone ? {} : { wa_id: person.phone }),
  }
  const message = { ...phone, from_user_id: current, id: newMessageId(), timestamp, type: 'system', system }
  world.dispatcher.send(messagesEvent(world, number, person, { messages: [message] }))
  world.dispatcher.send({
    target: targetOf(world, number),
    wabaId: number.wabaId,
    field: 'user_id_update',
    kind: 'account',
    orderKey: `${number.phoneNumberId}:${person.phone}`,
    value: {
      messaging_product: 'whatsapp',
      metadata: metadataOf(number),
      user_id_update: [
        { user_id: { previous, current }, timestamp, ...(person.hidesPhone ? {} : { wa_id: person.phone }) },
      ],
    },
  })
  return { previous, current }
}

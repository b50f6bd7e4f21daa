import type { StoredMedia } from './meta/media.ts'
import type { Template } from './meta/templates.ts'
import type { TwilioNumber } from './options.ts'
import type { Person } from './people.ts'
import type { Thread } from './threads.ts'
import { findNumber, type World } from './world.ts'

const VERSION = 1

type Saved = {
  version: number
  people: (Omit<Person, 'blocks' | 'marketingStops' | 'smsStops'> & {
    blocks: string[]
    marketingStops: string[]
    smsStops?: string[]
  })[]
  threads: Thread[]
  templates: Template[]
  media: (Omit<StoredMedia, 'bytes'> & { base64: string })[]
  /** Absent in a state from before text messages. */
  twilioNumbers?: TwilioNumber[]
}

/**
 * What a provider would still know after a restart, as JSON text: people, conversations (and so the 24-hour windows),
 * templates, media and the registered senders of Twilio. Webhooks on their way are not part of it.
 */
export function saveState(world: World): string {
  const saved: Saved = {
    version: VERSION,
    people: world.people.all().map((person) => ({
      ...person,
      blocks: [...person.blocks],
      marketingStops: [...person.marketingStops],
      smsStops: [...person.smsStops],
    })),
    twilioNumbers: [...world.twilioNumbers.values()],
    threads: world.threads.all(),
    templates: world.templates.all(),
    media: world.media.all().map(({ bytes, ...media }) => ({ ...media, base64: bytes.toString('base64') })),
  }
  return JSON.stringify(saved)
}

/** Takes a saved state over; a text of another version or shape is refused with an error. */
export function restoreState(world: World, text: string): void {
  const saved = JSON.parse(text) as Saved
  if (saved.version !== VERSION) throw new Error(`simulator state of version ${saved.version} cannot be read`)
  for (const number of saved.twilioNumbers ?? []) {
    // What the configuration says of a number is newer.
    if (!world.twilioNumbers.has(number.number)) world.twilioNumbers.set(number.number, number)
  }
  for (const { blocks, marketingStops, smsStops, ...person } of saved.people) {
    const met = world.people.meet(person.phone, person.name)
    const sets = { blocks: new Set(blocks), marketingStops: new Set(marketingStops), smsStops: new Set(smsStops) }
    Object.assign(met, person, sets)
    for (const { wabaId } of world.options.numbers) world.people.userId(met, wabaId)
  }
  for (const media of saved.media) {
    const { base64, ...rest } = media
    world.media.restore({ ...rest, bytes: Buffer.from(base64, 'base64') })
  }
  for (const template of saved.templates) world.templates.restore(template)
  for (const { messages, ...thread } of saved.threads) {
    const opened = Object.assign(world.threads.open(thread.phoneNumberId, thread.phone), thread)
    const number = findNumber(world, thread.phoneNumberId)
    const person = world.people.find(thread.phone)
    for (const message of messages) {
      world.threads.add(opened, message)
      if (number === undefined || person === undefined || message.author !== 'business') continue
      world.outgoing.set(message.id, { number, person, thread: opened, message, priced: true })
    }
  }
}

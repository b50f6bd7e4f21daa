import type { LiveStream } from './control/stream.ts'
import type { Faults } from './faults.ts'
import type { Limiter } from './meta/limits.ts'
import type { MediaStore } from './meta/media.ts'
import type { Outgoing } from './meta/outgoing.ts'
import type { TemplateStore } from './meta/templates.ts'
import type { SimulatedNumber, SimulatorOptions, TwilioNumber } from './options.ts'
import type { People } from './people.ts'
import type { Scheduler } from './scheduler.ts'
import type { Stats } from './stats.ts'
import type { Threads } from './threads.ts'
import type { FormDispatcher } from './twilio/dispatcher.ts'
import type { Text } from './twilio/texts.ts'
import type { Dispatcher, WebhookTarget } from './webhooks/dispatcher.ts'

/** Everything one simulator process knows. In memory only. */
export type World = {
  options: SimulatorOptions
  faults: Faults
  stats: Stats
  scheduler: Scheduler
  dispatcher: Dispatcher
  people: People
  threads: Threads
  templates: TemplateStore
  media: MediaStore
  limiter: Limiter
  /** Accepted messages by id, for the statuses that are still to come. */
  outgoing: Map<string, Outgoing>
  /** Senders at Twilio, by number. */
  twilioNumbers: Map<string, TwilioNumber>
  /** Messages sent through Twilio by id, for the callbacks that are still to come. */
  texts: Map<string, Text>
  /** Webhooks of Twilio. */
  forms: FormDispatcher
  stream: LiveStream
  /** Address of this simulator, known once it listens. */
  baseUrl: () => string
  revokedTokens: Set<string>
  /** Per WABA: the callback set by `subscribed_apps` with `override_callback_uri`. */
  callbackOverrides: Map<string, string>
  /** Per number and month: delivered service messages, for the free tier. */
  serviceMessages: Map<string, number>
}

/** The simulated business number, if this process has it. */
export function findNumber(world: World, phoneNumberId: string): SimulatedNumber | undefined {
  return world.options.numbers.find((number) => number.phoneNumberId === phoneNumberId)
}

/** Whether this process has the number, at either provider. */
export function hasNumber(world: World, to: string): boolean {
  return findNumber(world, to) !== undefined || world.twilioNumbers.has(to)
}

/** Where the events of this number go. */
export function targetOf(world: World, number: SimulatedNumber): WebhookTarget {
  return {
    url: world.callbackOverrides.get(number.wabaId) ?? number.webhookUrl ?? world.options.webhookUrl,
    secret: number.appSecret ?? world.options.appSecret,
  }
}

import type { AddressInfo } from 'node:net'
import Fastify from 'fastify'
import { controlRoutes, presentThread } from './control/control.routes.ts'
import { guardLoopback, isLoopbackHost } from './control/guard.ts'
import { mailRoutes } from './control/mail.routes.ts'
import { pageRoutes } from './control/page.routes.ts'
import { LiveStream } from './control/stream.ts'
import { type FaultScenario, Faults } from './faults.ts'
import { type CaughtMail, type MailCatcher, startMailCatcher } from './mail/catcher.ts'
import type { PersonLetter } from './mail/letters.ts'
import { PostOffice } from './mail/post-office.ts'
import { graphRoutes } from './meta/graph.routes.ts'
import type { InboundPayload } from './meta/inbound.ts'
import { Limiter } from './meta/limits.ts'
import { MediaStore } from './meta/media.ts'
import { block } from './meta/prospect-actions.ts'
import {
  setTemplateQuality,
  setTemplateStatus,
  type TemplateEvent,
  type TemplateQuality,
} from './meta/template-review.ts'
import { TemplateStore } from './meta/templates.ts'
import { DEFAULT_RETRY_DELAYS_MS, type SimulatedNumber, type SimulatorOptions } from './options.ts'
import { People, phoneDigits } from './people.ts'
import { prospectLooks, prospectWrites } from './prospects.ts'
import { Scheduler } from './scheduler.ts'
import { restoreState, saveState } from './state.ts'
import { Stats } from './stats.ts'
import { type ThreadMessage, Threads } from './threads.ts'
import { twilioRoutes } from './twilio/api.routes.ts'
import { FormDispatcher } from './twilio/dispatcher.ts'
import { Dispatcher } from './webhooks/dispatcher.ts'
import { findNumber, targetOf, type World } from './world.ts'

export type { FaultScenario } from './faults.ts'
export type { CaughtMail } from './mail/catcher.ts'
export type { InboundPayload } from './meta/inbound.ts'
export type { SimulatedNumber, SimulatorOptions } from './options.ts'
export type { ThreadMessage } from './threads.ts'
export { hubSignature, wireBody } from './webhooks/wire.ts'

/** Running simulators, as tests and the launcher hold them. */
export type Simulators = {
  /** `http://127.0.0.1:<port>`: the base of the Graph API and of Twilio's, and the phone page. */
  url: string
  port: number
  /** Port of the SMTP catcher, null when it was not asked for. */
  smtpPort: number | null
  /** A prospect writes. Returns the provider's message id. */
  inbound(from: string, payload: InboundPayload): string
  /** What the business sent to this phone, oldest first, on every number or on one. */
  messagesTo(phone: string, to?: string): ThreadMessage[]
  /** The whole conversation with one number (the first by default). */
  thread(phone: string, to?: string): ReturnType<typeof presentThread>
  /** The prospect looks at the conversation: `read` statuses leave. Returns how many. */
  look(phone: string, to?: string): number
  block(phone: string, blocked: boolean, to?: string): void
  /** Posts every waiting webhook now, retries included, in order of due time. */
  deliverAll(): Promise<void>
  /** Webhooks that wait for their moment (delays, retries) or are being posted. */
  waiting(): number
  /** Calls the receiver's verification handshake for one number. */
  handshake(to?: string): Promise<boolean>
  readonly stats: ReturnType<Stats['snapshot']>
  setFaults(scenario: FaultScenario): void
  /** Decides on the templates of this name, as Meta's review does; the webhook leaves. */
  reviewTemplate(name: string, event: TemplateEvent, reason?: string, recommendation?: string): void
  /** Rates the templates of this name; the webhook leaves. */
  rateTemplate(name: string, quality: TemplateQuality): void
  /** A person writes a letter, to the first mailbox unless another is named. Returns its Message-ID. */
  writeMail(letter: Omit<PersonLetter, 'to'> & { to?: string }): string
  /** Caught e-mails, newest first. */
  mails(): CaughtMail[]
  /** What should survive a restart, as text for the option `state`. */
  saveState(): string
  close(): Promise<void>
}

function buildWorld(options: SimulatorOptions, baseUrl: () => string): World {
  const faults = new Faults(options.seed ?? 1, options.faults ?? {})
  const stats = new Stats()
  const scheduler = new Scheduler(options.delivery ?? 'timers')
  return {
    options,
    faults,
    stats,
    scheduler,
    dispatcher: new Dispatcher(scheduler, faults, stats, options.webhookRetryDelaysMs ?? DEFAULT_RETRY_DELAYS_MS),
    people: new People(),
    threads: new Threads(),
    templates: new TemplateStore(options.templates ?? []),
    media: new MediaStore(),
    limiter: new Limiter(options.limits ?? {}),
    outgoing: new Map(),
    twilioNumbers: new Map((options.twilioNumbers ?? []).map((number) => [number.number, number])),
    texts: new Map(),
    forms: new FormDispatcher(scheduler, faults, stats),
    stream: new LiveStream(),
    baseUrl,
    revokedTokens: new Set(),
    callbackOverrides: new Map(),
    serviceMessages: new Map(),
  }
}

function numberOf(world: World, to: string | undefined): SimulatedNumber {
  const number = to === undefined ? world.options.numbers[0] : findNumber(world, to)
  if (number === undefined) throw new Error(`no business number ${to ?? ''}`)
  return number
}

/** A number of either provider, by its key; the first of Meta's by default. */
function knownNumber(world: World, to: string | undefined): string {
  return to !== undefined && world.twilioNumbers.has(to) ? to : numberOf(world, to).phoneNumberId
}

/**
 * Starts the provider simulators on loopback: Graph API, Twilio's Messages resource, control API, phone page and, when asked for, the SMTP catcher.
 * Rejects when the host is not loopback or a port is taken.
 */
export async function startSimulators(options: SimulatorOptions): Promise<Simulators> {
  const host = options.host ?? '127.0.0.1'
  if (!isLoopbackHost(host)) throw new Error(`simulators listen on loopback only, not on ${host}`)
  let url = ''
  const world = buildWorld(options, () => url)
  if (options.state !== undefined) restoreState(world, options.state)
  const app = Fastify({ logger: false, bodyLimit: 32 * 1024 * 1024, forceCloseConnections: true })
  guardLoopback(app)
  const office = new PostOffice(world)
  let catcher: MailCatcher | undefined
  if (options.smtpPort !== undefined && options.smtpPort !== null) {
    catcher = await startMailCatcher(host, options.smtpPort, options.clock, (mail) => {
      world.stream.emit({ event: 'mail', data: { id: mail.id } })
      office.consider(mail)
    })
  }
  await app.register((scope) => graphRoutes(scope, world))
  await app.register((scope) => twilioRoutes(scope, world))
  await app.register((scope) => controlRoutes(scope, world))
  await app.register((scope) => mailRoutes(scope, catcher, office))
  await app.register((scope) => pageRoutes(scope))
  try {
    await app.listen({ port: options.port, host })
  } catch (error) {
    await catcher?.close()
    throw error
  }
  const { port } = app.server.address() as AddressInfo
  url = `http://${host}:${port}`

  const named = (name: string) => world.templates.all().filter((template) => template.name === name)
  return {
    url,
    port,
    reviewTemplate(name, event, reason, recommendation) {
      for (const template of named(name)) setTemplateStatus(world, template, event, reason ?? null, recommendation)
    },
    rateTemplate(name, quality) {
      for (const template of named(name)) setTemplateQuality(world, template, quality)
    },
    smtpPort: catcher?.port ?? null,
    inbound: (from, payload) => prospectWrites(world, from, payload).id,
    messagesTo: (phone, to) =>
      world.threads
        .of(phoneDigits(phone))
        .filter((thread) => to === undefined || thread.phoneNumberId === to)
        .flatMap((thread) => thread.messages)
        .filter((message) => message.author === 'business'),
    thread: (phone, to) => presentThread(world, phone, knownNumber(world, to)),
    look: (phone, to) => prospectLooks(world, knownNumber(world, to), world.people.meet(phone)) ?? 0,
    block: (phone, blocked, to) => block(world, knownNumber(world, to), world.people.meet(phone), blocked),
    deliverAll: () => world.scheduler.drain(),
    waiting: () => world.scheduler.pending,
    handshake: (to) =>
      world.dispatcher.handshake(targetOf(world, numberOf(world, to)).url, options.verifyToken, `challenge-${port}`),
    get stats() {
      return world.stats.snapshot()
    },
    setFaults: (scenario) => world.faults.set(scenario),
    mails: () => catcher?.mails() ?? [],
    writeMail: (letter) => office.write(letter),
    saveState: () => saveState(world),
    close: async () => {
      await world.scheduler.close()
      world.stream.close()
      await app.close()
      await catcher?.close()
      world.dispatcher.close()
      world.forms.close()
      office.close()
    },
  }
}

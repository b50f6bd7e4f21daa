import { randomBytes } from 'node:crypto'
import { type TypeBoxTypeProvider, TypeBoxValidatorCompiler } from '@fastify/type-provider-typebox'
import type { FastifyInstance } from 'fastify'
import Type from 'typebox'
import { FaultScenarioSchema } from '../faults.ts'
import { InboundError, InboundSchema } from '../meta/inbound.ts'
import { block, rotateUserId, setMarketingPreference } from '../meta/prospect-actions.ts'
import { QUALITIES, setTemplateQuality, setTemplateStatus, TEMPLATE_EVENTS } from '../meta/template-review.ts'
import { presentTemplate } from '../meta/templates.ts'
import type { SimulatedNumber } from '../options.ts'
import { type Person, phoneCountry, phoneDigits } from '../people.ts'
import { prospectLooks, prospectWrites } from '../prospects.ts'
import { WINDOW_MS } from '../threads.ts'
import { findNumber, hasNumber, targetOf, type World } from '../world.ts'
import { registerHistoryRoute } from './history.routes.ts'
import { registerTwilioNumberRoute } from './twilio-numbers.routes.ts'

const PairSchema = Type.Object({ phone: Type.String({ minLength: 7 }), to: Type.String() })

/** A request the control API cannot serve, with its HTTP status. */
class ControlError extends Error {
  statusCode: number

  constructor(statusCode: number, message: string) {
    super(message)
    this.statusCode = statusCode
  }
}

function pairOf(world: World, body: { phone: string; to: string }): { number: SimulatedNumber; person: Person } {
  const number = findNumber(world, body.to)
  if (number === undefined) throw new ControlError(404, `no business number ${body.to}`)
  return { number, person: world.people.meet(body.phone) }
}

/** The business numbers of both providers, as the phone page lists them. */
function presentNumbers(world: World) {
  const whatsapp = world.options.numbers.map(({ phoneNumberId, displayPhone, name, country }) => {
    return { phoneNumberId, displayPhone, name, country, channel: 'WHATSAPP', provider: 'META' }
  })
  const texts = [...world.twilioNumbers.values()].map(({ number, name }) => {
    const displayPhone = number.replace('whatsapp:', '')
    const country = phoneCountry(phoneDigits(displayPhone))
    const channel = displayPhone === number ? 'SMS' : 'WHATSAPP'
    return { phoneNumberId: number, displayPhone, name, country, channel, provider: 'TWILIO' }
  })
  return [...whatsapp, ...texts]
}

/** A conversation as the phone shows it. */
export function presentThread(world: World, phone: string, to: string) {
  const digits = phoneDigits(phone)
  const thread = world.threads.open(to, digits)
  const person = world.people.find(digits)
  const now = world.options.clock.now()
  return {
    phone: digits,
    to,
    now,
    blocked: person?.blocks.has(to) ?? false,
    marketingStopped: person?.marketingStops.has(to) ?? false,
    unsubscribed: person?.smsStops.has(to) ?? false,
    windowUntil: thread.lastInboundAt === undefined ? null : thread.lastInboundAt + WINDOW_MS,
    typing: thread.typingUntil !== undefined && thread.typingUntil > now,
    messages: thread.messages,
  }
}

/** A single `bytes=start-end` range, which players need to know a recording's length; anything else means the whole. */
function byteRange(header: string | undefined, size: number): { start: number; end: number } | undefined {
  const [, from, to] = /^bytes=(\d+)-(\d*)$/.exec(header ?? '') ?? []
  if (from === undefined) return undefined
  const start = Number(from)
  const end = to === undefined || to === '' ? size - 1 : Math.min(Number(to), size - 1)
  return start <= end ? { start, end } : undefined
}

function registerPhoneRoutes(app: FastifyInstance, world: World): void {
  const typed = app.withTypeProvider<TypeBoxTypeProvider>()
  const inboundBody = Type.Object({ from: Type.String(), ...InboundSchema.properties }, { additionalProperties: false })
  typed.post('/simulator/inbound', { schema: { body: inboundBody } }, async (request) => {
    const { from, ...payload } = request.body
    return prospectWrites(world, from, payload)
  })
  typed.get('/simulator/phones', async () => ({
    now: world.options.clock.now(),
    canAdvance: world.options.onAdvance !== undefined,
    numbers: presentNumbers(world),
    phones: world.people.all().map((person) => ({
      phone: person.phone,
      name: person.name,
      hidesPhone: person.hidesPhone,
      threads: world.threads.of(person.phone).map((thread) => ({
        to: thread.phoneNumberId,
        messages: thread.messages.length,
        unread: thread.messages.filter(({ author, state }) => author === 'business' && state === 'delivered').length,
      })),
    })),
  }))
  typed.get(
    '/simulator/threads/:phone',
    { schema: { params: Type.Object({ phone: Type.String() }), querystring: Type.Object({ to: Type.String() }) } },
    async (request) => {
      if (!hasNumber(world, request.query.to)) throw new ControlError(404, 'no such business number')
      return presentThread(world, request.params.phone, request.query.to)
    },
  )
  typed.post('/simulator/read', { schema: { body: PairSchema } }, async (request) => {
    const { phone, to } = request.body
    const read = hasNumber(world, to) ? prospectLooks(world, to, world.people.meet(phone)) : undefined
    if (read === undefined) throw new ControlError(404, `no business number ${to}`)
    return { read }
  })
  const blockBody = Type.Object({ ...PairSchema.properties, blocked: Type.Boolean() })
  typed.post('/simulator/block', { schema: { body: blockBody } }, async (request) => {
    const { phone, to, blocked } = request.body
    if (!hasNumber(world, to)) throw new ControlError(404, `no business number ${to}`)
    block(world, to, world.people.meet(phone), blocked)
    return { blocked }
  })
  const preferenceBody = Type.Object({
    ...PairSchema.properties,
    value: Type.Union([Type.Literal('stop'), Type.Literal('resume')]),
  })
  typed.post('/simulator/preferences', { schema: { body: preferenceBody } }, async (request) => {
    const { number, person } = pairOf(world, request.body)
    setMarketingPreference(world, number, person, request.body.value)
    return { value: request.body.value }
  })
  typed.post('/simulator/rotate-user-id', { schema: { body: PairSchema } }, async (request) => {
    const { number, person } = pairOf(world, request.body)
    return rotateUserId(world, number, person)
  })
  typed.get(
    '/simulator/media/:id',
    { schema: { params: Type.Object({ id: Type.String() }) } },
    async (request, reply) => {
      const media = world.media.peek(request.params.id)
      if (media === undefined) throw new ControlError(404, 'no such media')
      const inline = /^(image\/(jpeg|png|webp)|audio\/|video\/)/.test(media.mime)
      const range = byteRange(request.headers.range, media.bytes.length)
      reply
        .header('content-security-policy', "default-src 'none'; sandbox")
        .header('content-disposition', inline ? 'inline' : 'attachment')
        .header('accept-ranges', 'bytes')
        .type(media.mime)
      if (range === undefined) return reply.send(media.bytes)
      return reply
        .code(206)
        .header('content-range', `bytes ${range.start}-${range.end}/${media.bytes.length}`)
        .send(media.bytes.subarray(range.start, range.end + 1))
    },
  )
}

function registerProviderRoutes(app: FastifyInstance, world: World): void {
  const typed = app.withTypeProvider<TypeBoxTypeProvider>()
  typed.get('/simulator/faults', async () => world.faults.scenario)
  typed.put('/simulator/faults', { schema: { body: FaultScenarioSchema } }, async (request) => {
    world.faults.set(request.body)
    world.stream.emit({ event: 'faults', data: {} })
    return world.faults.scenario
  })
  typed.get('/simulator/stats', async () => ({ ...world.stats.snapshot(), pending: world.scheduler.pending }))
  const advanceBody = Type.Object({ ms: Type.Integer({ minimum: 1, maximum: 366 * 86_400_000 }) })
  typed.post('/simulator/clock/advance', { schema: { body: advanceBody } }, async (request) => {
    const { onAdvance, clock } = world.options
    if (onAdvance === undefined) throw new ControlError(409, 'this clock cannot be moved')
    await onAdvance(request.body.ms)
    world.stream.emit({ event: 'clock', data: { now: clock.now() } })
    return { now: clock.now() }
  })
  typed.post('/simulator/handshake', async () => {
    const results = await Promise.all(
      world.options.numbers.map(async (number) => ({
        phoneNumberId: number.phoneNumberId,
        verified: await world.dispatcher.handshake(
          targetOf(world, number).url,
          world.options.verifyToken,
          randomBytes(8).toString('hex'),
        ),
      })),
    )
    return { results }
  })
  const tokenBody = Type.Object({ token: Type.String({ minLength: 1 }), revoked: Type.Boolean() })
  typed.post('/simulator/tokens', { schema: { body: tokenBody } }, async (request) => {
    const { token, revoked } = request.body
    if (revoked) world.revokedTokens.add(token)
    else world.revokedTokens.delete(token)
    return { revoked }
  })
  const statusBody = Type.Object({
    event: Type.Union(TEMPLATE_EVENTS.map((event) => Type.Literal(event))),
    reason: Type.Optional(Type.Union([Type.String(), Type.Null()])),
    recommendation: Type.Optional(Type.String()),
  })
  const qualityBody = Type.Object({ quality: Type.Union(QUALITIES.map((quality) => Type.Literal(quality))) })
  const idParams = Type.Object({ id: Type.String() })
  typed.post('/simulator/templates/:id/status', { schema: { params: idParams, body: statusBody } }, async (request) => {
    const template = world.templates.get(request.params.id)
    if (template === undefined) throw new ControlError(404, 'no such template')
    const { event, reason, recommendation } = request.body
    setTemplateStatus(world, template, event, reason ?? null, recommendation)
    return presentTemplate(template)
  })
  typed.post(
    '/simulator/templates/:id/quality',
    { schema: { params: idParams, body: qualityBody } },
    async (request) => {
      const template = world.templates.get(request.params.id)
      if (template === undefined) throw new ControlError(404, 'no such template')
      setTemplateQuality(world, template, request.body.quality)
      return presentTemplate(template)
    },
  )
  app.get('/simulator/stream', (_request, reply) => {
    reply.hijack()
    world.stream.attach(reply.raw)
  })
}

/** The control API of the phone page, the CLI and tests. JSON in and out; errors as `{error}`. */
export async function controlRoutes(app: FastifyInstance, world: World): Promise<void> {
  app.setValidatorCompiler(TypeBoxValidatorCompiler)
  app.setErrorHandler((error, _request, reply) => {
    const status = error instanceof InboundError ? 400 : ((error as { statusCode?: number }).statusCode ?? 500)
    return reply.code(status).send({ error: error instanceof Error ? error.message : 'error' })
  })
  registerPhoneRoutes(app, world)
  registerHistoryRoute(app, world)
  registerTwilioNumberRoute(app, world)
  registerProviderRoutes(app, world)
}

import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { kill, strikeBefore } from '../strikes.ts'
import type { World } from '../world.ts'
import { TwilioError } from './errors.ts'
import { acceptText } from './send.ts'
import { API_VERSION, presentText } from './texts.ts'

type Call = { Params: { account: string; id: string; media: string } }

/** The account a call may act for: its id and token by Basic authentication, both as the path says. */
function checkAccount(world: World, request: FastifyRequest<Call>): string {
  const encoded = /^Basic\s+(\S+)$/i.exec(request.headers.authorization ?? '')?.[1] ?? ''
  const [, sid = '', token = ''] = /^([^:]*):(.*)$/s.exec(Buffer.from(encoded, 'base64').toString()) ?? []
  const known = [...world.twilioNumbers.values()].some(
    (number) => number.accountSid === sid && number.authToken === token,
  )
  const revoked = world.revokedTokens.has(token) || world.faults.scenario.tokenRevoked === true
  if (!known || revoked || sid !== request.params.account) throw new TwilioError(20003)
  return sid
}

async function sendText(world: World, request: FastifyRequest<Call>, reply: FastifyReply): Promise<unknown> {
  const { scenario } = world.faults
  world.stats.sendRequests++
  const strike = await strikeBefore(world, reply)
  if (strike === 'killed') return reply
  if (strike !== null) throw new TwilioError(20500, strike === 'down' ? 503 : 500)
  const accountSid = checkAccount(world, request)
  if (world.faults.strikes('rate-limit', scenario.rateLimitRate)) throw new TwilioError(20429)
  const text = await acceptText(world, accountSid, new URLSearchParams(String(request.body ?? '')))
  if (world.faults.strikes('timeout', scenario.timeoutAfterAcceptRate)) {
    world.stats.answersLost++
    kill(reply)
    return reply
  }
  // The answer always tells the first status, whatever has happened since.
  return reply.code(201).send({ ...presentText(text), status: 'queued', error_code: null, date_sent: null })
}

/** Twilio's API stand-in: the account itself, the Messages resource and the files of inbound messages. */
export async function twilioRoutes(app: FastifyInstance, world: World): Promise<void> {
  app.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_request, body, done) =>
    done(null, body),
  )
  app.setErrorHandler((error, _request, reply) => {
    const refusal = error instanceof TwilioError ? error : new TwilioError(20500)
    world.stats.countRejected(refusal.code)
    return reply.code(refusal.httpStatus).send(refusal.body())
  })
  const account = `/${API_VERSION}/Accounts/:account`
  app.post<Call>(`${account}/Messages.json`, (request, reply) => sendText(world, request, reply))
  app.get<Call>(`/${API_VERSION}/Accounts/:account(^AC[0-9a-f]{32}).json`, async (request) => {
    if (world.faults.scenario.providerDown === true) throw new TwilioError(20500, 503)
    const sid = checkAccount(world, request)
    return { sid, friendly_name: 'Atlas', status: 'active', type: 'Full', auth_token: null }
  })
  app.get<Call>(`${account}/Messages/:id(^[A-Z]{2}[0-9a-f]{32}).json`, async (request) => {
    const accountSid = checkAccount(world, request)
    const text = world.texts.get(request.params.id)
    if (text === undefined || text.number.accountSid !== accountSid) throw new TwilioError(20404)
    return presentText(text)
  })
  app.get<Call>(`${account}/Messages/:id/Media/:media`, async (request, reply) => {
    const accountSid = checkAccount(world, request)
    const now = world.options.clock.now()
    const media = world.media.find(request.params.media, now)
    const owner = media === undefined ? undefined : world.twilioNumbers.get(media.phoneNumberId)
    if (media === undefined || owner?.accountSid !== accountSid) throw new TwilioError(20404)
    return reply.redirect(`${world.baseUrl()}/twilio-media/${world.media.address(media.id, now)}`, 307)
  })
  // Where the files lie: an address that is enough by itself, for five minutes.
  app.get<{ Params: { key: string } }>('/twilio-media/:key', async (request, reply) => {
    const media = world.media.download(request.params.key, world.options.clock.now())
    if (media === undefined) return reply.code(403).send()
    return reply.type(media.mime).send(media.bytes)
  })
}

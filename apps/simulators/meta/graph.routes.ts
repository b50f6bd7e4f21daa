import multipart from '@fastify/multipart'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { kill, strikeBefore } from '../strikes.ts'
import { findNumber, type World } from '../world.ts'
import { registerAccountRoutes } from './account.routes.ts'
import { checkToken, GRAPH_ROOT, type GraphCall } from './auth.ts'
import { GraphError, invalid } from './errors.ts'
import { asObject, type Json } from './json.ts'
import { registerMediaRoutes } from './media.routes.ts'
import { acceptMessage, markRead } from './send.ts'

/** What the provider answers when the scenario makes it err. */
function drawnError(world: World): GraphError {
  const codes = [131000, 131016, 2, 131057] as const
  const drawn = codes[Math.floor(world.faults.dice('error').next() * codes.length)] ?? 131000
  return new GraphError(drawn, 'Drawn by the scenario')
}

async function sendMessage(world: World, request: FastifyRequest<GraphCall>, reply: FastifyReply): Promise<unknown> {
  const body = asObject(request.body)
  const isSend = body?.status === undefined
  if (isSend) world.stats.sendRequests++
  const strike = await strikeBefore(world, reply)
  if (strike === 'killed') return reply
  if (strike === 'down') throw new GraphError(2, 'Temporary due to downtime or overload')
  if (strike === 'error') throw drawnError(world)
  checkToken(world, request)
  const number = findNumber(world, request.params.id)
  if (number === undefined) throw new GraphError(33, `Object with ID '${request.params.id}' does not exist`)
  if (body === undefined) throw new GraphError(100, 'The request body is not a JSON object')
  if (!isSend) {
    if (body.status !== 'read') throw invalid('status', "must be 'read'")
    return markRead(world, number, body)
  }
  if (world.faults.strikes('rate-limit', world.faults.scenario.rateLimitRate)) throw world.limiter.throttled()
  const { answer } = await acceptMessage(world, number, body)
  if (world.faults.strikes('timeout', world.faults.scenario.timeoutAfterAcceptRate)) {
    world.stats.answersLost++
    kill(reply)
    return reply
  }
  return answer
}

function parseGraphJson(
  _request: FastifyRequest,
  body: string | Buffer,
  done: (error: Error | null, value?: unknown) => void,
) {
  try {
    done(null, body.length === 0 ? {} : (JSON.parse(body.toString()) as Json))
  } catch {
    done(new GraphError(100, 'The request body is not valid JSON'))
  }
}

/** The Graph API stand-in: every path Atlas calls, with the documented answers and refusals. */
export async function graphRoutes(app: FastifyInstance, world: World): Promise<void> {
  app.removeContentTypeParser('application/json')
  app.addContentTypeParser('application/json', { parseAs: 'string' }, parseGraphJson)
  await app.register(multipart, { limits: { fileSize: 101 * 1024 * 1024, files: 1 } })
  app.setErrorHandler((error, _request, reply) => {
    const refusal =
      error instanceof GraphError ? error : new GraphError(100, error instanceof Error ? error.message : 'error')
    world.stats.countRejected(refusal.code)
    return reply.code(refusal.httpStatus).send(refusal.body())
  })
  app.post<GraphCall>(`${GRAPH_ROOT}/:id/messages`, (request, reply) => sendMessage(world, request, reply))
  registerMediaRoutes(app, world)
  registerAccountRoutes(app, world)
}

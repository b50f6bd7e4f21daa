import { createHmac } from 'node:crypto'
import type { FastifyRequest } from 'fastify'
import type { World } from '../world.ts'
import { GraphError } from './errors.ts'

/** Every Graph path begins with a version; the pattern keeps the page's own folders apart. */
export const GRAPH_ROOT = '/:version(^v\\d{2}\\.\\d$)'

/** Path and query of a Graph call. */
export type GraphCall = { Params: { version: string; id: string }; Querystring: Record<string, string | undefined> }

/** Whether a proof, when the call carries one, is made with the secret of an application this process knows. */
function proofHolds(world: World, request: FastifyRequest, token: string): boolean {
  const proof = (request.query as Record<string, unknown> | null)?.appsecret_proof
  if (proof === undefined) return true
  const secrets = [world.options.appSecret, ...world.options.numbers.flatMap(({ appSecret }) => appSecret ?? [])]
  return secrets.some((secret) => createHmac('sha256', secret).update(token).digest('hex') === proof)
}

/**
 * The Bearer token of a call, or the refusal 0 (none), 190 (unknown, revoked), 100 (made for another application) or 2
 * (nobody is served) (contract 1.4).
 */
export function checkToken(world: World, request: FastifyRequest): string {
  const token = /^Bearer\s+(\S+)$/i.exec(request.headers.authorization ?? '')?.[1]
  if (token === undefined) throw new GraphError(0, 'We were unable to authenticate the app user')
  if (world.faults.scenario.providerDown === true) throw new GraphError(2, 'Temporary due to downtime or overload')
  if (!tokenWorks(world, token)) throw new GraphError(190, 'Your access token has expired')
  if (!proofHolds(world, request, token))
    throw new GraphError(100, 'Invalid appsecret_proof provided in the API argument')
  return token
}

/** Whether this token is accepted now. */
export function tokenWorks(world: World, token: string): boolean {
  const { accessTokens } = world.options
  const known = accessTokens === 'any-known' || accessTokens.includes(token)
  return known && !world.revokedTokens.has(token) && world.faults.scenario.tokenRevoked !== true
}

import type { FastifyRequest } from 'fastify'
import type { World } from '../world.ts'
import { GraphError } from './errors.ts'

/** Every Graph path begins with a version; the pattern keeps the page's own folders apart. */
export const GRAPH_ROOT = '/:version(^v\\d{2}\\.\\d$)'

/** Path and query of a Graph call. */
export type GraphCall = { Params: { version: string; id: string }; Querystring: Record<string, string | undefined> }

/** The Bearer token of a call, or the refusal 0 (none) or 190 (unknown, revoked) (contract 1.4). */
export function checkToken(world: World, request: FastifyRequest): string {
  const token = /^Bearer\s+(\S+)$/i.exec(request.headers.authorization ?? '')?.[1]
  if (token === undefined) throw new GraphError(0, 'We were unable to authenticate the app user')
  if (!tokenWorks(world, token)) throw new GraphError(190, 'Your access token has expired')
  return token
}

/** Whether this token is accepted now. */
export function tokenWorks(world: World, token: string): boolean {
  const { accessTokens } = world.options
  const known = accessTokens === 'any-known' || accessTokens.includes(token)
  return known && !world.revokedTokens.has(token) && world.faults.scenario.tokenRevoked !== true
}

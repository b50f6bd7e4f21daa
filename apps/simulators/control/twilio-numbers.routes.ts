import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox'
import type { FastifyInstance } from 'fastify'
import { TwilioNumberSchema } from '../options.ts'
import type { World } from '../world.ts'

/**
 * A sender at Twilio is registered, or registered anew with other credentials and addresses: Twilio keeps those itself,
 * Meta's numbers have them by configuration. Kept over a restart.
 */
export function registerTwilioNumberRoute(app: FastifyInstance, world: World): void {
  app
    .withTypeProvider<TypeBoxTypeProvider>()
    .post('/simulator/twilio-numbers', { schema: { body: TwilioNumberSchema } }, async (request) => {
      world.twilioNumbers.set(request.body.number, request.body)
      world.stream.emit({ event: 'people', data: {} })
      return { number: request.body.number }
    })
}

import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox'
import type { FastifyInstance } from 'fastify'
import Type from 'typebox'
import { hasNumber, type World } from '../world.ts'

const HistorySchema = Type.Object(
  {
    phone: Type.String({ minLength: 7 }),
    name: Type.Optional(Type.String({ minLength: 1 })),
    to: Type.String(),
    messages: Type.Array(
      Type.Object(
        {
          id: Type.String({ minLength: 1 }),
          author: Type.Union([Type.Literal('prospect'), Type.Literal('business')]),
          /** Epoch milliseconds. */
          at: Type.Number(),
          text: Type.String(),
        },
        { additionalProperties: false },
      ),
      { maxItems: 1000 },
    ),
  },
  { additionalProperties: false },
)

/**
 * Makes the provider remember a conversation that was never played through it (demonstration data): bubbles on the
 * phone, and the 24-hour window of the person's last message. No webhook leaves.
 */
export function registerHistoryRoute(app: FastifyInstance, world: World): void {
  app
    .withTypeProvider<TypeBoxTypeProvider>()
    .post('/simulator/history', { schema: { body: HistorySchema } }, async (request, reply) => {
      const { phone, name, to, messages } = request.body
      if (!hasNumber(world, to)) return reply.code(404).send({ error: `no business number ${to}` })
      const person = world.people.meet(phone, name)
      const thread = world.threads.open(to, person.phone)
      let added = 0
      for (const message of messages) {
        if (world.threads.find(message.id)) continue
        world.threads.add(thread, { ...message, type: 'text', state: 'read' })
        if (message.author === 'prospect') thread.lastInboundAt = Math.max(thread.lastInboundAt ?? 0, message.at)
        added += 1
      }
      return { added }
    })
}

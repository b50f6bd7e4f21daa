import { enqueue } from '#platform/jobs'
import type { Module } from '#platform/module'
import { runTurn } from './agent.service.ts'

export { runTurn } from './agent.service.ts'

/** The assistant: answers, asks, proposes, books; silent the moment a human is there. */
export function agentModule(): Module {
  return {
    name: 'agent',
    on: {
      // Where a human is, the assistant has nothing to do; it is asked again when the conversation is given back.
      'messaging.received': (ctx, payload) => {
        if (payload.handledBy !== 'HUMAN')
          enqueue(ctx, 'agent.turn', { key: String(payload.conversationId), maxAttempts: 4, urgent: true })
      },
      'messaging.given_back': (ctx, payload) =>
        enqueue(ctx, 'agent.turn', { key: String(payload.conversationId), maxAttempts: 4, urgent: true }),
    },
    jobs: [
      {
        kind: 'agent.turn',
        urgent: true,
        actor: { kind: 'agent', id: 'assistant' },
        run: (ctx, _payload, job) => runTurn(ctx, job.key),
      },
    ],
  }
}

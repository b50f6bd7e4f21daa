import { readVisitAnswer } from '#modules/appointments'
import { enqueue, type JobKind } from '#platform/jobs'
import type { Module } from '#platform/module'
import { runTurn } from './agent.service.ts'
import { suggestionRoutes } from './suggestion.routes.ts'

export { runTurn } from './agent.service.ts'

/** A turn in one conversation; the person who wrote waits for it. */
const TURN: JobKind = { kind: 'agent.turn', urgent: true }

/** The assistant: answers, asks, proposes, books; silent the moment a human is there. */
export function agentModule(): Module {
  return {
    name: 'agent',
    routes: suggestionRoutes,
    on: {
      // Where a human is, the assistant has nothing to do; it is asked again when the conversation is given back.
      // The answer to a reminder is carried out as it is; only a wish for another time is something to talk about.
      'messaging.received': (ctx, payload) => {
        const answer = readVisitAnswer(payload.choice)
        if (payload.handledBy !== 'HUMAN' && (answer === null || answer.act === 'move'))
          enqueue(ctx, TURN, { key: String(payload.conversationId), maxAttempts: 4 })
      },
      'messaging.given_back': (ctx, payload) =>
        enqueue(ctx, TURN, { key: String(payload.conversationId), maxAttempts: 4 }),
    },
    jobs: [
      {
        ...TURN,
        actor: { kind: 'agent', id: 'assistant' },
        run: (ctx, _payload, job) => runTurn(ctx, job.key),
      },
    ],
  }
}

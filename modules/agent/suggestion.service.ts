import { settingsOf } from '#modules/identity'
import type { RequestContext } from '#platform/context'
import { notFound } from '#platform/errors'
import { authorise } from '#platform/http'
import { carryOut } from './acts.ts'
import { talkOf, unansweredMessages } from './agent.repository.ts'
import { type Plan, planTurn } from './agent.rules.ts'
import { surroundingsOf, understandTurn } from './agent.service.ts'
import { readState } from './agent.state.ts'
import type { Suggestion } from './suggestion.schema.ts'

/** What only reads. To book, move, cancel or hand over is decided by the person at the keyboard. */
const SAYS = new Set<Plan['act']>(['OFFER_SLOTS', 'ANSWER', 'SHOW_ANNONCES', 'ASK', 'GREET', 'THANK'])
const NOTHING: Suggestion = { language: null, text: null }

/**
 * What the assistant would say now, for a person to take up and change, and the language they are written to in: read and
 * planned as a turn of the assistant, from the same tools, and nothing of it kept. 404 for a conversation the caller may
 * not write in.
 */
export async function suggestReply(ctx: RequestContext, conversationId: string): Promise<Suggestion> {
  authorise(ctx, 'message.send')
  const [talk, settings] = await Promise.all([talkOf(ctx, conversationId), settingsOf(ctx)])
  if (!talk) throw notFound('conversation')
  if (!talk.dossierId) return NOTHING
  const before = readState(talk.agentState)
  const [waiting, around] = await Promise.all([
    unansweredMessages(ctx, conversationId),
    surroundingsOf(ctx, talk.dossierId, talk.branchId),
  ])
  const { dossier, visit } = around
  if (!dossier || !waiting.some(({ text }) => text?.trim())) return NOTHING
  const { reading, lang, state } = understandTurn(ctx, waiting, before, { ...around, dossier })
  const plan = planTurn(state, reading, reading.text, { hasVisit: visit !== null, voiceNote: reading.voiceNote })
  if (!settings.agentEnabled || !SAYS.has(plan.act)) return { language: reading.lang, text: null }
  const outcome = await carryOut({ ctx, state, reading, dossier, lang }, plan)
  return { language: reading.lang, text: outcome.handover ? null : outcome.text }
}

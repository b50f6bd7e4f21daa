import { type Understanding, understand } from '#language'
import { upcomingVisit } from '#modules/appointments'
import { type Factor, recordDecision } from '#modules/decisions'
import { type DossierCard, dossierCard, learnWishes } from '#modules/dossiers'
import { type OrganizationSettings, settingsOf } from '#modules/identity'
import {
  branchPlace,
  type ConversationRow,
  gazetteerOf,
  handOver,
  keepUnderstanding,
  lockConversation,
  queueMessage,
} from '#modules/messaging'
import { isoNow, monotonicMs } from '#platform/clock'
import type { RequestContext } from '#platform/context'
import { AppError } from '#platform/errors'
import { carryOut, type Outcome, type Turn } from './acts.ts'
import { organizationName, saveState, waitingMessages } from './agent.repository.ts'
import { type Plan, planTurn } from './agent.rules.ts'
import { type AgentState, mergeWishes, type ReplyLanguage, readState, saysWishes } from './agent.state.ts'
import { labelOf } from './labels.ts'
import { phrasesOf, replyLanguage } from './phrases.ts'
import { paragraphs } from './reply.ts'
import { learntFrom } from './tools.ts'
import { type Reading, readTurn, type TurnMessage } from './turn.ts'

const ENGINE = 'embedded'
const ENGINE_VERSION = '1'

/**
 * One turn of the assistant: reads what waits, decides by policy, uses tools, answers. One at a time per conversation
 * (the row is held); everything it changes commits together, so it may be stopped at any point and asked again.
 */
export async function runTurn(ctx: RequestContext, conversationId: string): Promise<void> {
  const began = monotonicMs()
  const [conversation, settings] = await Promise.all([lockConversation(ctx, conversationId), settingsOf(ctx)])
  if (!conversation?.dossier_id || conversation.handled_by !== 'AGENT' || !settings.agentEnabled) return
  const before = readState(conversation.agent_state)
  const [waiting, around, ourName] = await Promise.all([
    waitingMessages(ctx, conversationId, before.lastMessageId),
    surroundingsOf(ctx, conversation.dossier_id, conversation.branch_id),
    before.greeted ? null : organizationName(ctx),
  ])
  const last = waiting.at(-1)
  const { dossier, visit } = around
  if (!last || !dossier) return

  const { reading, lang, state: understood } = understandTurn(ctx, waiting, before, { ...around, dossier })
  const { intents, slots } = reading
  if (last.text) keepUnderstanding(ctx, last.id, { lang: reading.lang, intents, slots })
  const state: AgentState = { ...understood, lastMessageId: last.id }
  if (saysWishes(reading.slots)) await learnWishes(ctx, dossier.id, learntFrom(state.wishes, dossier.currency))

  const plan = planTurn(state, reading, reading.text, { hasVisit: visit !== null, voiceNote: reading.voiceNote })
  const outcome = await carryOut({ ctx, state, reading, dossier, lang }, plan)
  const decisionId = await explain(ctx, conversation, reading, plan, outcome, monotonicMs() - began)
  const after = await speak({ ctx, state, reading, dossier, lang }, conversation, outcome, decisionId, {
    ...settings,
    ourName,
  })
  saveState(ctx, conversationId, after)
}

/** What a turn is read and planned with, besides the messages. */
export async function surroundingsOf(ctx: RequestContext, dossierId: string, branchId: string) {
  const [dossier, visit, names, place] = await Promise.all([
    dossierCard(ctx, dossierId),
    upcomingVisit(ctx, dossierId),
    gazetteerOf(ctx),
    branchPlace(ctx, branchId),
  ])
  return { dossier, visit, names, place }
}

/** What the messages say, the language of the answer, and what is known of the person then. Nothing is kept. */
export function understandTurn(
  ctx: RequestContext,
  messages: readonly TurnMessage[],
  before: AgentState,
  around: Awaited<ReturnType<typeof surroundingsOf>> & { dossier: DossierCard },
): { reading: Reading; lang: ReplyLanguage; state: AgentState } {
  const reading = readTurn(messages, before, readerOf(ctx, around.dossier, around.names, around.place))
  const lang = replyLanguage(reading, before)
  const wishes = mergeWishes(before.wishes, reading.slots)
  return { reading, lang, state: { ...before, lang, inARow: 0, wishes } }
}

/** The language engine with what this conversation knows: open question, offered slots, names of the organisation. */
function readerOf(
  ctx: RequestContext,
  dossier: DossierCard,
  gazetteer: Awaited<ReturnType<typeof gazetteerOf>>,
  place: Awaited<ReturnType<typeof branchPlace>>,
): (text: string, state: AgentState) => Understanding {
  const now = isoNow(ctx.clock)
  return (text, state) => {
    const knownTransaction = state.wishes.transaction ?? dossier.criteria.transaction
    return understand({
      text,
      country: place.country,
      now,
      tz: place.timezone,
      gazetteer,
      ...(state.openQuestion ? { openQuestion: state.openQuestion } : {}),
      proposals: state.proposals.map((p) => p.startsAt),
      // Whoever wants to hear nothing more never comes this far: what calls off is about the visit.
      visitPlanned: true,
      ...(knownTransaction ? { knownTransaction } : {}),
    })
  }
}

/** Queues the answer with its citations, then hands over when that is the outcome. Policy's no ends the turn silently. */
async function speak(
  turn: Turn,
  conversation: ConversationRow,
  outcome: Outcome,
  decisionId: string,
  settings: OrganizationSettings & { ourName: string | null },
): Promise<AgentState> {
  const { ctx, state, lang } = turn
  const after: AgentState = { ...state, notUnderstood: 0, ...outcome.change }
  if (outcome.text === null) return after
  const hello = settings.ourName === null ? null : phrasesOf(lang).hello(settings.agentName, settings.ourName)
  const body = paragraphs(hello, outcome.text, settings.agentSignature || null).slice(0, 4096)
  try {
    await queueMessage(ctx, conversation, {
      origin: 'AGENT',
      content: { type: 'text', body },
      citations: outcome.citations,
      decisionId,
      announcesHandOver: outcome.handover !== undefined,
    })
  } catch (error) {
    if (!(error instanceof AppError) || error.status !== 422) throw error
    // Policy refused (consent, window, a human took over): recorded where it was refused; nothing is said.
    return after
  }
  if (outcome.handover) await handOver(ctx, conversation, outcome.handover)
  return { ...after, greeted: true, inARow: after.inARow + 1 }
}

/** Keeps why the assistant did what it did, for the Glass Box. */
function explain(
  ctx: RequestContext,
  conversation: ConversationRow,
  reading: Reading,
  plan: Plan,
  outcome: Outcome,
  durationMs: number,
): Promise<string> {
  const factors: Factor[] = reading.explain.slice(0, 12).map((e) => ({
    code: `${e.kind}.${e.rule}`,
    label: labelOf(e.target),
    weight: e.weight,
    value: e.target,
    points: e.weight,
    evidence:
      e.start === undefined || e.end === undefined
        ? null
        : { kind: 'text', id: null, text: reading.text.slice(e.start, e.end) },
  }))
  return recordDecision(ctx, {
    kind: 'agent.turn',
    subject: { kind: 'conversation', id: conversation.id },
    engine: ENGINE,
    engineVersion: ENGINE_VERSION,
    inputs: { text: reading.text, intents: reading.intents, slots: reading.slots, lang: reading.lang },
    factors,
    result: { plan, tools: outcome.used, answered: outcome.text !== null, handover: outcome.handover ?? null },
    confidence: reading.intents[0]?.confidence ?? null,
    alternatives: reading.intents.slice(1, 4),
    durationMs,
  })
}

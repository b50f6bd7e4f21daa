import type { Slots, Understanding } from '#language'
import { type AgentState, type Question, saysWishes } from './agent.state.ts'

/** Why the assistant gives the conversation to a human; texts in locales conversation:handover. */
export type HandoverReason =
  | 'REQUESTED'
  | 'ANGER'
  | 'OWNER_LEAD'
  | 'NEGOTIATION'
  | 'LEGAL_OR_PAYMENT'
  | 'NOT_UNDERSTOOD'
  | 'VOICE_NOTE'
  | 'FACT_MISSING'
  | 'TOOL_FAILED'

/** What the assistant does with a turn. Facts come from tools afterwards; nothing here knows a price or a slot. */
export type Plan =
  | { act: 'HAND_OVER'; reason: HandoverReason }
  | { act: 'BOOK'; proposal: number }
  | { act: 'BOOK_AT'; local: string }
  | { act: 'OFFER_SLOTS'; range: string | null }
  | { act: 'RESCHEDULE'; local: string | null; range: string | null }
  | { act: 'CANCEL_VISIT' }
  | { act: 'CONFIRM_VISIT' }
  | { act: 'ANSWER'; about: 'PRICE' | 'AVAILABILITY' | 'INFO' }
  | { act: 'SHOW_ANNONCES' }
  | { act: 'ASK'; question: Question }
  | { act: 'REMEMBER'; days: number }
  | { act: 'GREET' }
  | { act: 'THANK' }
  | { act: 'REPHRASE' }
  | { act: 'SILENT' }

export type TurnFacts = {
  /** A planned visit of this dossier exists. */
  hasVisit: boolean
  /** The messages of this turn include a voice note or another sound. */
  voiceNote: boolean
}

/** Matters a machine does not answer: law, complaints before a court, data rights, money that moves. */
const LEGAL_OR_PAYMENT =
  /\b(avocat|tribunal|plainte|huissier|rgpd|cnil|cndp|supprime[rz]? (mes|toutes mes) (donn[ée]es|infos)|donn[ée]es personnelles|rib|virement|acompte|lawyer|court|sue|gdpr|delete my data|wire transfer|deposit money)\b|محام|محكم|شكاي|احذف.*معطيات|حيد.*معلومات/iu

/** Asking for a better price, without naming one. */
const BARGAINING =
  /n[ée]goci|rabais|remise|dernier prix|meilleur prix|discount|best price|lower the price|na9es|n9es|ynqes|akher taman|akhir taman|تفاوض|نقص|آخر ثمن|تخفيض/iu

/** The person wants to come back to it: a month, or soon. */
const LATER =
  /\b(plus tard|pas (maintenant|tout de suite)|je (vous )?(recontacte|reviens vers vous)|en parler [àa] ma|r[ée]fl[ée]chir|later|not now|think about it|get back to you|men be3d|mn be3d|machi daba|nfekker)\b|لاحقا|من بعد|ماشي دابا|نفكر|سأفكر/iu
const NEXT_MONTH = /\b(mois prochain|next month|chher jay|chhar jay)\b|الشهر (القادم|المقبل|الجاي)/iu

/** Below this the first intent is not believed. */
const BELIEVABLE = 0.35
const LIMIT_IN_A_ROW = 3

/**
 * Decides one turn by policy (agent.md): hand-over first, then the person's act on a visit, then their question, then
 * what is missing to help, then annonces and slots.
 */
export function planTurn(
  state: AgentState,
  understood: Pick<Understanding, 'intent' | 'intents' | 'slots'>,
  text: string,
  facts: TurnFacts,
): Plan {
  if (state.inARow >= LIMIT_IN_A_ROW) return { act: 'SILENT' }
  if (facts.voiceNote) return { act: 'HAND_OVER', reason: 'VOICE_NOTE' }
  const handover = handoverReason(state, understood, text)
  if (handover) return { act: 'HAND_OVER', reason: handover }
  return (
    visitPlan(state, understood, facts) ??
    laterPlan(understood, text) ??
    questionPlan(state, understood) ??
    searchPlan(state, understood)
  )
}

function handoverReason(
  state: AgentState,
  understood: Pick<Understanding, 'intent' | 'slots'>,
  text: string,
): HandoverReason | null {
  if (understood.intent === 'HUMAN') return 'REQUESTED'
  if (understood.intent === 'COMPLAINT') return 'ANGER'
  if (['SELL', 'RENT_OUT', 'ESTIMATE'].includes(understood.intent)) return 'OWNER_LEAD'
  if (LEGAL_OR_PAYMENT.test(text)) return 'LEGAL_OR_PAYMENT'
  const named = understood.slots.budgetMax !== undefined && state.shortlist.length > 0
  const offers = understood.intent === 'PRICE_QUESTION' && (named || BARGAINING.test(text))
  return offers ? 'NEGOTIATION' : null
}

/** What the person wants to do with a visit: accept a slot, name a time, move, cancel, confirm. */
function visitPlan(
  state: AgentState,
  understood: Pick<Understanding, 'intent' | 'slots'>,
  facts: TurnFacts,
): Plan | null {
  const { intent, slots } = understood
  const chosen = slots.proposalIndex
  const moving = intent === 'RESCHEDULE' && facts.hasVisit
  if (intent === 'CANCEL')
    return facts.hasVisit ? { act: 'CANCEL_VISIT' } : state.proposals.length > 0 ? { act: 'THANK' } : null
  if (moving) return { act: 'RESCHEDULE', local: slots.datetime ?? null, range: slots.dateRange ?? null }
  if (chosen !== undefined && state.proposals[chosen]) return { act: 'BOOK', proposal: chosen }
  if (
    slots.datetime &&
    (intent === 'VISIT_REQUEST' ||
      intent === 'CONFIRM' ||
      state.openQuestion === 'SLOT_CHOICE' ||
      intent === 'RESCHEDULE')
  ) {
    return { act: 'BOOK_AT', local: slots.datetime }
  }
  if (intent === 'CONFIRM') {
    if (state.proposals.length === 1) return { act: 'BOOK', proposal: 0 }
    if (state.proposals.length > 1) return { act: 'ASK', question: 'SLOT_CHOICE' }
    if (facts.hasVisit) return { act: 'CONFIRM_VISIT' }
  }
  if (intent === 'VISIT_REQUEST' || intent === 'RESCHEDULE')
    return { act: 'OFFER_SLOTS', range: slots.dateRange ?? null }
  if (slots.dateRange && state.proposals.length > 0) return { act: 'OFFER_SLOTS', range: slots.dateRange }
  return null
}

/** "Later" is kept as a task; a message that also says what is looked for is answered first. */
function laterPlan(understood: Pick<Understanding, 'slots'>, text: string): Plan | null {
  if (saysWishes(understood.slots)) return null
  if (NEXT_MONTH.test(text)) return { act: 'REMEMBER', days: 30 }
  return LATER.test(text) ? { act: 'REMEMBER', days: 7 } : null
}

function questionPlan(state: AgentState, understood: Pick<Understanding, 'intent' | 'slots'>): Plan | null {
  const about = ({ PRICE_QUESTION: 'PRICE', AVAILABILITY_QUESTION: 'AVAILABILITY', INFO_QUESTION: 'INFO' } as const)[
    understood.intent as 'PRICE_QUESTION'
  ]
  const ofSomething = understood.slots.annonceReference !== undefined || state.shortlist.length > 0
  if (about && ofSomething && !newSearch(understood)) return { act: 'ANSWER', about }
  return null
}

/** A question that names other wishes is a search in disguise ("do you have something cheaper in Gauthier?"). */
function newSearch(understood: Pick<Understanding, 'slots'>): boolean {
  const { propertyType, city, zone, bedrooms, transaction } = understood.slots
  return [propertyType, city, zone, bedrooms, transaction].filter((v) => v !== undefined).length >= 2
}

function searchPlan(state: AgentState, understood: Pick<Understanding, 'intent' | 'intents' | 'slots'>): Plan {
  const searching =
    understood.intent === 'SEARCH' || saysWishes(understood.slots) || understood.slots.annonceReference !== undefined
  if (searching) {
    const question = missingQuestion(state.wishes)
    return question ? { act: 'ASK', question } : { act: 'SHOW_ANNONCES' }
  }
  if (understood.intent === 'GREETING' || understood.intent === 'OPT_IN') return { act: 'GREET' }
  if (understood.intent === 'THANKS') return { act: 'THANK' }
  if (['AVAILABILITY_QUESTION', 'PRICE_QUESTION', 'INFO_QUESTION'].includes(understood.intent)) {
    const question = missingQuestion(state.wishes)
    return question ? { act: 'ASK', question } : { act: 'SHOW_ANNONCES' }
  }
  if (understood.intent === 'CONFIRM') return { act: 'THANK' }
  const believed = (understood.intents[0]?.confidence ?? 0) >= BELIEVABLE && understood.intent !== 'OTHER'
  if (believed && state.notUnderstood === 0) return { act: 'REPHRASE' }
  return state.notUnderstood >= 1 ? { act: 'HAND_OVER', reason: 'NOT_UNDERSTOOD' } : { act: 'REPHRASE' }
}

/**
 * The next thing worth asking, or null when enough is known to show annonces. Never what is known already.
 * A place and either a budget or a number of bedrooms are enough; the purpose (buy or rent) comes first.
 */
export function missingQuestion(wishes: Slots): Question | null {
  if (!wishes.transaction) return 'TRANSACTION'
  if (!wishes.city && !wishes.zone) return 'CITY'
  if (!wishes.propertyType && wishes.bedrooms === undefined) return 'PROPERTY_TYPE'
  if (wishes.budgetMax === undefined && wishes.budgetMin === undefined) return 'BUDGET'
  return null
}

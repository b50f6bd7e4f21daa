import { translate } from '#locales'
import type { AnnonceFacts } from '#modules/annonces'
import { cancelAppointment, confirmAppointment, rescheduleAppointment, upcomingVisit } from '#modules/appointments'
import type { DossierCard } from '#modules/dossiers'
import { createTask } from '#modules/tasks'
import { isoAt } from '#platform/clock'
import type { RequestContext } from '#platform/context'
import { branchAddress, memberName } from './agent.repository.ts'
import { type HandoverReason, missingQuestion, type Plan } from './agent.rules.ts'
import type { AgentState, Proposal, Question, ReplyLanguage } from './agent.state.ts'
import { phrasesOf } from './phrases.ts'
import {
  annonceLine,
  type Citation,
  citationsOf,
  factsText,
  paragraphs,
  placeText,
  priceText,
  slotLines,
} from './reply.ts'
import { clearlyClosed, localToEpoch, rangeToEpoch } from './slots.rules.ts'
import { annonceSpokenOf, book, searchAnnonces, slotAt, slotsToOffer } from './tools.ts'
import type { Reading } from './turn.ts'

const DAY_MS = 86_400_000

/** What a turn works on. */
export type Turn = {
  ctx: RequestContext
  state: AgentState
  reading: Reading
  dossier: DossierCard
  lang: ReplyLanguage
}

/** What a turn says, and what is remembered of it. `text: null` says nothing. */
export type Outcome = {
  text: string | null
  citations: Citation[]
  buttons?: { id: string; title: string }[]
  handover?: HandoverReason
  change: Partial<AgentState>
  /** Tools used, in order, for the explanation. */
  used: string[]
}

const plain = (text: string | null, change: Partial<AgentState> = {}, used: string[] = []): Outcome => ({
  text,
  citations: [],
  change,
  used,
})

/** Carries a plan out with real data and words it. Everything stated comes from a tool. */
export async function carryOut(turn: Turn, plan: Plan): Promise<Outcome> {
  const phrases = phrasesOf(turn.lang)
  switch (plan.act) {
    case 'HAND_OVER':
      return { ...plain(phrases.handover[plan.reason]), handover: plan.reason }
    case 'BOOK':
      return bookProposal(turn, turn.state.proposals[plan.proposal] ?? null)
    case 'BOOK_AT':
      return bookAt(turn, plan.local)
    case 'OFFER_SLOTS':
      return offerSlots(turn, plan.range)
    case 'RESCHEDULE':
      return reschedule(turn, plan.local, plan.range)
    case 'CANCEL_VISIT':
      return cancelVisit(turn)
    case 'CONFIRM_VISIT':
      return confirmVisit(turn)
    case 'ANSWER':
      return answer(turn, plan.about)
    case 'SHOW_ANNONCES':
      return showAnnonces(turn)
    case 'ASK':
      return ask(turn, plan.question)
    case 'GREET':
      return ask(turn, missingQuestion(turn.state.wishes) ?? 'SLOT_CHOICE')
    case 'REMEMBER':
      return remember(turn, plan.days)
    case 'THANK':
      return plain(phrases.thanks, { openQuestion: null, proposals: [] })
    case 'REPHRASE':
      return plain(phrases.rephrase, { notUnderstood: turn.state.notUnderstood + 1 })
    case 'SILENT':
      return plain(null)
  }
}

/** One question; a quoted annonce is answered with it, so that the person is never only asked. */
async function ask(turn: Turn, question: Question): Promise<Outcome> {
  const phrases = phrasesOf(turn.lang)
  const reference = turn.reading.slots.annonceReference
  const annonce = reference ? await annonceSpokenOf(turn.ctx, reference, [], turn.dossier) : null
  if (annonce?.available) return presentAnnonces(turn, [annonce], phrases.found(1))
  return plain(phrases.ask[question], { openQuestion: question })
}

/** No annonce to speak of yet: asks what is missing, or says honestly that nothing fits. */
function askOrShow(turn: Turn): Promise<Outcome> {
  const question = missingQuestion(turn.state.wishes)
  return question ? ask(turn, question) : showAnnonces(turn)
}

async function showAnnonces(turn: Turn): Promise<Outcome> {
  const phrases = phrasesOf(turn.lang)
  const { exact, close } = await searchAnnonces(turn.ctx, turn.state.wishes, turn.dossier)
  if (exact.length > 0) return presentAnnonces(turn, exact, phrases.found(exact.length))
  const lines = close.map((a) => phrases.annonce(annonceLine(a, turn.lang)))
  return {
    text: paragraphs(phrases.nothingFound, close.length > 0 ? `${phrases.similar}\n${lines.join('\n')}` : null),
    citations: close.flatMap((a) => citationsOf(a, turn.lang, ['title', 'price', 'facts', 'place'])),
    change: { openQuestion: 'BUDGET', shortlist: [], proposals: [] },
    used: ['search_annonces'],
  }
}

/** Annonces and, at once, slots to visit the first of them. */
async function presentAnnonces(turn: Turn, annonces: readonly AnnonceFacts[], lead: string): Promise<Outcome> {
  const phrases = phrasesOf(turn.lang)
  const slots = await slotsToOffer(turn.ctx, turn.dossier, null)
  const offer =
    slots.length > 0
      ? `${phrases.visitQuestion} ${phrases.slotsOffer}\n${slotLines(slots, turn.dossier.timezone, phrases)}`
      : phrases.visitQuestion
  return {
    text: paragraphs(`${lead}\n${annonces.map((a) => phrases.annonce(annonceLine(a, turn.lang))).join('\n')}`, offer),
    citations: annonces.flatMap((a) => citationsOf(a, turn.lang, ['title', 'price', 'facts', 'place'])),
    change: {
      shortlist: annonces.map((a) => a.id),
      proposals: slots,
      openQuestion: slots.length > 0 ? 'SLOT_CHOICE' : null,
    },
    used: ['search_annonces', 'availability'],
  }
}

async function offerSlots(turn: Turn, range: string | null): Promise<Outcome> {
  const phrases = phrasesOf(turn.lang)
  const annonce = await annonceToVisit(turn)
  if (!annonce) return askOrShow(turn)
  if (!annonce.available) return noLongerAvailable(turn, annonce)
  const period = range ? rangeToEpoch(range, turn.dossier.timezone) : null
  if (period && period.to <= turn.ctx.clock.now())
    return plain(phrases.past, { openQuestion: 'SLOT_CHOICE' }, ['availability'])
  const slots = await slotsToOffer(turn.ctx, turn.dossier, period)
  if (slots.length === 0)
    return plain(phrases.noSlots, { openQuestion: 'SLOT_CHOICE', proposals: [] }, ['availability'])
  return offered(turn, phrases.slotsOffer, slots, { shortlist: leading(turn.state.shortlist, annonce.id) })
}

function offered(turn: Turn, lead: string, slots: Proposal[], change: Partial<AgentState> = {}): Outcome {
  const phrases = phrasesOf(turn.lang)
  return plain(
    `${lead}\n${slotLines(slots, turn.dossier.timezone, phrases)}`,
    { ...change, proposals: slots, openQuestion: 'SLOT_CHOICE' },
    ['availability'],
  )
}

/** The annonce a visit is about: spoken of, or the best match of what is known. */
async function annonceToVisit(turn: Turn): Promise<AnnonceFacts | null> {
  const spoken = await annonceSpokenOf(
    turn.ctx,
    turn.reading.slots.annonceReference,
    turn.state.shortlist,
    turn.dossier,
  )
  if (spoken) return spoken
  if (missingQuestion(turn.state.wishes) !== null) return null
  const { exact } = await searchAnnonces(turn.ctx, turn.state.wishes, turn.dossier)
  return exact[0] ?? null
}

async function noLongerAvailable(turn: Turn, annonce: AnnonceFacts): Promise<Outcome> {
  const phrases = phrasesOf(turn.lang)
  const sorry =
    annonce.status === 'RESERVED' ? phrases.reserved(annonce.title) : phrases.noLongerAvailable(annonce.title)
  const others =
    missingQuestion(turn.state.wishes) === null
      ? await searchAnnonces(turn.ctx, turn.state.wishes, turn.dossier)
      : { exact: [], close: [] }
  const similar = [...others.exact, ...others.close].filter((a) => a.id !== annonce.id)
  const citations = citationsOf(annonce, turn.lang, ['title', 'status'])
  if (similar.length === 0)
    return { text: sorry, citations, change: { shortlist: [], proposals: [] }, used: ['annonce_facts'] }
  const shown = await presentAnnonces(turn, similar, phrases.similar)
  return { ...shown, text: paragraphs(sorry, shown.text), citations: [...citations, ...shown.citations] }
}

async function bookProposal(turn: Turn, proposal: Proposal | null): Promise<Outcome> {
  const { ctx, dossier, lang } = turn
  const phrases = phrasesOf(lang)
  if (!proposal) return offerSlots(turn, null)
  const visit = await upcomingVisit(ctx, dossier.id)
  if (visit) return moveVisit(turn, visit.id, proposal)
  const annonce = await annonceToVisit(turn)
  if (annonce && !annonce.available) return noLongerAvailable(turn, annonce)
  const place = annonce ? (annonce.address ?? placeText(annonce)) : await branchAddress(ctx, dossier.branchId)
  const result = await book(ctx, dossier, proposal, annonce, place)
  if (!result.booked) return offered(turn, phrases.slotGone, result.near)
  const text = phrases.booked({
    when: phrases.when(proposal.startsAt, dossier.timezone),
    place,
    title: annonce?.title ?? null,
    agent: await memberName(ctx, proposal.agentId),
  })
  return {
    text,
    citations: annonce ? citationsOf(annonce, lang, ['title', 'place']) : [],
    change: { proposals: [], openQuestion: null },
    used: ['book'],
  }
}

async function bookAt(turn: Turn, local: string): Promise<Outcome> {
  const phrases = phrasesOf(turn.lang)
  const wanted = localToEpoch(local, turn.dossier.timezone)
  if (wanted <= turn.ctx.clock.now()) return plain(phrases.past, { openQuestion: 'SLOT_CHOICE' })
  const { exact, near } = await slotAt(turn.ctx, turn.dossier, wanted)
  if (exact) {
    const annonce = await annonceToVisit(turn)
    if (!annonce) return askOrShow(turn)
    return bookProposal(
      { ...turn, state: { ...turn.state, shortlist: leading(turn.state.shortlist, annonce.id) } },
      exact,
    )
  }
  if (near.length === 0) return plain(phrases.noSlots, { openQuestion: 'SLOT_CHOICE', proposals: [] }, ['availability'])
  return offered(turn, clearlyClosed(wanted, turn.dossier.timezone) ? phrases.outsideHours : phrases.slotGone, near)
}

async function reschedule(turn: Turn, local: string | null, range: string | null): Promise<Outcome> {
  const phrases = phrasesOf(turn.lang)
  const visit = await upcomingVisit(turn.ctx, turn.dossier.id)
  if (!visit) return offerSlots(turn, range)
  if (local) {
    const wanted = localToEpoch(local, turn.dossier.timezone)
    if (wanted <= turn.ctx.clock.now()) return plain(phrases.past, { openQuestion: 'SLOT_CHOICE' })
    const { exact, near } = await slotAt(turn.ctx, turn.dossier, wanted)
    if (exact) return moveVisit(turn, visit.id, exact)
    if (near.length > 0)
      return offered(turn, clearlyClosed(wanted, turn.dossier.timezone) ? phrases.outsideHours : phrases.slotGone, near)
  }
  const slots = await slotsToOffer(turn.ctx, turn.dossier, range ? rangeToEpoch(range, turn.dossier.timezone) : null)
  return slots.length > 0
    ? offered(turn, phrases.slotsOffer, slots)
    : plain(phrases.noSlots, { openQuestion: 'SLOT_CHOICE' }, ['availability'])
}

async function moveVisit(turn: Turn, visitId: string, to: Proposal): Promise<Outcome> {
  const phrases = phrasesOf(turn.lang)
  await rescheduleAppointment(turn.ctx, visitId, { startsAt: to.startsAt, agentId: to.agentId }, { agenda: 'BINDING' })
  return plain(phrases.moved(phrases.when(to.startsAt, turn.dossier.timezone)), { proposals: [], openQuestion: null }, [
    'reschedule',
  ])
}

async function cancelVisit(turn: Turn): Promise<Outcome> {
  const phrases = phrasesOf(turn.lang)
  const visit = await upcomingVisit(turn.ctx, turn.dossier.id)
  if (!visit) return plain(phrases.noVisit)
  await cancelAppointment(turn.ctx, visit.id, { code: 'CONTACT_CANCELLED' })
  return plain(phrases.cancelled, { proposals: [], openQuestion: null }, ['cancel'])
}

async function confirmVisit(turn: Turn): Promise<Outcome> {
  const phrases = phrasesOf(turn.lang)
  const visit = await upcomingVisit(turn.ctx, turn.dossier.id)
  if (!visit) return plain(phrases.noVisit)
  if (visit.state === 'SCHEDULED') await confirmAppointment(turn.ctx, visit.id, {})
  return plain(phrases.confirmed(phrases.when(visit.startsAt, turn.dossier.timezone)), { openQuestion: null }, [
    'confirm',
  ])
}

/** A question about one annonce, from its facts at a version. What they do not say becomes a question to a human. */
async function answer(turn: Turn, about: 'PRICE' | 'AVAILABILITY' | 'INFO'): Promise<Outcome> {
  const { ctx, state, dossier, lang } = turn
  const phrases = phrasesOf(lang)
  const annonce = await annonceSpokenOf(ctx, turn.reading.slots.annonceReference, state.shortlist, dossier)
  if (!annonce) return plain(phrases.whichAnnonce)
  const change = { shortlist: leading(state.shortlist, annonce.id) }
  const said = (text: string, fields: Parameters<typeof citationsOf>[2]): Outcome => ({
    text,
    citations: citationsOf(annonce, lang, fields),
    change,
    used: ['annonce_facts'],
  })
  if (!annonce.available && about !== 'INFO') return noLongerAvailable(turn, annonce)
  if (about === 'AVAILABILITY') {
    const slots = await slotsToOffer(ctx, dossier, null)
    const offer = slots.length > 0 ? `${phrases.slotsOffer}\n${slotLines(slots, dossier.timezone, phrases)}` : null
    const told = said(paragraphs(phrases.available(annonce.title), offer), ['title', 'status'])
    return slots.length > 0 ? { ...told, change: { ...change, proposals: slots, openQuestion: 'SLOT_CHOICE' } } : told
  }
  if (about === 'PRICE') {
    const price = priceText(annonce, lang)
    if (price) return said(phrases.price(annonce.title, price), ['title', 'price'])
    return { ...plain(phrases.handover.FACT_MISSING), handover: 'FACT_MISSING' }
  }
  const facts = [
    factsText(annonce, phrases),
    placeText(annonce),
    ...annonce.features.slice(3).map((f) => phrases.features[f]),
  ]
    .filter(Boolean)
    .join(', ')
  return said(phrases.info(annonce.title, facts), ['title', 'facts', 'place'])
}

/** Keeps the wish to come back as a task of the dossier's assignee. */
async function remember(turn: Turn, days: number): Promise<Outcome> {
  const { ctx, dossier, lang } = turn
  await createTask(ctx, {
    title: translate('fr', 'timeline:task.come_back_later'),
    category: 'FOLLOW_UP_VISIT',
    dossierId: dossier.id,
    dueAt: isoAt(ctx.clock.now() + days * DAY_MS),
  })
  return plain(phrasesOf(lang).later, { openQuestion: null, proposals: [] }, ['remember'])
}

/** The annonce spoken of moves to the front of what was shown. */
function leading(shortlist: readonly string[], id: string): string[] {
  return [id, ...shortlist.filter((other) => other !== id)]
}

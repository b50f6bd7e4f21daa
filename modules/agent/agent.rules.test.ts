import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Intent, Slots } from '#language'
import { missingQuestion, planTurn } from './agent.rules.ts'
import { type AgentState, freshState, mergeWishes } from './agent.state.ts'

const calm = { hasVisit: false, voiceNote: false }
const said = (intent: Intent, slots: Slots = {}, confidence = 0.9) => ({
  intent,
  intents: [{ code: intent, confidence }],
  slots,
})
const slot = (n: number) => ({
  startsAt: `2026-03-1${n}T10:00:00.000Z`,
  endsAt: `2026-03-1${n}T10:45:00.000Z`,
  agentId: 'a',
})
const state = (change: Partial<AgentState> = {}): AgentState => ({ ...freshState, ...change })

describe('one turn of the assistant', () => {
  it.each<[Intent, string]>([
    ['HUMAN', 'REQUESTED'],
    ['COMPLAINT', 'ANGER'],
    ['SELL', 'OWNER_LEAD'],
    ['RENT_OUT', 'OWNER_LEAD'],
    ['ESTIMATE', 'OWNER_LEAD'],
  ])('%s goes to a human: %s', (intent, reason) => {
    expect(planTurn(state(), said(intent), '', calm)).toEqual({ act: 'HAND_OVER', reason })
  })

  it('an offer on an annonce is negotiated by a human; a budget without an annonce is a wish', () => {
    const offer = said('PRICE_QUESTION', { budgetMax: 1_000_000 })
    expect(planTurn(state({ shortlist: ['x'] }), offer, '1MDH ça passe ?', calm)).toEqual({
      act: 'HAND_OVER',
      reason: 'NEGOTIATION',
    })
    expect(planTurn(state(), offer, '', calm).act).toBe('ASK')
  })

  it('asking for a better price is negotiating too', () => {
    expect(planTurn(state(), said('PRICE_QUESTION'), 'Est-ce que le prix est négociable ?', calm)).toEqual({
      act: 'HAND_OVER',
      reason: 'NEGOTIATION',
    })
  })

  it('never asks again what it knows: a question with every wish known shows annonces', () => {
    const known = state({ wishes: { transaction: 'RENT', city: 'Casablanca', bedrooms: 2, budgetMax: 9000 } })
    expect(planTurn(known, said('AVAILABILITY_QUESTION'), 'vous avez quoi ?', calm)).toEqual({ act: 'SHOW_ANNONCES' })
  })

  it.each(['Je vais voir mon avocat', 'supprimez mes données', 'please delete my data', 'je vous fais un virement'])(
    'law and money go to a human: %s',
    (text) => {
      expect(planTurn(state(), said('OTHER'), text, calm)).toEqual({ act: 'HAND_OVER', reason: 'LEGAL_OR_PAYMENT' })
    },
  )

  it('asks one thing at a time, never what is known', () => {
    expect(missingQuestion({})).toBe('TRANSACTION')
    expect(missingQuestion({ transaction: 'SALE' })).toBe('CITY')
    expect(missingQuestion({ transaction: 'SALE', zone: 'Maârif' })).toBe('PROPERTY_TYPE')
    expect(missingQuestion({ transaction: 'SALE', zone: 'Maârif', bedrooms: 2 })).toBe('BUDGET')
    expect(missingQuestion({ transaction: 'SALE', zone: 'Maârif', bedrooms: 2, budgetMax: 1 })).toBeNull()
  })

  it('a choice among the offered slots is booked; a yes to one slot too; a yes to several is asked back', () => {
    const two = state({ proposals: [slot(3), slot(4)] })
    expect(planTurn(two, said('CONFIRM', { proposalIndex: 1 }), '', calm)).toEqual({ act: 'BOOK', proposal: 1 })
    expect(planTurn(state({ proposals: [slot(3)] }), said('CONFIRM'), 'ok', calm)).toEqual({ act: 'BOOK', proposal: 0 })
    expect(planTurn(two, said('CONFIRM'), 'ok', calm)).toEqual({ act: 'ASK', question: 'SLOT_CHOICE' })
  })

  it('cancel is about the visit when there is one', () => {
    expect(planTurn(state(), said('CANCEL'), 'annuler', { ...calm, hasVisit: true })).toEqual({ act: 'CANCEL_VISIT' })
  })

  it('later becomes something to remember', () => {
    expect(planTurn(state(), said('OTHER'), 'je vous recontacte plus tard', calm)).toEqual({ act: 'REMEMBER', days: 7 })
    expect(planTurn(state(), said('OTHER'), 'le mois prochain plutôt', calm)).toEqual({ act: 'REMEMBER', days: 30 })
  })

  it('not understood twice goes to a human', () => {
    const odd = said('OTHER', {}, 0.2)
    expect(planTurn(state(), odd, 'xyz', calm)).toEqual({ act: 'REPHRASE' })
    expect(planTurn(state({ notUnderstood: 1 }), odd, 'xyz', calm)).toEqual({
      act: 'HAND_OVER',
      reason: 'NOT_UNDERSTOOD',
    })
  })

  it('three automatic messages without an answer are enough', () => {
    expect(planTurn(state({ inARow: 3 }), said('SEARCH'), '', calm)).toEqual({ act: 'SILENT' })
  })

  it('a voice note is acknowledged and given to a human', () => {
    expect(planTurn(state(), said('OTHER'), '', { ...calm, voiceNote: true })).toEqual({
      act: 'HAND_OVER',
      reason: 'VOICE_NOTE',
    })
  })

  const intents: Intent[] = [
    'SEARCH',
    'VISIT_REQUEST',
    'RESCHEDULE',
    'CANCEL',
    'CONFIRM',
    'PRICE_QUESTION',
    'AVAILABILITY_QUESTION',
    'INFO_QUESTION',
    'SELL',
    'GREETING',
    'THANKS',
    'OTHER',
    'HUMAN',
  ]
  it('always has a plan, and never books a slot that was not offered', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...intents),
        fc.record(
          { proposalIndex: fc.integer({ min: -2, max: 6 }), budgetMax: fc.nat(), city: fc.string() },
          { requiredKeys: [] },
        ),
        fc.array(fc.integer({ min: 0, max: 9 }), { maxLength: 3 }),
        fc.string(),
        fc.boolean(),
        (intent, slots, offered, text, hasVisit) => {
          const plan = planTurn(state({ proposals: offered.map(slot) }), said(intent, slots as Slots), text, {
            hasVisit,
            voiceNote: false,
          })
          if (plan.act === 'BOOK') expect(offered[plan.proposal]).toBeDefined()
          else expect(plan.act).toMatch(/^[A-Z_]+$/)
        },
      ),
    )
  })
})

describe('what is remembered', () => {
  it('the latest word on each wish; a new city forgets the quarter of the old one', () => {
    const known: Slots = { transaction: 'SALE', city: 'Casablanca', zone: 'Maârif', budgetMin: 900_000 }
    expect(mergeWishes(known, { city: 'Rabat' })).toEqual({ transaction: 'SALE', city: 'Rabat', budgetMin: 900_000 })
    expect(mergeWishes(known, { budgetMax: 500_000 }).budgetMin).toBeUndefined()
  })
})

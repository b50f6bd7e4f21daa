import { type Static, type TSchema, Type } from 'typebox'
import { Check } from 'typebox/value'
import { recordActivity } from '#modules/timeline'
import { alreadyThere, effectOf, knowsFact } from '#modules/workflows'
import { announce, type EventHandler, type RequestContext } from '#platform/context'
import { annonceOfAppointment, appointmentFacts } from './dossiers.read-model.ts'
import { asSystem, lockDossier, updateDossier } from './dossiers.repository.ts'
import { markInterest } from './interests.service.ts'
import { performMove } from './moves.service.ts'

/** Facts that move dossiers by themselves, as the workflows' `effects` name them. */
export const factCodes = [
  'VISIT_BOOKED',
  'LAST_VISIT_CANCELLED',
  'VISIT_DONE',
  'VISIT_NO_SHOW',
  'LAST_APPOINTMENT_CANCELLED',
  'OFFER_RECEIVED',
  'OFFER_COUNTERED',
] as const
export type FactCode = (typeof factCodes)[number]

/** What a fact rests on. */
type Fact = { code: FactCode } & ({ appointmentId: string } | { offerId: string })

/**
 * Lets a fact have its effect on a dossier, as the system, in the caller's transaction. Where the workflow has no edge
 * for it the state stays and the timeline says so; a fact the workflow does not speak of changes nothing.
 */
export async function applyFact(ctx: RequestContext, dossierId: string, { code, ...proof }: Fact): Promise<void> {
  await asSystem(ctx, async (system) => {
    const dossier = await lockDossier(system, dossierId)
    if (!dossier || !knowsFact(dossier.definition, code)) return
    const to = effectOf(dossier.definition, dossier.status, code)
    const told = { fact: code, ...proof }
    const decided = to
      ? await performMove(system, dossier, {
          to,
          fields: 'offerId' in proof ? { offer: proof.offerId } : { appointment: proof.appointmentId },
          told,
          caller: { roles: [], system: true },
        })
      : null
    if (decided?.ok || alreadyThere(dossier.definition, dossier.status, code)) return
    recordActivity(system, {
      type: 'SYSTEM',
      code: 'dossier.effect_skipped',
      dossierId,
      contactId: dossier.contactId,
      params: { ...told, status: dossier.status },
    })
    announce(system, { topic: 'dossier', id: dossierId, dossierId, kind: 'changed' })
  })
}

const AppointmentEvent = Type.Object({
  dossierId: Type.Union([Type.String(), Type.Null()]),
  appointmentId: Type.String(),
  type: Type.String(),
  remainingFutureVisits: Type.Integer({ minimum: 0 }),
})

/** Listens to facts of appointments that are about a dossier. A payload of another shape is a bug and says so. */
function onAppointment(
  react: (ctx: RequestContext, event: Static<typeof AppointmentEvent> & { dossierId: string }) => Promise<void>,
): EventHandler {
  return async (ctx, payload) => {
    const { dossierId, ...event } = read(AppointmentEvent, payload)
    if (dossierId !== null) await react(ctx, { ...event, dossierId })
  }
}

function read<T extends TSchema>(schema: T, payload: Record<string, unknown>): Static<T> {
  if (!Check(schema, payload)) throw new TypeError('an event of another shape')
  return payload as Static<T>
}

const OfferMade = Type.Object({
  dossierId: Type.String(),
  offerId: Type.String(),
  annonceId: Type.Union([Type.String(), Type.Null()]),
  counter: Type.Boolean(),
  moved: Type.Boolean(),
})
const OfferAccepted = Type.Object({ dossierId: Type.String(), amount: Type.Integer({ minimum: 1 }) })

/** What offers do to a dossier: it moves, its interest is said to be offered for, a deal is what it is expected to bring. */
export const offerListeners: Record<string, EventHandler> = {
  'offers.made': async (ctx, payload) => {
    const { dossierId, offerId, annonceId, counter, moved } = read(OfferMade, payload)
    if (annonceId) await markInterest(ctx, dossierId, annonceId, 'OFFERED')
    if (!moved) await applyFact(ctx, dossierId, { code: counter ? 'OFFER_COUNTERED' : 'OFFER_RECEIVED', offerId })
  },
  'offers.accepted': (ctx, payload) => {
    const { dossierId, amount } = read(OfferAccepted, payload)
    updateDossier(ctx, dossierId, { expected_value: amount })
  },
}

export const appointmentListeners: Record<string, EventHandler> = {
  'appointments.booked': onAppointment(async (ctx, { dossierId, appointmentId, type }) => {
    if (type === 'VISIT') await applyFact(ctx, dossierId, { code: 'VISIT_BOOKED', appointmentId })
  }),
  'appointments.cancelled': onAppointment(async (ctx, { dossierId, appointmentId, type, remainingFutureVisits }) => {
    if (type === 'VISIT' && remainingFutureVisits === 0)
      await applyFact(ctx, dossierId, { code: 'LAST_VISIT_CANCELLED', appointmentId })
    const { anyAhead } = await appointmentFacts(ctx, dossierId, null)
    if (!anyAhead) await applyFact(ctx, dossierId, { code: 'LAST_APPOINTMENT_CANCELLED', appointmentId })
  }),
  'appointments.done': onAppointment(async (ctx, { dossierId, appointmentId, type }) => {
    if (type !== 'VISIT') return
    const annonceId = await annonceOfAppointment(ctx, appointmentId)
    if (annonceId) await markInterest(ctx, dossierId, annonceId, 'VISITED')
    await applyFact(ctx, dossierId, { code: 'VISIT_DONE', appointmentId })
  }),
  'appointments.no_show': onAppointment(async (ctx, { dossierId, appointmentId, type }) => {
    if (type === 'VISIT') await applyFact(ctx, dossierId, { code: 'VISIT_NO_SHOW', appointmentId })
  }),
}

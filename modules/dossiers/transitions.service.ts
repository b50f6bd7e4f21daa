import { claimCodes } from '#modules/reference-data'
import { type Decision, transitionsFrom } from '#modules/workflows'
import { isoNow } from '#platform/clock'
import { publish, type RequestContext } from '#platform/context'
import { AppError, constraintOf, invalidField } from '#platform/errors'
import type { Dossier } from './dossier-page.schema.ts'
import { annonceReference, appointmentFacts, managerToAsk, standingOffers } from './dossiers.read-model.ts'
import { type DossierChange, type LockedDossier, updateOpenness } from './dossiers.repository.ts'
import type { DossierMove } from './dossiers.schema.ts'
import { holdForWriting } from './holding.service.ts'
import { performMove, writeMove } from './moves.service.ts'
import { readDossier, readTransitions } from './page.service.ts'
import { sideOfOffer } from './ways.rules.ts'

/**
 * Moves a dossier by hand. 422 TRANSITION_NOT_ALLOWED, REQUIREMENT_MISSING, GUARD_FAILED or 403 ROLE_REQUIRED, each
 * with the transitions that are possible and what they ask for; 409 VERSION_CONFLICT with the current state.
 */
export async function moveDossier(ctx: RequestContext, id: string, body: DossierMove): Promise<Dossier> {
  const dossier = await holdForWriting(ctx, id, body.version)
  const { to, version: _version, ...given } = body
  const caller = { roles: ctx.roles, system: ctx.actor.kind !== 'user' }
  const decided = transitionsFrom(dossier.definition, dossier, caller).some((way) => way.to === to)
    ? await performMove(ctx, dossier, { to, ...(await readFields(ctx, dossier, to, given)), told: given, caller })
    : ({ ok: false, code: 'TRANSITION_NOT_ALLOWED' } as const)
  if (!decided.ok) throw await refusal(ctx, id, to, decided)
  if (given.offer)
    await publish(ctx, {
      type: 'dossiers.offer_named',
      payload: { dossierId: id, side: sideOfOffer(to), ...given.offer },
    })
  return readDossier(ctx, id)
}

/** Fields of the call under the names of the requirements they satisfy. */
const fieldOf: Record<string, string> = { appointment: 'appointmentId', annonce: 'annonceId' }

async function refusal(
  ctx: RequestContext,
  id: string,
  to: string,
  decided: Extract<Decision, { ok: false }>,
): Promise<AppError> {
  const { items } = await readTransitions(ctx, id)
  const guards = items.find((way) => way.to === to)?.guards ?? []
  const reasons = guards.filter(({ code }) => decided.failed?.includes(code)).map(({ reason }) => reason ?? '')
  return new AppError(decided.code === 'ROLE_REQUIRED' ? 403 : 422, decided.code, {
    params: { reason: reasons.join(', ') },
    errors: (decided.missing ?? []).map((name) => ({ field: fieldOf[name] ?? name, code: 'REQUIRED' })),
    extra: {
      allowed: items,
      ...(decided.missing ? { missing: decided.missing } : {}),
      ...(decided.failed ? { guards: decided.failed } : {}),
      ...(decided.roles ? { roles: decided.roles } : {}),
    },
  })
}

/** Judges what the call brings: an appointment must be the dossier's, an offer in its currency, an annonce known. */
async function readFields(
  ctx: RequestContext,
  dossier: LockedDossier,
  to: string,
  given: Omit<DossierMove, 'to' | 'version'>,
): Promise<{ fields: Record<string, unknown>; change: DossierChange }> {
  await Promise.all([
    claimCodes(ctx, 'LOSS_REASON', [{ code: given.lossReason, field: 'lossReason' }]),
    claimCodes(ctx, 'WON_REASON', [{ code: given.wonReason, field: 'wonReason' }]),
  ])
  if (given.appointmentId !== undefined) {
    const { named } = await appointmentFacts(ctx, dossier.id, given.appointmentId)
    if (!named) throw invalidField('appointmentId', 'UNKNOWN')
  }
  if (given.annonceId !== undefined && (await annonceReference(ctx, given.annonceId)) === null)
    throw invalidField('annonceId', 'UNKNOWN')
  if (given.offer && given.offer.currency !== dossier.currency)
    throw invalidField('offer.currency', 'CURRENCY_MISMATCH')
  const annonce = given.annonceId ?? dossier.annonceId
  // An offer that stands already is what the move rests on.
  const offer = given.offer ?? ((await standingOffers(ctx, dossier.id)).includes(sideOfOffer(to)) || undefined)
  return {
    fields: { ...given, appointment: given.appointmentId, annonce, offer },
    change: {
      ...(given.annonceId === undefined ? {} : { annonce_id: given.annonceId }),
      ...(given.lossReason === undefined ? {} : { loss_reason: given.lossReason }),
      ...(given.wonReason === undefined ? {} : { won_reason: given.wonReason }),
    },
  }
}

/**
 * Opens a closed dossier again, in the state before it was closed. A command of its own (permission dossier.reopen);
 * 422 REOPEN_NOT_ALLOWED when it is open, 409 DUPLICATE_DOSSIER when the same case has been opened anew meanwhile.
 */
export async function reopenDossier(
  ctx: RequestContext,
  id: string,
  body: { version: number; justification: string },
): Promise<Dossier> {
  const dossier = await holdForWriting(ctx, id, body.version, 'dossier.reopen')
  if (dossier.isOpen || !dossier.closedFrom) throw new AppError(422, 'REOPEN_NOT_ALLOWED')
  const askManager = await managerToAsk(ctx, dossier.branchId)
  await updateOpenness(ctx, id, {
    status: dossier.closedFrom,
    status_since: isoNow(ctx.clock),
    is_open: true,
    closed_at: null,
    closed_from: null,
    loss_reason: null,
    won_reason: null,
  }).catch((error: unknown) => {
    if (constraintOf(error) === 'dossiers_one_open')
      throw new AppError(409, 'DUPLICATE_DOSSIER', { extra: { existing: null, askManager } })
    throw error
  })
  writeMove(ctx, dossier, dossier.closedFrom, 'dossier.reopened', { justification: body.justification })
  await publish(ctx, { type: 'dossiers.reopened', payload: { dossierId: id, to: dossier.closedFrom } })
  return readDossier(ctx, id)
}

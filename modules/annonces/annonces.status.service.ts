import { recordActivity } from '#modules/timeline'
import { decideTransition } from '#modules/workflows'
import { announce, publish, type RequestContext } from '#platform/context'
import { AppError, forbidden, invalidField, notFound, versionConflict } from '#platform/errors'
import { authorise } from '#platform/http'
import { judgeGuard } from './annonces.guards.rules.ts'
import { mayOverrideDuplicates, permissionToMove } from './annonces.policy.ts'
import {
  presentAnnonce,
  presentWays,
  reaches,
  reasonOf,
  type Standing,
  standingOf,
  workflowCaller,
} from './annonces.presenter.ts'
import { insertStatusHistory, type StatusChange, statusColumns, updateAnnonce } from './annonces.repository.ts'
import type { Annonce, AnnonceMove } from './annonces.schema.ts'
import { loadAnnonce, type StoredAnnonce } from './annonces.views.ts'

/**
 * Moves an annonce along its workflow; status, history, timeline and audit are one transaction.
 * 404 not the caller's; 403 permission or role; 409 stale version with the current annonce; 422 TRANSITION_NOT_ALLOWED,
 * REQUIREMENT_MISSING or GUARD_FAILED with the ways that exist and what each asks for.
 */
export async function moveAnnonce(ctx: RequestContext, id: string, move: AnnonceMove): Promise<Annonce> {
  authorise(ctx, 'annonce.read')
  // Who may suspend may suspend what they cannot otherwise read: reports come from the public.
  const annonce = await loadAnnonce(
    ctx,
    id,
    move.to === 'SUSPENDED' ? ['annonce.read', 'annonce.suspend'] : ['annonce.read'],
  )
  if (!annonce) throw notFound('annonce')
  const permission = permissionToMove(annonce.status, move.to)
  authorise(ctx, permission)
  if (!reaches(annonce, permission)) throw forbidden(permission)
  if (annonce.version !== move.version) throw await conflict(ctx, annonce)
  const standing = await standingOf(ctx, annonce)
  refuseImpossibleClosing(annonce, move, standing.guardInput.today)
  refuseOverride(ctx, move)
  decide(ctx, annonce, standing, move)

  if (!(await updateAnnonce(ctx, id, move.version, statusColumns(changeOf(annonce, move)))))
    throw await conflict(ctx, (await loadAnnonce(ctx, id, null)) ?? annonce)
  await tell(ctx, annonce, move)
  return presentAnnonce(ctx, (await loadAnnonce(ctx, id, null)) ?? annonce)
}

/** 409 with the annonce as it is now; to who may stop but not read it, only where it stands. */
async function conflict(ctx: RequestContext, annonce: StoredAnnonce): Promise<AppError> {
  const { id, status, version } = annonce
  return versionConflict(annonce.readable ? await presentAnnonce(ctx, annonce) : { id, status, version })
}

function refuseImpossibleClosing(annonce: StoredAnnonce, { closing }: AnnonceMove, today: string): void {
  if (!closing) return
  if ((closing.kind === 'SOLD') !== (annonce.transaction === 'SALE'))
    throw invalidField('closing.kind', 'WRONG_TRANSACTION')
  if (closing.date > today) throw invalidField('closing.date', 'IN_FUTURE')
}

function refuseOverride(ctx: RequestContext, { duplicateOverrideReason }: AnnonceMove): void {
  if (duplicateOverrideReason && !mayOverrideDuplicates(ctx)) throw forbidden('duplicate.override')
}

/** Asks the engine; throws what it refuses, in words. */
function decide(ctx: RequestContext, annonce: StoredAnnonce, standing: Standing, move: AnnonceMove): void {
  const input = { ...standing.guardInput, duplicateOverridden: Boolean(move.duplicateOverrideReason?.trim()) }
  const judged = (standing.ways.find((way) => way.to === move.to)?.guards ?? []).map((code) => judgeGuard(code, input))
  const { to, version: _version, ...fields } = move
  const decision = decideTransition(
    standing.workflow.definition,
    { status: annonce.status, heldFrom: null },
    { to, fields, caller: workflowCaller(ctx), failedGuards: judged.filter((g) => !g.ok).map((g) => g.code) },
  )
  if (decision.ok) return
  const failed = judged
    .filter((answer) => decision.failed?.includes(answer.code))
    .map((answer) => ({ code: answer.code, reason: reasonOf(ctx, answer) ?? '' }))
  throw new AppError(decision.code === 'ROLE_REQUIRED' ? 403 : 422, decision.code, {
    errors: (decision.missing ?? []).map((field) => ({ field, code: 'REQUIRED' })),
    extra: { allowed: presentWays(ctx, annonce, standing), ...(failed.length > 0 ? { failed } : {}) },
    params: { reason: failed.map(({ reason }) => reason).join(' ') },
  })
}

/** What a move changes besides the state. */
function changeOf(annonce: StoredAnnonce, move: AnnonceMove): StatusChange {
  const goesPublic = move.to === 'PUBLISHED'
  return {
    status: move.to,
    // Coming back from a pause is the same publication; leaving the draft begins a new one.
    publishedNow: goesPublic && (annonce.status === 'DRAFT' || annonce.publishedAt === null),
    ...(move.to === 'SUSPENDED' ? { moderationReason: move.moderationReason ?? null } : {}),
    ...(goesPublic ? { moderationReason: null } : {}),
    ...(move.to === 'CLOSED' ? { closing: move.closing ?? null } : {}),
    ...(annonce.status === 'CLOSED' && move.to !== 'ARCHIVED' ? { closing: null } : {}),
  }
}

async function tell(ctx: RequestContext, annonce: StoredAnnonce, move: AnnonceMove): Promise<void> {
  const { to, version: _version, ...fields } = move
  const { id, status: from, reference } = annonce
  await insertStatusHistory(ctx, { annonceId: id, from, to, fields })
  recordActivity(ctx, {
    type: 'STATUS_CHANGE',
    code: 'annonce.status_changed',
    annonceId: id,
    params: { from, to },
  })
  await publish(ctx, { type: 'annonces.status_changed', payload: { annonceId: id, reference, from, to } })
  if (to === 'PUBLISHED')
    await publish(ctx, { type: 'annonces.published', payload: { annonceId: id, reference, from } })
  announce(ctx, { topic: 'annonce', id, kind: 'status_changed' })
}

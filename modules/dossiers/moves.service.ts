import { missingDocuments } from '#modules/documents'
import { recordActivity } from '#modules/timeline'
import { type Decision, decideTransition, ON_HOLD, transitionsFrom, type WorkflowCaller } from '#modules/workflows'
import { isoNow } from '#platform/clock'
import { announce, publish, type RequestContext } from '#platform/context'
import { cancelJob } from '#platform/jobs'
import { FIRST_RESPONSE_JOB } from './creation.service.ts'
import { appointmentFacts } from './dossiers.read-model.ts'
import { type DossierChange, insertHistory, type LockedDossier, updateDossier } from './dossiers.repository.ts'
import { unanswered } from './dossiers.rules.ts'
import { DOCUMENTS_RECEIVED, failedGuards, type GuardFacts } from './ways.rules.ts'

/** A move that is to be made. `fields` satisfy requirements; `told` is what history keeps of the call. */
export type Move = {
  to: string
  fields: Record<string, unknown>
  told: Record<string, unknown>
  caller: WorkflowCaller
  /** Columns that the move sets besides the state. */
  change?: DossierChange
}

/**
 * Makes one move of a held dossier by the engine and writes state, history and timeline together; the audit trigger
 * adds its entry. Returns the engine's answer; nothing is written when it refuses.
 */
export async function performMove(ctx: RequestContext, dossier: LockedDossier, move: Move): Promise<Decision> {
  const { definition } = dossier
  const way = transitionsFrom(definition, dossier, move.caller).find((w) => w.to === move.to)
  const decided = decideTransition(definition, dossier, {
    ...move,
    failedGuards: way ? failedGuards([way], await guardFacts(ctx, dossier.id, way.guards)) : [],
  })
  if (!decided.ok) return decided
  const answered = dossier.firstResponseAt === null && impliesAnswer(decided)
  updateDossier(ctx, dossier.id, {
    ...move.change,
    ...(answered ? { first_response_at: isoNow(ctx.clock) } : {}),
    status: decided.to,
    status_since: isoNow(ctx.clock),
    held_from: decided.heldFrom,
    ...(decided.terminal ? { is_open: false, closed_from: dossier.status, closed_at: isoNow(ctx.clock) } : {}),
  })
  writeMove(ctx, dossier, decided.to, codeOf(dossier.status, decided.to, decided.terminal), move.told)
  if (decided.terminal || answered) cancelJob(ctx, FIRST_RESPONSE_JOB, dossier.id)
  await publish(ctx, {
    type: 'dossiers.status_changed',
    payload: {
      dossierId: dossier.id,
      caseType: dossier.caseType,
      contactId: dossier.contactId,
      from: dossier.status,
      to: decided.to,
      terminal: decided.terminal,
      commands: definition.onEnter?.[decided.to] ?? [],
    },
  })
  return decided
}

/** Whoever carries a dossier on has spoken with the person: by phone, at the desk, wherever no message tells of it. */
function impliesAnswer({ to, terminal }: { to: string; terminal: boolean }): boolean {
  return !terminal && to !== ON_HOLD && !unanswered.includes(to)
}

/** What the named guards are judged by; only that is asked for. */
async function guardFacts(ctx: RequestContext, dossierId: string, guards: readonly string[]): Promise<GuardFacts> {
  const [appointments, missing] = await Promise.all([
    guards.includes('appointment_done') ? appointmentFacts(ctx, dossierId, null) : null,
    guards.includes(DOCUMENTS_RECEIVED) ? missingDocuments(ctx, dossierId) : [],
  ])
  return { appointmentDone: appointments?.anyDone ?? false, documentsMissing: missing.length > 0 }
}

function codeOf(from: string, to: string, terminal: boolean): string {
  if (to === ON_HOLD) return 'dossier.held'
  return from === ON_HOLD && !terminal ? 'dossier.resumed' : 'dossier.status_changed'
}

/** History and timeline of a change of state, and the word to open screens. */
export function writeMove(
  ctx: RequestContext,
  dossier: LockedDossier,
  to: string,
  code: string,
  told: Record<string, unknown>,
): void {
  insertHistory(ctx, { dossierId: dossier.id, from: dossier.status, to, fields: told })
  recordActivity(ctx, {
    type: 'STATUS_CHANGE',
    code,
    dossierId: dossier.id,
    contactId: dossier.contactId,
    params: { ...told, from: dossier.status, to },
  })
  announce(ctx, { topic: 'dossier', id: dossier.id, dossierId: dossier.id, kind: 'moved' })
}

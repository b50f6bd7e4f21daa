import { ON_HOLD, type Workflow, type WorkflowState } from '#modules/workflows'
import { isoNow } from '#platform/clock'
import { type Actor, announce, publish, type RequestContext } from '#platform/context'
import { actingAs, lockDossier, updateDossier } from './dossiers.repository.ts'
import { writeMove } from './moves.service.ts'

/**
 * What became of a dossier that was to follow another version of its workflow: MOVED it follows it in the state it had,
 * RESTATED in another, SKIPPED it has ended, is gone or follows it already, NO_PLACE its state has no place in it.
 */
export type WorkflowChange =
  | { outcome: 'MOVED' | 'RESTATED' | 'SKIPPED' }
  | { outcome: 'NO_PLACE'; reference: string; status: string }

/**
 * Puts a running dossier under another version of its workflow, in the name of who decided it. Holds the dossier first,
 * so that what happened to it meanwhile counts; doing it twice changes nothing the second time. A change of state is
 * written as every other: state, history, timeline, fact. Commands of the new state are not given: nobody entered it.
 * @param place where a state leads in the new version; null when it has no place there
 */
export function changeWorkflow(
  ctx: RequestContext,
  id: string,
  to: { workflow: Workflow; actor: Actor; place(state: WorkflowState): WorkflowState | null },
): Promise<WorkflowChange> {
  return actingAs(ctx, to.actor, async (acting) => {
    const dossier = await lockDossier(acting, id)
    const { workflow } = to
    if (!dossier?.isOpen || dossier.caseType !== workflow.code || dossier.workflowVersionId === workflow.id)
      return { outcome: 'SKIPPED' }
    const next = to.place({ status: dossier.status, heldFrom: dossier.heldFrom })
    if (!next) return { outcome: 'NO_PLACE', reference: dossier.reference, status: dossier.status }
    const restated = next.status !== dossier.status
    updateDossier(acting, id, {
      workflow_version_id: workflow.id,
      status: next.status,
      held_from: next.status === ON_HOLD ? next.heldFrom : null,
      ...(restated ? { status_since: isoNow(ctx.clock) } : {}),
    })
    if (!restated) {
      announce(acting, { topic: 'dossier', id, dossierId: id, kind: 'changed' })
      return { outcome: 'MOVED' }
    }
    writeMove(acting, dossier, next.status, 'dossier.workflow_changed', { workflowVersion: workflow.version })
    await publish(acting, {
      type: 'dossiers.status_changed',
      payload: {
        dossierId: id,
        caseType: dossier.caseType,
        contactId: dossier.contactId,
        from: dossier.status,
        to: next.status,
        terminal: false,
        commands: [],
      },
    })
    return { outcome: 'RESTATED' }
  })
}

export { workflowsModule } from './workflows.module.ts'
export {
  activeWorkflow,
  productStateName,
  type StateNames,
  stateNames,
  workflowVersion,
  workflowVersions,
} from './workflows.read-model.ts'
export { activateVersion, lockActiveVersion } from './workflows.repository.ts'
export {
  alreadyThere,
  type Decision,
  decideTransition,
  effectOf,
  knowsFact,
  mainPath,
  ON_HOLD,
  transitionsFrom,
  validateDefinition,
  type WayOut,
  type WorkflowCaller,
  type WorkflowPlace,
  type WorkflowProblem,
  type WorkflowState,
} from './workflows.rules.ts'
export { Transition, tones, Workflow, WorkflowDefinition, type WorkflowTransition } from './workflows.schema.ts'

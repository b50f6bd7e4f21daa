export { workflowsModule } from './workflows.module.ts'
export { activeWorkflow, workflowVersion, workflowVersions } from './workflows.read-model.ts'
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
  type WorkflowState,
} from './workflows.rules.ts'
export { Transition, Workflow, WorkflowDefinition, type WorkflowTransition } from './workflows.schema.ts'

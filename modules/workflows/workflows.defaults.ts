import stored from './default-workflows.json' with { type: 'json' }
import { readDefinition } from './workflows.errors.ts'
import type { WorkflowDefinition } from './workflows.schema.ts'

/** The workflows every organisation begins with, in their own versions from then on. */
export const defaultWorkflows: readonly { code: string; definition: WorkflowDefinition }[] = Object.entries(stored).map(
  ([code, definition]) => ({ code, definition: readDefinition(definition, code) }),
)

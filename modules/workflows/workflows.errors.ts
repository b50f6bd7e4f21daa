import { Check } from 'typebox/value'
import { AppError } from '#platform/errors'
import { validateDefinition } from './workflows.rules.ts'
import { WorkflowDefinition } from './workflows.schema.ts'

/** A stored definition, checked. Throws 500 WORKFLOW_INVALID naming what is wrong: nothing runs on a broken graph. */
export function readDefinition(stored: unknown, code: string): WorkflowDefinition {
  if (!Check(WorkflowDefinition, stored))
    throw new AppError(500, 'WORKFLOW_INVALID', {
      params: { code },
      extra: { workflow: code, problems: [{ code: 'SHAPE', at: '' }] },
    })
  const problems = validateDefinition(stored)
  if (problems.length > 0)
    throw new AppError(500, 'WORKFLOW_INVALID', { params: { code }, extra: { workflow: code, problems } })
  return stored
}

export { assignmentsModule } from './assignments.module.ts'
export { hasRules } from './assignments.read-model.ts'
export { type Assignable, type Assignment, assignByRules, replaceRules } from './assignments.service.ts'

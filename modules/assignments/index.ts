export { assignmentsModule } from './assignments.module.ts'
export { type Assignable, type Assignment, assignByRules, replaceRules } from './assignments.service.ts'

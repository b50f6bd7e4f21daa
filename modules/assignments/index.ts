export { assignmentsModule } from './assignments.module.ts'
export { type Assignable, type Assignment, assignByRules } from './assignments.service.ts'

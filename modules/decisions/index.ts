export { decisionsModule } from './decisions.module.ts'
export { type Factor, type NewDecision, recordDecision } from './decisions.repository.ts'

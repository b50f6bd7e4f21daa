export { type Factor, type NewDecision, recordDecision } from './decisions.repository.ts'

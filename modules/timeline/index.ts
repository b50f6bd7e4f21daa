export { type ActivityType, type NewActivity, recordActivity } from './timeline.repository.ts'
